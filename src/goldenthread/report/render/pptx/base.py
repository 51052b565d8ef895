"""The empty presentation: size, colours, fonts, and two layouts without anything left over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from goldenthread.report.model import Report
from goldenthread.report.render.pptx import look
from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import emu
from goldenthread.report.render.pptx.text import one_line

MADE = dt.datetime(2000, 1, 1)  # the same report gives the same bytes
LONGEST_PROPERTY = 255
TITLE_LAYOUT, BODY_LAYOUT = "Title Slide", "Title Only"
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
TITLE_BAND = Box(0, 0, look.WIDTH, 330)
COVER_TITLE = Box(60, 112, 840, 130)
COVER_PERIOD = Box(60, 252, 840, 50)
BODY_TITLE = Box(look.LEFT, look.TITLE_TOP, look.BODY_WIDTH, look.TITLE_HEIGHT)
FOOTER = Box(
    look.LEFT, look.FOOTER_TOP, look.BODY_WIDTH - look.NUMBER_WIDTH - 10, look.FOOTER_HEIGHT
)
NUMBER = Box(
    look.LEFT + look.BODY_WIDTH - look.NUMBER_WIDTH,
    look.FOOTER_TOP,
    look.NUMBER_WIDTH,
    look.FOOTER_HEIGHT,
)


def empty_presentation(report: Report) -> Any:
    """Give a presentation without slides in our look, its properties those of the report."""
    made = Presentation()
    made.slide_width, made.slide_height = emu(look.WIDTH), emu(look.HEIGHT)
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


def dress_master(master: Any) -> None:
    """Put the master's placeholders in our places; its title on the left, bold, dark blue."""
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    words = style.find(qn("a:defRPr"))
    words.set("sz", "2400")
    words.set("b", "1")
    words.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}").set("val", "tx2")
    for shape in list(master.placeholders):
        kind = shape._element.ph.get("type")
        if kind == "dt":
            shape._element.getparent().remove(shape._element)
        elif kind == "title":
            place(shape, BODY_TITLE)
            bare(shape, MSO_ANCHOR.MIDDLE)
        elif kind == "body":
            place(shape, Box(look.LEFT, look.BODY_TOP, look.BODY_WIDTH, look.BODY_HEIGHT))
        elif kind == "ftr":
            dress_footer(shape, FOOTER, "l")
        elif kind == "sldNum":
            dress_footer(shape, NUMBER, "r")


def dress_footer(shape: Any, box: Box, align: str) -> None:
    """Put a footer's placeholder in its place, small and quiet."""
    place(shape, box)
    bare(shape, MSO_ANCHOR.MIDDLE)
    level = shape._element.find(f".//{qn('a:lvl1pPr')}")
    level.set("algn", align)
    words = level.find(qn("a:defRPr"))
    words.set("sz", "900")
    for child in list(words):
        words.remove(child)
    fill = etree.SubElement(words, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="accent6")


def dress_body(layout: Any) -> None:
    """Give the slides of sections a thin blue edge; no date."""
    drop_placeholders(layout, ("dt",))
    band(layout, Box(0, 0, look.WIDTH, 8), "Edge")


def dress_cover(layout: Any) -> None:
    """Give the title slide a blue field with white words; no footer."""
    drop_placeholders(layout, ("dt", "ftr", "sldNum"))
    band(layout, TITLE_BAND, "Field")
    for shape in layout.placeholders:
        kind = shape._element.ph.get("type")
        place(shape, COVER_TITLE if kind == "ctrTitle" else COVER_PERIOD)
        bare(shape, MSO_ANCHOR.MIDDLE if kind == "ctrTitle" else MSO_ANCHOR.TOP)
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.color.rgb = RGBColor.from_string(look.WHITE)
        style = shape._element.txBody.find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
        level = etree.SubElement(style, qn("a:lvl1pPr"), marL="0", indent="0", algn="l")
        etree.SubElement(level, qn("a:buNone"))
        words = etree.SubElement(level, qn("a:defRPr"), sz="3600" if kind == "ctrTitle" else "2000")
        fill = etree.SubElement(words, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr"), val="bg1")


def drop_placeholders(layout: Any, kinds: tuple[str, ...]) -> None:
    """Drop the layout's placeholders of some kinds."""
    for shape in list(layout.placeholders):
        if shape._element.ph.get("type") in kinds:
            shape._element.getparent().remove(shape._element)


def band(layout: Any, box: Box, name: str) -> None:
    """Put a blue field behind everything of a layout."""
    tree = layout._element.cSld.spTree
    places = map(emu, (box.left, box.top, box.width, box.height))
    shape = tree.add_autoshape(99, name, "rect", *places)
    tree.remove(shape)
    tree.insert(2, shape)  # behind all others
    properties = shape.spPr
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="accent1")
    line = etree.SubElement(properties, qn("a:ln"))
    etree.SubElement(line, qn("a:noFill"))
    style = shape.find(qn("p:style"))
    if style is not None:
        shape.remove(style)


def place(shape: Any, box: Box) -> None:
    """Put a shape in a box."""
    shape.left, shape.top, shape.width, shape.height = map(
        emu, (box.left, box.top, box.width, box.height)
    )


def bare(shape: Any, anchor: Any) -> None:
    """Take a frame's margins away."""
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor = anchor
