"""Forecasts of what moves: against a plain second computation, and what must always hold."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assure.foresight.combined import BLOCK, combine, weight_words
from goldenthread.assure.foresight.pieces import NAMES, pieces_of
from tests.unit.assure.foresight import plain

FIGURE = st.floats(-100, 100).map(lambda v: round(v, 2))
SERIES = st.lists(st.one_of(FIGURE, st.just(math.nan)), min_size=14, max_size=40).filter(
    lambda values: (
        len({v for v in values if not math.isnan(v)}) > 4
        and sum(not math.isnan(v) for v in values[:-1]) >= 10
        and not math.isnan(values[-1])
        and sum(not math.isnan(b - a) for a, b in itertools.pairwise(values)) > 4
    )
)


@given(SERIES, st.sampled_from([0, 4, 12]))
@settings(max_examples=60)
def test_the_four_pieces_are_those_of_the_plain_computation(values, season):
    found = pieces_of(np.array([values]), season, 5)[:, 0]
    wanted = np.array(plain.pieces(values, season, 5))
    known = np.cumsum([not math.isnan(v) for v in values]) > 0
    assert np.allclose(found[:, known], wanted[:, known], equal_nan=True, atol=1e-8)


def tried(values):
    """Say whether any forecast of the series was held against what came."""
    seen = np.cumsum([not math.isnan(v) for v in values])
    return any(seen[at] >= 8 and not math.isnan(values[at + 1]) for at in range(len(values) - 1))


@given(SERIES.filter(tried), st.sampled_from([0, 4, 12]))
@settings(max_examples=60)
def test_weights_forecasts_and_spreads_are_those_of_the_plain_computation(values, season):
    found = combine(np.array([values]), season, 5)
    expected, spread, weights, count = plain.combined(values, season, 5)
    assert found.tried[0] == count
    assert found.weights[0] == pytest.approx([weights.get(k, 0.0) for k in range(4)], abs=1e-7)
    assert found.expected[0] == pytest.approx(expected, abs=1e-6)
    assert found.spread[0] == pytest.approx(spread, abs=1e-6)


@given(SERIES.filter(tried), st.floats(0.5, 20), st.floats(-500, 500))
@settings(max_examples=40)
def test_another_unit_or_nought_changes_nothing_else(values, factor, shift):
    one = combine(np.array([values]), 12, 4)
    other = combine(np.array([values]) * factor + shift, 12, 4)
    assert other.weights[0] == pytest.approx(one.weights[0], abs=1e-5)
    assert other.expected[0] == pytest.approx(one.expected[0] * factor + shift, abs=1e-4)
    assert other.spread[0] == pytest.approx(one.spread[0] * factor, rel=1e-4, abs=1e-5)


def test_a_series_is_foretold_the_same_alone_and_among_many():
    draws = np.random.default_rng(5)
    many = np.cumsum(draws.normal(size=(BLOCK + 3, 30)), axis=1)
    many[1, :12] = np.nan
    together = combine(many, 12, 8)
    for place in (0, 1, BLOCK - 1, BLOCK, BLOCK + 2):
        line = many[place : place + 1]
        alone = combine(line[:, ~np.isnan(line[0])], 12, 6)
        assert together.expected[place, :6] == pytest.approx(alone.expected[0])
        assert together.spread[place, :6] == pytest.approx(alone.spread[0])


def test_no_period_is_surer_than_the_one_before_it():
    draws = np.random.default_rng(6).normal(size=(50, 36))
    assert (np.diff(combine(draws, 12, 18).spread, axis=1) >= 0).all()


@pytest.mark.parametrize(
    ("values", "leader"),
    [
        ([50 + 2.0 * t + 0.5 * (-1) ** t for t in range(30)], 2),
        ([50 + 8 * math.sin(2 * math.pi * t / 12) + 0.3 * (-1) ** t for t in range(40)], 3),
    ],
)
def test_what_foretold_best_weighs_most(values, leader):
    found = combine(np.array([values]), 12, 6)
    assert int(found.weights[0].argmax()) == leader
    assert found.weights[0].sum() == pytest.approx(1)


def test_flat_figures_have_no_spread():
    found = combine(np.full((1, 20), 7.0), 0, 3)
    assert found.expected[0] == pytest.approx([7, 7, 7])
    assert found.spread[0] == pytest.approx([0, 0, 0], abs=1e-12)


def test_too_few_figures_to_try_give_no_spread():
    found = combine(np.arange(6.0)[None], 0, 2)
    assert np.isnan(found.spread).all()
    assert found.tried[0] == 0


def test_no_series_give_no_forecasts():
    assert combine(np.zeros((0, 10)), 12, 6).expected.shape == (0, 6)


def test_weights_in_words_are_heaviest_first_and_leave_trifles_out():
    words = weight_words(np.array([0.2, 0.02, 0.7, 0.08]))
    assert words == f"{NAMES[2]} 70%, {NAMES[0]} 20%, {NAMES[3]} 8%"
