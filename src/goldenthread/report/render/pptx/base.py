"""The empty presentation: size, colours, fonts, and two layouts without anything left over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from goldenthread.report.model import Report
from goldenthread.report.render.pptx import look
from goldenthread.report.render.pptx.layouts import (
    BODY_LAYOUT,
    TITLE_LAYOUT,
    dress_body,
    dress_cover,
    dress_master,
)
from goldenthread.report.render.pptx.look import emu
from goldenthread.report.render.pptx.text import one_line

MADE = dt.datetime(2000, 1, 1)  # the same report gives the same bytes
LONGEST_PROPERTY = 255
COLOURS = {
    "dk1": look.INK,
    "lt1": look.WHITE,
    "dk2": look.DARK_BLUE,
    "lt2": look.PALE,
    "accent1": look.BLUE,
    "accent2": "41B6E6",
    "accent3": "007F3B",
    "accent4": "FFB81C",
    "accent5": "D5281B",
    "accent6": look.QUIET,
    "hlink": look.BLUE,
    "folHlink": "330072",
}
UNUSED_PARTS = ("printerSettings", "thumbnail", "extended-properties")


def empty_presentation(report: Report) -> Any:
    """Give a presentation without slides in our look, its properties those of the report."""
    made = Presentation()
    made.slide_width, made.slide_height = Emu(emu(look.WIDTH)), Emu(emu(look.HEIGHT))
    made.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # else it says 4 by 3
    for layout in list(made.slide_layouts):
        if layout.name not in (TITLE_LAYOUT, BODY_LAYOUT):
            made.slide_layouts.remove(layout)
    drop_parts(made)
    colour_theme(made.slide_master)
    dress_master(made.slide_master)
    dress_cover(made.slide_layouts.get_by_name(TITLE_LAYOUT))
    dress_body(made.slide_layouts.get_by_name(BODY_LAYOUT))
    for root in (
        made.part._element,
        *(p._element for p in (made.slide_master, *made.slide_layouts)),
    ):
        for element in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            if element.get("lang"):
                element.set("lang", look.LANGUAGE)
    write_properties(made.core_properties, report)
    return made


def drop_parts(made: Any) -> None:
    """Drop what the library's own template carries along and nobody needs."""
    for relations in (made.part.rels, made.part.package._rels):
        for name in [name for name, found in relations.items() if is_unused(found.reltype)]:
            relations.pop(name)


def is_unused(kind: str) -> bool:
    """Say whether a relation leads to a part that is dropped."""
    return kind.rsplit("/", 1)[-1] in UNUSED_PARTS


def write_properties(properties: Any, report: Report) -> None:
    """Write what the file says about itself."""
    title = ", ".join(filter(None, (report.title, report.period_label)))
    properties.title = one_line(title)[:LONGEST_PROPERTY]
    properties.author = one_line(report.organisation)[:LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.subject = one_line(report.period_label)[:LONGEST_PROPERTY]
    properties.keywords, properties.comments = "", one_line(report.edition)[:LONGEST_PROPERTY]
    properties.language = look.LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = MADE


def colour_theme(master: Any) -> None:
    """Put our colours and font into the theme, so that what a recipient adds looks the same."""
    part = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    for name, colour in COLOURS.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr"), val=colour)
    for latin in root.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", look.FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
