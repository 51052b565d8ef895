"""The styles of a document: what a reader changes once to change it everywhere."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from goldenthread.report.render.docx.xml import Element

FONT = "Arial"
BLUE, DARK_BLUE, INK, QUIET = "005EB8", "003087", "212B32", "4C6272"
RULE, HEAD = "AEB7BD", "E8EDEE"
DEEPEST = 6  # level of heading
HEADINGS = {1: (18, DARK_BLUE), 2: (15, DARK_BLUE), 3: (12, INK), 4: (10.5, INK)}
PAPER_GROWTH = 1.5  # points
KEPT_TABLES = ("Normal Table", "Table Grid")

PARAGRAPHS = (  # id, name, based on, size in points, colour, bold, space before and after, more
    ("ReportTitle", "Report title", "Title", 32, "FFFFFF", True, 0, 6, ""),
    ("ReportBand", "Report band", "Normal", 16, "FFFFFF", True, 0, 6, ""),
    ("ReportFact", "Report fact", "Normal", 11, INK, False, 0, 4, ""),
    ("TableText", "Table text", "Normal", 8, INK, False, 0, 0, ""),
    ("TableHeading", "Table heading", "TableText", 8, INK, True, 0, 0, "<w:keepNext/>"),
    ("TableSmall", "Table text small", "TableText", 7, INK, False, 0, 0, ""),
    ("TableSmallHeading", "Table heading small", "TableHeading", 7, INK, True, 0, 0, ""),
    ("TableList", "Table list", "TableText", 8, INK, False, 0, 1.5, ""),
    ("Note", "Note", "Normal", 8, QUIET, False, 2, 4, ""),
    ("Fact", "Fact", "Normal", 8, INK, False, 0, 2, ""),
    ("Picture", "Picture", "Normal", 9, INK, False, 0, 4, ""),
    ("TableFine", "Table text fine", "TableText", 7.5, INK, False, 0, 0, ""),
    ("Gap", "Gap", "Normal", 2, INK, False, 3, 3, ""),
    ("End", "End of pages", "Normal", 1, INK, False, 0, 0, ""),
)
PARAGRAPH = """<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="{id}">
<w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/>
<w:pPr>{more}<w:spacing w:before="{before}" w:after="{after}"/></w:pPr>
<w:rPr>{bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>
</w:style>"""
CONTENTS = """<w:style {ns} w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>
<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/>
<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>
<w:spacing w:before="{before}" w:after="20"/><w:ind w:left="{indent}"/></w:pPr>
<w:rPr>{bold}</w:rPr></w:style>"""
LINK = """<w:style {ns} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:uiPriority w:val="99"/><w:unhideWhenUsed/>
<w:rPr><w:color w:val="005EB8"/><w:u w:val="single"/></w:rPr></w:style>"""
FLAG = """<w:style {ns} w:type="character" w:customStyle="1" w:styleId="Flag">
<w:name w:val="Flag"/><w:qFormat/>
<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFF4D3"/></w:rPr></w:style>"""
TABLE = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="ReportTable">
<w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders>{borders}</w:tblBorders>
<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
<w:bottom w:w="30" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EDEE"/></w:tcPr></w:tblStylePr></w:style>"""
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def set_up_styles(document: Document, contents_width: int, *, is_paper: bool = False) -> None:
    """Give the document its styles; `contents_width` in twips is where page numbers end.

    The tables of a paper are words to be read: their letters are larger than a report's.
    """
    set_defaults(document)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.name_val not in KEPT_TABLES:
            styles.remove(style)
    for identity, name, base, size, *look in PARAGRAPHS:
        size += PAPER_GROWTH if is_paper and identity.startswith("Table") else 0
        styles.append(parse_xml(paragraph_style(identity, name, base, size, *look)))
    for level in (1, 2, 3):
        styles.append(parse_xml(contents_style(level, contents_width)))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in SIDES
    )
    for written in (LINK, FLAG, TABLE):
        styles.append(parse_xml(written.format(ns=nsdecls("w"), borders=borders)))


def set_defaults(document: Document) -> None:
    """Give text, headings, captions and lists one font and our colours, in British English."""
    styles = document.styles.element
    for fonts in list(styles.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.insert(0, parse_xml(FONTS.format(ns=nsdecls("w"), font=FONT)))
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
    set_style(document, "Normal", 10, INK, before=0, after=5)
    document.styles["Normal"].paragraph_format.line_spacing = 1.08
    for level in range(1, DEEPEST + 1):
        size, colour = HEADINGS.get(level, (10, INK))
        set_style(document, f"Heading {level}", size, colour, bold=True, before=10, after=4)
        document.styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    set_style(document, "Caption", 9, INK, bold=True, before=6, after=3)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    set_style(document, "TOC Heading", 18, DARK_BLUE, bold=True, before=0, after=8)
    set_style(document, "List Bullet", 10, INK, before=0, after=3)
    set_style(document, "Title", 32, INK, bold=True, before=0, after=6)
    for name in ("Header", "Footer"):
        set_style(document, name, 8, QUIET, before=0, after=0)
        remove(document.styles[name].element.pPr.find(qn("w:tabs")))
    remove(document.styles["Title"].element.pPr.find(qn("w:pBdr")))


FONTS = '<w:rFonts {ns} w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def remove(element: Element | None) -> None:
    """Take an element out of its style, if it is there."""
    if element is not None:
        element.getparent().remove(element)


def set_style(
    document: Document,
    name: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    before: float,
    after: float,
) -> None:
    """Give a style of Word its size and spaces in points, and its colour."""
    style = document.styles[name]
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.bold = bold
    style.font.italic = False
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def paragraph_style(
    identity: str,
    name: str,
    base: str,
    size: float,
    colour: str,
    bold: bool,
    before: float,
    after: float,
    more: str,
) -> str:
    """Give a paragraph style of our own as XML."""
    return PARAGRAPH.format(
        ns=nsdecls("w"),
        id=identity,
        name=name,
        base=base,
        size=round(size * 2),
        colour=colour,
        bold="<w:b/>" if bold else '<w:b w:val="0"/>',
        before=round(before * 20),
        after=round(after * 20),
        more=more,
    )


def contents_style(level: int, width: int) -> str:
    """Give the style of a line of the contents list as XML."""
    return CONTENTS.format(
        ns=nsdecls("w"),
        level=level,
        width=width,
        before=80 if level == 1 else 0,
        indent=(level - 1) * 320,
        bold="<w:b/>" if level == 1 else "",
    )
