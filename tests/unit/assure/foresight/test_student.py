"""Student's t: published tables, a second computation by adding the density up, properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.foresight import student
from goldenthread.assure.foresight.student import chance_below, density, value_at

# Two-sided 80%, 95% and 99% points as every table of the distribution prints them.
TABLE = {
    3: (1.638, 3.182, 5.841),
    5: (1.476, 2.571, 4.032),
    10: (1.372, 2.228, 3.169),
    20: (1.325, 2.086, 2.845),
    30: (1.310, 2.042, 2.750),
    120: (1.289, 1.980, 2.617),
}
ORDER = st.floats(-30, 30)
DEGREES = st.floats(2.5, 300)


@pytest.mark.parametrize("degrees", TABLE)
def test_the_points_of_the_published_table(degrees):
    for chance, printed in zip((0.90, 0.975, 0.995), TABLE[degrees], strict=True):
        assert value_at(chance, degrees) == pytest.approx(printed, abs=6e-4)
        assert chance_below(printed, degrees) == pytest.approx(chance, abs=5e-4)


def test_one_degree_of_freedom_is_the_cauchy_distribution():
    x = np.array([-5.0, -1, 0, 0.5, 2])
    assert chance_below(x, 1) == pytest.approx(0.5 + np.arctan(x) / np.pi, abs=1e-12)


@pytest.mark.parametrize("degrees", [2.5, 7.3, 41.0])
def test_the_density_adds_up_to_the_chance(degrees):
    x = np.linspace(-60, 1.7, 400_001)
    total = np.trapezoid(density(x, np.full(x.shape, degrees)), x)
    left_out = chance_below(-60, degrees)
    assert total + left_out == pytest.approx(float(chance_below(1.7, degrees)), abs=1e-7)


@given(ORDER, DEGREES)
def test_it_is_symmetric_and_a_chance(x, degrees):
    below, above = chance_below(x, degrees), chance_below(-x, degrees)
    assert 0 <= below <= 1
    assert below + above == pytest.approx(1, abs=1e-12)


@given(ORDER, st.floats(0, 5), DEGREES)
def test_it_rises(x, step, degrees):
    assert chance_below(x + step, degrees) >= chance_below(x, degrees) - 1e-12


@given(st.floats(0.5, 0.999), DEGREES)
def test_the_value_at_a_chance_has_that_chance(chance, degrees):
    assert chance_below(value_at(chance, degrees), degrees) == pytest.approx(chance, abs=1e-10)


def test_far_ends_are_nought_and_one():
    assert chance_below(np.array([-np.inf, np.inf]), 4.0).tolist() == [0.0, 1.0]


def test_a_fraction_cut_short_is_close_already(monkeypatch):
    monkeypatch.setattr(student, "STEPS", 3)
    assert chance_below(2.228, 10) == pytest.approx(0.975, abs=0.01)
