"""Drawing tables: native ones, with a real header row and first column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml.ns import qn

from goldenthread.report.render.pptx.cells import END_MARGIN, RULE_WIDTH, GridCell, row_heights
from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import RULE, emu
from goldenthread.report.render.pptx.write import write_paras

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas
    from goldenthread.report.render.pptx.grid import Grid

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'No Style, No Grid': cells say all themselves
EDGES = ("lnL", "lnR", "lnT", "lnB")
ICON = 26.0


def draw_grid(grid: Grid, canvas: Canvas, box: Box) -> None:
    """Put the caption, the icons beside the groups and the table on the slide."""
    caption = grid.caption_paras(box.width)
    top = box.top + grid.caption_height(box.width)
    if caption:
        canvas.text(caption, Box(box.left, box.top, box.width, top - box.top))
    rows = (*grid.header, *grid.rows())
    if not rows:
        return
    widths = grid.widths(box.width)
    header = row_heights(grid.header, widths, grid.margin)
    heights = [*header, *(tall for group in grid.group_heights(widths) for tall in group)]
    draw_icons(grid, canvas, Box(box.left, top + sum(header), grid.gutter, 0), widths)
    frame = canvas.slide.shapes.add_table(
        len(rows), len(widths), *map(emu, (box.left + grid.gutter, top, sum(widths), sum(heights)))
    )
    canvas.name(frame, f"Table: {grid.name}", grid.name)
    table = frame.table
    properties = table._tbl.tblPr
    table.first_row, table.first_col, table.horz_banding = bool(grid.header), True, False
    properties.find(qn("a:tableStyleId")).text = NO_STYLE
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = emu(wide)
    for made, row, tall in zip(table.rows, rows, heights, strict=True):
        made.height = emu(tall)
        for element, cell in zip(made._tr.tc_lst, row, strict=True):
            write_cell(element, cell or GridCell(), grid, canvas)
    merge(table, rows)


def draw_icons(grid: Grid, canvas: Canvas, box: Box, widths: tuple[float, ...]) -> None:
    """Put the icon of each group beside its rows."""
    top = box.top
    for picture, heights in zip(grid.pictures, grid.group_heights(widths), strict=False):
        tall = sum(heights)
        size = min(ICON, tall - 2)
        place = Box(box.left, top + (tall - size) / 2, size, size)
        canvas.icon(*picture, place)
        top += tall


def write_cell(element: Any, cell: GridCell, grid: Grid, canvas: Canvas) -> None:
    """Write words, margins, rules and fill of a cell."""
    write_paras(element.get_or_add_txBody(), cell.paras, canvas)
    properties = element.get_or_add_tcPr()
    if grid.pictures:
        properties.set("anchor", "ctr")
    for side, wide in (
        ("L", grid.margin),
        ("R", grid.margin),
        ("T", END_MARGIN),
        ("B", END_MARGIN),
    ):
        properties.set(f"mar{side}", str(emu(wide)))
    for edge in EDGES:
        line = etree.SubElement(properties, qn(f"a:{edge}"), w=str(emu(RULE_WIDTH)))
        solid(line, RULE)
    if cell.fill:
        solid(properties, cell.fill)


def solid(parent: Any, colour: str) -> None:
    """Fill an element with one colour."""
    fill = etree.SubElement(parent, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour.lstrip("#").upper())


def merge(table: Any, rows: Sequence[Sequence[GridCell | None]]) -> None:
    """Merge the cells that cover several columns or rows."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell is not None and (cell.across > 1 or cell.down > 1):
                other = table.cell(at + cell.down - 1, place + cell.across - 1)
                table.cell(at, place).merge(other)
