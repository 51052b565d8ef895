"""Judging texts against the records of the examples, against reading their figures alone.

Precision is the share of flags that are right, recall the share of wrong figures and words that
are flagged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Comparison, Measured, Quality, Result, run_function
from benchmarks.narrative.scoring import SETS

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.8


def run(folder: Path, share: float) -> Iterator[Result]:
    """Measure the labelled texts, those held out, and the mutations of correct texts.

    What is asked for is said of the full size only: a small run imports one example, and judges
    the texts over it alone.
    """
    is_full = share == 1
    sheets = int(run_function("benchmarks.narrative.running:make", folder, int(is_full)))
    for name in SETS:
        seconds = run_function("benchmarks.narrative.running:judging_seconds", folder, name)
        told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        reading = run_function("benchmarks.narrative.running:reading_seconds", folder, name)
        least = (LEAST_PRECISION, LEAST_RECALL) if is_full else (None, None)
        yield Result(
            name=f"judge {name}",
            size=f"{told['labels']:,} {'edits' if name == 'mutations' else 'labels'}",
            points=told["labels"],
            measured=Measured(seconds, told["peak"]),
            baseline=Comparison("reading the figures", reading),
            input_bytes=sheets,
            quality=Quality(told["precision"], told["recall"], *least),
        )
