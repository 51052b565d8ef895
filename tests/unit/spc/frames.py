"""Input frames for tests of the engine."""

from __future__ import annotations

import datetime as dt

import polars as pl


def frame(values, series="a", **columns):
    """Give one series of daily points; `columns` are lists, or one value for every row."""
    count = len(values)
    held = {
        "series_id": [series] * count,
        "date": [dt.date(2023, 1, 1) + dt.timedelta(days=day) for day in range(count)],
        "value": pl.Series(values, dtype=pl.Float64),
    }
    for name, column in columns.items():
        held[name] = column if isinstance(column, list) else [column] * count
    return pl.DataFrame(held)
