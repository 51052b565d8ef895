"""Makes the figures of a measure from its declared shape and one seeded sequence of chances."""

from __future__ import annotations

import datetime as dt
import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from examples.generator.declare import (
    FIRST_MONTH,
    REPORT_MONTH,
    Measure,
    day_of,
    later_month,
    rounded,
)

# cosines of the twelfths of a circle: a table, so that no platform differs in the last digit
SEASON = (1.0, 0.866, 0.5, 0.0, -0.5, -0.866, -1.0, -0.866, -0.5, 0.0, 0.5, 0.866)
LAST_DAY = dt.date(2026, 3, 31)
LAST_WEEK = dt.date(2026, 3, 23)
DAYS, WEEKS = 90, 60
DAY_TAKEN = 14  # day of the next month on which a month's figures are taken


@dataclass(frozen=True)
class Figure:
    """A row of the `observations` sheet."""

    start: dt.date
    period: str
    value: str
    series: str = ""
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    status: str = "final"
    note: str = ""
    recorded: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number in the unit printed (minutes of a duration); None without one."""
        return number_of(self.value)


def number_of(written: str) -> float | None:
    """Read back a number that this package printed; None for words, '-' and 'N/A'."""
    if ":" in written:
        hours, minutes, seconds = (int(part) for part in written.split(":"))
        return hours * 60 + minutes + seconds / 60
    negative = "(" in written
    digits = "".join(char for char in written if char.isdigit() or char == ".")
    if not digits or written == "N/A":
        return None
    return -float(digits) if negative else float(digits)


def figures(
    measure: Measure, draw: int, others: Mapping[str, Sequence[Figure]] | None = None
) -> list[Figure]:
    """Give every figure of the measure, the trust's own line first in each period.

    `others` holds the figures of the measures that this one rests on.
    """
    chance = random.Random(zlib.crc32(measure.code.encode()) + draw)  # noqa: S311
    means = monthly_means((others or {}).get(measure.mean_of, ()))
    answers = {f.start: f.numerator for f in (others or {}).get(measure.answers_to, ())}
    found: list[Figure] = []
    starts = period_starts(measure)
    for index, start in enumerate(starts):
        value = bounded(measure, level_at(measure, index, starts) + measure.noise * spread(chance))
        size = float(answers.get(start, 0)) or denominator_in(measure, start)
        rows = period_rows(measure, start, means.get(start, value), size, chance)
        late = len(starts) - index <= measure.provisional
        found += [replace(row, status="provisional") for row in rows] if late else rows
    return found


def monthly_means(days: Sequence[Figure]) -> dict[dt.date, float]:
    """Give the mean of each month of a daily line by the month's first day."""
    by_month: dict[dt.date, list[float]] = {}
    for day in days:
        by_month.setdefault(day.start.replace(day=1), []).append(day.number or 0.0)
    return {month: sum(found) / len(found) for month, found in by_month.items()}


def denominator_in(measure: Measure, start: dt.date) -> float:
    """Give the denominator of a period; measures that share one get the same."""
    if not measure.denominator:
        return 0.0
    name = measure.denominator_of or measure.code
    period = f"{start:%m}" if measure.yearly_denominator else start.isoformat()
    chance = random.Random(zlib.crc32(f"{name} {period}".encode()))  # noqa: S311
    return measure.denominator * (1 + measure.denominator_noise * spread(chance))


def period_starts(measure: Measure) -> list[dt.date]:
    """Give the first days of the measure's periods, oldest first."""
    if measure.frequency == "day":
        return [LAST_DAY - dt.timedelta(days=DAYS - 1 - i) for i in range(DAYS)]
    if measure.frequency == "week":
        return [LAST_WEEK - dt.timedelta(weeks=WEEKS - 1 - i) for i in range(WEEKS)]
    step = 3 if measure.frequency == "quarter" else 1
    last = later_month(REPORT_MONTH, -measure.lag_months)
    day = day_of(measure.starts) if measure.starts else FIRST_MONTH
    days = []
    while later_month(day, step - 1) <= last:
        days.append(day)
        day = later_month(day, step)
    return days


def period_text(frequency: str, start: dt.date) -> str:
    """Give the period as the sheets write it."""
    if frequency == "day":
        return start.isoformat()
    if frequency == "week":
        return f"w/c {start:%d/%m/%Y}"
    if frequency == "quarter":
        year = start.year if start.month >= 4 else start.year - 1
        return f"Q{(start.month - 4) % 12 // 3 + 1} {year}/{(year + 1) % 100:02d}"
    return f"{start:%Y-%m}"


def level_at(measure: Measure, index: int, starts: list[dt.date]) -> float:
    """Give the underlying level in a period, before chance."""
    start = starts[index]
    level = measure.level + measure.season * SEASON[(start.month - measure.peak) % 12]
    if measure.weekdays:
        level += measure.weekdays[start.weekday()]
    level += sum(size for month, size in measure.moves if start >= day_of(month))
    level += sum(size for month, size in measure.bumps if start == day_of(month))
    for month, size in measure.drifts:
        level += size * sum(day_of(month) <= day for day in starts[: index + 1])
    return level


def spread(chance: random.Random) -> float:
    """Give a draw of a bell shape with deviation 1, from uniform draws alone."""
    return sum(chance.random() for _ in range(12)) - 6.0


def bounded(measure: Measure, value: float) -> float:
    """Keep the value where such a value can be."""
    if measure.floor is not None:
        value = max(value, measure.floor)
    return value if measure.ceiling is None else min(value, measure.ceiling)


def period_rows(
    measure: Measure, start: dt.date, value: float, size: float, chance: random.Random
) -> list[Figure]:
    """Give the rows of one period: lines of hospitals, revisions, or a figure that is missing."""
    blank = Figure(
        start=start,
        period=period_text(measure.frequency, start),
        value="",
        recorded=recorded_on(measure, start).isoformat(),
    )
    month = f"{start:%Y-%m}"
    if month in measure.left_out:
        return []
    if month in measure.missing:
        return [replace(blank, value="-", note="Not submitted: no figure for this period.")]
    if month in measure.not_applicable:
        return [replace(blank, value="N/A", note="The survey was not run in this period.")]
    if measure.steps:
        return [replace(blank, value=step_at(measure, start))]
    if measure.events:
        return [replace(blank, value=str(dict(measure.events).get(month, 0)))]
    if measure.sites:
        return site_rows(measure, blank, value, size, chance)
    row = priced(measure, blank, value, size)
    first = first_published(measure, row, value, size, month)
    if first is None:
        return [row]
    return [first, replace(row, recorded=recorded_on(measure, later_month(start, 1)).isoformat())]


def step_at(measure: Measure, start: dt.date) -> str:
    """Give the grade or the yes/no in force."""
    return [word for month, word in measure.steps if day_of(month) <= start][-1]


def site_rows(
    measure: Measure, blank: Figure, value: float, size: float, chance: random.Random
) -> list[Figure]:
    """Give the trust's row from the summed parts, then a row for each hospital."""
    parts: list[Figure] = []
    left = int(rounded(size, 0))
    for site in measure.sites:
        own = bounded(measure, value + site.offset + 0.4 * measure.noise * spread(chance))
        share = left if site is measure.sites[-1] else int(rounded(size * site.share, 0))
        left -= share
        row = replace(blank, series=site.code, unit=site.code)
        parts.append(priced(measure, row, own, share))
    numerator = sum(int(part.numerator) for part in parts)
    denominator = sum(int(part.denominator) for part in parts)
    whole = replace(
        blank,
        value=printed(measure, measure.per * numerator / denominator),
        numerator=str(numerator),
        denominator=str(denominator),
    )
    return [whole, *parts]


def first_published(
    measure: Measure, row: Figure, value: float, size: float, month: str
) -> Figure | None:
    """Give the figure as first published, where it was revised a month later."""
    for revised, difference, reason in measure.revised:
        if revised == month:
            first = priced(measure, row, value + difference, size)
            return replace(first, note=f"As first published. Later revised: {reason}")
    return None


def priced(measure: Measure, row: Figure, value: float, size: float) -> Figure:
    """Write the value into the row; a ratio is recomputed from whole parts."""
    if not size:
        return replace(row, value=printed(measure, value))
    denominator = max(1, int(rounded(size, 0)))
    numerator = int(rounded(value * denominator / measure.per, 0))
    if measure.ceiling == 100.0:
        numerator = min(numerator, denominator)
    return replace(
        row,
        value=printed(measure, measure.per * numerator / denominator),
        numerator=str(numerator),
        denominator=str(denominator),
    )


def printed(measure: Measure, value: float) -> str:
    """Print a number in the measure's kind: '13.1%', '£(350)k', '00:31:05', '6.36', '1204'."""
    if measure.kind == "duration":
        seconds = int(rounded(value * 60, 0))
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    decimals = 0 if measure.kind == "count" else measure.decimals
    number = rounded(value, decimals)
    if measure.kind == "percent":
        return f"{number}%"
    if measure.kind == "money":
        shown = f"({-number:,})" if number < 0 else f"{number:,}"
        return f"£{shown}{measure.unit[1:]}"
    return str(number)


def recorded_on(measure: Measure, start: dt.date) -> dt.date:
    """Give the day on which the period's figure was taken into the record."""
    if measure.frequency == "day":
        return start + dt.timedelta(days=1)
    if measure.frequency == "week":
        return start + dt.timedelta(days=9)
    months = 3 if measure.frequency == "quarter" else 1
    return later_month(start, months + measure.lag_months).replace(day=DAY_TAKEN)
