"""What if: changes to what is still to come, saved by name and compared with the forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from goldenthread.assure.savings.cuts import CUTS
from goldenthread.assure.savings.outturn import outturn_of
from goldenthread.assure.savings.portfolio import (
    MONTHS,
    WHOLE_YEAR,
    Amounts,
    Portfolio,
    pounds,
)

PICKS = ("organisation", "kind", "category", "type", "rating", "development", "recurrent")


class ScenarioError(ValueError):
    """A change that has no meaning; the message says what is allowed."""


@dataclass(frozen=True)
class Change:
    """One change of a scenario.

    `slip`: the schemes come in `months` later, what then falls after March is lost to this year.
    `share`: they bring in `percent` of what is still to come. `pressure`: `pounds` of further
    cost in the year. `pay_award`: `percent` more on a yearly pay bill of `pounds` for the
    months left. `picks` says of which schemes: {'rating': 'high'}.
    """

    kind: str
    months: int = 0
    percent: Decimal = Decimal(0)
    pounds: Decimal = Decimal(0)
    picks: Mapping[str, str] | None = None

    @property
    def words(self) -> str:
        """The change in words."""
        whose = ", ".join(picked_words(self.picks)) or "all schemes"
        return {
            "slip": f"{whose}: {self.months} months later",
            "share": f"{whose}: {self.percent.normalize():f}% of what is still to come",
            "pressure": f"further cost of £{self.pounds:,.0f}",
            "pay_award": f"pay {self.percent.normalize():f}% dearer on a yearly pay bill of "
            f"£{self.pounds:,.0f}, for the months left",
        }[self.kind]


@dataclass(frozen=True)
class Comparison:
    """A scenario beside the forecast, in pounds; `pressure` is cost that savings must cover."""

    name: str
    forecast: Decimal
    outturn: Decimal
    pressure: Decimal

    @property
    def difference(self) -> Decimal:
        """What the scenario is worth against the forecast; negative is worse."""
        return self.outturn - self.pressure - self.forecast


def picked_words(picks: Mapping[str, str] | None) -> list[str]:
    """Give which schemes are meant, in words."""
    return [f"{CUTS[name].name.lower()} {CUTS[name].words(key).lower()}"
            for name, key in (picks or {}).items()]  # fmt: skip


def read_change(raw: Mapping[str, Any]) -> Change:
    """Give a change as it is stored; ScenarioError says what is allowed."""
    kind = str(raw.get("change", ""))
    if kind not in ("slip", "share", "pressure", "pay_award"):
        raise ScenarioError(f"change {kind!r}: allowed are slip, share, pressure, pay_award")
    months, percent = int(raw.get("months", 0)), Decimal(str(raw.get("percent", 0)))
    amount = Decimal(str(raw.get("pounds", 0)))
    picks = {name: str(raw[name]) for name in PICKS if raw.get(name)}
    if kind == "slip" and not 1 <= months <= MONTHS:
        raise ScenarioError(f"{months} months: allowed are 1 to {MONTHS}")
    if kind == "share" and not 0 <= percent <= 200:
        raise ScenarioError(f"{percent} percent: allowed are 0 to 200")
    if kind in ("pressure", "pay_award") and amount <= 0:
        raise ScenarioError("an amount over nought is needed")
    for name, key in picks.items():
        allowed = CUTS[name].order
        if allowed and key not in allowed:
            raise ScenarioError(f"{name} {key!r}: allowed are {', '.join(allowed)}")
    return Change(kind, months, percent, amount, picks)


def apply(portfolio: Portfolio, elapsed: int, change: Change) -> Portfolio:
    """Give the portfolio after a change of what is still to come; the months passed stay."""
    if change.kind not in ("slip", "share"):
        return portfolio
    held = np.array([is_picked(one, change.picks) for one in portfolio.schemes], dtype=bool)
    forecast, plan = portfolio.forecast, portfolio.plan
    left = np.where(forecast.given, forecast.pence, plan.pence)
    given = forecast.given | plan.given
    changed = left.copy()
    months = slice(elapsed, MONTHS)
    if change.kind == "slip":
        given[:, months] = True  # a month that nothing moved into is nought, not its plan
        changed[:, months] = 0
        kept = MONTHS - elapsed - change.months
        if kept > 0:
            changed[:, elapsed + change.months : MONTHS] = left[:, elapsed : elapsed + kept]
    else:
        share = change.percent / 100
        for column in (*range(elapsed, MONTHS), WHOLE_YEAR):
            changed[:, column] = [
                int((Decimal(int(value)) * share).quantize(Decimal(1), rounding=ROUND_HALF_UP))
                for value in left[:, column]
            ]
    return replace(
        portfolio,
        forecast=Amounts(
            np.where(held[:, None], changed, forecast.pence),
            np.where(held[:, None], given, forecast.given),
        ),
    )


def is_picked(one: Any, picks: Mapping[str, str] | None) -> bool:
    """Say whether a scheme is one of those that a change is about."""
    return all(CUTS[name].key(one).partition("\t")[0] == key for name, key in (picks or {}).items())


def compare(name: str, portfolio: Portfolio, elapsed: int, changes: Sequence[Change]) -> Comparison:
    """Give what a scenario makes of the outturn of a portfolio."""
    base = pounds(outturn_of(portfolio, elapsed).outturn.sum())
    changed, pressure = portfolio, Decimal(0)
    for change in changes:
        changed = apply(changed, elapsed, change)
        if change.kind == "pressure":
            pressure += change.pounds
        if change.kind == "pay_award":
            part = change.pounds * change.percent / 100 * (MONTHS - elapsed) / MONTHS
            pressure += part.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return Comparison(name, base, pounds(outturn_of(changed, elapsed).outturn.sum()), pressure)
