"""What a forecast is made from: the figures of one line and the targets ahead. Plain values."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goldenthread.vocabulary import Better, Comparator, Kind, Period, ValueSpec

SEASONS = {"day": 7, "week": 52, "month": 12, "quarter": 4}


@dataclass(frozen=True)
class Goal:
    """The target in force in a period ahead, in the measure's unit; `comparator` None: no test."""

    number: float | None
    text: str
    comparator: Comparator | None


@dataclass(frozen=True)
class Chart:
    """What the control chart says of the last segment; means and ranges None without limits."""

    mean: float | None = None
    mean_range: float | None = None
    base_points: int = 0  # figures that mean and range are calculated from
    has_special_cause: bool = False


@dataclass(frozen=True)
class History:
    """One line's figures from the first to the newest, and the targets of the periods ahead.

    `values` holds NaN where a period has no figure or is kept out of calculations. `segment` is
    the place of the first period since the limits were last rebased, `overdue` how many whole
    periods after the newest figure were over and brought none.
    """

    key: str
    spec: ValueSpec
    better: Better
    periods: tuple[Period, ...]
    values: tuple[float, ...]
    goals: tuple[Goal | None, ...]  # of the periods ahead, as many as are to be foretold
    end: Period | None = None  # of the target's date, where it has one
    end_goal: Goal | None = None
    segment: int = 0
    overdue: int = 0
    is_charted: bool = True
    provisional: int = 0  # figures of the segment that are provisional
    chart: Chart = Chart()

    @property
    def kind(self) -> Kind:
        """The kind of the figures."""
        return self.spec.kind

    @property
    def known(self) -> tuple[float, ...]:
        """The figures since the last rebase, oldest first."""
        return tuple(value for value in self.values[self.segment :] if not math.isnan(value))

    @property
    def season(self) -> int:
        """How many periods a season has, 0 for none."""
        return SEASONS.get(self.periods[0].kind.value, 0) if self.periods else 0

    @property
    def first_period(self) -> Period:
        """The first period with a figure since the last rebase."""
        place = next(
            at for at in range(self.segment, len(self.values)) if not math.isnan(self.values[at])
        )
        return self.periods[place]
