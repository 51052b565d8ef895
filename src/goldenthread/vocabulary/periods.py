"""NHS periods: day, week, month, quarter and financial year (April to March)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, order=True)
class Period:
    """One period, from its first day; periods sort by their start.

    A week starts on the day that is written, since organisations differ; every other kind starts
    on its calendar's first day (ValueError otherwise). Quarters are of the financial year.
    """

    start: dt.date
    kind: PeriodKind

    def __init__(self, kind: PeriodKind, start: dt.date) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "start", start)
        if kind is not PeriodKind.WEEK and first_day(start, kind) != start:
            raise ValueError(f"no {kind.value} starts on {start.isoformat()}")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Give a calendar month."""
        return cls(PeriodKind.MONTH, dt.date(year, month, 1))

    @classmethod
    def quarter(cls, financial_year: int, number: int) -> Period:
        """Give quarter 1 (April to June) to 4 of the financial year that starts in the year."""
        if not 1 <= number <= 4:
            raise ValueError(f"quarter {number}: allowed are 1 to 4")
        return cls(PeriodKind.QUARTER, add_months(dt.date(financial_year, 4, 1), 3 * (number - 1)))

    @classmethod
    def financial_year(cls, year: int) -> Period:
        """Give the financial year that starts in April of the year."""
        return cls(PeriodKind.YEAR, dt.date(year, 4, 1))

    @classmethod
    def containing(cls, day: dt.date, kind: PeriodKind) -> Period:
        """Give the period of the kind that holds the day; weeks start on Monday."""
        return cls(kind, first_day(day, kind))

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.next().start - dt.timedelta(days=1)

    def shift(self, count: int) -> Period:
        """Give the period `count` periods later (earlier where negative)."""
        if self.kind is PeriodKind.DAY:
            return Period(self.kind, self.start + dt.timedelta(days=count))
        if self.kind is PeriodKind.WEEK:
            return Period(self.kind, self.start + dt.timedelta(weeks=count))
        months = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}[self.kind]
        return Period(self.kind, add_months(self.start, months * count))

    def next(self) -> Period:
        """Give the period after."""
        return self.shift(1)

    def previous(self) -> Period:
        """Give the period before."""
        return self.shift(-1)

    @property
    def financial_year_start(self) -> int:
        """The calendar year in which the financial year of the first day starts."""
        return self.start.year if self.start.month >= 4 else self.start.year - 1

    @property
    def financial_year_label(self) -> str:
        """The financial year as '2022/23'."""
        first = self.financial_year_start
        return f"{first}/{(first + 1) % 100:02d}"

    @property
    def financial_month(self) -> int:
        """Month of the financial year: 1 for April to 12 for March."""
        return (self.start.month - 4) % 12 + 1

    @property
    def financial_quarter(self) -> int:
        """Quarter of the financial year: 1 for April to June."""
        return (self.financial_month - 1) // 3 + 1

    @property
    def code(self) -> str:
        """The canonical text that is stored and parsed back."""
        return {
            PeriodKind.DAY: self.start.isoformat(),
            PeriodKind.WEEK: f"w/c {self.start.isoformat()}",
            PeriodKind.MONTH: self.start.isoformat()[:7],
            PeriodKind.QUARTER: f"{self.financial_year_label}-Q{self.financial_quarter}",
            PeriodKind.YEAR: self.financial_year_label,
        }[self.kind]

    @property
    def label(self) -> str:
        """The short text that reports print: 'Mar-23', 'Q4 2022/23', '13 Mar 2023'.

        Two digits of a year are read as 20yy, so a month of another century prints all four.
        """
        month = MONTHS[self.start.month - 1].capitalize()
        century, year = divmod(self.start.year, 100)
        day = f"{self.start.day} {month} {self.start.year}"
        return {
            PeriodKind.DAY: day,
            PeriodKind.WEEK: f"w/c {day}",
            PeriodKind.MONTH: f"{month}-{year:02d}" if century == 20 else f"{month}-{day[-4:]}",
            PeriodKind.QUARTER: f"Q{self.financial_quarter} {self.financial_year_label}",
            PeriodKind.YEAR: self.financial_year_label,
        }[self.kind]

    @property
    def long_label(self) -> str:
        """The text of headings and sentences: 'March 2023'."""
        if self.kind is PeriodKind.MONTH:
            return f"{FULL_MONTHS[self.start.month - 1].capitalize()} {self.start.year}"
        return self.label

    @property
    def month_label(self) -> str:
        """The month of the financial year with its year: 'M12 2022/23'."""
        return f"M{self.financial_month} {self.financial_year_label}"

    def contains(self, day: dt.date) -> bool:
        """Say whether the day lies in the period."""
        return self.start <= day <= self.end


def add_months(day: dt.date, months: int) -> dt.date:
    """Give the first day of the month so many months on; OverflowError outside years 1 to 9999."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(f"year {year} is out of range")
    return dt.date(year, month + 1, 1)


def first_day(day: dt.date, kind: PeriodKind) -> dt.date:
    """Give the first day of the period of the kind that holds the day."""
    if kind is PeriodKind.DAY:
        return day
    if kind is PeriodKind.WEEK:
        return day - dt.timedelta(days=day.weekday())
    first = day.replace(day=1)
    if kind is PeriodKind.MONTH:
        return first
    months_in = (day.month - 4) % (3 if kind is PeriodKind.QUARTER else 12)
    return add_months(first, -months_in)
