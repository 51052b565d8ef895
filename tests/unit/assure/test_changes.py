"""What became of a measure, from two states."""

import itertools

import pytest

from goldenthread.assure.changes import change_between, movement
from goldenthread.assure.results import Change, Position, State
from goldenthread.vocabulary import (
    Assurance,
    Better,
    Comparison,
    Kind,
    Period,
    ValueSpec,
    Variation,
    parse_value,
)

COMMON, CONCERN, BETTER = (
    Variation.COMMON_CAUSE,
    Variation.CONCERN_LOW,
    Variation.IMPROVEMENT_HIGH,
)
MISS, FAIL, PASS = Assurance.HIT_AND_MISS, Assurance.FAILING, Assurance.PASSING


def state(variation=COMMON, assurance=MISS, escalated=False, has_figure=True):
    return State(variation, assurance, escalated, has_figure)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (state(), state(), Change.UNCHANGED),
        (state(), state(escalated=True), Change.NEWLY_ESCALATED),
        (state(escalated=True), state(assurance=FAIL), Change.DE_ESCALATED),
        (state(escalated=True), state(escalated=True), Change.UNCHANGED),
        (state(), state(assurance=FAIL), Change.WORSENED),
        (state(), state(assurance=PASS), Change.IMPROVED),
        (state(assurance=PASS), state(assurance=Assurance.CONSISTENTLY_PASSING), Change.IMPROVED),
        (state(assurance=FAIL), state(assurance=Assurance.CONSISTENTLY_FAILING), Change.WORSENED),
        (state(), state(CONCERN), Change.WORSENED),
        (state(), state(BETTER), Change.IMPROVED),
        (state(BETTER), state(Variation.IMPROVEMENT_LOW), Change.UNCHANGED),
        (state(CONCERN), state(BETTER, FAIL), Change.WORSENED),
        (state(has_figure=False), state(), Change.NEW),
        (state(has_figure=False), state(has_figure=False), Change.UNCHANGED),
        (state(), state(has_figure=False), Change.UNCHANGED),
        (
            state(Variation.INSUFFICIENT_DATA, Assurance.INSUFFICIENT_DATA),
            state(),
            Change.NEW,
        ),
        (state(), state(Variation.NEUTRAL_LOW), Change.UNCHANGED),
        (state(), state(COMMON, Assurance.NO_TARGET), Change.UNCHANGED),
    ],
)
def test_changes(before, now, change):
    found, words = change_between(before, now)
    assert found is change
    assert words


def test_words_say_what_moved():
    assert change_between(state(), state(CONCERN, FAIL, escalated=True))[1] == (
        "newly escalated: from hit and miss with common cause to "
        "failing for six periods or more with special cause: concern, low"
    )
    assert change_between(state(), state(escalated=True))[1] == (
        "newly escalated: hit and miss with common cause"
    )
    few = state(Variation.INSUFFICIENT_DATA, Assurance.INSUFFICIENT_DATA)
    assert change_between(few, state())[1] == (
        "judged for the first time: hit and miss with common cause"
    )
    event = State(*few.__dict__.values())
    event = State(event.variation, event.assurance, True, True)
    assert change_between(few, event)[1] == "newly escalated: insufficient data"


def test_a_change_there_and_back_is_the_opposite():
    states = [state(v, a) for v in (COMMON, CONCERN, BETTER) for a in (PASS, MISS, FAIL)]
    opposite = {
        Change.IMPROVED: Change.WORSENED,
        Change.WORSENED: Change.IMPROVED,
        Change.UNCHANGED: Change.UNCHANGED,
    }
    for one, other in itertools.product(states, states):
        there, _ = change_between(one, other)
        back, _ = change_between(other, one)
        assert opposite[there] is back


def test_every_change_has_a_label():
    assert [change.label for change in Change] == [
        "Newly escalated",
        "No longer escalated",
        "Worsened",
        "Improved",
        "Unchanged",
        "New",
    ]


GRADES = ValueSpec(Kind.GRADE, scale=("R", "A", "G", "E"))


def position(written, spec=GRADES):
    value = parse_value(written, spec)
    return Position(
        Period.month(2023, 3), value, written, None, "", Comparison.NOT_COMPARABLE, "final"
    )


@pytest.mark.parametrize(
    ("before", "now", "better", "words"),
    [
        ("A", "G", Better.HIGHER, "up 1 step, from A to G (better)"),
        ("E", "R", Better.HIGHER, "down 3 steps, from E to R (worse)"),
        ("A", "G", Better.LOWER, "up 1 step, from A to G (worse)"),
        ("G", "A", Better.LOWER, "down 1 step, from G to A (better)"),
        ("A", "G", Better.NEITHER, "up 1 step, from A to G"),
        ("G/E", "G", Better.HIGHER, "unchanged at G"),
        ("N/A", "G", Better.HIGHER, ""),
        ("G", "N/A", Better.HIGHER, ""),
    ],
)
def test_grades_move_by_steps(before, now, better, words):
    assert movement(position(now), position(before), GRADES, better) == words


def test_other_kinds_and_single_figures_have_no_steps():
    spec = ValueSpec(Kind.PERCENT)
    two = position("5%", spec), position("6%", spec)
    assert movement(*two, spec, Better.HIGHER) == ""
    assert movement(position("G"), None, GRADES, Better.HIGHER) == ""
    assert movement(None, None, GRADES, Better.HIGHER) == ""
