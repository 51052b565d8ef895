"""The year month by month: plan, actual, forecast and risk-adjusted forecast, added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from goldenthread.assure.savings.portfolio import (
    MONTHS,
    WHOLE_YEAR,
    Pence,
    Portfolio,
    pounds,
)
from goldenthread.assure.savings.weights import Weights
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.savings import Rating

Line = tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Profile:
    """Amounts in each month of the year in pounds, None where there is none yet.

    `forecast` is the actual of the months that have passed, then what is still to come;
    `risk_adjusted` is empty where the organisation has set no weights for what it needs.
    `unprofiled` is planned in the year without a month.
    """

    months: tuple[Period, ...]
    plan: Line
    actual: Line
    forecast: Line
    risk_adjusted: Line
    unprofiled: Decimal

    @property
    def is_profiled(self) -> bool:
        """Says that any amount is planned, saved or forecast in a month."""
        return any(value for line in (self.plan, self.actual, self.forecast) for value in line)


def profile_of(portfolio: Portfolio, elapsed: int, weights: Weights | None = None) -> Profile:
    """Give the profile of a portfolio when `elapsed` months of the year have passed."""
    plan, actual, forecast = portfolio.plan, portfolio.actual, portfolio.forecast
    months = slice(0, MONTHS)
    left = np.where(forecast.given[:, months], forecast.pence[:, months], plan.pence[:, months])
    left[:, :elapsed] = 0
    saved = actual.pence[:, months].copy()
    saved[:, elapsed:] = 0
    told = saved.sum(axis=0)
    coming = left.sum(axis=0)
    return Profile(
        months=portfolio.months,
        plan=line(plan.pence[:, months].sum(axis=0)),
        actual=tuple(
            pounds(value) if month < elapsed else None for month, value in enumerate(told)
        ),
        forecast=line(told + coming),
        risk_adjusted=weighted(portfolio, left, told, weights),
        unprofiled=pounds(plan.pence[:, WHOLE_YEAR].sum()),
    )


def weighted(portfolio: Portfolio, left: Pence, told: Pence, weights: Weights | None) -> Line:
    """Give the forecast by month with what is still to come weighted; empty without weights."""
    ratings = [one.rating for one in portfolio.schemes]
    needed = {
        rating for place, rating in enumerate(ratings) if rating.is_weighted and left[place].any()
    }
    if not needed <= set(weights or ()):
        return ()
    counted = [pounds(value) for value in told]
    for rating in Rating:
        held = [place for place, one in enumerate(ratings) if one is rating]
        weight = (weights or {}).get(rating, Decimal(0)) if rating.is_weighted else Decimal(100)
        for month, value in enumerate(left[held].sum(axis=0)):
            counted[month] += pounds(value) * weight / 100
    return tuple(counted)


def line(values: Iterable[int]) -> Line:
    """Give pence by month as pounds."""
    return tuple(pounds(value) for value in values)


def cumulative(values: Line) -> Line:
    """Give the running total of a line; it ends where the line does."""
    total = Decimal(0)
    found: list[Decimal | None] = []
    for value in values:
        if value is None:
            found.append(None)
            continue
        total += value
        found.append(total)
    return tuple(found)


def by_quarter(values: Line) -> Line:
    """Give the sums of the four quarters; a quarter with a month of nothing has none."""
    return tuple(
        None if any(value is None for value in part) else sum(filter(None, part), Decimal(0))
        for part in (values[at : at + 3] for at in range(0, MONTHS, 3))
    )
