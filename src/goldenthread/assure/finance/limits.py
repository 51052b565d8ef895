"""Measures held against two limits at once: a national one and the system's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from goldenthread.assure.lines import Reading
from goldenthread.assure.loading import Material, load
from goldenthread.assure.savings.portfolio import months_of
from goldenthread.assure.targets import Aim, aim_in_force, compare_with
from goldenthread.records.measures.models import Measure, Target
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import (
    Better,
    Comparison,
    Period,
    PeriodKind,
    Ratio,
    Value,
    ValueSpec,
    combine_ratios,
    ratio_value,
)

LIMITS = (str(Target.Kind.NATIONAL), str(Target.Kind.SYSTEM))
PLANS = (str(Target.Kind.TRAJECTORY), str(Target.Kind.TARGET))


@dataclass(frozen=True)
class LimitCell:
    """A measure in a month (or the year): actual, else plan, against each limit."""

    period: Period
    value: Value | None
    is_plan: bool
    limits: tuple[Value | None, ...]  # national, system
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class LimitTable:
    """A measure against its two limits through a financial year; `year` is the whole of it."""

    measure: str  # code
    measure_id: int
    name: str
    spec: ValueSpec
    months: tuple[LimitCell, ...]
    year: LimitCell


def limits_of(
    organisation: Organisation, month: Period, as_at: dt.datetime | None = None
) -> tuple[LimitTable, ...]:
    """Give the measures of an organisation that have a national and a system limit.

    A limit is a target of a measure that is better lower.

    The year is the month's own where a limit holds in it, else the next.
    """
    measures = Measure.objects.filter(organisation=organisation, better=Better.LOWER.value)
    for kind in LIMITS:
        measures = measures.filter(targets__kind=kind)
    ids = measures.values_list("pk", flat=True).distinct()
    year = Period.containing(month.start, PeriodKind.YEAR)
    found = load(Measure.objects.filter(pk__in=ids), year.next(), as_at)
    tables = []
    for material in found:
        for one in (year, year.next()):
            if table := table_of(material, one, month):
                tables.append(table)
                break
    return tuple(tables)


def table_of(material: Material, year: Period, month: Period) -> LimitTable | None:
    """Give the table of a year; None where no month of it has both limits and a value."""
    readings = {
        one.period: one for one in material.whole.readings if one.period.start <= month.start
    }
    cells = tuple(cell_of(material, one, readings.get(one)) for one in months_of(year))
    if not any(cell.value and all(cell.limits) for cell in cells):
        return None
    return LimitTable(
        measure=material.measure.code,
        measure_id=material.measure.pk,
        name=material.measure.name,
        spec=material.spec,
        months=cells,
        year=cell_of(material, year, year_reading(material, year, readings)),
    )


def cell_of(material: Material, period: Period, reading: Reading | None) -> LimitCell:
    """Give a cell: the actual where there is one, else the plan of the period."""
    actual = reading.value if reading and reading.value.is_present else None
    plan = in_force(material, period, *PLANS)
    value = actual or (plan.value if plan else None)
    limits = [in_force(material, period, kind) for kind in LIMITS]
    better = Better(material.measure.better)
    return LimitCell(
        period=period,
        value=value,
        is_plan=actual is None,
        limits=tuple(one.value if one else None for one in limits),
        comparisons=tuple(within(value, one, better) for one in limits),
    )


def within(value: Value | None, limit: Aim | None, better: Better) -> Comparison:
    """Give whether a value keeps a limit; a limit is not nearly kept."""
    found = compare_with(value, limit, better) if value else Comparison.NOT_COMPARABLE
    return Comparison.NOT_MET if found is Comparison.NEARLY else found


def in_force(material: Material, period: Period, *kinds: str) -> Aim | None:
    """Give the aim of some kinds that is in force in a period."""
    return aim_in_force([one for one in material.aims if one.kind in kinds], period, None)


def year_reading(
    material: Material, year: Period, readings: dict[Period, Reading]
) -> Reading | None:
    """Give the share of the year from the sums of its parts; None where a part is missing."""
    held = [one for one in readings.values() if year.contains(one.period.start)]
    ratios = [
        Ratio(one.numerator, one.denominator)
        for one in held
        if one.numerator is not None and one.denominator is not None
    ]
    if not held or len(ratios) != len(held):
        return None
    value = ratio_value(combine_ratios(ratios), material.spec)
    return replace(held[-1], value=value, period=year)
