"""Renders a report as an editable Word document: real headings, tables and charts."""

from __future__ import annotations

from goldenthread.report.model import Contents, Report
from goldenthread.report.render.docx.blocks import draw_blocks
from goldenthread.report.render.docx.book import Book, section_levels
from goldenthread.report.render.docx.contents import contents_list, fill_contents
from goldenthread.report.render.docx.package import (
    drop_left_overs,
    file_bytes,
    set_properties,
    set_settings,
)
from goldenthread.report.render.docx.pages import begin_pages, title_page, turn_pages
from goldenthread.report.render.docx.styles import set_up_styles
from goldenthread.report.render.docx.writing import break_page_before, paragraph, run
from goldenthread.report.render.docx.xml import Element, twips

__all__ = ["render"]


def render(report: Report) -> bytes:
    """Give the report as a Word document; the same report gives the same bytes."""
    book = Book(report)
    is_paper = report.form != "report"
    landscape = not is_paper and (report.sections[0].landscape if report.sections else True)
    begin_pages(book, landscape=landscape)
    set_up_styles(book.document, twips(book.width), is_paper=is_paper)
    if is_paper:
        write_paper(book)
    else:
        write_report(book, landscape)
    fill_contents(book)
    set_properties(book.document, report)
    set_settings(book.document)
    drop_left_overs(book.document)
    return file_bytes(book.document)


def write_report(book: Book, landscape: bool) -> None:
    """Write a report: its title page, its contents unless it has them elsewhere, its sections."""
    report = book.report
    write(book, title_page(report))
    if not any(isinstance(block, Contents) for s in report.sections for block in s.blocks):
        contents = contents_list(book)
        break_page_before(contents.find(".//{*}p"))
        write(book, [contents])
    write_sections(book, landscape)


def write_paper(book: Book) -> None:
    """Write a paper: its title, then its sections below each other."""
    report = book.report
    facts = (report.period_label, report.prepared, report.edition)
    write(
        book,
        [
            paragraph(run(report.organisation, bold=True), style="ReportFact"),
            book.heading(report.title, 1),
            *(paragraph(run(words), style="ReportFact") for words in facts if words),
        ],
    )
    levels = section_levels(report)
    for section, name, level in zip(report.sections, book.names, levels, strict=True):
        heading = book.heading(section.title, level + 1, bookmark=name)
        shown = [heading] if section.title else []
        write(book, [*shown, *draw_blocks(section.blocks, book, level + 1)])


def write_sections(book: Book, landscape: bool) -> None:
    """Write every section on a page of its own, the page turned where the section says so."""
    levels = section_levels(book.report)
    for section, name, level in zip(book.report.sections, book.names, levels, strict=True):
        heading = book.heading(section.title, level, bookmark=name)
        if section.landscape is landscape:
            break_page_before(heading)
        else:
            turn_pages(book, landscape=section.landscape)
            landscape = section.landscape
        write(book, [heading, *draw_blocks(section.blocks, book, level)])


def needs_gap(part: Element) -> bool:
    """Say whether what follows a table has no space of its own above it."""
    return part.tag.endswith("}tbl") or part.style in (None, "ListBullet")


def write(book: Book, content: list[Element]) -> None:
    """Put content at the end of the document; two tables never touch, and none is the end."""
    ending = book.document.element.body.sectPr
    before = None
    for part in content:
        if before is not None and before.tag.endswith("}tbl") and needs_gap(part):
            ending.addprevious(paragraph(style="Gap"))
        ending.addprevious(part)
        before = part
    if before is not None and before.tag.endswith("}tbl"):
        ending.addprevious(paragraph(style="Gap"))
