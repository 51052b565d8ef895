"""Milestones as a timeline shows them: their days, in workstreams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.report.model import Status

UNGROUPED = "No workstream"
MARKS = ("Baseline", "Due", "Forecast", "Completed")


@dataclass(frozen=True)
class TimelineItem:
    """A milestone of a workstream (`group`) with the days that the picture marks."""

    group: str
    label: str
    baseline: dt.date | None
    due: dt.date
    forecast: dt.date | None = None
    completed: dt.date | None = None
    status: Status | None = None

    @property
    def days(self) -> list[tuple[str, dt.date]]:
        """The marks of the item with their days."""
        found = zip(MARKS, (self.baseline, self.due, self.forecast, self.completed), strict=True)
        return [(mark, day) for mark, day in found if day]

    @property
    def marks(self) -> list[tuple[str, dt.date]]:
        """The days that are drawn: what is due on its baseline has the mark of the baseline."""
        return [found for found in self.days if found != ("Due", self.baseline)]


def groups_of(items: Sequence[TimelineItem]) -> list[list[TimelineItem]]:
    """Give the items of each workstream by the day they are due, workstreams as they appear."""
    groups: dict[str, list[TimelineItem]] = {}
    for item in items:
        groups.setdefault(item.group or UNGROUPED, []).append(item)
    return [sorted(group, key=lambda item: item.due) for group in groups.values()]


def printed(day: dt.date | None) -> str:
    """Give a day as tables print it: 3 Apr 2023."""
    return f"{day:%-d %b %Y}" if day else ""
