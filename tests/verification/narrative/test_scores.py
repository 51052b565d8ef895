"""What the judge of texts finds and what it flags wrongly, in labelled texts and in mutations."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.narrative.labelled import HELD_OUT, HELD_OUT_AGAIN, LABELLED
from benchmarks.narrative.mutations import edits

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_texts_written_last_are_flagged_rightly_and_most_wrongs_are_found(examined):
    score = examined.scores["held out again"]
    assert score.false == []
    assert score.recall >= 0.95
    assert score.linked / score.linkable >= 0.88


@pytest.mark.parametrize(("name", "least_linked"), [("labelled", 0.93), ("held out", 0.98)])
def test_every_wrong_label_is_found_and_nothing_else_is_flagged(examined, name, least_linked):
    score = examined.scores[name]
    assert score.false == []
    assert score.missed == []
    assert score.linked / score.linkable >= least_linked


def test_mutations_of_correct_texts_are_found_and_neutral_edits_are_left_alone(examined):
    score = examined.scores["mutations"]
    assert score.labels > 1_000
    assert score.false == []
    assert score.precision > 0.95
    assert score.recall >= 0.93
    for kind, least in {"digit": 0.92, "swap": 0.93, "stale_figure": 0.95, "stale_month": 0.95,
                        "state": 0.9, "sign": 0.95, "direction": 0.6}.items():  # fmt: skip
        assert score.kinds[f"{kind} found"] / score.kinds[kind] >= least, kind


def test_the_sets_are_large_and_hold_every_sort_of_label():
    for cases, least in ((LABELLED, 350), (HELD_OUT, 160), (HELD_OUT_AGAIN, 660)):
        labels = Counter(label.expected for case in cases for label in case.labels)
        assert labels.total() >= least
        assert set(labels) == {"a", "n", "x"}
        assert labels["x"] >= 30
    assert {case.organisation for case in LABELLED} >= {"RVV", "RWF", "RYE", "RCX", "QE1"}


def test_labels_stand_where_the_text_has_their_words():
    for case in (*LABELLED, *HELD_OUT, *HELD_OUT_AGAIN):
        assert "{" not in case.text
        assert all(case.text[one.start : one.end] == one.text for one in case.labels)


def test_mutations_are_the_same_each_time_and_change_what_they_say():
    first, second = list(edits()), list(edits())
    assert first == second
    by_kind = Counter(one.kind for one in first)
    assert min(by_kind.values()) >= 5
    originals = {one.text for one in first if one.kind == "none"}
    assert all(one.text not in originals for one in first if one.is_wrong)
