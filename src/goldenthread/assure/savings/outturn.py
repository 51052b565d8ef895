"""What schemes have saved and will: to date, months left, outturn, run rates (RULES 5)."""

from __future__ import annotations

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
from goldenthread.vocabulary.money import Nature, share, variance


@dataclass(frozen=True)
class Outturn:
    """Pence of each scheme when `elapsed` months of the year have passed; every array is (n,).

    `left` is what is still to come: the forecast of the months left, where there is none the plan
    (how much of it is plan says `left_on_plan`). Amounts without a profile are still to come as
    far as they are not delivered.
    """

    elapsed: int
    plan: Pence
    plan_to_date: Pence
    delivered: Pence
    left: Pence
    left_on_plan: Pence
    second_half_plan: Pence

    @property
    def outturn(self) -> Pence:
        """What the year is forecast to end at: delivered to date and what is left."""
        return self.delivered + self.left


def outturn_of(portfolio: Portfolio, elapsed: int) -> Outturn:
    """Give the outturn of each scheme; ValueError unless 0 to 12 months have passed."""
    if not 0 <= elapsed <= MONTHS:
        raise ValueError(f"{elapsed} months have passed: allowed are 0 to {MONTHS}")
    plan, actual, forecast = portfolio.plan, portfolio.actual, portfolio.forecast
    delivered = actual.pence[:, :elapsed].sum(axis=1)
    months = slice(elapsed, MONTHS)
    on_plan = np.where(forecast.given[:, months], 0, plan.pence[:, months])
    left_on_plan = on_plan.sum(axis=1)
    left = np.where(forecast.given[:, months], forecast.pence[:, months], 0).sum(axis=1)
    left = left + left_on_plan
    known = actual.given[:, WHOLE_YEAR]
    told = forecast.given[:, WHOLE_YEAR]
    whole = np.where(told, forecast.pence[:, WHOLE_YEAR], plan.pence[:, WHOLE_YEAR])
    whole_delivered = np.where(known, actual.pence[:, WHOLE_YEAR], 0)
    delivered = delivered + whole_delivered
    is_whole = told | plan.given[:, WHOLE_YEAR]
    rest = np.where(is_whole, np.maximum(whole - delivered, 0), 0)
    return Outturn(
        elapsed=elapsed,
        plan=plan.pence.sum(axis=1),
        plan_to_date=plan.pence[:, :elapsed].sum(axis=1),
        delivered=delivered,
        left=left + rest,
        left_on_plan=left_on_plan + np.where(told, 0, rest),
        second_half_plan=plan.pence[:, MONTHS // 2 : MONTHS].sum(axis=1),
    )


@dataclass(frozen=True)
class Position:
    """The position of some schemes in pounds."""

    schemes: int
    elapsed: int
    plan: Decimal
    plan_to_date: Decimal
    delivered: Decimal
    left: Decimal
    left_on_plan: Decimal
    second_half_plan: Decimal
    unprofiled_plan: Decimal = Decimal(0)

    @property
    def outturn(self) -> Decimal:
        """What the year is forecast to end at."""
        return self.delivered + self.left

    @property
    def variance_to_date(self) -> Decimal:
        """Delivered against the plan to date; favourable is positive."""
        return variance(self.delivered, self.plan_to_date, Nature.SAVING)

    @property
    def outturn_variance(self) -> Decimal:
        """The forecast outturn against the plan of the year."""
        return variance(self.outturn, self.plan, Nature.SAVING)

    @property
    def months_left(self) -> int:
        """Months of the year that have not passed."""
        return MONTHS - self.elapsed

    @property
    def achieved_rate(self) -> Decimal | None:
        """What was saved a month so far; None before the first month has passed."""
        return self.delivered / self.elapsed if self.elapsed else None

    def required_rate(self, goal: Decimal | None = None) -> Decimal | None:
        """Give what must be saved a month to land `goal` (the plan); None when the year is over."""
        wanted = self.plan if goal is None else goal
        return (wanted - self.delivered) / self.months_left if self.months_left else None

    @property
    def second_half_share(self) -> Decimal | None:
        """The part of the profiled plan that falls in October to March, in percent."""
        return share(self.second_half_plan, self.plan - self.unprofiled_plan)

    @property
    def delivered_share(self) -> Decimal | None:
        """What was delivered, in percent of the plan of the year."""
        return share(self.delivered, self.plan)


def position_of(portfolio: Portfolio, found: Outturn) -> Position:
    """Give the position of all schemes of a portfolio together."""
    return Position(
        schemes=len(portfolio),
        elapsed=found.elapsed,
        plan=pounds(found.plan.sum()),
        plan_to_date=pounds(found.plan_to_date.sum()),
        delivered=pounds(found.delivered.sum()),
        left=pounds(found.left.sum()),
        left_on_plan=pounds(found.left_on_plan.sum()),
        second_half_plan=pounds(found.second_half_plan.sum()),
        unprofiled_plan=pounds(portfolio.plan.pence[:, WHOLE_YEAR].sum()),
    )
