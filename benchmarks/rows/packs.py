"""Building a pack of 300 pages, and building it again, against joining its uploads alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Comparison, Measured, Result, run_function

PAPERS = 40


def run(folder: Path, share: float) -> Iterator[Result]:
    """Measure a pack of 40 papers with front sheets, built anew and after one was replaced."""
    papers = max(round(PAPERS * share), 2)
    input_bytes = int(run_function("benchmarks.packs:make", folder, papers))
    joining = run_function("benchmarks.packs:joining_seconds", folder)
    peak = int(run_function("benchmarks.packs:peak_of_building", folder))
    built = run_function("benchmarks.packs:building_seconds", folder)
    again = run_function("benchmarks.packs:rebuilding_seconds", folder)
    pages = int(run_function("benchmarks.packs:pages", folder))
    for name, seconds in (("build a pack", built), ("build it after a change", again)):
        yield Result(
            name=name,
            size=f"{papers} papers, {pages} pages",
            points=pages,
            measured=Measured(seconds, peak),
            baseline=Comparison("joining its uploads by pikepdf", joining),
            input_bytes=input_bytes,
        )
