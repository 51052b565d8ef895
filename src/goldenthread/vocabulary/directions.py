"""Which way is better, and how a figure compares with its aim."""

from __future__ import annotations

import operator
from collections.abc import Callable
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
DONE_WORDS = frozenset({"complete", "completed", "done", "achieved", "met"})
HOLDS: dict[Comparator, Callable[[Decimal, Decimal], bool]] = {
    Comparator.AT_LEAST: operator.ge,
    Comparator.AT_MOST: operator.le,
    Comparator.ABOVE: operator.gt,
    Comparator.BELOW: operator.lt,
    Comparator.EQUAL: operator.eq,
}
UPWARD = (Comparator.AT_LEAST, Comparator.ABOVE)
LOOSE = {Comparator.ABOVE: Comparator.AT_LEAST, Comparator.BELOW: Comparator.AT_MOST}
STRICT = {loose: strict for strict, loose in LOOSE.items()}


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
    aim on the wrong side, one step for grades, nothing for yes/no and text. A text milestone
    is met by its own words, and by 'Complete' and words that mean it. Values that are absent
    or of different kinds cannot be compared, nor can an actual known only by a bound that leaves
    it open ('<95%' against 90%); one that is sure to miss is never called near.
    """
    if not actual.is_present or not aim.is_present or actual.kind is not aim.kind:
        return Comparison.NOT_COMPARABLE
    if actual.kind is Kind.TEXT:
        is_same = actual.order_key == aim.order_key
        is_done = is_same or actual.written.strip().casefold() in DONE_WORDS
        return Comparison.MET if is_done else Comparison.NOT_MET
    test = comparator_of(aim, better, comparator)
    if actual.number is None or aim.number is None or test is None:
        return Comparison.NOT_COMPARABLE
    is_met = meets(actual.number, actual.bound, aim.number, test)
    if is_met is None:
        return Comparison.NOT_COMPARABLE
    if is_met:
        return Comparison.MET
    distance = abs(actual.number - aim.number)
    is_near = actual.bound is Bound.NONE and distance <= tolerance(aim, nearly_share)
    return Comparison.NEARLY if is_near else Comparison.NOT_MET


def meets(actual: Decimal, bound: Bound, aim: Decimal, test: Comparator) -> bool | None:
    """Say whether every figure that `actual` may stand for passes the test; None: some would."""
    if bound is Bound.NONE:
        return HOLDS[test](actual, aim)
    within = Comparator(bound.value)
    if test is Comparator.EQUAL:
        return None if HOLDS[within](aim, actual) else False
    if (within in UPWARD) == (test in UPWARD):
        edge = LOOSE.get(test, test) if within in LOOSE else test
        return HOLDS[edge](actual, aim) or None
    edge = STRICT.get(test, test) if within in LOOSE else test
    return None if HOLDS[edge](actual, aim) else False


def tolerance(aim: Value, nearly_share: Decimal) -> Decimal:
    """Give how far from the aim still counts as nearly."""
    if aim.kind is Kind.GRADE:
        return Decimal(1) if nearly_share else Decimal(0)
    if aim.kind is Kind.YES_NO or aim.number is None:
        return Decimal(-1)
    return abs(aim.number) * nearly_share
