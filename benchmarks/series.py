"""Makes series of measurements, and sorts them the plain way as a baseline."""

from __future__ import annotations

import time

import numpy as np
import polars as pl


def random_series(series: int, points: int, seed: int = 1) -> pl.DataFrame:
    """Give series of monthly values with a target, their rows in random order.

    Columns as `goldenthread spc` reads them: series_id (text), date, value, target, improvement.
    """
    chance = np.random.default_rng(seed)
    rows = chance.permutation(series * points)
    number = rows // points
    names = pl.Series([f"RX{code:06d}/metric-{code % 97:02d}" for code in range(series)])
    months = pl.date_range(pl.date(1990, 1, 1), pl.date(2100, 1, 1), "1mo", eager=True)
    directions = pl.Series(["increase", "decrease", "neutral"])
    return pl.DataFrame(
        {
            "series_id": names.gather(number),
            "date": months.gather(rows % points),
            "value": np.round(chance.normal(50, 5, rows.size), 2),
            "target": 45.0 + number % 11,
            "improvement": directions.gather(number % 3),
        }
    )


def lexsort_seconds(path: str, ids: str) -> float:
    """Give the time of one np.lexsort of a file's rows by series and date.

    `ids` says what the series are sorted by: `text` (fixed-width strings) or `codes` (integers).
    """
    frame = pl.read_parquet(path, columns=["series_id", "date"])
    days = frame["date"].to_physical().to_numpy()
    names = frame["series_id"]
    if ids == "text":
        keys = names.to_numpy().astype(np.str_)
    else:
        keys = names.cast(pl.Enum(names.unique().sort())).to_physical().to_numpy()
    begin = time.perf_counter()
    np.lexsort((days, keys))
    return time.perf_counter() - begin


def write_series(path: str, series: str, points: str) -> int:
    """Write random series to a .csv or .parquet file; give the size of its columns in memory."""
    frame = random_series(int(series), int(points))
    if path.endswith(".csv"):
        frame.write_csv(path)
    else:
        frame.write_parquet(path)
    return int(frame.estimated_size())
