"""Cumulative completion: planned, actual and forecast, month by month (RULES 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goldenthread.vocabulary import Period, PeriodKind

MOST_MONTHS = 120
MONTHS_AHEAD = 3


@dataclass(frozen=True)
class Completable:
    """An action in scope: its baselined date, its forecast, the day its closure was approved."""

    due: dt.date | None
    forecast: dt.date | None = None
    approved: dt.date | None = None


@dataclass(frozen=True)
class Completion:
    """Counts at the end of each month; None where a line has nothing to say yet."""

    total: int
    months: tuple[Period, ...]
    planned: tuple[int, ...]
    actual: tuple[int | None, ...]
    forecast: tuple[int | None, ...]
    at: int  # place of the month of the report; -1 before the first

    @property
    def planned_now(self) -> int:
        """How many were to be complete by now."""
        return self.planned[self.at] if 0 <= self.at < len(self.planned) else 0

    @property
    def actual_now(self) -> int:
        """How many the panel has approved by now."""
        return (self.actual[self.at] or 0) if 0 <= self.at < len(self.actual) else 0

    @property
    def gap(self) -> int:
        """Actual less planned: negative is behind."""
        return self.actual_now - self.planned_now

    @property
    def ahead(self) -> tuple[tuple[Period, int], ...]:
        """How many fall due in each of the next months."""
        steps = range(self.at + 1, min(self.at + 1 + MONTHS_AHEAD, len(self.months)))
        return tuple(
            (self.months[i], self.planned[i] - (self.planned[i - 1] if i else 0)) for i in steps
        )

    def percent(self, count: int | None) -> float | None:
        """Give a count as a percentage of all in scope, with one decimal."""
        if count is None or not self.total:
            return None
        share = Decimal(100 * count) / self.total
        return float(share.quantize(Decimal("0.1"), ROUND_HALF_UP))


def completion(items: Iterable[Completable], on: dt.date) -> Completion:
    """Give the completion of the items as of a day.

    At the end of month t: planned are those with a baselined date up to t; actual those approved
    up to t, as far as t has begun; forecast those approved so far and the open ones whose forecast
    (their baselined date where there is none) lies up to t, never before the month of the day.
    Items without a date count in the total alone.
    """
    held = list(items)
    months = months_of(held, on)
    now = Period.containing(on, PeriodKind.MONTH)
    at = months.index(now)
    approved = [item.approved for item in held if item.approved and item.approved <= on]
    still_open = [
        expected if expected > on else now.next().start
        for item in held
        if not (item.approved and item.approved <= on) and (expected := item.forecast or item.due)
    ]
    return Completion(
        total=len(held),
        months=months,
        planned=tuple(upto([item.due for item in held], month) for month in months),
        actual=tuple(
            upto(approved, month) if index <= at else None for index, month in enumerate(months)
        ),
        forecast=tuple(
            None if index < at else len(approved) + upto(still_open, month)
            for index, month in enumerate(months)
        ),
        at=at,
    )


def months_of(items: Sequence[Completable], on: dt.date) -> tuple[Period, ...]:
    """Give the months from the first date to the last, the day's own among them."""
    days = [on, *(day for item in items for day in (item.due, item.forecast, item.approved) if day)]
    last = Period.containing(max(days), PeriodKind.MONTH)
    months = [Period.containing(min(days), PeriodKind.MONTH)]
    while months[-1] != last:
        months.append(months[-1].next())
    if len(months) <= MOST_MONTHS:
        return tuple(months)
    # A date typed with a wrong century must not make a picture of a thousand months.
    place = months.index(Period.containing(on, PeriodKind.MONTH))
    first = max(0, min(place - MOST_MONTHS // 2, len(months) - MOST_MONTHS))
    return tuple(months[first : first + MOST_MONTHS])


def upto(days: Iterable[dt.date | None], month: Period) -> int:
    """Count the days that lie up to the month's end."""
    return sum(day is not None and day <= month.end for day in days)
