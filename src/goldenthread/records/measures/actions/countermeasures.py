"""Writing the countermeasure summary of a measure and period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from goldenthread.records.history.keeping import Directory, Row, Subject, keep
from goldenthread.records.measures.actions.access import (
    MeasureActionError,
    directory_of,
    must_change,
    place_of,
    trace,
)
from goldenthread.records.measures.actions.narrative import required
from goldenthread.records.measures.models import CountermeasureSummary, Measure
from goldenthread.records.measures.subjects import (
    CONTRIBUTORS,
    COUNTERMEASURE_ACTIONS,
    COUNTERMEASURES,
)
from goldenthread.records.organisations.models import Post
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period

VERB = "write countermeasure summary"


@transaction.atomic
def write_countermeasure_summary(
    *,
    measure: Measure,
    period: Period,
    problem: str,
    owner: Post | None = None,
    desired_trend: str = "",
    contributors: Iterable[Mapping[str, str]] = (),
    action_rows: Iterable[Mapping[str, str]] = (),
    by: User,
) -> CountermeasureSummary:
    """Keep the summary with its contributors and action plan, in their order.

    What is no longer in the lists is taken off the summary; its history stays.
    """
    must_change(measure, by)
    if owner and owner.organisation_id != measure.organisation_id:
        raise MeasureActionError("The owner is a post of another organisation.")
    place = place_of(measure, period=period)
    summary = {
        **place,
        "problem": required(problem, "problem"),
        "owner": owner.code if owner else None,
        "desired_trend": desired_trend.strip(),
    }
    directory = directory_of(measure)
    found = keep(COUNTERMEASURES, [summary], directory=directory, by=by, reason=VERB)
    kept = measure.countermeasure_summaries.get(
        period_kind=period.kind.value, period_start=period.start
    )
    named = parts(place, contributors, "contributor", ("contributor", "area", "note"))
    plan = parts(place, action_rows, "action", ("action", "contributor", "status", "owner", "due"))
    changed = [
        keep_parts(CONTRIBUTORS, kept, named, directory, by),
        keep_parts(COUNTERMEASURE_ACTIONS, kept, plan, directory, by),
    ]
    if found or any(changed):
        details = {"period": period.code, "contributors": len(named), "actions": len(plan)}
        trace(measure, VERB, by, details)
    return kept


def parts(
    place: Row, rows: Iterable[Mapping[str, str]], key: str, names: tuple[str, ...]
) -> list[Row]:
    """Give the rows that say something, numbered in their order."""
    filled = [row for row in rows if (row.get(key) or "").strip()]
    return [
        {**place, **{name: (row.get(name) or "").strip() for name in names}, "order": order}
        for order, row in enumerate(filled, 1)
    ]


def keep_parts(
    subject: Subject,
    summary: CountermeasureSummary,
    rows: list[Row],
    directory: Directory,
    by: User,
) -> bool:
    """Keep one list of the summary and take off what is not in it; say whether anything changed."""
    unique = {subject.key_of(row): row for row in rows}
    if len(unique) < len(rows):
        raise MeasureActionError("The same row stands twice in the list.")
    gone = [
        stored.pk
        for key, stored in directory.records(subject.name).items()
        if key not in unique and key[:4] == subject.key_of(summary_row(summary))[:4]
    ]
    for record in subject.model._default_manager.filter(pk__in=gone):
        record._history_user = by
        record.delete()
    found = keep(subject, rows, directory=directory, by=by, reason=VERB)
    return bool(found or gone)


def summary_row(summary: CountermeasureSummary) -> Row:
    """Give the natural key of a summary."""
    return place_of(summary.measure, period=summary.period)
