"""Counts of statuses in words, held against the records; quiet where the words may mean others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.counts import (
    NUMBERS,
    Claim,
    claims_in,
    counts_in,
    disagreement,
    terms_of,
)
from goldenthread.vocabulary import STATUS_SCALES

BRAG, PROGRESS = STATUS_SCALES["brag"], STATUS_SCALES["progress"]
FOUR = STATUS_SCALES["four_steps"]
TERMS = sorted({*terms_of(BRAG), "in progress"}, key=len)[::-1]
# The structure of a sentence of a paper: two of six are told by an aside.
ASIDE = (
    "Of the milestones two are complete and two green; one, the answers to the staff survey, is "
    "amber, and one, the interviews, is red."
)


def steps(scale, **counts):
    return [scale.step(code) for code, count in counts.items() for _ in range(count)]


def claim(text, scale=BRAG, noun="milestone"):
    (found,) = claims_in(text, noun, scale)
    return found


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (ASIDE, {"complete": 2, "green": 2, "amber": 1, "red": 1}),
        ("3 milestones are green and 1 is red.", {"green": 3, "red": 1}),
        ("No milestone is red, twelve are on track.", {"red": 0, "on track": 12}),
        ("2 of 6 milestones are complete, 4 are amber", {"complete": 2, "amber": 4}),
        ("By 12 December 3 were complete", {"complete": 3}),
        ("50% complete and 3 red", {"red": 3}),  # a share is no count
        ("Milestone 1.1.02 is red", {}),
        ("In 2025 all are green", {}),
        ("two green and three green", None),  # told twice: one of them is of another time
        ("two are not complete", None),
        ("", {}),
    ],
)
def test_the_count_before_each_status_word(sentence, counts):
    assert counts_in(sentence, TERMS) == counts


@pytest.mark.parametrize(
    "text",
    [
        "3 more actions of the criteria are complete, which makes 80% of them.",  # one status only
        "Last month two milestones were green and one red.",
        "Two teams are green and one is red.",  # not about milestones
        "The milestones are on track.",
        "Milestone plan of two green and one red",
    ],
)
def test_sentences_that_claim_nothing_about_now_are_left(text):
    assert claims_in(text, "milestone", BRAG) == []


@pytest.mark.parametrize(
    ("held", "differing"),
    [
        ({"blue": 2, "green": 2, "amber": 1, "red": 1}, {}),
        ({"blue": 3, "green": 1, "amber": 1, "red": 1}, {"complete": (2, 3), "green": (2, 1)}),
        ({"blue": 2, "green": 2, "amber": 1}, {"red": (1, 0)}),
    ],
)
def test_a_claim_is_held_against_the_records(held, differing):
    assert disagreement(claim(ASIDE), steps(BRAG, **held), BRAG) == differing


def test_colours_that_the_scale_lacks_are_left_and_the_rest_compared():
    """The paper's own case: three completed and three in progress in the table."""
    table = steps(PROGRESS, completed=3, in_progress=3)
    assert disagreement(claim(ASIDE, PROGRESS), table, PROGRESS) == {"complete": (2, 3)}


def test_a_claim_about_other_records_is_left():
    """Its sum is not that of the records, and its colours are no steps of their scale."""
    table = steps(PROGRESS, completed=4, in_progress=4)
    assert disagreement(claim(ASIDE, PROGRESS), table, PROGRESS) == {}


def test_nothing_is_held_against_records_without_a_status():
    assert disagreement(claim(ASIDE), [*steps(BRAG, blue=3), None], BRAG) == {}
    assert disagreement(claim(ASIDE), [], BRAG)["complete"] == (2, 0)


def test_claims_of_actions_use_the_scale_of_actions():
    text = "Two actions are on track and one is overdue by more than a month."
    found = claim(text, FOUR, "action")
    assert found.counts == {"on track": 2, "overdue by more than a month": 1}
    assert found.words == "2 on track, 1 overdue by more than a month"
    assert disagreement(found, steps(FOUR, on_track=1, overdue=2), FOUR) == {
        "on track": (2, 1), "overdue by more than a month": (1, 2),
    }  # fmt: skip


COUNTS = st.fixed_dictionaries({code: st.integers(0, 20) for code in ("blue", "green", "red")})


def told(counts, spell):
    """Tell counts in a sentence of our own."""
    parts = [f"{NUMBERS[n] if spell else n} {word}" for word, n in counts.items()]
    return f"Of the milestones {', '.join(parts)}."


@pytest.mark.slow
@given(COUNTS, st.booleans())
def test_right_counts_are_never_found_wrong(counts, spell):
    found = claim(told(counts, spell))
    assert found.counts == counts
    assert disagreement(found, steps(BRAG, **counts), BRAG) == {}


@pytest.mark.slow
@given(COUNTS, st.sampled_from(["blue", "green", "red"]), st.integers(1, 5))
def test_one_changed_count_is_always_found(counts, name, more):
    wrong = {**counts, name: counts[name] + more}
    found = disagreement(claim(told(wrong, False)), steps(BRAG, **counts), BRAG)
    assert found == {name: (wrong[name], counts[name])}


@pytest.mark.slow
@given(st.text())
def test_no_text_makes_a_rule_fail(text):
    for one in claims_in(f"{text} milestone", "milestone", BRAG):
        assert isinstance(one, Claim)
