"""Totals that arrive with the data, held against each other and against the schemes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.assure.findings.codes import CODES
from goldenthread.vocabulary.money import Check, check_total, money_words
from goldenthread.vocabulary.savings import (
    Basis,
    Category,
    Development,
    Rating,
    SavingsKind,
)

DIMENSIONS = ("kind", "category", "type", "development", "rating", "recurrent")
# The parts that a total needs before they can be short of it; parts over it are always wrong.
WHOLE = {
    "kind": {"cip", "qipp"},
    "category": {"pay", "non_pay", "income"},
    "development": {"unidentified", "opportunity", "in_progress", "developed"},
    "rating": {"low", "medium", "high"},
    "recurrent": {"yes", "no"},
}
RECURRENT_WORDS = {"yes": "recurrent", "no": "non-recurrent"}
WORDS: dict[str, type[SavingsKind | Category | Development | Rating]] = {
    "kind": SavingsKind,
    "category": Category,
    "development": Development,
    "rating": Rating,
}


@dataclass(frozen=True)
class Reported:
    """A total as a source printed it, in pounds; an empty dimension means all of it."""

    id: int
    organisation: str
    year: str
    basis: Basis
    amount: Decimal
    precision: Decimal | None = None
    month: dt.date | None = None
    kind: str = ""
    category: str = ""
    type: str = ""
    development: str = ""
    rating: str = ""
    recurrent: str = ""
    label: str = ""

    @property
    def cut(self) -> dict[str, str]:
        """The dimensions that it is cut by."""
        return {name: getattr(self, name) for name in DIMENSIONS if getattr(self, name)}

    @property
    def words(self) -> str:
        """What it is the total of, in words."""
        parts = [dimension_words(name, value) for name, value in self.cut.items()]
        when = f" to {self.month:%B %Y}" if self.month else f" {self.year}"
        what = f"{self.basis.label.lower()}{when}"
        return f"{', '.join(parts) or 'All savings'} ({what})"

    @property
    def place(self) -> tuple[object, ...]:
        """What is the same for totals that add up to each other."""
        return self.organisation, self.year, self.basis, self.month


@dataclass(frozen=True)
class Clash:
    """A total that does not agree: with its parts (`by` a dimension), or with another total."""

    code: str
    total: Reported
    check: Check
    words: str

    @property
    def severity(self) -> str:
        """A difference that rounding explains is a note."""
        return "note" if self.check.is_rounding else CODES[self.code].severity


def dimension_words(name: str, value: str) -> str:
    """Give a value of a dimension in words."""
    if name == "recurrent":
        return RECURRENT_WORDS[value]
    words = WORDS.get(name)
    return words(value).label if words else value


def clashes(totals: Sequence[Reported]) -> Iterator[Clash]:
    """Give the totals that differ from the sum of their parts, or from themselves said again."""
    places = defaultdict(list)
    for one in totals:
        places[one.place].append(one)
    for held in places.values():
        yield from said_twice(held)
        for total in held:
            for name in DIMENSIONS:
                if getattr(total, name):
                    continue
                parts = [one for one in held if getattr(one, name) and same(one, total, name)]
                if len(parts) > 1 and (clash := clash_of(total, parts, name)):
                    yield clash


def same(part: Reported, total: Reported, but: str) -> bool:
    """Say whether a total is cut as another one apart from one dimension."""
    return {name: value for name, value in part.cut.items() if name != but} == total.cut


def clash_of(total: Reported, parts: Sequence[Reported], by: str) -> Clash | None:
    """Give the clash of a total with its parts by a dimension, None where they agree.

    A part that is said twice counts once, as it was said first. Parts that are not all told may be
    less than the total, never more.
    """
    first: dict[str, Reported] = {}
    for one in parts:
        first.setdefault(getattr(one, by), one)
    found = checked(total, first.values())
    is_whole = WHOLE.get(by, set()) <= set(first)
    if found.is_equal or (found.difference > 0 and not is_whole):
        return None
    words = ", ".join(
        f"{dimension_words(by, value)} {money_of(one)}" for value, one in first.items()
    )
    said = f"'{total.label}': " if total.label else ""
    return Clash(
        "total_differs",
        total,
        found,
        f"{said}{total.words} is {money_of(total)}, its parts make "
        f"{money_of(total, found.parts)} ({words}): {explained(found, total)}",
    )


def checked(total: Reported, parts: Iterable[Reported]) -> Check:
    """Compare a total with parts by what each was rounded to."""
    held = list(parts)
    found = check_total(total.amount, [one.amount for one in held])
    known = [one.precision for one in (total, *held)]
    if all(known):
        exact = sum((place or Decimal(0) for place in known), Decimal(0)) / 2
        return replace(found, slack=exact if exact > Decimal("0.05") else Decimal(0))
    return found


def said_twice(held: Sequence[Reported]) -> Iterator[Clash]:
    """Give the totals of one and the same thing that are said with different amounts."""
    first: dict[tuple[tuple[str, str], ...], Reported] = {}
    for one in held:
        key = tuple(one.cut.items())
        before = first.setdefault(key, one)
        if one.amount != before.amount:
            found = checked(one, [before])
            yield Clash(
                "said_differently",
                one,
                found,
                f"{one.words} is said to be {money_of(before)}{of(before)} and "
                f"{money_of(one)}{of(one)}: {explained(found, one)}",
            )


def of(one: Reported) -> str:
    """Give where a total was said."""
    return f" ('{one.label}')" if one.label else ""


def explained(found: Check, total: Reported) -> str:
    """Give the difference in words, and whether rounding explains it."""
    gap = money_of(total, abs(found.difference))
    may = "which rounding can explain" if found.is_rounding else "more than rounding can explain"
    return f"{gap} apart, {may}"


def money_of(total: Reported, amount: Decimal | None = None) -> str:
    """Give an amount as its total was printed: in £m or in £k."""
    value = total.amount if amount is None else amount
    place = total.precision or Decimal(100_000)
    if place < 100_000 or 0 < abs(value) < 100_000:
        return money_words(value, "£k", 0)
    decimals = 0 if value % 1_000_000 == 0 else 1
    return money_words(value, "£m", decimals)
