"""What a reader answers for at an organisation as of a day: posts held, work owned, work led."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from goldenthread.assure.loading import load
from goldenthread.assure.programmes.actions import judge_action
from goldenthread.assure.programmes.effect import improving_measures
from goldenthread.assure.programmes.loading import ProgrammeMaterial, by
from goldenthread.assure.programmes.milestones import judge_milestone
from goldenthread.assure.programmes.results import ActionResult, MilestoneResult
from goldenthread.assure.programmes.scales import scales_of
from goldenthread.records.measures.models import Measure
from goldenthread.records.organisations.models import Membership, Organisation, PostHolding
from goldenthread.records.organisations.permissions import EDITORS, role_of
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import (
    Action,
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
    Milestone,
    Programme,
    ProgressUpdate,
    Workstream,
)
from goldenthread.vocabulary import Period, PeriodKind, StatusScale

OFFICE = (str(Membership.Role.APPROVER), str(Membership.Role.ADMINISTRATOR))


@dataclass(frozen=True)
class OwnAction:
    """An action whose owner the reader is, as judged; `remark` is the panel's newest reason."""

    record: Action
    result: ActionResult
    programme_id: int | None
    remark: str


@dataclass(frozen=True)
class OwnMilestone:
    """A milestone of a workstream that the reader leads, as judged."""

    record: Milestone
    result: MilestoneResult
    programme_id: int


@dataclass(frozen=True)
class Desk:
    """A reader at an organisation on a day.

    The number of queries does not grow with the records.
    """

    reader: User
    organisation: Organisation
    on: dt.date

    @cached_property
    def role(self) -> str | None:
        """The reader's role in the organisation."""
        return role_of(self.reader, self.organisation)

    @property
    def is_office(self) -> bool:
        """Whether the reader decides: programme office and evidence assurance panel."""
        return self.role in OFFICE

    @cached_property
    def posts(self) -> frozenset[int]:
        """The posts of the organisation that the reader holds on the day."""
        held = PostHolding.objects.filter(
            user=self.reader, post__organisation=self.organisation, held_from__lte=self.on
        ).exclude(held_to__lt=self.on)
        return frozenset(held.values_list("post_id", flat=True))

    @cached_property
    def workstreams(self) -> tuple[Workstream, ...]:
        """The workstreams that the reader leads in any role and may write about."""
        if self.role not in EDITORS or not self.posts:
            return ()
        begun = Q(roles__held_from__isnull=True) | Q(roles__held_from__lte=self.on)
        still = Q(roles__held_to__isnull=True) | Q(roles__held_to__gte=self.on)
        found = Workstream.objects.visible_to(self.reader).filter(
            Q(roles__post__in=self.posts) & begun & still,
            programme__organisation=self.organisation,
        )
        return tuple(found.select_related("programme").distinct())

    @cached_property
    def scales(self) -> dict[str, StatusScale]:
        """The status scales of the organisation."""
        return scales_of(self.organisation)

    @property
    def month(self) -> Period:
        """The month up to whose end figures count."""
        return Period.containing(self.on, PeriodKind.MONTH)

    @cached_property
    def actions(self) -> tuple[OwnAction, ...]:
        """The actions whose owner's post the reader holds."""
        actions = list(owned_actions(self)) if self.posts else []
        if not actions:
            return ()
        programmes = [programme_of(one) for one in actions]
        materials = materials_of(self, programmes, actions=actions)
        evidence = next(iter(materials.values())).evidence
        linked = {one.measure_id for held in evidence.values() for one in held if one.measure_id}
        improving = improving_measures(linked, self.month, None)
        return tuple(
            own_action(action, programme, materials, improving, self.on)
            for action, programme in zip(actions, programmes, strict=True)
        )

    @cached_property
    def milestones(self) -> tuple[OwnMilestone, ...]:
        """The milestones of the workstreams that the reader leads."""
        if not self.workstreams:
            return ()
        found = Milestone.objects.filter(workstream__in=self.workstreams)
        milestones = list(found.select_related("workstream__programme"))
        programmes = [one.workstream.programme for one in milestones]
        materials = materials_of(self, programmes, milestones=milestones)
        return tuple(
            OwnMilestone(one, judge_milestone(one, materials[programme.pk], self.on), programme.pk)
            for one, programme in zip(milestones, programmes, strict=True)
        )


def owned_actions(desk: Desk) -> QuerySet[Action]:
    """Give the actions of the reader's posts with what they are judged from."""
    found = Action.objects.visible_to(desk.reader).filter(
        organisation=desk.organisation, owner__in=desk.posts
    )
    return found.select_related("owner", "unit", "workstream__programme").prefetch_related(
        "requirements__source", "requirements__workstream__programme", "remappings__unit"
    )


def programme_of(action: Action) -> Programme | None:
    """Give the programme of an action's workstream, else of a requirement that it answers."""
    if action.workstream:
        programme: Programme = action.workstream.programme
        return programme
    carried = (one.workstream for one in action.requirements.all() if one.workstream)
    return next((workstream.programme for workstream in carried), None)


def own_action(
    action: Action,
    programme: Programme | None,
    materials: dict[int | None, ProgrammeMaterial],
    improving: frozenset[int],
    on: dt.date,
) -> OwnAction:
    """Give an action as judged by the rules of its programme."""
    key = programme.pk if programme else None
    material = materials[key]
    decisions = [one for one in material.decisions[action.pk] if one.panel_date <= on]
    remark = decisions[-1].reason if decisions else ""
    return OwnAction(action, judge_action(action, material, on, improving), key, remark)


def materials_of(
    desk: Desk,
    programmes: Sequence[Programme | None],
    actions: Sequence[Action] = (),
    milestones: Sequence[Milestone] = (),
) -> dict[int | None, ProgrammeMaterial]:
    """Give what some actions and milestones are judged from, by programme: scales differ.

    Work of no programme is judged on the default scale, under the key None.
    """
    updates = ProgressUpdate.objects.order_by("on", "pk")
    decisions = AssuranceDecision.objects.filter(action__in=actions).order_by("panel_date", "pk")
    submissions = ClosureSubmission.objects.filter(action__in=actions).select_related("decision")
    evidence = list(Evidence.objects.filter(action__in=actions))
    measured = {one.measure_id for one in (*evidence, *milestones) if one.measure_id}
    shared = {
        "workstreams": [],
        "requirements": [],
        "actions": list(actions),
        "milestones": list(milestones),
        "highlights": {},
        "updates": by("action_id", updates.filter(action__in=actions)),
        "milestone_updates": by("milestone_id", updates.filter(milestone__in=milestones)),
        "decisions": by("action_id", decisions),
        "submissions": by("action_id", submissions),
        "evidence": by("action_id", evidence),
        "scorecard_rows": {},
        "measures": measures_of(desk, measured),
        "risks": [],
        "issues": [],
        "appetite": None,
    }
    found: dict[int | None, ProgrammeMaterial] = {}
    for programme in programmes:
        one = programme or Programme(organisation=desk.organisation)
        scale = desk.scales.get(one.scale) or desk.scales["four_steps"]
        steps = desk.scales.get(one.milestone_scale) or scale
        found[one.pk] = ProgrammeMaterial(
            programme=one, scale=scale, milestone_scale=steps, **shared
        )
    return found


def measures_of(desk: Desk, keys: set[int]) -> dict[int, object]:
    """Give the figures of the measures that evidence or milestones name."""
    if not keys:
        return {}
    found = load(Measure.objects.filter(pk__in=keys), desk.month, None)
    return {material.measure.pk: material for material in found}
