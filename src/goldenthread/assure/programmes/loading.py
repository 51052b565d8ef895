"""Reads everything that the assessment of a programme needs, in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.assure.loading import Material as MeasureMaterial
from goldenthread.assure.loading import load
from goldenthread.assure.programmes.moved import Moved, moved_records
from goldenthread.assure.programmes.scales import scales_of
from goldenthread.records.measures.models import Measure
from goldenthread.records.organisations.models import Unit
from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
    HighlightReport,
    Milestone,
    Programme,
    ProgressUpdate,
    Requirement,
    ScorecardRow,
    Workstream,
    WorkstreamRole,
)
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from goldenthread.vocabulary import Period, StatusScale

VERSIONED = (
    "title", "due", "baseline_due", "embedding_due", "forecast", "completed", "delivery",
    "embedding", "reason", "recovery", "explanation", "mitigation",
)  # fmt: skip
Updates = dict[int, list[ProgressUpdate]]


@dataclass(frozen=True)
class ProgrammeMaterial:
    """The records of a programme, ready to be judged as of any day."""

    programme: Programme
    scale: StatusScale
    milestone_scale: StatusScale
    workstreams: list[Workstream]
    requirements: list[Requirement]
    actions: list[Action]
    milestones: list[Milestone]
    highlights: dict[int, list[HighlightReport]]  # by workstream, oldest first
    updates: Updates  # of actions, by day
    milestone_updates: Updates
    decisions: dict[int, list[AssuranceDecision]]
    submissions: dict[int, list[ClosureSubmission]]
    evidence: dict[int, list[Evidence]]
    scorecard_rows: dict[int, list[ScorecardRow]]  # by workstream
    measures: dict[int, MeasureMaterial]
    risks: list[Risk]
    issues: list[Issue]
    appetite: RiskAppetite | None
    units: list[Unit] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)  # agreed dates that were changed in place


def load_programme(
    programme: Programme, period: Period, as_at: dt.datetime | None = None
) -> ProgrammeMaterial:
    """Give the records of a programme; with `as_at` only what had been recorded by then."""
    scales = scales_of(programme.organisation)
    scale = scales.get(programme.scale) or scales["four_steps"]
    roles = WorkstreamRole.objects.select_related("post")
    workstreams = list(
        programme.workstreams.prefetch_related(Prefetch("roles", queryset=roles)).all()
    )
    actions = with_versions(list(actions_of(programme)), as_at)
    milestones = list(
        Milestone.objects.filter(workstream__programme=programme).select_related("workstream")
    )
    rows = list(
        ScorecardRow.objects.filter(workstream__programme=programme).select_related("workstream")
    )
    evidence = as_known(Evidence, as_at, action__in=actions)
    measured = {row.measure_id for row in rows}
    measured |= {milestone.measure_id for milestone in milestones if milestone.measure_id}
    measured |= {one.measure_id for one in evidence if one.measure_id}
    found = load(Measure.objects.filter(pk__in=measured), period, as_at) if measured else []
    known = {} if as_at is None else {"at__lte": as_at}
    updates = ProgressUpdate.objects.filter(**known).order_by("on", "pk")
    return ProgrammeMaterial(
        programme=programme,
        scale=scale,
        milestone_scale=scales.get(programme.milestone_scale) or scale,
        workstreams=workstreams,
        requirements=requirements_of(programme, actions),
        actions=actions,
        milestones=milestones,
        highlights=by(
            "workstream_id",
            as_known(HighlightReport, as_at, "period_start", workstream__in=workstreams),
        ),
        updates=by("action_id", updates.filter(action__in=actions)),
        milestone_updates=by("milestone_id", updates.filter(milestone__in=milestones)),
        decisions=by(
            "action_id",
            AssuranceDecision.objects.filter(action__in=actions, **known).order_by(
                "panel_date", "pk"
            ),
        ),
        submissions=by(
            "action_id",
            ClosureSubmission.objects.filter(action__in=actions, **known).select_related(
                "decision"
            ),
        ),
        evidence=by("action_id", evidence),
        scorecard_rows=by("workstream_id", rows),
        measures={material.measure.pk: material for material in found},
        risks=list(risks_of(programme, Risk)),
        issues=list(risks_of(programme, Issue)),
        appetite=RiskAppetite.objects.filter(organisation=programme.organisation).first(),
        units=list(Unit.objects.filter(organisation=programme.organisation)),
        moved=moved_records(actions, milestones, as_at),
    )


def as_known(
    model: type[Any], as_at: dt.datetime | None, order: str = "pk", **wanted: Any
) -> list[Any]:
    """Give records as they stood at a moment (now where none is asked for), in their order."""
    if as_at is None:
        return list(model.objects.filter(**wanted).order_by(order, "pk"))
    found = list(model.history.as_of(as_at).filter(**wanted))
    return sorted(found, key=lambda one: (getattr(one, order), one.pk))


def with_versions(actions: list[Action], as_at: dt.datetime | None) -> list[Action]:
    """Give the actions with their own fields as they stood at a moment; relations stay."""
    if as_at is None:
        return actions
    ids = [action.pk for action in actions]
    versions = {one.pk: one for one in Action.history.as_of(as_at).filter(id__in=ids)}
    for action in actions:
        if version := versions.get(action.pk):
            for name in VERSIONED:
                setattr(action, name, getattr(version, name))
    return actions


def actions_of(programme: Programme) -> QuerySet[Action]:
    """Give the actions of a programme: in its workstreams, or answering their requirements."""
    answering = Q(workstream__isnull=True, requirements__workstream__programme=programme)
    wanted = Action.objects.filter(Q(workstream__programme=programme) | answering).order_by()
    found = Action.objects.filter(pk__in=wanted.values("pk"))
    return found.select_related("owner", "unit", "workstream").prefetch_related(
        "requirements__source", "remappings__unit"
    )


def requirements_of(programme: Programme, actions: list[Action]) -> list[Requirement]:
    """Give the requirements that the workstreams carry or the actions answer."""
    answered = {one.pk for action in actions for one in action.requirements.all()}
    own = Requirement.objects.filter(workstream__programme=programme)
    wanted = set(own.values_list("pk", flat=True)) | answered
    found = Requirement.objects.filter(pk__in=wanted)
    return list(found.select_related("source", "workstream", "lead").order_by("order", "pk"))


def risks_of(programme: Programme, model: type[Any]) -> QuerySet[Any]:
    """Give the risks (or issues) of a programme, and the organisation's that name no workstream."""
    loose = Q(organisation=programme.organisation, workstream__isnull=True)
    found = model.objects.filter(Q(workstream__programme=programme) | loose)
    return found.select_related("owner", "workstream").order_by("order", "pk")


def by(name: str, records: Any) -> Any:
    """Give the records by the value of a field, in their order."""
    found = defaultdict(list)
    for record in records:
        found[getattr(record, name)].append(record)
    return found
