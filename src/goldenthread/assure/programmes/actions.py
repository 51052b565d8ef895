"""Judging the actions of a programme as of a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from goldenthread.assure.programmes.effect import shows_effect
from goldenthread.assure.programmes.loading import ProgrammeMaterial
from goldenthread.assure.programmes.results import ActionResult, StatusView
from goldenthread.assure.programmes.statuses import (
    DeliveryFacts,
    EmbeddingFacts,
    Proposal,
    propose_delivery,
    propose_embedding,
)
from goldenthread.records.programmes.closure import CHANGED_SINCE, closure_of, holding_approval
from goldenthread.records.programmes.models import Action, ProgressUpdate, Requirement, Source
from goldenthread.vocabulary import StatusScale, StatusStep, worst

WEIGHT = ("condition", "must", "exit_criterion", "should", "recommendation", "commitment")
CONDITIONS = {Source.Kind.NOTICE_29A: "condition_29a", Source.Kind.NOTICE_31: "condition_31"}


@dataclass(frozen=True)
class Progress:
    """What is stated of a record as of a day."""

    delivery: str
    embedding: str
    reason: str
    recovery: str
    explanation: str
    mitigation: str
    commentary: str
    forecast: dt.date | None
    completed: dt.date | None


def progress_on(record: Any, updates: list[ProgressUpdate], on: dt.date) -> Progress:
    """Give the newest update up to a day, else what the record was entered with."""
    told = [update for update in updates if update.on <= on]
    one = told[-1] if told else record
    return Progress(
        delivery=one.delivery if told else getattr(record, "delivery", ""),
        embedding=one.embedding if told else getattr(record, "embedding", ""),
        reason=getattr(one, "reason", ""),
        recovery=getattr(one, "recovery", ""),
        explanation=getattr(one, "explanation", ""),
        mitigation=getattr(one, "mitigation", ""),
        commentary=getattr(one, "commentary", ""),
        forecast=one.forecast,
        completed=one.completed,
    )


def view_of(stated: str, proposal: Proposal, scale: StatusScale, reason: str = "") -> StatusView:
    """Give the stated step beside the step that the rule proposes."""
    proposed = scale.step_for(proposal.standing) if proposal.standing else None
    return StatusView(
        scale.find(stated), proposed, proposal.rule, proposal.words, reason, proposal.standing
    )


def judge_action(
    action: Action, material: ProgrammeMaterial, on: dt.date, improving: frozenset[int]
) -> ActionResult:
    """Give an action as of a day: both statuses by rule and as stated, and its closure."""
    now = progress_on(action, material.updates[action.pk], on)
    decisions = [one for one in material.decisions[action.pk] if one.panel_date <= on]
    submissions = [one for one in material.submissions[action.pk] if one.at.date() <= on]
    evidence = [one for one in material.evidence[action.pk] if one.added <= on]
    approval = holding_approval(action, decisions, evidence)
    completed = now.completed or (approval.panel_date if approval else None)
    facts = DeliveryFacts(
        action.baseline, now.forecast, completed, approval is not None, bool(now.recovery.strip())
    )
    delivery = view_of(now.delivery, propose_delivery(facts, on), material.scale, now.reason)
    standing = delivery.stated.standing if delivery.stated else delivery.standing
    has_effect = shows_effect(evidence, on, improving, material.measures)
    embedding_facts = EmbeddingFacts(
        due=action.embedding_due,
        delivery=standing,
        has_effect=has_effect,
        is_approved=approval is not None,
        has_recovery=bool(now.recovery.strip()),
    )
    proposal = propose_embedding(embedding_facts, on)
    requirements = list(action.requirements.all())
    unit = unit_on(action, on)
    closure = closure_of(submissions, decisions, on)
    if closure == "approved" and approval is None:
        closure = CHANGED_SINCE
    kind = weightiest(requirements)
    workstream = next((w for w in material.workstreams if w.pk == action.workstream_id), None)
    return ActionResult(
        id=action.pk,
        code=action.code,
        title=action.title,
        owner=action.owner.title,
        owner_id=action.owner_id,
        workstream=workstream.code if workstream else "",
        workstream_name=workstream.name if workstream else "",
        unit=unit.code if unit else "",
        unit_name=unit.name if unit else "",
        requirements=tuple(one.code for one in requirements),
        requirement_ids=frozenset(one.pk for one in requirements),
        kind=kind.kind if kind else "",
        panel_kind=panel_kind(kind),
        domains=tuple(dict.fromkeys(one.domain for one in requirements if one.domain)),
        executive_lead=", ".join(leads_of(workstream, "executive_lead", on)),
        group=(workstream.group or workstream.name) if workstream else "",
        baseline=action.baseline,
        due=action.due,
        forecast=now.forecast,
        completed=completed,
        approved=approval.panel_date if approval else None,
        closure=closure,
        delivery=delivery,
        embedding=view_of(now.embedding, proposal, material.scale, now.reason),
        recovery=now.recovery,
        explanation=now.explanation,
        mitigation=now.mitigation,
        evidence=len(evidence),
        embedding_due=action.embedding_due,
        has_effect=has_effect,
    )


def unit_on(action: Action, on: dt.date) -> Any:
    """Give the unit that the action belongs to on a day (its own before any remapping)."""
    unit = action.unit
    for remapping in action.remappings.all():
        if remapping.starts <= on:
            unit = remapping.unit
    return unit


def weightiest(requirements: list[Requirement]) -> Requirement | None:
    """Give the requirement of the weightiest kind: conditions and musts before shoulds."""
    return min(requirements, key=lambda one: WEIGHT.index(one.kind), default=None)


def panel_kind(requirement: Requirement | None) -> str:
    """Give the kind that the panel's table counts a requirement under."""
    if requirement is None:
        return "other"
    if requirement.kind == Requirement.Kind.CONDITION:
        return CONDITIONS.get(requirement.source.kind, "other")
    return requirement.kind if requirement.kind in ("must", "should") else "other"


def leads_of(workstream: Any, role: str, on: dt.date) -> tuple[str, ...]:
    """Give the posts that hold a role of a workstream on a day."""
    if workstream is None:
        return ()
    return tuple(
        held.post.title
        for held in workstream.roles.all()
        if held.role == role
        and (held.held_from is None or held.held_from <= on)
        and (held.held_to is None or on <= held.held_to)
    )


def by_requirement(actions: tuple[ActionResult, ...]) -> dict[int, list[ActionResult]]:
    """Give the actions that answer each requirement."""
    found: dict[int, list[ActionResult]] = {}
    for action in actions:
        for key in action.requirement_ids:
            found.setdefault(key, []).append(action)
    return found


def worst_of_actions(
    own: list[ActionResult],
) -> tuple[StatusStep | None, StatusStep | None, tuple[str, ...]]:
    """Give a requirement's two statuses, the worst of its actions', and the actions' codes."""
    delivery = worst(step for one in own if (step := one.delivery.effective))
    embedding = worst(step for one in own if (step := one.embedding.effective))
    return delivery, embedding, tuple(one.code for one in own)
