"""What can be said of a measure at a report month: the figures that sentences are filled with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from examples.generator.declare import Aim, Measure, day_of, later_month
from examples.generator.draws import DRAWS
from examples.generator.series import Figure, figures, number_of
from examples.generator.themes import MEASURES

PRECEDENCE = {"target": 2, "trajectory": 2, "national": 1, "system": 0}


@cache
def all_figures() -> dict[str, tuple[Figure, ...]]:
    """Give the figures of every measure by its code."""
    found: dict[str, tuple[Figure, ...]] = {}
    by_need = sorted(MEASURES, key=lambda m: bool(m.mean_of or m.answers_to))
    for m in by_need:
        found[m.code] = tuple(figures(m, DRAWS.get(m.code, 0), found))
    return {m.code: found[m.code] for m in MEASURES}


def current_line(measure: Measure, series: str = "") -> list[Figure]:
    """Give the newest revision of each figure of one line, oldest period first."""
    newest = {f.start: f for f in all_figures()[measure.code] if f.series == series}
    return [newest[start] for start in sorted(newest)]


def aim_in_force(measure: Measure, figure: Figure) -> Aim | None:
    """Give the aim of a figure: the trust's own before national before system; a period's first."""
    found = [
        aim
        for aim in measure.aims
        if (aim.period == figure.period if aim.period else day_of(aim.starts) <= figure.start)
    ]
    return max(found, key=lambda a: (PRECEDENCE[a.kind], bool(a.period), a.starts), default=None)


@dataclass(frozen=True)
class Facts:
    """Figures of a measure as printed; `now` is the newest at the report month."""

    now: str
    before: str
    year_ago: str
    aim: str
    month: str
    month_before: str
    lowest: str  # of the last twelve
    highest: str
    met: int  # how many of the last twelve met their own aim
    numerator: str
    denominator: str
    sites: dict[str, str]


def facts_at(measure: Measure, report_month: dt.date) -> Facts:
    """Give the facts of a monthly measure for the report of a month."""
    last = later_month(report_month, -measure.lag_months)
    line = [figure for figure in current_line(measure) if figure.start <= last]
    latest, previous = line[-1], line[-2 if len(line) > 1 else -1]
    aim = aim_in_force(measure, latest)
    recent = sorted((f for f in line[-12:] if f.number is not None), key=lambda f: f.number or 0.0)
    return Facts(
        now=told(latest),
        before=told(previous),
        year_ago=told(line[-13 if len(line) > 12 else 0]),
        aim=aim.value if aim else "",
        month=f"{latest.start:%B %Y}",
        month_before=f"{previous.start:%B %Y}",
        lowest=told(recent[0]) if recent else "",
        highest=told(recent[-1]) if recent else "",
        met=sum(is_met(measure, figure) for figure in line[-12:]),
        numerator=with_commas(latest.numerator),
        denominator=with_commas(latest.denominator),
        sites={
            site.code: current_line(measure, site.code)[len(line) - 1].value
            for site in measure.sites
        },
    )


def told(figure: Figure) -> str:
    """Give a figure as a sentence prints it."""
    return with_commas(figure.value)


def with_commas(digits: str) -> str:
    """Give a whole number with commas; anything else as it is."""
    return f"{int(digits):,}" if digits.isdigit() else digits


def is_met(measure: Measure, figure: Figure) -> bool:
    """Say whether a figure meets its own period's aim; equality does."""
    aim = aim_in_force(measure, figure)
    wanted = number_of(aim.value) if aim else None
    if wanted is None or figure.number is None:
        return False
    return figure.number >= wanted if measure.better == "higher" else figure.number <= wanted


def facts_of_all(report_month: dt.date) -> dict[str, Facts]:
    """Give the facts of every monthly measure that has figures by the report month."""
    return {
        m.code: facts_at(m, report_month)
        for m in MEASURES
        if m.frequency == "month"
        and not m.steps
        and current_line(m)[0].start <= later_month(report_month, -m.lag_months)
    }
