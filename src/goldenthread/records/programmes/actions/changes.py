"""Requests to change a date or scope: only an approved one moves a baseline."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, refused, trace
from goldenthread.records.programmes.models import Action, ChangeRequest, Milestone

Kind, Outcome = ChangeRequest.Kind, ChangeRequest.Outcome


def organisation_of(record: Action | Milestone) -> object:
    """Give the organisation of an action or milestone."""
    if isinstance(record, Action):
        return record.organisation
    return record.workstream.programme.organisation


def permission_of(record: Action | Milestone) -> str:
    """Give the permission to change the record."""
    is_action = isinstance(record, Action)
    return "programmes.change_action" if is_action else "programmes.change_milestone"


def request_change(
    *,
    record: Action | Milestone,
    reason: str,
    by: User,
    new_due: dt.date | None = None,
    new_text: str = "",
) -> ChangeRequest:
    """Ask for another date or another scope of an action or milestone."""
    organisation = organisation_of(record)
    code, verb = organisation.code, "request change"
    must(permission_of(record), record, by=by, verb=verb, about=record, code=code)
    text = record.title if isinstance(record, Action) else record.description
    if not reason.strip():
        raise refused(record, verb, by, code, "Give the reason for the change.")
    if new_due is None and not new_text.strip():
        raise refused(record, verb, by, code, "Say which date or scope is asked for.")
    if new_due is not None and new_due == record.baseline:
        raise refused(record, verb, by, code, "That is the date that is agreed already.")
    if record.change_requests.filter(outcome=Outcome.WAITING).exists():
        raise refused(record, verb, by, code, "A change request waits for a decision already.")
    with transaction.atomic():
        request = ChangeRequest.objects.create(
            **{"action" if isinstance(record, Action) else "milestone": record},
            kind=Kind.DATE if new_due else Kind.SCOPE,
            old_due=record.baseline,
            new_due=new_due,
            old_text=text,
            new_text=new_text.strip(),
            reason=reason.strip(),
            requested_by=by,
        )
        trace(record, verb, by, code, new_due=new_due, new_text=new_text, reason=reason)
    return request


def decide_change(
    *, request: ChangeRequest, is_approved: bool, by: User, remark: str = ""
) -> ChangeRequest:
    """Approve or refuse a change request; nobody decides on their own."""
    record = request.action or request.milestone
    organisation = organisation_of(record)
    code, verb = organisation.code, "decide change"
    must("programmes.run", organisation, by=by, verb=verb, about=record, code=code)
    request.refresh_from_db(fields=["outcome"])
    if request.outcome:
        words = f"This change request was decided already: {request.get_outcome_display().lower()}."
        raise refused(record, verb, by, code, words)
    if request.requested_by_id == by.pk:
        raise refused(record, verb, by, code, "Nobody decides on their own change request.")
    if not is_approved and not remark.strip():
        raise refused(record, verb, by, code, "Say why the change is refused.")
    with transaction.atomic():
        request.outcome = Outcome.APPROVED if is_approved else Outcome.REFUSED
        request.decided_by, request.decided_at = by, timezone.now()
        request.remark = remark.strip()
        request.save()
        if is_approved:
            apply_change(request, record, by)
        trace(record, verb, by, code, outcome=request.outcome, new_due=request.new_due,
              remark=remark)  # fmt: skip
    return request


def apply_change(request: ChangeRequest, record: Action | Milestone, by: User) -> None:
    """Move the baseline, or take the new scope."""
    if request.new_due:
        record.due = record.baseline_due = request.new_due
    if request.new_text:
        if isinstance(record, Action):
            record.title = request.new_text
        else:
            record.description = request.new_text
    record._history_user = by
    record._change_reason = "change request approved"
    record.save()
