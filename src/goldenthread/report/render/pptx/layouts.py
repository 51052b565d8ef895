"""Master and layouts: the places of titles and footers, the blue of the title slide."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from goldenthread.report.render.pptx import look
from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import emu

TITLE_LAYOUT, BODY_LAYOUT = "Title Slide", "Title Only"
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
