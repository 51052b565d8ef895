"""Evidence, submission for closure, and the panel's decision."""

from __future__ import annotations

import datetime as dt

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from goldenthread.records.measures.models import Measure
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, needed, refused, trace
from goldenthread.records.programmes.closure import (
    DECIDE,
    LABELS,
    SUBMIT,
    TRANSITIONS,
    WITHDRAW,
    closure_of,
    covers,
    state_of,
)
from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
)
from goldenthread.records.programmes.notices import tell_owner, tell_panel

CHANGE, ASSURE = "programmes.change_action", "programmes.assure_evidence"
Outcome = AssuranceDecision.Outcome


def closure_now(action: Action) -> str:
    """Give where the closure of an action stands; an approval that no longer covers it is none."""
    decisions = list(action.decisions.order_by("panel_date", "pk"))
    submissions = list(action.submissions.select_related("decision"))
    found = closure_of(submissions, decisions)
    if found == Outcome.APPROVED and not covers(decisions[-1], action, action.evidence.all()):
        return "changed_since"
    return found


def check_step(action: Action, step: str, by: User, verb: str) -> None:
    """Refuse a step that the closure's state does not allow."""
    state = closure_now(action)
    if state not in TRANSITIONS[step]:
        words = f"This action is '{LABELS[state].lower()}': that step is not open."
        raise refused(action, verb, by, action.organisation.code, words)


def add_evidence(
    *,
    action: Action,
    title: str,
    by: User,
    proves: str = "",
    about: dt.date | None = None,
    kind: str = Evidence.Kind.DOCUMENT,
    file: str = "",
    upload: UploadedFile | None = None,
    measure: Measure | None = None,
) -> Evidence:
    """Add proof to an action; the day it is about stands apart from today."""
    code, verb = action.organisation.code, "add evidence"
    must(CHANGE, action, by=by, verb=verb, about=action, code=code)
    title = needed(title, "title", action, verb, by, code)
    with transaction.atomic():
        evidence = Evidence(
            action=action,
            title=title,
            proves=proves.strip(),
            about=about,
            kind=kind,
            file=file.strip(),
            measure=measure,
            added=dt.date.today(),
            by=by,
        )
        if upload is not None:
            evidence.upload.save(upload.name, upload, save=False)
            evidence.file = upload.name[:500]
        evidence.save()
        trace(action, verb, by, code, title=title, about=about)
    return evidence


def submit_for_closure(*, action: Action, by: User, note: str = "") -> ClosureSubmission:
    """Bring an action before the panel; it needs evidence."""
    code, verb = action.organisation.code, "submit for closure"
    must(CHANGE, action, by=by, verb=verb, about=action, code=code)
    check_step(action, SUBMIT, by, verb)
    if not action.evidence.exists():
        raise refused(action, verb, by, code, "Add evidence before you submit the action.")
    with transaction.atomic():
        Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
        submission = ClosureSubmission.objects.create(action=action, by=by, note=note.strip())
        trace(action, verb, by, code, note=note)
        tell_panel(action, by)
    return submission


def withdraw_submission(*, action: Action, by: User) -> None:
    """Take an action back from the panel before it decides."""
    from django.utils import timezone

    code, verb = action.organisation.code, "withdraw submission"
    must(CHANGE, action, by=by, verb=verb, about=action, code=code)
    check_step(action, WITHDRAW, by, verb)
    with transaction.atomic():
        waiting = action.submissions.filter(withdrawn_at__isnull=True, decision__isnull=True)
        waiting.update(withdrawn_at=timezone.now())
        trace(action, verb, by, code)


def decide_closure(
    *,
    action: Action,
    outcome: str,
    by: User,
    reason: str = "",
    panel: str = "",
    panel_date: dt.date | None = None,
) -> AssuranceDecision:
    """Decide on a submitted action; nobody decides on their own, and a refusal has a reason.

    The decision keeps the state that it was made on.
    """
    code, verb = action.organisation.code, "decide closure"
    must(ASSURE, action.organisation, by=by, verb=verb, about=action, code=code)
    check_step(action, DECIDE, by, verb)
    submission = submission_waiting(action)
    if is_own(by, action, submission):
        words = "Nobody decides on their own action: another member of the panel must."
        raise refused(action, verb, by, code, words)
    if outcome not in Outcome.values:
        raise refused(action, verb, by, code, f"{outcome!r} is no outcome of the panel.")
    if outcome != Outcome.APPROVED and not reason.strip():
        words = "Give the reason, so that the owner knows what is missing."
        raise refused(action, verb, by, code, words)
    day = panel_date or dt.date.today()
    if day > dt.date.today():
        raise refused(action, verb, by, code, "The day of the panel lies in the future.")
    if action.decisions.filter(panel_date__gt=day).exists():
        words = "The day of the panel lies before the newest decision on this action."
        raise refused(action, verb, by, code, words)
    with transaction.atomic():
        Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
        decision = AssuranceDecision.objects.create(
            action=action,
            submission=submission,
            outcome=outcome,
            reason=reason.strip(),
            panel=panel.strip(),
            panel_date=day,
            state=state_of(action, action.evidence.all()),
            by=by,
        )
        trace(action, verb, by, code, outcome=outcome, reason=reason)
        tell_owner(action, decision)
    return decision


def submission_waiting(action: Action) -> ClosureSubmission | None:
    """Give the submission that waits for the panel, None where none does."""
    return action.submissions.filter(withdrawn_at__isnull=True, decision__isnull=True).last()


def is_own(user: User, action: Action, submission: ClosureSubmission) -> bool:
    """Say whether the user submitted the action or holds the post that owns it."""
    from goldenthread.records.organisations.permissions import holds_post

    return submission.by_id == user.pk or holds_post(user, action.owner_id)
