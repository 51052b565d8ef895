"""Reads the input columns: every value checked, every problem of a frame told at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

REQUIRED = ("series_id", "date", "value")
IMPROVEMENTS = {"increase": 1, "decrease": -1, "neutral": 0}
COMPARATORS = (">=", "<=", ">", "<")
TRUE_WORDS = ("true", "1", "1.0", "yes", "y", "t")
FALSE_WORDS = ("false", "0", "0.0", "no", "n", "f")
MOST_PROBLEMS = 200
OUTPUT_COLUMNS = (
    "segment", "mean", "lower_limit", "upper_limit", "relative_to_mean", "near_limit",
    "outside_limits", "shift", "trend", "two_in_three", "rule", "point_type",
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """One wrong value: `row` from 1 (None for a whole column), `allowed` says what may be."""

    row: int | None
    column: str
    value: str
    allowed: str

    def __str__(self) -> str:
        place = f"row {self.row}, column {self.column}" if self.row else f"column {self.column}"
        shown = self.value if len(self.value) <= 60 else f"{self.value[:57]}..."
        return f"{place}: {shown!r}: {self.allowed}"


class SpcInputError(ValueError):
    """The input cannot be used; `problems` holds each wrong value, `count` how many there are."""

    def __init__(self, problems: list[Problem], count: int | None = None) -> None:
        self.problems = problems[:MOST_PROBLEMS]
        self.count = count if count is not None else len(problems)
        more = self.count - len(self.problems)
        lines = [str(problem) for problem in self.problems]
        super().__init__("\n".join([*lines, f"and {more} more"] if more > 0 else lines))


@dataclass(frozen=True)
class Column:
    """How one input column is read: its type, its default, whether a series holds one value."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    allowed: str
    is_constant: bool = False
    least: int | None = None
    most: int | None = None
    words: tuple[str, ...] = ()


COLUMNS = (
    Column("date", pl.Date, "an ISO date such as 2023-03-31"),
    Column("value", pl.Float64, "a number, or empty for a missing point"),
    Column("target", pl.Float64, "a number, or empty for no target"),
    Column("rebase", pl.Boolean, "true or false"),
    Column("ghost", pl.Boolean, "true or false"),
    Column("target_comparator", pl.String, f"one of {', '.join(COMPARATORS)}", words=COMPARATORS),
    Column(
        "improvement",
        pl.String,
        f"one of {', '.join(IMPROVEMENTS)}",
        is_constant=True,
        words=tuple(IMPROVEMENTS),
    ),
    Column("fix_after_n_points", pl.Int64, "a whole number from 12", is_constant=True, least=12),
    Column("screen_outliers", pl.Boolean, "true or false", is_constant=True),
    Column("shift_length", pl.Int64, "a whole number from 6 to 8", True, 6, 8),
    Column("trend_length", pl.Int64, "a whole number from 6 to 8", True, 6, 8),
)
CONSTANT_COLUMNS = tuple(column.name for column in COLUMNS if column.is_constant)


def read_columns(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the input columns of `frame`, typed; SpcInputError tells every wrong value.

    The result has `series_id` (text) and those of `COLUMNS` that the frame has, in its row order.
    """
    missing = [name for name in REQUIRED if name not in frame.columns]
    if missing:
        raise SpcInputError(
            [Problem(None, name, "", "this column is required") for name in missing]
        )
    reserved = [name for name in OUTPUT_COLUMNS if name in frame.columns]
    if reserved:
        raise SpcInputError(
            [Problem(None, name, name, "this name is kept for the output") for name in reserved]
        )
    problems: list[Problem] = []
    count = 0
    ids = frame["series_id"].cast(pl.String)
    typed = [ids]
    empty = ids.is_null() | (ids.str.len_bytes() == 0)
    count += collect_problems(problems, empty, frame["series_id"], "any text, not empty")
    for column in COLUMNS:
        if column.name in frame.columns:
            read, wrong = read_column(frame[column.name], column)
            count += collect_problems(problems, wrong, frame[column.name], column.allowed)
            typed.append(read)
    if count:
        problems.sort(key=lambda problem: problem.row or 0)
        raise SpcInputError(problems, count)
    return pl.DataFrame(typed)


def collect_problems(
    problems: list[Problem], wrong: pl.Series, written: pl.Series, allowed: str
) -> int:
    """Add a problem for each wrong row (as many as are told); give how many there are."""
    rows = wrong.arg_true()
    for row in rows.head(MOST_PROBLEMS):
        value = written[row]
        text = "" if value is None else str(value)
        problems.append(Problem(int(row) + 1, written.name, text, f"allowed is {allowed}"))
    return len(rows)


def read_column(series: pl.Series, column: Column) -> tuple[pl.Series, pl.Series]:
    """Give a column in its type, null for empty, and which rows are wrong."""
    if series.dtype == pl.String:
        text = series.str.strip_chars()
        held = text.set(text == "", None)
    else:
        held = series
    read = cast_column(held, column)
    wrong = held.is_not_null() & read.is_null()
    if column.name == "date":
        wrong = wrong | held.is_null()
    if read.dtype == pl.Float64:
        unusable = read.is_infinite().fill_null(False)
        if held.dtype == pl.String:  # the text 'nan' is no number; a float's NaN is a missing value
            unusable = unusable | read.is_nan().fill_null(False)
        wrong, read = wrong | unusable, read.fill_nan(None)
    for bound, compared in ((column.least, read.lt), (column.most, read.gt)):
        if bound is not None:
            wrong = wrong | compared(bound).fill_null(False)
    return read.alias(column.name), wrong


def cast_column(held: pl.Series, column: Column) -> pl.Series:
    """Give a column in its type; what cannot be read becomes null."""
    if column.dtype == pl.Boolean and held.dtype != pl.Boolean:
        words = held.cast(pl.String).str.to_lowercase()
        found = words.is_in(TRUE_WORDS)
        return found.set(~found & ~words.is_in(FALSE_WORDS), None).set(words.is_null(), None)
    if column.words:
        return held.cast(pl.String).cast(pl.Enum(column.words), strict=False)
    if column.dtype == pl.Date and held.dtype == pl.String:
        iso = held.str.contains(r"^\d{4}-\d{2}-\d{2}$")
        return held.set(~iso, None).str.to_date("%Y-%m-%d", strict=False)
    if column.dtype == pl.Date and held.dtype == pl.Datetime:
        return held.dt.date().set(held.dt.time() != dt.time(), None)
    if column.dtype == pl.Int64 and held.dtype in (pl.String, pl.Float64, pl.Float32):
        number = held.cast(pl.Float64, strict=False)
        return number.set(number != number.floor(), None).cast(pl.Int64, strict=False)
    return held.cast(column.dtype, strict=False)
