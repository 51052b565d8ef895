"""Stable processes: an interval by hand, degrees of freedom by simulation, low counts twice."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.foresight.stable import (
    count_spread,
    degrees_of,
    sigma_of,
    spread_of,
    wandering,
)
from goldenthread.assure.foresight.student import value_at


def test_sigma_is_the_mean_moving_range_over_1_128():
    assert float(sigma_of(1.128)) == pytest.approx(1, abs=5e-4)


def test_a_prediction_interval_by_hand():
    """17 figures, mean 50, mean range 2: sigma 1.7725, f 9.87, t 1.374; 1.374 x 1.7725 x 1.029."""
    sigma, degrees = float(sigma_of(2)), float(degrees_of(17))
    assert sigma == pytest.approx(1.7725, abs=1e-4)
    assert degrees == pytest.approx(9.87, abs=0.01)
    reach = float(value_at(0.9, degrees)) * float(spread_of(sigma, 17))
    assert reach == pytest.approx(2.506, abs=0.003)


def test_moving_ranges_use_three_fifths_of_what_is_known():
    assert float(degrees_of(10_000)) / 10_000 == pytest.approx(0.605, abs=0.001)


@pytest.mark.slow
@pytest.mark.parametrize("points", [5, 13, 36])
def test_the_degrees_of_freedom_are_those_that_simulated_figures_have(points):
    figures = np.random.default_rng(7).normal(size=(200_000, points))
    sigma = np.abs(np.diff(figures, axis=1)).mean(axis=1)
    relative = sigma.var() / sigma.mean() ** 2
    assert float(degrees_of(points)) == pytest.approx(1 / (2 * relative), rel=0.02)


@pytest.mark.slow
def test_eight_in_ten_further_figures_of_a_stable_process_lie_in_the_interval():
    """A little over: sigma is right on average, so its square is a little large."""
    figures = np.random.default_rng(11).normal(size=(100_000, 21))
    past, further = figures[:, :20], figures[:, 20]
    sigma = sigma_of(np.abs(np.diff(past, axis=1)).mean(axis=1))
    reach = float(value_at(0.9, degrees_of(20))) * spread_of(sigma, 20)
    inside = np.abs(further - past.mean(axis=1)) <= reach
    assert 0.8 <= inside.mean() <= 0.82


def by_adding_up(counts, upto):
    """The chance of each count: Poisson, its rate gamma from the counts seen, added up."""
    rates = np.linspace(1e-9, 30, 300_001)
    shape, exposure = sum(counts) + 0.5, len(counts)
    log_weight = (shape - 1) * np.log(rates) - exposure * rates
    weight = np.exp(log_weight - log_weight.max())
    weight /= np.trapezoid(weight, rates)
    return [
        np.trapezoid(weight * np.exp(k * np.log(rates) - rates - math.lgamma(k + 1)), rates)
        for k in range(upto + 1)
    ]


@pytest.mark.parametrize("counts", [[0] * 12 + [1], [2, 1, 0, 3, 1, 2, 2, 1, 1, 2, 1, 0, 2]])
def test_low_counts_are_poisson_with_a_rate_that_is_not_known(counts):
    """Neither varies more than Poisson counts do, so nothing is made wider."""
    chances = by_adding_up(counts, 6)
    spread = count_spread(counts)
    for number in range(7):
        assert spread.chance_up_to(number) == pytest.approx(sum(chances[: number + 1]), abs=1e-5)


def test_no_event_in_36_months_does_not_make_one_impossible():
    assert count_spread([0] * 36).chance_up_to(0) == pytest.approx(36**0.5 / 37**0.5, abs=1e-9)


def test_counts_that_vary_more_than_chance_are_as_much_wider():
    calm, wild = count_spread([1, 2, 1, 2] * 5), count_spread([0, 0, 0, 6] * 5)
    assert calm.mean == pytest.approx(wild.mean)
    assert wild.at(0.975) > calm.at(0.975)


@given(st.lists(st.integers(0, 6), min_size=13, max_size=40))
def test_chances_of_counts_rise_to_one(counts):
    spread = count_spread(counts)
    found = [spread.chance_up_to(number) for number in range(-1, 60)]
    assert found[0] == 0
    assert all(b >= a for a, b in itertools.pairwise(found))
    assert found[-1] == pytest.approx(1, abs=1e-3)
    assert spread.at(0.1) <= spread.at(0.9)


def test_figures_that_wander_spread_further_than_neighbours_differ():
    noise = np.random.default_rng(3).normal(size=400)
    for figures, expected in ((noise, 1.0), (np.cumsum(noise), 5.0)):
        sigma = float(sigma_of(np.abs(np.diff(figures)).mean()))
        assert wandering(figures, sigma) == pytest.approx(expected, rel=0.1) or (
            expected == 5.0 and wandering(figures, sigma) > expected
        )
    assert wandering([1.0], 1.0) == 0
    assert wandering([1.0, 2.0], 0.0) == 0
