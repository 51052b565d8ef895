"""The targets of the periods ahead, and the date that a target is to be met by. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from goldenthread.assure.foresight.history import Goal
from goldenthread.assure.targets import (
    KIND_RANK,
    Aim,
    aim_in_force,
    aim_number,
    aim_text,
    comparator_for,
)
from goldenthread.vocabulary import Better, Period, ValueSpec

USUAL_PERIODS = 6
MOST_PERIODS = 24


def goal_of(
    aims: Collection[Aim], period: Period, series_id: int | None, spec: ValueSpec, better: Better
) -> Goal | None:
    """Give the target in force in a period, None where there is none."""
    aim = aim_in_force(aims, period, series_id)
    if aim is None:
        return None
    return Goal(aim_number(aim, spec), aim_text(aim, spec), comparator_for(aim, better))


def end_of(aims: Collection[Aim], last: Period, series_id: int | None) -> Period | None:
    """Give the period that the target's date lies in, None where the target has no date.

    It is the last period of a trajectory that is still ahead; else the last period in which the
    target of the next one is in force; else the first period of the next target.
    """
    own = [aim for aim in aims if aim.kind in KIND_RANK and aim.series_id in (None, series_id)]
    steps = [aim.period.end for aim in own if aim.period and aim.period.end > last.end]
    if steps:
        return holding(max(steps), last)
    current = aim_in_force(own, last.next(), series_id)
    if current and current.valid_to and current.valid_to > last.end:
        return holding(current.valid_to, last)
    starts = [aim.valid_from for aim in own if aim.valid_from and aim.valid_from > last.next().end]
    return holding(min(starts), last) if starts else None


def periods_ahead(last: Period, end: Period | None, points: int) -> int:
    """Give how many periods to foretell: to the end, unless that is too far for the figures.

    No further than the figures reach back, and at most MOST_PERIODS; USUAL_PERIODS without a date
    or where it is too far or nearer than that.
    """
    count, furthest = 0, min(MOST_PERIODS, points)
    period = last
    while end is not None and period < end and count <= furthest:
        count, period = count + 1, period.next()
    return max(count if count <= furthest else 0, USUAL_PERIODS)


def holding(day: dt.date, like: Period) -> Period:
    """Give the period that holds a day ahead, of the same kind and rhythm as `like`."""
    period = like
    while period.end < day:
        period = period.next()
    return period
