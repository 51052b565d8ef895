"""Reads what the checks of measures and tables need beside their figures, in constant queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from goldenthread.assure.findings.figures import TargetVersion
from goldenthread.assure.findings.tables import CellFacts
from goldenthread.assure.programmes.loading import as_known, by
from goldenthread.records.measures.models import (
    Commentary,
    CountermeasureAction,
    CountermeasureSummary,
    StratificationTable,
    TableCell,
    Target,
)
from goldenthread.records.organisations.models import Organisation, Unit
from goldenthread.vocabulary import Period

MOST_DAYS_BACK = 400  # of commentary that a text is compared with


@dataclass(frozen=True)
class Words:
    """What is written about the measures of an organisation, by measure."""

    commentaries: dict[int, list[Commentary]] = field(default_factory=dict)  # oldest first
    summaries: dict[int, list[CountermeasureSummary]] = field(default_factory=dict)
    actions: dict[int, list[CountermeasureAction]] = field(default_factory=dict)  # by summary
    targets: dict[int, list[TargetVersion]] = field(default_factory=dict)
    parents: dict[int, int | None] = field(default_factory=dict)  # unit to its parent


@dataclass(frozen=True)
class TableFacts:
    """A table of an organisation in or without a period."""

    id: int
    title: str
    measure: int | None
    cells: tuple[CellFacts, ...]


def words_of(
    organisation: Organisation,
    measures: Collection[int],
    period: Period,
    as_at: dt.datetime | None,
) -> Words:
    """Give what is written about the measures up to a period, as known at a moment."""
    back = {
        "measure_id__in": measures,
        "period_kind": period.kind.value,
        "period_start__lte": period.start,
        "period_start__gte": period.start - dt.timedelta(days=MOST_DAYS_BACK),
    }
    own = {**back, "period_start": period.start}
    summaries = as_known(CountermeasureSummary, as_at, "pk", **own)
    ids = [one.pk for one in summaries]
    return Words(
        commentaries=by("measure_id", as_known(Commentary, as_at, "period_start", **back)),
        summaries=by("measure_id", summaries),
        actions=by("summary_id", as_known(CountermeasureAction, as_at, summary_id__in=ids)),
        targets=target_versions(measures, as_at),
        parents=dict(Unit.objects.filter(organisation=organisation).values_list("pk", "parent_id")),
    )


def target_versions(
    measures: Collection[int], as_at: dt.datetime | None
) -> dict[int, list[TargetVersion]]:
    """Give every version of the targets that judge, by measure, each target's oldest first."""
    rows = Target.history.filter(measure_id__in=measures).exclude(kind=Target.Kind.BENCHMARK)
    if as_at is not None:
        rows = rows.filter(history_date__lte=as_at)
    found: dict[int, list[TargetVersion]] = defaultdict(list)
    for row in rows.order_by("id", "history_date", "history_id"):
        found[row.measure_id].append(
            TargetVersion(
                target=row.id,
                measure=row.measure_id,
                text=f"{row.comparator} {row.written}".strip(),
                begins=row.valid_from or row.period_start,
                day=timezone.localdate(row.history_date),
            )
        )
    return found


def tables_of(
    organisation: Organisation, period: Period, as_at: dt.datetime | None
) -> list[TableFacts]:
    """Give the tables of a period, and those of none, with their cells."""
    tables = [
        one
        for one in as_known(StratificationTable, as_at, "code", organisation_id=organisation.pk)
        if one.period_start in (None, period.start)
    ]
    cells = by("table_id", as_known(TableCell, as_at, table_id__in=[one.pk for one in tables]))
    return [
        TableFacts(one.pk, one.title or one.code, one.measure_id, cells_of(cells[one.pk]))
        for one in tables
    ]


def cells_of(cells: Iterable[Any]) -> tuple[CellFacts, ...]:
    """Give stored cells as the rules read them."""
    return tuple(
        CellFacts(one.row, one.column, one.written, one.row_order, one.column_order, one.is_total)
        for one in cells
    )
