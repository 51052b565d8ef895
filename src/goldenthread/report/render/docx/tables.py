"""Tables: fixed widths, a heading row that repeats, rows that stay whole, a caption above."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from goldenthread.report.render.docx.styles import HEAD
from goldenthread.report.render.docx.writing import keep_with_next, paragraph, run
from goldenthread.report.render.docx.xml import Element, el, hex_of, twips
from goldenthread.report.render.native_text import name_text

MOST_KEPT = 8  # rows of a table that stays on one page
RED_EDGE = "D5281B"


@dataclass(frozen=True)
class Box:
    """A cell as laid out: paragraphs, how many columns it spans, its shade and red edge, and
    whether its words begin at the top.

    `merge` 'restart' begins a cell that goes on through the 'continue' cells below it.
    """

    content: tuple[Element, ...] = ()
    span: int = 1
    merge: str = ""
    shade: str = ""
    edged: bool = False
    top: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a table; a heading row repeats on each page; `whole` rows are not split."""

    boxes: tuple[Box, ...]
    is_heading: bool = False
    whole: bool = True
    kept: bool = False  # with the row after it


def captioned(caption: str, made: Element) -> list[Element]:
    """Give the caption, if there is one, and its table."""
    words = [keep_with_next(paragraph(run(caption), style="Caption"))] if caption else []
    return [*words, made]


def table(
    caption: str, lines: Sequence[Line], widths: Sequence[float], width: float, *, kept: bool = True
) -> Element:
    """Give a table, its relative `widths` spread over `width` centimetres.

    A short table stays on one page; the caption is also the table's title for screen readers.
    """
    total = sum(widths)
    columns = [twips(width * part / total) for part in widths]
    body = sum(not line.is_heading for line in lines)
    made = el("w:tbl", properties(caption, sum(columns), lines), grid(columns))
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        stays = line.is_heading or line.kept or (kept and body <= MOST_KEPT)
        made.append(row(line, columns, stays=stays and not is_last))
    return made


def properties(caption: str, width: int, lines: Sequence[Line]) -> Element:
    """Give a table's style, width and title."""
    has_heading = int(any(line.is_heading for line in lines))
    return el(
        "w:tblPr",
        el("w:tblStyle", val="ReportTable"),
        el("w:tblW", w=width, type="dxa"),
        el("w:tblLayout", type="fixed"),
        el(
            "w:tblLook",
            val="0420" if has_heading else "0400",
            firstRow=has_heading,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        el("w:tblCaption", val=name_text(caption)) if caption else None,
    )


def grid(columns: Sequence[int]) -> Element:
    """Give the columns' widths."""
    return el("w:tblGrid", *(el("w:gridCol", w=width) for width in columns))


def row(line: Line, columns: Sequence[int], *, stays: bool) -> Element:
    """Give one row, on the page of the next one where it `stays`."""
    settings = el(
        "w:trPr",
        el("w:cantSplit") if line.whole else None,
        el("w:tblHeader") if line.is_heading else None,
    )
    made = el("w:tr", settings if len(settings) else None)
    place = 0
    for box in line.boxes:
        made.append(cell(box, sum(columns[place : place + box.span]), stays=stays))
        place += box.span
    return made


def cell(box: Box, width: int, *, stays: bool) -> Element:
    """Give one cell, which always holds a paragraph."""
    edge = el("w:left", val="single", sz=24, space=0, color=RED_EDGE)
    settings = el(
        "w:tcPr",
        el("w:tcW", w=width, type="dxa"),
        el("w:gridSpan", val=box.span) if box.span > 1 else None,
        el("w:vMerge", val=box.merge) if box.merge else None,
        el("w:tcBorders", edge) if box.edged else None,
        el("w:shd", val="clear", color="auto", fill=hex_of(box.shade)) if box.shade else None,
        el("w:vAlign", val="top" if box.top else "center"),
    )
    content = box.content or (paragraph(style="TableText"),)
    if stays:
        for held in content:
            keep_with_next(held)
    return el("w:tc", settings, *content)


def heading_box(
    text: str, *, span: int = 1, merge: str = "", small: bool = False, align: str = ""
) -> Box:
    """Give the cell that heads a column or several."""
    style = "TableSmallHeading" if small else "TableHeading"
    content = (paragraph(run(text), style=style, align=align),)
    return Box(content, span=span, merge=merge, shade=HEAD)


def heading_line(names: Sequence[str], *, small: bool = False, ends: Container[int] = ()) -> Line:
    """Give the row of column headings; those over figures, at the places `ends`, like these."""
    boxes = (
        heading_box(name, small=small, align="end" if at in ends else "")
        for at, name in enumerate(names)
    )
    return Line(tuple(boxes), is_heading=True)


def text_box(*content: Element, style: str = "TableText", align: str = "", **look: object) -> Box:
    """Give a cell of one paragraph; `look` as `Box` takes it."""
    runs = tuple(found for found in content if found is not None)
    return Box((paragraph(*runs, style=style, align=align),), **look)  # type: ignore[arg-type]


def notes(lines: Sequence[str]) -> list[Element]:
    """Give the notes below a table."""
    return [paragraph(run(line), style="Note") for line in lines]
