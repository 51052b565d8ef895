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
    grouped = (
        columns.lazy()
        .select("series_id", "date")
        .with_row_index("row")
        .group_by("series_id")
        .agg(pl.col("row").sort_by("date"))
        .sort("series_id")
        .collect()
    )
    rows = grouped["row"].explode().to_numpy().astype(np.int64)
    lengths = grouped["row"].list.len().to_numpy()
    first = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    order = Order(rows, first, grouped["series_id"])
    check_duplicates(columns, order)
    return order


def arranged(columns: pl.DataFrame, order: Order) -> pl.DataFrame:
    """Give the columns in the order."""
    rows = pl.Series(order.rows)
    held = [order.names.gather(order.series).alias("series_id")]
    held += [columns[name].gather(rows) for name in columns.columns if name != "series_id"]
    return pl.DataFrame(held)


def check_duplicates(columns: pl.DataFrame, order: Order) -> None:
    """Refuse two points of one series on one date, naming both rows."""
    day = columns["date"].to_physical().to_numpy()[order.rows]
    same = day[1:] == day[:-1]
    same[order.first[1:-1] - 1] = False  # the first point of a series follows another series' last
    repeated = np.flatnonzero(same)
    if not len(repeated):
        return
    problems = []
    for at in repeated[:MOST_PROBLEMS]:
        first, second = sorted((int(order.rows[at]), int(order.rows[at + 1])))
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
