"""A portfolio cut by any of its words; every cut sums to the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np

from goldenthread.assure.savings.outturn import Outturn, Position
from goldenthread.assure.savings.portfolio import (
    WHOLE_YEAR,
    Pence,
    Portfolio,
    SchemeFacts,
    pounds,
)
from goldenthread.vocabulary.savings import (
    Category,
    Development,
    Rating,
    SavingsKind,
    SchemeRisk,
    SchemeState,
)

NOT_SAID = "Not recorded"


def label_of(words: type[SavingsKind | Category | SchemeRisk | Development], value: str) -> str:
    """Give the label of a word of the vocabulary, NOT_SAID where nothing is recorded."""
    return words(value).label if value else NOT_SAID


@dataclass(frozen=True)
class Cut:
    """A way to cut: what it is called, the key of a scheme, the words of a key, their order."""

    name: str
    key: Callable[[SchemeFacts], str]
    words: Callable[[str], str]
    order: tuple[str, ...] = ()

    def place(self, key: str) -> tuple[int, str]:
        """Give where a key stands among the others: in the stated order, else by its words."""
        if key in self.order:
            return self.order.index(key), ""
        return len(self.order), self.words(key).casefold()


def as_is(key: str) -> str:
    """Give a key that is its own words."""
    return key or NOT_SAID


def values(words: type[StrEnum]) -> tuple[str, ...]:
    """Give the values of a vocabulary in their order."""
    return tuple(one.value for one in words)


def yes_no(found: SchemeFacts) -> str:
    """Give whether savings come back every year as a key."""
    return {True: "yes", False: "no", None: ""}[found.recurrent]


CUTS: dict[str, Cut] = {
    "organisation": Cut(
        "Organisation", lambda one: f"{one.organisation}\t{one.organisation_name}",
        lambda key: key.partition("\t")[2] or key.partition("\t")[0],
    ),
    "kind": Cut("Programme", lambda one: one.kind, lambda key: label_of(SavingsKind, key),
                values(SavingsKind)),
    "category": Cut("Category", lambda one: one.category, lambda key: label_of(Category, key),
                    values(Category)),
    "type": Cut("Type of scheme", lambda one: one.type, as_is),
    "rating": Cut("Rating", lambda one: one.rating.value, lambda key: Rating(key).label,
                  values(Rating)),
    "risk": Cut("Risk", lambda one: one.risk, lambda key: label_of(SchemeRisk, key),
                values(SchemeRisk)),
    "development": Cut("Development", lambda one: one.development,
                       lambda key: label_of(Development, key), values(Development)[::-1]),
    "state": Cut("State", lambda one: one.state, lambda key: SchemeState(key).label,
                 values(SchemeState)),
    "recurrent": Cut("Recurrence", yes_no,
                     {"yes": "Recurrent", "no": "Non-recurrent", "": NOT_SAID}.__getitem__,
                     ("yes", "no")),
    "unit": Cut("Division or unit", lambda one: one.unit, as_is),
    "workstream": Cut("Workstream", lambda one: one.workstream, as_is),
    "owner": Cut("Owner", lambda one: one.owner, as_is),
}  # fmt: skip


@dataclass(frozen=True)
class Slice:
    """The schemes of one key of a cut: the key's parts, their words, and where they stand."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    position: Position
    by_rating: dict[Rating, Decimal]  # delivered, and what is left by rating; sums to the outturn
    recurrent: Decimal  # of the outturn
    full_year_effect: Decimal


def cut(portfolio: Portfolio, found: Outturn, by: Sequence[str]) -> tuple[Slice, ...]:
    """Give the slices of a portfolio by one or several cuts; KeyError for an unknown cut.

    The slices are those that hold a scheme, in the order of their words; together they are the
    whole portfolio, scheme by scheme and penny by penny.
    """
    used = [CUTS[name] for name in by]
    keys = [tuple(one.key(scheme) for one in used) for scheme in portfolio.schemes]
    distinct = sorted(
        set(keys), key=lambda key: [one.place(part) for one, part in zip(used, key, strict=True)]
    )
    places = {key: place for place, key in enumerate(distinct)}
    group = np.array([places[key] for key in keys], dtype=np.intp)
    size = len(distinct)

    def totals(amounts: Pence) -> Pence:
        summed = np.zeros(size, dtype=np.int64)
        np.add.at(summed, group, amounts)
        return summed

    ratings = list(Rating)
    rating_at = {rating: at for at, rating in enumerate(ratings)}
    row = np.array([rating_at[one.rating] for one in portfolio.schemes], dtype=np.intp)
    stacked = np.zeros((size, len(ratings)), dtype=np.int64)
    np.add.at(stacked, (group, row), found.left)
    np.add.at(stacked, (group, np.full(len(group), rating_at[Rating.DELIVERED])), found.delivered)
    recurs = np.array([one.recurrent is True for one in portfolio.schemes], dtype=bool)
    full_year = np.array(
        [int((one.full_year_effect or 0) * 100) for one in portfolio.schemes], dtype=np.int64
    )
    columns = {
        "plan": totals(found.plan),
        "plan_to_date": totals(found.plan_to_date),
        "delivered": totals(found.delivered),
        "left": totals(found.left),
        "left_on_plan": totals(found.left_on_plan),
        "second_half_plan": totals(found.second_half_plan),
        "unprofiled_plan": totals(portfolio.plan.pence[:, WHOLE_YEAR]),
    }
    counts = np.bincount(group, minlength=size)
    repeated = totals(np.where(recurs, found.outturn, 0))
    effects = totals(full_year)
    return tuple(
        Slice(
            keys=key,
            words=tuple(one.words(part) for one, part in zip(used, key, strict=True)),
            position=Position(
                schemes=int(counts[at]),
                elapsed=found.elapsed,
                **{name: pounds(column[at]) for name, column in columns.items()},
            ),
            by_rating={
                rating: pounds(stacked[at, place])
                for rating, place in rating_at.items()
                if stacked[at, place]
            },
            recurrent=pounds(repeated[at]),
            full_year_effect=pounds(effects[at]),
        )
        for at, key in enumerate(distinct)
    )
