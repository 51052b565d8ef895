"""The programme performance report of a board."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.programmes.results import WorkstreamResult
from goldenthread.assure.targets import aim_in_force, aim_text
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import Objective
from goldenthread.report.compositions.programmes.completion import (
    completion_section,
    panel_section,
)
from goldenthread.report.compositions.programmes.compose import report_of
from goldenthread.report.compositions.programmes.front import FIELDS, front_section
from goldenthread.report.compositions.programmes.material import Material, gather
from goldenthread.report.compositions.programmes.milestones import (
    counts_words,
    milestone_tables,
    timeline,
)
from goldenthread.report.compositions.programmes.parts import bullets, paragraphs
from goldenthread.report.compositions.programmes.registers import registers_section
from goldenthread.report.compositions.programmes.requirements import (
    reds_section,
    requirements_section,
)
from goldenthread.report.compositions.programmes.summary import generated_words
from goldenthread.report.compositions.programmes.workstreams import (
    leads_table,
    overview_table,
    scorecard_section,
)
from goldenthread.report.model import (
    Block,
    Cell,
    Columns,
    Paragraph,
    Report,
    Section,
    Subheading,
    Table,
)
from goldenthread.report.narrated import narrated
from goldenthread.vocabulary import Period

REPORT = "programme-performance"
TITLE = "Programme Performance Report"
SECTIONS = (
    *FIELDS,
    ("front.implications", "Implications (a line each, as 'Resource: no')"),
    ("introduction", "Introduction"),
)


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    programme: str = "",
    checking: Checking | None = None,
) -> Report:
    """Give the performance report of a programme for a period."""
    material = gather(REPORT, organisation, period, as_at, programme, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the report out: front sheet, objectives and targets, then each workstream."""
    sections: list[Section | None] = [
        front_section(material),
        overview_section(material),
        targets_section(material),
    ]
    for workstream in material.assessed.result.workstreams:
        sections += [
            workstream_section(workstream, material),
            scorecard_section(workstream, material),
        ]
    sections += [
        requirements_section(material),
        reds_section(material),
        completion_section(material),
        panel_section(material),
        registers_section(material),
        timeline_section(material),
    ]
    return report_of(material, TITLE, sections)


def overview_section(material: Material) -> Section:
    """Give the introduction, the statuses with their movement, and counts of milestones."""
    result = material.assessed.result
    blocks: list[Block] = paragraphs(material.words("introduction"))
    blocks.append(overview_table(material))
    counted = [
        f"{one.name}: {words}."
        for one in result.workstreams
        if (words := counts_words(m for m in result.milestones if m.workstream == one.code))
    ]
    if counted:
        blocks += [Paragraph("Milestones by status"), bullets(counted)]
    if not material.words("front.key_issues"):
        blocks.append(bullets(generated_words(material)))
    return Section("overview", "Programme overview", tuple(blocks))


def targets_section(material: Material) -> Section | None:
    """Give the table of domains, metrics and targets, from the objectives with a domain."""
    held = [one for one in material.objectives if one.domain and one.workstream_id is None]
    if not held:
        return None
    rows = tuple(
        (
            Cell(one.domain, is_header=True),
            Cell(one.text),
            Cell(one.target or measured_target(one, material), align="end"),
        )
        for one in held
    )
    table = Table(
        "Objectives and their targets", ("Domain", "Metric", "Target"), rows, widths=(1, 5, 2)
    )
    return Section("targets", "Objectives and targets", (table,))


def measured_target(objective: Objective, material: Material) -> str:
    """Give the target in force of the objective's measure."""
    from goldenthread.assure.loading import load
    from goldenthread.records.measures.models import Measure

    if objective.measure_id is None:
        return "None recorded"
    found = load(Measure.objects.filter(pk=objective.measure_id), material.period, material.as_at)
    return aim_text(aim_in_force(found[0].aims, material.period, None), found[0].spec) or "None"


def workstream_section(workstream: WorkstreamResult, material: Material) -> Section:
    """Give a workstream: objectives, leads and status, progress, risks, milestones."""
    part = material.assessed.result.of_workstream(workstream.code)
    blocks: list[Block] = []
    for kind, label in Objective.Kind.choices:
        texts = [
            one.text
            for one in material.objectives
            if one.workstream_id == workstream.id and one.kind == kind
        ]
        if texts:
            blocks += [Paragraph("", lead=f"{label}s"), bullets(texts)]
    blocks.append(leads_table(workstream))
    if told := workstream.highlight:
        blocks += paragraphs(told.summary.splitlines())
        blocks += [Subheading("Progress update"), bullets(told.progress)]
        columns = [("Risks, issues and escalations", (bullets((*told.risks, *told.escalations)),))]
        if told.next:
            columns.append(("Next", (bullets(told.next),)))
        blocks.append(Columns(tuple(columns)))
    blocks += milestone_tables(part.milestones, workstream.name)
    return Section(f"highlight-{workstream.code}", workstream.name, tuple(blocks))


def timeline_section(material: Material) -> Section | None:
    """Give the timeline of all dated milestones."""
    picture = timeline(material, material.assessed.result.milestones)
    return Section("timeline", "Milestone timeline", (picture,)) if picture else None
