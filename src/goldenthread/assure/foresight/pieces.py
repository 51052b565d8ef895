"""Four plain forecasts of many series at once, made at every period of their past. Pure.

Each answers 'what comes next?' in a way that a reader can check: back to the recent mean, no
change, on with the trend, as in the same season a year ago.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NAMES = (
    "settling back to its recent mean",
    "staying where it is",
    "going on with its trend",
    "moving as a season before",
)
RECENT = 24  # periods in the recent mean
SETTLING = 0.7  # of the distance from the recent mean is left after each period
NEWEST = 0.9  # weight of the newest figure in where it is
LEVEL, SLOPE, DAMPED = 0.2, 0.1, 0.98  # of the trend: Holt's method, its slope damped
LINE_POINTS = 8  # figures that the first line is laid through
CARRIED = 0.8  # of the distance from the season before is left after each period


def pieces_of(values: Floats, season: int, ahead: int) -> Floats:
    """Give what each of NAMES foretold: (4, series, periods, ahead).

    `values`: (series, periods), in order, NaN where there is none. Place [k, i, t, h-1] is the
    figure of period t+h as foretold by k from the figures up to t; NaN where it cannot be. `season`
    is the number of periods in a year or week, 0 for none.
    """
    steps = np.arange(1, ahead + 1)
    found = np.full((len(NAMES), *values.shape, ahead), np.nan)
    newest = last_known(values)
    mean = recent_means(values)
    found[0] = mean[..., None] + SETTLING**steps * (newest - mean)[..., None]
    slopes = np.cumsum(DAMPED**steps)
    for period, (here, level, slope) in enumerate(levels(values)):
        found[1, :, period] = here[:, None]
        found[2, :, period] = level[:, None] + slope[:, None] * slopes
    if season:
        found[3] = season_before(values, newest, season, steps)
    return found


def last_known(values: Floats) -> Floats:
    """Give at each period the newest figure known; NaN before the first."""
    places = np.where(np.isnan(values), -1, np.arange(values.shape[1]))
    newest = np.maximum.accumulate(places, axis=1)
    held = np.take_along_axis(values, np.maximum(newest, 0), axis=1)
    return np.asarray(np.where(newest < 0, np.nan, held))


def recent_means(values: Floats) -> Floats:
    """Give at each period the mean of the figures among the last RECENT; NaN where none is."""
    nought = np.zeros((len(values), 1))
    sums = np.hstack([nought, np.cumsum(np.nan_to_num(values), axis=1)])
    counts = np.hstack([nought, np.cumsum(~np.isnan(values), axis=1)])
    ends = np.arange(1, values.shape[1] + 1)
    begins = np.maximum(ends - RECENT, 0)
    known = counts[:, ends] - counts[:, begins]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((sums[:, ends] - sums[:, begins]) / known)


def levels(values: Floats) -> Iterator[tuple[Floats, Floats, Floats]]:
    """Give, period by period, where each series is, its smoothed level and its slope.

    Level and slope begin with the straight line through the first LINE_POINTS figures and are NaN
    before. A period without a figure moves the level on by its slope and changes nothing else.
    """
    here = level = slope = np.full(len(values), np.nan)
    start_level, start_slope, starts = first_lines(values)
    for period, value in enumerate(values.T):
        known = ~np.isnan(value)
        here = np.where(known & np.isnan(here), value, here)
        here = np.where(known, NEWEST * value + (1 - NEWEST) * here, here)
        carried = DAMPED * slope
        moved = np.where(known, LEVEL * value + (1 - LEVEL) * (level + carried), level + carried)
        turned = np.where(known, SLOPE * (moved - level) + (1 - SLOPE) * carried, carried)
        begins = starts == period
        level = np.where(begins, start_level, moved)
        slope = np.where(begins, start_slope, turned)
        yield here, level, slope


def first_lines(values: Floats) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Give the end and the slope of the line through the first LINE_POINTS figures by series, and
    the period of the last of them; -1 where there are fewer."""
    known = ~np.isnan(values)
    count = np.cumsum(known, axis=1)
    first = known & (count <= LINE_POINTS)
    reached = count[:, -1] >= LINE_POINTS if values.shape[1] else np.zeros(len(values), bool)
    ends = np.where(reached, np.argmax(count >= LINE_POINTS, axis=1), -1)
    day = np.where(first, np.arange(values.shape[1]), 0.0)
    mean_day = day.sum(axis=1) / LINE_POINTS
    mean = np.where(first, values, 0.0).sum(axis=1) / LINE_POINTS
    off = np.where(first, day - mean_day[:, None], 0.0)
    off_value = np.where(first, values - mean[:, None], 0.0)
    square = (off**2).sum(axis=1)
    slope = (off * off_value).sum(axis=1) / np.where(square > 0, square, 1.0)
    return mean + slope * (ends - mean_day), slope, ends


def season_before(values: Floats, newest: Floats, season: int, steps: NDArray[np.int64]) -> Floats:
    """Give the figure of a season before each period ahead, moved by how far it is off today."""
    found = np.full((*values.shape, len(steps)), np.nan)
    for period in range(season, values.shape[1]):
        before = values[:, period - season + 1 + (steps - 1) % season]
        off = newest[:, period] - values[:, period - season]
        found[:, period] = before + CARRIED**steps * off[:, None]
    return found
