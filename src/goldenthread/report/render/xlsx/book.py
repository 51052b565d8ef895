"""A workbook being written: its sheets, formats and places."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from goldenthread.report.model import Amount, Report
from goldenthread.report.render.native_text import colour_of, plain_text
from goldenthread.report.render.native_units import format_text

LONGEST = 32_767  # characters that a cell takes
LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
COLUMNS = 12  # that words run across
WIDEST, NARROWEST, FIRST = 44.0, 11.0, 34.0  # widths in letters
LINE_HEIGHT, LETTERS_ACROSS = 15.0, 150
REFERENCE = re.compile(r"\{(\d+)\.(\d+)\}")
SIZES = {1: 18, 2: 14, 3: 12}
Format = Any


class Book:
    """The workbook with its formats, and the sheet of each section."""

    def __init__(self, workbook: Workbook, report: Report) -> None:
        self.workbook, self.report = workbook, report
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.names = names_of(["Contents", *(one.title for one in report.sections)])
        self.front = Sheet(self, self.names[0])
        anchors = [one.anchor for one in report.sections]
        self.by_anchor = dict(zip(anchors, self.names[1:], strict=True))
        self.sheets: dict[str, Sheet] = {}

    def sheet(self, anchor: str) -> Sheet:
        """Give the sheet of a section."""
        if anchor not in self.sheets:
            self.sheets[anchor] = Sheet(self, self.by_anchor[anchor])
        return self.sheets[anchor]

    def look(self, **options: Any) -> Format:
        """Give a format, made once; text wraps and stands on top unless it says otherwise."""
        settings = {"text_wrap": True, "valign": "top", "font_name": "Arial", **options}
        key = tuple(sorted(settings.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(settings)
        return self.formats[key]


def names_of(titles: Sequence[str]) -> list[str]:
    """Give names of sheets: unique whatever their capitals, and as Excel allows them."""
    names: list[str] = []
    taken: set[str] = {"history"}  # Excel keeps this name for itself
    for title in titles:
        words = " ".join(NOT_IN_NAMES.sub(" ", plain_text(title)).split()).strip("'") or "Section"
        name, again = words[:LONGEST_NAME].rstrip("' "), 1
        while name.casefold() in taken:
            again += 1
            end = f" ({again})"
            name = f"{words[: LONGEST_NAME - len(end)].rstrip()}{end}"
        taken.add(name.casefold())
        names.append(name)
    return names


def cell_text(text: str) -> str:
    """Give text that a cell can hold."""
    words = plain_text(text)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


class Sheet:
    """One sheet, written from top to bottom; `row` is the next free row."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name, self.row = book, name, 0
        self.page = book.workbook.add_worksheet(name)
        self.widths: dict[int, float] = {}

    def words(self, row: int, column: int, text: str, **look: Any) -> None:
        """Write text, which is never a formula."""
        self.page.write_string(row, column, cell_text(text), self.book.look(**look))

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        size = SIZES.get(level, 11)
        self.words(self.row, 0, text, bold=True, font_size=size, text_wrap=False,
                   font_color="#003087")  # fmt: skip
        self.row += 1

    def line(self, text: str, **look: Any) -> None:
        """Write words across the sheet, as high as they need."""
        self.page.merge_range(self.row, 0, self.row, COLUMNS - 1, "", self.book.look(**look))
        self.words(self.row, 0, text, **look)
        lines = sum(max(1, math.ceil(len(part) / LETTERS_ACROSS)) for part in text.split("\n"))
        self.page.set_row(self.row, LINE_HEIGHT * min(lines, 26))
        self.row += 1

    def link(self, text: str, anchor: str, indent: int = 0, column: int = 0) -> None:
        """Write words that lead to the sheet of a section."""
        self.link_at(self.row, column, text, anchor, indent=indent)
        self.row += 1

    def link_at(self, row: int, column: int, text: str, anchor: str, **look: Any) -> None:
        """Write words that lead to a sheet, plain words where there is no such section."""
        name = self.book.by_anchor.get(anchor)
        if name is None:
            self.words(row, column, text, **look)
            return
        target = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
        style = self.book.look(font_color="#005EB8", underline=1, **look)
        self.page.write_url(row, column, target, style, cell_text(text)[:255] or name)

    def amount(self, row: int, column: int, held: Amount, top: int, **look: Any) -> None:
        """Write a number, or the formula that makes it; `top` is the table's first row."""
        form = self.book.look(num_format=format_text(held.number_format), align="right", **look)
        value = float(held.number)
        if not held.formula:
            self.page.write_number(row, column, value, form)
            return
        formula = REFERENCE.sub(
            lambda found: xl_rowcol_to_cell(top + int(found[1]), int(found[2])), held.formula
        )
        self.page.write_formula(row, column, f"={formula}", form, value)

    def widen(self, column: int, text: str) -> None:
        """Make a column wide enough for words, within bounds."""
        longest = max((len(part) for part in text.split("\n")), default=0)
        least = FIRST if column == 0 else NARROWEST
        wanted = min(max(longest + 2, least), WIDEST)
        self.widths[column] = max(self.widths.get(column, least), wanted)

    def skip(self) -> None:
        """Leave a row free."""
        self.row += 1

    def finish(self) -> None:
        """Set widths and how the sheet prints."""
        for column, width in self.widths.items():
            self.page.set_column(column, column, width)
        if not self.widths:
            self.page.set_column(0, 0, FIRST)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.hide_gridlines(2)
        self.page.set_footer(f"&L{self.book.report.title.replace('&', '&&')}&RPage &P of &N")


def status_look(colour: str, ink: str) -> dict[str, Any]:
    """Give the look of a status cell."""
    return {"bg_color": colour_of(colour), "font_color": colour_of(ink), "border": 1}
