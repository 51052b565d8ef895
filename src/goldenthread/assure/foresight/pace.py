"""The change that a target asks for against what the process has ever done (RULES 4). Pure."""

from __future__ import annotations

import math

import numpy as np

from goldenthread.assure.foresight.history import Goal, History
from goldenthread.assure.foresight.results import Pace
from goldenthread.vocabulary import Better, Comparator

LEVEL_PERIODS = 3  # averaged, so that one lone figure is no change that was sustained
RISING = (Comparator.AT_LEAST, Comparator.ABOVE)
FALLING = (Comparator.AT_MOST, Comparator.BELOW)


def pace_of(history: History, goal: Goal | None, periods: int) -> Pace | None:
    """Give the change a period needed to reach `goal` in so many, beside the best one ever.

    None where there is no number to reach or no way is better. The best is over stretches of the
    same length anywhere in the history, whatever was rebased since.
    """
    known = [value for value in history.values if not math.isnan(value)]
    sign = direction_of(history.better, goal)
    if goal is None or goal.number is None or not sign or not known or periods < 1:
        return None
    gap = goal.number - known[-1]
    needed = gap / periods if gap * sign > 0 else 0.0
    best = best_change(history.values, periods, sign)
    if best is None:
        return Pace(needed, periods, None)
    at, change = best
    return Pace(
        needed=needed,
        periods=periods,
        best=change,
        best_from=history.periods[at],
        best_to=history.periods[at + periods],
        has_done=change * sign >= needed * sign,
    )


def direction_of(better: Better, goal: Goal | None) -> int:
    """Give 1 where figures must rise to meet the goal, -1 where they must fall, 0 for neither."""
    comparator = goal.comparator if goal else None
    if comparator in RISING or comparator in FALLING:
        return 1 if comparator in RISING else -1
    return {Better.HIGHER: 1, Better.LOWER: -1}.get(better, 0) if comparator is None else 0


def best_change(values: tuple[float, ...], periods: int, sign: int) -> tuple[int, float] | None:
    """Give where the greatest change a period over so many begins, and the change; None if none.

    A level is the mean of LEVEL_PERIODS figures in a row; a stretch needs both its levels whole.
    """
    if len(values) < LEVEL_PERIODS + periods:
        return None
    windows = np.lib.stride_tricks.sliding_window_view(np.array(values), LEVEL_PERIODS)
    level = windows.mean(axis=1)
    changes = (level[periods:] - level[:-periods]) / periods * sign
    if np.isnan(changes).all():
        return None
    place = int(np.nanargmax(changes))
    return place + LEVEL_PERIODS - 1, float(changes[place] * sign)
