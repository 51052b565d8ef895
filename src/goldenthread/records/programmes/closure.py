"""Where the closure of an action stands, and whether an approval still covers it.

Pure over records at hand: nothing is queried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.timezone import localdate

from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
)

OPEN, WAITING = "open", "waiting"
APPROVED, DECLINED, MORE_EVIDENCE = AssuranceDecision.Outcome.values
CHANGED_SINCE = "changed_since"
LABELS = {
    OPEN: "Open",
    WAITING: "Before the panel",
    APPROVED: "Approved for closure",
    DECLINED: "Declined",
    MORE_EVIDENCE: "More evidence asked for",
    CHANGED_SINCE: "Changed since it was approved",
}
SUBMIT, WITHDRAW, DECIDE = "submit", "withdraw", "decide"
# From which states a step may be taken; what it leads to follows from the rows that it adds.
TRANSITIONS: dict[str, frozenset[str]] = {
    SUBMIT: frozenset({OPEN, DECLINED, MORE_EVIDENCE, CHANGED_SINCE}),
    WITHDRAW: frozenset({WAITING}),
    DECIDE: frozenset({WAITING}),
}


def closure_of(
    submissions: Iterable[ClosureSubmission],
    decisions: Sequence[AssuranceDecision],
    on: dt.date | None = None,
) -> str:
    """Give where the closure stands: the newest decision's outcome, unless a submission waits.

    With a day, a withdrawal counts from that day on.
    """
    decided = {decision.submission_id for decision in decisions if decision.submission_id}
    for submission in submissions:
        withdrawn = submission.withdrawn_at
        waits = withdrawn is None or (on is not None and localdate(withdrawn) > on)
        if waits and submission.pk not in decided:
            return WAITING
    return str(decisions[-1].outcome) if decisions else OPEN


def state_of(action: Action, evidence: Iterable[Evidence]) -> dict[str, Any]:
    """Give what a decision is made on: a material change of it asks for a new decision."""
    requirements = sorted(one.code for one in action.requirements.all())
    return {
        "title": action.title,
        "requirements": requirements,
        "baseline": action.baseline.isoformat() if action.baseline else None,
        "evidence": sorted(f"{one.pk}: {one.title}" for one in evidence),
    }


def covers(decision: AssuranceDecision, action: Action, evidence: Iterable[Evidence]) -> bool:
    """Say whether what was decided on is still so; evidence may be added, never taken away."""
    decided = decision.state
    if not decided:
        return True  # decided elsewhere and imported: what was seen is not known
    now = state_of(action, evidence)
    same = all(decided.get(name) == now[name] for name in ("title", "requirements", "baseline"))
    return same and set(decided.get("evidence", ())) <= set(now["evidence"])


def holding_approval(
    action: Action, decisions: Sequence[AssuranceDecision], evidence: Iterable[Evidence]
) -> AssuranceDecision | None:
    """Give the newest decision where it is an approval that still covers the action."""
    if not decisions or decisions[-1].outcome != APPROVED:
        return None
    return decisions[-1] if covers(decisions[-1], action, list(evidence)) else None
