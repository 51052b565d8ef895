"""The timeline of milestones as a graph: its picture, its table and its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldenthread.report.charts.timeline_items import MARKS, TimelineItem, groups_of, printed
from goldenthread.report.charts.timeline_picture import timeline_spec
from goldenthread.report.model import Graph

__all__ = ["TimelineItem", "timeline_graph", "timeline_graphs"]

MOST_ROWS = 28  # items of one picture that a landscape page prints legibly
COLUMNS = ("Milestone", "Workstream", "Status", *MARKS)


def timeline_graph(
    caption: str,
    description: str,
    items: Sequence[TimelineItem],
    on: dt.date,
    *,
    columns: Sequence[str] = COLUMNS,
) -> Graph:
    """Give the milestones by workstream, each from its baseline to the day it is due, with the
    report date `on` as a line. Without a `description` one is made."""
    held = in_groups(items)
    words = description or description_of(held, on)
    rows = tuple(row_of(item) for item in held)
    spec = timeline_spec(held, on, words) if held else {}
    return Graph(caption, words, spec, tuple(columns), rows)


def timeline_graphs(
    caption: str,
    items: Sequence[TimelineItem],
    on: dt.date,
    *,
    columns: Sequence[str] = COLUMNS,
    most: int = MOST_ROWS,
) -> tuple[Graph, ...]:
    """Give the timeline in as many pictures as stay legible on a page, workstreams kept whole
    where they fit; one picture, without rows, for no items."""
    parts: list[list[TimelineItem]] = [[]]
    for group in groups_of(items):
        while group:
            if parts[-1] and len(parts[-1]) + len(group) > most:
                parts.append([])
            parts[-1] += group[:most]
            group = group[most:]
    names = [f"{caption}, part {n} of {len(parts)}" for n in range(1, len(parts) + 1)]
    return tuple(
        timeline_graph(name if len(parts) > 1 else caption, "", part, on, columns=columns)
        for name, part in zip(names, parts, strict=True)
    )


def in_groups(items: Sequence[TimelineItem]) -> list[TimelineItem]:
    """Give the items of one workstream after those of another."""
    return [item for group in groups_of(items) for item in group]


def row_of(item: TimelineItem) -> tuple[str, ...]:
    """Give an item as the table prints it."""
    days = dict(item.days)
    status = f"{item.status.symbol} {item.status.words}".strip() if item.status else ""
    written = (printed(days.get(mark)) for mark in MARKS)
    return (item.label, item.group, status, *written)


def description_of(items: Sequence[TimelineItem], on: dt.date) -> str:
    """Say what the picture shows."""
    if not items:
        return "Timeline without milestones."
    done = [item for item in items if item.completed]
    late = [item for item in items if not item.completed and item.due < on]
    slipped = [i for i in items if not i.completed and i.forecast and i.forecast > i.due]
    days = [item.due for item in items]
    count = "1 milestone" if len(items) == 1 else f"{len(items)} milestones"
    return (
        f"Timeline of {count} due from {printed(min(days))} to {printed(max(days))}, "
        f"as at {printed(on)}: {len(done)} completed, {len(late)} past the day they were due and "
        f"not completed, {len(slipped)} forecast later than due."
    )
