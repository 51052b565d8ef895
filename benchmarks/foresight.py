"""What forecasts of many series take, against the statistical engine on the same series."""

from __future__ import annotations

import datetime as dt
import resource
import time

import numpy as np
import polars as pl

from goldenthread.assure.control import Chart, Settings, Slot, frame_of, read_signals
from goldenthread.assure.foresight.charted import history_of
from goldenthread.assure.foresight.outlook import outlooks
from goldenthread.assure.lines import Reading
from goldenthread.assure.targets import Aim
from goldenthread.spc import analyse
from goldenthread.vocabulary import Better, Kind, Period, ValueSpec, value_from_number

SPEC = ValueSpec(Kind.PERCENT)
TARGET = 60
MOVING_SHARE = 2  # every second series drifts, so that both ways of forecasting are timed


def charts_of(series: int, points: int) -> list[Chart]:
    """Give charts of generated months: half stable, half drifting."""
    chance = np.random.default_rng(1)
    values = 55 + chance.normal(0, 2, (series, points))
    values[::MOVING_SHARE] += np.cumsum(chance.normal(0, 1, (series, points)), axis=1)[
        ::MOVING_SHARE
    ]
    first = Period.month(2018, 4)
    periods = [first.shift(month) for month in range(points)]
    aim = Aim(1, value_from_number(TARGET, SPEC))
    settings = Settings("making_data_count", Better.HIGHER)
    return [
        Chart(
            f"{place:06d}",
            tuple(
                Slot(period, Reading(period, value_from_number(round(float(value), 3), SPEC)), aim)
                for period, value in zip(periods, line, strict=True)
            ),
            settings,
            SPEC,
        )
        for place, line in enumerate(np.clip(values, 0, 100))
    ]


def forecasting_seconds(series: str, points: str) -> float:
    """Give how long the outlooks of so many series take, from their charts as read."""
    charts = charts_of(int(series), int(points))
    signals = read_signals(charts)
    started = time.perf_counter()
    histories = [
        history_of(chart, signals[chart.key], (chart.slots[-1].aim,), None, dt.date.max)
        for chart in charts
    ]
    found = outlooks(histories)
    seconds = time.perf_counter() - started
    if len(found) != len(charts):
        raise RuntimeError(f"{len(found)} outlooks of {len(charts)} series")
    return seconds


def charting_seconds(series: str, points: str) -> float:
    """Give how long the statistical engine alone takes on the same series."""
    frame = frame_of(charts_of(int(series), int(points)))
    started = time.perf_counter()
    analyse(frame)
    return time.perf_counter() - started


def peak_of_forecasting(series: str, points: str) -> int:
    """Give the peak memory of a process that foretells so many series, in bytes."""
    forecasting_seconds(series, points)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def input_bytes(series: str, points: str) -> int:
    """Give the size of the engine's input columns in memory."""
    frame: pl.DataFrame = frame_of(charts_of(int(series), int(points)))
    return int(frame.estimated_size())
