"""The observations sheet: read fast, since it holds up to half a million rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import timezone

from goldenthread.collect.catalogue import Catalogue, Facts
from goldenthread.collect.cells import BadCell, Cell, read_period
from goldenthread.collect.columns import Column
from goldenthread.collect.problems import CellError
from goldenthread.collect.reading import SheetText
from goldenthread.collect.rows import Problems, RowReader, value_of
from goldenthread.collect.sheets import OBSERVATIONS
from goldenthread.records.measures.actions.revisions import OPTIONAL, Figure, Line
from goldenthread.records.measures.actions.values import kept_number
from goldenthread.vocabulary import Kind

HUNDRED = Decimal(100)
ROWS_BETWEEN_SIGNS = 5_000


class FigureReader(RowReader):
    """Reads figures, and notes the lines that they bring with them."""

    def __init__(self, text: SheetText, catalogue: Catalogue, problems: Problems) -> None:
        super().__init__(OBSERVATIONS, text, catalogue, problems)
        self.given = OPTIONAL & {column.name for _, column in self.columns}
        self.letter = column_letter(text.header.index("value")) if "value" in text.header else ""
        self.lines: dict[Line, dict[str, Any]] = {}
        self.skipped = 0
        self.measures: dict[str, tuple[str, str, Facts | None]] = {}
        self.periods: dict[tuple[Any, str], tuple[str, dt.date]] = {}
        self.values: dict[tuple[int, str], dict[str, Any]] = {}
        self.known_lines: dict[Line, Line] = {}
        self.other_periods: set[tuple[str, str]] = set()

    def take_measure(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read the code of a measure, looked up once."""
        found = self.measures.get(text)
        if found is None:
            owner, code = self.catalogue.measure(text)
            found = self.measures[text] = (owner, code, self.catalogue.facts_of((owner, code)))
        row["organisation"], row["measure"], row["facts"] = found

    def take(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read a filled cell; periods and values that repeat are read once."""
        if column.cell is Cell.PERIOD:
            facts: Facts | None = row.get("facts")
            key = (facts and facts.frequency, text)
            if key not in self.periods:
                self.periods[key] = read_period(text, key[0] or None)
            row["period_kind"], row["period_start"] = self.periods[key]
        else:
            super().take(row, column, text)

    def take_value(self, row: dict[str, Any], text: str) -> None:
        """Read a value of the row's measure."""
        facts: Facts | None = row.get("facts")
        if facts is None:
            return
        key = (id(facts), text)
        if (found := self.values.get(key)) is None:
            found = value_of(text, facts.spec)
            if len(self.values) < 100_000:
                self.values[key] = found
        row |= found

    def figures(self, advance: Callable[[int], None]) -> list[Figure]:
        """Give the figures whose rows hold no error; rows without a value are left out.

        `advance` is told how many further rows were read.
        """
        if self.problems.errors:
            return []
        place = self.text.header.index("value")
        found: list[Figure] = []
        for count, (number, cells) in enumerate(self.text.rows, 1):
            if count % ROWS_BETWEEN_SIGNS == 0:
                advance(ROWS_BETWEEN_SIGNS)
            value = cells[place] if place < len(cells) else ""
            if not value and not isinstance(value, BadCell):
                self.skipped += 1
                continue
            if any(cells[len(self.text.header) :]):
                error = CellError("there are cells to the right of the header's last column")
                self.problems.error(number, "", "", error)
            elif (row := self.read(number, cells)) is not None and "number" in row:
                found.append(self.figure(number, row))
        advance(len(self.text.rows) % ROWS_BETWEEN_SIGNS)
        return self.without_repeats(found)

    def figure(self, number: int, row: dict[str, Any]) -> Figure:
        """Give the figure of a row."""
        numerator = kept_number(row.get("numerator"))
        denominator = kept_number(row.get("denominator"))
        recorded = row.get("recorded")
        figure = Figure(
            line=self.line(row),
            period_kind=row["period_kind"],
            period_start=row["period_start"],
            written=row["written"],
            number=row["number"],
            bound=row["bound"],
            absence=row["absence"],
            numerator=numerator,
            denominator=denominator,
            status=row.get("status", "final"),
            note=row.get("note", ""),
            recorded=moment_of(recorded) if recorded else None,
            cell=f"observations!{self.letter}{number}",
            row=number,
        )
        self.check_period(figure, row["facts"])
        if denominator is not None and numerator is not None:
            self.check_share(figure, row["facts"])
        return figure

    def line(self, row: dict[str, Any]) -> Line:
        """Give the line of a figure, and keep what a new line is called."""
        unit = row.get("unit")
        code = row.get("series") or unit or ""
        line = (row["organisation"], row["measure"], code)
        if line not in self.known_lines:
            self.known_lines[line] = line
            self.lines[line] = {
                "organisation": line[0], "measure": line[1], "code": code,
                "name": code, "unit": unit, "order": 0,
            }  # fmt: skip
        return self.known_lines[line]

    def check_period(self, figure: Figure, facts: Facts) -> None:
        """Warn once a measure where its figures are of periods of another length."""
        kind = figure.period_kind
        if kind != facts.frequency and (figure.line[1], kind) not in self.other_periods:
            self.other_periods.add((figure.line[1], kind))
            message = f"is a {kind}, but figures of this measure are by {facts.frequency}"
            self.problems.warn(figure.row, "period", figure.period_start.isoformat(), message)

    def check_share(self, figure: Figure, facts: Facts) -> None:
        """Warn where a percentage is not its numerator over its denominator, as rounded."""
        if facts.spec.kind is not Kind.PERCENT or figure.number is None or not figure.denominator:
            return
        assert figure.numerator is not None  # noqa: S101 (the caller saw it)
        share = figure.numerator / figure.denominator * HUNDRED
        decimals = max(-int(figure.number.normalize().as_tuple().exponent), 0)
        written = figure.written.partition(".")[2]
        decimals = max(decimals, sum(letter.isdigit() for letter in written))
        if abs(share - figure.number) > Decimal(1).scaleb(-decimals):
            message = f"numerator over denominator gives {share:.2f}%"
            self.problems.warn(figure.row, "value", figure.written, message)

    def without_repeats(self, figures: list[Figure]) -> list[Figure]:
        """Give the figures, with an error for each that repeats the place of an earlier one."""
        seen: dict[Any, int] = {}
        kept: list[Figure] = []
        for figure in figures:
            first = seen.setdefault((figure.place, figure.recorded), figure.row)
            if first == figure.row:
                kept.append(figure)
            else:
                error = CellError(
                    f"has the same measure, series, period and recorded date as row {first}",
                    "each only once; revisions need different dates in a column recorded",
                )
                self.problems.error(figure.row, "", "", error)
        return kept


def moment_of(day: dt.date) -> dt.datetime:
    """Give the start of a day, from which a figure recorded on it counts as known."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def column_letter(place: int) -> str:
    """Give the letters of a spreadsheet column, counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
