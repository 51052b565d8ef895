"""What owners state of actions and milestones as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from goldenthread.records.organisations.models import Post, Unit
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, refused, trace
from goldenthread.records.programmes.actions.closure import CHANGE, closure_now
from goldenthread.records.programmes.models import (
    Action,
    Milestone,
    ProgressUpdate,
    Workstream,
)
from goldenthread.vocabulary import Standing, StatusStep


def code_of(step: StatusStep | None) -> str:
    """Give the code of a step, '' for none."""
    return step.code if step else ""


def differs(stated: StatusStep | None, proposed: StatusStep | None) -> bool:
    """Say whether what is stated is not what the rule proposes."""
    return bool(stated and proposed and stated.code != proposed.code)


def update_action(
    *,
    action: Action,
    on: dt.date,
    by: User,
    delivery: StatusStep | None = None,
    embedding: StatusStep | None = None,
    proposed_delivery: StatusStep | None = None,
    proposed_embedding: StatusStep | None = None,
    reason: str = "",
    recovery: str = "",
    explanation: str = "",
    mitigation: str = "",
    forecast: dt.date | None = None,
    completed: dt.date | None = None,
) -> ProgressUpdate:
    """State the progress of an action as of a day, beside what the rule proposes for that day.

    A status other than the proposed one needs a reason; complete needs the panel's approval.
    """
    code, verb = action.organisation.code, "update action"
    must(CHANGE, action, by=by, verb=verb, about=action, code=code)
    pairs = ((delivery, proposed_delivery), (embedding, proposed_embedding))
    if any(differs(stated, proposed) for stated, proposed in pairs) and not reason.strip():
        words = "Give the reason why the status differs from the one that the rule proposes."
        raise refused(action, verb, by, code, words)
    states_complete = any(
        step is not None and step.standing is Standing.COMPLETE for step in (delivery, embedding)
    )
    if states_complete and closure_now(action) != "approved":
        words = "Complete needs the panel's approval: submit the action for closure first."
        raise refused(action, verb, by, code, words)
    if completed and completed > dt.date.today():
        raise refused(action, verb, by, code, "The day of completion lies in the future.")
    with transaction.atomic():
        update = ProgressUpdate.objects.create(
            action=action,
            on=on,
            delivery=code_of(delivery),
            embedding=code_of(embedding),
            proposed_delivery=code_of(proposed_delivery),
            proposed_embedding=code_of(proposed_embedding),
            reason=reason.strip(),
            recovery=recovery.strip(),
            explanation=explanation.strip(),
            mitigation=mitigation.strip(),
            forecast=forecast,
            completed=completed,
            by=by,
        )
        trace(action, verb, by, code, on=on, delivery=update.delivery,
              embedding=update.embedding, forecast=forecast, completed=completed,
              reason=reason)  # fmt: skip
    return update


def update_milestone(
    *,
    milestone: Milestone,
    on: dt.date,
    by: User,
    status: StatusStep | None = None,
    proposed: StatusStep | None = None,
    reason: str = "",
    commentary: str = "",
    forecast: dt.date | None = None,
    completed: dt.date | None = None,
) -> ProgressUpdate:
    """State the progress of a milestone as of a day."""
    organisation = milestone.workstream.programme.organisation
    code, verb = organisation.code, "update milestone"
    must("programmes.change_milestone", milestone, by=by, verb=verb, about=milestone, code=code)
    is_done = status is not None and status.standing is Standing.COMPLETE
    if differs(status, proposed) and not is_done and not reason.strip():
        words = "Give the reason why the status differs from the one that the rule proposes."
        raise refused(milestone, verb, by, code, words)
    if completed and completed > dt.date.today():
        raise refused(milestone, verb, by, code, "The day of completion lies in the future.")
    with transaction.atomic():
        update = ProgressUpdate.objects.create(
            milestone=milestone,
            on=on,
            delivery=code_of(status),
            proposed_delivery=code_of(proposed),
            reason=reason.strip(),
            commentary=commentary.strip(),
            forecast=forecast,
            completed=completed,
            by=by,
        )
        trace(milestone, verb, by, code, on=on, status=update.delivery, forecast=forecast,
              completed=completed, reason=reason)  # fmt: skip
    return update


def bulk_update_actions(
    *,
    actions: Sequence[Action],
    by: User,
    owner: Post | None = None,
    workstream: Workstream | None = None,
    unit: Unit | None = None,
) -> int:
    """Give several actions another owner, workstream or unit, all or none; give how many changed.

    Dates move by change requests, statuses by updates: neither in bulk.
    """
    wanted = {"owner": owner, "workstream": workstream, "unit": unit}
    given = {name: record for name, record in wanted.items() if record is not None}
    for action in actions:
        code = action.organisation.code
        must(CHANGE, action, by=by, verb="update action", about=action, code=code)
        for name, record in given.items():
            home = record.programme.organisation if name == "workstream" else record.organisation
            if home != action.organisation:
                words = f"{record} belongs to another organisation."
                raise refused(action, "update action", by, code, words)
    changed = 0
    with transaction.atomic():
        for action in actions:
            before = {name: getattr(action, name) for name in given}
            if before == given:
                continue
            for name, record in given.items():
                setattr(action, name, record)
            action._history_user = by
            action.save(update_fields=list(given))
            changed += 1
            trace(action, "update action", by, action.organisation.code,
                  **{name: f"{before[name]} → {record}" for name, record in given.items()},
                  )  # fmt: skip
    return changed
