"""What the assessment of a programme found: frozen values for pages, reports and exports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.assure.finding import Finding
from goldenthread.assure.programmes.completion import Completable
from goldenthread.vocabulary import Period, Standing, StatusScale, StatusStep


@dataclass(frozen=True)
class StatusView:
    """The rule's proposal, the owner's statement, and the reason where they differ."""

    stated: StatusStep | None
    proposed: StatusStep | None
    rule: str
    why: str
    reason: str = ""
    standing: Standing | None = None  # what the rule found, whatever steps the scale has

    @property
    def effective(self) -> StatusStep | None:
        """The stated status, else the proposed one."""
        return self.stated or self.proposed

    @property
    def differs(self) -> bool:
        """Whether owner and rule disagree."""
        return bool(self.stated and self.proposed and self.stated != self.proposed)

    @property
    def words(self) -> str:
        """The status in words; a dash where there is none."""
        return self.effective.words if self.effective else "No status"


def movement_between(before: StatusView | None, now: StatusView) -> str:
    """Say how a status moved, like with like: as stated both times, else as the rule proposes."""
    if before is None:
        return ""
    both_stated = before.stated and now.stated
    was, is_now = (before.stated, now.stated) if both_stated else (before.proposed, now.proposed)
    if was is None or is_now is None:
        return ""
    if was.rank == is_now.rank:
        return "unchanged"
    return "improved" if is_now.rank > was.rank else "worsened"


@dataclass(frozen=True)
class ActionResult:
    """An action as of a day."""

    id: int
    code: str
    title: str
    owner: str
    owner_id: int
    workstream: str  # code, '' for none
    workstream_name: str
    unit: str
    unit_name: str
    requirements: tuple[str, ...]  # codes
    requirement_ids: frozenset[int]
    kind: str  # the weightiest kind of requirement that it answers, '' for none
    panel_kind: str  # 'condition_29a', 'condition_31', 'must', 'should' or 'other'
    domains: tuple[str, ...]
    executive_lead: str
    group: str  # element or other heading of its workstream
    baseline: dt.date | None
    due: dt.date | None
    forecast: dt.date | None
    completed: dt.date | None
    approved: dt.date | None  # day of the approval that still holds
    closure: str  # 'open', 'waiting', 'approved', 'declined', 'more_evidence', 'changed_since'
    delivery: StatusView
    embedding: StatusView
    recovery: str
    explanation: str
    mitigation: str
    evidence: int
    embedding_due: dt.date | None = None
    has_effect: bool = False  # an audit or a measure shows that it works

    @property
    def is_must(self) -> bool:
        """Whether it answers a must, a condition or an exit criterion."""
        return self.kind in ("condition", "must", "exit_criterion")

    @property
    def is_red(self) -> bool:
        """Whether either status is red."""
        steps = (self.delivery.effective, self.embedding.effective)
        return any(step.is_red for step in steps if step)

    @property
    def completable(self) -> Completable:
        """What its part in the completion trajectory is computed from."""
        return Completable(self.baseline, self.forecast, self.approved)


@dataclass(frozen=True)
class RequirementResult:
    """A requirement with the statuses that follow from its actions."""

    id: int
    code: str
    number: str
    text: str
    kind: str
    kind_label: str
    regulation: str
    domain: str
    workstream: str
    workstream_name: str
    source: str
    source_title: str
    lead: str
    timescale: str
    actions: tuple[str, ...]
    delivery: StatusStep | None
    embedding: StatusStep | None


@dataclass(frozen=True)
class Actual:
    """A figure of the measure behind a milestone."""

    period: Period
    text: str
    comparison: str


@dataclass(frozen=True)
class MilestoneResult:
    """A milestone as of a day, with the figures of its measure where it has one."""

    id: int
    reference: str
    group: str
    description: str
    workstream: str
    workstream_name: str
    baseline: dt.date | None
    due: dt.date | None
    forecast: dt.date | None
    completed: dt.date | None
    status: StatusView
    commentary: str
    measure: str = ""
    measure_name: str = ""
    target: str = ""
    actuals: tuple[Actual, ...] = ()

    @property
    def label(self) -> str:
        """Reference and description as printed."""
        return f"{self.reference} {self.description}".strip() or "Milestone"


@dataclass(frozen=True)
class RiskResult:
    """A risk with its three scores; a score is None where it was not given."""

    id: int
    code: str
    title: str
    owner: str
    workstream: str
    likelihood: int | None
    impact: int | None
    score: int | None
    inherent: int | None
    target: int | None
    register_ref: str
    alignment: str
    alignment_label: str
    controls: str
    raised: dt.date | None
    is_open: bool
    exceeds_appetite: bool


@dataclass(frozen=True)
class IssueResult:
    """An issue."""

    id: int
    title: str
    owner: str
    workstream: str
    severity: str
    raised: dt.date | None
    is_open: bool
    escalated: bool


@dataclass(frozen=True)
class Highlight:
    """A highlight report; each text as its items."""

    id: int
    state: str
    summary: str
    progress: tuple[str, ...]
    next: tuple[str, ...]
    well: tuple[str, ...]
    not_well: tuple[str, ...]
    risks: tuple[str, ...]
    escalations: tuple[str, ...]


@dataclass(frozen=True)
class WorkstreamResult:
    """A workstream as of a day: status by rule and as stated, and its movement."""

    id: int
    code: str
    name: str
    kind: str
    group: str
    executive_leads: tuple[str, ...]
    sros: tuple[str, ...]
    programme_managers: tuple[str, ...]
    aim: str
    background: str
    benefits: str
    delivery: StatusView
    embedding: StatusView
    before: StatusView | None  # how delivery stood one period before
    highlight: Highlight | None

    @property
    def movement(self) -> str:
        """'improved', 'worsened', 'unchanged' since the last period, '' where nothing compares."""
        return movement_between(self.before, self.delivery)


@dataclass(frozen=True)
class ProgrammeResult:
    """A programme as of the end of a period."""

    id: int
    code: str
    name: str
    purpose: str
    organisation_code: str
    period: Period
    on: dt.date
    scale: StatusScale
    milestone_scale: StatusScale
    roll_up: str
    status: StatusView
    embedding: StatusView
    before: StatusView | None
    workstreams: tuple[WorkstreamResult, ...]
    requirements: tuple[RequirementResult, ...]
    actions: tuple[ActionResult, ...]
    milestones: tuple[MilestoneResult, ...]
    risks: tuple[RiskResult, ...]
    issues: tuple[IssueResult, ...]
    findings: tuple[Finding, ...]
    ends: dt.date | None = None

    @property
    def movement(self) -> str:
        """How the programme's status moved since the last period."""
        return movement_between(self.before, self.status)

    def of_workstream(self, code: str) -> ProgrammePart:
        """Give what belongs to one workstream."""
        return ProgrammePart(
            tuple(one for one in self.requirements if one.workstream == code),
            tuple(one for one in self.actions if one.workstream == code),
            tuple(one for one in self.milestones if one.workstream == code),
            tuple(one for one in self.risks if one.workstream == code),
            tuple(one for one in self.issues if one.workstream == code),
        )

    def workstream(self, code: str) -> WorkstreamResult | None:
        """Give the workstream of the code."""
        return next((one for one in self.workstreams if one.code == code), None)


@dataclass(frozen=True)
class ProgrammePart:
    """The records of one workstream."""

    requirements: tuple[RequirementResult, ...]
    actions: tuple[ActionResult, ...]
    milestones: tuple[MilestoneResult, ...]
    risks: tuple[RiskResult, ...]
    issues: tuple[IssueResult, ...]
