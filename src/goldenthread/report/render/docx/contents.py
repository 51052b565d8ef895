"""The contents list: a field that Word can update, its lines already filled in."""

from __future__ import annotations

from goldenthread.report.render.docx.book import Book, link
from goldenthread.report.render.docx.writing import field_end, field_start, paragraph, run
from goldenthread.report.render.docx.xml import Element, el


def contents_list(book: Book) -> Element:
    """Give the place of the contents list, to be filled when all headings are known."""
    gallery = el("w:docPartGallery", val="Table of Contents")
    heading = paragraph(run("Contents"), style="TOCHeading")
    made = el(
        "w:sdt",
        el("w:sdtPr", el("w:docPartObj", gallery, el("w:docPartUnique"))),
        el("w:sdtContent", heading),
    )
    book.contents.append(made)
    return made


def fill_contents(book: Book) -> None:
    """Write the lines of every contents list, each leading to its heading.

    They have no page numbers until a reader asks Word to update the list: only Word knows its
    pages, and a document that asks for it on opening frightens people with a question.
    """
    for contents in book.contents:
        lines = [
            paragraph(link(text, name, style=""), style=f"TOC{level}")
            for level, text, name in book.outline
        ] or [paragraph(run("No sections"), style="TOC1")]
        field = field_start(f'TOC \\o "1-{book.contents_depth}" \\h \\z')
        for place, part in enumerate(field):
            lines[0].insert(place + 1, part)
        lines[-1].append(field_end())
        contents[-1].extend(lines)
