"""Assesses a programme at a period: statuses, roll-ups, movement, completion, findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils import timezone

from goldenthread.assure.finding import Finding, each_once, sorted_findings
from goldenthread.assure.findings.codes import of_programme
from goldenthread.assure.programmes.actions import (
    by_requirement,
    judge_action,
    leads_of,
    worst_of_actions,
)
from goldenthread.assure.programmes.completion import Completion, completion
from goldenthread.assure.programmes.effect import improving_measures
from goldenthread.assure.programmes.findings import (
    action_findings,
    measure_findings,
    milestone_findings,
    workstream_findings,
)
from goldenthread.assure.programmes.loading import ProgrammeMaterial, load_programme
from goldenthread.assure.programmes.milestones import judge_milestones
from goldenthread.assure.programmes.panel import PanelTable, Presented, panel_table
from goldenthread.assure.programmes.registers import issue_results, risk_results
from goldenthread.assure.programmes.results import (
    ActionResult,
    Highlight,
    MilestoneResult,
    ProgrammeResult,
    RequirementResult,
    StatusView,
    WorkstreamResult,
)
from goldenthread.assure.programmes.rollup import Part, roll_up
from goldenthread.assure.programmes.scorecards import TrajectoryTable, trajectory_tables
from goldenthread.assure.programmes.structure import structural_findings
from goldenthread.records.programmes.models import HighlightReport, Programme, Workstream
from goldenthread.vocabulary import Period, Standing, StatusScale, StatusStep

CUTS = {
    "group": "element",
    "unit_name": "division",
    "kind": "kind",
    "domains": "CQC domain",
    "executive_lead": "executive lead",
}


@dataclass(frozen=True)
class Assessed:
    """A programme's result with the tables that reports draw from the same material."""

    result: ProgrammeResult
    completion: Completion
    scorecards: dict[str, tuple[TrajectoryTable, ...]]  # by workstream code
    panel: PanelTable


def assess_programme(
    programme: Programme,
    period: Period,
    *,
    on: dt.date | None = None,
    as_at: dt.datetime | None = None,
) -> Assessed:
    """Give a programme as of the end of a period, or of the day `on`.

    The number of queries does not grow with the records. With `as_at` only what had been recorded
    by that moment counts.
    """
    material = load_programme(programme, period, as_at)
    day = on or period.end
    linked = {one.measure_id for held in material.evidence.values() for one in held}
    improving = improving_measures((key for key in linked if key), period, as_at)
    before = judge(material, period.previous(), period.start - dt.timedelta(days=1), improving)
    result = with_before(judge(material, period, day, improving), before)
    today = timezone.localdate(as_at) if as_at else timezone.localdate()
    scorecards = {
        workstream.code: trajectory_tables(
            material.scorecard_rows[workstream.pk], material.measures, period
        )
        for workstream in material.workstreams
        if material.scorecard_rows[workstream.pk]
    }
    of_scorecards = (
        finding
        for tables in scorecards.values()
        for table in tables
        for row in table.rows
        for finding in row.findings
    )
    found = (*findings_of(material, result), *of_scorecards,
             *structural_findings(material, result, today))  # fmt: skip
    found = each_once(of_programme(found, programme.code))
    result = replace(result, findings=sorted_findings(found))
    return Assessed(
        result=result,
        completion=completion((action.completable for action in result.actions), day),
        scorecards=scorecards,
        panel=panel_table(presented(material, day), period.start, period.end),
    )


def judge(
    material: ProgrammeMaterial, period: Period, on: dt.date, improving: frozenset[int]
) -> ProgrammeResult:
    """Give the programme as of a day, from the rules over its material."""
    programme = material.programme
    actions = tuple(judge_action(one, material, on, improving) for one in material.actions)
    requirements = requirements_of(material, actions)
    milestones = judge_milestones(material, on)
    workstreams = tuple(
        judge_workstream(one, material, actions, milestones, period, on)
        for one in material.workstreams
    )
    parts = delivery_parts(actions, milestones, material.scale)
    status = rolled(parts, material, programme.stated, programme.stated_reason)
    return ProgrammeResult(
        id=programme.pk,
        code=programme.code,
        name=programme.name,
        purpose=programme.purpose,
        organisation_code=programme.organisation.code,
        period=period,
        on=on,
        scale=material.scale,
        milestone_scale=material.milestone_scale,
        roll_up=programme.roll_up,
        status=status,
        embedding=rolled(embedding_parts(actions), material, "", ""),
        before=None,
        workstreams=workstreams,
        requirements=requirements,
        actions=actions,
        milestones=milestones,
        risks=risk_results(material, on),
        issues=issue_results(material, on),
        findings=(),
        ends=programme.ends,
    )


def findings_of(material: ProgrammeMaterial, result: ProgrammeResult) -> Iterator[Finding]:
    """Give what is wrong with single records, statuses and targets."""
    yield from action_findings(result.actions, result.on)
    yield from milestone_findings(result.milestones, result.on, result.milestone_scale)
    yield from workstream_findings(result.workstreams, result.actions, result.milestones)
    yield from measure_findings(material.measures.values())


def with_before(now: ProgrammeResult, before: ProgrammeResult) -> ProgrammeResult:
    """Give the result with how everything stood one period before.

    What has neither an earlier statement nor a date looks the same on any day: it is not compared.
    """
    earlier = {one.id: one.delivery for one in before.workstreams}
    dated = {one.workstream for one in now.actions if one.baseline or one.completed}
    dated |= {one.workstream for one in now.milestones if one.due or one.completed}

    def comparable(view: StatusView, stated: StatusView, is_dated: bool) -> StatusView | None:
        return view if is_dated or (view.stated and stated.stated) else None

    workstreams = tuple(
        replace(one, before=comparable(earlier[one.id], one.delivery, one.code in dated))
        for one in now.workstreams
    )
    return replace(now, workstreams=workstreams, before=before.status if dated else None)


def delivery_parts(
    actions: Iterable[ActionResult], milestones: Iterable[MilestoneResult], scale: StatusScale
) -> list[Part]:
    """Give what delivery is rolled up from: the actions, each once; milestones where none has one.

    A milestone counts as complete where it is stated so, else as its dates and figures say.
    """
    found = [Part(step, one.is_must) for one in actions if (step := one.delivery.effective)]
    if found:
        return found
    standings = []
    for one in milestones:
        stated = one.status.stated.standing if one.status.stated else None
        done = stated is Standing.COMPLETE
        standings.append(stated if done or one.status.standing is None else one.status.standing)
    return [Part(scale.step_for(standing)) for standing in standings if standing]


def embedding_parts(actions: Iterable[ActionResult]) -> list[Part]:
    """Give what embedding is rolled up from: the actions, each once."""
    return [Part(step, one.is_must) for one in actions if (step := one.embedding.effective)]


def rolled(parts: list[Part], material: ProgrammeMaterial, stated: str, reason: str) -> StatusView:
    """Give the roll-up of the parts beside the stated status."""
    found = roll_up(material.programme.roll_up, parts, material.scale)
    return StatusView(material.scale.find(stated), found.step, found.rule, found.words, reason)


def judge_workstream(
    workstream: Workstream,
    material: ProgrammeMaterial,
    actions: tuple[ActionResult, ...],
    milestones: tuple[MilestoneResult, ...],
    period: Period,
    on: dt.date,
) -> WorkstreamResult:
    """Give a workstream: its highlight report of the period states, the rule proposes."""
    report = next((one for one in material.highlights[workstream.pk] if one.period == period), None)
    own = [action for action in actions if action.workstream == workstream.code]
    steps = [one for one in milestones if one.workstream == workstream.code]
    told = report if report and (report.delivery or report.embedding) else None
    reason = told.reason if told else workstream.status_reason
    return WorkstreamResult(
        id=workstream.pk,
        code=workstream.code,
        name=workstream.name,
        kind=workstream.kind,
        group=workstream.group,
        executive_leads=leads_of(workstream, "executive_lead", on),
        sros=leads_of(workstream, "sro", on),
        programme_managers=leads_of(workstream, "programme_manager", on),
        aim=workstream.aim,
        background=workstream.background,
        benefits=workstream.benefits,
        delivery=rolled(
            delivery_parts(own, steps, material.scale),
            material,
            told.delivery if told else workstream.status,
            reason,
        ),
        embedding=rolled(
            embedding_parts(own),
            material,
            told.embedding if told else workstream.embedding,
            reason,
        ),
        before=None,
        highlight=highlight_of(report) if report else None,
    )


def highlight_of(report: HighlightReport) -> Highlight:
    """Give a highlight report with each text as its items."""
    return Highlight(
        id=report.pk,
        state=report.state,
        summary=report.summary,
        progress=items(report.progress),
        next=items(report.next),
        well=items(report.well),
        not_well=items(report.not_well),
        risks=items(report.risks),
        escalations=items(report.escalations),
    )


def items(text: str) -> tuple[str, ...]:
    """Give the items of a text that holds one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def requirements_of(
    material: ProgrammeMaterial, actions: tuple[ActionResult, ...]
) -> tuple[RequirementResult, ...]:
    """Give the requirements with the statuses that follow from their actions."""
    found, answers = [], by_requirement(actions)
    for one in material.requirements:
        delivery, embedding, answering = worst_of_actions(answers.get(one.pk, []))
        found.append(
            RequirementResult(
                id=one.pk,
                code=one.code,
                number=one.number,
                text=one.text,
                kind=one.kind,
                kind_label=one.get_kind_display(),
                regulation=one.regulation,
                domain=one.domain,
                workstream=one.workstream.code if one.workstream else "",
                workstream_name=one.workstream.name if one.workstream else "",
                source=one.source.code,
                source_title=one.source.title,
                lead=one.lead.title if one.lead else "",
                timescale=one.timescale,
                actions=answering,
                delivery=delivery,
                embedding=embedding,
            )
        )
    return tuple(found)


def presented(material: ProgrammeMaterial, on: dt.date) -> list[Presented]:
    """Give every action that was before the panel, under its division of that day."""
    from goldenthread.assure.programmes.actions import panel_kind, unit_on, weightiest

    found = []
    for action in material.actions:
        kind = panel_kind(weightiest(list(action.requirements.all())))
        for decision in material.decisions[action.pk]:
            unit = unit_on(action, decision.panel_date)
            name = unit.name if unit else ""
            found.append(Presented(decision.panel_date, name, kind, decision.outcome))
    return found


def completion_by(cut: str, result: ProgrammeResult) -> dict[str, Completion]:
    """Give the completion of each part of a cut of CUTS; an action of two domains counts in both.

    KeyError for a cut that there is not.
    """
    if cut not in CUTS:
        raise KeyError(f"{cut!r}: allowed are {', '.join(CUTS)}")
    parts: dict[str, list[ActionResult]] = {}
    for action in result.actions:
        value = getattr(action, cut)
        for name in (value if isinstance(value, tuple) else (value,)) or ("",):
            parts.setdefault(name or f"No {CUTS[cut]}", []).append(action)
    return {
        name: completion((one.completable for one in held), result.on)
        for name, held in parts.items()
    }


def steps_in(parts: Iterable[StatusStep | None]) -> dict[StatusStep, int]:
    """Count the steps, worst first."""
    counts: dict[StatusStep, int] = {}
    for step in parts:
        if step is not None:
            counts[step] = counts.get(step, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: pair[0].rank))
