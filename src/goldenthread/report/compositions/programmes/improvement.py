"""The progress report of a quality improvement plan."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.narrative.checking import Checking
from goldenthread.assure.programmes.results import WorkstreamResult
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.programmes.completion import (
    completion_section,
    domain_section,
    panel_section,
)
from goldenthread.report.compositions.programmes.compose import merged, report_of, words_section
from goldenthread.report.compositions.programmes.front import front_section
from goldenthread.report.compositions.programmes.material import Material, gather
from goldenthread.report.compositions.programmes.milestones import milestone_tables, timeline
from goldenthread.report.compositions.programmes.parts import bullets, paragraphs
from goldenthread.report.compositions.programmes.registers import (
    alignment_section,
    registers_section,
)
from goldenthread.report.compositions.programmes.requirements import (
    reds_section,
    requirements_section,
)
from goldenthread.report.compositions.programmes.summary import generated_words
from goldenthread.report.compositions.programmes.workstreams import (
    leads_table,
    overview_table,
    scorecard_block,
)
from goldenthread.report.model import Block, Columns, Report, Section
from goldenthread.report.narrated import narrated
from goldenthread.vocabulary import Period

REPORT = "quality-improvement"
TITLE = "Quality Improvement Plan Progress"
SECTIONS = (
    ("purpose", "Purpose"),
    ("summary", "Summary"),
    ("recommendation", "Recommendation"),
    ("implications", "Implications (a line each, as 'Financial: yes')"),
    ("overall_progress", "Overall progress"),
    ("evidence_assurance", "Evidence assurance"),
    ("domains", "Completed actions by CQC domain"),
    ("risks_and_mitigations", "Risks and mitigations"),
    ("register_alignment", "Risk register alignment"),
    ("next_steps", "Next steps"),
    ("divisional_plans", "Divisional plans"),
    ("improvement_training", "Quality improvement training"),
    ("external_visits", "External visits"),
)
FRONT = (
    ("purpose", "Purpose"),
    ("summary", "Summary"),
    ("recommendation", "Recommendation"),
)


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    programme: str = "",
    checking: Checking | None = None,
) -> Report:
    """Give the progress report of a quality improvement plan for a period."""
    material = gather(REPORT, organisation, period, as_at, programme, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the report out: front sheet, progress, panel, risks, then each workstream."""
    sections: list[Section | None] = [
        front_section(material, FRONT, "implications"),
        overview_section(material),
        merged(
            "completion-and-assurance",
            "Completion and assurance",
            (completion_section(material), panel_section(material), domain_section(material)),
        ),
        requirements_section(material),
        reds_section(material),
        merged(
            "risks-and-next-steps",
            "Risks, register alignment and next steps",
            (
                words_section(material, "risks_and_mitigations", "Risks and mitigations"),
                alignment_section(material),
                words_section(material, "next_steps", "Next steps"),
            ),
        ),
    ]
    sections += [part_section(one, material) for one in material.assessed.result.workstreams]
    sections += [
        merged(
            "divisions-training-visits",
            "Divisional plans, training and visits",
            (
                words_section(material, "divisional_plans", "Divisional plans"),
                words_section(material, "improvement_training", "Quality improvement training"),
                words_section(material, "external_visits", "External visits"),
            ),
        ),
        registers_section(material),
        timeline_section(material),
    ]
    return report_of(material, TITLE, sections)


def overview_section(material: Material) -> Section:
    """Give overall progress: the author's words (else the records'), and the statuses."""
    words = material.words("overall_progress")
    blocks: list[Block] = paragraphs(words) if words else [bullets(generated_words(material))]
    blocks.append(overview_table(material))
    return Section("overall-progress", "Overall progress", tuple(blocks))


def part_section(workstream: WorkstreamResult, material: Material) -> Section | None:
    """Give an element or strategic priority: progress, risks, next steps, outcome measures."""
    told = workstream.highlight
    part = material.assessed.result.of_workstream(workstream.code)
    tables = material.assessed.scorecards.get(workstream.code, ())
    if told is None and not part.milestones and not tables:
        return None
    blocks: list[Block] = [leads_table(workstream)]
    if told:
        blocks += paragraphs(told.summary.splitlines())
        pairs = (
            ("Progress since last month", told.progress, "Next steps", told.next),
            ("Key risks and concerns", told.risks, "Mitigation", mitigations(told.not_well)),
        )
        for first, one, second, other in pairs:
            if one or other:
                blocks.append(Columns(((first, (bullets(one),)), (second, (bullets(other),)))))
        rest = [text for text in told.not_well if not text.startswith(MITIGATION)]
        named = (("Gone well", told.well), ("Gone less well", rest),
                 ("For escalation", told.escalations))  # fmt: skip
        columns = tuple((title, (bullets(held),)) for title, held in named if held)
        if columns:
            blocks.append(Columns(columns))
    blocks += [scorecard_block(table, workstream.name, material) for table in tables]
    blocks += milestone_tables(part.milestones, workstream.name)
    return Section(f"highlight-{workstream.code}", heading_of(workstream, material), tuple(blocks))


MITIGATION = "Mitigation:"


def mitigations(texts: tuple[str, ...]) -> list[str]:
    """Give the items that are told as mitigation."""
    return [text.removeprefix(MITIGATION).strip() for text in texts if text.startswith(MITIGATION)]


def heading_of(workstream: WorkstreamResult, material: Material) -> str:
    """Give the heading: strategic priorities are numbered in their order."""
    if workstream.kind != "strategic_priority":
        return workstream.name
    priorities = [
        one.code for one in material.assessed.result.workstreams if one.kind == workstream.kind
    ]
    return f"Strategic priority {priorities.index(workstream.code) + 1}: {workstream.name}"


def timeline_section(material: Material) -> Section | None:
    """Give the timeline of all dated milestones."""
    picture = timeline(material, material.assessed.result.milestones)
    return Section("timeline", "Milestone timeline", (picture,)) if picture else None
