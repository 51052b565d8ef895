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

    A period without a figure moves the level on by its slope and changes nothing else.
    """
    here = level = np.full(len(values), np.nan)
    slope = np.zeros(len(values))
    for value in values.T:
        known = ~np.isnan(value)
        first = known & np.isnan(level)
        here = np.where(first, value, here)
        here = np.where(known, NEWEST * value + (1 - NEWEST) * here, here)
        foretold = level + DAMPED * slope
        moved = np.where(known, LEVEL * value + (1 - LEVEL) * foretold, foretold)
        turned = np.where(known, SLOPE * (moved - level) + (1 - SLOPE) * DAMPED * slope,
                          DAMPED * slope)  # fmt: skip
        slope = np.where(first | np.isnan(level), 0.0, turned)
        level = np.where(first, value, moved)
        yield here, level, slope


def season_before(values: Floats, newest: Floats, season: int, steps: NDArray[np.int64]) -> Floats:
    """Give the figure of a season before each period ahead, moved by how far it is off today."""
    found = np.full((*values.shape, len(steps)), np.nan)
    for period in range(season, values.shape[1]):
        before = values[:, period - season + 1 + (steps - 1) % season]
        off = newest[:, period] - values[:, period - season]
        found[:, period] = before + CARRIED**steps * off[:, None]
    return found
