"""Forecasts tried at every month of the past, and how long they take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import Accuracy
from benchmarks.backtest import Made, Score, made_on, score_of
from benchmarks.backtest_data import REAL, Tried, demo_series, real_series
from benchmarks.libraries import library_results
from benchmarks.measure import Comparison, Measured, Result, run_function

SERIES, POINTS = 1_000, 60
MEASURED_PART = 1  # the constants of the method were chosen on part 0
COVERED = (0.75, 0.85)


def run(folder: Path, share: float) -> Iterator[Result | Accuracy]:
    """Try forecasts on the real and the generated series, then time those of 1,000 series.

    What is allowed is said of the full size only: a few series show nothing.
    """
    yield from accuracies(share)
    yield speed(max(round(SERIES * share), 10))


def accuracies(share: float) -> Iterator[Accuracy]:
    """Give coverage, errors and Brier scores of each data set and of both together."""
    sets = {name: some(lines, share) for name, lines in data_sets().items()}
    made = {name: made_on(lines) for name, lines in sets.items()}
    if len(made) > 1:
        made = {"all": [one for found in made.values() for one in found], **made}
    for name, found in made.items():
        yield from scored(name, found, is_full=share == 1)
    if "A&E" in sets:
        yield from library_results(sets["A&E"], score_of(made["A&E"]))


def data_sets() -> dict[str, list[Tried]]:
    """Give the series by name; the real ones where their file is there, else a message."""
    found = {"demo trust": demo_series()}
    if not REAL.exists():
        print(f"The real series are skipped: there is no {REAL.name}", file=sys.stderr)
        return found
    return {"A&E": real_series(MEASURED_PART), **found}


def some(lines: list[Tried], share: float) -> list[Tried]:
    """Give the share of the lines that is asked for, two at least."""
    return lines[: max(round(len(lines) * share), 2)]


def scored(name: str, made: list[Made], *, is_full: bool) -> Iterator[Accuracy]:
    """Give the lines of a data set's score."""
    score = score_of(made)
    low, high = COVERED if is_full else (None, None)
    data = f"{name}: {len({one.series for one in made})} series, {score.forecasts:,} forecasts"
    yield Accuracy("covered by 80%", data, score.covered_80, "what it says", 0.8, low, high)
    yield Accuracy("covered by 95%", data, score.covered_95, "what it says", 0.95)
    yield from errors(data, score, is_full)
    judged = f"{name}: {score.judged:,} months with a target"
    yield Accuracy(
        "Brier, next period",
        judged,
        score.brier,
        "base rate",
        score.base_brier,
        at_most=score.base_brier if is_full else None,
    )


def errors(data: str, score: Score, is_full: bool) -> Iterator[Accuracy]:
    """Give the scaled error against both naive forecasts; it must not be over theirs."""
    for name, theirs in (
        ("naive", score.naive_error),
        ("seasonal naive", score.seasonal_error),
    ):
        at_most = theirs if is_full else None
        yield Accuracy("scaled error", data, score.error, name, theirs, at_most=at_most)


def speed(series: int) -> Result:
    """Give how long the outlooks of so many series take against charting them."""
    size = (series, POINTS)
    return Result(
        name="forecast series",
        size=f"{series:,} x {POINTS}",
        points=series * POINTS,
        measured=Measured(
            run_function("benchmarks.foresight:forecasting_seconds", *size),
            int(run_function("benchmarks.foresight:peak_of_forecasting", *size)),
        ),
        baseline=Comparison(
            "spc engine", run_function("benchmarks.foresight:charting_seconds", *size)
        ),
        input_bytes=int(run_function("benchmarks.foresight:input_bytes", *size)),
    )
