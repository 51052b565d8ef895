"""Tables of the report as tables of slides: icons, statuses, warnings and links in their cells."""

from __future__ import annotations

from goldenthread.report.model import Cell, Status, Table
from goldenthread.report.render.pptx.cells import GridCell, Group
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import Align, Column, make_grids, note_pieces
from goldenthread.report.render.pptx.look import BLUE, RED, tint
from goldenthread.report.render.pptx.symbols import icon_colour, icon_symbol, icon_words
from goldenthread.report.render.pptx.text import Para, Run, clean


def table_pieces(block: Table, context: Context) -> list[Piece]:
    """Give a table with its notes; short rows are filled up, columns without heading added."""
    count = max([len(block.columns), *(len(row) for row in block.rows)])
    weights = (
        block.widths if len(block.widths) == count and min(block.widths, default=0) > 0 else ()
    )
    columns = [
        Column(
            block.columns[at] if at < len(block.columns) else "",
            weights[at] if weights else 0.0,
            "r" if at in block.figure_columns else "l",
        )
        for at in range(count)
    ]
    size = context.sizes.table
    groups = []
    for row in block.rows:
        cells = [report_cell(cell, size, first=at == 0) for at, cell in enumerate(row)]
        groups.append(Group(((*cells, *[GridCell()] * (count - len(cells))),)))
    grids = make_grids(block.caption, columns, groups, context)
    return [*grids, *note_pieces(block.notes, context)]


def report_cell(cell: Cell, size: float, *, first: bool) -> GridCell:
    """Give a cell: status, icon in words, words with their link, warning."""
    ink = cell.status.ink if cell.status else ""
    runs = status_runs(cell.status) if cell.status else []
    if cell.icon:
        runs += icon_runs(cell.icon.family, cell.icon.code)
    words = clean(cell.text)
    if words:
        runs += [Run(" ")] if runs else []
        colour = ink or (BLUE if cell.anchor else "")
        runs.append(Run(words, first or cell.is_header, colour, cell.anchor))
    align: Align = "r" if cell.align == "end" else "l"
    paras = [Para(tuple(runs), size, align=align)] if runs else []
    if cell.flag:
        flag = Run(f"! {clean(cell.flag)}", bold=True, colour=ink or RED)
        paras.append(Para((flag,), size, align=align))
    fill = cell.status.colour if cell.status else icon_fill(cell)
    return GridCell(tuple(paras), fill=fill)


def status_runs(status: Status) -> list[Run]:
    """Give a status' symbol and words in its ink."""
    words = " ".join(part for part in (clean(status.symbol), clean(status.words)) if part)
    return [Run(words, bold=True, colour=status.ink)]


def icon_runs(family: str, code: str) -> list[Run]:
    """Give an icon's symbol, bold, and its words."""
    words = Run(clean(icon_words(family, code)))
    symbol = icon_symbol(family, code)
    return [Run(f"{symbol}  ", bold=True), words] if symbol else [words]


def icon_fill(cell: Cell) -> str:
    """Give the thinned colour of a cell's icon, '' without one."""
    colour = icon_colour(cell.icon.family, cell.icon.code) if cell.icon else ""
    return tint(colour) if colour else ""
