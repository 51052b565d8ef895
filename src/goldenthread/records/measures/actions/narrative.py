"""What people say about a measure: commentary, annotations, new baselines."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from goldenthread.records.measures.actions.access import (
    MeasureActionError,
    keep_about,
    must_change,
    place_of,
)
from goldenthread.records.measures.models import Annotation, Commentary, Measure, Rebase, Series
from goldenthread.records.measures.subjects import ANNOTATIONS, COMMENTARY, REBASES
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Period


@transaction.atomic
def write_commentary(
    *,
    measure: Measure,
    period: Period,
    summary: str,
    actions: str = "",
    assurance: str = "",
    by: User,
) -> Commentary:
    """Keep the owner's words on a measure in a period."""
    must_change(measure, by)
    words = {"summary": required(summary, "summary"), "actions": actions.strip()}
    row = {**place_of(measure, period=period), **words, "assurance": assurance.strip()}
    keep_about(measure, COMMENTARY, [row], by=by, verb="write commentary")
    return measure.commentaries.get(period_kind=period.kind.value, period_start=period.start)


@transaction.atomic
def annotate(
    *,
    measure: Measure,
    period: Period,
    text: str,
    kind: str = Annotation.Kind.NOTE,
    series: Series | None = None,
    by: User,
) -> Annotation:
    """Mark a point with a note, or keep it out of the calculations (`kind` ghost)."""
    must_change(measure, by)
    row = {
        **place_of(measure, period=period, series=series),
        "kind": Annotation.Kind(kind).value,
        "text": required(text, "text"),
    }
    keep_about(measure, ANNOTATIONS, [row], by=by, verb=f"annotate ({row['kind']})")
    found = measure.annotations.filter(
        period_kind=period.kind.value, period_start=period.start, kind=kind, series=series
    )
    return found.latest("pk")


@transaction.atomic
def add_rebase(
    *, measure: Measure, starts: dt.date, reason: str, series: Series | None = None, by: User
) -> Rebase:
    """Calculate limits anew from a date on; without a reason nobody could judge it."""
    must_change(measure, by)
    row = {
        **place_of(measure, series=series),
        "starts": starts,
        "reason": required(reason, "reason"),
    }
    if measure.rebases.filter(series=series, starts=starts).exists():
        raise MeasureActionError(f"There is a new baseline from {starts:%-d %B %Y} already.")
    keep_about(measure, REBASES, [row], by=by, verb="rebase")
    measure.rebases.filter(series=series, starts=starts).update(by=by)
    return measure.rebases.get(series=series, starts=starts)


def required(text: str, name: str) -> str:
    """Give the text without outer spaces; MeasureActionError where nothing is left."""
    if not text.strip():
        raise MeasureActionError(f"The {name} is empty.")
    return text.strip()
