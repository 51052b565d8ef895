"""What a reader must do in the programmes and the boardroom of an organisation, most urgent first.

The page, the calendar and the reminders say what stands here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from goldenthread.assure.meetings.duties import boardroom_duties
from goldenthread.assure.programmes.decisions import (
    actions_to_decide,
    changes_to_decide,
    highlights_to_sign_off,
    highlights_to_write,
    last_step,
)
from goldenthread.assure.programmes.desk import Desk, OwnAction, OwnMilestone
from goldenthread.assure.programmes.duty import Duty, DutyKind, lateness, urgency
from goldenthread.records.programmes.closure import (
    APPROVED,
    CHANGED_SINCE,
    DECLINED,
    LABELS,
    MORE_EVIDENCE,
    WAITING,
)
from goldenthread.vocabulary import Period, Standing

SOON = dt.timedelta(days=30)
RETURNED = (DECLINED, MORE_EVIDENCE, CHANGED_SINCE)


def duties_of(desk: Desk, period: Period | None) -> tuple[Duty, ...]:
    """Give what the reader must do; highlight reports are those of `period`, none without one."""
    parts: tuple[Iterable[Duty], ...] = (
        actions_due(desk),
        actions_red(desk),
        actions_returned(desk),
        milestones_due(desk),
        reports_to_write(desk, period),
        reports_to_sign_off(desk),
        closures_to_decide(desk),
        requests_to_decide(desk),
    )
    found = (duty for part in parts for duty in sorted(part, key=urgency))
    return (*found, *boardroom_duties(desk))


def deadlines(desk: Desk) -> tuple[Duty, ...]:
    """Give the reader's open actions and milestones that have a date, the earliest first."""
    actions = (
        of_action(DutyKind.ACTION_DUE, one, desk, action_words(one, due, desk.on))
        for one in desk.actions
        if one.result.closure != APPROVED and (due := one.record.baseline)
    )
    steps = (
        of_milestone(one, due, desk)
        for one in desk.milestones
        if not is_done(one) and (due := one.record.baseline)
    )
    return tuple(sorted((*actions, *steps), key=urgency))


def is_soon(duty: Duty, desk: Desk) -> bool:
    """Say whether a deadline is past or at most 30 days off."""
    return duty.due is not None and duty.due <= desk.on + SOON


def actions_due(desk: Desk) -> Iterator[Duty]:
    """Give the actions that are late or soon due; one before the panel is not the owner's turn."""
    waiting = {one.record.pk for one in desk.actions if one.result.closure == WAITING}
    for duty in deadlines(desk):
        is_action = duty.kind is DutyKind.ACTION_DUE and duty.record_id not in waiting
        if is_action and is_soon(duty, desk):
            yield duty


def milestones_due(desk: Desk) -> Iterator[Duty]:
    """Give the milestones that are late or soon due."""
    for duty in deadlines(desk):
        if duty.kind is DutyKind.MILESTONE_DUE and is_soon(duty, desk):
            yield duty


def actions_red(desk: Desk) -> Iterator[Duty]:
    """Give the red actions whose explanation or mitigation is not written."""
    for one in desk.actions:
        texts = {"explanation": one.result.explanation, "mitigation": one.result.mitigation}
        missing = [f"the {name}" for name, text in texts.items() if not text.strip()]
        if one.result.is_red and missing:
            yield of_action(DutyKind.ACTION_RED, one, desk, f"write {' and '.join(missing)}")


def actions_returned(desk: Desk) -> Iterator[Duty]:
    """Give the actions that the panel declined, wants more evidence of, or must see again."""
    for one in desk.actions:
        if one.result.closure in RETURNED:
            words = LABELS[one.result.closure].lower()
            if one.remark and one.result.closure != CHANGED_SINCE:
                words = f"{words}: {one.remark}"
            yield of_action(DutyKind.ACTION_RETURNED, one, desk, words)


def reports_to_write(desk: Desk, period: Period | None) -> Iterator[Duty]:
    """Give the workstreams whose highlight report of the period is not handed in."""
    if period is None:
        return
    for workstream, report in highlights_to_write(desk, period):
        yield Duty(
            DutyKind.HIGHLIGHT_WRITE,
            f"{workstream.name}, {period.long_label}",
            last_step(report) if report else "not begun",
            workstream.pk,
            desk.organisation.code,
            workstream.programme_id,
        )


def reports_to_sign_off(desk: Desk) -> Iterator[Duty]:
    """Give the highlight reports that wait for the reader's sign-off."""
    for report in highlights_to_sign_off(desk):
        yield Duty(
            DutyKind.HIGHLIGHT_SIGN_OFF,
            f"{report.workstream.name}, {report.period.long_label}",
            last_step(report),
            report.pk,
            desk.organisation.code,
            report.workstream.programme_id,
        )


def closures_to_decide(desk: Desk) -> Iterator[Duty]:
    """Give the actions before the panel that the reader may decide."""
    for action, programme_id, since in actions_to_decide(desk):
        yield Duty(
            DutyKind.ACTION_DECIDE,
            action.title,
            f"submitted on {since:%-d %B %Y}",
            action.pk,
            desk.organisation.code,
            programme_id,
            due=action.baseline,
            place=action.workstream.name if action.workstream else "",
        )


def requests_to_decide(desk: Desk) -> Iterator[Duty]:
    """Give the change requests of others that wait."""
    for request, programme_id in changes_to_decide(desk):
        record = request.action or request.milestone
        wish = f"asks for {request.new_due:%-d %B %Y}" if request.new_due else "asks for new words"
        yield Duty(
            DutyKind.CHANGE_DECIDE,
            str(record) or "Milestone",
            f"{request.requested_by} {wish}: {request.reason}",
            request.pk,
            desk.organisation.code,
            programme_id,
            place=record.workstream.name if record.workstream else "",
        )


def action_words(one: OwnAction, due: dt.date, on: dt.date) -> str:
    """Say how an open action stands by the date that it is due, and what it waits for."""
    words = lateness(due, on)
    if one.result.closure == WAITING:
        return f"{words}, before the panel"
    stated = one.result.delivery.stated
    if one.result.completed or (stated and stated.standing is Standing.COMPLETE):
        return f"{words}; completed, so submit it for closure"
    return words


def is_done(one: OwnMilestone) -> bool:
    """Say whether a milestone is complete, as stated or by its dates and figures."""
    view = one.result.status
    stated = view.stated.standing if view.stated else None
    return Standing.COMPLETE in (stated, view.standing)


def of_action(kind: DutyKind, one: OwnAction, desk: Desk, why: str) -> Duty:
    """Give a duty about an action of the reader."""
    steps = [s for s in (one.result.delivery.effective, one.result.embedding.effective) if s]
    red = next((step for step in steps if step.is_red), None)
    due = one.record.baseline
    return Duty(
        kind=kind,
        words=one.record.title,
        why=why,
        record_id=one.record.pk,
        organisation_code=desk.organisation.code,
        programme_id=one.programme_id,
        due=due,
        place=one.record.workstream.name if one.record.workstream else "",
        is_late=due is not None and due < desk.on,
        status=red or one.result.delivery.effective,
    )


def of_milestone(one: OwnMilestone, due: dt.date, desk: Desk) -> Duty:
    """Give a duty about a milestone of the reader's workstreams that is due on a day."""
    return Duty(
        kind=DutyKind.MILESTONE_DUE,
        words=one.result.label,
        why=lateness(due, desk.on),
        record_id=one.record.pk,
        organisation_code=desk.organisation.code,
        programme_id=one.programme_id,
        due=due,
        place=one.record.workstream.name,
        is_late=due < desk.on,
        status=one.result.status.effective,
    )
