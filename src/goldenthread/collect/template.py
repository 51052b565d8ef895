"""The workbook that people fill in: every sheet, what is allowed, and what is stored already."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db.models import Max
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from goldenthread.collect.cells import Cell
from goldenthread.collect.columns import Column, Link, Sheet
from goldenthread.collect.plan import printed
from goldenthread.collect.sheets import SHEETS, SUBJECTS
from goldenthread.records.history.keeping import Directory, Key
from goldenthread.records.measures.models import Observation, Series
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import Period, PeriodKind, parse_period
from goldenthread.vocabulary.meetings import Part

ROWS_TO_FILL = 5_000
FILLED = (
    "organisations", "units", "posts", "measures", "series", "targets", "status_scales",
    "programmes", "workstreams", "objectives", "sources", "requirements", "actions", "milestones",
    "risks", "issues", "schemes", "scheme_months", "savings_targets", "risk_weights",
    "committees", "meetings",
)  # fmt: skip
CODE_SHEETS = {
    Cell.ORGANISATION: "organisations",
    Cell.UNIT: "units",
    Cell.POST: "posts",
    Cell.MEASURE: "measures",
    Cell.MEETING: "meetings",
}
AS_TYPED = "@"  # keeps Mar-23, 13.1% and 007 as they are typed
HELP = (
    ("Golden Thread: figures", "title"),
    ("How to use this workbook", "heading"),
    ("1. Fill in the sheets that you need and leave the others empty. Row order is free.", ""),
    ("2. Columns marked with * must be filled. Point at a heading to see what is allowed.", ""),
    (
        "3. Enter figures in the sheet observations: measure, period, value as you would print it.",
        "",
    ),
    ("   13.1%   (2.0)   £1.4m   00:38:09   G   >90%   and - N/A TBC where there is no figure", ""),
    ("   A row without a value is skipped. An empty cell never removes a figure.", ""),
    ("4. Upload it on the page Imports, or run: goldenthread import FILE.xlsx --dry-run", ""),
    ("   You see what would be added and changed before anything is stored.", ""),
    (
        "5. A figure that differs from the stored one becomes a revision; the earlier one is kept.",
        "",
    ),
    ("   A column that you delete changes nothing of what is stored.", ""),
    ("Sheets", "heading"),
)


def write_template(path: Path, organisation: Organisation | None = None) -> None:
    """Write the workbook to `path`; with an organisation, filled with what is stored of it.

    Importing it as it is changes nothing.
    """
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = formats_of(book)
        write_help(book.add_worksheet("Read me"), formats, organisation)
        rows = stored_rows(organisation) if organisation else {}
        for sheet in SHEETS.values():
            write_sheet(book.add_worksheet(sheet.name), sheet, rows.get(sheet.name, []), formats)


def formats_of(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """Give the cell formats."""
    head = {"bold": True, "font_color": "#FFFFFF", "valign": "vcenter", "border": 1}
    return {
        "required": book.add_format({**head, "bg_color": "#003087"}),
        "optional": book.add_format({**head, "bg_color": "#4C6272"}),
        "text": book.add_format({"num_format": AS_TYPED}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "title": book.add_format({"bold": True, "font_size": 16, "font_color": "#005EB8"}),
        "heading": book.add_format({"bold": True, "font_size": 12}),
        "": book.add_format(),
    }


def write_help(
    page: Worksheet, formats: dict[str, Format], organisation: Organisation | None
) -> None:
    """Write the first sheet."""
    page.hide_gridlines(2)
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 110)
    row = 0
    for text, style in HELP:
        page.write_string(row, 0, text, formats[style])
        row += 1
    for sheet in SHEETS.values():
        page.write_string(row, 0, sheet.name)
        page.write_string(row, 1, f"{sheet.says}. Required: {', '.join(sheet.required)}.")
        row += 1
    if organisation:
        page.write_string(row + 1, 0, f"Filled for {organisation.name} ({organisation.code})")


def write_sheet(
    page: Worksheet, sheet: Sheet, rows: Iterable[dict[str, str]], formats: dict[str, Format]
) -> None:
    """Write a sheet: headings with notes, lists to choose from, rows that are stored."""
    page.freeze_panes(1, 0)
    page.set_row(0, 22)
    for place, column in enumerate(sheet.columns):
        mark, style = (" *", "required") if column.is_required else ("", "optional")
        page.write_string(0, place, column.name + mark, formats[style])
        note = {"x_scale": 1.6, "y_scale": 1.1, "author": "Golden Thread"}
        page.write_comment(0, place, note_of(column), note)
        form = formats["date"] if column.cell is Cell.DATE else formats["text"]
        page.set_column(place, place, width_of(column), form)
        if validation := validation_of(sheet, column):
            page.data_validation(1, place, ROWS_TO_FILL, place, validation)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(sheet.columns):
            if text := row.get(column.name, ""):
                page.write_string(number, place, text, formats["text"])


def note_of(column: Column) -> str:
    """Give the note of a heading: what the column holds and what is allowed."""
    parts = [f"{column.says}.", "Required." if column.is_required else "May be empty."]
    if column.choices:
        parts.append(f"Allowed: {', '.join(column.choices)}.")
    if column.empty not in ("", None, [], (), False, 0):
        parts.append(f"Empty means {column.empty}.")
    return "\n".join(parts)


def width_of(column: Column) -> int:
    """Give a width that suits what the column holds."""
    if column.cell is Cell.TEXT:
        return 40 if column.is_required else 24
    return 22 if column.cell in (Cell.MEASURE, Cell.CODE, Cell.SLUG) else 14


def validation_of(sheet: Sheet, column: Column) -> dict[str, Any] | None:
    """Give the list to choose from; codes only warn, since stored ones may be left out here."""
    if column.choices or column.cell is Cell.YES_NO:
        choices = list(column.choices) or ["yes", "no"]
        return {
            "validate": "list",
            "source": choices,
            "error_title": column.name,
            "error_message": f"Choose one of: {', '.join(choices)}"[:255],
        }
    if target := column.of if column.cell is Cell.RECORD else CODE_SHEETS.get(column.cell):
        return {
            "validate": "list",
            "source": f"={target}!$A$2:$A${ROWS_TO_FILL}",
            "error_type": "warning",
            "error_title": column.name,
            "error_message": f"This code is not in the sheet {target} of this workbook.",
        }
    return None


def stored_rows(organisation: Organisation) -> dict[str, list[dict[str, str]]]:
    """Give what is stored of the organisation as rows of the sheets, with figures to fill in."""
    directory = Directory(SUBJECTS, [organisation.code])
    rows = {name: rows_of(SHEETS[name], directory) for name in FILLED}
    own = {organisation.code, organisation.parent and organisation.parent.code}
    rows["organisations"] = [row for row in rows["organisations"] if row["code"] in own]
    rows["series"] = [row for row in rows["series"] if row["code"]]
    rows["meetings"] = [row for row in rows["meetings"] if row["part"] == Part.PUBLIC]
    rows["scheme_months"] = of_newest_year(rows["scheme_months"])
    rows["observations"] = rows_to_fill(organisation)
    return rows


def rows_of(sheet: Sheet, directory: Directory) -> list[dict[str, str]]:
    """Give the stored records of a sheet as its cells, with the codes that they link to."""
    links = {link.column: linked_codes(link, directory) for link in sheet.links}
    rows = []
    for key, record in directory.records(sheet.subject.name).items():
        row = {column.name: cell_of(column, record.values) for column in sheet.columns}
        rows.append(row | {name: "|".join(codes[key]) for name, codes in links.items()})
    return rows


def linked_codes(link: Link, directory: Directory) -> dict[Key, list[str]]:
    """Give the codes that each record links to; links with dates of their own are no cell's."""
    found: dict[Key, list[str]] = defaultdict(list)
    for one in directory.records(link.subject.name).values():
        if all(one.values[name] == value for name, value in link.constants):
            found[one.values["organisation"], one.values[link.owner]].append(one.values[link.named])
    return found


def of_newest_year(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give the months of schemes that lie in the newest financial year that has any."""
    years = [Period.containing(parse_period(row["month"]).start, PeriodKind.YEAR) for row in rows]
    newest = max(years, default=None)
    return [row for row, year in zip(rows, years, strict=True) if year == newest]


def cell_of(column: Column, values: dict[str, Any]) -> str:
    """Give the cell of a stored value."""
    if column.cell is Cell.PERIOD:
        kind, start = values["period_kind"], values["period_start"]
        return Period(PeriodKind(kind), start).code if start else ""
    if column.name == "code" and "key" in values:
        return str(values["key"])  # milestones are known by a key of their own
    value = values.get("written" if column.cell is Cell.VALUE else column.fills)
    return value if isinstance(value, str) else printed(value)


def rows_to_fill(organisation: Organisation) -> list[dict[str, str]]:
    """Give a row without value for each line of each measure, for its next period."""
    current = Observation.objects.filter(superseded_at__isnull=True)
    newest = {
        (line, kind): start
        for line, kind, start in current.filter(series__measure__organisation=organisation)
        .order_by()
        .values_list("series", "period_kind")
        .annotate(newest=Max("period_start"))
    }
    lines = Series.objects.filter(measure__organisation=organisation).select_related("measure")
    found: list[dict[str, str]] = []
    measures_with_lines = set()
    for line in lines.order_by("measure__order", "measure_id", "order", "id"):
        measures_with_lines.add(line.measure_id)
        period = next_period(line.measure.frequency, newest.get((line.pk, line.measure.frequency)))
        found.append({"measure": line.measure.code, "series": line.code, "period": period.code})
    for measure in organisation.measures.exclude(pk__in=measures_with_lines):
        period = next_period(measure.frequency, None)
        found.append({"measure": measure.code, "series": "", "period": period.code})
    return found


def next_period(frequency: str, newest: dt.date | None) -> Period:
    """Give the period after the newest figure, or the last one that is over where there is none."""
    kind = PeriodKind(frequency)
    if newest is None:
        return Period.containing(dt.date.today(), kind).previous()
    return Period(kind, newest).next()
