"""Writing paragraphs into the text of a shape or cell, straight into its XML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml.ns import qn

from goldenthread.report.render.pptx.look import LANGUAGE, emu
from goldenthread.report.render.pptx.text import Para, Run

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

JUMP = "ppaction://hlinksldjump"
OWN_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"  # a link keeps the colour of its run
LINK_COLOURS = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"
BULLET_INDENT = 14.0


def write_paras(body: Any, paras: Sequence[Para], canvas: Canvas) -> None:
    """Put paragraphs in place of those that the text body has."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for paragraph in paras:
        element = etree.SubElement(body, qn("a:p"))
        write_properties(element, paragraph)
        for run in paragraph.runs:
            write_run(element, run, paragraph.size, canvas)
        size = str(round(paragraph.size * 100))
        etree.SubElement(element, qn("a:endParaRPr"), lang=LANGUAGE, sz=size)
    if not paras:
        element = etree.SubElement(body, qn("a:p"))
        etree.SubElement(element, qn("a:endParaRPr"), lang=LANGUAGE, sz="800")


def write_properties(element: Any, paragraph: Para) -> None:
    """Write how a paragraph stands: alignment, indent, space above, bullet."""
    hanging = -BULLET_INDENT if paragraph.bullet else 0
    properties = etree.SubElement(
        element,
        qn("a:pPr"),
        marL=str(emu(paragraph.indent)),
        indent=str(emu(hanging)),
        algn=paragraph.align,
    )
    space = etree.SubElement(properties, qn("a:spcBef"))
    etree.SubElement(space, qn("a:spcPts"), val=str(round(paragraph.before * 100)))
    if paragraph.bullet:
        etree.SubElement(properties, qn("a:buFont"), typeface="Arial")
        etree.SubElement(properties, qn("a:buChar"), char="•")
    else:
        etree.SubElement(properties, qn("a:buNone"))


def write_run(element: Any, run: Run, size: float, canvas: Canvas) -> None:
    """Write words of one look, their line ends as breaks."""
    text = canvas.number_of(run.target) if run.is_number else run.text
    for at, line in enumerate(text.split("\n")):
        if at:
            made = etree.SubElement(element, qn("a:br"))
            write_look(made, run, size, canvas)
        if line:
            made = etree.SubElement(element, qn("a:r"))
            write_look(made, run, size, canvas, linked=True)
            etree.SubElement(made, qn("a:t")).text = line


def write_look(
    element: Any, run: Run, size: float, canvas: Canvas, *, linked: bool = False
) -> None:
    """Write size, weight, colour and link of words."""
    look = etree.SubElement(element, qn("a:rPr"), lang=LANGUAGE, sz=str(round(size * 100)))
    look.set("b", "1" if run.bold else "0")
    if run.colour:
        fill = etree.SubElement(look, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr"), val=run.colour.lstrip("#").upper())
    relation = canvas.link_to(run.target) if linked and run.target != "" else ""
    if relation:
        link = etree.SubElement(look, qn("a:hlinkClick"), action=JUMP)
        link.set(qn("r:id"), relation)
        if run.colour:
            extension = etree.SubElement(etree.SubElement(link, qn("a:extLst")), qn("a:ext"))
            extension.set("uri", OWN_COLOUR)
            own = f"{{{LINK_COLOURS}}}hlinkClr"
            etree.SubElement(extension, own, nsmap={"ahyp": LINK_COLOURS}, val="tx")
