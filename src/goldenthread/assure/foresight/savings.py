"""Where a year's savings will land, from what schemes delivered of their plan: simulated. Pure.

A month to come goes as a past month did, the same one for all schemes, so that what held them up
together stays together; a scheme that has not begun does as well as one that has, drawn by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from goldenthread.assure.foresight.reasons import Reason
from goldenthread.assure.foresight.seed import chance_from
from goldenthread.assure.savings.portfolio import MONTHS, WHOLE_YEAR, Portfolio, pounds
from goldenthread.vocabulary.savings import Rating

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
MONTHS_NEEDED = 3
SCHEMES_NEEDED = 5
RUNS = 4_000
LOW, MIDDLE, HIGH = 10, 50, 90  # percent of the runs


@dataclass(frozen=True)
class SavingsOutlook:
    """Where the year will land in pounds, or the reason why that is not said.

    80% of the runs lie between `low` and `high`; `chance` is that of landing `goal`. `share` is
    what was delivered in percent of the plan of the months told from.
    """

    goal: Decimal
    is_target: bool  # the goal is the year's target, else its plan
    withheld: Reason | None = None
    delivered: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    middle: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    chance: float | None = None
    share: Decimal | None = None
    months: int = 0
    schemes: int = 0  # that have delivered against a plan
    not_begun: int = 0
    method_words: str = ""


@dataclass(frozen=True)
class Delivery:
    """What n schemes planned and delivered in m past months, and plan for the k months left.

    Pounds: `plan` and `actual` (n, m), `left` (n, k); `rest` (n,) is planned without a month. Only
    months of a scheme with a plan and something reported are held; all others are 0 in both.
    """

    plan: Floats
    actual: Floats
    left: Floats
    rest: Floats

    @property
    def has_begun(self) -> NDArray[np.bool_]:
        """Which schemes have a month with a plan and something reported."""
        return np.asarray(self.plan.sum(axis=1) > 0)

    @property
    def to_come(self) -> Floats:
        """What each scheme still plans."""
        return np.asarray(self.left.sum(axis=1) + self.rest)

    def shares(self) -> Floats:
        """Give what each scheme that has begun delivered of its plan in each past month.

        In a month in which it planned nothing it counts as all schemes together did.
        """
        begun = self.has_begun
        together = self.actual.sum(axis=0) / self.plan.sum(axis=0)
        planned = self.plan[begun]
        share = self.actual[begun] / np.where(planned > 0, planned, 1)
        return np.asarray(np.where(planned > 0, share, together))


def foresee_savings(
    portfolio: Portfolio, elapsed: int, delivered: Decimal, target: Decimal | None
) -> SavingsOutlook:
    """Give where the year will land when `elapsed` months have passed.

    `delivered` is what has come in so far. Schemes that are not identified yet count nothing: no
    plan stands behind them. The goal is `target`, the plan of the year where it is None.
    """
    goal = target if target is not None else pounds(portfolio.plan.pence.sum())
    found = delivery_of(portfolio, elapsed)
    bare = SavingsOutlook(goal, target is not None, delivered=delivered)
    if reason := reason_to_withhold(found, elapsed, goal):
        return SavingsOutlook(**{**vars(bare), "withheld": reason})
    return simulated(bare, found)


def delivery_of(portfolio: Portfolio, elapsed: int) -> Delivery:
    """Give what the schemes planned, delivered and still plan, in pounds.

    What is planned for the year without months is still to come as far as it is not delivered.
    """
    plan, actual = portfolio.plan, portfolio.actual
    passed = slice(0, elapsed)
    held = actual.given[:, passed] & (plan.pence[:, passed] > 0)
    whole = np.where(plan.given[:, WHOLE_YEAR], plan.pence[:, WHOLE_YEAR], 0)
    so_far = np.where(plan.given[:, WHOLE_YEAR], actual.pence.sum(axis=1), 0)
    identified = np.array(
        [one.rating is not Rating.UNIDENTIFIED for one in portfolio.schemes], dtype=bool
    )
    return Delivery(
        plan=np.where(held, plan.pence[:, passed], 0) / 100,
        actual=np.where(held, actual.pence[:, passed], 0) / 100,
        left=np.where(identified[:, None], plan.pence[:, elapsed:MONTHS], 0) / 100,
        rest=np.where(identified, np.maximum(whole - so_far, 0), 0) / 100,
    )


def reason_to_withhold(found: Delivery, elapsed: int, goal: Decimal) -> Reason | None:
    """Give why the landing is not foretold, None where it is."""
    months = int((found.plan.sum(axis=0) > 0).sum())
    begun = int(found.has_begun.sum())
    if goal <= 0:
        return Reason("no_goal", "No target and no plan is recorded for the year.")
    if elapsed >= MONTHS or not found.to_come.any():
        return Reason("year_over", "Nothing is planned for the months left.")
    if months < MONTHS_NEEDED:
        words = (
            f"{months} months have both a plan and what was delivered; {MONTHS_NEEDED} are needed."
        )
        return Reason("few_months", words)
    if begun < SCHEMES_NEEDED:
        words = f"{begun} schemes have delivered against a plan; {SCHEMES_NEEDED} are needed."
        return Reason("few_schemes", words)
    return None


def simulated(bare: SavingsOutlook, found: Delivery) -> SavingsOutlook:
    """Give the outlook from simulated runs, the same ones for the same records."""
    held = np.flatnonzero(found.plan.sum(axis=0) > 0)
    delivery = Delivery(found.plan[:, held], found.actual[:, held], found.left, found.rest)
    delivery, facts = in_order(delivery)
    chance = chance_from([*facts, ("delivered", str(bare.delivered))])
    months = drawn_months(len(held), max(found.left.shape[1], 1), chance)
    landed = float(bare.delivered) + landings(delivery, months, chance)
    low, middle, high = (money(value) for value in np.percentile(landed, (LOW, MIDDLE, HIGH)))
    begun = int(delivery.has_begun.sum())
    planned = delivery.plan.sum()
    return SavingsOutlook(
        **{
            **vars(bare),
            "low": low,
            "middle": middle,
            "high": high,
            "chance": float((landed >= float(bare.goal)).mean()),
            "share": Decimal(str(round(100 * delivery.actual.sum() / planned, 1))),
            "months": len(held),
            "schemes": begun,
            "not_begun": int((~delivery.has_begun & (delivery.to_come > 0)).sum()),
            "method_words": method_words(len(held), begun),
        }
    )


def in_order(found: Delivery) -> tuple[Delivery, list[tuple[object, ...]]]:
    """Give the schemes in the order of their amounts, so that the same ones draw the same chance,
    and their amounts as plain values."""
    parts = (found.plan, found.actual, found.left, found.rest)
    facts = list(zip(*(part.tolist() for part in parts), strict=True))
    order = sorted(range(len(facts)), key=facts.__getitem__)
    return Delivery(*(part[order] for part in parts)), [facts[place] for place in order]


def drawn_months(past: int, left: int, chance: np.random.Generator) -> Places:
    """Give the past month that each month left goes as in each run: (RUNS, left).

    The past itself is drawn again first: so few months tell only roughly what months are like.
    """
    again = chance.integers(0, past, (RUNS, past))
    return np.take_along_axis(again, chance.integers(0, past, (RUNS, left)), axis=1)


def landings(found: Delivery, months: Places, chance: np.random.Generator) -> Floats:
    """Give what is still to come brings in each run: (runs,), from the months drawn in each.

    What has no month comes in as the drawn months did on average.
    """
    shares, begun = found.shares(), found.has_begun
    worth = found.left[begun].T @ shares  # (months left, past months)
    places = np.arange(worth.shape[0])
    of_begun = worth[places, months[:, : len(places)]].sum(axis=1)
    of_begun = of_begun + (found.rest[begun] @ shares)[months].mean(axis=1)
    waiting = ~begun & (found.to_come > 0)
    return np.asarray(of_begun + waiting_landings(found, waiting, shares, months, chance))


def waiting_landings(
    found: Delivery,
    waiting: NDArray[np.bool_],
    shares: Floats,
    months: Places,
    chance: np.random.Generator,
) -> Floats:
    """Give what schemes that have not begun bring in each run: each does as one drawn by chance."""
    left, rest = found.left[waiting], found.rest[waiting]
    brought = np.zeros(len(months))
    for scheme in range(len(left)):
        like = chance.integers(0, len(shares), len(months))
        share = shares[like[:, None], months]
        brought += (share[:, : left.shape[1]] * left[scheme]).sum(axis=1)
        brought += rest[scheme] * share.mean(axis=1)
    return brought


def money(value: float) -> Decimal:
    """Give pounds and whole pence."""
    return Decimal(round(value * 100)) / 100


def method_words(months: int, schemes: int) -> str:
    """Give how it was foretold."""
    return (
        f"Simulated {RUNS:,} times from what {schemes} schemes delivered of their plan in {months} "
        "months: each month left goes as a past one did for all schemes. Schemes not identified "
        "yet count nothing. The same records give the same figures."
    )
