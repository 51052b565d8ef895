"""Sorts points by series and date, and finds duplicates and settings that change in a series."""

from __future__ import annotations

import numpy as np
import polars as pl

from goldenthread.spc.arrays import Ints
from goldenthread.spc.columns import CONSTANT_COLUMNS, MOST_PROBLEMS, Problem, SpcInputError


def order_of(columns: pl.DataFrame) -> tuple[Ints, Ints]:
    """Give the row order by series (as text) and date, and the first position of each series with
    the total as a last extra entry. SpcInputError names rows of duplicates."""
    codes, count = series_codes(columns["series_id"])
    days = columns["date"].to_physical().cast(pl.Int64).to_numpy()
    least = int(days.min()) if len(days) else 0
    span = int(days.max()) - least + 1 if len(days) else 1
    key = codes * span + (days - least)
    order = pl.Series(key).arg_sort().to_numpy().astype(np.int64, copy=False)
    ordered = key[order]
    check_duplicates(columns, order, ordered)
    lengths = np.bincount(codes, minlength=count)
    return order, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def series_codes(ids: pl.Series) -> tuple[Ints, int]:
    """Give the rank of each row's series among all series, sorted as text, and their number."""
    unique = ids.unique().sort()
    ranks = ids.cast(pl.Enum(unique)).to_physical().cast(pl.Int64)
    return ranks.to_numpy().astype(np.int64, copy=False), len(unique)


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


def constants_of(columns: pl.DataFrame, order: Ints, first: Ints) -> dict[str, pl.Series]:
    """Give each constant setting's value of each series; SpcInputError where it changes.

    An empty cell takes the series' value from its other rows.
    """
    found: dict[str, pl.Series] = {}
    problems: list[Problem] = []
    series = np.repeat(np.arange(len(first) - 1), np.diff(first))
    for name in CONSTANT_COLUMNS:
        if name not in columns.columns:
            continue
        held = columns[name].gather(order)
        rows = pl.DataFrame({"series": series, "held": held, "row": order})
        grouped = (
            rows.lazy()
            .group_by("series", maintain_order=True)
            .agg(
                pl.col("held").drop_nulls().first(),
                (pl.col("held").drop_nulls().n_unique() > 1).alias("changes"),
                pl.col("row").first(),
            )
            .sort("series")
            .collect()
        )
        for _, value, _, row in grouped.filter("changes").head(MOST_PROBLEMS).iter_rows():
            allowed = "allowed is one value in the whole series"
            problems.append(Problem(int(row) + 1, name, str(value), allowed))
        found[name] = grouped["held"]
    if problems:
        raise SpcInputError(problems)
    return found
