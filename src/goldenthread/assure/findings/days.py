"""Dates that texts name: days that cannot be, plans for a day long past. Pure; quiet if unsure."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.assure.findings.wording import sentences

MONTHS = {name.casefold(): at for at, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): at for at, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+)?(?P<month>{NAMES})\b\.?"
    rf"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\d./-])(?:(\d{1,2})/(\d{1,2})/((?:19|20)?\d\d)|(\d\d)\.(\d\d)\.((?:20)?[1-4]\d))(?![\d./-])"
)
FINANCIAL_YEAR = re.compile(r"(?<![\d/])(?:20)?(\d\d)/(?:20)?(\d\d)(?![\d/])")
PLANNED = re.compile(
    r"\b(?:scheduled|planned|booked|expected|due(?! to\b)|to be held|to take place|"
    r"will (?:be held|take place|start|begin|open|close|go live))\b(?:[\s(]+[\w']+){0,4}[\s(,]*$",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:was|were|had been|has been|have been|did|since|until|previously|originally|"
    r"missed|postponed|delayed|overdue)\b",
    re.IGNORECASE,
)
LONG_PAST = dt.timedelta(days=366)


@dataclass(frozen=True)
class Named:
    """A day or a month as a text names it; parts that it leaves out are None."""

    written: str
    month: int
    day: int | None = None
    year: int | None = None
    start: int = 0  # where it begins in the text

    @property
    def is_possible(self) -> bool:
        """Says that the calendar has it; 29 February without a year may be."""
        if self.day is None:
            return True
        longest = calendar.monthrange(self.year or 2024, self.month)[1]
        return 1 <= self.day <= longest

    @property
    def last_day(self) -> dt.date | None:
        """The day, or the last of the month; None without a year, or of a day that cannot be."""
        if self.year is None or not self.is_possible:
            return None
        day = self.day or calendar.monthrange(self.year, self.month)[1]
        return dt.date(self.year, self.month, day)


def named_in(text: str) -> Iterator[Named]:
    """Give the dates that a text names, in words and in numbers (day first)."""
    for found in WRITTEN.finditer(text):
        day, year = found["day"], found["year"]
        if not day and not year:
            continue  # 'may', 'march' and 'dec' are words as well
        yield Named(
            found[0].strip(),
            MONTHS[found["month"].casefold()],
            int(day) if day else None,
            int(year) if year else None,
            found.start(),
        )
    for found in NUMERIC.finditer(text):
        day, month, year = (int(part) for part in found.groups() if part)
        if 1 <= month <= 12:
            full = year + 2000 if year < 100 else year
            yield Named(found[0], month, day, full, found.start())


def impossible_days(text: str) -> list[str]:
    """Give the days of a text that the calendar does not have, as written."""
    return list(dict.fromkeys(one.written for one in named_in(text) if not one.is_possible))


def long_past(text: str, start: dt.date) -> Named | None:
    """Give the first date of a text that lies over a year before `start`, None where none does."""
    for one in named_in(text):
        if one.last_day and one.last_day < start - LONG_PAST:
            return one
    return None


def planned_long_past(text: str, start: dt.date) -> tuple[str, Named] | None:
    """Give the first sentence that plans something for a date over a year before `start`.

    The plan stands at most four words before the date, and the sentence tells of nothing past.
    """
    for sentence in sentences(text):
        for one in named_in(sentence):
            day = one.last_day
            is_planned = PLANNED.search(sentence[: one.start]) and not PAST.search(sentence)
            if day and day < start - LONG_PAST and is_planned:
                return sentence, one
    return None


def impossible_year(text: str) -> str:
    """Give the first financial year of a text that cannot be ('24/23'), '' where all can.

    Only two figures that look like years and do not follow each other are one; a fraction or a
    date of three parts is none.
    """
    for found in FINANCIAL_YEAR.finditer(text):
        first, second = int(found[1]), int(found[2])
        is_year = 10 <= first <= 40 and 10 <= second <= 40
        if is_year and second != first + 1 and abs(second - first) <= 2:
            return found[0]
    return ""
