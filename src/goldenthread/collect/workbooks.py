"""Workbooks: what a cell shows, and what it hides (errors, formulas without a result, percent).

calamine reads the values; `workbook_marks` tells what it does not show.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import python_calamine

from goldenthread.collect.cells import BadCell
from goldenthread.collect.problems import SourceError
from goldenthread.collect.reading import Source, add_sheet, column_name, parts_of
from goldenthread.collect.workbook_marks import PERCENT, VALUE, Marks, marks_of

log = logging.getLogger(__name__)


def read_workbook(path: Path, file: str, source: Source) -> None:
    """Add the visible sheets of a workbook; SourceError where it is broken or too large."""
    parts_of(path, file)
    try:
        marks = marks_of(path)
        with path.open("rb") as opened:
            book = python_calamine.load_workbook(opened)
            for meta in book.sheets_metadata:
                if is_read(meta):
                    sheet = book.get_sheet_by_name(meta.name)
                    rows = cells(sheet, marks.get(meta.name, {}))
                    add_sheet(source, column_name(meta.name), file, rows)
    except SourceError as error:
        raise SourceError(f"{file}: {error}") from error
    except Exception as error:  # a hostile or broken file fails in ways that no list names
        log.info("%s cannot be read", file, exc_info=True)
        raise SourceError(f"{file}: the workbook is broken and cannot be read") from error


def is_read(meta: python_calamine.SheetMetadata) -> bool:
    """Say whether a sheet is read: not the help, nothing hidden, no chart."""
    return (
        meta.typ == python_calamine.SheetTypeEnum.WorkSheet
        and meta.visible == python_calamine.SheetVisibleEnum.Visible
        and column_name(meta.name) != "read_me"
    )


def cells(sheet: python_calamine.CalamineSheet, marks: Marks) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a sheet as text, numbered as the spreadsheet shows them.

    calamine lays out only the area that it sees filled: marked cells may lie outside of it.
    """
    top, left = (number + 1 for number in sheet.start or (0, 0))
    grid = sheet.to_python(skip_empty_area=True) if sheet.start else []
    marked: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for (number, column), mark in marks.items():
        marked[number].append((column, mark))
    outside = [number for number in marked if not top <= number < top + len(grid)]
    for number in sorted([*range(top, top + len(grid)), *outside]):
        values = grid[number - top] if top <= number < top + len(grid) else []
        texts = [""] * (left - 1) + [text_of(value) for value in values]
        for column, mark in marked.get(number, ()):
            texts += [""] * (column - len(texts))
            place = column - left
            value = values[place] if 0 <= place < len(values) else None
            texts[column - 1] = marked_text(texts[column - 1], value, mark)
        yield number, texts


def marked_text(text: str, value: Any, mark: str) -> str:
    """Give the text of a special cell."""
    if mark == PERCENT and isinstance(value, float | int) and not isinstance(value, bool):
        return f"{plain(Decimal(plain_number(value)) * 100)}%"
    return text if mark in (PERCENT, VALUE) else BadCell("#", mark)


def text_of(value: Any) -> str:
    """Give a cell's value as it would be typed."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float | int):
        return plain_number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        since = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return clock(since + dt.timedelta(microseconds=value.microsecond))
    if isinstance(value, dt.timedelta):
        return clock(value)
    return str(value)


def plain_number(value: float) -> str:
    """Give a number with the 15 digits that a spreadsheet keeps, without exponent."""
    return plain(Decimal(format(value, ".15g")))


def plain(number: Decimal) -> str:
    """Give the digits of a number without closing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def clock(duration: dt.timedelta) -> str:
    """Give a duration as hours:minutes:seconds."""
    seconds = round(duration.total_seconds())
    sign = "-" if seconds < 0 else ""
    seconds = abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
