"""Typed values: every form that the papers print, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import (
    Absence,
    Bound,
    Kind,
    Value,
    ValueParseError,
    ValueSpec,
    format_change,
    format_chart_number,
    format_value,
    is_chartable_as_xmr,
    parse_value,
    to_number,
    value_from_number,
)

PERCENT = ValueSpec(Kind.PERCENT)
COUNT = ValueSpec(Kind.COUNT)
RATE = ValueSpec(Kind.RATE, "per 1,000 bed days")
POUNDS = ValueSpec(Kind.MONEY, "£")
THOUSANDS = ValueSpec(Kind.MONEY, "£000")
MILLIONS = ValueSpec(Kind.MONEY, "£m")
DURATION = ValueSpec(Kind.DURATION)
GRADE = ValueSpec(Kind.GRADE, scale=("P", "A", "G", "E"))
YES_NO = ValueSpec(Kind.YES_NO)
TEXT = ValueSpec(Kind.TEXT)

# written, spec, canonical number, printed
FORMS = [
    ("13.1%", PERCENT, "13.1", "13.1%"),
    ("13.12%", PERCENT, "13.12", "13.12%"),
    ("12%", PERCENT, "12", "12%"),
    ("12", PERCENT, "12", "12%"),
    ("139.9%", PERCENT, "139.9", "139.9%"),
    ("1300%", PERCENT, "1300", "1300%"),
    ("-3.5%", PERCENT, "-3.5", "-3.5%"),
    ("\u22123.5%", PERCENT, "-3.5", "-3.5%"),
    ("(2.0%)", PERCENT, "-2.0", "-2.0%"),
    ("(2.0)%", PERCENT, "-2.0", "-2.0%"),
    (" 94.9 % ", PERCENT, "94.9", "94.9%"),
    ("1,247", COUNT, "1247", "1,247"),
    ("0", COUNT, "0", "0"),
    ("36.5", COUNT, "36.5", "36.5"),
    ("(12)", COUNT, "-12", "-12"),
    ("+5", COUNT, "5", "5"),
    ("6.36", RATE, "6.36", "6.36"),
    ("6.36 per 1,000 bed days", RATE, "6.36", "6.36"),
    (".5", RATE, "0.5", "0.5"),
    ("1404", THOUSANDS, "1404000", "£1,404k"),
    ("(2.0)", MILLIONS, "-2000000", "£(2.0)m"),
    ("£1.4m", MILLIONS, "1400000", "£1.4m"),
    ("£(4.9)m", MILLIONS, "-4900000", "£(4.9)m"),
    ("(£4.9m)", MILLIONS, "-4900000", "£(4.9)m"),
    ("-£4.9m", MILLIONS, "-4900000", "£(4.9)m"),
    ("£-4.9m", MILLIONS, "-4900000", "£(4.9)m"),
    ("£250k", POUNDS, "250000", "£250,000"),
    ("£1.2bn", MILLIONS, "1200000000", "£1,200m"),
    ("£12", THOUSANDS, "12", "£0.01k"),
    ("00:38:09", DURATION, "2289", "00:38:09"),
    ("0:38:09", DURATION, "2289", "00:38:09"),
    ("26:00:00", DURATION, "93600", "26:00:00"),
    ("-00:01:30", DURATION, "-90", "-00:01:30"),
    ("G", GRADE, "2", "G"),
    ("e", GRADE, "3", "E"),
    ("G/E", GRADE, "2", "G/E"),
    ("P/A", GRADE, "0", "P/A"),
    ("Y", YES_NO, "1", "Yes"),
    ("no", YES_NO, "0", "No"),
]


@pytest.mark.parametrize(("written", "spec", "number", "printed"), FORMS)
def test_forms_of_the_papers_are_understood_and_printed(written, spec, number, printed):
    value = parse_value(written, spec)
    assert value.number == Decimal(number)
    assert value.is_present
    assert format_value(value, spec) == printed


@pytest.mark.parametrize(("written", "spec", "number", "printed"), FORMS)
def test_what_is_printed_is_read_back(written, spec, number, printed):
    if printed == "£0.01k":  # twelve pounds are rounded when printed in thousands
        number = "10"
    assert parse_value(printed, spec).number == Decimal(number)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        (">90%", Bound.ABOVE),
        ("<14.5%", Bound.BELOW),
        (">=90%", Bound.AT_LEAST),
        ("≤5%", Bound.AT_MOST),
    ],
)
def test_bounds_are_kept(written, bound):
    value = parse_value(written, PERCENT)
    assert value.bound is bound
    assert format_value(value, PERCENT) == written.replace("≤", "<=")


@pytest.mark.parametrize("spec", [PERCENT, COUNT, THOUSANDS, DURATION, GRADE, YES_NO, TEXT])
@pytest.mark.parametrize(
    ("written", "absence", "printed"),
    [
        ("", Absence.NO_DATA, "-"),
        ("-", Absence.NO_DATA, "-"),
        ("–", Absence.NO_DATA, "-"),
        ("N/A", Absence.NA, "N/A"),
        ("n/a", Absence.NA, "N/A"),
        ("TBC", Absence.TBC, "TBC"),
    ],
)
def test_absent_values_are_neither_zero_nor_an_error(written, spec, absence, printed):
    value = parse_value(written, spec)
    assert value.absence is absence
    assert value.number is None
    assert not value.is_present
    assert format_value(value, spec) == printed
    assert to_number(value) is None


@pytest.mark.parametrize(
    ("written", "spec"),
    [
        ("<4h 77.9%", PERCENT),
        ("abc", COUNT),
        ("nan", COUNT),
        ("inf", RATE),
        ("1e9", COUNT),
        ("1,24,7", COUNT),
        ("٣٤", COUNT),
        ("--5", COUNT),
        ("(-5)", COUNT),
        ("(5", COUNT),
        ("9" * 30, COUNT),
        ("5" * 201, COUNT),
        ("x" * 201, TEXT),
        ("12%", COUNT),
        ("£-(5)", POUNDS),
        ("-£-5", POUNDS),
        ("£5x", POUNDS),
        ("(-£5m)", POUNDS),
        ("38:09", DURATION),
        ("00:61:00", DURATION),
        ("12", DURATION),
        ("Z", GRADE),
        ("P/A/G", GRADE),
        ("maybe", YES_NO),
        ("=1+1", COUNT),
        (">Y", YES_NO),
        (">G", GRADE),
        ("90%>", PERCENT),
        (">>90%", PERCENT),
        ("5\x00", COUNT),
        ("a\x07b", TEXT),
        ("a\x85b", TEXT),
        ("\ud800", TEXT),
        ("13.1 %%", PERCENT),
        ("13,1%", PERCENT),
        ("1.2.3", RATE),
        ("£5%", PERCENT),
        ("£", POUNDS),
        ("()", POUNDS),
        ("1_000", COUNT),
        ("infinity", PERCENT),
        ("0x10", COUNT),
        ("१२", COUNT),
        ("１２", COUNT),
        ("½", COUNT),
        ("\u200b5", COUNT),
        ("00:38:9", DURATION),
        ("0:0:0:0", DURATION),
        ("24h", DURATION),
        ("P/", GRADE),
        ("Y/N", YES_NO),
    ],
)
def test_garbage_is_refused_with_what_is_allowed(written, spec):
    with pytest.raises(ValueParseError) as refused:
        parse_value(written, spec)
    assert refused.value.allowed
    assert refused.value.allowed in str(refused.value)
    assert len(str(refused.value)) < 400


def test_a_grade_without_a_scale_says_so():
    with pytest.raises(ValueParseError, match="no scale is set"):
        parse_value("G", ValueSpec(Kind.GRADE))


def test_a_whole_grade_that_holds_a_slash_is_one_grade():
    spec = ValueSpec(Kind.GRADE, scale=("No", "Yes/partly", "Yes"))
    assert parse_value("yes/partly", spec).grades == ("Yes/partly",)


def test_dashes_in_scales_and_units_are_read_however_they_are_typed():
    spec = ValueSpec(Kind.GRADE, scale=("Non\u2011compliant", "Level 1\u20132", "Level 3"))
    assert parse_value("non-compliant", spec).number == 0
    assert format_value(parse_value("level 1-2", spec), spec) == "Level 1\u20132"
    beds = ValueSpec(Kind.RATE, "per 1,000 bed\u2011days")
    assert parse_value("6.36 per 1,000 bed-days", beds).number == Decimal("6.36")


def test_text_is_kept_as_written():
    value = parse_value(" Programme Plan ", TEXT)
    assert value.written == "Programme Plan"
    assert format_value(value, TEXT) == "Programme Plan"
    assert to_number(value) is None


def test_decimals_of_the_measure_win_and_halves_round_up():
    spec = ValueSpec(Kind.PERCENT, decimals=1)
    assert format_value(parse_value("12.25%", spec), spec) == "12.3%"
    assert format_value(parse_value("-0.04%", spec), spec) == "0.0%"


@pytest.mark.parametrize(
    ("written", "spec", "message"),
    [
        ("abc", PERCENT, "'abc' is not a percentage: a percentage such as 13.1%"),
        ("1e5", POUNDS, "'1e5' is not an amount of money: money such as £1.4m"),
        ("38:09", DURATION, "'38:09' is not a duration: a duration of three parts"),
        ("Z", GRADE, "'Z' is not a grade of the scale: allowed are P, A, G, E"),
        ("9" * 20, COUNT, "is not a count: a figure under 1,000,000,000,000,000"),
        ("5" * 300, COUNT, "at most 200 characters"),
        ("a\x00", TEXT, "is not a text: no control characters"),
    ],
)
def test_a_refusal_names_the_value_the_kind_and_what_is_allowed(written, spec, message):
    with pytest.raises(ValueParseError) as refused:
        parse_value(written, spec)
    assert message in str(refused.value)
    assert refused.value.written == written


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words(kind):
    assert "_" not in kind.words


@pytest.mark.parametrize(
    ("unit", "pounds"),
    [("£", 5), ("", 5), ("£k", 5_000), ("£000", 5_000), ("£'000", 5_000), ("£’000", 5_000),
     ("£ m", 5_000_000), ("£M", 5_000_000), ("£bn", 5_000_000_000)],
)  # fmt: skip
def test_a_bare_amount_is_in_the_unit_of_the_measure(unit, pounds):
    assert parse_value("5", ValueSpec(Kind.MONEY, unit)).number == pounds


def test_a_bare_amount_in_an_unknown_unit_is_refused_and_one_with_its_own_is_not():
    spec = ValueSpec(Kind.MONEY, "thousands")
    with pytest.raises(ValueParseError, match="the unit 'thousands' of the measure is none"):
        parse_value("5", spec)
    assert parse_value("£5k", spec).number == 5_000
    assert parse_value("5k", spec).number == 5_000


@pytest.mark.parametrize(
    ("written", "number", "printed"),
    [
        ("0.30000000000000004", "0.3", "0.3%"),
        ("33.33333333333333", "33.33333333", "33.3%"),
        ("1." + "1" * 190, "1.11111111", "1.1%"),
        ("-0", "0", "0%"),
    ],
)
def test_a_spreadsheet_s_endless_decimals_are_cut_to_what_is_stored(written, number, printed):
    value = parse_value(written, PERCENT)
    assert value.number == Decimal(number)
    assert not str(value.number).startswith("-")
    assert format_value(value, PERCENT) == printed


def test_no_number_of_decimals_breaks_the_print():
    spec = ValueSpec(Kind.COUNT, decimals=5000)
    assert (
        format_value(parse_value("999999999999999", spec), spec) == "999,999,999,999,999.00000000"
    )


@pytest.mark.parametrize(
    ("number", "spec", "message"),
    [
        (float("nan"), PERCENT, "not a figure"),
        (float("inf"), COUNT, "not a figure"),
        (10**15, COUNT, "not a figure under"),
        (-1, GRADE, "no step of the scale P, A, G, E"),
        (4, GRADE, "no step"),
        (1.5, GRADE, "no step"),
        (0.5, YES_NO, "neither 1"),
    ],
)
def test_numbers_without_a_meaning_are_refused(number, spec, message):
    with pytest.raises(ValueError, match=message):
        value_from_number(number, spec)


@pytest.mark.parametrize(
    ("change", "spec", "printed"),
    [
        ("0.5", PERCENT, "+0.5%"),
        ("-1500000", MILLIONS, "£(1.5)m"),
        ("1500000", MILLIONS, "+£1.5m"),
        ("-90", DURATION, "-00:01:30"),
        ("0", COUNT, "0"),
        ("1.00000000", GRADE, "+1 step"),
        ("-2", GRADE, "-2 steps"),
        ("1", YES_NO, ""),
        ("1", TEXT, ""),
    ],
)
def test_changes_are_printed_with_their_sign(change, spec, printed):
    assert format_change(Decimal(change), spec) == printed


def test_grades_print_as_the_scale_writes_them():
    assert format_value(Value(Kind.GRADE, Decimal(2), "g/e", grades=("g", "e")), GRADE) == "G/E"
    assert format_value(Value(Kind.GRADE, Decimal(2), "old"), GRADE) == "old"


def test_values_of_a_measure_sort_from_low_to_high_with_what_is_absent_last():
    written = ["-", "N/A", "12", ">5", "5", "TBC", "<5", ">=5", "<=5", "-3", "1,000"]
    ordered = sorted((parse_value(text, COUNT) for text in written), key=lambda v: v.order_key)
    assert [value.written for value in ordered] == [
        "-3", "<5", "<=5", "5", ">=5", ">5", "12", "1,000", "N/A", "TBC", "-",
    ]  # fmt: skip


def test_grades_durations_and_words_have_an_order():
    for spec, ordered in (
        (GRADE, ["P", "A", "G", "E", "N/A"]),
        (DURATION, ["0:00:59", "00:38:09", "11:00:00", "101:00:00"]),
        (TEXT, ["Board approval", "complete", "Plan", "TBC"]),
        (YES_NO, ["No", "Y"]),
    ):
        values = [parse_value(text, spec) for text in reversed(ordered)]
        assert [v.written for v in sorted(values, key=lambda v: v.order_key)] == ordered


def test_two_ways_to_write_a_figure_are_the_same_figure():
    assert parse_value("0:38:09", DURATION).order_key == parse_value("00:38:09", DURATION).order_key
    assert parse_value("12.0%", PERCENT).order_key == parse_value("12", PERCENT).order_key


@pytest.mark.parametrize(
    ("number", "spec", "printed"),
    [
        (Decimal("13.125"), PERCENT, "13.1%"),
        (Decimal("4"), COUNT, "4"),
        (Decimal("4.25"), COUNT, "4.3"),
        (Decimal("6.3"), RATE, "6.30"),
        (-2_500_000, MILLIONS, "£(2.5)m"),
        (2_500, THOUSANDS, "£2.5k"),
        (2289.4, DURATION, "00:38:09"),
        (2, GRADE, "G"),
        (1, YES_NO, "Yes"),
    ],
)
def test_numbers_become_values_with_the_usual_decimals(number, spec, printed):
    assert format_value(value_from_number(number, spec), spec) == printed


def test_a_text_has_no_number():
    with pytest.raises(ValueError, match="no number"):
        value_from_number(1, TEXT)


def test_chart_numbers_are_in_the_unit_of_the_measure():
    assert to_number(parse_value("£1.4m", MILLIONS), MILLIONS) == 1.4
    assert to_number(parse_value("£1.4m", MILLIONS)) == 1_400_000
    assert to_number(parse_value("00:38:30", DURATION)) == 38.5
    assert to_number(parse_value("G/E", GRADE)) == 2


@pytest.mark.parametrize(
    ("number", "spec", "printed"),
    [
        (None, PERCENT, ""),
        (float("nan"), PERCENT, ""),
        (13.14, PERCENT, "13.1%"),
        (4.26, COUNT, "4.3"),
        (4.26, ValueSpec(Kind.COUNT, decimals=0), "4"),
        (38.5, DURATION, "00:38:30"),
        (1.44, ValueSpec(Kind.MONEY, "£m", 1), "£1.4m"),
    ],
)
def test_means_and_limits_print_like_values(number, spec, printed):
    assert format_chart_number(number, spec) == printed


def test_only_quantities_have_control_charts():
    charted = {kind for kind in Kind if is_chartable_as_xmr(kind)}
    assert charted == {Kind.PERCENT, Kind.COUNT, Kind.RATE, Kind.MONEY, Kind.DURATION}


def test_an_unprinted_grade_is_printed_from_its_text():
    assert format_value(Value(Kind.GRADE, Decimal(1), "A"), GRADE) == "A"
    assert format_value(Value(Kind.COUNT, None, ""), COUNT) == "0"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_percentage_survives_printing_with_its_decimals(number):
    spec = ValueSpec(Kind.PERCENT, decimals=2)
    value = value_from_number(number, spec)
    assert parse_value(format_value(value, spec), spec).number == number


@given(
    st.decimals(min_value=-(10**14), max_value=10**14, places=3),
    st.sampled_from([PERCENT, COUNT, RATE, POUNDS, THOUSANDS, MILLIONS]),
    st.sampled_from(["", ">", "<", ">=", "<="]),
    st.booleans(),
)
def test_whatever_is_written_is_the_same_figure_after_printing(number, spec, bound, grouped):
    written = f"{bound}{number:,f}" if grouped else f"{bound}{number:f}"
    if abs(number) * spec.money_unit >= 10**15:
        with pytest.raises(ValueParseError):
            parse_value(written, spec)
        return
    value = parse_value(written, spec)
    assert parse_value(format_value(value, spec), spec).order_key == value.order_key


@given(numbers := st.integers(-(10**6), 10**6), numbers)
def test_order_follows_the_number(first, second):
    low, high = (value_from_number(one, MILLIONS).order_key for one in sorted((first, second)))
    assert low <= high
    assert (low == high) == (first == second)


@given(st.integers(-(10**9), 10**9))
def test_every_whole_amount_survives_printing_in_its_unit(thousands):
    value = value_from_number(thousands * 1000, THOUSANDS)
    assert parse_value(format_value(value, THOUSANDS), THOUSANDS).number == thousands * 1000


@given(st.integers(-359_999, 359_999))
def test_every_duration_survives_printing(seconds):
    value = value_from_number(seconds, DURATION)
    assert parse_value(format_value(value, DURATION), DURATION).number == seconds


@given(st.text(max_size=250))
def test_no_text_does_worse_than_a_clear_refusal(written):
    for spec in (PERCENT, COUNT, RATE, THOUSANDS, DURATION, GRADE, YES_NO, TEXT):
        try:
            value = parse_value(written, spec)
        except ValueParseError:
            continue
        assert value.number is None or value.number.is_finite()
        assert isinstance(format_value(value, spec), str)


@given(st.text(alphabet="0123456789.,()-+£%:<>= ", max_size=7))
def test_near_misses_are_refused_or_read_as_what_they_print(written):
    for spec in (PERCENT, COUNT, RATE, POUNDS, DURATION):
        try:
            value = parse_value(written, spec)
        except ValueParseError:
            continue
        assert parse_value(format_value(value, spec), spec).order_key == value.order_key
