"""A workstream's scorecard: aims and actuals period by period, compared by kind (RULES 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.aims import (
    end_problems,
    kind_problems,
    trajectory_of,
    trajectory_problems,
)
from goldenthread.assure.findings.codes import findings_of_record
from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.loading import Material
from goldenthread.assure.targets import (
    Aim,
    aim_in_force,
    aim_text,
    compare_with,
    shown,
)
from goldenthread.records.programmes.models import ScorecardRow
from goldenthread.vocabulary import (
    Better,
    Comparison,
    Kind,
    Period,
    PeriodKind,
    Value,
    ValueSpec,
    format_change,
)

MOST_PERIODS = 13


@dataclass(frozen=True)
class ActualAt:
    """An actual as printed and how it stands against its own period's aim."""

    text: str
    comparison: Comparison | None  # None where there is no actual


@dataclass(frozen=True)
class ActualLine:
    """The actuals of a measure, or of one of its lines."""

    name: str
    series: str
    cells: tuple[ActualAt, ...]


class Figure(NamedTuple):
    """An actual that is a number."""

    period: Period
    value: Value
    number: Decimal


@dataclass(frozen=True)
class TrajectoryResult:
    """One measure's row of the scorecard."""

    measure_id: int
    measure: str
    number: str
    name: str
    baseline: str
    end_target: str
    aims: tuple[str, ...]
    lines: tuple[ActualLine, ...]
    position: str
    comparison: Comparison | None
    trend: str
    pace: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class TrajectoryTable:
    """The rows of a scorecard that share one length of period."""

    periods: tuple[Period, ...]
    rows: tuple[TrajectoryResult, ...]

    @property
    def years(self) -> tuple[tuple[str, int], ...]:
        """Each financial year with how many of the periods lie in it."""
        labels = [period.financial_year_label for period in self.periods]
        return tuple((label, labels.count(label)) for label in dict.fromkeys(labels))


def trajectory_tables(
    rows: Sequence[ScorecardRow], materials: dict[int, Material], period: Period
) -> tuple[TrajectoryTable, ...]:
    """Give the tables of a scorecard at a period, one for each length of period."""
    held = [(row, materials[row.measure_id]) for row in rows]
    kinds = dict.fromkeys(PeriodKind(material.measure.frequency) for _, material in held)
    tables = []
    for kind in kinds:
        own = [pair for pair in held if pair[1].measure.frequency == kind.value]
        periods = periods_of([material for _, material in own], kind, period)
        tables.append(
            TrajectoryTable(periods, tuple(row_of(row, m, periods, period) for row, m in own))
        )
    return tuple(tables)


def periods_of(materials: Iterable[Material], kind: PeriodKind, at: Period) -> tuple[Period, ...]:
    """Give the periods that aims or actuals speak of, without gaps, at most 13 around `at`."""
    found = {Period.containing(at.end, kind)}
    for material in materials:
        found |= {aim.period for aim in material.aims if aim.period and aim.period.kind is kind}
        for line in (material.whole, *material.lines):
            found |= {one.period for one in line.readings if one.period.kind is kind}
    last, period = max(found), min(found)
    every = [period]
    while period < last:
        period = period.next()
        every.append(period)
    if len(every) > MOST_PERIODS:
        place = every.index(Period.containing(at.end, kind))
        first = max(0, min(place - MOST_PERIODS // 2 - 2, len(every) - MOST_PERIODS))
        every = every[first : first + MOST_PERIODS]
    return tuple(every)


def row_of(
    row: ScorecardRow, material: Material, periods: tuple[Period, ...], at: Period
) -> TrajectoryResult:
    """Give the scorecard row of a measure."""
    measure, spec, better = material.measure, material.spec, Better(material.measure.better)
    aims = [aim_in_force(material.aims, period, None) for period in periods]
    lines = [material.whole] if material.whole.known() and not material.from_parts else []
    lines += [line for line in material.lines if line.readings]
    newest = newest_of(lines[0], at) if lines else None
    line_id = lines[0].series_id if lines else None
    aim = aim_in_force(material.aims, newest.period, line_id) if newest else None
    comparison = compare_with(newest.value, aim, better) if newest else None
    return TrajectoryResult(
        measure_id=measure.pk,
        measure=measure.code,
        number=row.number,
        name=measure.name,
        baseline=joined(row.baseline, row.baseline_date),
        end_target=joined(row.end_target, row.end_date),
        aims=tuple(aim_text(one, spec) for one in aims),
        lines=tuple(actuals_of(line, material, periods, better) for line in lines)
        or (ActualLine("", "", tuple(ActualAt("", None) for _ in periods)),),
        position=position_words(newest, aim, spec, comparison),
        comparison=comparison,
        trend=trend_of(lines[0], at, better) if lines else "",
        pace=pace_of(material, lines[0], at, better) if lines else "",
        findings=findings_of(row, material, lines),
    )


def joined(value: str, date: str) -> str:
    """Give a figure with its date as printed."""
    return f"{value} ({date})" if value and date else value or date


def actuals_of(
    line: Line, material: Material, periods: tuple[Period, ...], better: Better
) -> ActualLine:
    """Give a line's actuals, each against the aim of its own period."""
    by_period = {reading.period: reading for reading in line.readings}
    cells = []
    for period in periods:
        reading = by_period.get(period)
        if reading is None:
            cells.append(ActualAt("", None))
            continue
        aim = aim_in_force(material.aims, period, line.series_id)
        comparison = compare_with(reading.value, aim, better)
        cells.append(ActualAt(shown(reading.value, material.spec), comparison))
    return ActualLine(line.name or line.code, line.code, tuple(cells))


def newest_of(line: Line, at: Period) -> Reading | None:
    """Give the newest actual that is a value, not later than the report's period."""
    told = [
        reading
        for reading in line.readings
        if reading.value.is_present and reading.period.start <= at.end
    ]
    return told[-1] if told else None


def position_words(
    newest: Reading | None, aim: Aim | None, spec: ValueSpec, comparison: Comparison | None
) -> str:
    """Word the newest actual against its aim."""
    if newest is None or comparison is None:
        return "No actual yet"
    against = f" against {aim_text(aim, spec)}" if aim else ", no aim"
    label = comparison.label.lower() if aim else ""
    words = f"{newest.period.label}: {shown(newest.value, spec)}{against}"
    return f"{words}, {label}" if label else words


def figures_up_to(line: Line, at: Period) -> list[Figure]:
    """Give the actuals that are numbers, not later than the report's period."""
    return [
        Figure(one.period, one.value, one.value.number)
        for one in line.readings
        if one.value.number is not None and one.period.start <= at.end
    ]


def trend_of(line: Line, at: Period, better: Better) -> str:
    """Word the change between the newest two actuals in the better direction."""
    told = figures_up_to(line, at)
    if len(told) < 2:
        return ""
    change = told[-1].number - told[-2].number
    if not change:
        return "Unchanged"
    if better is Better.NEITHER:
        return "Rising" if change > 0 else "Falling"
    return "Improving" if (change > 0) == (better is Better.HIGHER) else "Worsening"


def pace_of(material: Material, line: Line, at: Period, better: Better) -> str:
    """Word the change a period that the last aim needs, beside the best one yet (RULES 4)."""
    spec = material.spec
    ends = trajectory_of(material, line.series_id)
    told = figures_up_to(line, at)
    if not ends or not told or better is Better.NEITHER or spec.kind in (Kind.GRADE, Kind.YES_NO):
        return ""
    end, newest = max(ends, key=lambda one: one.period), told[-1]
    left = periods_between(newest.period, end.period)
    if left < 1:
        return ""
    sign = 1 if better is Better.HIGHER else -1
    needed = (end.number - newest.number) / left
    if compare_with(newest.value, end.aim, better) is Comparison.MET:
        return f"The aim of {end.period.label} is reached already"
    steps = [(b.number - a.number) / periods_between(a.period, b.period) for a, b in pairwise(told)]
    best = max((step * sign for step in steps), default=Decimal(0)) * sign
    each = format_change(round(needed, 2), spec)
    shown_best = format_change(round(best, 2), spec) if steps else "none yet"
    aim = aim_text(end.aim, spec)
    return f"{each} a {end.period.kind.value} to reach {aim}; best so far {shown_best}"


def periods_between(first: Period, last: Period) -> int:
    """Count the periods from one to a later one of its kind; 0 where it is not later."""
    count = 0
    while first < last and first.kind is last.kind:
        first, count = first.next(), count + 1
    return count


def findings_of(
    row: ScorecardRow, material: Material, lines: Sequence[Line]
) -> tuple[Finding, ...]:
    """Give what is wrong in a row: other kinds, targets and trajectories the wrong way round."""
    problems = (
        *kind_problems(material, lines),
        *trajectory_problems(material, is_on_scorecard=True),
        *end_problems(row.end_target, row.end_date, trajectory_of(material, None), material.spec),
    )
    name = f"{row.number} {material.measure.name}"
    return tuple(
        findings_of_record(problems, "measure", material.measure.pk, name, row.workstream.code)
    )
