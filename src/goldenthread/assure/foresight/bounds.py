"""The range that figures of a kind can lie in, and chances and intervals held to it. Pure.

What a forecast puts outside the possible range is counted at its edge: 'over 100%' is 100%.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.vocabulary import Comparator, Kind

NEVER_NEGATIVE = (Kind.PERCENT, Kind.COUNT, Kind.RATE, Kind.DURATION)
WHOLE_PERCENT = 100.0


@dataclass(frozen=True)
class Possible:
    """The least and the greatest figure possible (infinite for none), and whether only whole."""

    least: float = -math.inf
    most: float = math.inf
    is_whole: bool = False

    def held(self, value: float) -> float:
        """Give the value, or the edge that it lies beyond."""
        return min(max(value, self.least), self.most)


def possible_range(kind: Kind, seen: Sequence[float]) -> Possible:
    """Give the range of a measure's figures from its kind and all figures and targets known.

    A percentage that was ever over 100 has no greatest, and a figure that was ever under nought
    has no least: some shares are of last year's activity, and some are losses.
    """
    known = [value for value in seen if math.isfinite(value)]
    least = 0.0 if kind in NEVER_NEGATIVE and min(known, default=0) >= 0 else -math.inf
    is_share = kind is Kind.PERCENT and least == 0 and max(known, default=0) <= WHOLE_PERCENT
    is_whole = kind is Kind.COUNT and all(value == int(value) for value in known)
    return Possible(least, WHOLE_PERCENT if is_share else math.inf, is_whole)


@dataclass(frozen=True)
class Edge:
    """Where a forecast's distribution is cut to say whether a target is met.

    `certain` is the chance where the range alone decides, else None: then the chance is that of
    lying above `low` and below `high`.
    """

    low: float = -math.inf
    high: float = math.inf
    certain: float | None = None


def edge_of(target: float, comparator: Comparator, possible: Possible) -> Edge | None:
    """Give what 'meets the target' means for a figure in its range; None where it cannot be said.

    Whole numbers are cut half way between two: '5 or fewer' is under 5.5. A figure that may be
    anything has no chance of being exactly one.
    """
    strict = comparator in (Comparator.ABOVE, Comparator.BELOW)
    half = 0.5 if possible.is_whole else 0.0
    if comparator is Comparator.EQUAL:
        return equal_edge(target, possible)
    if comparator in (Comparator.AT_LEAST, Comparator.ABOVE):
        if target < possible.least or (target == possible.least and not strict):
            return Edge(certain=1.0)
        if target > possible.most or (target == possible.most and strict):
            return Edge(certain=0.0)
        number = target if not half else (math.floor(target) + 1 if strict else math.ceil(target))
        return Edge(low=number - half)
    if target > possible.most or (target == possible.most and not strict):
        return Edge(certain=1.0)
    if target < possible.least or (target == possible.least and strict):
        return Edge(certain=0.0)
    number = target if not half else (math.ceil(target) - 1 if strict else math.floor(target))
    return Edge(high=number + half)


def equal_edge(target: float, possible: Possible) -> Edge | None:
    """Give what 'exactly the target' means: a whole number, or an edge of the range."""
    if not possible.least <= target <= possible.most:
        return Edge(certain=0.0)
    if possible.is_whole:
        if target != int(target):
            return Edge(certain=0.0)
        low = -math.inf if target == possible.least else target - 0.5
        return Edge(low, target + 0.5)
    if target == possible.most:
        return Edge(low=target)
    return Edge(high=target) if target == possible.least else None
