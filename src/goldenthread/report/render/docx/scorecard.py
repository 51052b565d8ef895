"""The scorecard of a theme, and the matrix of variation by assurance."""

from __future__ import annotations

from goldenthread.report.model import Emphasis, Matrix, MatrixEntry, Scorecard, ScorecardRow
from goldenthread.report.render.docx.book import Book
from goldenthread.report.render.docx.styles import BLUE, HEAD
from goldenthread.report.render.docx.tables import (
    Box,
    Line,
    captioned,
    heading_box,
    heading_line,
    notes,
    table,
    text_box,
)
from goldenthread.report.render.docx.writing import QUIET, RED, paragraph, run, sign_run
from goldenthread.report.render.docx.xml import Element

WIDTHS = (1.6, 6.4, 1.35, 1.9, 1.75, 1.35, 1.9, 1.75, 1.25, 1.5, 1.85, 4.1)
WIDTHS_WITH_CHANCES = (*WIDTHS[:-1], 1.75, 3.2)
STYLE = "TableFine"
FIGURES = ("Target", "Position", "Period")
ACTIONS = ("Driver or watch", "Variation", "Assurance", "Action")
ACTIONS_WITH_CHANCES = (*ACTIONS[:-1], "Chance next period", ACTIONS[-1])
ICON = 0.55  # centimetres
EMPHASES: dict[Emphasis, str] = {"escalated": "Escalated", "full_cms": "Escalated: full summary"}


def draw_scorecard(block: Scorecard, book: Book) -> list[Element]:
    """Give a theme's measures, tier by tier, with the latest and the previous position."""
    lines = list(headings(has_chances=block.has_chances))
    widths = WIDTHS_WITH_CHANCES if block.has_chances else WIDTHS
    for group in block.groups:
        heading = text_box(
            run(group.heading, bold=True, colour="FFFFFF"), span=len(widths), shade=BLUE
        )
        lines.append(Line((heading,), kept=True))
        lines += [Line(draw_row(row, book, has_chances=block.has_chances)) for row in group.rows]
    made = table(block.caption, lines, widths, book.width, kept=False)
    return [*captioned(block.caption, made), *notes(block.notes)]


def headings(*, has_chances: bool) -> tuple[Line, Line]:
    """Give the two heading rows."""
    actions = ACTIONS_WITH_CHANCES if has_chances else ACTIONS
    over = (
        heading_box("CQC domain", merge="restart"),
        heading_box("Measure", merge="restart"),
        heading_box("Latest", span=3),
        heading_box("Previous", span=3),
        heading_box("Actions and assurance", span=len(actions)),
    )
    below = heading_box("", merge="continue"), heading_box("", merge="continue")
    named = [
        heading_box(name, align="" if name == "Period" else "end") for name in (*FIGURES, *FIGURES)
    ]
    named += [heading_box(name) for name in actions]
    return Line(over, is_heading=True), Line((*below, *named), is_heading=True)


def draw_row(row: ScorecardRow, book: Book, *, has_chances: bool) -> tuple[Box, ...]:
    """Give the cells of one measure; an escalated one has a red edge and says so."""
    name = [book.linked(row.name, row.anchor)]
    if words := EMPHASES.get(row.emphasis):
        name.append(run(f"\n{words}", bold=True, colour=RED))
    if row.change:
        name.append(run(f"{'. ' if words else ' – '}{row.change}", colour=QUIET))
    provisional = " (p)" if row.provisional else ""
    return (
        text_box(run(row.domain), edged=bool(row.emphasis), style=STYLE),
        text_box(*name, style=STYLE),
        text_box(run(row.latest_target), align="end", style=STYLE),
        position(row.latest + provisional, row.comparison, bold=True),
        text_box(run(row.latest_period), style=STYLE),
        text_box(run(row.previous_target), align="end", style=STYLE),
        position(row.previous, row.previous_comparison),
        text_box(run(row.previous_period), style=STYLE),
        text_box(run(row.role), style=STYLE),
        text_box(book.icon("variation", row.variation, ICON), align="center", style=STYLE),
        text_box(book.icon("assurance", row.assurance, ICON), align="center", style=STYLE),
        *((text_box(run(row.chance), style=STYLE),) if has_chances else ()),
        text_box(run(row.action), style=STYLE),
    )


def position(text: str, comparison: str, *, bold: bool = False) -> Box:
    """Give a figure with how it compares with its target."""
    sign = sign_run(comparison)
    if sign is None:
        return text_box(run(text, bold=bold), align="end", style=STYLE)
    return text_box(run(f"{text}\n", bold=bold), sign, align="end", style=STYLE)


def draw_matrix(block: Matrix, book: Book) -> list[Element]:
    """Give the measures by variation and assurance, then those that have no place."""
    lines = [heading_line(("Variation", *(words for _, words in block.columns)))]
    for (_, words), cells in zip(block.rows, block.cells, strict=False):
        boxes = [entries_box(cell, book) for cell in cells[: len(block.columns)]]
        boxes += [Box()] * (len(block.columns) - len(boxes))
        lines.append(Line((text_box(run(words, bold=True), shade=HEAD), *boxes)))
    widths = (2.6, *(4.0,) * len(block.columns))
    made = captioned(block.caption, table(block.caption, lines, widths, book.width, kept=False))
    return [*made, *draw_not_placed(block, book)]


def draw_not_placed(block: Matrix, book: Book) -> list[Element]:
    """Give the measures that have no place, gathered by why."""
    if not block.not_placed:
        return []
    lines = [heading_line(("Why", "Measures"))]
    for reason in dict.fromkeys(found.reason for found in block.not_placed):
        runs: list[Element] = []
        for found in block.not_placed:
            if found.reason == reason:
                runs += [*([run("; ")] if runs else []), *entry(found, book)]
        lines.append(Line((text_box(run(reason or "Not said")), text_box(*runs))))
    caption = "Not placed in the matrix"
    return captioned(caption, table(caption, lines, (1, 6), book.width))


def entries_box(entries: tuple[MatrixEntry, ...], book: Book) -> Box:
    """Give a cell of the matrix."""
    if not entries:
        return text_box(run("None", colour=QUIET))
    return Box(tuple(paragraph(*entry(e, book), style="TableList") for e in entries), top=True)


def entry(found: MatrixEntry, book: Book) -> list[Element]:
    """Give a measure with its mark of escalation."""
    runs = [book.linked(found.name, found.anchor, bold=bool(found.emphasis))]
    if found.emphasis:
        runs.append(run(" (escalated)", colour=RED))
    return runs
