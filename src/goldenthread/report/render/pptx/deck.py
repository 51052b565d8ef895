"""Drawing the planned slides: titles, bodies, and footers with the numbers of the slides."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from goldenthread.report.model import Report
from goldenthread.report.render.pptx import base, layouts
from goldenthread.report.render.pptx.canvas import Canvas
from goldenthread.report.render.pptx.cover import draw_cover
from goldenthread.report.render.pptx.flow import Box, stack
from goldenthread.report.render.pptx.look import (
    BODY_HEIGHT,
    BODY_TOP,
    BODY_WIDTH,
    LANGUAGE,
    LEFT,
    QUIET,
)
from goldenthread.report.render.pptx.plan import Page, title_size
from goldenthread.report.render.pptx.text import one_line, para, shortened
from goldenthread.report.render.pptx.write import write_paras

FOOTER_SIZE = 9.0
NUMBER_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
PLACEHOLDER = """
<p:sp {names}><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>
</p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>
<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>
"""
FOOTER_INDEX, NUMBER_INDEX = 11, 12


def draw_deck(report: Report, pages: list[Page]) -> Any:
    """Give the presentation: all slides first, so that links lead forward, then their bodies."""
    made = base.empty_presentation(report)
    draw_cover(made, report)
    body = made.slide_layouts.get_by_name(layouts.BODY_LAYOUT)
    slides = [made.slides.add_slide(body) for _ in pages]
    targets = {
        name: slide for page, slide in zip(pages, slides, strict=True) for name in page.targets
    }
    numbers = {name: at for at, page in enumerate(pages, start=2) for name in page.targets}
    for at, (page, slide) in enumerate(zip(pages, slides, strict=True), start=2):
        canvas = Canvas(slide, targets, numbers)
        draw_page(page, canvas)
        draw_footer(canvas, footer_words(report), at)
    return made


def draw_page(page: Page, canvas: Canvas) -> None:
    """Draw a slide's title and pieces, from top to bottom."""
    words = para(page.title, title_size(page.title), bold=True)
    write_paras(canvas.slide.shapes.title._element.txBody, (words,), canvas)
    for piece, box in stack(page.pieces, Box(LEFT, BODY_TOP, BODY_WIDTH, BODY_HEIGHT)):
        piece.draw(canvas, box)


def footer_words(report: Report) -> str:
    """Give one line that says of which report the slide is."""
    title = ", ".join(filter(None, map(one_line, (report.title, report.period_label))))
    parts = (one_line(report.organisation), title, one_line(report.edition))
    words = "  |  ".join(part for part in parts if part)
    return shortened(words, layouts.FOOTER.width, 1, FOOTER_SIZE)


def draw_footer(canvas: Canvas, words: str, number: int) -> None:
    """Put the footer and the slide's number in the layout's own places, last in reading order."""
    if words:
        body = placeholder(canvas.slide, "ftr", "Footer", FOOTER_INDEX)
        write_paras(body, (para(words, FOOTER_SIZE, colour=QUIET),), canvas)
    body = placeholder(canvas.slide, "sldNum", "Slide number", NUMBER_INDEX)
    paragraph = body.find(qn("a:p"))
    field = etree.SubElement(paragraph, qn("a:fld"), id=NUMBER_FIELD, type="slidenum")
    etree.SubElement(field, qn("a:rPr"), lang=LANGUAGE)
    etree.SubElement(field, qn("a:t")).text = str(number)


def placeholder(slide: Any, kind: str, name: str, index: int) -> Any:
    """Add a footer's placeholder to a slide; give its text body."""
    tree = slide.shapes._spTree
    identity = max(int(found) for found in tree.xpath("//@id") if str(found).isdigit()) + 1
    written = PLACEHOLDER.format(
        names=nsdecls("p", "a"), id=identity, name=name, kind=kind, index=index
    )
    shape = parse_xml("".join(written.splitlines()))
    tree.append(shape)
    return shape.txBody
