"""When a forecast would mislead: the reason in words stands in its place. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goldenthread.assure.foresight.history import History
from goldenthread.vocabulary import Kind

POINTS_NEEDED = 13  # as for limits: fewer cannot tell a special cause
RECENT_PERIODS = 6
MOST_MISSING = 1  # of the recent periods
MOST_MISSING_SHARE = 0.25  # of all periods since the last rebase
SHORT = {
    "not_charted": "Graded or worded",
    "no_figures": "No figures",
    "few_points": "Too few figures",
    "rebased": "Rebased lately",
    "provisional_only": "Provisional only",
    "no_limits": "No limits",
    "gap": "Figures missing",
    "zero_width": "Figures all alike",
    "no_target": "No target",
    "no_date": "No date",
    "too_far": "Too far ahead",
    "no_number": "Target no number",
    "no_direction": "Neither way better",
    "exact_target": "Target exact",
}


@dataclass(frozen=True)
class Reason:
    """Why something is not foretold: a stable code and the words."""

    code: str
    words: str

    @property
    def short(self) -> str:
        """The reason in the words of a narrow column."""
        return SHORT.get(self.code, "Not given")


def reason_to_withhold(history: History) -> Reason | None:
    """Give why a line has no forecast, the weightiest reason first; None where it may have one."""
    if not history.is_charted:
        return Reason("not_charted", "Graded and worded values have no forecast.")
    if not any(math.isfinite(value) for value in history.values):
        return Reason("no_figures", "There are no figures to forecast from.")
    return few_reason(history) or gap_reason(history) or flat_reason(history)


def few_reason(history: History) -> Reason | None:
    """Give the reason where too few figures are known since the last rebase, or none is final."""
    known = len(history.known)
    if history.segment and known < POINTS_NEEDED:
        since = history.periods[history.segment].long_label
        words = (
            f"The limits were rebased in {since}; {figures(known)} since. A forecast needs "
            f"{POINTS_NEEDED}."
        )
        return Reason("rebased", words)
    if known < POINTS_NEEDED:
        words = f"There {'is' if known == 1 else 'are'} {figures(known)}. A forecast needs "
        return Reason("few_points", f"{words}{POINTS_NEEDED}.")
    if history.provisional == known:
        return Reason("provisional_only", "Every figure is provisional and may still change.")
    if history.chart.mean is None:
        return Reason("no_limits", "The chart has no limits to tell a special cause by.")
    return None


def gap_reason(history: History) -> Reason | None:
    """Give the reason where figures are missing of late, or too many of all."""
    values = history.values[history.segment :]
    recent = [*values, *[math.nan] * history.overdue][-RECENT_PERIODS:]
    missing = sum(math.isnan(value) for value in recent)
    if missing > MOST_MISSING:
        words = f"{missing} of the last {len(recent)} periods have no figure that counts."
        return Reason("gap", words)
    missing = sum(math.isnan(value) for value in values)
    if missing > MOST_MISSING_SHARE * len(values):
        return Reason("gap", f"{missing} of {len(values)} periods have no figure that counts.")
    return None


def flat_reason(history: History) -> Reason | None:
    """Give the reason where the figures do not move; counts of nought alone still tell a rate."""
    known = history.known
    if len(set(known)) > 1 or (history.kind is Kind.COUNT and not any(known)):
        return None
    words = f"All {len(known)} figures are the same, so nothing tells how far the next may lie."
    return Reason("zero_width", words)


def figures(count: int) -> str:
    """Give a count of figures in words: '1 figure', '12 figures'."""
    return f"{count} figure{'' if count == 1 else 's'}"
