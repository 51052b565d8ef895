"""The action log: raised on an item, told of, moved on, and closed by a minute that agrees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from goldenthread.records.meetings.actions.access import (
    READ_PRIVATE,
    RUN_ITEM,
    UPDATE_LOG,
    Attempt,
    RefusalError,
    Transitions,
    check,
    free_code,
    lock,
    must_be_open,
    must_belong,
)
from goldenthread.records.meetings.models import (
    AgendaItem,
    Committee,
    LogAction,
    LogActionDue,
    LogActionOwner,
    LogActionProgress,
    LogActionStep,
    Meeting,
    Minute,
)
from goldenthread.records.meetings.privacy import is_private as is_private_now
from goldenthread.records.organisations.models import Post
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import Action
from goldenthread.vocabulary.agenda import action_reference
from goldenthread.vocabulary.meetings import LogState, LogStatus
from goldenthread.vocabulary.timescale import timescale_day

Step = LogActionStep.Step
OPEN, PROPOSED, CLOSED, DELEGATED = LogState
STANDING = frozenset({OPEN, PROPOSED, DELEGATED})
# step: the states that it starts from, the state that it leads to ('' where it stays)
TRANSITIONS: Transitions = {
    "tell": (STANDING, ""),
    "answer": (STANDING, ""),
    "revise": (frozenset({OPEN, DELEGATED}), ""),
    Step.PROPOSED: (frozenset({OPEN, DELEGATED}), PROPOSED),
    Step.REOPENED: (frozenset({PROPOSED}), OPEN),
    Step.CLOSED: (frozenset({PROPOSED}), CLOSED),
    Step.PASSED: (frozenset({OPEN}), DELEGATED),
}
LONGEST_CODE = 80


def attempt_on(action: LogAction, verb: str, by: User) -> Attempt:
    """Give the attempt of a step on an action of the log."""
    return Attempt(verb, by, action, action.committee.organisation)


def must_run(attempt: Attempt, action: LogAction) -> None:
    """Let those alone go on who run the action's committee and may read the action."""
    attempt.must_run(action.committee, is_private=is_private_now(action))


def must_update(attempt: Attempt, action: LogAction) -> None:
    """Let those alone go on who may tell of the action: its owners, and who runs the committee."""
    attempt.must(UPDATE_LOG, action)


def raise_log_action(
    *,
    item: AgendaItem,
    text: str,
    owners: Sequence[Post],
    by: User,
    due: dt.date | None = None,
    due_words: str = "",
    reference: str = "",
    is_private: bool = False,
) -> LogAction:
    """Record an action that was agreed on an item; words such as 'May 2023 onwards' name a day."""
    meeting, committee = item.meeting, item.meeting.committee
    attempt = Attempt("raise log action", by, item, committee.organisation)
    attempt.must(RUN_ITEM, item)
    if is_private:
        attempt.must(READ_PRIVATE, committee)
    text = attempt.needed(text, "action")
    with attempt.writing():
        must_be_open(lock(meeting))
        check_owners(owners, attempt)
        if meeting.date < last_log(committee):
            raise RefusalError("A later meeting has received its log: raise it on an item of that "
                               "one.")  # fmt: skip
        words = due_words.strip()
        day = due or timescale_day(words)
        reference = reference.strip() or next_reference(item)
        action = attempt.save(
            LogAction(
                committee=committee, code=code_for(committee, f"{meeting.code}-{reference}"),
                reference=reference, meeting=meeting, item=item, text=text, due=day,
                due_words=words, is_private=is_private, order=committee.log_actions.count() + 1,
            )
        )  # fmt: skip
        keep_owners(action, owners, attempt)
        LogActionDue.objects.create(log_action=action, due=day, words=words, on=meeting.date, by=by)
        keep_step(action, Step.OPENED, attempt, meeting.date, item=item)
        attempt.trace(action, reference=reference, due=day)
    return action


def check_owners(owners: Sequence[Post], attempt: Attempt) -> None:
    """Refuse an action that nobody is to do, and owners of another organisation."""
    if not owners:
        raise RefusalError("Say who is to do it.")
    must_belong(owners, attempt.organisation)


def next_reference(item: AgendaItem) -> str:
    """Give the reference of an item's next action."""
    earlier = item.log_actions.filter(passed_from__isnull=True).count()
    return action_reference(item.reference, earlier)


def code_for(committee: Committee, stem: str) -> str:
    """Give a code for an action that the committee's log does not have."""
    held = committee.log_actions
    return free_code(stem, lambda code: held.filter(code=code).exists(), LONGEST_CODE)


def keep_owners(action: LogAction, owners: Sequence[Post], attempt: Attempt) -> None:
    """Keep the owners of a new action in their order."""
    for post in dict.fromkeys(owners):
        attempt.save(LogActionOwner(log_action=action, post=post))


def keep_step(
    action: LogAction,
    step: str,
    attempt: Attempt,
    on: dt.date,
    *,
    item: AgendaItem | None = None,
    remark: str = "",
) -> None:
    """Add a step of an action."""
    LogActionStep.objects.create(
        log_action=action, step=step, on=on, item=item, remark=remark, by=attempt.by
    )


def last_log(committee: Committee) -> dt.date:
    """Give the day of the committee's last meeting before today: its log does not change."""
    held = Meeting.objects.filter(committee=committee, date__lt=dt.date.today())
    return held.order_by("-date").values_list("date", flat=True).first() or dt.date.min


def check_day(action: LogAction, on: dt.date, last: dt.date | None) -> None:
    """Refuse a day in the future, and one that would change a log that a meeting has received."""
    if on > dt.date.today():
        raise RefusalError("That day lies in the future.")
    if on <= last_log(action.committee):
        raise RefusalError("The last meeting received the log of that day: give a later day.")
    if last is not None and on < last:
        raise RefusalError("Something newer is told already: give a later day.")


def tell_progress(
    *,
    action: LogAction,
    text: str,
    by: User,
    on: dt.date | None = None,
    status: str = "",
) -> LogActionProgress:
    """Add what is told of an action as of a day; earlier logs keep what was told before."""
    attempt = attempt_on(action, "tell progress", by)
    must_update(attempt, action)
    text = attempt.needed(text, "progress")
    with attempt.writing():
        check(TRANSITIONS, "tell", action, "action")
        day = on or dt.date.today()
        newest = action.progress.order_by("on").last()
        check_day(action, day, newest.on if newest else None)
        told = LogActionProgress.objects.create(
            log_action=action, on=day, text=text, by=by,
            status=LogStatus(status) if status else "",
        )  # fmt: skip
        attempt.trace(action, reference=action.reference, on=day, status=told.status)
    return told


def revise_due(
    *,
    action: LogAction,
    reason: str,
    by: User,
    due: dt.date | None = None,
    due_words: str = "",
    on: dt.date | None = None,
) -> LogActionDue:
    """Agree another due date; the original and every one before it stay."""
    attempt = attempt_on(action, "revise due date", by)
    must_run(attempt, action)
    reason = attempt.needed(reason, "reason")
    with attempt.writing():
        check(TRANSITIONS, "revise", action, "action")
        words, day = due_words.strip(), on or dt.date.today()
        date = due or timescale_day(words)
        if date is None and not words:
            raise RefusalError("Say by when it is to be done.")
        newest = action.dues.order_by("on", "pk").last()
        check_day(action, day, newest.on if newest else None)
        before = newest or LogActionDue(due=action.due, words=action.due_words)
        if (before.due, before.words) == (date, words):
            raise RefusalError("That is the due date already.")
        revised = LogActionDue.objects.create(
            log_action=action, due=date, words=words, reason=reason, on=day, by=by
        )
        attempt.trace(action, reference=action.reference, due=date)
    return revised


def propose_closure(
    *,
    action: LogAction,
    outcome: str,
    by: User,
    on: dt.date | None = None,
    closed_words: str = "",
    item: AgendaItem | None = None,
) -> LogAction:
    """Propose to close an action by what was done; one passed on only when it is closed there.

    `item` is where the meeting itself heard it: that meeting's own log stays what it was.
    """
    attempt = attempt_on(action, "propose closure", by)
    must_update(attempt, action)
    outcome = attempt.needed(outcome, "action that was taken")
    with attempt.writing():
        ends = check(TRANSITIONS, Step.PROPOSED, action, "action")
        if item is not None:
            check_item(action, item)
        day = item.meeting.date if item else on or dt.date.today()
        if item is None:
            check_day(action, day, newest_step(action))
        if action.passed_to.exclude(state=CLOSED).exists():
            raise RefusalError("The committee that it was passed to has not closed it.")
        words = closed_words.strip()
        attempt.save(action, state=ends, outcome=outcome, closed_words=words)
        keep_step(action, Step.PROPOSED, attempt, day, item=item, remark=outcome)
        attempt.trace(action, reference=action.reference, state=ends, on=day)
    return action


def newest_step(action: LogAction) -> dt.date | None:
    """Give the day of an action's newest step."""
    last = action.steps.order_by("on", "pk").last()
    return last.on if last else None


def keep_open(
    *, action: LogAction, remark: str, by: User, item: AgendaItem | None = None
) -> LogAction:
    """Keep an action open whose closure was proposed; `item` is where the meeting said so."""
    attempt = attempt_on(action, "keep action open", by)
    must_run(attempt, action)
    remark = attempt.needed(remark, "remark: why it stays open")
    with attempt.writing():
        ends = check(TRANSITIONS, Step.REOPENED, action, "action")
        if item is not None:
            check_item(action, item)
        day = item.meeting.date if item else dt.date.today()
        attempt.save(action, state=ends, outcome="", closed_words="")
        keep_step(action, Step.REOPENED, attempt, day, item=item, remark=remark)
        attempt.trace(action, reference=action.reference, state=ends, on=day)
    return action


def close_log_action(
    *, action: LogAction, item: AgendaItem, by: User, remark: str = ""
) -> LogAction:
    """Close an action by an item whose minute agrees it, on the day of that meeting."""
    attempt = attempt_on(action, "close log action", by)
    must_run(attempt, action)
    attempt.must(RUN_ITEM, item)
    with attempt.writing():
        ends = check(TRANSITIONS, Step.CLOSED, action, "action")
        check_item(action, item)
        if not Minute.objects.filter(item=item).exclude(text="").exists():
            raise RefusalError("An action is closed by a minute: write the minute of that item.")
        day = item.meeting.date
        attempt.save(action, state=ends, closed=day)
        keep_step(action, Step.CLOSED, attempt, day, item=item, remark=remark.strip())
        attempt.trace(
            action, reference=action.reference, state=ends, on=day, by_item=item.reference
        )
    return action


def check_item(action: LogAction, item: AgendaItem) -> None:
    """Refuse an item of another committee's meeting, of one before the action's newest step, and of
    one after which another meeting has received its log."""
    meeting, newest = item.meeting, newest_step(action)
    if meeting.committee_id != action.committee_id:
        raise RefusalError("Choose an item of a meeting of the same committee.")
    if meeting.date > dt.date.today():
        raise RefusalError("That meeting has not been held yet.")
    if newest is not None and meeting.date < newest:
        raise RefusalError("Choose a meeting on or after the day of the action's last step.")
    if meeting.date < last_log(action.committee):
        raise RefusalError("A later meeting has received its log: choose an item of that one.")


def pass_on(*, action: LogAction, committee: Committee, by: User, remark: str = "") -> LogAction:
    """Pass an action to another committee's log and give it there.

    That is no completion: here it stays open until it is closed there, and a minute agrees it here.
    """
    attempt = attempt_on(action, "pass on log action", by)
    must_run(attempt, action)
    with attempt.writing():
        ends, day = check(TRANSITIONS, Step.PASSED, action, "action"), dt.date.today()
        check_receiver(action, committee)
        attempt.save(action, state=ends)
        keep_step(action, Step.PASSED, attempt, day, remark=remark.strip())
        passed = attempt.save(
            LogAction(
                committee=committee, code=code_for(committee, action.code), passed_from=action,
                reference=action.reference, meeting=action.meeting, item=action.item,
                text=action.text, due=action.due, due_words=action.due_words,
                is_private=is_private_now(action), answered_by=action.answered_by,
                order=committee.log_actions.count() + 1,
            )
        )  # fmt: skip
        keep_owners(passed, [one.post for one in action.owner_links.all()], attempt)
        LogActionDue.objects.bulk_create(
            LogActionDue(log_action=passed, due=one.due, words=one.words, reason=one.reason,
                         on=one.on, by=one.by)
            for one in action.dues.all()
        )  # fmt: skip
        keep_step(passed, Step.OPENED, attempt, day)
        attempt.trace(action, reference=action.reference, state=ends, committee=committee.code)
    return passed


def check_receiver(action: LogAction, committee: Committee) -> None:
    """Refuse to pass an action to where it is, was passed to, or came from."""
    if committee.organisation_id != action.committee.organisation_id:
        raise RefusalError("That committee belongs to another organisation.")
    held = {action.committee_id, *action.passed_to.values_list("committee", flat=True)}
    above = action.passed_from
    while above is not None:
        held.add(above.committee_id)
        above = above.passed_from
    if committee.pk in held:
        raise RefusalError("It stands on that committee's log already.")


def answer_with(*, action: LogAction, record: Action | None, by: User) -> LogAction:
    """Link the action of a programme that answers it, or take the link away."""
    attempt = attempt_on(action, "answer log action", by)
    must_update(attempt, action)
    with attempt.writing():
        check(TRANSITIONS, "answer", action, "action")
        if record is not None and record.organisation_id != attempt.organisation.pk:
            raise RefusalError("This action belongs to another organisation.")
        attempt.save(action, answered_by=record)
        attempt.trace(action, reference=action.reference, answer=record.code if record else "none")
    return action
