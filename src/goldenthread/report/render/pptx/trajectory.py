"""Trajectory scorecards as tables: years over periods, aims over actuals, comments last."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.report.model import TrajectoryCell, TrajectoryRow, TrajectoryScorecard
from goldenthread.report.render.pptx.cells import GridCell, Group, Row
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import (
    Align,
    Column,
    header_cell,
    note_pieces,
    one_grid,
    plain_cell,
)
from goldenthread.report.render.pptx.look import PALE, QUIET, RED
from goldenthread.report.render.pptx.symbols import COMPARISON_KEY, COMPARISONS
from goldenthread.report.render.pptx.text import Para, Run, clean, para

FIRST: tuple[tuple[str, float, Align], ...] = (
    ("No.", 24, "l"),
    ("Measure", 106, "l"),
    ("Baseline", 44, "r"),
    ("End target", 42, "r"),
    ("Line", 42, "l"),
)
LAST: tuple[tuple[str, float, Align], ...] = (
    ("Position", 58, "l"),
    ("Trend", 54, "l"),
    ("Comments", 112, "l"),
)
PERIOD = 34.0
SMALLER = 2.0
MARGIN = 2.5


@dataclass(frozen=True)
class Part:
    """The periods from `start` to before `end` that one table prints; the last has comments."""

    start: int
    end: int
    is_last: bool


def trajectory_pieces(block: TrajectoryScorecard, context: Context) -> list[Piece]:
    """Give the scorecard, its years in several tables where one is not wide enough, and a key."""
    size = max(8.0, context.sizes.table - SMALLER)
    found: list[Piece] = []
    parts = parts_of(block, context.width)
    years = years_of(block)
    for part in parts:
        columns = columns_of(part)
        groups = [group_of(row, part, size) for row in block.rows]
        header = header_rows(block.periods, years, part, size)
        caption = block.caption
        if len(parts) > 1:
            named = list(dict.fromkeys(years[part.start : part.end]))
            caption += f" ({' and '.join(filter(None, (named[0], *named[1:][-1:])))})"
        found += one_grid(
            caption, columns, groups, context, header=header, margin=MARGIN, size=size
        )
    lines = (line for row in block.rows for line in row.actuals)
    compared = any(cell.comparison for line in lines for cell in line.cells)
    return [*found, *note_pieces([*([COMPARISON_KEY] if compared else []), *block.notes], context)]


def years_of(block: TrajectoryScorecard) -> list[str]:
    """Give the financial year of each period, '' for periods that no year counts."""
    years = [clean(year) for year, count in block.years for _ in range(max(count, 0))]
    return [*years, *[""] * len(block.periods)][: len(block.periods)]


def parts_of(block: TrajectoryScorecard, width: float) -> list[Part]:
    """Share the periods out to tables, between years where it can be."""
    fixed, tail = (sum(weight for _, weight, _ in columns) for columns in (FIRST, LAST))
    count = len(block.periods)
    if count * PERIOD * 0.8 <= width - fixed - tail:
        return [Part(0, count, True)]
    most = max(1, int((width - fixed - tail) // PERIOD))
    years = years_of(block)
    parts = []
    start = 0
    while start < count:
        end = min(start + most, count)
        turns = [at for at in range(start + 1, end) if years[at] != years[at - 1]]
        if end < count and turns and years[end] == years[end - 1]:
            end = turns[-1]
        parts.append(Part(start, end, end == count))
        start = end
    return parts


def columns_of(part: Part) -> list[Column]:
    """Give the columns of a part."""
    periods = [("", PERIOD, "r")] * (part.end - part.start)
    described = [*FIRST, *periods, *(LAST if part.is_last else ())]
    return [Column(heading, weight, align) for heading, weight, align in described]  # type: ignore[arg-type]


def header_rows(
    periods: tuple[str, ...], years: list[str], part: Part, size: float
) -> tuple[Row, ...]:
    """Give two header rows: the years over their periods."""
    top: list[GridCell | None] = [header_cell(h, size, align=a, down=2) for h, _, a in FIRST]
    shown = years[part.start : part.end]
    for at, year in enumerate(shown):
        if at and shown[at - 1] == year:
            top.append(None)
            continue
        same = next((n for n, y in enumerate(shown[at:]) if y != year), len(shown) - at)
        top.append(header_cell(year, size, align="ctr", across=same))
    last = LAST if part.is_last else ()
    top += [header_cell(h, size, align=a, down=2) for h, _, a in last]
    under = [header_cell(words, size, align="r") for words in periods[part.start : part.end]]
    return tuple(top), (*[None] * len(FIRST), *under, *[None] * len(last))


def group_of(row: TrajectoryRow, part: Part, size: float) -> Group:
    """Give a measure's rows: its aims over its actuals."""
    down = 1 + len(row.actuals)
    aims = [plain_cell(text, size, align="r", fill=PALE) for text in row.aims]
    lines = [[actual_cell(cell, size) for cell in line.cells] for line in row.actuals]
    texts = (row.number, row.name, row.baseline, row.end_target)
    looks = zip(texts, FIRST, strict=False)
    first = [
        tall(plain_cell(text, size, bold=at < 2, align=align), down)
        for at, (text, (_, _, align)) in enumerate(looks)
    ]
    if row.flag:
        words = para(f"! {row.flag}", size, bold=True, colour=RED)
        first[1] = tall(GridCell((*first[1].paras, words)), down)
    last = [tall(plain_cell(text, size), down) for text in (row.position, row.trend, row.comments)]
    last = last if part.is_last else []
    rows: list[Row] = [(*first, plain_cell("Aim", size, fill=PALE), *cut_to(aims, part), *last)]
    for line, cells in zip(row.actuals, lines, strict=True):
        name = plain_cell(line.name or "Actual", size)
        rows.append((*[None] * len(first), name, *cut_to(cells, part), *[None] * len(last)))
    return Group(tuple(rows))


def tall(cell: GridCell, down: int) -> GridCell:
    """Give a cell that reaches down over a measure's rows."""
    return GridCell(cell.paras, cell.fill, down=down)


def cut_to(cells: list[GridCell], part: Part) -> list[GridCell]:
    """Give the cells of a part's periods, empty ones where there are too few."""
    count = part.end - part.start
    return [*cells[part.start : part.end], *[GridCell()] * count][:count]


def actual_cell(cell: TrajectoryCell, size: float) -> GridCell:
    """Give an actual with the sign of its comparison."""
    words = clean(cell.text)
    runs = [Run(words)] if words else []
    if cell.comparison in COMPARISONS:
        colour = RED if cell.comparison == "not_met" else QUIET
        runs.append(Run(f" {COMPARISONS[cell.comparison][0]}", bold=True, colour=colour))
    return GridCell((Para(tuple(runs), size, align="r"),) if runs else ())
