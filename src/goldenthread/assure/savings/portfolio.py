"""Schemes and their months as arrays: the one form in which savings are added up.

Amounts are whole pence in 64-bit integers, so that every sum is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.vocabulary import Period
from goldenthread.vocabulary.savings import Rating, rating_of

PENCE = 100
MONTHS = 12
WHOLE_YEAR = MONTHS  # the column of amounts that have no profile by month
Pence = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class SchemeFacts:
    """What is known of a scheme apart from its months; `id` 0 where it is not shared by itself."""

    id: int
    code: str
    name: str
    organisation: str  # ODS code
    organisation_name: str = ""
    kind: str = "cip"
    counts: bool = True
    category: str = ""
    type: str = ""
    recurrent: bool | None = None
    development: str = ""
    risk: str = ""
    state: str = ""
    full_year_effect: Decimal | None = None
    unit: str = ""
    workstream: str = ""
    programme: str = ""
    owner: str = ""

    @property
    def rating(self) -> Rating:
        """Where the money stands that has not come in yet."""
        return rating_of(self.state, self.development, self.risk)


@dataclass(frozen=True)
class Amounts:
    """Pence of n schemes in the twelve months of a year and, last, without a profile: (n, 13).

    `given` says where there is an amount: nothing reported is not nought.
    """

    pence: Pence
    given: Flags

    def rows(self, held: NDArray[Any]) -> Amounts:
        """Give the amounts of the schemes that `held` picks."""
        return Amounts(self.pence[held], self.given[held])

    @classmethod
    def none(cls, schemes: int) -> Amounts:
        """Give the amounts of schemes of which nothing is known."""
        shape = (schemes, MONTHS + 1)
        return cls(np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool))


@dataclass(frozen=True)
class Portfolio:
    """The schemes of a financial year with plan, actual and forecast."""

    year: Period
    schemes: tuple[SchemeFacts, ...]
    plan: Amounts
    actual: Amounts
    forecast: Amounts

    def __len__(self) -> int:
        return len(self.schemes)

    def where(self, test: Callable[[SchemeFacts], bool]) -> Portfolio:
        """Give the schemes that pass the test."""
        return self.rows([place for place, one in enumerate(self.schemes) if test(one)])

    def of_organisation(self, code: str) -> Portfolio:
        """Give the schemes of one organisation."""
        return self.where(lambda one: one.organisation == code)

    def rows(self, places: Sequence[int]) -> Portfolio:
        """Give the schemes at the places."""
        held = np.array(places, dtype=np.intp)
        return replace(
            self,
            schemes=tuple(self.schemes[place] for place in places),
            plan=self.plan.rows(held),
            actual=self.actual.rows(held),
            forecast=self.forecast.rows(held),
        )

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the year, April first."""
        return months_of(self.year)


def months_of(year: Period) -> tuple[Period, ...]:
    """Give the twelve months of a financial year."""
    from goldenthread.vocabulary import PeriodKind

    month = Period.containing(year.start, PeriodKind.MONTH)
    found = [month]
    while len(found) < MONTHS:
        found.append(found[-1].next())
    return tuple(found)


def elapsed_months(year: Period, month: Period) -> int:
    """Give how many months of the year have passed when `month` has: 0 to 12."""
    passed = (month.start.year - year.start.year) * 12 + month.start.month - year.start.month + 1
    return min(max(passed, 0), MONTHS)


def pounds(pence: Any) -> Decimal:
    """Give pence as pounds."""
    return Decimal(int(pence)) / PENCE


def pence(amount: Decimal | None) -> int:
    """Give pounds as whole pence, nought for None."""
    return int(amount * PENCE) if amount is not None else 0
