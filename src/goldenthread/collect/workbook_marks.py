"""Cells of a workbook that hide something: errors, formulas without a result, percent formats.

calamine shows a broken formula as empty and 13.1% as 0.131, and lays out a sheet as one block
however far out its last cell stands. A second reading with openpyxl finds such cells before; since
it takes ten times as long, a look at the bytes first says whether it is needed at all.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import IO, Any

import openpyxl

from goldenthread.collect.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from goldenthread.collect.problems import SourceError

PERCENT, FORMULA, VALUE = "percent", "formula", "value"
NO_RESULT = "the formula has no result; open the workbook, let it calculate and save it"
Marks = dict[tuple[int, int], str]  # row, column counted from 1 -> what is special about the cell

BLOCK, OVERLAP = 1 << 20, 200
# errors, formulas, columns beyond Z, rows beyond 999,999, references written with entities, UTF-16
SPECIAL = re.compile(
    rb"""t\s*=\s*["']e["']|<(?:\w+:)?f[\s>/]|\x00"""
    rb"""|\sr\s*=\s*["'](?:\s|[A-Za-z]{2,}|[A-Za-z]?0*\d{7,}|[^"']*&)"""
)
CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
PERCENT_FORMATS = re.compile(rb"""numFmtId\s*=\s*["'](?:9|10)["']""")


def needs_second_reading(path: Path) -> bool:
    """Say whether any cell of the workbook may be special, or stand far out."""
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            with archive.open(part) as opened:
                if part.filename.lower().endswith("styles.xml"):
                    if shows_percent(opened.read()):
                        return True
                elif holds_special(opened):  # a sheet may have any name
                    return True
    return False


def shows_percent(styles: bytes) -> bool:
    """Say whether a cell format of the workbook may be a percentage."""
    used = CELL_FORMATS.search(styles)
    return used is None or b"%" in styles or bool(PERCENT_FORMATS.search(used[0]))


def holds_special(sheet: IO[bytes]) -> bool:
    """Say whether the text of a sheet holds anything that calamine does not show."""
    tail = b""
    while block := sheet.read(BLOCK):
        if SPECIAL.search(tail + block):
            return True
        tail = block[-OVERLAP:]
    return False


def marks_of(path: Path) -> dict[str, Marks]:
    """Give the special cells of each sheet: percent formats, errors, formulas without a result."""
    if not needs_second_reading(path):
        return {}
    found = second_reading(path, shows_results=False)
    if any(FORMULA in marks.values() for marks in found.values()):
        results = second_reading(path, shows_results=True)
        for name, marks in found.items():
            for place, mark in list(marks.items()):
                if mark == FORMULA:
                    marks[place] = results[name].get(place, NO_RESULT)
    return found


def second_reading(path: Path, *, shows_results: bool) -> dict[str, Marks]:
    """Read with openpyxl; with `shows_results` every cell that has a value gets a mark."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=shows_results, keep_links=False)
    try:
        return {
            sheet.title: sheet_marks(sheet, shows_results)
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        }
    finally:
        book.close()


def sheet_marks(sheet: Any, shows_results: bool) -> Marks:
    """Give the special cells of one sheet, refusing one that reaches too far."""
    marks: Marks = {}
    widest = 0
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        widest = max(widest, len(row))
        if number > MOST_ROWS or widest > MOST_COLUMNS or number * widest > MOST_CELLS:
            raise SourceError(
                f"sheet {sheet.title} reaches to row {number}, column {widest}; allowed: "
                f"{MOST_ROWS:,} rows, {MOST_COLUMNS} columns, {MOST_CELLS:,} cells"
            )
        for column, cell in enumerate(row, 1):
            if cell.value is not None and (mark := mark_of(cell, shows_results)):
                marks[number, column] = mark
    return marks


def mark_of(cell: Any, shows_results: bool) -> str:
    """Give what is special about a cell."""
    if cell.data_type == "e":
        return f"the cell shows the error {cell.value}"
    if cell.data_type == "f":
        return FORMULA
    if cell.data_type == "n" and "%" in cell.number_format:
        return PERCENT
    return VALUE if shows_results else ""
