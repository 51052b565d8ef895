"""Money of plans: exact amounts, what is favourable, rounding that is explained (RULES 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goldenthread.vocabulary.kinds import MONEY_UNITS
from goldenthread.vocabulary.printing import SUFFIXES, rounded

PENNY = Decimal("0.01")
COARSEST = Decimal(1_000_000)  # figures of board papers are rounded to a million at most
HALF = Decimal("0.5")
MOST_DECIMALS = 2


class Nature(StrEnum):
    """What an amount is: it says which way is favourable."""

    COST = "cost"
    INCOME = "income"
    SAVING = "saving"
    BALANCE = "balance"  # surplus or deficit: a deficit is negative

    @property
    def label(self) -> str:
        """The nature in words."""
        return {"balance": "Surplus or deficit"}.get(self.value, self.value.capitalize())


class Side(StrEnum):
    """Whether a variance helps."""

    FAVOURABLE = "favourable"
    ADVERSE = "adverse"
    ON_PLAN = "on_plan"

    @property
    def label(self) -> str:
        """The side in words."""
        return self.value.replace("_", " ").capitalize()


def variance(actual: Decimal, plan: Decimal, nature: Nature) -> Decimal:
    """Give how far the actual is from its plan, in pounds; favourable is positive (RULES 5).

    A cost below its plan is favourable; income, savings and a surplus above it.
    """
    return plan - actual if nature is Nature.COST else actual - plan


def revised_variance(found: Decimal, pass_through: Decimal) -> Decimal:
    """Give a variance without what only passes through, which has the variance's sign."""
    return found - pass_through


def side_of(found: Decimal) -> Side:
    """Give whether a variance is favourable, adverse or none."""
    if not found:
        return Side.ON_PLAN
    return Side.FAVOURABLE if found > 0 else Side.ADVERSE


def in_unit(pounds: Decimal, unit: str) -> Decimal:
    """Give pounds in the unit; KeyError for a unit that is none of '£', '£k', '£000', '£m'."""
    return pounds / MONEY_UNITS[unit]


def money_figure(pounds: Decimal | None, unit: str = "£m", decimals: int = 1) -> str:
    """Give an amount as finance tables print it under a heading with the unit: '4.9', '(4.9)'.

    Adverse and negative amounts stand in brackets; what rounds to nought has none; None is ''.
    """
    if pounds is None:
        return ""
    scaled = in_unit(pounds, unit)
    shown = rounded(abs(scaled), decimals)
    digits = f"{shown:,f}"
    return f"({digits})" if scaled < 0 and shown else digits


def money_words(pounds: Decimal | None, unit: str = "£m", decimals: int = 1) -> str:
    """Give an amount as sentences print it: '£4.9m', '£(4.9)m', '£250k'; None is '-'."""
    if pounds is None:
        return "-"
    return f"£{money_figure(pounds, unit, decimals)}{SUFFIXES[MONEY_UNITS[unit]]}"


def variance_words(found: Decimal, unit: str = "£m", decimals: int = 1) -> str:
    """Give a variance in words: '£0.2m adverse', 'on plan' where it rounds to nought."""
    words = money_words(abs(found), unit, decimals)
    if not rounded(abs(in_unit(found, unit)), decimals):
        return "on plan"
    return f"{words} {side_of(found).value}"


def precision_of(pounds: Decimal) -> Decimal:
    """Give what a figure was most likely rounded to: the place of its last digit that is not 0.

    At least a penny and at most a million; nought is taken as exact to a penny.
    """
    if not pounds:
        return PENNY
    exponent = pounds.normalize().as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return min(max(place, PENNY), COARSEST)


@dataclass(frozen=True)
class Check:
    """A total beside the sum of its parts, in pounds; `slack` is what rounding can explain."""

    total: Decimal
    parts: Decimal
    slack: Decimal

    @property
    def difference(self) -> Decimal:
        """The total less its parts."""
        return self.total - self.parts

    @property
    def is_equal(self) -> bool:
        """Says that the parts make the total."""
        return not self.difference

    @property
    def is_rounding(self) -> bool:
        """Says that the difference is no larger than rounding of the figures can make it."""
        return not self.is_equal and abs(self.difference) <= self.slack


def check_total(
    total: Decimal, parts: Iterable[Decimal], precision: Decimal | None = None
) -> Check:
    """Compare a total with its parts; `precision` is what all were rounded to, where it is known.

    Each figure may be half of what it was rounded to off; without `precision` that is read off
    the figures themselves.
    """
    held = list(parts)
    places = [precision or precision_of(one) for one in (total, *held)]
    exact = all(place <= PENNY for place in places)
    slack = Decimal(0) if exact else sum(places, Decimal(0)) * HALF
    return Check(total, sum(held, Decimal(0)), slack)


def rounding_note(
    total: Decimal, parts: Sequence[Decimal], unit: str = "£m", decimals: int = 1
) -> str:
    """Give the note of a table whose rounded parts do not add to its rounded total, else ''."""
    shown = sum((rounded(in_unit(one, unit), decimals) for one in parts), Decimal(0))
    if shown == rounded(in_unit(total, unit), decimals):
        return ""
    if sum(parts, Decimal(0)) != total:
        return ""  # the parts do not make the total: that is a finding, not rounding
    return "Figures are rounded one by one, so they may not add up to the total that is printed."


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Give a part in percent of the whole, None of nothing."""
    return part / whole * 100 if whole else None
