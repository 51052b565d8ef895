"""Assessing a programme of thousands of actions, against reading its records alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Comparison, Measured, Result, run_function

ACTIONS = 5_000


def run(folder: Path, share: float) -> Iterator[Result]:
    """Measure the statuses, roll-ups, completion and findings of a whole programme."""
    actions = max(round(ACTIONS * share), 24)
    input_bytes = int(run_function("benchmarks.programmes:make", folder, actions))
    seconds = run_function("benchmarks.programmes:assessing_seconds", folder)
    peak = int(run_function("benchmarks.programmes:peak_of_assessing", folder))
    loading = run_function("benchmarks.programmes:loading_seconds", folder)
    yield Result(
        name="assess programme",
        size=f"{actions:,} actions",
        points=actions,
        measured=Measured(seconds, peak),
        baseline=Comparison("reading the records", loading),
        input_bytes=input_bytes,
    )
