"""Pictures and charts inside a line of text, each with words for those who do not see it."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goldenthread.report.render.docx.xml import Element, el, emu
from goldenthread.report.render.native import NativeChart
from goldenthread.report.render.native_text import name_text, plain_text

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
LOWERED = -8  # half points: an icon stands a little below the line of text


def picture_run(relation: str, words: str, number: int, height: float) -> Element:
    """Give a square picture of the package, `height` in centimetres."""
    side = emu(height)
    graphic = el("a:graphicData", picture(relation, words, number, side), uri=PICTURE_URI)
    made = inline_run(graphic, f"Icon {number}", words, number, side, side)
    made.insert(0, el("w:rPr", el("w:position", val=LOWERED)))
    return made


def picture(relation: str, words: str, number: int, side: int) -> Element:
    """Give the picture itself."""
    made = parse_xml(
        f"<pic:pic {nsdecls('pic', 'a', 'r')}><pic:nvPicPr>"
        f'<pic:cNvPr id="{number}" name="Icon {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    made.nvPicPr.cNvPr.set("descr", words)
    return made


def chart_run(
    relation: str, native: NativeChart, number: int, width: float, height: float
) -> Element:
    """Give the place of a chart of the package, with its description; sizes in centimetres."""
    graphic = el("a:graphicData", el("c:chart", r_id=relation), uri=CHART_URI)
    words = " ".join(plain_text(native.description or native.title).split()) or "Chart"
    made = inline_run(graphic, f"Chart {number}", words, number, emu(width), emu(height))
    made.find(".//{*}docPr").set("title", name_text(native.title))
    return made


def inline_run(
    graphic: Element, name: str, words: str, number: int, width: int, height: int
) -> Element:
    """Give a run that holds a graphic as one large letter."""
    inline = el(
        "wp:inline",
        el("wp:extent", cx=width, cy=height),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:docPr", id=number, name=name, descr=words),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", graphic),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return el("w:r", el("w:drawing", inline))
