"""What is foretold of a measure, as frozen values for pages, reports and exports."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.assure.foresight.reasons import Reason
from goldenthread.vocabulary import Period, ValueSpec


@dataclass(frozen=True)
class Step:
    """One period ahead: what is expected, how far it may lie, and the chance of its own target.

    Numbers are in the measure's unit; `chance` is None where no test can be made.
    """

    period: Period
    expected: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float
    target: float | None = None
    target_text: str = ""
    chance: float | None = None


@dataclass(frozen=True)
class Pace:
    """The change a period that the target asks for, beside the greatest ever sustained as long.

    Changes are in the measure's unit a period, positive upwards; `best` is None where the history
    is too short for any stretch of `periods`.
    """

    needed: float
    periods: int
    best: float | None
    best_from: Period | None = None
    best_to: Period | None = None
    has_done: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the newest figure meets the target of the date already."""
        return self.needed == 0


@dataclass(frozen=True)
class Outlook:
    """The forecast of a measure, or the reason why there is none.

    `method` is 'stable', 'counts' or 'combined'; `method_words` say on which figures and how.
    """

    spec: ValueSpec
    withheld: Reason | None = None
    method: str = ""
    method_words: str = ""
    method_short: str = ""
    points: int = 0
    first: Period | None = None
    last: Period | None = None
    steps: tuple[Step, ...] = ()
    end: Period | None = None
    end_step: Step | None = None
    no_chance: Reason | None = None  # why the next period has no chance
    no_end: Reason | None = None  # why the date has none
    pace: Pace | None = None

    @property
    def next(self) -> Step | None:
        """The next period; None where the forecast is withheld."""
        return self.steps[0] if self.steps else None

    @property
    def next_chance(self) -> float | None:
        """The chance that the target is met in the next period; None where none is given."""
        return self.steps[0].chance if self.steps else None

    @property
    def end_chance(self) -> float | None:
        """The chance that the target of the date is met in the date's period."""
        return self.end_step.chance if self.end_step else None

    @property
    def reason(self) -> Reason | None:
        """Why there is no chance of the next period: no forecast, or no target to test."""
        return self.withheld or self.no_chance
