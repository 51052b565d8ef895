"""Reads what may be said of an organisation at a period, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldenthread.assure.definitions import grouped, known_then, moments_of
from goldenthread.assure.finance.statements import amounts_of
from goldenthread.assure.measures import assess
from goldenthread.assure.narrative.facts import FactBook, Subject
from goldenthread.assure.narrative.measure_facts import (
    Ratio,
    StatedAim,
    TableCell,
    measure_subjects,
)
from goldenthread.assure.narrative.money_facts import (
    StatementAmounts,
    savings_subjects,
    scheme_subjects,
    statement_subjects,
)
from goldenthread.assure.narrative.programme_facts import (
    DatedUnit,
    programme_subjects,
    unit_subjects,
)
from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.assure.programmes.results import ProgrammeResult
from goldenthread.assure.results import Assessment
from goldenthread.assure.savings.assess import assess_savings
from goldenthread.assure.savings.results import SavingsResult
from goldenthread.records.finance.models import FinanceLine
from goldenthread.records.measures.models import (
    Measure,
    Observation,
    StratificationTable,
    Target,
)
from goldenthread.records.organisations.models import Organisation, Unit
from goldenthread.vocabulary import Period, PeriodKind

MONTHS_BACK = 24  # months of statements that a text may still speak of


@dataclass(frozen=True)
class Loaded:
    """The facts of an organisation at a period, and the programmes that some of them come from."""

    book: FactBook
    programmes: tuple[ProgrammeResult, ...]


def load_facts(
    organisation: Organisation,
    period: Period,
    as_at: dt.datetime | None = None,
    *,
    assessment: Assessment | None = None,
    programmes: Iterable[ProgrammeResult] = (),
    savings: Sequence[SavingsResult] = (),
) -> Loaded:
    """Give every fact that a text of the period may say; with `as_at` as was known then.

    The number of queries grows with the programmes of the organisation, never with its records.
    `assessment` is that of its measures at the period, `programmes` are some of its programmes,
    `savings` those of the period's year and the next, where they have been assessed already.
    """
    measures = Measure.objects.filter(organisation=organisation)
    found = assessment or assess(measures, period, as_at=as_at)
    known = {one.code: one for one in programmes}
    results = tuple(
        known.get(one.code) or assess_programme(one, period, as_at=as_at).result
        for one in organisation.programmes.select_related("organisation")
    )
    month = Period.containing(period.end, PeriodKind.MONTH)
    subjects: list[Subject] = [
        *measure_subjects(
            found.measures,
            ratios_of(organisation, period, as_at),
            aims_of(found, as_at),
            cells_of(organisation, period),
        ),
        *statement_subjects(statement_rows(organisation, month, as_at), month),
        *savings_of(organisation, month, as_at, savings),
        *(one for result in results for one in programme_subjects(result)),
        *unit_subjects(units_of(organisation)),
    ]
    book = FactBook(period, {one.key: one for one in subjects})
    return Loaded(book, results)


def ratios_of(
    organisation: Organisation, period: Period, as_at: dt.datetime | None
) -> dict[int, list[Ratio]]:
    """Give what the figures of each measure were made from, by measure (one query)."""
    rows = Observation.objects.known_at(as_at).filter(
        series__measure__organisation=organisation,
        period_start__lte=period.end,
        numerator__isnull=False,
        denominator__isnull=False,
    )
    found: dict[int, list[Ratio]] = defaultdict(list)
    for measure, series, kind, start, numerator, denominator in rows.order_by(
        "-period_start", "revision"
    ).values_list(
        "series__measure_id", "series__code", "period_kind", "period_start", "numerator",
        "denominator",
    ):  # fmt: skip
        at = Period(PeriodKind(kind), start)
        found[measure].append(Ratio(series, at, numerator, denominator))
    return found


def aims_of(found: Assessment, as_at: dt.datetime | None) -> dict[int, list[StatedAim]]:
    """Give every target of each measure as entered: those of other times as well."""
    specs = {one.id: one.spec for one in found.measures}
    rows = grouped(Target, specs) if as_at is None else known_then(Target, moments_of(specs, as_at))
    return {
        measure: [
            StatedAim(
                row.value_as(specs[measure]),
                row.kind,
                row.label,
                Period(PeriodKind(row.period_kind), row.period_start) if row.period_start else None,
            )
            for row in held
            if row.series_id is None
        ]
        for measure, held in rows.items()
        if measure in specs
    }


def cells_of(organisation: Organisation, period: Period) -> dict[int, list[TableCell]]:
    """Give the cells of the tables of the period, or of none, by measure (two queries)."""
    tables = StratificationTable.objects.filter(
        Q(period_start=period.start) | Q(period_start=None),
        organisation=organisation,
        measure__isnull=False,
    ).prefetch_related("cells")
    found: dict[int, list[TableCell]] = defaultdict(list)
    for table in tables:
        found[table.measure_id] += [
            TableCell(str(table), cell.row, cell.column, cell.written) for cell in table.cells.all()
        ]
    return found


def statement_rows(
    organisation: Organisation, month: Period, as_at: dt.datetime | None
) -> Iterable[StatementAmounts]:
    """Give the lines of the statements of the last two years (one query), the newest first."""
    lines = FinanceLine.history.as_of(as_at) if as_at else FinanceLine.objects.all()
    held = lines.filter(
        organisation=organisation.pk,
        period_kind=PeriodKind.MONTH.value,
        period_start__lte=month.start,
        period_start__gte=month.shift(-MONTHS_BACK).start,
    )
    return (
        StatementAmounts(
            one.statement,
            one.title,
            one.line,
            one.section,
            one.unit,
            Period(PeriodKind.MONTH, one.period_start),
            one.is_cumulative,
            amounts_of(one),
        )
        for one in held.order_by("-period_start", "order", "id")
    )


def savings_of(
    organisation: Organisation,
    month: Period,
    as_at: dt.datetime | None,
    known: Sequence[SavingsResult] = (),
) -> list[Subject]:
    """Give savings of the month's year and the next, and the schemes of the month's year."""
    year = Period.containing(month.start, PeriodKind.YEAR)
    now, after = known or (
        assess_savings(organisation, month, as_at=as_at),
        assess_savings(organisation, month, year=year.next(), as_at=as_at),
    )
    results = [one for one in (now, after) if not one.is_empty]
    return [*savings_subjects(results), *scheme_subjects(now)] if results else []


def units_of(organisation: Organisation) -> Iterable[DatedUnit]:
    """Give the units of the organisation with the day from which each is valid (one query)."""
    rows = Unit.objects.filter(organisation=organisation)
    return [DatedUnit(one.pk, one.code, one.name, one.valid_from) for one in rows]
