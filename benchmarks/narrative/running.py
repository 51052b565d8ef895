"""The work that the rows of the bench measure: importing examples, reading and judging texts."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.narrative.mutations import EXAMPLES
from benchmarks.narrative.scoring import (
    Score,
    judge_of_equals,
    judge_of_records,
    score_of,
    texts_of,
)
from benchmarks.programmes import begin

SMALL = "maidstone-2023-03"


def make(folder: str, is_full: str) -> int:
    """Import the examples, or one of them; give the bytes of their sheets."""
    begin(folder)
    from django.core.management import call_command

    from goldenthread.collect import importer

    call_command("migrate", verbosity=0, interactive=False)
    wanted = "*" if is_full == "1" else SMALL
    sheets = sorted({path.parent for path in EXAMPLES.glob(f"{wanted}/organisations.csv")})
    for one in sheets:
        plan = importer.run(one, by=None)
        if plan.errors:
            raise RuntimeError(str(plan.errors[0]))
    return sum(path.stat().st_size for one in sheets for path in one.glob("*.csv"))


def texts_at_hand(name: str) -> Sequence[Any]:
    """Give the texts of a set that are about the organisations that were imported."""
    from goldenthread.records.organisations.models import Organisation

    known = set(Organisation.objects.values_list("code", flat=True))
    return [one for one in texts_of(name) if one.organisation in known]


def reading_seconds(folder: str, name: str) -> float:
    """Give how long reading the figures of a set takes, without any record."""
    begin(folder)
    from goldenthread.vocabulary import parse_period
    from goldenthread.vocabulary.quantities import read_text

    texts = [(one.text, parse_period(one.period)) for one in texts_at_hand(name)]
    started = time.perf_counter()
    for text, period in texts:
        read_text(text, period)
    return max(time.perf_counter() - started, 1e-6)


def judging_seconds(folder: str, name: str) -> float:
    """Give how long judging a set takes, loading the facts included; its score goes to a file."""
    begin(folder)
    texts = texts_at_hand(name)
    judge = judge_of_records()
    started = time.perf_counter()
    score = score_of(name, texts, judge)
    seconds = time.perf_counter() - started
    told = {**plain(score), "theirs": plain(score_of(name, texts, judge_of_equals()))}
    (Path(folder) / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    return seconds


def plain(score: Score) -> dict[str, Any]:
    """Give a score as plain values, with the peak memory of this process in bytes."""
    return {
        "precision": score.precision,
        "recall": score.recall,
        "labels": score.labels,
        "wrong": score.found + len(score.missed),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
