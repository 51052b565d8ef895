"""`goldenthread spc`, file to file, against sorting the same rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Comparison, Measured, Result, run_command, run_function

POINTS = 60
TIMES_A_SORT = 3.0
TIMES_THE_INPUT = 6.0


def run(folder: Path, share: float) -> Iterator[Result]:
    """Measure six million rows of Parquet and one million of CSV, start-up included.

    What is allowed is said of the full size only: in a small run start-up is nearly all.
    """
    is_full = share == 1
    yield from parquet_results(folder, max(round(100_000 * share), 10), is_full)
    yield csv_result(folder, max(round(1_000_000 / POINTS * share), 10))


def parquet_results(folder: Path, series: int, is_full: bool) -> Iterator[Result]:
    """Give the result against both baselines: series sorted as text, and as integer codes."""
    source = folder / "input.parquet"
    input_bytes = written(source, series)
    measured = analysed(source, folder)
    for ids, at_most in (("text", TIMES_A_SORT if is_full else None), ("codes", None)):
        yield Result(
            name="spc Parquet",
            size=f"{series:,} x {POINTS}",
            points=series * POINTS,
            measured=measured,
            baseline=sorting(source, ids, at_most),
            input_bytes=input_bytes,
            memory_at_most=TIMES_THE_INPUT if is_full else None,
        )


def csv_result(folder: Path, series: int) -> Result:
    """Give the result of a CSV file against sorting its rows, series as text."""
    typed, source = folder / "typed.parquet", folder / "input.csv"
    input_bytes = written(typed, series)
    written(source, series)
    return Result(
        name="spc CSV",
        size=f"{series:,} x {POINTS}",
        points=series * POINTS,
        measured=analysed(source, folder),
        baseline=sorting(typed, "text", None),
        input_bytes=input_bytes,
    )


def written(path: Path, series: int) -> int:
    """Make an input file; give the size of its columns in memory."""
    return int(run_function("benchmarks.series:write_series", path, series, POINTS))


def sorting(source: Path, ids: str, at_most: float | None) -> Comparison:
    """Time one np.lexsort of the rows in a process of its own."""
    seconds = run_function("benchmarks.series:lexsort_seconds", source, ids)
    return Comparison(f"np.lexsort, {ids}", seconds, at_most)


def analysed(source: Path, folder: Path) -> Measured:
    """Measure the command from a file to a file of points and one of summaries."""
    points, summary = (folder / f"{name}{source.suffix}" for name in ("points", "summary"))
    command = [sys.executable, "-m", "goldenthread.cli", "spc", str(source)]
    measured = run_command([*command, "--points", str(points), "--summary", str(summary)])
    if points.stat().st_size < source.stat().st_size / 4:
        raise RuntimeError(f"{points} is too small to hold every row")
    return measured
