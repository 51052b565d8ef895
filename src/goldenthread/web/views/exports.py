"""Rows as files that a spreadsheet opens, no cell of which is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.web.views.reports import OFFICE

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": f"{OFFICE}.spreadsheetml.sheet"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
Rows = Sequence[Sequence[str]]


def export(
    request: HttpRequest, columns: Sequence[str], rows: Rows, stem: str, sheet: str
) -> HttpResponse:
    """Give rows as the file that the address asks for: CSV, else a workbook; Http404 for others."""
    form = request.GET.get("format", "csv")
    if form not in TYPES:
        raise Http404("no such format")
    body = as_csv(columns, rows) if form == "csv" else as_workbook(columns, rows, sheet)
    response = HttpResponse(body, content_type=TYPES[form])
    name = f"{stem.replace('/', '-')}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """Give the rows as CSV that a spreadsheet opens without running anything in it."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(columns)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula; a plain number is none."""
    is_formula = cell.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def as_workbook(columns: Sequence[str], rows: Rows, name: str) -> bytes:
    """Give the rows as a workbook whose cells are all text."""
    made = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 22)
        for place, title in enumerate(columns):
            sheet.write_string(0, place, title, bold)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    return made.getvalue()
