"""Recording one figure on a page; imports record many with the same revisions."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldenthread.records.history.keeping import keep
from goldenthread.records.measures.actions.access import directory_of, must_change, trace
from goldenthread.records.measures.actions.observations import compare_figures, write_revisions
from goldenthread.records.measures.actions.revisions import OPTIONAL, Figure, changes_of
from goldenthread.records.measures.actions.values import kept_number, value_columns
from goldenthread.records.measures.models import Measure, Observation, Series
from goldenthread.records.measures.subjects import SERIES
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period, Value


@transaction.atomic
def record_figure(
    *,
    measure: Measure,
    period: Period,
    value: Value,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    status: str = Observation.Status.FINAL,
    note: str = "",
    series: Series | None = None,
    by: User,
) -> Observation:
    """Record or correct the figure of a line in a period, and give the revision that holds now.

    The same figure again adds nothing; another one supersedes it and the earlier one stays.
    """
    must_change(measure, by)
    directory = directory_of(measure)
    line = (measure.organisation.code, measure.code, series.code if series else "")
    if not series:
        row = {"organisation": line[0], "measure": line[1], "code": ""}
        keep(SERIES, [row], directory=directory, by=by, reason="record figure")
    figure = Figure(
        line=line,
        period_kind=period.kind.value,
        period_start=period.start,
        **value_columns(value),
        numerator=kept_number(numerator),
        denominator=kept_number(denominator),
        status=Observation.Status(status).value,
        note=note.strip(),
    )
    found = compare_figures([figure], directory, now=timezone.now(), given=OPTIONAL)
    write_revisions(found, directory=directory, by=by, batch=None)
    for revision in (*found.added, *found.changed):
        changed = {
            name: f"{old} → {new}" for name, (old, new) in changes_of(revision, OPTIONAL).items()
        }
        details = {"period": period.code, "series": line[2], "value": value.written, **changed}
        trace(measure, "correct figure" if changed else "record figure", by, details)
    return Observation.objects.get(
        series__measure=measure, series__code=line[2], superseded_at__isnull=True,
        period_kind=period.kind.value, period_start=period.start,
    )  # fmt: skip
