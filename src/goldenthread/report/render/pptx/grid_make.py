"""Making tables of a width: columns by weight or content, smaller text where rows are too tall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from goldenthread.report.render.pptx.cells import (
    RULE_WIDTH,
    SIDE_MARGIN,
    GridCell,
    Group,
    Row,
    span,
)
from goldenthread.report.render.pptx.column_widths import content_weight, longest_word
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid import Grid
from goldenthread.report.render.pptx.look import BODY_HEIGHT, DARK_BLUE, INK, QUIET, SMALLEST, WHITE
from goldenthread.report.render.pptx.prose import Prose
from goldenthread.report.render.pptx.text import clean, lines_of, one_line, para, resized, shortened

NARROWEST = 42.0  # a table of narrower columns is drawn in parts
HEADER_LINES, CAPTION_LINES = 5, 2
Align = Literal["l", "r", "ctr"]


@dataclass(frozen=True)
class Column:
    """A column's heading; `weight` 0 for a width by content."""

    heading: str
    weight: float = 0.0
    align: Align = "l"


def header_cell(
    text: str, size: float, *, align: Align = "l", across: int = 1, down: int = 1
) -> GridCell:
    """Give a cell of the header row."""
    words = para(text, size, bold=True, colour=WHITE, align=align)
    return GridCell((words,), fill=DARK_BLUE, across=across, down=down)


def plain_cell(
    text: str, size: float, *, bold: bool = False, align: Align = "l", fill: str = ""
) -> GridCell:
    """Give a cell of words, empty for none."""
    words = para(text, size, bold=bold, align=align)
    return GridCell((words,) if words.text else (), fill=fill)


def make_grids(
    caption: str,
    columns: Sequence[Column],
    groups: Sequence[Group],
    context: Context,
    *,
    pictures: tuple[tuple[str, str], ...] = (),
    margin: float = SIDE_MARGIN,
    fixed: int = 1,
) -> list[Piece]:
    """Give the caption and the table, in parts of columns where there are too many for one.

    The first `fixed` columns are in every part.
    """
    if not columns:
        return caption_text(caption, context)
    most = max(fixed + 1, int(context.width // NARROWEST))
    if len(columns) <= most:
        return one_grid(caption, columns, groups, context, pictures=pictures, margin=margin)
    found: list[Piece] = []
    step = most - fixed
    for start in range(fixed, len(columns), step):
        places = [*range(fixed), *range(start, min(start + step, len(columns)))]
        part = [
            replace(group, rows=tuple(tuple(row[at] for at in places) for row in group.rows))
            for group in groups
        ]
        chosen = [columns[at] for at in places]
        words = f"{caption} (columns {start + 1} to {places[-1] + 1})"
        found += one_grid(words, chosen, part, context, pictures=pictures, margin=margin)
    return found


def one_grid(
    caption: str,
    columns: Sequence[Column],
    groups: Sequence[Group],
    context: Context,
    *,
    header: tuple[Row, ...] = (),
    pictures: tuple[tuple[str, str], ...] = (),
    margin: float = SIDE_MARGIN,
    size: float = 0.0,
) -> list[Piece]:
    """Give one table with its caption, its text as large as its rows allow."""
    start = size or context.sizes.table
    notes: list[Piece] = []
    first = caption_text(caption, context)
    is_short = len(first) == 0 or first[0].height(context.width) <= start * 1.7 * CAPTION_LINES
    for tried in sizes_down(start):
        own = header or plain_header(columns, tried)
        grid = sized(caption if is_short else "", columns, own, groups, tried)
        grid = replace(grid, name=one_line(caption) or "Table", pictures=pictures, margin=margin)
        grid, notes = with_short_header(grid, context)
        room = BODY_HEIGHT - grid.header_height(context.width)
        tallest = max(map(sum, grid.group_heights(grid.widths(context.width))), default=0)
        if tallest <= room:
            break
    return [*([] if is_short else first), grid, *notes]


def caption_text(caption: str, context: Context) -> list[Piece]:
    """Give a caption as a text of its own."""
    words = clean(caption)
    size = context.sizes.table
    return [Prose((para(words, size, bold=True, colour=INK),))] if words.strip() else []


def sizes_down(start: float) -> Iterator[float]:
    """Give sizes of text from `start` to the smallest that is allowed."""
    size = start
    while size > SMALLEST:
        yield size
        size -= 1
    yield SMALLEST


def plain_header(columns: Sequence[Column], size: float) -> tuple[Row, ...]:
    """Give a header row of the columns' headings."""
    return (tuple(header_cell(c.heading, size, align=c.align) for c in columns),)


def sized(
    caption: str,
    columns: Sequence[Column],
    header: tuple[Row, ...],
    groups: Sequence[Group],
    size: float,
) -> Grid:
    """Give the table with no text larger than `size`, and its columns' weights and needs."""
    bands: dict[int, Row] = {}
    made = []
    for group in groups:
        band = group.band
        if band is not None:
            band = bands.setdefault(id(group.band), smaller(band, size))
        made.append(Group(tuple(smaller(row, size) for row in group.rows), band))
    top = tuple(smaller(row, size) for row in header)
    rows = [*top, *(row for group in made for row in group.rows)]
    weights = tuple(column.weight or content_weight(rows, at) for at, column in enumerate(columns))
    needs = tuple(longest_word(rows, at) for at in range(len(columns)))
    return Grid("", one_line(caption), top, tuple(made), weights, needs, size)


def smaller(row: Row, size: float) -> Row:
    """Give a row with no text larger than `size`."""
    return tuple(cell and replace(cell, paras=resized(cell.paras, size)) for cell in row)


def with_short_header(grid: Grid, context: Context) -> tuple[Grid, list[Piece]]:
    """Give the table with headings of a few lines, and notes with those that are longer."""
    widths = grid.widths(context.width)
    header, notes = [], []
    for row in grid.header:
        cells = list(row)
        for at, cell in enumerate(row):
            if cell is None:
                continue
            room = span(widths, at, cell) - 2 * grid.margin - RULE_WIDTH
            whole = cell.paras[0]
            if len(lines_of(whole, room)) > HEADER_LINES:
                text = shortened(whole.text, room, HEADER_LINES, whole.size, bold=True)
                short = replace(whole, runs=(replace(whole.runs[0], text=text),))
                cells[at] = replace(cell, paras=(short,))
                notes.append(f"Heading of column {at + 1}: {whole.text}")
        header.append(tuple(cells))
    return replace(grid, header=tuple(header)), note_pieces(notes, context)


def note_pieces(notes: Iterable[str], context: Context) -> list[Piece]:
    """Give notes as quiet text under a table."""
    size = context.sizes.note
    words = tuple(para(note, size, colour=QUIET, before=2) for note in notes if clean(note).strip())
    return [Prose(words)] if words else []
