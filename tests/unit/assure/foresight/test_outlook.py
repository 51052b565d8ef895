"""Outlooks of lines: by hand, and what must hold of every one."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assure.foresight.outlook import outlooks
from goldenthread.assure.foresight.student import chance_below
from goldenthread.vocabulary import Better, Comparator, Kind, Period
from tests.unit.assure.foresight.samples import LAST, STEADY, goal, history

COMPARATORS = st.sampled_from(
    [Comparator.AT_LEAST, Comparator.ABOVE, Comparator.AT_MOST, Comparator.BELOW]
)
FIGURES = st.lists(st.integers(1, 99), min_size=13, max_size=36).filter(lambda v: len(set(v)) > 3)


def one(made):
    return outlooks([made])["one"]


def test_a_stable_process_by_hand():
    """Mean 70.611, mean range 36/17; sigma 1.8767, f 10.48, spread of one further 1.9282."""
    found = one(history(goals=goal(72)))
    step = found.steps[0]
    assert found.method == "stable"
    assert step.expected == pytest.approx(70.6111, abs=1e-4)
    spread = 36 / 17 / 1.1283792 * math.sqrt(1 + 1 / 18)
    assert step.high_80 - step.expected == pytest.approx(1.3675 * spread, abs=0.002)
    degrees = 17**2 / (2 * (0.8264 * 18 - 1.0825))
    chance = 1 - float(chance_below((72 - step.expected) / spread, degrees))
    assert step.chance == pytest.approx(chance, abs=1e-3)
    assert {s.expected for s in found.steps} == {step.expected}
    assert [s.period for s in found.steps] == [LAST.shift(k) for k in range(1, 7)]


def test_a_baseline_is_said_and_its_points_count():
    made = history()
    fixed = type(made.chart)(71.0, 2.0, 12)
    found = one(history(chart=fixed))
    assert "their mean of the first 12, 71.0%" in found.method_words


@pytest.mark.slow
@pytest.mark.parametrize("moves", [False, True])
@given(values=FIGURES, target=st.integers(0, 100), step=st.integers(0, 30), test=COMPARATORS)
@settings(max_examples=60)
def test_chances_intervals_and_targets_agree(moves, values, target, step, test):
    is_rising = test in (Comparator.AT_LEAST, Comparator.ABOVE)
    harder = min(target + step, 100) if is_rising else max(target - step, 0)
    easy, hard = (one(history(values, goals=goal(n, test), moves=moves)) for n in (target, harder))
    assert easy.steps[0].period == LAST.next()
    for low, high in zip(hard.steps, easy.steps, strict=True):
        assert 0 <= low.chance <= high.chance <= 1
    for found in easy.steps:
        assert found.low_95 <= found.low_80 <= found.expected <= found.high_80 <= found.high_95
        assert found.low_95 >= 0
        assert found.high_95 <= 100


@pytest.mark.slow
@given(st.lists(st.integers(0, 9), min_size=13, max_size=36).filter(lambda v: sum(v) > 0))
@settings(max_examples=40)
def test_counts_stay_whole_and_never_negative(values):
    found = one(history(values, kind=Kind.COUNT, goals=goal(3, Comparator.AT_MOST)))
    if found.withheld:
        assert len(set(values)) == 1
        return
    for step in found.steps:
        ends = (step.low_95, step.low_80, step.high_80, step.high_95)
        assert all(end == int(end) >= 0 for end in ends)
        assert list(ends) == sorted(ends)
        assert 0 <= step.chance <= 1


def test_a_low_count_is_foretold_by_its_rate_whatever_the_chart_signals():
    values = [0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 1]
    found = one(history(values, kind=Kind.COUNT, moves=True, goals=goal(0, Comparator.AT_MOST)))
    assert found.method == "counts"
    assert found.steps[0].expected == pytest.approx(5.5 / 15)
    assert 0.6 < found.next_chance < 0.8


def test_counts_of_nought_alone_still_leave_a_chance():
    found = one(history([0] * 36, kind=Kind.COUNT, goals=goal(0, Comparator.AT_MOST)))
    assert found.next_chance == pytest.approx((36 / 37) ** 0.5)


def test_a_percentage_near_its_edge_is_held_to_it():
    values = [99, 100, 98, 100, 99, 100, 99, 98, 100, 99, 100, 100, 99, 100]
    found = one(history(values, goals=goal(100)))
    assert found.steps[0].high_95 == 100
    assert 0 < found.next_chance < 1
    sure = one(history(values, goals=goal(100, Comparator.AT_MOST)))
    assert sure.next_chance == 1


@pytest.mark.slow
def test_the_same_lines_give_the_same_outlooks_in_any_company():
    draws = np.random.default_rng(1).normal(70, 4, (6, 24)).clip(0, 100)
    lines = [
        history(list(values), key=f"k{at}", goals=goal(72), moves=at % 2 == 0, ahead=6 + at)
        for at, values in enumerate(draws)
    ]
    together = outlooks(lines)
    assert together == outlooks(lines[::-1])
    alone = outlooks([lines[0]])["k0"]
    for mine, theirs in zip(alone.steps, together["k0"].steps, strict=True):
        assert mine.expected == pytest.approx(theirs.expected)
        assert mine.chance == pytest.approx(theirs.chance)


def test_figures_that_wander_are_said_to():
    walk = 50 + np.cumsum(np.random.default_rng(4).normal(0, 1, 30))
    found = one(history(list(walk)))
    assert found.method == "combined"
    assert "no special cause" in found.method_words
    assert found.method_short == "Moves: 30 figures, Oct-23 to Mar-26"


@pytest.mark.parametrize(
    ("aim", "better", "code"),
    [
        (None, Better.HIGHER, "no_target"),
        (goal(None, text="TBC"), Better.HIGHER, "no_number"),
        (goal(72, None), Better.NEITHER, "no_direction"),
        (goal(72, Comparator.EQUAL), Better.HIGHER, "exact_target"),
    ],
)
def test_a_forecast_without_a_test_says_why_it_has_no_chance(aim, better, code):
    found = one(history(goals=aim, better=better))
    assert found.next is not None
    assert found.next_chance is None
    assert found.reason is not None
    assert found.reason.code == code


def test_the_targets_date_has_its_own_chance_and_pace():
    goals = tuple(goal(70 + at) for at in range(1, 10))
    end = LAST.shift(9)
    found = one(history(goals=goals, end=end, end_goal=goals[-1]))
    assert found.end_step is not None
    assert found.end_step.target == 79
    assert found.end_chance < found.next_chance
    assert found.no_end is None
    assert found.pace is not None
    assert found.pace.needed == pytest.approx(1)


@pytest.mark.parametrize(("end", "code"), [(None, "no_date"), (Period.month(2030, 3), "too_far")])
def test_a_date_that_is_not_foretold_says_why(end, code):
    found = one(history(goals=goal(72), end=end, end_goal=goal(75) if end else None))
    assert found.end_chance is None
    assert found.no_end is not None
    assert found.no_end.code == code


def test_figures_that_follow_their_own_rule_exactly_have_no_spread():
    """Moving ranges screened to nought, though the figures differ."""
    chart = type(history().chart)(70.0, 0.0, 18)
    found = one(history(chart=chart))
    assert found.withheld is not None
    assert found.withheld.code == "zero_width"


def test_no_lines_give_no_outlooks():
    assert outlooks([]) == {}


def test_steady_figures_of_the_sample_are_stable():
    assert one(history(STEADY)).method == "stable"


def test_low_counts_without_a_test_or_with_a_certain_one_say_so():
    values = [0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 1]
    assert one(history(values, kind=Kind.COUNT)).next_chance is None
    sure = one(history(values, kind=Kind.COUNT, goals=goal(0, Comparator.AT_LEAST)))
    assert sure.next_chance == 1
    exact = one(history(values, kind=Kind.COUNT, goals=goal(1, Comparator.EQUAL)))
    assert 0 < exact.next_chance < 0.5
