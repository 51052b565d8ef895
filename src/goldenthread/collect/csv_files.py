"""CSV files: UTF-8 with or without a mark, commas between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from goldenthread.collect.limits import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from goldenthread.collect.problems import SourceError
from goldenthread.collect.reading import Source, add_sheet, column_name, problem_of


def read_csv(content: bytes, file: str, source: Source) -> None:
    """Add a CSV file, whose name is its sheet's; what cannot be read becomes an error."""
    name = column_name(Path(file).stem)
    try:
        text, is_guess = decode(content)
        sheet = add_sheet(source, name, file, cells(text))
    except (SourceError, csv.Error) as error:
        source.errors.append(problem_of(file, str(error), sheet=name))
        return
    if is_guess:
        source.warnings.append(
            problem_of(file, "is not UTF-8 and was read as Windows-1252", sheet=name)
        )
    first_line = text.lstrip().partition("\n")[0]
    if sheet and len(sheet.header) == 1 and any(mark in first_line for mark in ";\t"):
        source.sheets.remove(sheet)
        source.errors.append(
            problem_of(file, "cells are not separated by commas", sheet=name, allowed="commas")
        )


def decode(content: bytes) -> tuple[str, bool]:
    """Give the text, and whether its encoding had to be guessed."""
    if b"\0" in content:
        raise SourceError("is no text in UTF-8; save it as 'CSV UTF-8'")
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError as error:
        raise SourceError("is neither UTF-8 nor Windows-1252; save it as 'CSV UTF-8'") from error


def cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows, numbered as a spreadsheet does, with cells trimmed."""
    csv.field_size_limit(LONGEST_CELL)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
        if number > MOST_ROWS:
            raise SourceError(f"has more than {MOST_ROWS:,} rows; split it into parts")
        if len(row) > MOST_COLUMNS:
            raise SourceError(f"row {number} has more than {MOST_COLUMNS} columns")
        yield number, [cell.strip() for cell in row]
