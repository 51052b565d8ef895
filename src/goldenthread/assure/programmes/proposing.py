"""What the rules propose for a statement that is being made, and what bars a sign-off."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.programmes.results import (
    ActionResult,
    MilestoneResult,
    ProgrammeResult,
)
from goldenthread.assure.programmes.statuses import (
    DeliveryFacts,
    EmbeddingFacts,
    propose_delivery,
    propose_embedding,
)
from goldenthread.vocabulary import Standing, StatusScale, StatusStep

MUST_BE_WRITTEN = {
    "red_without_explanation": "explanation",
    "red_without_mitigation": "mitigation",
}


def propose_for_action(
    action: ActionResult,
    scale: StatusScale,
    on: dt.date,
    *,
    forecast: dt.date | None,
    completed: dt.date | None,
    recovery: str,
    delivery: StatusStep | None,
) -> tuple[StatusStep | None, StatusStep | None]:
    """Give what the rules propose for delivery and embedding with the dates as they are stated."""
    is_approved = action.approved is not None
    has_recovery = bool(recovery.strip())
    facts = DeliveryFacts(action.baseline, forecast, completed, is_approved, has_recovery)
    found = propose_delivery(facts, on).standing
    proposed = scale.step_for(found) if found else None
    effective = delivery or proposed
    embedding = propose_embedding(
        EmbeddingFacts(
            due=action.embedding_due,
            delivery=effective.standing if effective else None,
            has_effect=action.has_effect,
            is_approved=is_approved,
            has_recovery=has_recovery,
        ),
        on,
    ).standing
    return proposed, scale.step_for(embedding) if embedding else None


def propose_for_milestone(
    milestone: MilestoneResult,
    scale: StatusScale,
    on: dt.date,
    *,
    forecast: dt.date | None,
    completed: dt.date | None,
) -> StatusStep | None:
    """Give what the rule proposes for a milestone with the dates as they are stated."""
    if milestone.status.standing is Standing.COMPLETE and milestone.completed is None:
        return milestone.status.proposed  # its measure has reached the target
    facts = DeliveryFacts(milestone.baseline, forecast, completed, is_approved=True)
    found = propose_delivery(facts, on).standing
    return scale.step_for(found) if found else None


def missing_before_sign_off(result: ProgrammeResult, workstream: str) -> list[str]:
    """Give what must be written before a workstream's report is signed off: of every red, why."""
    names = {action.id: action.title for action in result.actions}
    return [
        f"write the {MUST_BE_WRITTEN[finding.code]} of the red action '{names[finding.record_id]}'"
        for finding in result.findings
        if finding.code in MUST_BE_WRITTEN
        and finding.record == "action"
        and finding.workstream == workstream
    ]
