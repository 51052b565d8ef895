"""The oversight pack of an improvement programme."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.narrative.checking import Checking
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.programmes.completion import (
    completion_section,
    panel_section,
)
from goldenthread.report.compositions.programmes.compose import report_of
from goldenthread.report.compositions.programmes.material import Material, gather
from goldenthread.report.compositions.programmes.milestones import milestones_section
from goldenthread.report.compositions.programmes.parts import bullets, paragraphs
from goldenthread.report.compositions.programmes.registers import (
    alignment_section,
    registers_section,
)
from goldenthread.report.compositions.programmes.requirements import (
    exit_section,
    reds_section,
    requirements_section,
)
from goldenthread.report.compositions.programmes.summary import generated_words
from goldenthread.report.compositions.programmes.workstreams import (
    highlight_section,
    overview_table,
    plan_section,
    scorecard_section,
)
from goldenthread.report.model import Block, Report, Section, Subheading
from goldenthread.report.narrated import narrated
from goldenthread.vocabulary import Period

REPORT = "oversight-pack"
TITLE = "Improvement Programme Oversight Pack"
SECTIONS = (
    ("executive_summary", "Executive summary"),
    ("governance", "Governance"),
    ("key_progress", "Key progress"),
    ("key_risks", "Key risks and issues"),
    ("rag_assessment", "Assessment"),
)


def build(
    organisation: Organisation,
    period: Period,
    *,
    as_at: dt.datetime | None = None,
    programme: str = "",
    checking: Checking | None = None,
) -> Report:
    """Give the oversight pack of a programme for a period."""
    material = gather(REPORT, organisation, period, as_at, programme, checking)
    made = compose(material)
    return narrated(made, organisation, period, material.checking, material.told)


def compose(material: Material) -> Report:
    """Lay the pack out: summary, requirements, reds, exit criteria, workstreams, plans."""
    workstreams = material.assessed.result.workstreams
    sections: list[Section | None] = [
        summary_section(material),
        overview_section(material),
        requirements_section(material),
        reds_section(material),
        exit_section(material),
    ]
    for workstream in workstreams:
        sections += [
            highlight_section(workstream, material),
            scorecard_section(workstream, material),
        ]
    sections += [completion_section(material), panel_section(material)]
    sections += [milestones_section(material)]
    sections += [plan_section(workstream, material) for workstream in workstreams]
    sections += [registers_section(material), alignment_section(material)]
    return report_of(material, TITLE, sections)


def summary_section(material: Material) -> Section:
    """Give the executive summary: the author's words, else what the records say."""
    words = material.words("executive_summary")
    blocks: list[Block] = []
    if words:
        blocks += paragraphs(words)
    else:
        blocks.append(bullets(generated_words(material)))
    if told := material.words("governance"):
        blocks += [Subheading("Governance"), bullets(told)]
    return Section("executive-summary", "Executive summary", tuple(blocks))


def overview_section(material: Material) -> Section:
    """Give the statuses of the workstreams, key progress and key risks."""
    blocks: list[Block] = [overview_table(material)]
    for name, title in (
        ("key_progress", "Key progress"),
        ("key_risks", "Key risks and issues"),
        ("rag_assessment", "Assessment"),
    ):
        if words := material.words(name):
            blocks += [Subheading(title), bullets(words)]
    return Section("programme-overview", "Programme overview", tuple(blocks))
