"""The contents list: a field that Word can update, its lines already filled in."""

from __future__ import annotations

from goldenthread.report.render.docx.book import Book, link, section_levels
from goldenthread.report.render.docx.writing import field_end, field_start, paragraph, run
from goldenthread.report.render.docx.xml import Element, el


def contents_list(book: Book) -> Element:
    """Give the list of sections, each leading to its own.

    It has no page numbers until a reader asks Word to update it: only Word knows its pages, and a
    document that asks for it on opening frightens people with a question.
    """
    entries = [
        paragraph(link(section.title, name, style=""), style=f"TOC{min(level, 3)}")
        for section, name, level in zip(
            book.report.sections, book.names, section_levels(book.report), strict=True
        )
        if level <= book.contents_depth
    ] or [paragraph(run("No sections"), style="TOC1")]
    for place, part in enumerate(field_start(f'TOC \\o "1-{book.contents_depth}" \\h \\z')):
        entries[0].insert(place + 1, part)
    entries[-1].append(field_end())
    heading = paragraph(run("Contents"), style="TOCHeading")
    gallery = el("w:docPartGallery", val="Table of Contents")
    return el(
        "w:sdt",
        el("w:sdtPr", el("w:docPartObj", gallery, el("w:docPartUnique"))),
        el("w:sdtContent", heading, *entries),
    )
