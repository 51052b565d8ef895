"""Every example imported once; what was made of its texts, for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction

from benchmarks.narrative.scoring import SETS, Score, judge_of_records, score_of, texts_of
from goldenthread.assure.narrative.checking import CheckedText, check_texts
from goldenthread.collect import importer
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary import parse_period

EXAMPLES = Path(__file__).parents[3] / "examples"
PERIODS = (
    ("RVV", "2025-10"), ("RWF", "2023-03"), ("RCX", "2019-09"), ("RYE", "2023-12"),
    ("QE1", "2024-05"), ("RZ9", "2026-03"),
)  # fmt: skip


@dataclass(frozen=True)
class Examined:
    """The checked texts by organisation, and the scores by set."""

    checked: dict[str, tuple[CheckedText, ...]]
    scores: dict[str, Score]


@pytest.fixture(scope="session")
def examined(django_db_setup, django_db_blocker) -> Examined:
    """Import every example, check its texts and score the sets; the records are taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        for folder in sorted(path.parent for path in EXAMPLES.glob("*/organisations.csv")):
            assert importer.run(folder, by=None).errors == [], folder.name
        judge = judge_of_records()
        made = Examined(
            {
                code: check_texts(Organisation.objects.get(code=code), parse_period(period))
                for code, period in PERIODS
            },
            {name: score_of(name, texts_of(name), judge) for name in SETS},
        )
        transaction.set_rollback(True)
    return made
