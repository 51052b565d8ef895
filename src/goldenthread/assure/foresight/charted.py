"""The history of a control chart: figures, limits, special causes, targets ahead. Pure."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection
from typing import Any

from goldenthread.assure.control import Chart as ControlChart
from goldenthread.assure.control import Settings, Signals, number_at
from goldenthread.assure.foresight.goals import end_of, goal_of, periods_ahead
from goldenthread.assure.foresight.history import Chart, History
from goldenthread.assure.foresight.reasons import RECENT_PERIODS
from goldenthread.assure.lines import is_stale
from goldenthread.assure.targets import Aim
from goldenthread.spc import SIGMA_FACTOR, profile
from goldenthread.vocabulary import Period, is_chartable_as_xmr


def history_of(
    chart: ControlChart,
    signals: Signals,
    aims: Collection[Aim],
    series_id: int | None,
    last_day: dt.date,
) -> History:
    """Give the figures of a chart and the targets of the periods ahead.

    `aims` are the measure's, of which those of the line `series_id` and of no line hold; the
    report looks at nothing later than `last_day`.
    """
    spec, better, settings = chart.spec, chart.settings.better, chart.settings
    periods = tuple(slot.period for slot in chart.slots)
    if not periods:
        return History(
            chart.key, spec, better, (), (), (), is_charted=is_chartable_as_xmr(spec.kind)
        )
    values = figures_of(chart)
    rows = [(signals.points or {}).get(period.start, {}) for period in periods]
    start, last = last_segment(rows), periods[-1]
    end = end_of(aims, last, series_id)
    known = sum(not math.isnan(value) for value in values[start:])
    ahead = range(1, periods_ahead(last, end, known) + 1)
    return History(
        key=chart.key,
        spec=spec,
        better=better,
        periods=periods,
        values=values,
        goals=tuple(goal_of(aims, last.shift(step), series_id, spec, better) for step in ahead),
        end=end,
        end_goal=goal_of(aims, end, series_id, spec, better) if end else None,
        segment=start,
        overdue=overdue_periods(last, last_day),
        is_charted=is_chartable_as_xmr(spec.kind),
        provisional=provisional_figures(chart, values, start),
        chart=chart_of(signals, rows, values, start, settings),
    )


def figures_of(chart: ControlChart) -> tuple[float, ...]:
    """Give the figure of each period, NaN for none and for one kept out of calculations."""
    kept_out = chart.settings.ghosts
    numbers = (
        None if slot.period in kept_out else number_at(slot, chart.spec) for slot in chart.slots
    )
    return tuple(math.nan if number is None else number for number in numbers)


def provisional_figures(chart: ControlChart, values: tuple[float, ...], start: int) -> int:
    """Count the figures from a place on that count and are provisional."""
    return sum(
        slot.reading is not None and slot.reading.status == "provisional"
        for slot, value in zip(chart.slots[start:], values[start:], strict=True)
        if not math.isnan(value)
    )


def last_segment(rows: list[dict[str, Any]]) -> int:
    """Give the place of the first point since the last rebase."""
    newest = rows[-1].get("segment", 1) if rows else 1
    return next((at for at, row in enumerate(rows) if row.get("segment", 1) == newest), 0)


def chart_of(
    signals: Signals,
    rows: list[dict[str, Any]],
    values: tuple[float, ...],
    start: int,
    settings: Settings,
) -> Chart:
    """Give what the chart says of the last segment: limits, what from, special causes."""
    limits = signals.limits
    if limits.mean is None or limits.upper is None:
        return Chart()
    baseline = settings.baseline_points
    if start and profile(settings.profile).baseline_wins:
        baseline = None  # it was of the first segment
    base = values[start:] if baseline is None else values[start : start + baseline]
    return Chart(
        mean=limits.mean,
        mean_range=(limits.upper - limits.mean) / SIGMA_FACTOR,
        base_points=sum(not math.isnan(value) for value in base),
        has_special_cause=any(
            row.get("rule", "common_cause") != "common_cause" for row in rows[start:]
        ),
    )


def overdue_periods(last: Period, last_day: dt.date) -> int:
    """Give how many periods after the newest figure were over and due, RECENT_PERIODS at most."""
    if not is_stale(last, last_day):
        return 0
    count, period = 0, last.next()
    while period.end <= last_day and count < RECENT_PERIODS:
        count, period = count + 1, period.next()
    return count
