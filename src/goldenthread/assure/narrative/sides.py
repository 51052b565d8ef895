"""Whether a difference or a variance lies on the side that a text says. Pure."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.assure.narrative.facts import Fact
from goldenthread.vocabulary import Better
from goldenthread.vocabulary.quantities import (
    Course,
    Side,
)


def goes(course: Course | None, difference: Decimal, better: Better) -> bool:
    """Say whether a difference goes the way that is said; nothing said fits anything."""
    if course is None or (course in (Course.BETTER, Course.WORSE) and better is Better.NEITHER):
        return True
    up = difference > 0
    match course:
        case Course.UP:
            return up
        case Course.DOWN:
            return difference < 0
        case Course.BETTER:
            return difference != 0 and up == (better is Better.HIGHER)
        case _:
            return difference != 0 and up != (better is Better.HIGHER)


def lies(side: Side, fact: Fact) -> bool:
    """Say whether a variance lies on the side that is said."""
    match side:
        case Side.FAVOURABLE:
            return fact.number >= 0
        case Side.ADVERSE:
            return fact.number <= 0
        case Side.OVER:
            return fact.over >= 0
        case Side.UNDER:
            return fact.over <= 0
    return True
