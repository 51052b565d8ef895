"""The periods ahead: what is expected, how far it may lie, the chance of each target. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldenthread.assure.foresight import student
from goldenthread.assure.foresight.bounds import Edge, Possible, edge_of
from goldenthread.assure.foresight.history import Goal, History
from goldenthread.assure.foresight.results import Step
from goldenthread.assure.foresight.spreads import Spread, range_of
from goldenthread.assure.foresight.stable import CountSpread

UPPER_80, UPPER_95 = 0.9, 0.975  # chances below the upper ends of the two intervals
Ends = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """A line with its spread, the range of its figures, and what meeting each target means."""

    history: History
    spread: Spread
    possible: Possible
    edges: tuple[Edge | None, ...]

    @classmethod
    def of(cls, history: History, spread: Spread) -> Line:
        """Give the line of a history."""
        possible = range_of(history)
        return cls(
            history, spread, possible, tuple(goal_edge(goal, possible) for goal in history.goals)
        )

    def step(self, at: int, expected: float, ends: Ends, chance: float | None) -> Step:
        """Give the period `at` places ahead, everything held to the possible range."""
        goal = self.history.goals[at]
        low_80, high_80, low_95, high_95 = (self.possible.held(end) for end in ends)
        return Step(
            period=self.history.periods[-1].shift(at + 1),
            expected=self.possible.held(expected),
            low_80=low_80,
            high_80=high_80,
            low_95=low_95,
            high_95=high_95,
            target=goal.number if goal else None,
            target_text=goal.text if goal else "",
            chance=chance,
        )


def goal_edge(goal: Goal | None, possible: Possible) -> Edge | None:
    """Give what meeting a target means, None where it has no number or no comparator."""
    if goal is None or goal.number is None or goal.comparator is None:
        return None
    return edge_of(goal.number, goal.comparator, possible)


def steps_of(lines: Sequence[Line]) -> dict[str, tuple[Step, ...]]:
    """Give every period ahead of each line: Student's t for all at once, low counts by number."""
    smooth = [line for line in lines if line.spread.counts is None]
    degrees = np.array([line.spread.degrees for line in smooth])
    near, far = (student.value_at(chance, degrees) for chance in (UPPER_80, UPPER_95))
    chances = chances_of(smooth)
    found = {
        line.history.key: smooth_steps(line, float(near[at]), float(far[at]), chances[at])
        for at, line in enumerate(smooth)
    }
    return found | {
        line.history.key: count_steps(line, line.spread.counts)
        for line in lines
        if line.spread.counts is not None
    }


def chances_of(lines: Sequence[Line]) -> list[list[float | None]]:
    """Give the chance of each step's target of every line, in one call of the distribution."""
    flat = [
        (line.spread.centre[at], line.spread.spread[at], line.spread.degrees, edge.low, edge.high)
        for line in lines
        for at, edge in enumerate(line.edges)
        if edge is not None and edge.certain is None
    ]
    centre, spread, degrees, low, high = np.array(flat, dtype=float).reshape(-1, 5).T
    below_high = student.chance_below((high - centre) / spread, degrees)
    below_low = student.chance_below((low - centre) / spread, degrees)
    values = iter(np.clip(below_high - below_low, 0, 1).tolist())
    return [
        [
            None if edge is None else next(values) if edge.certain is None else edge.certain
            for edge in line.edges
        ]
        for line in lines
    ]


def smooth_steps(
    line: Line, near: float, far: float, chances: Sequence[float | None]
) -> tuple[Step, ...]:
    """Give the periods ahead of a line from Student's t; `near` and `far` reach 80% and 95%."""
    found = []
    for at, chance in enumerate(chances):
        centre, wide = float(line.spread.centre[at]), float(line.spread.spread[at])
        ends = [centre + reach * wide for reach in (-near, near, -far, far)]
        if line.possible.is_whole:
            ends = [float(round(end)) for end in ends]
        found.append(line.step(at, centre, (ends[0], ends[1], ends[2], ends[3]), chance))
    return tuple(found)


def count_steps(line: Line, counts: CountSpread) -> tuple[Step, ...]:
    """Give the periods ahead of a low count, number by number."""
    low_80, high_80 = counts.at(1 - UPPER_80), counts.at(UPPER_80)
    ends = (
        float(low_80),
        float(high_80),
        float(counts.at(1 - UPPER_95)),
        float(counts.at(UPPER_95)),
    )
    return tuple(
        line.step(at, counts.mean, ends, count_chance(counts, edge))
        for at, edge in enumerate(line.edges)
    )


def count_chance(counts: CountSpread, edge: Edge | None) -> float | None:
    """Give the chance that a low count lies between the ends of an edge; None for no test."""
    if edge is None or edge.certain is not None:
        return edge.certain if edge else None
    upper = 1.0 if math.isinf(edge.high) else counts.chance_up_to(math.floor(edge.high))
    lower = 0.0 if math.isinf(edge.low) else counts.chance_up_to(math.floor(edge.low))
    return min(max(upper - lower, 0.0), 1.0)
