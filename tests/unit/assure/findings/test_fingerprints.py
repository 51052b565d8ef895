"""What makes two findings the same over runs and periods."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.finding import Finding, each_once

BASE = Finding(
    "counts_differ", "error", "Safety: two, not three", "highlight", 4, "safety",
    field="summary", said="two complete", held="three complete", programme="iip",
)  # fmt: skip
SAME = {
    "severity": "note",
    "words": "other words of the same",
    "workstream": "people",
    "programme": "next",
    "held": "four complete",
    "said": "two\n complete",  # white space is no difference
}
OTHER = {
    "code": "repeated_words",
    "record": "milestone",
    "record_id": 5,
    "field": "progress",
    "said": "three complete",
    "key": "another",
}


@pytest.mark.parametrize(("name", "value"), SAME.items())
def test_what_passes_or_is_held_is_no_part_of_it(name, value):
    assert replace(BASE, **{name: value}).fingerprint == BASE.fingerprint


@pytest.mark.parametrize(("name", "value"), OTHER.items())
def test_another_code_record_or_saying_is_another_finding(name, value):
    assert replace(BASE, **{name: value}).fingerprint != BASE.fingerprint


def test_it_is_the_same_on_every_machine():
    """A second computation by hand."""
    parts = ["counts_differ", "highlight", 4, "summary", "two complete"]
    expected = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
    assert BASE.fingerprint == expected
    assert len(expected) == 32


def test_without_a_saying_the_whole_sentence_counts():
    bare = Finding("description_missing", "warning", "M1: has no description", "milestone", 1)
    assert bare.statement == "M1: has no description"
    assert bare.evidence == ""
    assert replace(bare, words="M2: has none").fingerprint != bare.fingerprint


def test_a_key_stands_for_a_record_whose_number_changes():
    keyed = replace(BASE, key="dashboard|March")
    assert replace(keyed, record_id=99).fingerprint == keyed.fingerprint


TEXT = st.text(min_size=1, max_size=40)


@pytest.mark.slow
@given(TEXT, TEXT, st.integers(0, 10**6), TEXT)
def test_findings_that_differ_in_what_counts_never_share_one(code, record, number, said):
    one = Finding(code, "error", "w", record, number, said=said)
    assert replace(one, record_id=number + 1).fingerprint != one.fingerprint
    assert replace(one, code=f"{code}x").fingerprint != one.fingerprint


def test_each_fingerprint_stands_once_in_its_first_place():
    again = replace(BASE, programme="other", words="again")
    other = replace(BASE, record_id=9)
    assert each_once([BASE, other, again]) == (BASE, other)
