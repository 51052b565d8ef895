"""Which target is in force, and how it judges."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.targets import (
    Aim,
    aim_in_force,
    aim_number,
    aim_text,
    comparator_for,
    compare_with,
    contradicts_direction,
    shown,
)
from goldenthread.vocabulary import (
    Better,
    Comparator,
    Comparison,
    Kind,
    Period,
    Value,
    ValueSpec,
    parse_value,
)

PERCENT = ValueSpec(Kind.PERCENT)
MARCH = Period.month(2023, 3)


def aim(number, written="90%", spec=PERCENT, **options):
    return Aim(number, parse_value(written, spec), **options)


def day(year, month, number=1):
    return dt.date(year, month, number)


def chosen(*aims, period=MARCH, series=None):
    found = aim_in_force(aims, period, series)
    return found.id if found else None


def test_no_targets_mean_none_in_force():
    assert chosen() is None


def test_steps_hold_from_their_first_to_their_last_day():
    old = aim(1, valid_from=day(2021, 4), valid_to=day(2022, 3, 31))
    new = aim(2, valid_from=day(2022, 4), valid_to=day(2023, 3, 31))
    assert chosen(old, new, period=Period.month(2022, 3)) == 1
    assert chosen(old, new, period=Period.month(2022, 4)) == 2
    assert chosen(old, new, period=Period.month(2023, 3)) == 2
    assert chosen(old, new, period=Period.month(2023, 4)) is None
    assert chosen(old, new, period=Period.month(2021, 3)) is None


def test_a_step_without_dates_always_holds_and_the_later_step_wins():
    always = aim(9)
    later = aim(1, valid_from=day(2022, 4))
    assert chosen(always, period=Period.month(1990, 1)) == 9
    assert chosen(always, later) == 1
    assert chosen(always, later, period=Period.month(2022, 3)) == 9


def test_a_change_within_a_month_counts_for_that_month():
    old = aim(1, valid_to=day(2023, 3, 14))
    new = aim(2, valid_from=day(2023, 3, 15))
    assert chosen(old, new) == 2
    assert chosen(old) == 1


def test_the_aim_of_the_period_wins_over_steps():
    step = aim(5, valid_from=day(2023, 3))
    own = aim(1, kind="trajectory", period=MARCH)
    assert chosen(step, own) == 1
    assert chosen(step, own, period=Period.month(2023, 4)) == 5


def test_a_longer_period_holds_for_the_periods_in_it_and_the_exact_one_wins():
    quarter = aim(5, kind="trajectory", period=Period.quarter(2022, 4))
    year = aim(6, kind="trajectory", period=Period.financial_year(2022))
    exact = aim(1, kind="trajectory", period=MARCH)
    assert chosen(year, quarter, exact) == 1
    assert chosen(year, quarter) == 5
    assert chosen(year) == 6
    assert chosen(exact, period=Period.quarter(2022, 4)) is None


def test_own_targets_come_before_national_before_system_and_benchmarks_never_judge():
    own, national = aim(1), aim(2, kind="national", valid_from=day(2023, 1))
    system, benchmark = aim(3, kind="system"), aim(4, kind="benchmark")
    assert chosen(benchmark) is None
    assert chosen(benchmark, system) == 3
    assert chosen(benchmark, system, national) == 2
    assert chosen(benchmark, system, national, own) == 1


def test_an_own_step_comes_before_a_national_value_of_the_period():
    assert chosen(aim(1), aim(2, kind="national", period=MARCH)) == 1


def test_a_target_of_the_line_comes_first_and_stays_with_its_line():
    whole, site = aim(1, valid_from=day(2023, 3)), aim(2, kind="system", series_id=7)
    assert chosen(whole, site, series=7) == 2
    assert chosen(whole, site, series=8) == 1
    assert chosen(whole, site) == 1


def test_ties_go_to_the_target_and_then_to_what_was_entered_last():
    assert chosen(aim(1), aim(2)) == 2
    assert chosen(aim(1), aim(2, kind="trajectory")) == 1


def test_a_dash_hides_nothing_but_words_do():
    assert chosen(aim(1), aim(2, "-", kind="trajectory", period=MARCH)) == 1
    assert chosen(aim(1), aim(2, "TBC", kind="trajectory", period=MARCH)) == 2
    assert chosen(aim(1), aim(2, "N/A", valid_from=day(2023, 1))) == 2


@given(st.permutations(range(6)))
def test_the_order_of_entry_lists_does_not_matter(order):
    aims = [
        aim(1),
        aim(2, kind="national"),
        aim(3, valid_from=day(2023, 1)),
        aim(4, kind="trajectory", period=MARCH),
        aim(5, series_id=7),
        aim(6, kind="benchmark", period=MARCH),
    ]
    assert chosen(*[aims[i] for i in order]) == 4
    assert chosen(*[aims[i] for i in order], series=7) == 5


@pytest.mark.parametrize(
    ("better", "written", "stated", "comparator"),
    [
        (Better.HIGHER, "90%", None, ">="),
        (Better.LOWER, "90%", None, "<="),
        (Better.NEITHER, "90%", None, None),
        (Better.HIGHER, ">90%", None, ">"),
        (Better.LOWER, "<14.5%", None, "<"),
        (Better.HIGHER, ">=90%", None, ">="),
        (Better.HIGHER, "90%", Comparator.ABOVE, ">"),
        (Better.HIGHER, ">90%", Comparator.AT_LEAST, ">="),
        (Better.HIGHER, "90%", Comparator.EQUAL, "="),
        (Better.HIGHER, "<77.9%", None, ">"),
        (Better.HIGHER, "<=77.9%", None, ">="),
        (Better.LOWER, "5%", Comparator.AT_LEAST, "<="),
        (Better.LOWER, ">5%", None, "<"),
        (Better.NEITHER, ">5%", None, ">"),
    ],
)
def test_comparators(better, written, stated, comparator):
    one = aim(1, written, comparator=stated)
    found = comparator_for(one, better)
    assert (found.value if found else None) == comparator


def test_contradictions_are_told():
    assert contradicts_direction(aim(1, "<77.9%"), Better.HIGHER)
    assert contradicts_direction(aim(1, ">5%"), Better.LOWER)
    assert not contradicts_direction(aim(1, "<5%"), Better.LOWER)
    assert not contradicts_direction(aim(1, "<5%"), Better.NEITHER)
    assert not contradicts_direction(aim(1, "5%"), Better.HIGHER)


@pytest.mark.parametrize(
    ("actual", "written", "better", "comparison"),
    [
        ("90%", "90%", Better.HIGHER, Comparison.MET),
        ("90%", ">90%", Better.HIGHER, Comparison.NEARLY),
        ("90.1%", ">90%", Better.HIGHER, Comparison.MET),
        ("80%", "90%", Better.HIGHER, Comparison.NOT_MET),
        ("80%", "<77.9%", Better.HIGHER, Comparison.MET),
        ("5%", "5%", Better.LOWER, Comparison.MET),
        ("5%", "<5%", Better.LOWER, Comparison.NEARLY),
        ("N/A", "5%", Better.LOWER, Comparison.NOT_COMPARABLE),
        ("5%", "TBC", Better.LOWER, Comparison.NOT_COMPARABLE),
    ],
)
def test_figures_against_targets(actual, written, better, comparison):
    assert compare_with(parse_value(actual, PERCENT), aim(1, written), better) is comparison


def test_nothing_compares_with_no_target():
    value = parse_value("5%", PERCENT)
    assert compare_with(value, None, Better.HIGHER) is Comparison.NOT_COMPARABLE


def test_words_where_a_number_belongs_are_shown_and_not_compared():
    words = Value(Kind.PERCENT, None, "As expected")
    one = Aim(1, words)
    value = parse_value("5%", PERCENT)
    assert compare_with(value, one, Better.HIGHER) is Comparison.NOT_COMPARABLE
    assert shown(words, PERCENT) == "As expected"
    assert aim_number(one, PERCENT) is None
    assert aim_in_force([one], MARCH, None) is one


def test_a_worded_measure_compares_words():
    spec = ValueSpec(Kind.TEXT)
    one = aim(1, "Complete", spec)
    assert compare_with(parse_value("complete", spec), one, Better.HIGHER) is Comparison.MET
    assert shown(parse_value("Complete", spec), spec) == "Complete"


@pytest.mark.parametrize(
    ("written", "stated", "text"),
    [
        ("90%", None, "90%"),
        ("90%", Comparator.ABOVE, ">90%"),
        ("90%", Comparator.AT_LEAST, "90%"),
        (">90%", Comparator.ABOVE, ">90%"),
        ("TBC", Comparator.BELOW, "TBC"),
    ],
)
def test_a_strict_target_prints_its_comparator(written, stated, text):
    assert aim_text(aim(1, written, comparator=stated), PERCENT) == text
    assert aim_text(None, PERCENT) == ""


def test_numbers_of_aims_are_in_the_measures_unit():
    money = ValueSpec(Kind.MONEY, "£m")
    assert aim_number(aim(1, "£1.4m", money), money) == 1.4
    assert aim_number(None, money) is None
    assert aim_number(aim(1, "97.5%"), PERCENT) == 97.5
    assert shown(parse_value("(2.0)", money), money) == "£(2.0)m"
    assert aim(1, "5").value.number == Decimal(5)
