"""Sorts points by series and date, and finds duplicates and settings that change in a series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from goldenthread.spc.arrays import Ints
from goldenthread.spc.columns import CONSTANT_COLUMNS, MOST_PROBLEMS, Problem, SpcInputError

MANY = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Order:
    """`rows`: the row of each point by series (as text) and date; `first`: the position of each
    series' first point, with the total as a last extra entry; `names` of the series."""

    rows: Ints
    first: Ints
    names: pl.Series

    @property
    def series(self) -> Ints:
        """The series of each point in this order."""
        return np.repeat(np.arange(len(self.names)), np.diff(self.first))


def order_of(columns: pl.DataFrame) -> Order:
    """Give the order of the points; SpcInputError names the rows of duplicates."""
    names = columns["series_id"].unique().sort()
    codes = columns["series_id"].cast(pl.Enum(names)).to_physical().cast(pl.Int64).to_numpy()
    days = columns["date"].to_physical().cast(pl.Int64).to_numpy()
    least = int(days.min()) if len(days) else 0
    span = int(days.max()) - least + 1 if len(days) else 1
    key = codes * span + (days - least)
    rows = pl.Series(key).arg_sort().to_numpy().astype(np.int64)
    check_duplicates(columns, rows, key[rows])
    lengths = np.bincount(codes, minlength=len(names))
    first = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Order(rows, first, names)


def arranged(columns: pl.DataFrame, order: Order) -> pl.DataFrame:
    """Give the columns in the order."""
    rows = pl.Series(order.rows)
    held = [order.names.gather(order.series).alias("series_id")]
    held += [columns[name].gather(rows) for name in columns.columns if name != "series_id"]
    return pl.DataFrame(held)


def check_duplicates(columns: pl.DataFrame, order: Ints, ordered: Ints) -> None:
    """Refuse two points of one series on one date, naming both rows."""
    repeated = np.flatnonzero(ordered[1:] == ordered[:-1])
    if not len(repeated):
        return
    problems = []
    for at in repeated[:MOST_PROBLEMS]:
        first, second = sorted((int(order[at]), int(order[at + 1])))
        name, date = columns["series_id"][second], columns["date"][second]
        problems.append(
            Problem(
                second + 1,
                "date",
                f"{date}",
                f"series {name!r} has this date in row {first + 1} already; allowed is one point "
                "a date",
            )
        )
    raise SpcInputError(problems, len(repeated))


def constants_of(ordered: pl.DataFrame, order: Order) -> dict[str, Ints]:
    """Give each constant setting's value of each series, -1 where none is given.

    Words are their index, booleans 0 and 1. An empty cell takes the series' value from its other
    rows; SpcInputError where a setting changes in a series.
    """
    found: dict[str, Ints] = {}
    problems: list[Problem] = []
    for name in CONSTANT_COLUMNS:
        if name not in ordered.columns or not ordered.height:
            continue
        held = ordered[name].to_physical().cast(pl.Int64)
        greatest = np.maximum.reduceat(held.fill_null(-1).to_numpy(), order.first[:-1])
        least = np.minimum.reduceat(held.fill_null(MANY).to_numpy(), order.first[:-1])
        for series in np.flatnonzero((least != MANY) & (least != greatest))[:MOST_PROBLEMS]:
            at = int(order.first[series])
            written = str(ordered[name][at])
            allowed = f"it changes in series {order.names[int(series)]!r}; allowed is one value"
            problems.append(Problem(int(order.rows[at]) + 1, name, written, allowed))
        found[name] = greatest
    if problems:
        raise SpcInputError(problems)
    return found
