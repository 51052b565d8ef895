"""The trajectory scorecard: aims and actuals period by period over several financial years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.report.model import TrajectoryCell, TrajectoryRow, TrajectoryScorecard
from goldenthread.report.render.docx.book import Book
from goldenthread.report.render.docx.styles import HEAD
from goldenthread.report.render.docx.tables import (
    Box,
    Line,
    captioned,
    heading_box,
    notes,
    table,
    text_box,
)
from goldenthread.report.render.docx.writing import flag_runs, paragraph, run, sign_run
from goldenthread.report.render.docx.xml import Element

MOST_PERIODS = 12  # that are legible beside each other on a page
BEFORE = (("No.", 0.9), ("Measure", 4.2), ("Baseline", 1.5), ("End target", 1.5), ("Line", 1.7))
AFTER = (("Position", 2.2), ("Trend", 1.5), ("Comments", 3.0))
PERIOD_WIDTH = 1.0
KEY = "Actuals against their aims: ✓ met, ≈ nearly met, ✕ not met."


@dataclass(frozen=True)
class Part:
    """The periods `start` to `end` of a scorecard, with the years that head them."""

    start: int
    end: int
    years: tuple[tuple[str, int], ...]
    is_last: bool = False


def draw_trajectory(block: TrajectoryScorecard, book: Book) -> list[Element]:
    """Give the scorecard, in several tables of whole years where one would be too wide."""
    parts = parts_of(block)
    made: list[Element] = []
    for part in parts:
        caption = block.caption
        if len(parts) > 1:
            caption += ": " + " to ".join(dict.fromkeys((part.years[0][0], part.years[-1][0])))
        columns = [*BEFORE, *[("", PERIOD_WIDTH)] * (part.end - part.start)]
        columns += AFTER if part.is_last else ()
        lines = list(headings(block, part))
        for row in block.rows:
            lines += row_lines(row, part, book)
        widths = [width for _, width in columns]
        made += captioned(caption, table(caption, lines, widths, book.width, kept=False))
    compared = any(c.comparison for r in block.rows for a in r.actuals for c in a.cells)
    return [*made, *notes(((KEY,) if compared else ()) + block.notes)]


def parts_of(block: TrajectoryScorecard) -> list[Part]:
    """Give the periods in parts that fit the page, broken between years."""
    years = list(year_runs(block))
    parts: list[Part] = []
    held: list[tuple[str, int]] = []
    start = end = 0
    for name, count in years:
        if held and end + count - start > MOST_PERIODS:
            parts.append(Part(start, end, tuple(held)))
            start, held = end, []
        held.append((name, count))
        end += count
    return [*parts, Part(start, end, tuple(held), is_last=True)]


def year_runs(block: TrajectoryScorecard) -> list[tuple[str, int]]:
    """Give each year with its periods, long ones in pieces; together as many as the periods."""
    runs: list[tuple[str, int]] = []
    left = len(block.periods)
    for name, count in (*block.years, ("", len(block.periods))):
        count = min(max(count, 0), left)
        left -= count
        while count > 0:
            runs.append((name, min(count, MOST_PERIODS)))
            count -= MOST_PERIODS
    return runs


def headings(block: TrajectoryScorecard, part: Part) -> tuple[Line, Line]:
    """Give the row of years and the row of periods."""
    after = AFTER if part.is_last else ()
    upper = [heading_box(name, merge="restart", small=True) for name, _ in BEFORE]
    upper += [heading_box(name, span=count, small=True) for name, count in part.years]
    upper += [heading_box(name, merge="restart", small=True) for name, _ in after]
    lower = [heading_box("", merge="continue", small=True) for _ in BEFORE]
    lower += [heading_box(name, small=True) for name in block.periods[part.start : part.end]]
    lower += [heading_box("", merge="continue", small=True) for _ in after]
    return Line(tuple(upper), is_heading=True), Line(tuple(lower), is_heading=True)


def row_lines(row: TrajectoryRow, part: Part, book: Book) -> list[Line]:
    """Give a measure's line of aims and its lines of actuals, kept on one page."""
    count = part.end - part.start
    aims = [TrajectoryCell(text) for text in row.aims]
    figures = [("Aim", aims, HEAD)]
    figures += [(actual.name or "Actual", list(actual.cells), "") for actual in row.actuals]
    lines = []
    for number, (name, cells, shade) in enumerate(figures):
        merge = "" if len(figures) == 1 else "continue" if number else "restart"
        shown = [*cells, *[TrajectoryCell("")] * (part.end - len(cells))][part.start : part.end]
        boxes = [*about(row, merge), text_box(run(name), style="TableSmall", shade=shade)]
        boxes += [figure(cell, shade) for cell in shown[:count]]
        boxes += outcome(row, merge) if part.is_last else ()
        lines.append(Line(tuple(boxes), kept=number < len(figures) - 1))
    return lines


def about(row: TrajectoryRow, merge: str) -> list[Box]:
    """Give what names a measure."""
    return [
        merged([run(row.number)], merge),
        merged([run(row.name), *flag_runs(row.flag)], merge),
        merged([run(row.baseline)], merge, align="end"),
        merged([run(row.end_target)], merge, align="end"),
    ]


def outcome(row: TrajectoryRow, merge: str) -> list[Box]:
    """Give where a measure stands, in words."""
    return [merged([run(words)], merge) for words in (row.position, row.trend, row.comments)]


def merged(content: Sequence[Element], merge: str, *, align: str = "") -> Box:
    """Give a cell that goes on through the lines of its measure; only its beginning has words."""
    held = () if merge == "continue" else content
    return Box((paragraph(*held, style="TableSmall", align=align),), merge=merge)


def figure(cell: TrajectoryCell, shade: str) -> Box:
    """Give an aim or an actual with its sign."""
    sign = sign_run(cell.comparison, words=False)
    return text_box(run(cell.text), sign, style="TableSmall", align="end", shade=shade)
