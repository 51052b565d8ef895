"""Records that repeat each other."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.findings.repeats import is_heading, other_months, repeated, text_key


def test_keys_that_several_items_share_are_given_with_them():
    found = dict(repeated(["a1", "b1", "a2", "c1"], lambda one: one[0] if one != "c1" else None))
    assert found == {"a": ["a1", "a2"]}


@pytest.mark.parametrize(
    ("references", "count", "heading"),
    [(["4.3"] * 4, 4, True), (["4.3"] * 2, 2, False), (["4.3", "4.3", "4.3", "4.4"], 3, False)],
)
def test_one_reference_for_a_whole_part_is_its_heading(references, count, heading):
    assert is_heading(references, count) is heading


def test_texts_are_the_same_whatever_their_case_and_spaces():
    assert text_key("Train  every ward.", 1) == text_key("train every WARD", 1)
    assert text_key("Train every ward", 1) != text_key("Train every ward", 2)
    assert text_key("  ") is None


def test_only_days_of_another_month_are_given():
    days = [("a", dt.date(2019, 9, 30)), ("b", dt.date(2019, 10, 1)), ("c", dt.date(2018, 9, 23))]
    assert list(other_months(days, dt.date(2019, 9, 23))) == [days[1], days[2]]


@pytest.mark.slow
@given(st.lists(st.integers(0, 9)))
def test_every_item_of_a_repeat_is_given_once(numbers):
    held = [one for _, same in repeated(numbers, lambda one: one) for one in same]
    assert sorted(held) == sorted(n for n in numbers if numbers.count(n) > 1)
