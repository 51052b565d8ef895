"""What is declared of a generated measure: its identity, its shape and what it should show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

REPORT_MONTH = dt.date(2026, 3, 1)
FIRST_MONTH = dt.date(2023, 4, 1)


@dataclass(frozen=True)
class Aim:
    """A row of the `targets` sheet: a step from a date, or the aim of one period."""

    value: str
    starts: str = ""
    period: str = ""
    kind: str = "target"
    label: str = ""
    comparator: str = ""


@dataclass(frozen=True)
class Shows:
    """What the measure shows at the report month (names of INTERFACES), checked by the test.

    `before_*` is what it shows a month earlier, where that is part of the scenario; `change` is
    `newly_escalated` or `de_escalated`; `over_six` says hit and miss for more than six periods.
    """

    variation: str
    assurance: str
    before_variation: str = ""
    before_assurance: str = ""
    change: str = ""
    over_six: bool = False


@dataclass(frozen=True)
class Site:
    """A hospital's line: its share of the denominator and its distance from the trust's level."""

    code: str
    share: float
    offset: float


@dataclass(frozen=True)
class Measure:
    """One generated measure. Numbers are in the unit printed; months are 'YYYY-MM'.

    The underlying level moves by `moves` (from a month on), `drifts` (so much a period from a
    month on) and `bumps` (one month alone); noise is added. With `denominator` the value is
    recomputed from whole numerators and denominators.
    """

    code: str
    name: str
    short: str
    kind: str
    better: str
    tier: str
    role: str
    owner: str
    domain: str
    source: str
    definition: str
    level: float
    noise: float
    shows: Shows
    unit: str = ""
    decimals: int = 1
    season: float = 0.0
    peak: int = 1  # calendar month in which the season is highest
    moves: tuple[tuple[str, float], ...] = ()
    drifts: tuple[tuple[str, float], ...] = ()
    bumps: tuple[tuple[str, float], ...] = ()
    weekdays: tuple[float, ...] = ()
    denominator: int = 0
    denominator_noise: float = 0.03  # as a share; what is counted on one day moves less
    denominator_of: str = ""  # measures that name the same one share their denominators
    yearly_denominator: bool = False  # the same in a calendar month of every year
    answers_to: str = ""  # the denominator is the numerator of this measure
    mean_of: str = ""  # where this daily measure has a whole month, its mean is the value
    per: int = 100
    sites: tuple[Site, ...] = ()
    aims: tuple[Aim, ...] = ()
    frequency: str = "month"
    starts: str = ""
    lag_months: int = 0
    floor: float | None = 0.0
    ceiling: float | None = None
    events: tuple[tuple[str, int], ...] = ()  # exact counts: every other period is zero
    steps: tuple[tuple[str, str], ...] = ()  # graded and yes/no: the value from a month on
    scale: str = ""
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # no row at all
    not_applicable: tuple[str, ...] = ()
    provisional: int = 0
    revised: tuple[tuple[str, float, str], ...] = ()  # month, first figure minus last, reason
    rebases: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    ghosts: tuple[tuple[str, str], ...] = ()
    zero_tolerance: bool = False
    contributes_to: str = ""
    baseline_points: int | None = None


@dataclass(frozen=True)
class Theme:
    """A strategic theme and its measures in the order they are reported."""

    name: str
    measures: tuple[Measure, ...] = field(default=())


def day_of(month: str) -> dt.date:
    """Give the first day of 'YYYY-MM', or the day of 'YYYY-MM-DD'."""
    return dt.date.fromisoformat(month if len(month) == 10 else f"{month}-01")


def later_month(day: dt.date, months: int) -> dt.date:
    """Give the first day of the month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def since(starts: str, value: str, kind: str = "target", label: str = "") -> Aim:
    """Give a target that holds from the first day of a month."""
    return Aim(value, starts=f"{starts}-01", kind=kind, label=label)


def ramp(
    first: str, last: str, begins: float, ends: float, written: str, *, decimals: int = 1
) -> tuple[Aim, ...]:
    """Give a trajectory: one aim a month in equal steps; `written` holds one pair of braces."""
    start, stop = day_of(first), day_of(last)
    months = (stop.year - start.year) * 12 + stop.month - start.month
    aims = []
    for index in range(months + 1):
        value = begins + (ends - begins) * index / months
        shown = written.format(rounded(value, decimals))
        period = f"{later_month(start, index):%Y-%m}"
        aims.append(Aim(shown, period=period, kind="trajectory", label="Trust trajectory"))
    return tuple(aims)


def rounded(value: float, decimals: int) -> Decimal:
    """Round half up on the shortest decimal that the number prints as."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
