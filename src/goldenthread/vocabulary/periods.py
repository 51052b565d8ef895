"""NHS periods: day, week, month, quarter and financial year (April to March)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
ALLOWED = (
    "a period such as 2023-03, Mar-23, March 2023, M12 2022/23, Q4 2022/23, 2022/23, 2023-03-13, "
    "13/03/2023 or w/c 13/03/2023"
)


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class PeriodParseError(ValueError):
    """Text that is no period; `allowed` says what is."""

    def __init__(self, written: str, allowed: str = ALLOWED) -> None:
        self.written = written
        self.allowed = allowed
        super().__init__(f"{written[:60]!r} is not {allowed}")


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
            PeriodKind.MONTH: f"{self.start:%Y-%m}",
            PeriodKind.QUARTER: f"{self.financial_year_label}-Q{self.financial_quarter}",
            PeriodKind.YEAR: self.financial_year_label,
        }[self.kind]

    @property
    def label(self) -> str:
        """The short text that reports print: 'Mar-23', 'Q4 2022/23', '13 Mar 2023'."""
        month = MONTHS[self.start.month - 1].capitalize()
        day = f"{self.start.day} {month} {self.start.year}"
        return {
            PeriodKind.DAY: day,
            PeriodKind.WEEK: f"w/c {day}",
            PeriodKind.MONTH: f"{month}-{self.start.year % 100:02d}",
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


def parse_period(text: str, frequency: PeriodKind | None = None) -> Period:
    """Give the period as the papers write it; PeriodParseError says what is allowed.

    A date becomes the day, or the period of `frequency` that holds it (a week as written).
    """
    written = " ".join(text.replace("\u2013", "-").replace("\u00a0", " ").split())
    for pattern, make in FORMS:
        if match := pattern.fullmatch(written):
            try:
                return fitted(make(*match.groups()), frequency)
            except (ValueError, OverflowError) as error:
                raise PeriodParseError(text) from error
    raise PeriodParseError(text)


def fitted(period: Period, frequency: PeriodKind | None) -> Period:
    """Give a day as the period of the frequency that holds it; other periods as they are."""
    if period.kind is not PeriodKind.DAY or frequency in (None, PeriodKind.DAY):
        return period
    if frequency is PeriodKind.WEEK:
        return Period(PeriodKind.WEEK, period.start)
    return Period.containing(period.start, frequency)


def whole_year(digits: str) -> int:
    """Give the year of two or four digits; two mean 20yy."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def financial(first: str, second: str) -> int:
    """Give the start of '2022/23', checking that the second year follows the first."""
    year = int(first)
    if int(second) % 100 != (year + 1) % 100:
        raise ValueError(f"{first}/{second} is not a financial year")
    return year


def month_number(word: str) -> int:
    """Give the month of its name or its usual short form."""
    lowered = word.lower()
    if lowered in FULL_MONTHS:
        return FULL_MONTHS.index(lowered) + 1
    return MONTHS.index("sep" if lowered == "sept" else lowered) + 1


def financial_month_period(number: str, first: str, second: str) -> Period:
    """Give M1 (April) to M12 (March) of a financial year."""
    if not 1 <= int(number) <= 12:
        raise ValueError(f"M{number}: allowed are M1 to M12")
    start = dt.date(financial(first, second), 4, 1)
    return Period(PeriodKind.MONTH, add_months(start, int(number) - 1))


def day_period(year: str, month: str, day: str) -> Period:
    """Give one day."""
    return Period(PeriodKind.DAY, dt.date(whole_year(year), int(month), int(day)))


def week_period(year: str, month: str, day: str) -> Period:
    """Give the week that starts on the day written."""
    return Period(PeriodKind.WEEK, dt.date(whole_year(year), int(month), int(day)))


def form(pattern: str) -> re.Pattern[str]:
    """Compile one accepted form."""
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


FY = r"(\d{4})\s?[/-]\s?(\d{2}|\d{4})"
WORD = r"([a-z]{3,9})"
COMMENCING = r"(?:w/?c|week commencing)\s*"
ISO_DAY = r"(\d{4})-(\d{2})-(\d{2})"
BRITISH_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"
WORDED_DAY = rf"(\d{{1,2}}) {WORD} (\d{{4}})"
FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (form(r"(\d{4})-(0[1-9]|1[0-2])"), lambda y, m: Period.month(int(y), int(m))),
    (
        form(rf"{WORD}[- ]?(\d{{2}}|\d{{4}})"),
        lambda word, year: Period.month(whole_year(year), month_number(word)),
    ),
    (form(rf"M(\d{{1,2}})\s+{FY}"), financial_month_period),
    (form(rf"Q([1-4])\s+{FY}"), lambda q, a, b: Period.quarter(financial(a, b), int(q))),
    (form(rf"{FY}-Q([1-4])"), lambda a, b, q: Period.quarter(financial(a, b), int(q))),
    (form(FY), lambda a, b: Period.financial_year(financial(a, b))),
    (form(ISO_DAY), day_period),
    (form(BRITISH_DAY), lambda d, m, y: day_period(y, m, d)),
    (form(WORDED_DAY), lambda d, word, y: day_period(y, str(month_number(word)), d)),
    (form(COMMENCING + ISO_DAY), week_period),
    (form(COMMENCING + BRITISH_DAY), lambda d, m, y: week_period(y, m, d)),
    (form(COMMENCING + WORDED_DAY), lambda d, word, y: week_period(y, str(month_number(word)), d)),
)
