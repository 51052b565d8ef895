"""The public record of a meeting: its agenda as published, and its minutes once approved."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from goldenthread.records.meetings.models import (
    Attendance,
    Decision,
    Interest,
    Meeting,
    Minute,
    Pack,
)
from goldenthread.vocabulary.meetings import AttendanceState, Purpose
from goldenthread.vocabulary.redaction import published


@dataclass(frozen=True)
class PublicItem:
    """An item of the agenda as it was published; `first_page` of the pack where it has a paper."""

    reference: str
    title: str
    section: str
    purpose: str
    presenter: str
    starts: str
    is_verbal: bool
    first_page: int | None
    pages: int


@dataclass(frozen=True)
class PublicMinute:
    """The minute of an item and what was decided, without what is redacted."""

    reference: str
    title: str
    text: str
    decisions: tuple[str, ...]


@dataclass(frozen=True)
class PublicMinutes:
    """The approved minutes of the public part; people are their posts."""

    approved_on: dt.date
    attendance: tuple[tuple[str, tuple[str, ...]], ...]
    interests: tuple[tuple[str, str], ...]
    items: tuple[PublicMinute, ...]


def public_agenda(pack: Pack) -> list[PublicItem]:
    """Give the agenda that stands in a published pack: later changes of it are not published yet.

    The rows of the manifest that have no list of items give the items that have papers.
    """
    papers = pages_by_item(pack)
    listed = [one for row in pack.manifest for one in agenda_items(row)]
    if not listed:
        firsts = {row["item"]: row for row in reversed(pack.manifest) if row.get("item")}
        listed = [firsts[item] for item in papers]
    return [public_item(one, papers.get(one["item"])) for one in listed]


def agenda_items(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the items that a row of the manifest lists as the agenda of the meeting."""
    return row.get("agenda") or []


def pages_by_item(pack: Pack) -> dict[int, tuple[int, int]]:
    """Give the first page and the number of pages of each item that has papers in the pack."""
    found: dict[int, tuple[int, int]] = {}
    for row in pack.manifest:
        if item := row.get("item"):
            first, pages = found.get(item, (row["first_page"], 0))
            found[item] = (first, pages + row["pages"])
    return found


def public_item(row: dict[str, Any], pages: tuple[int, int] | None) -> PublicItem:
    """Give an item from what was frozen of it."""
    purpose = row.get("purpose") or ""
    return PublicItem(
        reference=row.get("reference") or "",
        title=row["title"],
        section=row.get("section") or "",
        purpose=Purpose(purpose).label if purpose else "",
        presenter=row.get("presenter") or "",
        starts=row.get("starts") or "",
        is_verbal=bool(row.get("is_verbal")),
        first_page=pages[0] if pages else None,
        pages=pages[1] if pages else 0,
    )


def public_minutes(meeting: Meeting) -> PublicMinutes | None:
    """Give the minutes of the public part once a later meeting has approved them (four queries)."""
    approval = getattr(meeting, "approval", None)
    if approval is None or meeting.is_private:
        return None
    decisions: dict[int, list[str]] = defaultdict(list)
    for one in Decision.objects.public().filter(item__meeting=meeting):
        decisions[one.item_id].append(published(one.text))
    minutes = Minute.objects.public().filter(item__meeting=meeting).select_related("item")
    interests = Interest.objects.public().filter(meeting=meeting).select_related("post")
    return PublicMinutes(
        approved_on=approval.on,
        attendance=attendance_of(meeting),
        interests=tuple((one.post.title, published(one.interest)) for one in interests),
        items=tuple(
            PublicMinute(
                one.item.reference, one.item.title, published(one.text),
                tuple(decisions[one.item_id]),
            )
            for one in minutes
        ),
    )  # fmt: skip


def attendance_of(meeting: Meeting) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the posts that were at the meeting, by how they were there."""
    by_state: dict[str, list[str]] = defaultdict(list)
    for one in Attendance.objects.public().filter(meeting=meeting).select_related("post"):
        by_state[one.state].append(one.post.title)
    return tuple(
        (state.label, tuple(by_state[state])) for state in AttendanceState if by_state[state]
    )
