"""A trust for tests: measures, figures and targets in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldenthread.records.measures.models import Measure, Observation, Series, Target
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period, PeriodKind, Value, parse_value

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
MARCH = Period.month(2023, 3)


def organisation(code: str = "RWF", **options) -> Organisation:
    return Organisation.objects.create(code=code, name=f"Trust {code}", kind="trust", **options)


def measure(trust: Organisation, code: str = "waits", **options) -> Measure:
    defaults = {"name": code.title(), "kind": "percent", "theme": "Access"}
    return Measure.objects.create(organisation=trust, code=code, **{**defaults, **options})


def line(one: Measure, code: str = "", **options) -> Series:
    found, _ = Series.objects.get_or_create(measure=one, code=code, defaults=options)
    return found


def figure(one: Measure, period: Period, written: object, *, series: str = "", **options) -> None:
    """Add a figure; a later one of the same period supersedes it."""
    on = line(one, series)
    moment = options.pop("recorded_at", LONG_AGO)
    same = {"series": on, "period_kind": period.kind.value, "period_start": period.start}
    before = Observation.objects.filter(**same)
    revision = before.count() + 1
    before.filter(superseded_at=None).update(superseded_at=moment)
    row = Observation(**same, revision=revision, recorded_at=moment, **options)
    row.set_value(written if isinstance(written, Value) else parse_value(str(written), one.spec))
    row.save()


def months(one: Measure, values: Iterable[object], *, last: Period = MARCH, **options) -> None:
    """Add a figure a month, the last one in `last`; None leaves the month out."""
    listed = list(values)
    for index, written in enumerate(listed):
        if written is not None:
            figure(one, last.shift(index + 1 - len(listed)), written, **options)


def target(one: Measure, written: object, period: Period | None = None, **options) -> Target:
    row = Target(measure=one, **options)
    if period is not None:
        row.period_kind, row.period_start = period.kind.value, period.start
    row.set_value(written if isinstance(written, Value) else parse_value(str(written), one.spec))
    row.save()
    return row


def week(year: int, month: int, day: int) -> Period:
    return Period(PeriodKind.WEEK, dt.date(year, month, day))
