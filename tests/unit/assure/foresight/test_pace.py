"""The change that a target needs beside the greatest ever sustained."""

import pytest

from goldenthread.assure.foresight.pace import best_change, direction_of, pace_of
from goldenthread.vocabulary import Better, Comparator
from tests.unit.assure.foresight.samples import LAST, goal, history

RISING = [50, 50, 50, 53, 56, 59, 59, 59, 59, 59]


def test_the_best_change_is_between_levels_of_three_figures():
    """Levels 50, 51, 53, 56, 58, 59, 59, 59 end in months 2 to 9; over two: 5 from month 3."""
    assert best_change(tuple(map(float, RISING)), 2, 1) == (3, 2.5)


def test_a_lone_peak_is_no_change_that_was_sustained():
    flat = tuple([50.0] * 6 + [80.0] + [50.0] * 6)
    found = best_change(flat, 1, 1)
    assert found is not None
    assert found[1] == pytest.approx(10)  # a third of it at most


def test_a_history_shorter_than_the_time_left_has_no_best_change():
    assert best_change((50.0, 51.0, 52.0, 53.0), 2, 1) is None
    assert best_change((50.0, float("nan")) * 4, 2, 1) is None


def test_what_is_needed_a_month_and_whether_it_was_done():
    made = history(RISING)
    slow, fast = pace_of(made, goal(63), 2), pace_of(made, goal(65), 2)
    assert slow is not None
    assert fast is not None
    assert (slow.needed, slow.best, slow.has_done) == (2.0, 2.5, True)
    assert (fast.needed, fast.has_done) == (3.0, False)
    assert slow.best_from == LAST.shift(-6)
    assert slow.best_to == LAST.shift(-4)


def test_a_falling_target_needs_a_fall():
    made = history([value * -1 + 100 for value in RISING], better=Better.LOWER)
    found = pace_of(made, goal(35, Comparator.AT_MOST), 2)
    assert found is not None
    assert (found.needed, found.best, found.has_done) == (-3.0, -2.5, False)


def test_nothing_is_needed_where_the_newest_figure_is_there():
    found = pace_of(history(RISING), goal(58), 3)
    assert found is not None
    assert found.is_there


@pytest.mark.parametrize(
    ("better", "comparator", "sign"),
    [
        (Better.HIGHER, None, 1),
        (Better.LOWER, None, -1),
        (Better.NEITHER, None, 0),
        (Better.NEITHER, Comparator.ABOVE, 1),
        (Better.NEITHER, Comparator.BELOW, -1),
        (Better.HIGHER, Comparator.EQUAL, 0),
    ],
)
def test_the_direction_is_the_comparators_else_the_measures(better, comparator, sign):
    assert direction_of(better, goal(50, comparator)) == sign
    assert direction_of(Better.HIGHER, None) == 1


@pytest.mark.parametrize(
    ("values", "aim", "periods"),
    [(RISING, None, 2), (RISING, goal(None, text="TBC"), 2), ([None] * 8, goal(60), 2),
     (RISING, goal(60), 0)],
)  # fmt: skip
def test_no_pace_without_a_number_a_figure_or_time(values, aim, periods):
    assert pace_of(history(values), aim, periods) is None


def test_a_short_history_still_says_what_is_needed():
    found = pace_of(history(RISING), goal(65), 9)
    assert found is not None
    assert found.best is None
    assert found.needed == pytest.approx(6 / 9)
