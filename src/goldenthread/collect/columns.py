"""What a sheet and a column are, and the columns that many sheets share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field

from goldenthread.collect.cells import Cell
from goldenthread.records.history.keeping import Subject


@dataclass(frozen=True)
class Column:
    """A column: what its cells hold, whether they must, and what an empty cell means.

    `row_field` is the field of the natural row that the cell fills (its own name when empty);
    `empty` is what an empty cell stands for; whole numbers lie between `least` and `most`;
    `of` is the sheet whose codes the cells hold.
    """

    name: str
    cell: Cell
    says: str
    is_required: bool = False
    row_field: str = ""
    choices: tuple[str, ...] = ()
    empty: Any = ""
    least: int = 0
    most: int = 32_767
    of: str = ""

    @property
    def fills(self) -> str:
        """The field of the natural row."""
        return self.row_field or self.name


@dataclass(frozen=True)
class Link:
    """A column with the codes of several records, each kept as a link from the row's record.

    `owner` and `named` are the link's fields for the row's code and for a code of the cell;
    `constants` are further fields of every link.
    """

    column: str
    subject: Subject
    owner: str
    named: str
    constants: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet: what a row of it is, its columns, and the subject that keeps its records.

    Rows of a sheet that `is_about_one` belong to the file's organisation unless they name another.
    """

    name: str
    says: str
    columns: tuple[Column, ...]
    subject: Subject
    links: tuple[Link, ...] = ()
    is_about_one: bool = False
    by_name: dict[str, Column] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_name.update({column.name: column for column in self.columns})

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that must be there."""
        return tuple(column.name for column in self.columns if column.is_required)

    def longest(self, column: Column) -> int | None:
        """Give the most characters that the column's record holds."""
        names = {one.name: one for one in self.subject.model._meta.get_fields()}
        found = names.get(column.fills)
        return found.max_length if isinstance(found, Field) else None


def must(name: str, cell: Cell, says: str, **options: Any) -> Column:
    """Declare a required column."""
    return Column(name, cell, says, is_required=True, **options)


def may(name: str, cell: Cell, says: str, **options: Any) -> Column:
    """Declare an optional column."""
    return Column(name, cell, says, **options)


def one_of(enumeration: Any) -> tuple[str, ...]:
    """Give the values of an enumeration."""
    return tuple(member.value for member in enumeration)


CHOICE, CODE, DATE, NUMBER = Cell.CHOICE, Cell.CODE, Cell.DATE, Cell.NUMBER
TEXT, WHOLE, YES_NO = Cell.TEXT, Cell.WHOLE, Cell.YES_NO

ORGANISATION = must("organisation", Cell.ORGANISATION, "ODS code of the organisation")
THE_ORGANISATION = may(
    "organisation",
    Cell.ORGANISATION,
    "ODS code; needed where the file is about several",
    empty=None,
)
MEASURE = must("measure", Cell.MEASURE, "Code of the measure; ORG:code where two have the same")
PERIOD = must("period", Cell.PERIOD, "Period: 2023-03, Mar-23, M12 2022/23, Q4 2022/23, 2022/23 …")
LINE = may("series", Cell.SERIES, "Code of a line of the measure; empty means all", empty=None)
ORDER = may("order", WHOLE, "Place in lists, smallest first", empty=0, most=1_000_000)
