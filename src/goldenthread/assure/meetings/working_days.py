"""Working days in England, and when the papers of a meeting are due."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[dt.date]:
    """Give the bank holidays of a year in England, substitute days and one-off ones among them."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    """Say whether a day is neither of the weekend nor a bank holiday in England."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def papers_due(date: dt.date, working_days: int) -> dt.date:
    """Give the day so many working days before a meeting; the meeting's own day for none."""
    day = date
    for _ in range(working_days):
        day -= ONE_DAY
        while not is_working_day(day):
            day -= ONE_DAY
    return day
