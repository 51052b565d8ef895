"""Which way is better, and how a figure compares with its aim."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from goldenthread.vocabulary.kinds import Bound, Kind
from goldenthread.vocabulary.values import Value


class Better(StrEnum):
    """The direction in which a measure gets better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"

    @property
    def improvement(self) -> str:
        """The name that the statistical engine uses."""
        return {"higher": "increase", "lower": "decrease", "neither": "neutral"}[self.value]

    @property
    def words(self) -> str:
        """The direction in words."""
        return {
            "higher": "higher is better",
            "lower": "lower is better",
            "neither": "neither direction is better",
        }[self.value]


class Comparator(StrEnum):
    """How a target is met."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    EQUAL = "="


class Comparison(StrEnum):
    """How an actual stands against its aim."""

    MET = "met"
    NEARLY = "nearly"
    NOT_MET = "not_met"
    NOT_COMPARABLE = "not_comparable"

    @property
    def label(self) -> str:
        """The comparison in words."""
        return self.value.replace("_", " ").capitalize()


NEARLY_SHARE = Decimal("0.05")


def comparator_of(
    aim: Value, better: Better, comparator: Comparator | None = None
) -> Comparator | None:
    """Give the comparator in force: the stated one, else the aim's bound, else by direction."""
    if comparator is not None:
        return comparator
    if aim.bound is not Bound.NONE:
        return Comparator(aim.bound.value)
    return {Better.HIGHER: Comparator.AT_LEAST, Better.LOWER: Comparator.AT_MOST}.get(better)


def compare(
    actual: Value,
    aim: Value,
    better: Better,
    *,
    comparator: Comparator | None = None,
    nearly_share: Decimal = NEARLY_SHARE,
) -> Comparison:
    """Give how `actual` stands against `aim` (RULES 4).

    Equality meets unless the comparator is strict ('>90%'). Nearly: within `nearly_share` of the
    aim on the wrong side, one step for grades, nothing for yes/no and text. Values that are absent
    or of different kinds cannot be compared.
    """
    if not actual.is_present or not aim.is_present or actual.kind is not aim.kind:
        return Comparison.NOT_COMPARABLE
    if actual.kind is Kind.TEXT:
        same = actual.written.strip().casefold() == aim.written.strip().casefold()
        return Comparison.MET if same else Comparison.NOT_MET
    test = comparator_of(aim, better, comparator)
    if actual.number is None or aim.number is None or test is None:
        return Comparison.NOT_COMPARABLE
    gap = signed_gap(actual.number, aim.number, test)
    strict = test in (Comparator.ABOVE, Comparator.BELOW) or actual_is_strictly_short(actual, test)
    if gap > 0 or (gap == 0 and not strict):
        return Comparison.MET
    return Comparison.NEARLY if -gap <= tolerance(aim, nearly_share) else Comparison.NOT_MET


def signed_gap(actual: Decimal, aim: Decimal, test: Comparator) -> Decimal:
    """Give by how much the actual is on the right side of the aim."""
    if test is Comparator.EQUAL:
        return -abs(actual - aim)
    gap = actual - aim
    return -gap if test in (Comparator.AT_MOST, Comparator.BELOW) else gap


def actual_is_strictly_short(actual: Value, test: Comparator) -> bool:
    """Say whether an actual known only by its bound ('<90%') stays short of its own number."""
    if actual.bound is Bound.BELOW:
        return test in (Comparator.AT_LEAST, Comparator.EQUAL)
    return actual.bound is Bound.ABOVE and test in (Comparator.AT_MOST, Comparator.EQUAL)


def tolerance(aim: Value, nearly_share: Decimal) -> Decimal:
    """Give how far from the aim still counts as nearly."""
    if aim.kind is Kind.GRADE:
        return Decimal(1) if nearly_share else Decimal(0)
    if aim.kind is Kind.YES_NO or aim.number is None:
        return Decimal(-1)
    return abs(aim.number) * nearly_share
