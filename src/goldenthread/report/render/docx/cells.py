"""Plain tables of a report and the key to its icons."""

from __future__ import annotations

from goldenthread.report.model import Cell, IconKey, Table
from goldenthread.report.render.docx.book import Book
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
from goldenthread.report.render.docx.writing import flag_runs, paragraph, run
from goldenthread.report.render.docx.xml import Element
from goldenthread.report.render.native_text import colour_of

FIRST_WIDTH = 1.6  # of the first column, where nothing else is said
MOST_AT_FULL_SIZE = 9  # columns that fit at the usual size of text
ICON, KEY_ICON = 0.55, 0.7  # centimetres


def draw_table(block: Table, book: Book) -> list[Element]:
    """Give a table with its caption and notes; rows of another length are filled up."""
    count = max([len(block.columns), *(len(row) for row in block.rows)])
    if not count:
        return [paragraph(run(block.caption), style="Caption"), *notes(block.notes)]
    small = count > MOST_AT_FULL_SIZE
    names = (*block.columns, *("",) * (count - len(block.columns)))
    lines = [heading_line(names, small=small, ends=block.figure_columns)] if block.columns else []
    for row in block.rows:
        if len(row) == 1 < count:
            head = heading_box(row[0].text, span=count, small=small)
            lines.append(Line((head,), kept=True))
            continue
        boxes = [draw_cell(cell, book, small=small) for cell in row]
        lines.append(Line((*boxes, *(Box(),) * (count - len(boxes)))))
    widths = block.widths if usable(block.widths, count) else (FIRST_WIDTH, *(1.0,) * (count - 1))
    made = table(block.caption, lines, widths, book.width)
    return [*captioned(block.caption, made), *notes(block.notes)]


def usable(widths: tuple[float, ...], count: int) -> bool:
    """Say whether there is a width for each column."""
    return len(widths) == count and all(width > 0 for width in widths)


def draw_cell(cell: Cell, book: Book, *, small: bool = False) -> Box:
    """Give a cell: icon, status, words and warning; a status colours the whole cell."""
    style = "TableSmall" if small else "TableText"
    ink = colour_of(cell.status.ink) if cell.status else ""
    content = []
    icon = book.icon(cell.icon.family, cell.icon.code, ICON) if cell.icon else None
    if icon is not None:
        content += [icon, run(" ")]
    if cell.status:
        words = f"{cell.status.symbol} {cell.status.words}".strip()
        content.append(run(f"{words}\n" if cell.text else words, bold=True, colour=ink))
    content.append(book.linked(cell.text, cell.anchor, colour=ink))
    content += flag_runs(cell.flag)
    shade = colour_of(cell.status.colour) if cell.status else ""
    return Box(
        (paragraph(*content, style=style, align=cell.align.replace("start", "")),), shade=shade
    )


def draw_icon_key(block: IconKey, book: Book) -> list[Element]:
    """Give the key: each icon with its name and meaning."""
    lines = [heading_line(("Icon", "Name", "Meaning"))]
    for icon, name, meaning in block.entries:
        picture = book.icon(icon.family, icon.code, KEY_ICON)
        lines.append(
            Line((text_box(picture, align="center"), text_box(run(name)), text_box(run(meaning))))
        )
    return captioned(block.caption, table(block.caption, lines, (1.4, 5, 20), book.width))
