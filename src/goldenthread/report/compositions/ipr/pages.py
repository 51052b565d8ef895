"""Countermeasure summary pages and escalation pages of a theme."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.assure.results import MeasureResult, Point
from goldenthread.records.measures.models import CountermeasureSummary, StratificationTable
from goldenthread.report.charts import chart_description, lettered_notes, measure_chart_spec
from goldenthread.report.compositions.ipr.material import Material, Theme
from goldenthread.report.compositions.ipr.overview import emphasis_of
from goldenthread.report.model import (
    Block,
    Cell,
    ChartBlock,
    ChartGrid,
    Columns,
    Paragraph,
    Section,
    Subheading,
    Table,
)
from goldenthread.vocabulary import Tier, format_chart_number

CHARTS_A_PAGE = 4
DATA_COLUMNS = ("Period", "Value", "Target", "Mean", "Lower limit", "Upper limit", "Point")


def has_countermeasure_page(result: MeasureResult, material: Material) -> bool:
    """A summary was written, or the rules ask for a full one of a goal or objective."""
    if result.id in material.countermeasures:
        return True
    strategic = result.tier in (Tier.VISION, Tier.BREAKTHROUGH)
    return strategic and result.action.code == "full_cms"


def has_escalation_page(result: MeasureResult, material: Material) -> bool:
    """Escalated or commented on, or shown for information under one that is."""
    return not has_countermeasure_page(result, material) and (
        result.escalated or result.id in material.commentaries
    )


def page_anchors(material: Material) -> dict[int, str]:
    """Give the anchor of the page about each measure that has one."""
    anchors: dict[int, str] = {}
    for theme in material.themes:
        for result in theme.measures:
            if has_countermeasure_page(result, material):
                anchors[result.id] = f"cms-{result.code}"
        for number, group in enumerate(escalation_groups(theme, material), start=1):
            anchors |= {result.id: f"escalation-{theme.slug}-{number}" for result in group}
    return anchors


def escalation_groups(theme: Theme, material: Material) -> list[list[MeasureResult]]:
    """Give the measures of each escalation page: four charts a page, contributors beside theirs."""
    shown = [result for result in theme.measures if has_escalation_page(result, material)]
    codes = {result.code for result in shown}
    ordered: list[MeasureResult] = []
    for result in shown:
        if result.contributes_to not in codes:
            ordered.append(result)
            ordered += [other for other in shown if other.contributes_to == result.code]
    return [ordered[at : at + CHARTS_A_PAGE] for at in range(0, len(ordered), CHARTS_A_PAGE)]


def theme_pages(theme: Theme, material: Material) -> list[Section]:
    """Give the countermeasure pages of a theme, then its escalation pages."""
    pages = [
        countermeasure_section(result, material)
        for result in theme.measures
        if has_countermeasure_page(result, material)
    ]
    groups = escalation_groups(theme, material)
    for number, group in enumerate(groups, start=1):
        pages.append(escalation_section(theme, group, number, len(groups), material))
    return pages


def countermeasure_section(result: MeasureResult, material: Material) -> Section:
    """Give the one-page summary of a measure: trend, stratified data, contributors, actions."""
    summary = material.countermeasures.get(result.id)
    owner = summary.owner.title if summary and summary.owner else result.owner
    about = [f"Owner: {owner or 'no owner recorded'}", f"measure: {result.name}"]
    if summary and summary.desired_trend:
        about.append(f"desired trend: {summary.desired_trend}")
    blocks: list[Block] = [Paragraph("; ".join(about) + ".")]
    if summary:
        blocks.append(Paragraph(summary.problem, lead="Problem:"))
    blocks += [Subheading("1. Historic trend"), chart_block(result)]
    blocks.append(
        Columns(
            (
                ("2. Stratified data", tuple(stratified_blocks(result, material))),
                ("3. Top contributors", (contributors_block(summary),)),
            )
        )
    )
    blocks += [Subheading("4. Action plan"), actions_block(summary)]
    if commentary := material.commentaries.get(result.id):
        blocks.append(commentary_columns([(result, commentary)]))
    return Section(
        anchor=f"cms-{result.code}",
        title=f"Countermeasure summary: {result.label}",
        blocks=tuple(blocks),
        level=2,
    )


def stratified_blocks(result: MeasureResult, material: Material) -> list[Block]:
    """Give the measure's other lines and tables, or say that there are none."""
    blocks: list[Block] = []
    if lines := [line for line in result.lines if line.latest]:
        rows = tuple(
            (
                Cell(line.name, is_header=True),
                Cell(line.latest.text, align="end"),
                Cell(line.latest.target_text, align="end"),
                Cell(line.latest.period.label),
            )
            for line in lines
        )
        blocks.append(
            Table(f"{result.label} by line", ("Line", "Latest", "Target", "Period"), rows)
        )
    blocks += [table_block(table) for table in material.tables.get(result.id, ())]
    return blocks or [Paragraph("No stratified data is recorded for this period.")]


def table_block(table: StratificationTable) -> Table:
    """Give a stratification table as printed."""
    cells = list(table.cells.all())
    columns = list(dict.fromkeys(c.column for c in sorted(cells, key=lambda c: c.column_order)))
    written = {(cell.row, cell.column): cell.written for cell in cells}
    rows = list(dict.fromkeys(cell.row for cell in sorted(cells, key=lambda c: c.row_order)))
    return Table(
        caption=str(table),
        columns=("", *columns),
        rows=tuple(
            (
                Cell(row, is_header=True),
                *(Cell(written.get((row, column), ""), align="end") for column in columns),
            )
            for row in rows
        ),
    )


def contributors_block(summary: CountermeasureSummary | None) -> Block:
    """Give the top contributors, or say that none are recorded."""
    contributors = list(summary.contributors.all()) if summary else []
    if not contributors:
        return Paragraph("No contributors are recorded.")
    table = Table(
        "Top contributors",
        ("Contributor", "Area", "Note"),
        tuple(
            (Cell(found.contributor, is_header=True), Cell(found.area), Cell(found.note))
            for found in contributors
        ),
        widths=(2, 1, 3),
    )
    return without_empty_columns(table)


def actions_block(summary: CountermeasureSummary | None) -> Block:
    """Give the action plan, or say that none is recorded."""
    actions = list(summary.actions.all()) if summary else []
    if not actions:
        return Paragraph("No countermeasure actions are recorded.")
    table = Table(
        "Countermeasures",
        ("Action", "Contributor", "Owner", "Due", "Status"),
        tuple(
            (
                Cell(found.action, is_header=True),
                Cell(found.contributor),
                Cell(found.owner),
                Cell(found.due),
                Cell(found.status),
            )
            for found in actions
        ),
        widths=(4, 2, 2, 1.2, 1.2),
    )
    return without_empty_columns(table)


def without_empty_columns(table: Table) -> Table:
    """Give the table without the columns in which no row says anything."""
    kept = [at for at in range(len(table.columns)) if any(row[at].text for row in table.rows)]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        widths=tuple(table.widths[at] for at in kept),
    )


def escalation_section(
    theme: Theme, group: list[MeasureResult], number: int, of: int, material: Material
) -> Section:
    """Give a page of up to four charts with the owners' commentary."""
    commented = [(r, material.commentaries[r.id]) for r in group if r.id in material.commentaries]
    charts = tuple(chart_block(result, size="quarter") for result in group)
    blocks: list[Block] = [ChartGrid(charts)]
    if commented:
        blocks.append(commentary_columns(commented))
    missing = [r.label for r in group if r.escalated and r.id not in material.commentaries]
    if missing:
        blocks.append(Paragraph(", ".join(missing), lead="No commentary yet for:"))
    return Section(
        anchor=f"escalation-{theme.slug}-{number}",
        title=f"Escalation page: {theme.name}" + (f" ({number} of {of})" if of > 1 else ""),
        blocks=tuple(blocks),
        level=2,
    )


def commentary_columns(commented: list) -> Columns:
    """Give summary, actions, and assurance and timescales side by side, measure by measure."""
    parts = (
        ("Summary", "summary"),
        ("Actions", "actions"),
        ("Assurance and timescales", "assurance"),
    )
    return Columns(
        tuple(
            (
                title,
                tuple(
                    Paragraph(getattr(commentary, name), lead=f"{result.label}:")
                    for result, commentary in commented
                    if getattr(commentary, name)
                )
                or (Paragraph("Nothing recorded."),),
            )
            for title, name in parts
        )
    )


def chart_block(result: MeasureResult, size: str = "full") -> ChartBlock:
    """Give the control chart of a measure with its facts and data."""
    width, height = (760, 230) if size == "full" else (420, 220)
    charted = any(point.value is not None for point in result.points)
    return ChartBlock(
        measure=result.code,
        title=result.label,
        description=chart_description(result),
        spec=measure_chart_spec(result, width=width, height=height, size=size) if charted else {},
        facts=chart_facts(result),
        variation=result.variation.value,
        assurance=result.assurance.value,
        columns=DATA_COLUMNS if charted else (),
        rows=data_rows(result) if charted else (),
        method=result.method,
        emphasis=emphasis_of(result),
        size=size,
        empty="" if charted else "There are no figures that can be drawn.",
    )


def chart_facts(result: MeasureResult) -> tuple[tuple[str, str], ...]:
    """Give what is printed beside a chart."""
    latest = result.latest
    facts = [(latest.period.label, latest.text)] if latest else [("Latest", "No figure")]
    if latest and latest.target_text:
        facts.append(("Target", latest.target_text))
    if result.is_charted:
        facts.append(("Mean and process limits", limits_words(result)))
    state = f"{result.variation.label}; {result.assurance.label.lower()}"
    facts.append(("Variation and assurance", state))
    facts.append(("Action", result.action.rule))
    facts += [(f"Note {letter}", note.text) for letter, note in lettered_notes(result)]
    facts += [(f"Rebased {found.starts:%-d %b %Y}", found.reason) for found in result.rebases]
    if result.reasons:
        facts.append(("Escalated", "; ".join(reason.words for reason in result.reasons)))
    elif result.contributes_to:
        facts.append(("Shown", "For information, as a contributor"))
    return tuple(facts)


def limits_words(result: MeasureResult) -> str:
    """Word the mean and limits in force: '12.0%, 11.2% to 12.8%'."""
    limits, spec = result.limits, result.spec
    low, high = (format_chart_number(number, spec) for number in (limits.lower, limits.upper))
    return f"{format_chart_number(limits.mean, spec)}, {low} to {high}"


def data_rows(result: MeasureResult) -> tuple[tuple[str, ...], ...]:
    """Give the data behind a chart as text."""
    return tuple(
        (
            point.period_label + (" (p)" if point.status == "provisional" else ""),
            point.text,
            point.target_text,
            format_chart_number(point.mean, result.spec),
            format_chart_number(point.lower_limit, result.spec),
            format_chart_number(point.upper_limit, result.spec),
            point_words(point, drawn_with_limits=result.is_charted),
        )
        for point in result.points
    )


def point_words(point: Point, *, drawn_with_limits: bool) -> str:
    """Say what a point signals."""
    if point.ghost:
        return "kept out of calculations"
    if point.value is None or not drawn_with_limits:
        return ""
    return point.point_type.label
