"""Meetings and the items of their agendas: written, ordered, numbered, drafted from the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.records.meetings.actions.access import (
    READ_PRIVATE,
    RUN_ITEM,
    Attempt,
    RefusalError,
    free_code,
    is_part_2,
    known,
    lock,
    must_be_open,
    must_belong,
)
from goldenthread.records.meetings.actions.parts import set_private
from goldenthread.records.meetings.models import (
    AgendaItem,
    Attendance,
    Committee,
    Meeting,
    Minute,
    Paper,
    PlannedItem,
)
from goldenthread.records.people.models import User
from goldenthread.vocabulary.agenda import (
    moved,
    next_number,
    prefix_of,
    reference_of,
    renumbered,
)
from goldenthread.vocabulary.meetings import PaperSource, PaperState, Part

MEETING = ("code", "title", "place", "starts", "ends", "notice", "prefix")
ITEM = (
    "title", "section", "purpose", "presenter", "lead", "starts", "minutes", "is_verbal", "note",
    "reference",
)  # fmt: skip
FROM_PLAN = ("title", "section", "purpose", "presenter", "lead", "minutes", "is_verbal",
             "is_private")  # fmt: skip
OF_PREVIOUS = (PaperSource.MINUTES, PaperSource.SUMMARY)


def write_meeting(
    *,
    committee: Committee,
    by: User,
    meeting: Meeting | None = None,
    date: dt.date | None = None,
    part: str | None = None,
    **fields: Any,
) -> Meeting:
    """Add a meeting or change one; a part cannot be changed once something belongs to it."""
    given, verb = known(fields, MEETING), f"{'change' if meeting else 'add'} meeting"
    attempt = Attempt(verb, by, meeting or committee, committee.organisation)
    before = meeting.part if meeting else Part.PUBLIC
    wanted = Part(part or before)
    attempt.must_run(committee, is_private=is_part_2(before) or is_part_2(wanted))
    with attempt.writing():
        kept = meeting or Meeting(committee=committee)
        check_meeting(kept, committee, date, wanted, given)
        given["date"], given["part"] = date or kept.date, wanted
        given["prefix"] = given.get("prefix", kept.prefix) or prefix_of(given["date"])
        others = Meeting.objects.filter(committee=committee).exclude(pk=kept.pk)
        if not (given.get("code") or kept.code):
            stem = f"{committee.code}-{given['date']:%Y-%m-%d}-{wanted}"
            given["code"] = free_code(stem, lambda code: others.filter(code=code).exists())
        elif others.filter(code=given.get("code", kept.code)).exists():
            raise RefusalError("Another meeting of this committee has that code.")
        attempt.save(kept, **given)
        attempt.trace(kept, date=kept.date, part=kept.part, starts=kept.starts, ends=kept.ends)
    return kept


def check_meeting(
    meeting: Meeting, committee: Committee, date: dt.date | None, part: Part, given: dict[str, Any]
) -> None:
    """Refuse a meeting without a day, one that ends before it starts, and a part with business."""
    if meeting.pk:
        if meeting.committee_id != committee.pk:
            raise RefusalError("This meeting belongs to another committee.")
        must_be_open(meeting)
        is_begun = meeting.items.exists() or meeting.packs.exists() or meeting.attendance.exists()
        if part != meeting.part and is_begun:
            raise RefusalError("The part cannot be changed once the meeting has an agenda.")
    elif date is None:
        raise RefusalError("Give the day of the meeting.")
    starts, ends = (given.get(name, getattr(meeting, name)) for name in ("starts", "ends"))
    if starts and ends and ends <= starts:
        raise RefusalError("The meeting ends before it starts.")


def write_item(
    *,
    meeting: Meeting,
    by: User,
    item: AgendaItem | None = None,
    is_private: bool | None = None,
    **fields: Any,
) -> AgendaItem:
    """Add an item at the end of an agenda or change one; with `is_private` it is moved as well."""
    committee, given = meeting.committee, known(fields, ITEM)
    verb = f"{'change' if item else 'add'} agenda item"
    attempt = Attempt(verb, by, item or meeting, committee.organisation)
    if item is None:
        attempt.must_run(committee, is_private=bool(is_private) or meeting.is_private)
    else:
        attempt.must(RUN_ITEM, item)
        if is_private and not item.is_private:
            attempt.must(READ_PRIVATE, committee)
    with attempt.writing():
        if item and item.meeting_id != meeting.pk:
            raise RefusalError("This item belongs to another meeting.")
        must_be_open(lock(meeting))
        kept = item or new_item(meeting, is_private=bool(is_private))
        if not given.get("title", kept.title):
            raise RefusalError("Write the title.")
        must_belong([given.get("lead")], committee.organisation)
        check_reference(kept, given.get("reference"))
        attempt.save(kept, **given)
        attempt.trace(kept, reference=kept.reference, purpose=kept.purpose, starts=kept.starts,
                      minutes=kept.minutes)  # fmt: skip
        if item and is_private is not None:
            set_private(item, by, is_private=is_private)
    return kept


def new_item(meeting: Meeting, **fields: Any) -> AgendaItem:
    """Give an item that stands last, with the next reference."""
    items = list(meeting.items.values_list("order", "reference"))
    prefix = meeting.prefix or prefix_of(meeting.date)
    number = next_number(prefix, [reference for _, reference in items])
    order = max((order for order, _ in items), default=0) + 1
    reference = reference_of(prefix, number)
    return AgendaItem(**{"meeting": meeting, "order": order, "reference": reference, **fields})


def check_reference(item: AgendaItem, wanted: str | None) -> None:
    """Refuse a reference that another item of the agenda has."""
    if wanted:
        others = AgendaItem.objects.filter(meeting=item.meeting_id, reference=wanted)
        if others.exclude(pk=item.pk).exists():
            raise RefusalError("Another item of this agenda has that reference.")


def remove_item(*, item: AgendaItem, by: User) -> None:
    """Take an item off an agenda, with papers that nobody has begun; its history stays."""
    meeting = item.meeting
    attempt = Attempt("remove agenda item", by, item, meeting.committee.organisation)
    attempt.must(RUN_ITEM, item)
    with attempt.writing():
        must_be_open(lock(meeting))
        if why := what_hangs_on(item):
            raise RefusalError(f"This item has {why}: it stays on the agenda.")
        for paper in item.papers.all():
            attempt.delete(paper)
        attempt.trace(item, reference=item.reference)
        attempt.delete(item)


def what_hangs_on(item: AgendaItem) -> str:
    """Say what was done on an item already, '' for nothing."""
    held = {
        "a minute": Minute.objects.filter(item=item).exists(),
        "a decision": item.decisions.exists(),
        "an action of the log": item.log_actions.exists(),
        "agreed the closure of an action": item.closures.exists(),
        "approved minutes": item.approved_minutes.exists(),
        "an interest that was declared": item.interests.exists(),
        "somebody who came or left with it": Attendance.objects.filter(
            Q(from_item=item) | Q(until_item=item)
        ).exists(),
        "a paper that was begun": item.papers.exclude(state=PaperState.DUE).exists(),
    }
    return next((words for words, is_so in held.items() if is_so), "")


def move_item(*, item: AgendaItem, by: User, before: AgendaItem | None = None) -> AgendaItem:
    """Put an item before another of its agenda, at the end for None; references stay."""
    meeting = item.meeting
    attempt = Attempt("move agenda item", by, item, meeting.committee.organisation)
    attempt.must(RUN_ITEM, item)
    with attempt.writing():
        must_be_open(lock(meeting))
        items = {one.pk: one for one in meeting.items.all()}
        try:
            order = moved(list(items), item.pk, before.pk if before else None)
        except ValueError:
            raise RefusalError("Choose another item of the same agenda.") from None
        for place, key in enumerate(order, start=1):
            if items[key].order != place:
                attempt.save(items[key], order=place)
        item.order = items[item.pk].order
        attempt.trace(item, reference=item.reference, place=item.order)
    return item


def renumber_items(*, meeting: Meeting, by: User, start: int = 1) -> tuple[str, ...]:
    """Give every item of an agenda its reference in order, from a number on.

    References of actions and minutes are made from those of items: once there are any, they stay.
    """
    committee = meeting.committee
    attempt = Attempt("renumber agenda", by, meeting, committee.organisation)
    attempt.must_run(committee, is_private=meeting.is_private)
    with attempt.writing():
        must_be_open(lock(meeting))
        items = list(meeting.items.all())
        if start < 1:
            raise RefusalError("Items are numbered from 1 or from a higher number.")
        if meeting.items.filter(minute__isnull=False).exists() or meeting.log_actions.exists():
            raise RefusalError("Minutes or actions name items by these references: they stay.")
        wanted = renumbered(meeting.prefix or prefix_of(meeting.date), start, len(items))
        rename(attempt, [(one, ref) for one, ref in zip(items, wanted, strict=True)
                         if one.reference != ref])  # fmt: skip
        attempt.trace(meeting, items=len(items), start=start)
    return wanted


def rename(attempt: Attempt, changes: Sequence[tuple[AgendaItem, str]]) -> None:
    """Change references so that no two items have the same one at any step: emptied first."""
    changing: QuerySet[AgendaItem] = AgendaItem.objects.filter(
        pk__in=[one.pk for one, _ in changes]
    )
    changing.update(reference="")
    for item, reference in changes:
        attempt.save(item, reference=reference)


def draft_agenda(
    *, meeting: Meeting, planned: Sequence[PlannedItem], by: User
) -> tuple[AgendaItem, ...]:
    """Put items of the forward plan on an agenda, each with its paper; none of them twice."""
    committee = meeting.committee
    attempt = Attempt("draft agenda", by, meeting, committee.organisation)
    is_private = meeting.is_private or any(one.is_private for one in planned)
    attempt.must_run(committee, is_private=is_private)
    made: list[AgendaItem] = []
    with attempt.writing():
        must_be_open(lock(meeting))
        if any(one.committee_id != committee.pk for one in planned):
            raise RefusalError("An item of another committee's forward plan cannot be taken.")
        taken = set(meeting.items.values_list("planned", flat=True))
        for plan in planned:
            if plan.pk not in taken:
                fields = {name: getattr(plan, name) for name in FROM_PLAN}
                item = attempt.save(new_item(meeting, planned=plan, **fields))
                if not plan.is_verbal:
                    attempt.save(paper_of(plan, item))
                taken.add(plan.pk)
                made.append(item)
        attempt.trace(meeting, items=len(made))
    return tuple(made)


def paper_of(plan: PlannedItem, item: AgendaItem) -> Paper:
    """Give the paper that an item of the forward plan asks for; minutes are the last meeting's."""
    source, meeting = PaperSource(plan.source), item.meeting
    about = None
    if source in OF_PREVIOUS:
        earlier = Meeting.objects.filter(committee=meeting.committee_id, part=meeting.part)
        about = earlier.filter(date__lt=meeting.date).order_by("-date").first()
    own = {"has_front_sheet": source not in (PaperSource.MINUTES, PaperSource.ACTION_LOG)}
    return Paper(
        item=item, sponsor=plan.lead, source=source, report=plan.report, about=about, **own
    )
