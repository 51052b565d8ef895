"""Every kind of block written into a sheet: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.report import model
from goldenthread.report.icons import icon_words
from goldenthread.report.render.native_text import marked_words
from goldenthread.report.render.xlsx.book import Sheet, status_look
from goldenthread.report.render.xlsx.charts import write_graph

HEAD = {"bold": True, "bg_color": "#E8EDEE", "border": 1}
BORDER = {"border": 1}
EMPHASES = {"full_cms": "Full countermeasure summary", "escalated": "Escalated"}


def write_blocks(blocks: Sequence[Any], sheet: Sheet) -> None:
    """Write blocks below each other."""
    for block in blocks:
        write_block(block, sheet)


def write_block(block: Any, sheet: Sheet) -> None:
    """Write one block."""
    match block:
        case model.Paragraph():
            sheet.line(f"{block.lead} {block.text}{flagged(block.flag)}".strip())
        case model.Passage():
            sheet.line(passage_words(block.runs))
        case model.Points():
            for runs in block.items:
                sheet.line(f"• {passage_words(runs)}")
        case model.Subheading():
            sheet.skip()
            sheet.heading(block.text, block.level)
        case model.Bullets():
            for item in block.items:
                sheet.line(f"• {item.text}{flagged(item.flag)}")
        case model.Table():
            write_table(block, sheet)
        case model.Scorecard():
            write_scorecard(block, sheet)
        case model.Matrix():
            write_matrix(block, sheet)
        case model.StackedBars():
            names = ("Theme", *(words for _, words, _ in block.categories))
            rows = [(theme, *(str(count) for count in counts)) for theme, counts in block.bars]
            write_texts(block.caption, names, rows, sheet)
        case model.ChartBlock():
            write_chart(block, sheet)
        case model.ChartGrid():
            for chart in block.charts:
                write_chart(chart, sheet)
        case model.Graph():
            write_graph(block, sheet)
        case model.TrajectoryScorecard():
            write_trajectory(block, sheet)
        case model.Columns():
            for title, inner in block.columns:
                sheet.heading(title, 3)
                write_blocks(inner, sheet)
        case model.IconKey():
            rows = [(name, meaning) for _, name, meaning in block.entries]
            write_texts(block.caption, ("Icon", "Meaning"), rows, sheet)
        case model.Contents():
            pass  # the first sheet holds the contents
        case _:
            raise TypeError(f"{type(block).__name__} is no block of a report")


def passage_words(runs: Sequence[model.Run]) -> str:
    """Give a passage in words that say what was put in and what was taken out."""
    return "".join(marked_words(run.text, run.mark) for run in runs)


def flagged(words: str) -> str:
    """Give a warning as it stands behind words, nothing for none."""
    return f" ({words})" if words else ""


def write_table(block: model.Table, sheet: Sheet) -> None:
    """Write a table with its caption and notes; amounts are numbers."""
    top = open_table(block.caption, block.columns, sheet)
    for row in block.rows:
        for column, cell in enumerate(row):
            write_cell(cell, sheet, column, top)
        sheet.row += 1
    for note in block.notes:
        sheet.line(note, italic=True)
    sheet.skip()


def write_cell(cell: model.Cell, sheet: Sheet, column: int, top: int) -> None:
    """Write a cell in the row that is being written."""
    look: dict[str, Any] = {**BORDER, "bold": cell.is_header}
    if cell.amount:
        sheet.amount(sheet.row, column, cell.amount, top, **look)
        sheet.widen(column, cell.text)
        return
    words = cell_words(cell)
    if cell.status:
        look |= status_look(cell.status.colour, cell.status.ink)
    if cell.align == "end":
        look["align"] = "right"
    if cell.anchor:
        sheet.link_at(sheet.row, column, words, cell.anchor, **look)
    else:
        sheet.words(sheet.row, column, words, **look)
    sheet.widen(column, words)


def cell_words(cell: model.Cell) -> str:
    """Give the words of a cell: icon and status say theirs before them."""
    parts = []
    if cell.icon:
        parts.append(icon_words(cell.icon.family, cell.icon.code))
    if cell.status:
        parts.append(f"{cell.status.symbol} {cell.status.words}".strip())
    parts += [cell.text, f"({cell.flag})" if cell.flag else ""]
    return " ".join(part for part in parts if part)


def open_table(caption: str, names: Sequence[str], sheet: Sheet) -> int:
    """Write caption and header of a table; give its first row."""
    if caption:
        sheet.heading(caption, 3)
    for column, name in enumerate(names):
        sheet.words(sheet.row, column, name, **HEAD)
        sheet.widen(column, name)
    sheet.row += 1
    return sheet.row


def write_texts(
    caption: str, names: Sequence[str], rows: Sequence[Sequence[str]], sheet: Sheet
) -> None:
    """Write a table of words."""
    open_table(caption, names, sheet)
    for row in rows:
        for column, text in enumerate(row):
            sheet.words(sheet.row, column, text, **BORDER, bold=column == 0)
            sheet.widen(column, text)
        sheet.row += 1
    sheet.skip()


def write_scorecard(block: model.Scorecard, sheet: Sheet) -> None:
    """Write a theme's measures with the tier heading in the first column."""
    names = (
        "Tier", "Measure", "CQC domain", "Target", "Latest", "Period", "Previous target",
        "Previous", "Previous period", "Driver or watch", "Variation", "Assurance",
        *(("Chance next period",) if block.has_chances else ()), "Action",
    )  # fmt: skip
    rows = [
        (
            group.heading, one.name, one.domain, one.latest_target,
            f"{one.latest}{' (provisional)' if one.provisional else ''}", one.latest_period,
            one.previous_target, one.previous, one.previous_period, one.role,
            icon_words("variation", one.variation), icon_words("assurance", one.assurance),
            *((one.chance,) if block.has_chances else ()), one.action,
        )
        for group in block.groups
        for one in group.rows
    ]  # fmt: skip
    write_texts(block.caption, names, rows, sheet)
    for note in block.notes:
        sheet.line(note, italic=True)


def write_matrix(block: model.Matrix, sheet: Sheet) -> None:
    """Write the measures of each variation and assurance."""
    names = ("Variation", *(words for _, words in block.columns))
    rows = [
        (words, *("\n".join(entry.name for entry in cell) for cell in cells))
        for (_, words), cells in zip(block.rows, block.cells, strict=True)
    ]
    write_texts(block.caption, names, rows, sheet)
    if block.not_placed:
        placed = [(entry.name, entry.reason) for entry in block.not_placed]
        write_texts("Not placed", ("Measure", "Why"), placed, sheet)


def write_chart(block: model.ChartBlock, sheet: Sheet) -> None:
    """Write a control chart's facts and data."""
    sheet.skip()
    sheet.heading(block.title, 3)
    if words := EMPHASES.get(block.emphasis):
        sheet.line(words, bold=True)
    for label, words in block.facts:
        sheet.line(f"{label}: {words}")
    if block.empty:
        sheet.line(block.empty)
    if block.rows:
        write_texts("", block.columns, block.rows, sheet)
    if block.method:
        sheet.line(block.method, italic=True)


def write_trajectory(block: model.TrajectoryScorecard, sheet: Sheet) -> None:
    """Write aims and actuals period by period, the year before each period."""
    years = [year for year, count in block.years for _ in range(count)]
    periods = [f"{p} {y}".strip() for p, y in zip(block.periods, years, strict=True)]
    names = ("Metric", "Line", "Baseline", *periods, "End target", "Position", "Trend", "Comments")
    rows = []
    for one in block.rows:
        name = f"{one.number} {one.name}".strip()
        end = (one.end_target, one.position, one.trend, one.comments)
        rows.append((name, "Aim", one.baseline, *one.aims, *end))
        for line in one.actuals:
            cells = [c.text for c in line.cells]
            rows.append((name, line.name or "Actual", "", *cells, "", "", "", ""))
    write_texts(block.caption, names, rows, sheet)
    for note in block.notes:
        sheet.line(note, italic=True)
