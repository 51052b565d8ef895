"""The worked checks of RULES 1 and the cases that the rules name."""

import datetime as dt

import polars as pl
import pytest

from goldenthread.spc import Profile, analyse, profile
from tests.unit.spc.frames import frame

BOTH = ["making_data_count", "plotthedots"]


def points(values, name="making_data_count", **columns):
    return analyse(frame(values, **columns), profile=name).points


def summary(values, name="making_data_count", **columns):
    return analyse(frame(values, **columns), profile=name).summary.to_dicts()[0]


def types(values, name="making_data_count", **columns):
    return points(values, name, **columns)["point_type"].cast(str).to_list()


def test_worked_check_1_the_last_point_is_outside():
    found = summary([50.0] * 20 + [60.0])
    assert found["last_mean"] == pytest.approx(50.47619047619)
    assert found["last_upper_limit"] == pytest.approx(51.80619047619)
    assert points([50.0] * 20 + [60.0])["outside_limits"].to_list() == [False] * 20 + [True]


def test_worked_check_2_the_turning_point_of_two_trends():
    values = [1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    assert all(points(values)["trend"])
    assert all(points(values, "plotthedots")["trend"])
    assert types(values)[6] == "improvement"
    # Alone the 7 is outside too, the rule that comes first; wider limits leave it the later trend.
    assert points(values, "plotthedots")["rule"][6] == "outside"
    wide = [*values, 8.0, 0.0, 8.0, 0.0, 8.0]
    assert not any(points(wide, "plotthedots")["outside_limits"])
    assert types(wide, "plotthedots")[6] == "concern"
    assert types(wide, "plotthedots", improvement="decrease")[6] == "improvement"
    assert types(wide, "making_data_count")[6] == "improvement"


@pytest.mark.parametrize(("count", "icon"), [(12, "insufficient_data"), (13, "common_cause")])
def test_worked_check_3_twelve_points_have_no_icon_and_thirteen_have(count, icon):
    found = summary(([1.0, 2, 3] * 5)[:count], target=2.5)
    assert found["variation"] == icon
    assert (found["last_lower_limit"] is None) == (count == 12)
    assert ("few_points" in found["warnings"]) == (count == 12)


def test_ghosted_points_do_not_count_towards_thirteen():
    ghost = [False] * 12 + [True]
    assert summary([1.0, 2] * 6 + [90.0], ghost=ghost)["variation"] == "insufficient_data"


def test_a_ghosted_point_is_drawn_but_moves_nothing():
    values = [10.0, 12] * 8 + [500.0]
    ghost = [False] * 16 + [True]
    with_ghost = analyse(frame(values, ghost=ghost))
    without = analyse(frame(values[:-1]))
    assert with_ghost.points["mean"][0] == without.points["mean"][0]
    assert with_ghost.points["upper_limit"][0] == without.points["upper_limit"][0]
    assert not with_ghost.points["outside_limits"].any()
    assert with_ghost.summary["variation"][0] == "common_cause"
    assert with_ghost.summary["last_value"][0] == 12


def test_a_flat_series_is_on_its_mean_and_no_shift():
    found = points([0.95] * 20)
    assert set(found["relative_to_mean"]) == {0}
    assert not found["shift"].any()


def test_a_measure_that_is_always_100_is_not_hit_and_miss():
    assert summary([100.0] * 15, target=95.0)["assurance"] == "consistently_passing"
    assert summary([100.0] * 15, target=100.0)["assurance"] == "consistently_passing"
    assert summary([90.0] * 15, target=95.0)["assurance"] == "consistently_failing"
    screened = summary([100.0] * 15, "plotthedots", target=95.0)
    assert screened["assurance"] == "insufficient_data"
    assert screened["variation"] == "common_cause"
    assert "all_points_screened" in screened["warnings"]


@pytest.mark.parametrize(("name", "length"), [("making_data_count", 6), ("plotthedots", 7)])
def test_a_shift_needs_its_length_and_marks_all_its_points(name, length):
    high = [9.0, 11] * 10
    run = [10.6, 10.4] * 4
    enough = points([*high, 9.0, *run[:length]], name)
    assert enough["shift"].to_list()[-length:] == [True] * length
    short = points([*high, 9.0, *run[: length - 1]], name)
    assert not short["shift"].any()


def test_a_tie_with_the_mean_breaks_a_shift():
    values = [11.0] * 3 + [10.0] + [11.0] * 3 + [9.0] * 3 + [10.0] + [9.0] * 3
    assert not points(values)["shift"].any()


@pytest.mark.parametrize("name", BOTH)
def test_a_missing_point_breaks_a_run_and_a_trend(name):
    values = [1.0, 2, 3, 4, None, 5, 6, 7, 8, 3, 9, 2, 8, 1, 9]
    assert not points(values, name)["trend"].any()
    assert points(values, name)["relative_to_mean"][4] is None
    assert points(values, name)["point_type"][4] == "common_cause"


def test_equal_neighbours_break_a_trend():
    values = [1.0, 2, 3, 3, 4, 5, 6] + [3.0, 4] * 4
    assert not points(values, trend_length=6)["trend"].any()


@pytest.mark.parametrize("length", [6, 7, 8])
def test_lengths_can_be_set(length):
    values = [5.0, 3] * 5 + [float(v) for v in range(length)] + [2.0, 4.0, 3.0]
    found = points(values, trend_length=length)
    assert found["trend"].sum() >= length
    assert not points(values[: 10 + length - 1], trend_length=length)["trend"].any()


def two_in_three_series():
    """Mean 10, mean range 2: limits 4.68 and 15.32, near limits 6.45 and 13.55; wider with more."""
    return [11.0, 9] * 12


def test_two_in_three_marks_only_the_near_points():
    base = two_in_three_series()
    values = [*base, 15.0, 11.0, 15.0, 9.0]
    found = points(values)
    near = [i for i, flag in enumerate(found["near_limit"].to_list()) if flag]
    assert near == [24, 26]
    assert [i for i, flag in enumerate(found["two_in_three"].to_list()) if flag] == [24, 26]


def test_points_beyond_the_limit_count_in_two_in_three_only_by_setting():
    values = [*two_in_three_series(), 18.0, 11.0, 16.0, 9.0]
    assert not points(values)["two_in_three"].any()
    counting = profile("making_data_count", count_outside_in_two_in_three=True)
    found = analyse(frame(values), profile=counting).points["two_in_three"].to_list()
    assert [i for i, flag in enumerate(found) if flag] == [24, 26]


def test_improvement_wins_over_concern_unless_turned_round():
    values = [20.0, 18, 16, 14, 12, 10, 8.0, *([11.0, 9] * 5), 10.0]
    rising_low = [1.0, 2, 3, 4, 5, 6, *([30.0, 31] * 6)]
    assert types(rising_low)[0] == "improvement"
    turned = profile("making_data_count", concern_wins=True)
    found = analyse(frame(rising_low), profile=turned).points["point_type"]
    assert found[0] == "concern"
    assert types(values)[0] in ("improvement", "concern")


@pytest.mark.parametrize(
    ("improvement", "high", "icon"),
    [
        ("increase", "improvement", "improvement_high"),
        ("decrease", "concern", "concern_high"),
        ("neutral", "neutral_high", "neutral_high"),
    ],
)
def test_direction_gives_the_meaning_of_high(improvement, high, icon):
    values = [9.0, 11] * 8 + [20.0]
    assert types(values, improvement=improvement)[-1] == high
    assert summary(values, improvement=improvement)["variation"] == icon


@pytest.mark.parametrize(
    ("improvement", "icon"),
    [("increase", "concern_low"), ("decrease", "improvement_low"), ("neutral", "neutral_low")],
)
def test_direction_gives_the_meaning_of_low(improvement, icon):
    assert summary([9.0, 11] * 8 + [0.0], improvement=improvement)["variation"] == icon


def test_the_icon_is_of_the_last_present_point_or_the_last_row():
    values = [9.0, 11] * 8 + [20.0, None]
    assert summary(values)["variation"] == "improvement_high"
    assert summary(values)["last_value"] == 20
    assert summary(values, "plotthedots")["variation"] == "common_cause"


def test_a_rebase_starts_new_limits():
    values = [10.0, 12] * 8 + [20.0, 22] * 8
    rebase = [False] * 16 + [True] + [False] * 15
    found = points(values, rebase=rebase)
    assert found["segment"].to_list() == [1] * 16 + [2] * 16
    assert found["mean"][0] == 11
    assert found["mean"][20] == 21
    assert found["lower_limit"][0] == pytest.approx(11 - 2.66 * 2)
    assert not found["shift"].any()


def test_runs_cross_a_rebase_only_in_making_data_count():
    first, second = [*([9.0, 11] * 7), 12.0, 12.0, 12.0], [12.5, 12.5, 12.5, *([8.0, 9] * 6)]
    rebase = [False] * len(first) + [True] + [False] * (len(second) - 1)
    across = points(first + second, rebase=rebase)["shift"].to_list()
    assert across[len(first) - 3 : len(first) + 3] == [True] * 6
    apart = points(first + second, "plotthedots", rebase=rebase, shift_length=6)["shift"]
    assert not apart.to_list()[len(first) - 3]


def test_a_baseline_fixes_the_limits():
    values = [10.0, 12] * 6 + [30.0, 32] * 6
    found = points(values, fix_after_n_points=12)
    assert set(found["mean"]) == {11}
    assert found["outside_limits"].to_list()[12:] == [True] * 12


def test_a_baseline_wins_over_a_rebase_inside_it():
    values = [10.0, 12] * 12
    inside = [False] * 6 + [True] + [False] * 17
    assert set(points(values, rebase=inside, fix_after_n_points=12)["segment"]) == {1}
    both = points(values, "plotthedots", rebase=inside, fix_after_n_points=12)
    assert set(both["segment"]) == {1, 2}


def test_a_target_on_a_limit_passes_or_is_inconsistent_by_profile():
    values = [10.0, 12] * 8
    lower = points(values)["lower_limit"][0]
    assert summary(values, target=lower)["assurance_limits"] == "pass"
    ptd_lower = points(values, "plotthedots")["lower_limit"][0]
    assert summary(values, "plotthedots", target=ptd_lower)["assurance_limits"] == "inconsistent"
    upper = points(values)["upper_limit"][0]
    assert summary(values, target=upper)["assurance_limits"] == "fail"
    assert summary(values, target=upper, improvement="decrease")["assurance_limits"] == "pass"


@pytest.mark.parametrize(
    ("target", "improvement", "assurance", "limits", "periods"),
    [
        (1.0, "increase", "consistently_passing", "pass", 16),
        (30.0, "increase", "consistently_failing", "fail", 16),
        (1.0, "decrease", "consistently_failing", "fail", 16),
        (9.5, "increase", "passing", "inconsistent", 16),
        (12.5, "increase", "failing", "inconsistent", 16),
        (11.0, "increase", "hit_and_miss", "inconsistent", 11),
        (11.0, "neutral", "no_target", "", 0),
        (None, "increase", "no_target", "", 0),
    ],
)
def test_assurance_in_five_categories(target, improvement, assurance, limits, periods):
    found = summary([10.0, 12] * 8, target=target, improvement=improvement)
    assert found["assurance"] == assurance
    assert found["assurance_limits"] == limits
    assert found["for_periods"] == periods


def test_the_six_period_state_uses_each_period_s_own_target():
    values = [10.0, 12] * 8
    stepped = [20.0] * 10 + [9.0] * 6
    found = summary(values, target=stepped)
    assert found["assurance"] == "passing"
    assert found["for_periods"] == 6
    assert summary(values, target=[20.0] * 11 + [9.0] * 5)["assurance"] == "hit_and_miss"


def test_equality_meets_unless_the_comparator_is_strict():
    values = [10.0, 12] * 5 + [11.0] * 6
    assert summary(values, target=11.0)["assurance"] == "passing"
    strict = summary(values, target=11.0, target_comparator=">")
    assert strict["assurance"] == "failing"


def test_missing_and_ghosted_points_do_not_end_a_state():
    values = [10.0, 12] * 5 + [12.0, 12.0, None, 12.0, 5.0, 12.0, 12.0, 12.0]
    ghost = [False] * 14 + [True] + [False] * 3
    found = summary(values, target=11.5, ghost=ghost)
    assert found["assurance"] == "passing"
    assert found["for_periods"] == 7


@pytest.mark.parametrize(
    ("values", "columns", "warning"),
    [
        ([1.0] * 5, {}, "few_points"),
        ([1.0, 2] * 10, {"rebase": [False] * 15 + [True] + [False] * 4}, "short_segment"),
        ([5.0] * 6 + [None] + [7.0] * 8, {}, "zero_width_limits"),
        ([1.0, None, 2.0] * 6, {}, "missing_points"),
        ([1.0, 2, 3] * 5, {}, "low_mean_counts"),
        ([100.0] * 15, {}, "target_missing"),
    ],
)
def test_warnings_say_what_to_bear_in_mind(values, columns, warning):
    assert warning in summary(values, **columns)["warnings"].split(";")


def test_low_means_of_fractions_are_not_counts():
    assert "low_mean_counts" not in summary([1.5, 2.5] * 8)["warnings"]


def test_a_lost_month_is_a_gap_and_the_calendar_is_not():
    months = [dt.date(2022 + m // 12, m % 12 + 1, 1) for m in range(20)]
    whole = frame([1.5, 2.5] * 10).with_columns(date=pl.Series(months))
    gap = whole.filter(pl.col("date") != months[9])
    assert "gap_in_periods" not in analyse(whole).summary["warnings"][0]
    assert "gap_in_periods" in analyse(gap).summary["warnings"][0]


def test_settings_and_profiles_refuse_what_they_do_not_know():
    with pytest.raises(ValueError, match="allowed are making_data_count, plotthedots"):
        profile("other")
    with pytest.raises(ValueError, match="'shift'"):
        profile("plotthedots", shift=3)
    assert isinstance(profile("plotthedots", shift_length=8), Profile)


def test_no_series_give_empty_results():
    found = analyse(frame([]))
    assert found.points.height == 0
    assert found.summary.height == 0
    assert "variation" in found.summary.columns
