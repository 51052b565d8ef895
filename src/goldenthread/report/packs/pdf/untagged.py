"""Documents without tags: told as such to those who do not see them, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Pdf, String

from goldenthread.report.packs.pdf.contents import as_picture
from goldenthread.report.packs.pdf.fonts import Letters, embedded, letters_for
from goldenthread.report.packs.pdf.geometry import sight_of, written
from goldenthread.report.packs.pdf.links import links_of
from goldenthread.report.packs.pdf.structure import Content, Tags
from goldenthread.report.render.pdf.text import drawable

TOLD, SHOWN = 0, 1  # numbers of the marked contents of a page
FONT, WHOLE = "/Announcement", "/WholePage"


def announcement(title: str, number: int, count: int, *, has_text: bool) -> str:
    """Give what a screen reader is told of a page before the page itself."""
    words = f"Page {number} of {count} of {title}."
    if has_text:
        return f"{words} It was uploaded without tags: headings and tables cannot be told apart."
    return f"{words} It was uploaded without tags and holds no text that can be read aloud."


def tag_pages(pdf: Pdf, title: str, texts: Sequence[str]) -> Tags:
    """Give an untagged document tags: of each page its announcement, its content, its links.

    `texts` are what the pages say. Each page's own content becomes one picture, so that neither
    marks nor states that it leaves behind reach what stands around it.
    """
    said = [
        drawable(announcement(title, number, len(texts), has_text=bool(text)))
        for number, text in enumerate(texts, 1)
    ]
    letters = letters_for(frozenset("".join(said)))
    font = embedded(pdf, letters)
    top = new_element(pdf, Name.Part)
    tags = Tags([top], [top], {}, {}, [])
    sheets = []
    for number, page in enumerate(pdf.pages):
        wrap_content(pdf, page.obj, announced(letters, page.obj, said[number]))
        page.obj.Resources.Font = Dictionary({FONT: font})
        sheets.append(tag_page(pdf, tags, page.obj, said[number], has_text=bool(texts[number])))
        sheets[-1].P = top
    top.K = Array(sheets)
    return tags


def new_element(pdf: Pdf, kind: Name, **more: object) -> Dictionary:
    """Give a new element of structure."""
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, **more))


def announced(letters: Letters, page: Dictionary, words: str) -> bytes:
    """Give the content that says an announcement: text of the page that is not drawn."""
    place = written(*sight_of(page).matrix)
    shown = letters.written(words)
    return b"q " + place + b" cm BT 3 Tr " + FONT.encode() + b" 1 Tf 1 1 Td " + shown + b" ET Q"


def wrap_content(pdf: Pdf, page: Dictionary, words: bytes) -> None:
    """Let a page say its announcement, then show its own content between marks."""
    page.Resources = Dictionary(XObject=Dictionary({WHOLE: as_picture(pdf, page)}))
    page.Contents = pdf.make_stream(
        b"/P <</MCID 0>> BDC " + words + b" EMC\n"
        b"/P <</MCID 1>> BDC q " + WHOLE.encode() + b" Do Q EMC\n"
    )  # fmt: skip


def tag_page(pdf: Pdf, tags: Tags, page: Dictionary, words: str, *, has_text: bool) -> Dictionary:
    """Give the section of a page: its announcement, its content, its links."""
    told = new_element(pdf, Name.P, Pg=page, K=Array([TOLD]))
    shown = new_element(pdf, Name.P, Pg=page, K=Array([SHOWN]))
    if not has_text:
        shown.S, shown.Alt = Name.Figure, String(words)
        shown.A = Dictionary(O=Name.Layout, BBox=Array(sight_of(page).box), Placement=Name.Block)
    tags.contents[page.objgen] = Content(page, {TOLD: told, SHOWN: shown})
    elements = [told, shown]
    for link in links_of(page):
        reference = Dictionary(Type=Name.OBJR, Pg=page, Obj=link)
        elements.append(new_element(pdf, Name.Link, Pg=page, K=Array([reference])))
        tags.objects[link.objgen] = (link, elements[-1])
    sheet = new_element(pdf, Name.Sect, K=Array(elements))
    for one in elements:
        one.P = sheet
    tags.elements += [sheet, *elements]
    return sheet
