"""A workstream in a report: its status, highlight report, scorecard and plan on a page."""

from __future__ import annotations

from goldenthread.assure.programmes.results import WorkstreamResult
from goldenthread.assure.programmes.scorecards import TrajectoryResult, TrajectoryTable
from goldenthread.records.programmes.models import PlanItem
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import (
    MOVEMENTS,
    bullets,
    joined,
    paragraphs,
    view_cell,
)
from goldenthread.report.model import (
    Block,
    Cell,
    Columns,
    Paragraph,
    Section,
    Subheading,
    Table,
    TrajectoryCell,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)
from goldenthread.vocabulary import Comparison

PLAN_PAIRS = (
    ("background", "aims"),
    ("benefits", "benefit_measures"),
    ("risks", "issues"),
    ("communications", "resources"),
)
LABELS = dict(PlanItem.Section.choices)


def overview_table(material: Material) -> Table:
    """Give both statuses and the movement of each workstream, and of the programme."""
    result = material.assessed.result
    rows = [
        (
            Cell(one.name, is_header=True, anchor=f"highlight-{one.code}"),
            Cell(joined(one.executive_leads or one.sros)),
            view_cell(one.delivery),
            view_cell(one.embedding),
            Cell(MOVEMENTS[one.movement]),
        )
        for one in result.workstreams
    ]
    rows.append(
        (
            Cell(result.name, is_header=True),
            Cell("Programme"),
            view_cell(result.status),
            view_cell(result.embedding),
            Cell(MOVEMENTS[result.movement]),
        )
    )
    return Table(
        "Status of the workstreams",
        ("Workstream", "Lead", "Actions", "Embedding", "Since last period"),
        tuple(rows),
        notes=(f"Statuses are rolled up by the rule '{result.roll_up}' unless stated.",),
        widths=(2, 2, 2.4, 2.4, 1.2),
    )


def leads_table(workstream: WorkstreamResult) -> Table:
    """Give who leads a workstream, and its statuses."""
    return Table(
        f"{workstream.name}: leads and status",
        ("Executive lead", "Senior responsible officer", "Programme manager", "Actions",
         "Embedding", "Since last period"),
        (
            (
                Cell(joined(workstream.executive_leads)),
                Cell(joined(workstream.sros)),
                Cell(joined(workstream.programme_managers)),
                view_cell(workstream.delivery),
                view_cell(workstream.embedding),
                Cell(MOVEMENTS[workstream.movement]),
            ),
        ),
        widths=(1.6, 1.6, 1.6, 2, 2, 1.2),
    )  # fmt: skip


def highlight_section(workstream: WorkstreamResult, material: Material) -> Section | None:
    """Give the highlight report of the period; None where none was written."""
    told = workstream.highlight
    if told is None:
        return None
    state = "" if told.state == "signed_off" else "This highlight report is not signed off yet."
    blocks: list[Block] = [leads_table(workstream)]
    if state and material.as_at is None:
        blocks.append(Paragraph("", flag=state))
    blocks += paragraphs(told.summary.splitlines())
    pairs = (
        ("Progress against key outcomes", told.progress, "Key activity, period ahead", told.next),
        ("What has gone well", told.well, "What has not gone so well", told.not_well),
        ("Key risks", told.risks, "Issues for escalation", told.escalations),
    )
    for first, one, second, other in pairs:
        if one or other:
            columns = ((first, (bullets(one),)), (second, (bullets(other),)))
            blocks.append(Columns(columns))
    return Section(
        f"highlight-{workstream.code}", f"Highlight report: {workstream.name}", tuple(blocks)
    )


def scorecard_section(workstream: WorkstreamResult, material: Material) -> Section | None:
    """Give the scorecard of a workstream; None where it has none."""
    tables = material.assessed.scorecards.get(workstream.code)
    if not tables:
        return None
    return Section(
        f"scorecard-{workstream.code}",
        f"Scorecard: {workstream.name}",
        tuple(scorecard_block(table, workstream.name, material) for table in tables),
        level=2,
    )


def scorecard_block(table: TrajectoryTable, name: str, material: Material) -> TrajectoryScorecard:
    """Give a table of aims and actuals as a block."""
    return TrajectoryScorecard(
        caption=f"{name}: aims and actuals",
        years=table.years,
        periods=tuple(period_head(period.label) for period in table.periods),
        rows=tuple(row_block(row, material) for row in table.rows),
        notes=(
            "Nearly is within 5% of the aim, or one grade. N/A, TBC and values of another kind "
            "cannot be compared.",
        ),
    )


def period_head(label: str) -> str:
    """Give a period under the heading of its financial year: 'Q3' of 'Q3 2023/24'."""
    return label.split()[0]


def row_block(row: TrajectoryResult, material: Material) -> TrajectoryRow:
    """Give one measure's row."""
    lines = tuple(
        TrajectoryLine(
            line.name,
            tuple(TrajectoryCell(cell.text, sign(cell.comparison)) for cell in line.cells),
        )
        for line in row.lines
    )
    pace = f" Needs {row.pace}." if row.pace and not row.pace.startswith("The aim") else ""
    flags = "; ".join(finding.words.split(": ", 1)[1] for finding in row.findings)
    return TrajectoryRow(
        number=row.number,
        measure=row.measure,
        name=row.name,
        baseline=row.baseline,
        end_target=row.end_target,
        aims=row.aims,
        actuals=lines,
        position=f"{row.position}.{pace}",
        trend=row.trend,
        comments=material.comments.get(row.measure_id, ""),
        flag=flags,
    )


def sign(comparison: Comparison | None) -> str:
    """Give the comparison as blocks hold it; '' where nothing compares."""
    if comparison is None or comparison is Comparison.NOT_COMPARABLE:
        return ""
    return comparison.value


def plan_section(workstream: WorkstreamResult, material: Material) -> Section | None:
    """Give the plan on a page; None where nothing of it is recorded."""
    items = material.plans.get(workstream.code, [])
    sections: dict[str, list[str]] = {}
    for item in items:
        sections.setdefault(item.section, []).append(item.text)
    extra = {"background": workstream.background, "aims": workstream.aim,
             "benefits": workstream.benefits}  # fmt: skip
    for name, text in extra.items():
        if text and name not in sections:
            sections[name] = text.splitlines()
    if not sections:
        return None
    blocks: list[Block] = [leads_table(workstream)]
    for first, second in PLAN_PAIRS:
        if first in sections or second in sections:
            blocks.append(Columns((plan_column(first, sections), plan_column(second, sections))))
    if "alignment" in sections:
        blocks += [Subheading(LABELS["alignment"]), bullets(sections["alignment"])]
    if outcomes := outcomes_table(workstream, items):
        blocks.append(outcomes)
    return Section(f"plan-{workstream.code}", f"Plan on a page: {workstream.name}", tuple(blocks))


def plan_column(name: str, sections: dict[str, list[str]]) -> tuple[str, tuple[Block, ...]]:
    """Give one part of the plan under its heading."""
    return LABELS[name], (bullets(sections.get(name, ())),)


def outcomes_table(workstream: WorkstreamResult, items: list[PlanItem]) -> Table | None:
    """Give the outcomes by period."""
    from goldenthread.vocabulary import Period, PeriodKind

    by_period: dict[str, list[str]] = {}
    for item in items:
        if item.section == PlanItem.Section.OUTCOMES:
            label = "No period"
            if item.period_start:
                label = Period(PeriodKind(item.period_kind), item.period_start).label
            by_period.setdefault(label, []).append(item.text)
    if not by_period:
        return None
    return Table(
        f"{workstream.name}: key outcomes and success criteria",
        ("Period", "Outcomes"),
        tuple(
            (Cell(label, is_header=True), Cell("\n".join(texts)))
            for label, texts in by_period.items()
        ),
        widths=(1, 7),
    )
