"""Assesses a meeting: its timetable, quorum, papers, interests and what came of each item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from goldenthread.assure.meetings.attendance import Held, There, quorum_at
from goldenthread.assure.meetings.loading import MeetingMaterial, load_meeting
from goldenthread.assure.meetings.log_standing import Due
from goldenthread.assure.meetings.results import (
    ApprovalResult,
    AttendanceResult,
    DecisionResult,
    InterestResult,
    ItemResult,
    MeetingResult,
    PaperResult,
    RaisedAction,
)
from goldenthread.assure.meetings.subjects import subject_result
from goldenthread.assure.meetings.timeliness import day_of
from goldenthread.assure.meetings.timetable import Slot, Timed, timetable
from goldenthread.assure.meetings.working_days import papers_due
from goldenthread.records.meetings.models import (
    AgendaItem,
    CommitteeSeat,
    Interest,
    LogAction,
    Meeting,
    Paper,
)
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import (
    AttendanceState,
    LogState,
    PaperSource,
    PaperState,
    Part,
    Purpose,
    Seat,
    Standing,
)
from goldenthread.vocabulary.quorum import Quorum, QuorumCheck, QuorumError, parse_quorum


def assess_meeting(
    meeting: Meeting,
    reader: User | None,
    part: Part | None = None,
    *,
    on: dt.date | None = None,
) -> MeetingResult:
    """Give a meeting as its reader may see it (None: all of it), of both parts or of one.

    `on` is the day by which papers that have not come are late, today where it is not given.
    The number of queries does not grow with the records.
    """
    material = load_meeting(meeting, reader, part)
    committee = meeting.committee
    quorum, problem = rule_of(committee.quorum)
    timed = [Timed(one.minutes, one.starts) for one in material.items]
    times = timetable(meeting.starts, meeting.ends, timed)
    return MeetingResult(
        id=meeting.pk,
        code=meeting.code,
        committee_id=committee.pk,
        committee=committee.name,
        organisation_code=committee.organisation.code,
        label=str(meeting),
        date=meeting.date,
        part=Part(meeting.part),
        place=meeting.place,
        starts=meeting.starts,
        ends=meeting.ends,
        notice=meeting.notice,
        papers_due=papers_due(meeting.date, committee.papers_due),
        quorum_rule=committee.quorum,
        quorum_problem=problem,
        timetable=times,
        items=items_of(material, times.slots, quorum, on or dt.date.today()),
        attendance=tuple(attendance_of(material)),
        interests=tuple(interest_result(one) for one in material.interests[None]),
        approval=approval_of(material),
    )


def rule_of(words: str) -> tuple[Quorum | None, str]:
    """Give the rule of a committee, and why its words cannot be counted."""
    if not words.strip():
        return None, ""
    try:
        return parse_quorum(words), ""
    except QuorumError as error:
        return None, f"The quorum is not counted: {error.reason}."


def items_of(
    material: MeetingMaterial, slots: Iterable[Slot], quorum: Quorum | None, on: dt.date
) -> tuple[ItemResult, ...]:
    """Give the items in order with what belongs to each."""
    seats = [held(one) for one in material.seats]
    there = {
        one.post_id: There(AttendanceState(one.state), one.first, one.last)
        for one in material.attendance
    }
    return tuple(
        item_result(
            one,
            slot,
            material,
            on,
            quorum_at(quorum, seats, there, one.order, material.withdrawn[one.pk]),
        )
        for one, slot in zip(material.items, slots, strict=True)
    )


def held(one: CommitteeSeat) -> Held:
    """Give a seat as a plain value."""
    return Held(one.post_id, one.post.title, Seat(one.seat), Standing(one.standing))


def item_result(
    item: AgendaItem,
    slot: Slot,
    material: MeetingMaterial,
    on: dt.date,
    quorum: QuorumCheck | None,
) -> ItemResult:
    """Give an item with its papers, minute, decisions, actions, interests and subjects."""
    key, working_days = item.pk, material.meeting.committee.papers_due
    return ItemResult(
        id=key,
        reference=item.reference,
        title=item.title,
        section=item.section,
        purpose=Purpose(item.purpose) if item.purpose else None,
        presenter=item.presenter,
        lead=item.lead.title if item.lead else "",
        minutes=item.minutes,
        is_verbal=item.is_verbal,
        is_private=is_private(item),
        note=item.note,
        slot=slot,
        planned_id=item.planned_id,
        minute=material.minutes.get(key, ""),
        papers=tuple(paper_result(one, working_days, on) for one in material.papers[key]),
        decisions=tuple(DecisionResult(one.pk, one.text) for one in material.decisions[key]),
        log_actions=tuple(raised(one) for one in material.log_actions[key]),
        interests=tuple(interest_result(one) for one in material.interests[key]),
        subjects=tuple(subject_result(one) for one in material.subjects[key]),
        quorum=quorum,
    )


def paper_result(paper: Paper, working_days: int, on: dt.date) -> PaperResult:
    """Give a paper with its day and how late it is."""
    day = day_of(paper, working_days)
    file = next(iter(paper.standing), None)
    return PaperResult(
        id=paper.pk,
        title=str(paper),
        sponsor=paper.sponsor.title if paper.sponsor else "",
        author=paper.author.title if paper.author else "",
        state=PaperState(paper.state),
        source=PaperSource(paper.source),
        due=day.due,
        received=day.received,
        days_late=day.days_late(on),
        has_front_sheet=paper.has_front_sheet,
        is_private=is_private(paper),
        pages=file.pages if file else None,
        file_id=file.pk if file else None,
        file_name=file.name if file else "",
    )


def raised(action: LogAction) -> RaisedAction:
    """Give an action that was agreed on an item, with the due date that it was agreed with."""
    return RaisedAction(
        id=action.pk,
        reference=action.reference,
        text=action.text,
        owners=tuple(one.post.title for one in action.owner_links.all()),
        due=Due(action.due, action.due_words).printed,
        state=LogState(action.state),
        is_private=is_private(action),
    )


def interest_result(one: Interest) -> InterestResult:
    """Give an interest."""
    return InterestResult(
        one.pk, one.post.title, one.interest, one.handling, one.withdrew, is_private(one),
        one.item_id,
    )  # fmt: skip


def attendance_of(material: MeetingMaterial) -> Iterable[AttendanceResult]:
    """Give the attendance; of a part that begins or ends at a private item no reference is told."""
    references = {one.pk: one.reference for one in material.items}
    seats = {one.post_id: held(one) for one in reversed(material.seats)}
    for one in material.attendance:
        seat = seats.get(one.post_id)
        yield AttendanceResult(
            id=one.pk,
            post_id=one.post_id,
            post=one.post.title,
            state=AttendanceState(one.state),
            seat=seat.seat if seat else None,
            standing=seat.standing if seat else None,
            deputy_for=one.deputy_for.title if one.deputy_for else "",
            from_reference=references.get(one.from_item_id, ""),
            until_reference=references.get(one.until_item_id, ""),
            note=one.note,
        )


def approval_of(material: MeetingMaterial) -> ApprovalResult | None:
    """Give the approval of the minutes."""
    one = material.approval
    if one is None:
        return None
    item = one.item
    shown = item is not None and not is_private(item)
    return ApprovalResult(
        on=one.on,
        item_id=item.pk if item else None,
        meeting_id=item.meeting_id if item else None,
        reference=item.reference if item and shown else "",
        remark=one.remark,
    )
