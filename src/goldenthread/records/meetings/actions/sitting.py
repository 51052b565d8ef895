"""What happens at a meeting: who is there, interests, minutes, decisions, and their approval."""

from __future__ import annotations

import datetime as dt

from goldenthread.records.meetings.actions.access import (
    RUN_ITEM,
    Attempt,
    RefusalError,
    lock,
    must_be_open,
    must_belong,
)
from goldenthread.records.meetings.actions.withdrawal import withdraw_packs_telling_of
from goldenthread.records.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Interest,
    Meeting,
    Minute,
    MinutesApproval,
)
from goldenthread.records.meetings.privacy import is_private as is_private_now
from goldenthread.records.organisations.models import Post
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import AttendanceState
from goldenthread.vocabulary.redaction import is_redacted


def attempt_at(meeting: Meeting, verb: str, by: User, about: object = None) -> Attempt:
    """Give the attempt of a step at a meeting."""
    return Attempt(verb, by, about or meeting, meeting.committee.organisation)


def check_items(meeting: Meeting, *items: AgendaItem | None) -> None:
    """Refuse items of another meeting."""
    if any(one is not None and one.meeting_id != meeting.pk for one in items):
        raise RefusalError("This item belongs to another meeting.")


def record_attendance(
    *,
    meeting: Meeting,
    post: Post,
    state: str,
    by: User,
    deputy_for: Post | None = None,
    from_item: AgendaItem | None = None,
    until_item: AgendaItem | None = None,
    note: str = "",
    order: int | None = None,
) -> Attendance | None:
    """Record how a post was at a meeting, for a part of it from and until items; '' removes it."""
    attempt = attempt_at(meeting, "record attendance", by)
    attempt.must_run(meeting.committee, is_private=meeting.is_private)
    with attempt.writing():
        must_be_open(lock(meeting))
        must_belong([post, deputy_for], attempt.organisation)
        check_items(meeting, from_item, until_item)
        if from_item and until_item and until_item.order < from_item.order:
            raise RefusalError("Somebody cannot leave before they come.")
        if deputy_for == post:
            raise RefusalError("Nobody stands in for themselves.")
        before = Attendance.objects.filter(meeting=meeting, post=post).first()
        if not state:
            if before is None:
                raise RefusalError("No attendance of that post is recorded.")
            attempt.trace(meeting, state="none")
            attempt.delete(before)
            return None
        if order is None:
            order = before.order if before else meeting.attendance.count() + 1
        kept = attempt.save(
            before or Attendance(meeting=meeting, post=post), state=AttendanceState(state),
            deputy_for=deputy_for, from_item=from_item, until_item=until_item,
            note=note.strip(), order=order,
        )  # fmt: skip
        attempt.trace(meeting, state=kept.state)
    return kept


def declare_interest(
    *,
    meeting: Meeting,
    post: Post,
    interest: str,
    by: User,
    item: AgendaItem | None = None,
    handling: str = "",
    withdrew: bool = False,
    is_private: bool = False,
    declared: Interest | None = None,
) -> Interest:
    """Record an interest and what was done about it, or change one that was `declared`."""
    attempt = attempt_at(meeting, "declare interest", by, declared)
    hidden = is_private or bool(declared and declared.is_private) or meeting.is_private
    attempt.must_run(meeting.committee, is_private=hidden or bool(item and item.is_private))
    interest = attempt.needed(interest, "interest")
    with attempt.writing():
        must_be_open(lock(meeting))
        must_belong([post], attempt.organisation)
        check_items(meeting, item)
        if declared and declared.meeting_id != meeting.pk:
            raise RefusalError("This interest was declared at another meeting.")
        if withdrew and item is None:
            raise RefusalError("Say for which item the person left.")
        was_public = bool(declared and not is_private_now(declared))
        kept = attempt.save(
            declared or Interest(meeting=meeting), post=post, interest=interest, item=item,
            handling=handling.strip(), withdrew=withdrew, is_private=is_private,
        )  # fmt: skip
        attempt.trace(kept, withdrew="yes" if withdrew else "no")
        if was_public and is_private_now(kept):
            lock(attempt.organisation)  # no pack is published meanwhile
            withdraw_packs_telling_of(meeting, by, is_own=False)
    return kept


def remove_interest(*, interest: Interest, by: User) -> None:
    """Take away an interest that was recorded by mistake; its history stays."""
    attempt = attempt_at(interest.meeting, "remove interest", by, interest)
    attempt.must_run(interest.meeting.committee, is_private=is_private_now(interest))
    with attempt.writing():
        must_be_open(lock(interest.meeting))
        attempt.trace(interest)
        attempt.delete(interest)


def write_minute(*, item: AgendaItem, text: str, by: User) -> Minute | None:
    """Write the minute of an item until the minutes are approved; '' takes it away.

    What stands in [[double brackets]] is left out when published; a published pack that printed it
    is withdrawn.
    """
    meeting = item.meeting
    attempt = attempt_at(meeting, "write minute", by, item)
    attempt.must(RUN_ITEM, item)
    with attempt.writing():
        must_be_open(lock(meeting))
        before = Minute.objects.filter(item=item).first()
        if not text.strip():
            if before is None:
                raise RefusalError("Write the minute.")
            if item.closures.exists():
                raise RefusalError("This minute agrees the closure of an action: it stays.")
            attempt.trace(item, reference=item.reference, minute="none")
            attempt.delete(before)
            return None
        kept = attempt.save(before or Minute(item=item), text=text.strip())
        attempt.trace(item, reference=item.reference)
        if before and is_redacted(kept.text):
            lock(attempt.organisation)  # no pack is published meanwhile
            withdraw_packs_telling_of(meeting, by, is_own=False)
    return kept


def record_decision(*, item: AgendaItem, text: str, by: User) -> Decision:
    """Record what was decided on an item; without a quorum it is recorded with a warning."""
    attempt = attempt_at(item.meeting, "record decision", by, item)
    attempt.must(RUN_ITEM, item)
    text = attempt.needed(text, "decision")
    with attempt.writing():
        must_be_open(lock(item.meeting))
        kept = attempt.save(Decision(item=item), text=text, order=item.decisions.count() + 1)
        attempt.trace(item, reference=item.reference)
    return kept


def change_decision(*, decision: Decision, text: str, by: User) -> Decision:
    """Change the words of a decision until the minutes are approved."""
    item = decision.item
    attempt = attempt_at(item.meeting, "change decision", by, item)
    attempt.must(RUN_ITEM, item)
    text = attempt.needed(text, "decision")
    with attempt.writing():
        must_be_open(lock(item.meeting))
        attempt.save(decision, text=text)
        attempt.trace(item, reference=item.reference)
    return decision


def remove_decision(*, decision: Decision, by: User) -> None:
    """Take away a decision that was recorded by mistake; its history stays."""
    item = decision.item
    attempt = attempt_at(item.meeting, "remove decision", by, item)
    attempt.must(RUN_ITEM, item)
    with attempt.writing():
        must_be_open(lock(item.meeting))
        attempt.trace(item, reference=item.reference)
        attempt.delete(decision)


def approve_minutes(
    *, meeting: Meeting, item: AgendaItem, by: User, remark: str = ""
) -> MinutesApproval:
    """Record that an item of a later meeting approved the minutes; they do not change any more.

    Amendments are made before, and `remark` says which.
    """
    attempt = attempt_at(meeting, "approve minutes", by)
    attempt.must(RUN_ITEM, item)
    attempt.must_run(meeting.committee, is_private=meeting.is_private)
    with attempt.writing():
        lock(meeting)
        check_approval(meeting, item)
        approval = MinutesApproval.objects.create(
            meeting=meeting, item=item, on=item.meeting.date, remark=remark.strip(), by=by
        )
        attempt.trace(meeting, on=approval.on, meeting=item.meeting.code)
    return approval


def check_approval(meeting: Meeting, item: AgendaItem) -> None:
    """Refuse an approval that is no later meeting's, and of minutes that are not written."""
    later = item.meeting
    must_be_open(meeting)
    if later.committee_id != meeting.committee_id or later.date <= meeting.date:
        raise RefusalError("Minutes are approved by a later meeting of the same committee.")
    if later.date > dt.date.today():
        raise RefusalError("That meeting has not been held yet.")
    if not Minute.objects.filter(item__meeting=meeting).exists():
        raise RefusalError("No minutes of this meeting are written.")
