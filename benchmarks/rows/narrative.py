"""Judging texts against the records of the examples, and how right its flags are.

Precision is the share of flags that are right, recall the share of wrong figures and words that
are flagged; beside them stands what flagging every unequal figure gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.accuracy import Accuracy
from benchmarks.measure import Comparison, Measured, Result, run_function
from benchmarks.narrative.scoring import SETS

LEAST = {"precision": 0.95, "recall": 0.8}


def run(folder: Path, share: float) -> Iterator[Result | Accuracy]:
    """Measure the labelled texts and the mutations of correct texts.

    What is asked for is said of the full size only: a small run imports one example, and judges
    the texts over it alone.
    """
    is_full = share == 1
    sheets = int(run_function("benchmarks.narrative.running:make", folder, int(is_full)))
    for name in SETS:
        seconds = run_function("benchmarks.narrative.running:judging_seconds", folder, name)
        told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        reading = run_function("benchmarks.narrative.running:reading_seconds", folder, name)
        yield Result(
            name=f"judge {name}",
            size=f"{told['labels']:,} {'edits' if name == 'mutations' else 'labels'}",
            points=told["labels"],
            measured=Measured(seconds, told["peak"]),
            baseline=Comparison("reading the figures", reading),
            input_bytes=sheets,
        )
        yield from accuracies(name, told, is_bound=is_full)


def accuracies(name: str, told: Mapping[str, Any], *, is_bound: bool) -> Iterator[Accuracy]:
    """Give precision and recall of a set."""
    for what, least in LEAST.items():
        yield Accuracy(
            f"{what} of flags",
            f"{name}: {told['wrong']:,} wrong of {told['labels']:,}",
            told[what],
            "flag what equals no record",
            told["theirs"][what],
            at_least=least if is_bound else None,
        )
