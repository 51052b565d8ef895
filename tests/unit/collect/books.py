"""Workbooks for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """Write sheets of cells; a pair is a value with its number format."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        page.write(number, place, cell[0], book.add_format({"num_format": cell[1]}))
                    elif isinstance(cell, Formula):
                        page.write_formula(number, place, cell.text, None, cell.result)
                    else:
                        page.write(number, place, cell)
    return path


class Formula:
    """A formula with the result that a spreadsheet kept."""

    def __init__(self, text: str, result: Any) -> None:
        self.text = text
        self.result = result
