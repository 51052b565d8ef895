"""Control charts of many lines at once: one call of the engine for each profile. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from goldenthread.assure.lines import Line, Reading, with_gaps
from goldenthread.assure.results import ControlLines, Point
from goldenthread.assure.targets import (
    Aim,
    aim_in_force,
    aim_number,
    aim_text,
    comparator_for,
    shown,
)
from goldenthread.spc import analyse
from goldenthread.vocabulary import (
    Assurance,
    Better,
    Comparator,
    Period,
    PointType,
    ValueSpec,
    Variation,
    WarningCode,
    is_chartable_as_xmr,
    to_number,
)

SCHEMA: dict[str, Any] = {
    "series_id": pl.String,
    "date": pl.Date,
    "value": pl.Float64,
    "target": pl.Float64,
    "target_comparator": pl.String,
    "improvement": pl.String,
    "rebase": pl.Boolean,
    "fix_after_n_points": pl.Int64,
    "shift_length": pl.Int64,
    "trend_length": pl.Int64,
    "ghost": pl.Boolean,
}
RULES = ("outside_limits", "shift", "trend", "two_in_three")
NEAR = 2 / 3
NO_LIMITS = ControlLines()


@dataclass(frozen=True)
class Settings:
    """How a line is charted; None means the profile's own length."""

    profile: str
    better: Better
    shift_length: int | None = None
    trend_length: int | None = None
    baseline_points: int | None = None
    rebases: tuple[dt.date, ...] = ()
    ghosts: frozenset[Period] = frozenset()


@dataclass(frozen=True)
class Slot:
    """One period of a line: its reading (None for a missing one) and the aim in force."""

    period: Period
    reading: Reading | None
    aim: Aim | None


@dataclass(frozen=True)
class Chart:
    """A line to be charted, known by its key."""

    key: str
    slots: tuple[Slot, ...]
    settings: Settings
    spec: ValueSpec

    def up_to(self, last_day: dt.date, key: str) -> Chart:
        """Give the chart as it stood when `last_day` was over, under another key."""
        count = len(self.slots)
        while count and (
            self.slots[count - 1].reading is None or self.slots[count - 1].period.end > last_day
        ):
            count -= 1
        return Chart(key, self.slots[:count], self.settings, self.spec)

    @property
    def is_charted(self) -> bool:
        """Whether a control chart has a meaning and there is anything to draw."""
        return is_chartable_as_xmr(self.spec.kind) and any(
            number_at(slot, self.spec) is not None for slot in self.slots
        )


@dataclass(frozen=True)
class Signals:
    """What the engine says of a chart: its summary, and its points by date."""

    variation: Variation = Variation.INSUFFICIENT_DATA
    assurance: Assurance = Assurance.INSUFFICIENT_DATA
    assurance_limits: str = ""
    for_periods: int = 0
    limits: ControlLines = NO_LIMITS
    warnings: tuple[WarningCode, ...] = ()
    points: dict[dt.date, dict[str, Any]] | None = None


def slots_of(line: Line, aims: Collection[Aim]) -> tuple[Slot, ...]:
    """Give every period from the first reading to the last, with the aim of each."""
    own = [aim for aim in aims if aim.series_id in (None, line.series_id)]
    return tuple(
        Slot(period, reading, aim_in_force(own, period, line.series_id))
        for period, reading in with_gaps(line.readings)
    )


def number_at(slot: Slot, spec: ValueSpec) -> float | None:
    """Give the slot's figure in the measure's unit; None where there is none."""
    return None if slot.reading is None else to_number(slot.reading.value, spec)


def read_signals(charts: Iterable[Chart]) -> dict[str, Signals]:
    """Give the signals of each chart that can be charted, by key: one batch a profile."""
    batches: dict[str, list[Chart]] = defaultdict(list)
    for chart in charts:
        if chart.is_charted:
            batches[chart.settings.profile].append(chart)
    found: dict[str, Signals] = {}
    for profile, batch in batches.items():
        analysis = analyse(frame_of(batch), profile=profile)
        points: dict[str, dict[dt.date, dict[str, Any]]] = defaultdict(dict)
        for row in analysis.points.iter_rows(named=True):
            points[row["series_id"]][row["date"]] = row
        for row in analysis.summary.iter_rows(named=True):
            found[row["series_id"]] = signals_of(row, points[row["series_id"]])
    return found


def frame_of(charts: Iterable[Chart]) -> pl.DataFrame:
    """Give the engine's input for all charts: a row for each slot."""
    return pl.DataFrame(
        [row for chart in charts for row in rows_of(chart)], schema=SCHEMA, orient="row"
    )


def rows_of(chart: Chart) -> Iterable[tuple[Any, ...]]:
    """Give a chart's rows in the order of SCHEMA."""
    settings = chart.settings
    starts = first_slots(chart)
    for index, slot in enumerate(chart.slots):
        yield (
            chart.key,
            slot.period.start,
            number_at(slot, chart.spec),
            aim_number(slot.aim, chart.spec),
            engine_comparator(slot.aim, settings.better),
            settings.better.improvement,
            index in starts,
            settings.baseline_points,
            settings.shift_length,
            settings.trend_length,
            slot.period in settings.ghosts,
        )


def engine_comparator(aim: Aim | None, better: Better) -> str | None:
    """Give the comparator for the engine; None (by direction) where it must be met exactly."""
    comparator = comparator_for(aim, better) if aim else None
    return None if comparator in (None, Comparator.EQUAL) else comparator.value


def first_slots(chart: Chart) -> set[int]:
    """Give the positions where new segments begin: the first period not over at each rebase."""
    starts = set()
    for day in chart.settings.rebases:
        later = (i for i, slot in enumerate(chart.slots) if slot.period.end >= day)
        position = next(later, 0)
        if position:
            starts.add(position)
    return starts


def signals_of(summary: dict[str, Any], points: dict[dt.date, dict[str, Any]]) -> Signals:
    """Give the engine's summary row in the words of the vocabulary."""
    return Signals(
        variation=Variation(summary["variation"]),
        assurance=Assurance(summary["assurance"]),
        assurance_limits=summary["assurance_limits"] or "",
        for_periods=summary["for_periods"] or 0,
        limits=ControlLines(
            summary["last_mean"], summary["last_lower_limit"], summary["last_upper_limit"]
        ),
        warnings=tuple(WarningCode(code) for code in summary["warnings"].split(";") if code),
        points=points,
    )


def points_of(chart: Chart, signals: Signals, last: int | None) -> tuple[Point, ...]:
    """Give the points of a chart, the `last` so many where asked; all were calculated with."""
    slots = chart.slots if last is None else chart.slots[-last:] if last else ()
    found = signals.points or {}
    return tuple(point_of(slot, found.get(slot.period.start, {}), chart) for slot in slots)


def point_of(slot: Slot, row: dict[str, Any], chart: Chart) -> Point:
    """Give one point from its slot and the engine's row (empty where it is not charted)."""
    reading, spec = slot.reading, chart.spec
    mean, lower, upper = (row.get(name) for name in ("mean", "lower_limit", "upper_limit"))
    return Point(
        period=slot.period,
        period_label=slot.period.label,
        date=slot.period.start,
        value=number_at(slot, spec),
        text=shown(reading.value, spec) if reading else "-",
        target=aim_number(slot.aim, spec),
        target_text=aim_text(slot.aim, spec),
        mean=mean,
        lower_limit=lower,
        upper_limit=upper,
        lower_near_limit=near(mean, lower),
        upper_near_limit=near(mean, upper),
        point_type=PointType(row.get("point_type") or "common_cause"),
        rule=row.get("rule") or "common_cause",
        rules=tuple(rule for rule in RULES if row.get(rule)),
        segment=row.get("segment") or 1,
        ghost=slot.period in chart.settings.ghosts,
        status=reading.status if reading else "",
    )


def near(mean: float | None, limit: float | None) -> float | None:
    """Give the two-sigma line between the mean and a limit."""
    return None if mean is None or limit is None else mean + NEAR * (limit - mean)
