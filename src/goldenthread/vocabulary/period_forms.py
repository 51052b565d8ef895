"""Periods read as the papers write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache

from goldenthread.vocabulary.periods import FULL_MONTHS, MONTHS, Period, PeriodKind, add_months

YEARS = range(1900, 2200)
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
ALLOWED = (
    "a period such as 2023-03, Mar-23, March 2023, M12 2022/23, Q4 2022/23, 2022/23, 2023-03-13, "
    "13/03/2023 or w/c 13/03/2023"
)


class PeriodParseError(ValueError):
    """Text that is no period; `allowed` says what is, `reason` what is wrong where it is known."""

    def __init__(self, written: str, reason: str = "") -> None:
        self.written = written
        self.allowed = ALLOWED
        self.reason = reason
        because = f" ({reason})" if reason else ""
        super().__init__(f"{written[:60]!r} is not {ALLOWED}{because}")


@lru_cache(maxsize=4096)  # a file of half a million observations names few periods
def parse_period(text: str, frequency: PeriodKind | None = None) -> Period:
    """Give the period as the papers write it; PeriodParseError says what is allowed.

    A date becomes the day, or the period of `frequency` that holds it (a week as written).
    '2009-10' is October 2009, as ISO 8601 has it, unless `frequency` is the year.
    """
    written = " ".join(text.translate(DASHES).split())
    reason = ""
    for pattern, make in (YEAR_FORM, *FORMS) if frequency is PeriodKind.YEAR else FORMS:
        if match := pattern.fullmatch(written):
            try:
                return fitted(within_reach(make(*match.groups())), frequency)
            except (ValueError, OverflowError) as error:
                reason = reason or str(error)
    raise PeriodParseError(text, reason)


def within_reach(period: Period) -> Period:
    """Give the period; ValueError where its year can only be a slip of the keys."""
    if period.start.year not in YEARS:
        raise ValueError(f"allowed are the years {YEARS.start} to {YEARS.stop - 1}")
    return period


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
    year = whole_year(first)
    following = str(year + 1)
    if second not in (following, following[-2:]):
        raise ValueError(f"{second} does not follow {first}")
    return year


def month_number(word: str) -> int:
    """Give the month of its name or its usual short form."""
    lowered = "sep" if word.lower() == "sept" else word.lower()
    for number, names in enumerate(zip(MONTHS, FULL_MONTHS, strict=True), start=1):
        if lowered in names:
            return number
    raise ValueError(f"{word} is no month")


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


FY = r"(\d{4})\s?[/-]\s?(\d{4}|\d{2})"
ANY_FY = r"(\d{4}|\d{2})\s?[/-]\s?(\d{4}|\d{2})"  # '22/23' is safe only beside M12 or Q4
WORD = r"([a-z]{3,9})"
COMMENCING = r"(?:w/?c|week commencing)\s*"
ISO_DAY = r"(\d{4})-(\d{2})-(\d{2})"
BRITISH_DAY = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"
WORDED_DAY = rf"(\d{{1,2}}) {WORD} (\d{{4}})"
Form = tuple[re.Pattern[str], Callable[..., Period]]
YEAR_FORM: Form = (form(FY), lambda a, b: Period.financial_year(financial(a, b)))
FORMS: tuple[Form, ...] = (
    (form(r"(\d{4})-(0[1-9]|1[0-2])"), lambda y, m: Period.month(int(y), int(m))),
    (
        form(rf"{WORD}[- ]?(\d{{2}}|\d{{4}})"),
        lambda word, year: Period.month(whole_year(year), month_number(word)),
    ),
    (form(rf"M(\d{{1,2}})[ -]+{ANY_FY}"), financial_month_period),
    (form(rf"{ANY_FY}[ -]+M(\d{{1,2}})"), lambda a, b, m: financial_month_period(m, a, b)),
    (form(rf"Q(\d)[ -]+{ANY_FY}"), lambda q, a, b: Period.quarter(financial(a, b), int(q))),
    (form(rf"{ANY_FY}[ -]+Q(\d)"), lambda a, b, q: Period.quarter(financial(a, b), int(q))),
    YEAR_FORM,
    (form(ISO_DAY), day_period),
    (form(BRITISH_DAY), lambda d, m, y: day_period(y, m, d)),
    (form(WORDED_DAY), lambda d, word, y: day_period(y, str(month_number(word)), d)),
    (form(COMMENCING + ISO_DAY), week_period),
    (form(COMMENCING + BRITISH_DAY), lambda d, m, y: week_period(y, m, d)),
    (form(COMMENCING + WORDED_DAY), lambda d, word, y: week_period(y, str(month_number(word)), d)),
)
