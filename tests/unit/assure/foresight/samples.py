"""Histories for tests: months up to March 2026 in a measure's unit."""

import itertools
import math

from goldenthread.assure.foresight.history import Chart, Goal, History
from goldenthread.vocabulary import Better, Comparator, Kind, Period, ValueSpec

LAST = Period.month(2026, 3)
STEADY = (70, 72, 69, 71, 73, 70, 68, 72, 71, 70, 69, 73, 71, 70, 72, 69, 71, 70)


def goal(number, comparator=Comparator.AT_LEAST, text=None):
    return Goal(number, text or f"{number:g}%", comparator)


def history(values=STEADY, *, goals=None, ahead=6, kind=Kind.PERCENT, moves=False, **more):
    """A line of which the newest figure is of March 2026; charted without special causes."""
    figures = tuple(math.nan if value is None else float(value) for value in values)
    known = [value for value in figures[more.get("segment", 0) :] if not math.isnan(value)]
    pairs = itertools.pairwise(figures)
    ranges = [abs(b - a) for a, b in pairs if not math.isnan(b - a)]
    chart = Chart(
        mean=sum(known) / len(known) if known else None,
        mean_range=sum(ranges) / len(ranges) if ranges else None,
        base_points=len(known),
        has_special_cause=moves,
    )
    settings = {
        "key": "one",
        "spec": ValueSpec(kind),
        "better": Better.HIGHER,
        "periods": tuple(LAST.shift(at - len(figures) + 1) for at in range(len(figures))),
        "values": figures,
        "goals": tuple([goals] * ahead) if not isinstance(goals, tuple) else goals,
        "chart": chart,
    }
    return History(**{**settings, **more})
