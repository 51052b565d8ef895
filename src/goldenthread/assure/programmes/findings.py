"""What the records of a programme contradict or lack; each finding says what and where."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.assure.finding import Finding
from goldenthread.assure.loading import Material
from goldenthread.assure.programmes.results import (
    ActionResult,
    MilestoneResult,
    WorkstreamResult,
)
from goldenthread.assure.targets import aim_text, contradicts_direction
from goldenthread.vocabulary import Better, Standing


def action_findings(actions: Iterable[ActionResult]) -> Iterator[Finding]:
    """Give what is wrong with actions."""
    for action in actions:
        for code, severity, words in problems_of(action):
            name = action.title if len(action.title) <= 90 else f"{action.title[:87]}..."
            yield Finding(
                code, severity, f"{name}: {words}", "action", action.id, action.workstream
            )


def problems_of(action: ActionResult) -> Iterator[tuple[str, str, str]]:
    """Give code, severity and words of each problem of an action."""
    for name, view in (("delivery", action.delivery), ("embedding", action.embedding)):
        proposed, stated = view.proposed, view.stated
        if view.differs and not view.reason:
            yield (
                "reason_missing",
                "warning",
                f"{name} is stated as '{view.words}', the rule proposes "
                f"'{proposed.words}' ({view.why}), and no reason is given",
            )
        late = proposed and proposed.standing in (Standing.OVERDUE, Standing.OFF_TRACK)
        calm = stated and stated.standing in (Standing.ON_TRACK, Standing.COMPLETE)
        if late and calm and name == "delivery":
            yield "on_track_but_late", "error", f"stated '{stated.words}', but {view.why}"
    steps = [s for s in (action.delivery.effective, action.embedding.effective) if s]
    if any(step.standing is Standing.OFF_TRACK for step in steps) and not (
        action.recovery or action.mitigation
    ):
        yield "recovery_missing", "warning", "off track without a recovery action"
    if action.is_red:
        if not action.explanation:
            yield "red_without_explanation", "error", "red without an explanation"
        if not action.mitigation:
            yield "red_without_mitigation", "error", "red without a mitigation"
    complete = action.delivery.stated and action.delivery.stated.standing is Standing.COMPLETE
    if complete and action.closure != "approved":
        yield "complete_without_approval", "error", "stated complete without the panel's approval"
    if action.closure == "changed_since":
        yield "changed_since_approval", "error", "changed since the panel approved its closure"


def milestone_findings(milestones: Sequence[MilestoneResult], on: dt.date) -> Iterator[Finding]:
    """Give what is wrong with milestones."""
    references: dict[tuple[str, str], list[MilestoneResult]] = defaultdict(list)
    for milestone in milestones:
        if milestone.reference:
            references[milestone.workstream, milestone.reference].append(milestone)
        for code, severity, words in milestone_problems(milestone, on):
            yield Finding(
                code, severity, f"{milestone.label}: {words}", "milestone", milestone.id,
                milestone.workstream,
            )  # fmt: skip
    for (workstream, reference), held in references.items():
        if len(held) > 1:
            named = "; ".join(one.description or "(no description)" for one in held)
            yield Finding(
                "repeated_reference",
                "warning",
                f"the reference {reference} stands for {len(held)} milestones: {named}",
                "milestone",
                held[0].id,
                workstream,
            )


def milestone_problems(milestone: MilestoneResult, on: dt.date) -> Iterator[tuple[str, str, str]]:
    """Give code, severity and words of each problem of a milestone."""
    stated = milestone.status.stated
    if not milestone.description:
        yield "description_missing", "warning", "has no description"
    is_done = stated is not None and stated.standing is Standing.COMPLETE
    if milestone.due and milestone.due < on and stated and not is_done and not milestone.commentary:
        yield "late_without_commentary", "warning", "is past its date and has no commentary"
    if is_done and milestone.actuals and milestone.actuals[-1].comparison == "not_met":
        last = milestone.actuals[-1]
        yield (
            "complete_but_not_met",
            "error",
            f"stated '{stated.words}', but {last.text} in {last.period.label} misses "
            f"{milestone.target}",
        )


def measure_findings(materials: Iterable[Material]) -> Iterator[Finding]:
    """Give the targets that are written the wrong way round for their measure's direction."""
    for material in materials:
        better = Better(material.measure.better)
        wrong = [aim for aim in material.aims if contradicts_direction(aim, better)]
        if not wrong:
            continue
        listed = ", ".join(dict.fromkeys(aim_text(aim, material.spec) for aim in wrong))
        yield Finding(
            "target_wrong_side",
            "error",
            f"{material.measure.label}: the target {listed} is written the wrong way round, "
            f"since {better.words}",
            "measure",
            material.measure.pk,
        )


def workstream_findings(workstreams: Iterable[WorkstreamResult]) -> Iterator[Finding]:
    """Give what is wrong with the statuses of workstreams."""
    for one in workstreams:
        for name, view in (("delivery", one.delivery), ("embedding", one.embedding)):
            if view.differs and not view.reason:
                yield Finding(
                    "reason_missing",
                    "warning",
                    f"{one.name}: {name} is stated as '{view.words}', the rule {view.rule} gives "
                    f"'{view.proposed.words}' ({view.why}), and no reason is given",
                    "workstream",
                    one.id,
                    one.code,
                )
