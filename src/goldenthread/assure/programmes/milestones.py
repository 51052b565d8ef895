"""Judging milestones as of a day, with the figures of the measures behind them."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.loading import Material
from goldenthread.assure.programmes.actions import Progress, progress_on, view_of
from goldenthread.assure.programmes.loading import ProgrammeMaterial
from goldenthread.assure.programmes.results import Actual, MilestoneResult
from goldenthread.assure.programmes.statuses import DeliveryFacts, Proposal, propose_delivery
from goldenthread.assure.targets import aim_in_force, aim_text, compare_with, shown
from goldenthread.records.programmes.models import Milestone
from goldenthread.vocabulary import Better, Comparison, Period, PeriodKind, Standing

MOST_ACTUALS = 7


def judge_milestones(material: ProgrammeMaterial, on: dt.date) -> tuple[MilestoneResult, ...]:
    """Give the milestones in their order."""
    return tuple(judge_milestone(one, material, on) for one in material.milestones)


def judge_milestone(
    milestone: Milestone, material: ProgrammeMaterial, on: dt.date
) -> MilestoneResult:
    """Give a milestone as of a day; one with a measure shows its target and its actuals."""
    now = progress_on(milestone, material.milestone_updates[milestone.pk], on)
    stated = now.delivery or milestone.status
    measured = material.measures.get(milestone.measure_id or 0)
    target, actuals = figures_of(milestone, measured, material, on)
    return MilestoneResult(
        id=milestone.pk,
        reference=milestone.reference,
        group=milestone.group,
        description=milestone.description,
        workstream=milestone.workstream.code,
        workstream_name=milestone.workstream.name,
        baseline=milestone.baseline,
        due=milestone.due,
        forecast=now.forecast,
        completed=now.completed,
        status=view_of(
            stated, propose(milestone, now, is_stated_complete(stated, material), actuals, on),
            material.milestone_scale, now.reason,
        ),
        commentary=now.commentary,
        measure=measured.measure.code if measured else "",
        measure_name=measured.measure.label if measured else "",
        target=target,
        actuals=actuals,
    )  # fmt: skip


def is_stated_complete(stated: str, material: ProgrammeMaterial) -> bool:
    """Say whether a stated step means complete."""
    step = material.milestone_scale.find(stated)
    return step is not None and step.standing is Standing.COMPLETE


def propose(
    milestone: Milestone,
    now: Progress,
    stated_complete: bool,
    actuals: tuple[Actual, ...],
    on: dt.date,
) -> Proposal:
    """Give how a milestone stands by its dates; a measured one by its figure once it is due.

    One that is stated complete without a day of completion, and that no figure speaks against, is
    taken at its word.
    """
    due = milestone.baseline
    at_due = due and due <= on and actuals and actuals[-1].period.end >= due
    if at_due and actuals[-1].comparison == Comparison.MET.value:
        words = f"{actuals[-1].text} in {actuals[-1].period.label} meets the target"
        return Proposal(Standing.COMPLETE, "milestone", words)
    if stated_complete and now.completed is None and not actuals:
        words = "stated complete; the day of completion is not recorded"
        return Proposal(Standing.COMPLETE, "milestone", words)
    has_recovery = bool(now.recovery.strip())
    facts = DeliveryFacts(
        due, now.forecast, now.completed, is_approved=True, has_recovery=has_recovery
    )
    found = propose_delivery(facts, on)
    words = found.words.replace(" and approved by the panel", "")
    return Proposal(found.standing, "milestone", words)


def figures_of(
    milestone: Milestone, measured: Material | None, material: ProgrammeMaterial, on: dt.date
) -> tuple[str, tuple[Actual, ...]]:
    """Give the target of the measure when the milestone is due, and the actuals on the way to it.

    The way begins after the milestone before of the same measure.
    """
    due = milestone.baseline
    if measured is None or due is None:
        return "", ()
    kind = PeriodKind(measured.measure.frequency)
    at = Period.containing(due, kind)
    aim = aim_in_force(measured.aims, at, None)
    earlier = [
        one.baseline
        for one in material.milestones
        if one.measure_id == milestone.measure_id and one.baseline and one.baseline < due
    ]
    starts = Period.containing(max(earlier), kind) if earlier else None
    better = Better(measured.measure.better)
    told = [
        reading
        for reading in measured.whole.readings
        if reading.value.is_present
        and reading.period.start <= min(at.start, on)
        and (starts is None or reading.period > starts)
    ]
    actuals = tuple(
        Actual(
            reading.period,
            shown(reading.value, measured.spec),
            compare_with(reading.value, aim, better).value,
        )
        for reading in told[-MOST_ACTUALS:]
    )
    return aim_text(aim, measured.spec), actuals
