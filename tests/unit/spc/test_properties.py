"""Properties of the engine, and its agreement with a second computation."""

import math

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goldenthread.spc import analyse
from tests.unit.spc.frames import frame
from tests.unit.spc.plain import Point, chart

PROFILES = st.sampled_from(["making_data_count", "plotthedots"])
DIRECTIONS = {"increase": 1, "decrease": -1, "neutral": 0}
NUMBERS = st.integers(0, 12).map(float)
SERIES = st.lists(st.one_of(NUMBERS, NUMBERS, NUMBERS, st.none()), min_size=1, max_size=45)
# The same examples in every run: a value that ties with a limit may round to either side of it when
# all values are moved.
CALM = settings(max_examples=150, derandomize=True)
RESULT = ["mean", "lower_limit", "upper_limit"]
FLAGS = ["outside_limits", "shift", "trend", "two_in_three", "point_type", "segment"]


@pytest.mark.slow
@CALM
@given(data=st.data(), profile=PROFILES, improvement=st.sampled_from(list(DIRECTIONS)))
def test_the_engine_agrees_with_the_plain_computation(data, profile, improvement):
    values = data.draw(SERIES)
    flags = st.lists(st.integers(0, 9), min_size=len(values), max_size=len(values))
    rebase = [draw == 0 for draw in data.draw(flags)]
    ghost = [draw == 0 for draw in data.draw(flags)]
    baseline = data.draw(st.sampled_from([0, 0, 12, 15]))
    columns = {"rebase": rebase, "ghost": ghost, "improvement": improvement}
    if baseline:
        columns["fix_after_n_points"] = baseline
    found = analyse(frame(values, **columns), profile=profile).points
    points = [Point(v, None, r, g) for v, r, g in zip(values, rebase, ghost, strict=True)]
    expected = chart(points, profile, DIRECTIONS[improvement], baseline)
    names = [*RESULT, "outside_limits", "shift", "trend", "two_in_three", "point_type"]
    for row, plain in zip(found.select(names).iter_rows(), expected, strict=True):
        for mine, theirs in zip(row[:3], plain[:3], strict=True):
            assert (mine is None) == (theirs is None)
            assert mine is None or math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)
        assert row[3:] == plain[3:]


@pytest.mark.slow
@CALM
@given(values=SERIES, by=st.integers(-1000, 1000), profile=PROFILES)
def test_moving_all_values_moves_only_the_lines(values, by, profile):
    here = analyse(frame(values), profile=profile).points
    there = analyse(frame([None if v is None else v + by for v in values]), profile=profile).points
    assert here.select(FLAGS).equals(there.select(FLAGS))
    for name in RESULT:
        assert_close(here[name] + by, there[name])


@pytest.mark.slow
@CALM
@given(values=SERIES, factor=st.sampled_from([2.0, 4.0, 0.5, 1024.0]), profile=PROFILES)
def test_scaling_all_values_scales_the_lines(values, factor, profile):
    here = analyse(frame(values), profile=profile).points
    scaled = [None if v is None else v * factor for v in values]
    there = analyse(frame(scaled), profile=profile).points
    assert here.select(FLAGS).equals(there.select(FLAGS))
    for name in RESULT:
        assert_close(here[name] * factor, there[name])


@pytest.mark.slow
@CALM
@given(values=SERIES, profile=PROFILES)
def test_mirroring_values_and_direction_keeps_the_meaning(values, profile):
    here = analyse(frame(values, improvement="increase"), profile=profile).points
    mirrored = [None if v is None else -v for v in values]
    there = analyse(frame(mirrored, improvement="decrease"), profile=profile).points
    assert here.select(FLAGS).equals(there.select(FLAGS))


@pytest.mark.slow
@CALM
@given(many=st.lists(SERIES, min_size=1, max_size=5), seed=st.integers(0, 99), profile=PROFILES)
def test_neither_order_nor_company_matters(many, seed, profile):
    frames = [frame(values, series=f"s{number}") for number, values in enumerate(many)]
    together = analyse(
        pl.concat(frames).sample(fraction=1, shuffle=True, seed=seed), profile=profile
    )
    alone = pl.concat([analyse(one, profile=profile).points for one in frames])
    assert together.points.equals(alone)


@pytest.mark.slow
@CALM
@given(values=st.lists(NUMBERS, min_size=4, max_size=40), cut=st.integers(1, 39))
def test_rebasing_equals_splitting(values, cut):
    assume(cut < len(values))
    rebase = [at == cut for at in range(len(values))]
    whole = analyse(frame(values, rebase=rebase), profile="plotthedots").points
    parts = [
        analyse(frame(values[:cut]), profile="plotthedots").points,
        analyse(frame(values[cut:]), profile="plotthedots").points,
    ]
    compared = [*RESULT, *FLAGS[:-1]]
    assert whole.select(compared).equals(pl.concat(parts).select(compared))


@pytest.mark.slow
@CALM
@given(
    values=st.lists(NUMBERS, min_size=26, max_size=45),
    cut=st.integers(13, 32),
)
def test_rebasing_gives_the_limits_of_splitting_where_runs_cross_it(values, cut):
    assume(13 <= cut <= len(values) - 13)
    rebase = [at == cut for at in range(len(values))]
    whole = analyse(frame(values, rebase=rebase)).points
    parts = pl.concat([analyse(frame(part)).points for part in (values[:cut], values[cut:])])
    compared = [*RESULT, "outside_limits"]
    assert whole.select(compared).equals(parts.select(compared))


@pytest.mark.slow
@CALM
@given(values=SERIES, profile=PROFILES)
def test_a_point_has_a_rule_exactly_when_it_has_a_type(values, profile):
    found = analyse(frame(values), profile=profile).points
    has_rule = found["rule"] != "common_cause"
    assert has_rule.equals((found["point_type"] != "common_cause").rename("rule"))
    assert not (found["near_limit"] & found["outside_limits"]).any()


def assert_close(first, second):
    for a, b in zip(first, second, strict=True):
        assert (a is None) == (b is None)
        assert a is None or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)
