"""The lines of a measure as read: figures by period, what is due and what is missing. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.vocabulary import Absence, Period, PeriodKind, Value

DAYS_BEFORE_STALE = 7  # a daily series may rest over a weekend and a bank holiday


@dataclass(frozen=True)
class Reading:
    """The figure of a line in a period as known at the moment asked about."""

    period: Period
    value: Value
    status: str = "final"
    observation_id: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is said: 'N/A' and 'TBC' are; a dash is not."""
        return self.value.absence is not Absence.NO_DATA


@dataclass(frozen=True)
class Line:
    """One line of a measure with its readings in the order of their periods."""

    series_id: int | None
    code: str
    name: str
    readings: tuple[Reading, ...]
    unit_id: int | None = None
    unit_name: str = ""

    def up_to(self, last_day: dt.date) -> Line:
        """Give the line as it stood when `last_day` was over: whole periods only.

        Readings are of one kind of period and in order, so only the last can be too new.
        """
        count = len(self.readings)
        while count and self.readings[count - 1].period.end > last_day:
            count -= 1
        return replace(self, readings=self.readings[:count])

    def known(self) -> tuple[Reading, ...]:
        """Give the readings that say something, oldest first."""
        return tuple(reading for reading in self.readings if reading.is_known)


def last_day_of(period: Period, lag_months: int) -> dt.date:
    """Give the last day that a report for `period` looks at, after a lag in months (RULES 7)."""
    if not lag_months:
        return period.end
    return Period.containing(period.end, PeriodKind.MONTH).shift(-lag_months).end


def of_one_kind(readings: Iterable[Reading], frequency: PeriodKind) -> tuple[Reading, ...]:
    """Give the readings of the measure's frequency, else those of the newest one's, in order.

    A quarter among months can share no axis with them.
    """
    found = sorted(readings, key=lambda reading: reading.period.start)
    kinds = {reading.period.kind for reading in found}
    if len(kinds) < 2:
        return tuple(found)
    newest = max(found, key=lambda reading: reading.period.end)
    kind = frequency if frequency in kinds else newest.period.kind
    return tuple(reading for reading in found if reading.period.kind is kind)


def with_gaps(readings: tuple[Reading, ...]) -> list[tuple[Period, Reading | None]]:
    """Give every period from the first reading to the last; None where there is no reading."""
    filled: list[tuple[Period, Reading | None]] = []
    for reading in readings:
        if filled:
            missing = filled[-1][0].next()
            while missing.start < reading.period.start and missing.end < reading.period.start:
                filled.append((missing, None))
                missing = missing.next()
        filled.append((reading.period, reading))
    return filled


def is_stale(latest: Period, last_day: dt.date) -> bool:
    """Say whether a newer whole period than `latest` was over by `last_day`."""
    if latest.kind is PeriodKind.DAY:
        return (last_day - latest.end).days > DAYS_BEFORE_STALE
    return latest.next().end <= last_day
