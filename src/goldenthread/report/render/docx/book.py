"""The document while it is made: its bookmarks, links, pictures, charts and headings."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from goldenthread.report.icons import assurance_icon_svg, variation_icon_svg
from goldenthread.report.model import Report, Section
from goldenthread.report.render.docx.chart_xml import chart_space
from goldenthread.report.render.docx.drawing import chart_run, picture_run
from goldenthread.report.render.docx.marked import with_marked_series
from goldenthread.report.render.docx.styles import DEEPEST
from goldenthread.report.render.docx.writing import bookmarked, keep_with_next, paragraph, run
from goldenthread.report.render.docx.xml import Element, el
from goldenthread.report.render.native import NativeChart
from goldenthread.report.render.native_workbook import chart_data
from goldenthread.vocabulary import Assurance, Variation

LONGEST_BOOKMARK = 40
ICON_SCALE = 4  # times 40 pixels: sharp on paper
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICON_WORDS = {
    "variation": {state.value: f"Variation: {state.label}" for state in Variation},
    "assurance": {state.value: f"Assurance: {state.label}" for state in Assurance},
}


@dataclass
class Book:
    """What the parts of a document share while it grows."""

    report: Report
    document: WordDocument = field(default_factory=Document)
    width: float = 0  # of the text on the present page, in centimetres
    is_wide: bool = True
    numbers: count[int] = field(default_factory=lambda: count(1))  # of bookmarks and drawings
    charts: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        """Name every section's bookmark; the first of several of one anchor is the target."""
        self.bookmarks: dict[str, str] = {}
        self.names: list[str] = []
        for section in self.report.sections:
            self.names.append(bookmark_name(section, self.names))
            self.bookmarks.setdefault(section.anchor, self.names[-1])
        self.pictures: dict[tuple[str, str], str] = {}
        self.outline: list[tuple[int, str, str]] = []  # level, words and bookmark of headings
        self.contents: list[Element] = []  # the lists that wait for the outline

    def linked(self, text: str, anchor: str, *, colour: str = "", bold: bool = False) -> Element:
        """Give words that lead to the section of the anchor, plain words where there is none."""
        name = self.bookmarks.get(anchor, "") if anchor else ""
        if not name or not text:
            return run(text, colour=colour, bold=bold)
        return link(text, name, colour=colour, bold=bold)

    def heading(self, text: str, level: int, *, bookmark: str = "") -> Element:
        """Give a heading; those as high as sections stand in the contents list, as Word does it."""
        level = min(level, DEEPEST)
        made = keep_with_next(paragraph(run(text), style=f"Heading{level}"))
        is_listed = level <= self.contents_depth and bool(text.strip())
        if not bookmark and not is_listed:
            return made
        number = next(self.numbers)
        name = bookmark or f"_heading_{number}"
        if is_listed:
            self.outline.append((level, text, name))
        return bookmarked(made, name, number)

    @property
    def contents_depth(self) -> int:
        """The deepest level of a section that the contents list shows."""
        return min(max((level for level in section_levels(self.report)), default=1), 3)

    def icon(self, family: str, code: str, height: float) -> Element | None:
        """Give an icon's picture with its words, None for no code, the code where unknown."""
        words = ICON_WORDS.get(family, {}).get(code)
        if words is None:
            return run(code) if code else None
        if (family, code) not in self.pictures:
            stream = io.BytesIO(icon_png(family, code))
            self.pictures[family, code] = self.document.part.get_or_add_image(stream)[0]
        return picture_run(self.pictures[family, code], words, next(self.numbers), height)

    def chart(self, native: NativeChart, width: float, height: float) -> Element:
        """Give a chart that Word draws and lets a reader edit, with its workbook inside."""
        number = next(self.charts)
        package = self.document.part.package
        native = with_marked_series(native)
        data = chart_data(native)
        workbook = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
            WORKBOOK_TYPE,
            data.xlsx_blob,
            package,
        )
        part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
        part._blob = chart_space(native, data, part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
        relation = self.document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        return chart_run(relation, native, next(self.numbers), width, height)


def link(
    text: str, bookmark: str, *, style: str = "Hyperlink", colour: str = "", bold: bool = False
) -> Element:
    """Give words that lead to a bookmark, underlined in `colour` where that is set."""
    style = "" if colour else style
    inside = run(text, style=style, colour=colour, underlined=bool(colour), bold=bold)
    return el("w:hyperlink", inside, anchor=bookmark, history=1)


def section_levels(report: Report) -> list[int]:
    """Give each section's level of heading, none of them deeper than one below the last."""
    levels: list[int] = []
    for section in report.sections:
        deepest = levels[-1] + 1 if levels else 1
        levels.append(max(1, min(section.level, deepest, 4)))
    return levels


def bookmark_name(section: Section, taken: list[str]) -> str:
    """Give a name that Word takes: a letter first, then letters, digits and '_', none twice."""
    plain = "s_" + re.sub(r"[^A-Za-z0-9]+", "_", section.anchor).strip("_")
    name, number = plain[:LONGEST_BOOKMARK], 1
    while name in taken:
        number += 1
        name = f"{plain[: LONGEST_BOOKMARK - 5]}_{number}"
    return name


@cache
def icon_png(family: str, code: str) -> bytes:
    """Give an icon as the kind of picture that every version of Word shows."""
    import vl_convert

    draw = variation_icon_svg if family == "variation" else assurance_icon_svg
    return bytes(vl_convert.svg_to_png(draw(code), scale=ICON_SCALE))
