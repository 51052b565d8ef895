"""Runs, paragraphs, fields and bookmarks: all text of a document passes through `run`."""

from __future__ import annotations

from docx.oxml.ns import qn

from goldenthread.report.render.docx.xml import Element, el, hex_of
from goldenthread.report.render.native_text import plain_text

RED, GREEN, AMBER, QUIET = "B41717", "00703C", "7D4A00", "4C6272"
SIGNS = {  # sign, words and colour of how a figure compares with its target
    "met": ("✓", "met", GREEN),
    "nearly": ("≈", "nearly met", AMBER),
    "not_met": ("✕", "not met", RED),
}


def run(
    text: str,
    *,
    bold: bool = False,
    colour: str = "",
    style: str = "",
    underlined: bool = False,
) -> Element:
    """Give text as a run, its line breaks kept, without characters that a document cannot hold.

    What is not set stays as the paragraph's style says.
    """
    properties = el("w:rPr")
    if style:
        properties.append(el("w:rStyle", val=style))
    if bold:
        properties.append(el("w:b"))
    if colour:
        properties.append(el("w:color", val=hex_of(colour)))
    if underlined:
        properties.append(el("w:u", val="single"))
    made = el("w:r", properties if len(properties) else None)
    for number, line in enumerate(plain_text(text).split("\n")):
        if number:
            made.append(el("w:br"))
        words = el("w:t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def paragraph(*content: Element, style: str = "", align: str = "") -> Element:
    """Give a paragraph of the style id; `align` 'end' or 'center'."""
    properties = el("w:pPr")
    if style:
        properties.append(el("w:pStyle", val=style))
    if align:
        properties.append(el("w:jc", val={"end": "right"}.get(align, align)))
    return el("w:p", properties if len(properties) else None, *content)


def keep_with_next(made: Element) -> Element:
    """Let the paragraph stay on the page of what follows it."""
    properties = made.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        properties._insert_keepNext(el("w:keepNext"))
    return made


def break_page_before(made: Element) -> Element:
    """Let the paragraph begin a page."""
    made.get_or_add_pPr()._insert_pageBreakBefore(el("w:pageBreakBefore"))
    return made


def bookmarked(made: Element, name: str, number: int) -> Element:
    """Put a bookmark round what the paragraph says."""
    properties = made.pPr
    place = 0 if properties is None else 1
    made.insert(place, el("w:bookmarkStart", id=number, name=name))
    made.append(el("w:bookmarkEnd", id=number))
    return made


def field(instruction: str, shown: str) -> list[Element]:
    """Give a field of our own instruction with what it shows until it is updated."""
    return [*field_start(instruction), run(shown), field_end()]


def field_start(instruction: str) -> list[Element]:
    """Give what stands before a field's result."""
    words = el("w:instrText")
    words.text = f" {instruction} "
    words.set(qn("xml:space"), "preserve")
    return [
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", words),
        el("w:r", el("w:fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    """Give what stands after a field's result."""
    return el("w:r", el("w:fldChar", fldCharType="end"))


def changed(made: Element, mark: str, number: int, author: str) -> Element:
    """Give a run as a change that Word tracks: `mark` 'inserted' or 'deleted'."""
    if mark == "deleted":
        for words in made.iter(qn("w:t")):
            words.tag = qn("w:delText")
    kind = {"inserted": "w:ins", "deleted": "w:del"}[mark]
    return el(kind, made, id=number, author=author)


def flag_runs(words: str) -> list[Element]:
    """Give a warning, nothing for none."""
    if not words:
        return []
    return [run(" "), run("! Check: ", style="Flag", bold=True), run(words, style="Flag")]


def sign_run(comparison: str, *, words: bool = True) -> Element | None:
    """Give the sign of a comparison, with its words unless a key says them; None for none."""
    if comparison not in SIGNS:
        return None
    sign, said, colour = SIGNS[comparison]
    return run(f"{sign} {said}" if words else f" {sign}", colour=colour, bold=True)
