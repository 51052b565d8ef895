"""What the assessment of a year's savings found: frozen values for pages, reports and exports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.finding import Finding
from goldenthread.assure.savings.outturn import Outturn, Position
from goldenthread.assure.savings.portfolio import Portfolio
from goldenthread.assure.savings.profile import Profile
from goldenthread.assure.savings.totals import Clash, Reported
from goldenthread.assure.savings.weights import Weighted
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.savings import Rating


@dataclass(frozen=True)
class TargetResult:
    """A target of the year as it is now, and what it was before it was restated."""

    organisation: str
    kind: str  # '' for all savings
    amount: Decimal
    label: str
    since: dt.date
    before: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class Recurrence:
    """What of the outturn comes back every year."""

    recurrent: Decimal
    non_recurrent: Decimal
    not_said: Decimal
    full_year_effect: Decimal  # of recurrent schemes, in a full year

    @property
    def total(self) -> Decimal:
        """The whole outturn."""
        return self.recurrent + self.non_recurrent + self.not_said

    @property
    def share(self) -> Decimal | None:
        """The recurrent part in percent."""
        return self.recurrent / self.total * 100 if self.total else None

    @property
    def opening_pressure(self) -> Decimal:
        """What must be found again next year: savings of this year that do not come back."""
        return self.non_recurrent


@dataclass(frozen=True)
class SavingsResult:
    """The savings of a financial year as of the end of a month.

    `portfolio` holds the schemes that count; `additional` those that do not (income that may not
    be called CIP). All money is in pounds.
    """

    year: Period
    month: Period
    elapsed: int
    portfolio: Portfolio
    outturn: Outturn
    position: Position
    additional: Portfolio
    additional_outturn: Outturn
    additional_position: Position
    by_rating: dict[Rating, Decimal]
    weighted: Weighted
    profile: Profile
    recurrence: Recurrence
    targets: tuple[TargetResult, ...]
    reported: tuple[Reported, ...]
    clashes: tuple[Clash, ...]
    findings: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Says that nothing is recorded of the year."""
        schemes = len(self.portfolio) + len(self.additional)
        return not (schemes or self.reported or self.targets)

    @property
    def target(self) -> Decimal | None:
        """What is to be saved: the target of all savings, else the sum of those by programme."""
        return total_target(self.targets)

    @property
    def identified(self) -> Decimal:
        """The plan of the schemes that are more than a gap with a name."""
        return self.position.plan - self.unidentified_schemes

    @property
    def unidentified_schemes(self) -> Decimal:
        """The plan of schemes that are not identified yet."""
        held = [
            place
            for place, one in enumerate(self.portfolio.schemes)
            if one.rating is Rating.UNIDENTIFIED
        ]
        return Decimal(int(self.outturn.plan[held].sum())) / 100

    @property
    def gap(self) -> Decimal | None:
        """What is not identified of the target; nought where plans are over it."""
        if self.target is None:
            return None
        return max(self.target - self.identified, Decimal(0))

    @property
    def over_programming(self) -> Decimal | None:
        """How far identified plans are over the target; nought where they are under it."""
        if self.target is None:
            return None
        return max(self.identified - self.target, Decimal(0))


def total_target(targets: tuple[TargetResult, ...]) -> Decimal | None:
    """Give the target of all savings: each organisation's own total, else the sum of its kinds."""
    if not targets:
        return None
    total = Decimal(0)
    for organisation in {one.organisation for one in targets}:
        own = [one for one in targets if one.organisation == organisation]
        whole = [one.amount for one in own if not one.kind]
        total += whole[0] if whole else sum((one.amount for one in own), Decimal(0))
    return total
