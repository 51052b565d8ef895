"""Everything of a meeting that its assessment needs, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from goldenthread.assure.meetings.scope import scoped
from goldenthread.records.meetings.models import (
    AgendaItem,
    AgendaSubject,
    Attendance,
    CommitteeSeat,
    Decision,
    Interest,
    LogAction,
    LogActionOwner,
    Meeting,
    Minute,
    MinutesApproval,
    Paper,
    PaperFile,
)
from goldenthread.records.meetings.querysets import private_committees
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part


@dataclass(frozen=True)
class MeetingMaterial:
    """A meeting's records as the reader may see them; lists by the id of their item.

    `withdrawn` says which posts left for which items. It counts for everybody, in private too,
    since a quorum does not depend on who reads of it; no word of an interest is read for it.
    """

    meeting: Meeting
    items: list[AgendaItem]
    minutes: dict[int, str]
    decisions: dict[int, list[Decision]]
    papers: dict[int, list[Paper]]
    log_actions: dict[int, list[LogAction]]
    subjects: dict[int, list[AgendaSubject]]
    interests: dict[int | None, list[Interest]]
    withdrawn: dict[int, set[int]]
    attendance: list[Attendance]
    seats: list[CommitteeSeat]
    approval: MinutesApproval | None


def load_meeting(meeting: Meeting, reader: User | None, part: Part | None) -> MeetingMaterial:
    """Give a meeting's records, of both parts or of one; of a part nothing else is even read."""
    items = list(items_of(meeting, reader, part).select_related("lead", "meeting"))
    keys = {one.pk for one in items}
    minutes = scoped(Minute.objects.all(), reader, part).filter(item__meeting=meeting)
    decisions = scoped(Decision.objects.all(), reader, part).filter(item__meeting=meeting)
    # Who was there is one list for both parts of a public meeting.
    attendance = scoped(Attendance.objects.all(), reader, part if part is Part.PUBLIC else None)
    return MeetingMaterial(
        meeting=meeting,
        items=items,
        minutes={one.item_id: one.text for one in minutes},
        decisions=by_item(decisions),
        papers=by_item(papers_of(meeting, reader, part)),
        log_actions=by_item(log_actions_of(meeting, reader, part)),
        subjects=by_item(subjects_of(meeting, reader, part)),
        interests=interests_of(meeting, reader, part, keys),
        withdrawn=withdrawn_of(meeting, keys),
        attendance=list(
            attendance.filter(meeting=meeting)
            .select_related("post", "deputy_for")
            .annotate(first=F("from_item__order"), last=F("until_item__order"))
        ),
        seats=seats_of(meeting),
        approval=approval_of(meeting, reader, part),
    )


def items_of(meeting: Meeting, reader: User | None, part: Part | None) -> QuerySet[Any]:
    """Give the items of an agenda; of part 2 also the public ones that something private is on."""
    own = scoped(AgendaItem.objects.all(), reader, None).filter(meeting=meeting)
    if part is not Part.PRIVATE:
        return own if part is None else own.public()
    wanted = own.is_private()
    for model in (Paper, LogAction, Interest):
        wanted |= Q(Exists(scoped(model.objects.all(), reader, part).filter(item=OuterRef("pk"))))
    return own.filter(wanted)


def papers_of(meeting: Meeting, reader: User | None, part: Part | None) -> QuerySet[Any]:
    """Give the papers of a meeting with the files that stand."""
    standing = PaperFile.objects.filter(removed_at__isnull=True).order_by("-added_at", "-pk")
    found = scoped(Paper.objects.all(), reader, part).filter(item__meeting=meeting)
    return found.select_related("item__meeting", "sponsor", "author").prefetch_related(
        Prefetch("files", standing, "standing")
    )


def log_actions_of(meeting: Meeting, reader: User | None, part: Part | None) -> QuerySet[Any]:
    """Give the actions that were agreed at a meeting, on the log of its own committee."""
    found = scoped(LogAction.objects.all(), reader, part).filter(
        item__meeting=meeting, committee=meeting.committee_id
    )
    return found.select_related("item__meeting", "meeting").prefetch_related(
        Prefetch("owner_links", LogActionOwner.objects.select_related("post"))
    )


def subjects_of(meeting: Meeting, reader: User | None, part: Part | None) -> QuerySet[Any]:
    """Give what the items of a meeting are about, each with its record."""
    found = scoped(AgendaSubject.objects.all(), reader, part).filter(item__meeting=meeting)
    return found.select_related(
        "item", "measure", "action__workstream", "milestone__workstream", "risk__workstream",
        "scheme__workstream",
    )  # fmt: skip


def interests_of(
    meeting: Meeting, reader: User | None, part: Part | None, keys: set[int]
) -> dict[int | None, list[Interest]]:
    """Give the interests by the item that they touch; under None those that touch none of them."""
    found: dict[int | None, list[Interest]] = defaultdict(list)
    records = scoped(Interest.objects.all(), reader, part).filter(meeting=meeting)
    for one in records.select_related("post", "item", "meeting"):
        found[one.item_id if one.item_id in keys else None].append(one)
    return found


def withdrawn_of(meeting: Meeting, keys: set[int]) -> dict[int, set[int]]:
    """Give the posts that left for an item, by the item."""
    found: dict[int, set[int]] = defaultdict(set)
    left = Interest.objects.filter(meeting=meeting, withdrew=True, item__in=keys)
    for item, post in left.values_list("item", "post"):
        found[item].add(post)
    return found


def approval_of(meeting: Meeting, reader: User | None, part: Part | None) -> MinutesApproval | None:
    """Give the approval of the minutes, of a private meeting to those alone who may read it."""
    if meeting.is_private:
        hidden = part is Part.PUBLIC or (reader is not None and not may_read(reader, meeting))
        if hidden:
            return None
    held = MinutesApproval.objects.filter(meeting=meeting).select_related("item__meeting")
    approval: MinutesApproval | None = held.first()
    return approval


def may_read(reader: User, meeting: Meeting) -> bool:
    """Say whether the reader may read the private business of the meeting's committee."""
    if reader.is_superuser:
        return True
    return bool(private_committees(reader).filter(committee=meeting.committee_id).exists())


def seats_of(meeting: Meeting) -> list[CommitteeSeat]:
    """Give the seats of the committee on the day of a meeting."""
    day = meeting.date
    found = CommitteeSeat.objects.filter(committee=meeting.committee_id)
    begun = Q(held_from__isnull=True) | Q(held_from__lte=day)
    still = Q(held_to__isnull=True) | Q(held_to__gte=day)
    return list(found.filter(begun & still).select_related("post"))


def by_item(records: Iterable[Any]) -> dict[int, list[Any]]:
    """Give records by their item."""
    found: dict[int, list[Any]] = defaultdict(list)
    for one in records:
        found[one.item_id].append(one)
    return found
