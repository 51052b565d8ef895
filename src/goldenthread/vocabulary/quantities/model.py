"""What a text says in figures: quantities, periods, dates and movements, each with its place."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from goldenthread.vocabulary.kinds import Bound
from goldenthread.vocabulary.periods import Period


class QuantityKind(StrEnum):
    """What a written number measures."""

    PERCENT = "percent"
    POINTS = "points"  # percentage points
    MONEY = "money"
    DURATION = "duration"  # seconds to weeks, of a fixed length
    SPELL = "spell"  # so many months, quarters, years, periods or points of a chart
    NUMBER = "number"  # a count or a rate


class QuantityRole(StrEnum):
    """What a written number is said to be."""

    VALUE = "value"
    PREVIOUS = "previous"
    TARGET = "target"
    CHANGE = "change"
    VARIANCE = "variance"
    MEAN = "mean"
    EXTREME = "extreme"  # the best, the highest
    PART = "part"  # n of 'n of m'
    WHOLE = "whole"


class Nearness(StrEnum):
    """How exactly a number is said."""

    EXACT = ""
    ABOUT = "about"
    ALMOST = "almost"
    JUST_OVER = "just over"
    JUST_UNDER = "just under"


class Side(StrEnum):
    """Where a variance is said to lie."""

    NONE = ""
    FAVOURABLE = "favourable"
    ADVERSE = "adverse"
    OVER = "over"
    UNDER = "under"


class Course(StrEnum):
    """Which way something is said to move."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"


class Basis(StrEnum):
    """What stretch of time a period stands for."""

    WITHIN = "within"  # in the period
    TO_DATE = "to_date"  # from the start of the financial year to its end
    WINDOW = "window"  # the last so many periods up to the text's own


class PeriodSource(StrEnum):
    """How a quantity came by its period."""

    NONE = ""
    BESIDE = "beside"  # the text ties this period to this number
    ONLY = "only"  # the sentence speaks of this period alone, and named it before the number
    NEAR = "near"  # the only period of its sentence, or the last one named before it

    @property
    def is_firm(self) -> bool:
        """Says that the number is said of this period and of no other."""
        return self in (PeriodSource.BESIDE, PeriodSource.ONLY)


@dataclass(frozen=True)
class Span:
    """A stretch of a text: from `start` up to and without `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class PeriodMention(Span):
    """A period that a text names; None where what it is relative to is not known.

    `count` is the number of periods of a window ('the last twelve months'), or how many months
    back a relative one lies ('a year before').
    """

    period: Period | None = None
    basis: Basis = Basis.WITHIN
    is_relative: bool = False
    count: int = 0


@dataclass(frozen=True)
class WrittenDate(Span):
    """A date as written: the year and the day of the week where they are."""

    day: int = 1
    month: int = 1
    year: int | None = None
    weekday: int | None = None  # 0 for Monday

    def year_near(self, on: dt.date) -> int:
        """Give the year written, else the one that brings day and month nearest to `on`."""
        if self.year is not None:
            return self.year
        away = self.month - on.month
        return on.year + (1 if away < -6 else -1 if away > 6 else 0)

    def near(self, on: dt.date) -> dt.date | None:
        """Give the date nearest to `on`; None where that year has no such day."""
        year = self.year_near(on)
        if self.day > calendar.monthrange(year, self.month)[1]:
            return None
        return dt.date(year, self.month, self.day)


@dataclass(frozen=True)
class Movement(Span):
    """A word that says which way something moved."""

    course: Course = Course.UP


@dataclass(frozen=True)
class Quantity(Span):
    """A number that a text says, with all that the words around it say about it.

    `number` is its size without sign: percentage points, pounds, seconds, or the number itself.
    `step` is what the last digit written is worth, in the same unit. `sign` is +1 or -1 where one
    is written, else 0. `partner` is the place among the sentence's quantities of the other part of
    'n of m' or of 'from a to b'. `counted` are the words behind it, in lower case.
    """

    kind: QuantityKind = QuantityKind.NUMBER
    number: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    sign: int = 0
    unit: str = ""  # 'm', 'k', 'bn' of money; 'month', 'week' of time
    bound: Bound = Bound.NONE
    nearness: Nearness = Nearness.EXACT
    role: QuantityRole = QuantityRole.VALUE
    is_role_said: bool = False  # words say the role; else it is the usual one
    role_words: str = ""  # 'limit', 'national standard'
    side: Side = Side.NONE
    course: Course | None = None
    counted: str = ""
    per: str = ""  # '1,000 bed days'
    mention: PeriodMention | None = None
    period_source: PeriodSource = PeriodSource.NONE
    partner: int | None = None
    is_name: bool = False  # part of a name: '62-day', 'over 12 hours' of a measure
    is_range: bool = False
    is_ahead: bool = False  # said of what is to come

    @property
    def signed(self) -> Decimal:
        """The number with the sign that is written."""
        return -self.number if self.sign < 0 else self.number

    def says(self, number: Decimal) -> bool:
        """Say whether a true number can be written so, its sign aside.

        A plain number must round to what is written; 'about', 'almost' and bounds allow more.
        """
        size = abs(number)
        match self.nearness:
            case Nearness.ABOUT:
                return abs(size - self.number) <= max(self.number / 10, self.step)
            case Nearness.ALMOST | Nearness.JUST_UNDER:
                return self.number * 9 / 10 <= size <= self.number
            case Nearness.JUST_OVER:
                return self.number <= size <= self.number * 11 / 10
        if self.bound is not Bound.NONE:
            return self.bounds(size) or self.rounds(size)
        return self.rounds(size)

    def rounds(self, size: Decimal) -> bool:
        """Say whether a size rounds to the number, halves up."""
        return (size / self.step).quantize(Decimal(1), ROUND_HALF_UP) == self.number / self.step

    def bounds(self, size: Decimal) -> bool:
        """Say whether a size lies on the side of the number that its bound names."""
        return {
            Bound.ABOVE: size > self.number,
            Bound.AT_LEAST: size >= self.number,
            Bound.BELOW: size < self.number,
            Bound.AT_MOST: size <= self.number,
        }.get(self.bound, False)


@dataclass(frozen=True)
class Sentence(Span):
    """A sentence with what it says in figures; places are those of the whole text.

    `line` counts the lines of the text; `opening` is true for the first sentence of a line.
    """

    line: int = 0
    is_opening: bool = True
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    dates: tuple[WrittenDate, ...] = ()
    movements: tuple[Movement, ...] = ()

    def between(self, start: int, end: int) -> str:
        """Give the text between two places of the whole text."""
        return self.text[max(start - self.start, 0) : max(end - self.start, 0)]
