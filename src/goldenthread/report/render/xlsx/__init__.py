"""Reports as Excel workbooks: a sheet for each section, figures as numbers, live formulas."""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from goldenthread.report.model import Report
from goldenthread.report.render.native_workbook import MADE, OPTIONS
from goldenthread.report.render.xlsx.blocks import write_blocks
from goldenthread.report.render.xlsx.book import Book, Sheet


def render(report: Report) -> bytes:
    """Give the workbook: a first sheet with its contents, then the sections in their order."""
    body = io.BytesIO()
    workbook = Workbook(body, OPTIONS)
    workbook.set_properties(
        {"title": report.title, "subject": report.period_label, "created": MADE,
         "company": report.organisation}
    )  # fmt: skip
    book = Book(workbook, report)
    write_front(book)
    for section in report.sections:
        sheet = book.sheet(section.anchor)
        sheet.heading(section.title, 1)
        write_blocks(section.blocks, sheet)
        sheet.finish()
    workbook.close()
    return body.getvalue()


def write_front(book: Book) -> None:
    """Write title, organisation, period, and where each section is."""
    report = book.report
    sheet: Sheet = book.front
    sheet.heading(report.title, 1)
    for words in (report.organisation, report.period_label, report.prepared, report.edition):
        if words:
            sheet.line(words)
    sheet.skip()
    sheet.heading("Contents", 2)
    for section in report.sections:
        sheet.link(section.title, section.anchor, indent=section.level - 1)
    sheet.finish()
