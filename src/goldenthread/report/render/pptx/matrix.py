"""The matrix of variation by assurance as a table, those that have no place in it as a list."""

from __future__ import annotations

from goldenthread.report.model import Matrix, MatrixEntry
from goldenthread.report.render.pptx.cells import GridCell, Group
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import Column, make_grids, plain_cell
from goldenthread.report.render.pptx.look import BLUE, DARK_BLUE, INK, PALE, QUIET, RED
from goldenthread.report.render.pptx.prose import Prose
from goldenthread.report.render.pptx.text import Para, Run, clean, para
from goldenthread.report.render.pptx.write import BULLET_INDENT

NAME_WEIGHT, CELL_WEIGHT = 0.8, 1.0
ENTRY_INDENT = 8.0


def matrix_pieces(block: Matrix, context: Context) -> list[Piece]:
    """Give the matrix, then the measures that are not placed in it."""
    size = context.sizes.table - 1
    columns = [Column("Variation", NAME_WEIGHT)]
    columns += [Column(words, CELL_WEIGHT) for _, words in block.columns]
    groups = []
    for at, (_, words) in enumerate(block.rows):
        found = block.cells[at] if at < len(block.cells) else ()
        cells = [entries_cell(entries, size) for entries in found[: len(block.columns)]]
        cells += [entries_cell((), size)] * (len(block.columns) - len(cells))
        groups.append(Group(((plain_cell(words, size, bold=True, fill=PALE), *cells),)))
    grids = make_grids(block.caption, columns, groups, context)
    return [*grids, *apart_pieces(block.not_placed, context)]


def entries_cell(entries: tuple[MatrixEntry, ...], size: float) -> GridCell:
    """Give the measures of a cell, one a line, '–' for none."""
    if not entries:
        return GridCell((para("–", size, colour=QUIET, align="ctr"),))
    return GridCell(tuple(entry_para(entry, size, before=1.5) for entry in entries))


def entry_para(entry: MatrixEntry, size: float, *, before: float, bullet: bool = False) -> Para:
    """Give a measure with its link, whether it is escalated, and why it has no place."""
    colour = BLUE if entry.anchor else INK
    runs = [Run(clean(entry.name), bool(entry.emphasis), colour, entry.anchor)]
    if entry.emphasis:
        words = "escalated, full CMS" if entry.emphasis == "full_cms" else "escalated"
        runs.append(Run(f" ({words})", True, RED))
    if entry.reason:
        runs.append(Run(f" ({clean(entry.reason)})", colour=QUIET))
    indent = BULLET_INDENT if bullet else 0.0
    return Para(tuple(runs), size, before=before, bullet=bullet, indent=indent)


def apart_pieces(entries: tuple[MatrixEntry, ...], context: Context) -> list[Piece]:
    """Give the measures that are not placed as a list under its heading."""
    if not entries:
        return []
    size = context.sizes.table
    heading = para(
        "Not placed in the matrix", size + 1, bold=True, colour=DARK_BLUE, before=6, heads=True
    )
    items = (entry_para(entry, size, before=2, bullet=True) for entry in entries)
    return [Prose((heading, *items))]
