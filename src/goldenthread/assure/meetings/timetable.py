"""The times of an agenda: when each item begins, and which fixed times cannot hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

DAY = 24 * 60  # minutes


@dataclass(frozen=True)
class Timed:
    """An item as it is planned: how long, and from when where its time is fixed."""

    minutes: int | None = None
    fixed: dt.time | None = None


@dataclass(frozen=True)
class Slot:
    """When an item begins and ends: the fixed time, or the one that follows from those before it.

    None where an item before it has no length. `warning` says why a fixed time cannot hold.
    """

    starts: dt.time | None = None
    ends: dt.time | None = None
    is_fixed: bool = False
    warning: str = ""


@dataclass(frozen=True)
class Timetable:
    """The slots in order; minutes that are planned, how many items have none, and the end.

    `ends` is None where it does not follow. `overrun` says how far the agenda goes over.
    """

    slots: tuple[Slot, ...]
    minutes: int
    without_minutes: int
    ends: dt.time | None
    overrun: str = ""


def timetable(starts: dt.time | None, ends: dt.time | None, items: Sequence[Timed]) -> Timetable:
    """Give the times of the items of a meeting that should run from `starts` until `ends`.

    An item without a length counts as no time at all: what is warned of is certain.
    """
    clock, is_exact = in_minutes(starts), starts is not None
    slots: list[Slot] = []
    for item in items:
        warning = late_words(clock, item.fixed)
        if item.fixed is not None and not warning:
            clock, is_exact = in_minutes(item.fixed), True
        begins = item.fixed or (clock_time(clock) if is_exact else None)
        is_exact = is_exact and item.minutes is not None
        if clock is not None:
            clock += item.minutes or 0
        until = clock_time(clock) if is_exact else None
        slots.append(Slot(begins, until, item.fixed is not None, warning))
    return Timetable(
        slots=tuple(slots),
        minutes=sum(item.minutes or 0 for item in items),
        without_minutes=sum(item.minutes is None for item in items),
        ends=clock_time(clock) if is_exact else None,
        overrun=overrun_words(clock, ends),
    )


def in_minutes(time: dt.time | None) -> int | None:
    """Give the minutes since midnight."""
    return None if time is None else time.hour * 60 + time.minute


def clock_time(minutes: int | None) -> dt.time | None:
    """Give the time of day so many minutes after midnight; None on another day."""
    if minutes is None or minutes >= DAY:
        return None
    return dt.time(*divmod(minutes, 60))


def late_words(clock: int | None, fixed: dt.time | None) -> str:
    """Say why a fixed time cannot hold, '' where it can."""
    wanted = in_minutes(fixed)
    if clock is None or wanted is None or clock <= wanted:
        return ""
    return (
        f"The fixed time of {fixed:%H:%M} cannot hold: what stands before it ends at "
        f"{printed(clock)} at the earliest, {length(clock - wanted)} later."
    )


def overrun_words(clock: int | None, ends: dt.time | None) -> str:
    """Say how far an agenda goes over the end of its meeting, '' where it does not."""
    wanted = in_minutes(ends)
    if clock is None or wanted is None or clock <= wanted:
        return ""
    return (
        f"The agenda ends at {printed(clock)} at the earliest, {length(clock - wanted)} after the "
        f"meeting should end at {ends:%H:%M}."
    )


def printed(minutes: int) -> str:
    """Give the time as it is printed, on another day too."""
    days, rest = divmod(minutes, DAY)
    later = f" {days} day{'s' if days > 1 else ''} later" if days else ""
    return f"{rest // 60:02d}:{rest % 60:02d}{later}"


def length(minutes: int) -> str:
    """Give a length in words."""
    return f"{minutes} minute{'s' if minutes != 1 else ''}"
