"""How an actual stands against its aim (RULES 4), and aggregates."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import (
    AggregateError,
    Better,
    Comparator,
    Comparison,
    Kind,
    Ratio,
    Value,
    ValueSpec,
    combine_ratios,
    comparator_of,
    compare,
    format_value,
    parse_value,
    ratio_value,
    total,
    value_from_number,
)

PERCENT = ValueSpec(Kind.PERCENT)
COUNT = ValueSpec(Kind.COUNT)
GRADE = ValueSpec(Kind.GRADE, scale=("P", "A", "G", "E"))
YES_NO = ValueSpec(Kind.YES_NO)
TEXT = ValueSpec(Kind.TEXT)
DURATION = ValueSpec(Kind.DURATION)
HIGHER, LOWER, NEITHER = Better.HIGHER, Better.LOWER, Better.NEITHER
MET, NEARLY, NOT_MET, NOT_COMPARABLE = Comparison

CASES = [
    ("86.2%", "85.0%", PERCENT, HIGHER, MET),
    ("85.0%", "85.0%", PERCENT, HIGHER, MET),
    ("84.7%", "85.0%", PERCENT, HIGHER, NEARLY),
    ("80.75%", "85.0%", PERCENT, HIGHER, NEARLY),
    ("80.7%", "85.0%", PERCENT, HIGHER, NOT_MET),
    ("90%", ">90%", PERCENT, HIGHER, NEARLY),
    ("90.1%", ">90%", PERCENT, HIGHER, MET),
    ("14.5%", "<14.5%", PERCENT, LOWER, NEARLY),
    ("<90%", "90%", PERCENT, HIGHER, NOT_MET),
    ("<=90%", "90%", PERCENT, HIGHER, NOT_COMPARABLE),
    ("<95%", "90%", PERCENT, HIGHER, NOT_COMPARABLE),
    (">80%", "90%", PERCENT, HIGHER, NOT_COMPARABLE),
    (">5%", "5%", PERCENT, LOWER, NOT_MET),
    (">=5%", "5%", PERCENT, LOWER, NOT_COMPARABLE),
    ("<5%", "5%", PERCENT, LOWER, MET),
    ("<5%", "<5%", PERCENT, LOWER, MET),
    ("<=5%", "<5%", PERCENT, LOWER, NOT_COMPARABLE),
    (">90%", "90%", PERCENT, HIGHER, MET),
    (">90%", ">90%", PERCENT, HIGHER, MET),
    (">=90%", ">90%", PERCENT, HIGHER, NOT_COMPARABLE),
    ("12%", "13.1%", PERCENT, LOWER, MET),
    ("1", "0", COUNT, LOWER, NOT_MET),
    ("0", "0", COUNT, LOWER, MET),
    ("00:38:09", "00:30:00", DURATION, LOWER, NOT_MET),
    ("G", "G", GRADE, HIGHER, MET),
    ("G/E", "E", GRADE, HIGHER, NEARLY),
    ("P/A", "G", GRADE, HIGHER, NOT_MET),
    ("Y", "Y", YES_NO, HIGHER, MET),
    ("N", "Y", YES_NO, HIGHER, NOT_MET),
    ("complete", "Complete", TEXT, HIGHER, MET),
    ("Programme\u00a0 plan", "Programme Plan", TEXT, NEITHER, MET),
    ("Started", "Complete", TEXT, HIGHER, NOT_MET),
    ("TBC", "Complete", TEXT, HIGHER, NOT_COMPARABLE),
    ("-1.9", "-2.0", COUNT, HIGHER, MET),
    ("-2.1", "-2.0", COUNT, HIGHER, NEARLY),
    ("-2.2", "-2.0", COUNT, HIGHER, NOT_MET),
    ("A/G", "G", GRADE, HIGHER, NEARLY),
    ("G", "G/E", GRADE, HIGHER, MET),
    ("139.9%", "159.4%", PERCENT, HIGHER, NOT_MET),
    ("00:18:54", "00:18:00", DURATION, LOWER, NEARLY),
    ("00:18:55", "00:18:00", DURATION, LOWER, NOT_MET),
    ("N/A", "90%", PERCENT, HIGHER, NOT_COMPARABLE),
    ("90%", "TBC", PERCENT, HIGHER, NOT_COMPARABLE),
    ("90%", "", PERCENT, HIGHER, NOT_COMPARABLE),
    ("90%", "85%", PERCENT, NEITHER, NOT_COMPARABLE),
]


@pytest.mark.parametrize(("actual", "aim", "spec", "better", "expected"), CASES)
def test_actual_against_aim(actual, aim, spec, better, expected):
    assert compare(parse_value(actual, spec), parse_value(aim, spec), better) is expected


def test_a_grade_against_a_percentage_is_not_comparable():
    grade, percent = parse_value("G", GRADE), parse_value("90%", PERCENT)
    assert compare(grade, percent, HIGHER) is NOT_COMPARABLE


def test_a_stated_comparator_wins_over_direction_and_bound():
    actual, aim = parse_value("90%", PERCENT), parse_value(">90%", PERCENT)
    assert compare(actual, aim, HIGHER, comparator=Comparator.AT_LEAST) is MET
    assert compare(actual, aim, NEITHER, comparator=Comparator.EQUAL) is MET
    over = parse_value("91%", PERCENT)
    assert compare(over, aim, NEITHER, comparator=Comparator.EQUAL) is NEARLY
    assert comparator_of(aim, LOWER) is Comparator.ABOVE


def test_no_tolerance_means_no_nearly():
    a, g = parse_value("A", GRADE), parse_value("G", GRADE)
    assert compare(a, g, HIGHER, nearly_share=Decimal(0)) is NOT_MET


def test_an_aim_without_a_number_cannot_be_compared():
    broken = Value(Kind.COUNT, None, "x")
    assert compare(parse_value("5", COUNT), broken, HIGHER) is NOT_COMPARABLE


@pytest.mark.parametrize(
    ("better", "improvement"),
    [(HIGHER, "increase"), (LOWER, "decrease"), (NEITHER, "neutral")],
)
def test_directions_have_the_engine_s_names_and_words(better, improvement):
    assert better.improvement == improvement
    assert "better" in better.words


def test_a_bounded_actual_equals_nothing_for_certain():
    stated = {"comparator": Comparator.EQUAL}
    aim = parse_value("90%", PERCENT)
    assert compare(parse_value("<90%", PERCENT), aim, HIGHER, **stated) is NOT_MET
    assert compare(parse_value("<=90%", PERCENT), aim, HIGHER, **stated) is NOT_COMPARABLE
    assert compare(parse_value(">80%", PERCENT), aim, HIGHER, **stated) is NOT_COMPARABLE


def test_comparisons_have_words():
    assert NOT_MET.label == "Not met"


numbers = st.decimals(min_value=-1000, max_value=1000, places=1)


@given(numbers, numbers)
def test_mirroring_numbers_and_direction_changes_nothing(actual, aim):
    up = compare(value_from_number(actual, COUNT), value_from_number(aim, COUNT), HIGHER)
    down = compare(value_from_number(-actual, COUNT), value_from_number(-aim, COUNT), LOWER)
    assert up is down


INSIDE = {  # figures that a bound leaves possible, as distances from its number
    "": [0],
    ">": ["0.5", 1, 1000],
    ">=": [0, "0.5", 1, 1000],
    "<": ["-0.5", -1, -1000],
    "<=": [0, "-0.5", -1, -1000],
}


@pytest.mark.slow
@given(
    st.integers(-3, 3), st.sampled_from(list(INSIDE)), st.integers(-3, 3), st.sampled_from(Better)
)
def test_a_bounded_actual_is_judged_only_where_all_it_may_be_agrees(actual, bound, aim, better):
    wanted = parse_value(str(aim), COUNT)
    possible = [value_from_number(actual + Decimal(step), COUNT) for step in INSIDE[bound]]
    met = {compare(one, wanted, better) is MET for one in possible}
    found = compare(parse_value(f"{bound}{actual}", COUNT), wanted, better)
    if better is NEITHER or met == {True, False}:
        assert found is NOT_COMPARABLE
    else:
        assert (found is MET) == met.pop()


@given(numbers, numbers, numbers)
def test_a_better_figure_is_never_judged_worse(first, second, aim):
    ladder = [NOT_MET, NEARLY, MET]
    low, high = (value_from_number(one, COUNT) for one in sorted((first, second)))
    wanted = value_from_number(aim, COUNT)
    assert ladder.index(compare(high, wanted, HIGHER)) >= ladder.index(compare(low, wanted, HIGHER))
    assert ladder.index(compare(low, wanted, LOWER)) >= ladder.index(compare(high, wanted, LOWER))


@given(numbers, numbers)
def test_one_of_two_different_numbers_meets_the_other(first, second):
    a, b = value_from_number(first, COUNT), value_from_number(second, COUNT)
    forwards, backwards = compare(a, b, HIGHER) is MET, compare(b, a, HIGHER) is MET
    assert forwards or backwards
    assert (forwards and backwards) == (first == second)


def test_a_trust_is_not_the_mean_of_its_sites():
    sites = [Ratio(Decimal(90), Decimal(100)), Ratio(Decimal(500), Decimal(1000))]
    whole = ratio_value(combine_ratios(sites), ValueSpec(Kind.PERCENT, decimals=1))
    assert format_value(whole, ValueSpec(Kind.PERCENT, decimals=1)) == "53.6%"


def test_shared_breaches_make_fractions_valid():
    value = ratio_value(Ratio(Decimal("36.5"), Decimal(55)), PERCENT)
    assert round(value.number, 3) == Decimal("66.364")


def test_rates_are_per_so_many():
    value = ratio_value(Ratio(Decimal(127), Decimal(20_000)), ValueSpec(Kind.RATE), Decimal(1000))
    assert value.number == Decimal("6.35")


def test_a_zero_denominator_is_no_data():
    assert not ratio_value(Ratio(Decimal(1), Decimal(0)), PERCENT).is_present


def test_only_percentages_and_rates_are_ratios():
    with pytest.raises(AggregateError, match="not a ratio"):
        ratio_value(Ratio(Decimal(1), Decimal(2)), COUNT)


@pytest.mark.parametrize("spec", [GRADE, YES_NO, TEXT, PERCENT, ValueSpec(Kind.RATE)])
def test_levels_and_ratios_are_never_added(spec):
    with pytest.raises(AggregateError, match="cannot be added"):
        total([], spec)


def test_totals_skip_what_is_absent():
    values = [parse_value(text, COUNT) for text in ("5", "N/A", "7.5")]
    assert total(values, COUNT).number == Decimal("12.5")
    assert not total([parse_value("-", COUNT)], COUNT).is_present


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8))
def test_combining_in_steps_equals_combining_at_once(pairs):
    ratios = [Ratio(Decimal(a), Decimal(b)) for a, b in pairs]
    stepwise = combine_ratios([combine_ratios(ratios[:1]), combine_ratios(ratios[1:])])
    assert stepwise == combine_ratios(ratios)
