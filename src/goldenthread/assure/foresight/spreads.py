"""Where figures ahead may lie: of stable processes, of low counts, of processes that move. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.assure.foresight.bounds import Possible, possible_range
from goldenthread.assure.foresight.combined import combine
from goldenthread.assure.foresight.history import History
from goldenthread.assure.foresight.method import combined_words, counts_words, stable_words
from goldenthread.assure.foresight.stable import (
    LOW_COUNT,
    MOST_WANDERING,
    CountSpread,
    count_spread,
    degrees_of,
    sigma_of,
    spread_of,
    wandering,
)

Floats = NDArray[np.float64]
NO_SPREAD = 1e-9  # of the figure: what is less comes from rounding


@dataclass(frozen=True)
class Spread:
    """Where a line's figures ahead may lie: centre and spread by step, degrees of freedom."""

    method: str
    words: str
    centre: Floats
    spread: Floats
    degrees: float
    counts: CountSpread | None = None

    @property
    def is_usable(self) -> bool:
        """Whether something tells how far figures may lie."""
        if self.counts is not None:
            return True
        least = NO_SPREAD * np.maximum(np.abs(self.centre), NO_SPREAD)
        return bool(np.isfinite(self.spread).all() and (self.spread > least).all())


def spreads_of(histories: Sequence[History]) -> dict[str, Spread]:
    """Give the spread of each line by key; all lines that move are foretold in one batch."""
    moving = {one.key for one in histories if is_moving(one)}
    found = {one.key: steady(one) for one in histories if one.key not in moving}
    return found | combined([one for one in histories if one.key in moving])


def is_moving(history: History) -> bool:
    """Say whether the chart shows a special cause, or figures wander though none is shown.

    A low count never is: on a chart, whose limits are symmetric, nearly every one is a signal.
    """
    if is_low_count(history):
        return False
    wanders = wandering(history.known, sigma(history)) > MOST_WANDERING
    return history.chart.has_special_cause or wanders


def is_low_count(history: History) -> bool:
    """Say whether the figures are whole numbers about a low mean."""
    return range_of(history).is_whole and (history.chart.mean or 0.0) < LOW_COUNT


def sigma(history: History) -> float:
    """Give sigma as the chart's limits have it."""
    return float(sigma_of(history.chart.mean_range or 0.0))


def steady(history: History) -> Spread:
    """Give the spread of a stable process or a low count: the same for every period ahead."""
    chart, ahead = history.chart, len(history.goals)
    if is_low_count(history):
        counts = count_spread(history.known)
        centre = np.full(ahead, counts.mean)
        return Spread("counts", counts_words(history), centre, centre, 0.0, counts)
    points = max(chart.base_points, 3)
    return Spread(
        method="stable",
        words=stable_words(history, sigma(history)),
        centre=np.full(ahead, chart.mean),
        spread=np.full(ahead, float(spread_of(sigma(history), points))),
        degrees=float(degrees_of(points)),
    )


def combined(histories: Sequence[History]) -> dict[str, Spread]:
    """Give the spreads of lines that move: one batch for each length of season."""
    batches: dict[int, list[History]] = defaultdict(list)
    for one in histories:
        batches[one.season].append(one)
    found = {}
    for season, batch in batches.items():
        ahead = max(len(one.goals) for one in batch)
        result = combine(aligned(batch), season, ahead)
        for place, one in enumerate(batch):
            steps = slice(0, len(one.goals))
            found[one.key] = Spread(
                method="combined",
                words=combined_words(one, result.weights[place], int(result.tried[place])),
                centre=result.expected[place, steps],
                spread=result.spread[place, steps],
                degrees=float(result.degrees[place]),
            )
    return found


def aligned(histories: Sequence[History]) -> Floats:
    """Give the figures since the last rebase as an array, the newest last, NaN before the first."""
    lines = [one.values[one.segment :] for one in histories]
    found = np.full((len(lines), max(map(len, lines))), np.nan)
    for place, line in enumerate(lines):
        found[place, -len(line) :] = line
    return found


def range_of(history: History) -> Possible:
    """Give the range of a line's figures: from all of them and from the targets ahead."""
    targets = [goal.number for goal in history.goals if goal and goal.number is not None]
    return possible_range(history.kind, [*history.values, *targets])
