"""Papers that are written here: their words, their tables, their front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.records.measures.models import StratificationTable
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.front_sheet import FrontSheet, front_section
from goldenthread.report.compositions.meetings.parts import paper_of, prose
from goldenthread.report.model import Cell, Paragraph, Report, Section, Table

FIGURE = re.compile(r"^[(£$-]?[\d.,:%)/ ]*[kmbn%)]*$|^(?:N/A|-|)$")


def words_document(
    organisation: Organisation,
    front: FrontSheet,
    words: str,
    tables: Iterable[StratificationTable] = (),
    *,
    has_front_sheet: bool = True,
    **more: object,
) -> Report:
    """Give a written paper as a document; the cells of its tables are at hand."""
    body = prose(words, is_led=True) or (Paragraph("Nothing is written yet."),)
    return paper_of(
        organisation,
        "words",
        front.title,
        front.label,
        [
            Section("words", "", body),
            tables_section(tables),
            front_section(front) if has_front_sheet else None,
        ],
        **more,
    )


def tables_section(tables: Iterable[StratificationTable]) -> Section | None:
    """Give the tables that a paper shows; None without any."""
    shown = tuple(printed(one) for one in tables)
    return Section("tables", "", shown) if shown else None


def printed(table: StratificationTable) -> Table:
    """Give a table as it was written: columns of figures stand at their end."""
    cells = list(table.cells.all())
    columns = list(dict.fromkeys(c.column for c in sorted(cells, key=lambda c: c.column_order)))
    rows = list(dict.fromkeys(cell.row for cell in sorted(cells, key=lambda c: c.row_order)))
    written = {(cell.row, cell.column): cell.written for cell in cells}
    totals = {cell.row for cell in cells if cell.is_total}
    ends = {c for c in columns if all(FIGURE.match(written.get((row, c), "")) for row in rows)}
    return Table(
        caption=str(table),
        columns=("Item", *columns),
        rows=tuple(
            (
                Cell(row, is_header=True),
                *(
                    Cell(
                        written.get((row, column), ""),
                        align="end" if column in ends else "start",
                        is_header=row in totals,
                    )
                    for column in columns
                ),
            )
            for row in rows
        ),
    )
