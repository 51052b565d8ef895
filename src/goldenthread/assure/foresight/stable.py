"""What a process without special causes will give next. Pure.

Figures of such a process scatter about one mean. Its spread is estimated from moving ranges, as
the chart's limits are; the mean is known only as well as its figures tell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
RANGE_SHARE = 2 / math.sqrt(math.pi)  # mean of |difference| of two figures: 1.128 sigma
# Of one moving range of figures with sigma 1, and of two ranges that share a figure:
RANGE_VARIANCE = 2 - 4 / math.pi
RANGE_COVARIANCE = (4 / math.pi) * (math.sqrt(3) / 2 + math.pi / 12) - 4 / math.pi
LOW_COUNT = 5.0  # mean under which whole counts are too lopsided for a symmetric interval
MOST_WANDERING = 1.1  # standard deviation of all figures over sigma from moving ranges
HALF = 0.5  # the count that is thought to be seen before any: Jeffreys' choice for a rate


def sigma_of(mean_range: ArrayLike) -> Floats:
    """Give sigma from the mean moving range."""
    return np.asarray(mean_range, float) / RANGE_SHARE


def degrees_of(points: ArrayLike) -> Floats:
    """Give the degrees of freedom of sigma from the moving ranges of so many figures (3 and more).

    A mean range of m = points - 1 overlapping ranges has the relative variance
    (m v + 2 (m - 1) c) / (m d)^2; a sigma of f degrees of freedom has 1 / (2 f). Equal for the f
    that is given: about 0.6 of the points, since moving ranges use less of what is known than a
    standard deviation does (Cryer and Ryan, 1990).
    """
    ranges = np.asarray(points, float) - 1
    variance = ranges * RANGE_VARIANCE + 2 * (ranges - 1) * RANGE_COVARIANCE
    return np.asarray((ranges * RANGE_SHARE) ** 2 / (2 * variance))


def spread_of(sigma: ArrayLike, points: ArrayLike) -> Floats:
    """Give the standard error of one further figure: its own scatter and that of the mean."""
    return np.asarray(sigma) * np.sqrt(1 + 1 / np.asarray(points, float))


def wandering(values: ArrayLike, sigma: float) -> float:
    """Give how far figures spread as a whole over what their moving ranges tell; 0 without sigma.

    About 1 where each figure is as likely as any other to lie anywhere; over it where neighbours
    resemble each other, so that a level drifts though no rule of the chart fires (von Neumann,
    1941, compares the same two).
    """
    seen = np.asarray(values, float)
    if len(seen) < 2 or sigma <= 0:
        return 0.0
    return float(seen.std(ddof=1)) / sigma


@dataclass(frozen=True)
class CountSpread:
    """How likely each whole number from nought is for the next low count (negative binomial)."""

    size: float
    rate: float  # chance in the negative binomial's own terms, in 0 to 1

    @property
    def mean(self) -> float:
        """The count that is expected."""
        return self.size * (1 - self.rate) / self.rate

    def chance_up_to(self, count: int) -> float:
        """Give the chance of `count` or fewer; 0 under nought."""
        log_chance = self.size * math.log(self.rate)
        total = 0.0
        for number in range(count + 1):
            total += math.exp(log_chance)
            log_chance += math.log((number + self.size) / (number + 1)) + math.log1p(-self.rate)
        return min(total, 1.0)

    def at(self, chance: float) -> int:
        """Give the least count with at least this chance of itself and fewer."""
        count = 0
        while self.chance_up_to(count) < chance:
            count += 1
        return count


def count_spread(counts: ArrayLike) -> CountSpread:
    """Give how likely the next count is from those of a stable process, nought and more.

    The rate is not known but estimated (gamma, Jeffreys' start), so the next count is a negative
    binomial; where the counts vary more than chance alone lets them, as much wider.
    """
    seen = np.asarray(counts, float)
    points = len(seen)
    rate = (seen.sum() + HALF) / points
    above = float(seen.var(ddof=1) / seen.mean()) if seen.any() and points > 1 else 1.0
    variance = rate * (max(above, 1.0) + 1 / points)
    return CountSpread(size=rate**2 / (variance - rate), rate=rate / variance)
