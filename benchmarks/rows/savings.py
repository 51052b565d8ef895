"""Reading a portfolio of savings, and cutting it, against what the database does by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Comparison, Measured, Result, run_function

SCHEMES = 20_000
MONTHS = 36


def run(folder: Path, share: float) -> Iterator[Result]:
    """Measure reading a year of 20,000 schemes of 36 months, then six cuts from the arrays."""
    schemes = max(round(SCHEMES * share), 24)
    input_bytes = int(run_function("benchmarks.savings:make", folder, schemes))
    size = f"{schemes:,} schemes x {MONTHS} months"
    peak = int(run_function("benchmarks.savings:peak_of_cutting", folder))
    reading = run_function("benchmarks.savings:reading_seconds", folder)
    yield Result(
        name="read portfolio",
        size=size,
        points=schemes * 12,
        measured=Measured(run_function("benchmarks.savings:loading_seconds", folder), peak),
        baseline=Comparison("reading the year's rows", reading),
        input_bytes=input_bytes,
    )
    grouping = run_function("benchmarks.savings:grouping_seconds", folder)
    yield Result(
        name="cut portfolio",
        size=size,
        points=schemes * 12,
        measured=Measured(run_function("benchmarks.savings:cutting_seconds", folder), peak),
        baseline=Comparison("the same cuts in the database", grouping),
        input_bytes=input_bytes,
    )
    first = run_function("benchmarks.savings:first_page_seconds", folder)
    yield Result(
        name="another cut on the page",
        size=size,
        points=schemes * 12,
        measured=Measured(run_function("benchmarks.savings:next_page_seconds", folder), peak),
        baseline=Comparison("the page after a write", first),
        input_bytes=input_bytes,
    )
