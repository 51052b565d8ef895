"""Recording figures: a corrected figure is a new revision, the earlier one stays."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from goldenthread.records.history.keeping import Directory
from goldenthread.records.history.models import ImportBatch
from goldenthread.records.measures.actions.revisions import (
    OPTIONAL,
    Figure,
    Kept,
    Place,
    Revision,
    Revisions,
    revisions,
)
from goldenthread.records.measures.models import Observation
from goldenthread.records.people.models import User

Item = TypeVar("Item")
CHUNK = 5_000
MOST_NAMED = 500  # measures that a query names; above, it reads those of the organisation
Progress = Callable[[int], None]
COLUMNS = (
    "pk", "revision", "recorded_at", "written", "number", "bound", "absence", "numerator",
    "denominator", "status", "note",
)  # fmt: skip


def stored_figures(
    figures: Sequence[Figure], directory: Directory, *, with_history: bool
) -> dict[Place, list[Kept]]:
    """Give what is stored for the lines and periods of the figures, in one query."""
    lines = {figure.line for figure in figures}
    known = {line: kept.pk for line, kept in directory.records("series").items() if line in lines}
    if not known:
        return {}
    starts = [figure.period_start for figure in figures]
    found = Observation.objects.filter(
        series__measure__organisation__code__in=sorted({line[0] for line in known}),
        period_start__range=(min(starts), max(starts)),
    )
    if len(measures := {line[1] for line in known}) <= MOST_NAMED:
        found = found.filter(series__measure__code__in=measures)
    if not with_history:
        found = found.filter(superseded_at__isnull=True)
    line_of = {pk: line for line, pk in known.items()}
    stored: dict[Place, list[Kept]] = defaultdict(list)
    rows = found.order_by().values_list("series_id", "period_kind", "period_start", *COLUMNS)
    for series, kind, start, *columns in rows.iterator(chunk_size=CHUNK):
        if line := line_of.get(series):
            stored[line, kind, start].append(Kept(*columns))
    return stored


def compare_figures(
    figures: Sequence[Figure],
    directory: Directory,
    *,
    now: dt.datetime,
    given: Collection[str] = OPTIONAL,
) -> Revisions:
    """Give what the figures would add and correct."""
    with_history = any(figure.recorded for figure in figures)
    stored = stored_figures(figures, directory, with_history=with_history) if figures else {}
    return revisions(figures, lambda place: stored.get(place, ()), now, given)


def write_revisions(
    found: Revisions,
    *,
    directory: Directory,
    by: User | None,
    batch: ImportBatch | None,
    progress: Progress = lambda done: None,
) -> None:
    """Write revisions in chunks: first the earlier ones are superseded, then these are added."""
    supersede(found.changed)
    done = 0
    for chunk in chunks([*found.added, *found.changed]):
        Observation.objects.bulk_create(
            [observation(revision, directory, by, batch) for revision in chunk]
        )
        done += len(chunk)
        progress(done)


def supersede(corrections: Iterable[Revision]) -> None:
    """Mark the stored revisions that corrections replace."""
    moments: dict[dt.datetime, list[int]] = defaultdict(list)
    for revision in corrections:
        if revision.before and revision.before.pk is not None:
            moments[revision.recorded_at].append(revision.before.pk)
    for moment, ids in moments.items():
        for chunk in chunks(ids):
            Observation.objects.filter(pk__in=chunk).update(superseded_at=moment)


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Give the items in chunks."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def observation(
    revision: Revision, directory: Directory, by: User | None, batch: ImportBatch | None
) -> Observation:
    """Give the record of a revision."""
    figure = revision.figure
    return Observation(
        series_id=directory.id_of("series", figure.line),
        period_kind=figure.period_kind,
        period_start=figure.period_start,
        written=figure.written,
        number=figure.number,
        bound=figure.bound,
        absence=figure.absence,
        numerator=figure.numerator,
        denominator=figure.denominator,
        status=figure.status,
        note=figure.note,
        revision=revision.revision,
        recorded_at=revision.recorded_at,
        recorded_by=by,
        superseded_at=revision.superseded_at,
        batch=batch,
        cell=figure.cell,
    )
