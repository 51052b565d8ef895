"""The kinds of value, and how a measure's values are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is; each kind is parsed, compared and printed in its own way."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    DURATION = "duration"
    GRADE = "grade"
    YES_NO = "yes_no"
    TEXT = "text"

    @property
    def words(self) -> str:
        """The kind in words, as messages say it."""
        return {
            "percent": "a percentage",
            "count": "a count",
            "rate": "a rate",
            "money": "an amount of money",
            "duration": "a duration",
            "grade": "a grade of the scale",
            "yes_no": "yes or no",
            "text": "a text",
        }[self.value]


class Absence(StrEnum):
    """Why there is no value; NONE means that there is one."""

    NONE = ""
    NO_DATA = "no_data"
    NA = "na"
    TBC = "tbc"


class Bound(StrEnum):
    """A value that is only bounded, as '>90%' is."""

    NONE = ""
    ABOVE = ">"
    BELOW = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


ORDINAL_KINDS = frozenset({Kind.GRADE, Kind.YES_NO, Kind.TEXT})
MONEY_UNITS = {"": 1, "£": 1, "£k": 1_000, "£000": 1_000, "£m": 1_000_000, "£bn": 1_000_000_000}
APOSTROPHES = str.maketrans("", "", "'\u2019\u2018 ")  # the papers also write £'000


@dataclass(frozen=True)
class ValueSpec:
    """How a measure's values are written: kind, unit, decimals printed, grades worst first.

    The unit of money is '£', '£k', '£000' or '£m': a bare number is in that unit.
    """

    kind: Kind
    unit: str = ""
    decimals: int | None = None
    scale: tuple[str, ...] = ()

    @property
    def money_unit(self) -> int:
        """Pounds in one of the unit; 1 for an unknown unit, in which no bare number is read."""
        return MONEY_UNITS.get(self.plain_unit, 1)

    @property
    def is_money_unit_known(self) -> bool:
        """Say whether a bare amount has a meaning: a wrong unit is a thousandfold error."""
        return self.plain_unit in MONEY_UNITS

    @property
    def plain_unit(self) -> str:
        """The unit in lower case without apostrophes and spaces: '£'000' gives '£000'."""
        return self.unit.translate(APOSTROPHES).lower()


def is_chartable_as_xmr(kind: Kind) -> bool:
    """Say whether a control chart has a meaning: never for grades, yes/no and text."""
    return kind not in ORDINAL_KINDS
