"""Cells of a sheet as typed rows in natural form; every problem is kept, none ends the reading."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.collect.catalogue import Catalogue, Facts
from goldenthread.collect.cells import (
    READERS,
    BadCell,
    Cell,
    read_choice,
    read_code,
    read_codes,
    read_due,
    read_money,
    read_period,
)
from goldenthread.collect.columns import Column, Sheet
from goldenthread.collect.problems import CellError, Problem, nearest, shown
from goldenthread.collect.reading import SheetText
from goldenthread.records.measures.actions.values import value_columns
from goldenthread.vocabulary import (
    Kind,
    PeriodKind,
    Value,
    ValueParseError,
    ValueSpec,
    parse_value,
)

FIRST, SECOND, THIRD = 0, 1, 2
MONEY_UNIT, POUNDS = "money_unit", "£"
MAY_BE_EMPTY = {
    ("tables", "value"),
    ("actions", "due"),
    ("milestones", "due"),
    ("milestones", "description"),
}
OTHER_KINDS = (ValueSpec(Kind.PERCENT), ValueSpec(Kind.COUNT))


@dataclass
class TypedRow:
    """A row in natural form, with the number of its row in the file."""

    number: int
    fields: dict[str, Any]


class Problems:
    """Collects the errors and warnings of one sheet."""

    def __init__(self, sheet: SheetText) -> None:
        self.sheet = sheet
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []
        self.rows_in_error: set[int] = set()

    def error(self, row: int, column: str, value: str, error: CellError) -> None:
        """Add an error at a cell."""
        self.rows_in_error.add(row)
        self.errors.append(self.problem(row, column, value, error.allowed, error.message))

    def warn(self, row: int, column: str, value: str, message: str) -> None:
        """Add a warning at a cell."""
        self.warnings.append(self.problem(row, column, value, "", message))

    def problem(self, row: int, column: str, value: str, allowed: str, message: str) -> Problem:
        """Give a problem of this sheet."""
        return Problem(
            self.sheet.file, self.sheet.name, row, column, shown(value), allowed, message
        )


def placed_columns(sheet: Sheet, text: SheetText, problems: Problems) -> list[tuple[int, Column]]:
    """Give the known columns with their places, those that others depend on first."""
    placed: list[tuple[int, Column]] = []
    for place, name in enumerate(text.header):
        column = sheet.by_name.get(name)
        if name and text.header.index(name) != place:
            problems.error(1, name, "", CellError("stands twice in the header"))
        elif column:
            placed.append((place, column))
        elif name:
            hint = nearest(name, [one for one in sheet.by_name if one not in text.header])
            problems.warn(
                1, name, "", f"is no column of this sheet and was left out {hint}".strip()
            )
    for name in sheet.required:
        if name not in text.header:
            allowed = ", ".join(sheet.required)
            problems.error(1, name, "", CellError("this required column is missing", allowed))
    return sorted(placed, key=lambda pair: order_of(pair[1]))


def order_of(column: Column) -> int:
    """Give when a column is read: codes of other columns belong to the organisation, values and
    periods to the measure."""
    if column.cell is Cell.ORGANISATION:
        return FIRST
    return SECOND if column.cell in (Cell.MEASURE, Cell.MONEY_UNIT) else THIRD


class RowReader:
    """Reads the rows of one sheet."""

    def __init__(
        self, sheet: Sheet, text: SheetText, catalogue: Catalogue, problems: Problems
    ) -> None:
        self.sheet = sheet
        self.text = text
        self.catalogue = catalogue
        self.problems = problems
        self.columns = placed_columns(sheet, text, problems)
        self.longest = {column.name: sheet.longest(column) for column in sheet.columns}

    def rows(self) -> Iterator[TypedRow]:
        """Give the rows that hold no error."""
        if self.problems.errors:
            return
        for number, cells in self.text.rows:
            if any(cells[len(self.text.header) :]):
                error = CellError("there are cells to the right of the header's last column")
                self.problems.error(number, "", "", error)
            elif (fields := self.read(number, cells)) is not None:
                yield TypedRow(number, fields)

    def read(self, number: int, cells: list[str]) -> dict[str, Any] | None:
        """Give the fields of a row, None where a cell is in error."""
        self.number = number
        row = self.empty_key()
        if self.sheet.is_about_one:
            row["organisation"] = self.catalogue.home_of_programmes()
        before = len(self.problems.errors)
        for place, column in self.columns:
            text = cells[place] if place < len(cells) else ""
            try:
                self.fill(row, column, text)
            except CellError as error:
                self.problems.error(number, column.name, text, error)
                if column.cell is Cell.ORGANISATION and column.is_required:
                    return None
        if self.sheet.is_about_one and row["organisation"] is None:
            self.problems.error(number, "organisation", "", self.catalogue.no_home())
        return row if len(self.problems.errors) == before else None

    def empty_key(self) -> dict[str, Any]:
        """Give the key fields as they are where their columns are left out."""
        absent = [
            column
            for column in self.sheet.columns
            if not column.is_required and column.fills in self.sheet.subject.key
        ]
        row: dict[str, Any] = {column.fills: copy.copy(column.empty) for column in absent}
        if "period_kind" in self.sheet.subject.key:
            row |= {"period_kind": "", "period_start": None}
        return row

    def fill(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read one cell into the row."""
        if isinstance(text, BadCell):
            raise CellError(text.message, "a value, not a broken formula")
        if not text and column.cell is not Cell.VALUE:
            if column.is_required and (self.sheet.name, column.name) not in MAY_BE_EMPTY:
                raise CellError("is empty", column.says)
            if column.cell is not Cell.PERIOD and column.name != "organisation":
                row[column.fills] = copy.copy(column.empty)
            return
        longest = self.longest[column.name]
        if longest and column.cell not in (Cell.VALUE, Cell.STEP) and len(text) > longest:
            raise CellError("is too long", f"at most {longest} characters")
        self.take(row, column, text)

    def take(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read a filled cell by the type of its column."""
        kind = column.cell
        if kind is Cell.ORGANISATION:
            find = self.catalogue.organisation
            if column.fills in ("parent", "board"):
                find = self.catalogue.any_organisation
            row[column.fills] = find(text)
        elif kind is Cell.MEASURE:
            self.take_measure(row, column, text)
        elif kind in (Cell.UNIT, Cell.POST):
            if "organisation" in row:
                sheet = "units" if kind is Cell.UNIT else "posts"
                row[column.fills] = self.catalogue.code(sheet, text, row["organisation"])[1]
        elif kind is Cell.RECORD:
            if row.get("organisation"):
                row[column.fills] = self.catalogue.code(column.of, text, row["organisation"])[1]
        elif kind is Cell.CODES:
            if row.get("organisation"):
                row[column.fills] = tuple(
                    self.catalogue.code(column.of, code, row["organisation"])[1]
                    for code in read_codes(text)
                )
        elif kind in (Cell.MEETING, Cell.DUE):
            self.take_pair(row, column, text)
        elif kind is Cell.SERIES:
            row[column.fills] = self.line_of(row, read_code(text))
        elif kind is Cell.PERIOD:
            facts = self.facts(row)
            frequency = facts.frequency if facts else PeriodKind.MONTH
            row["period_kind"], row["period_start"] = read_period(text, frequency)
        elif kind is Cell.VALUE:
            self.take_value(row, text)
            if row.get("of_another_kind"):
                self.warn_of_another_kind(row, column, text)
        elif kind in (Cell.CHOICE, Cell.MONEY_UNIT):
            row[column.fills] = read_choice(text, column.choices)
        elif kind is Cell.MONEY:
            self.take_money(row, column, text)
        else:
            row[column.fills] = within(READERS[kind](text), column)

    def take_pair(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read a cell of two fields: a meeting with its committee, a day with its words."""
        if column.cell is Cell.DUE:
            row[column.fills], row[f"{column.fills}_words"] = read_due(text)
        elif row.get("organisation"):
            found = self.catalogue.meeting(text, row["organisation"])
            row[committee_of(column)], row[column.fills] = found

    def take_measure(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read the code of a measure, which also says whose the row is."""
        if column.fills != "measure":
            if "organisation" in row:
                at = text if ":" in text else f"{row['organisation']}:{text}"
                owner, row[column.fills] = self.catalogue.measure(at)
                if owner != row["organisation"]:
                    raise CellError(f"belongs to {owner}, not to {row['organisation']}")
            return
        owner, code = self.catalogue.measure(text)
        if row.get("organisation") not in (None, owner):
            raise CellError(f"belongs to {owner}, not to {row['organisation']}")
        row["organisation"], row["measure"] = owner, code

    def facts(self, row: dict[str, Any]) -> Facts | None:
        """Give the facts of the row's measure where they are known."""
        if not row.get("measure"):
            return None
        return self.catalogue.facts_of((row["organisation"], row["measure"]))

    def take_value(self, row: dict[str, Any], text: str) -> None:
        """Read a value of the row's measure."""
        facts = self.facts(row)
        if facts is None:
            return  # the measure itself is in error, and says so
        row |= value_of(text, facts.spec)

    def take_money(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Read an amount in the unit that the row names, in pounds where it names none."""
        value = read_money(text, row.get(MONEY_UNIT) or POUNDS)
        if value.number is None and column.is_required:
            raise CellError("is empty", column.says)
        row[column.fills] = value.number
        row[f"{column.fills}_written"] = value

    def warn_of_another_kind(self, row: dict[str, Any], column: Column, text: str) -> None:
        """Tell that a value is of another kind than its measure's."""
        del row["of_another_kind"]
        message = "is of another kind than the measure: kept as written, it cannot be compared"
        self.problems.warn(self.number, column.name, text, message)

    def line_of(self, row: dict[str, Any], code: str) -> str:
        """Give the code of a line that the measure has."""
        if row.get("measure"):
            line = (row["organisation"], row["measure"], code)
            if not self.catalogue.has_line(line):
                raise CellError(
                    "is no line of this measure", "a code of the sheets series or observations"
                )
        return code


def committee_of(column: Column) -> str:
    """Give the row field that holds the committee of the meeting that a column names."""
    return "committee" if column.fills == "meeting" else f"{column.fills}_committee"


def value_of(text: str, spec: ValueSpec) -> dict[str, Any]:
    """Give the columns of a value as written.

    A number where a grade or yes/no is expected is kept as written, with `of_another_kind`: papers
    set an aim of 95% for a graded measure. CellError where the text is no value at all.
    """
    try:
        return value_columns(parse_value(text, spec))
    except ValueParseError as error:
        if spec.kind in (Kind.GRADE, Kind.YES_NO) and is_number(text):
            return {**value_columns(Value(spec.kind, None, text)), "of_another_kind": True}
        kind = spec.kind.value.replace("_", "/")
        raise CellError(f"is no {kind}", error.allowed) from error


def is_number(text: str) -> bool:
    """Say whether a text is a percentage or a number."""
    for spec in OTHER_KINDS:
        try:
            return parse_value(text, spec).is_present
        except ValueParseError:
            continue
    return False


def within(value: Any, column: Column) -> Any:
    """Give a whole number that lies in the column's range; other values as they are."""
    if column.cell is Cell.WHOLE and not column.least <= value <= column.most:
        raise CellError("is out of range", f"{column.least} to {column.most}")
    return value


def without_duplicates(
    rows: Iterable[TypedRow], sheet: Sheet, problems: Problems
) -> list[TypedRow]:
    """Give the rows, with an error for each that has the key of an earlier one."""
    seen: dict[tuple[Any, ...], int] = {}
    kept: list[TypedRow] = []
    for row in rows:
        first = seen.setdefault(sheet.subject.key_of(row.fields), row.number)
        if first == row.number:
            kept.append(row)
        else:
            words = key_words(sheet)
            error = CellError(f"has the same {words} as row {first}", "each only once")
            problems.error(row.number, "", "", error)
    return kept


def key_words(sheet: Sheet) -> str:
    """Give the columns that make a row of the sheet unique, in words."""
    names = [
        column.name
        for column in sheet.columns
        if column.fills in sheet.subject.key or column.cell is Cell.PERIOD
    ]
    if "key" in sheet.subject.key:
        names += ["reference", "description"]
    return ", ".join(names)
