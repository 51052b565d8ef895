"""Charts in batches: what a chart says does not depend on its company or on what comes later."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assure.control import (
    Chart,
    Settings,
    Signals,
    first_slots,
    near,
    points_of,
    read_signals,
    slots_of,
)
from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.method import method_words
from goldenthread.assure.targets import Aim
from goldenthread.vocabulary import (
    Better,
    Comparison,
    Kind,
    Period,
    ValueSpec,
    compare,
    parse_value,
    value_from_number,
)

COUNT = ValueSpec(Kind.COUNT)
APRIL = Period.month(2020, 4)
AIM = Aim(1, parse_value("50", COUNT))
VALUES = st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=1, max_size=40)


def chart(values, key="a", *, better=Better.HIGHER, **options):
    readings = tuple(
        Reading(APRIL.shift(index), value_from_number(value, COUNT))
        for index, value in enumerate(values)
        if value is not None
    )
    slots = slots_of(Line(1, "", "", readings), [AIM])
    return Chart(key, slots, Settings("making_data_count", better, **options), COUNT)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(VALUES, min_size=2, max_size=4))
def test_a_chart_says_the_same_alone_and_in_company(many):
    charts = [chart(values, f"chart {index}") for index, values in enumerate(many)]
    together = read_signals(charts)
    alone = {key: value for one in charts for key, value in read_signals([one]).items()}
    assert together == alone


@settings(max_examples=40)
@given(VALUES, st.integers(1, 40))
def test_a_chart_cut_at_a_month_is_the_chart_of_what_there_was_then(values, count):
    last_day = APRIL.shift(count - 1).end
    cut = chart(values).up_to(last_day, "a")
    assert cut == chart(values[:count])


@pytest.mark.slow
@settings(max_examples=60)
@given(st.lists(st.integers(0, 100), min_size=13, max_size=30), st.sampled_from(list(Better)[:2]))
def test_six_periods_or_more_are_told_as_by_counting_comparisons(values, better):
    """An independent reading of the six-period state, by the vocabulary's own comparison."""
    one = chart(values, better=better)
    found = read_signals([one])["a"]
    met = [
        compare(slot.reading.value, slot.aim.value, better) is Comparison.MET for slot in one.slots
    ]
    if found.assurance_limits == "inconsistent":
        last = met[-6:]
        expected = "passing" if all(last) else "hit_and_miss" if any(last) else "failing"
        assert found.assurance.value == expected
    else:
        passing = {"pass": True, "fail": False}[found.assurance_limits]
        assert found.assurance.group == ("passing" if passing else "failing")


@pytest.mark.parametrize(
    ("days", "starts"),
    [
        ([], set()),
        ([dt.date(2020, 6, 1)], {2}),
        ([dt.date(2020, 6, 30)], {2}),
        ([dt.date(2020, 6, 1), dt.date(2020, 8, 1)], {2, 4}),
        ([dt.date(2019, 1, 1)], set()),
        ([dt.date(2020, 4, 1)], set()),
        ([dt.date(2030, 1, 1)], set()),
    ],
)
def test_segments_begin_at_the_period_of_each_rebase(days, starts):
    assert first_slots(chart([1, 2, 3, 4, 5, 6], rebases=tuple(days))) == starts


def test_near_limits_lie_two_thirds_of_the_way():
    assert near(10.0, 13.0) == 12.0
    assert near(10.0, 7.0) == 8.0
    assert near(None, 7.0) is None
    assert near(10.0, None) is None


def test_points_without_signals_have_no_limits():
    (point,) = points_of(chart([5]), Signals(), None)
    assert (point.value, point.mean, point.rules, point.segment) == (5.0, None, (), 1)


def test_nothing_is_asked_of_the_engine_for_an_empty_chart():
    assert read_signals([chart([None])]) == {}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "profile Making Data Count: shift of 6 points, trend of 6 points"),
        ({"shift_length": 7, "trend_length": 8}, "shift of 7 points, trend of 8 points"),
        ({"baseline_points": 12}, "Limits from the first 12 points."),
        ({}, "Limits from all points."),
        ({"rebases": (dt.date(2021, 4, 1),)}, "of each segment. New limits from 1 Apr 2021."),
        (
            {"baseline_points": 12, "rebases": (dt.date(2021, 4, 1),)},
            "Limits from the first 12 points, then from all points of each segment. "
            "New limits from 1 Apr 2021, unless inside the baseline.",
        ),
    ],
)
def test_the_method_is_told_in_words(options, words):
    assert words in method_words(Settings("making_data_count", Better.HIGHER, **options), COUNT)


def test_the_method_of_the_other_profile_and_of_grades():
    assert "outlying movements set aside" in method_words(
        Settings("plotthedots", Better.HIGHER), COUNT
    )
    grades = ValueSpec(Kind.GRADE, scale=("R", "G"))
    assert method_words(Settings("plotthedots", Better.HIGHER), grades).startswith("Not charted")
