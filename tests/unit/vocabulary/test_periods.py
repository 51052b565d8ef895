"""NHS periods: forms, arithmetic, order, labels."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period

MARCH = Period.month(2023, 3)
FORMS = [
    ("2023-03", MARCH),
    ("Mar-23", MARCH),
    ("Mar 23", MARCH),
    ("Mar23", MARCH),
    ("March 2023", MARCH),
    ("mar 2023", MARCH),
    ("M12 2022/23", MARCH),
    ("M1 2022/23", Period.month(2022, 4)),
    ("M7 2025/26", Period.month(2025, 10)),
    ("Sept-19", Period.month(2019, 9)),
    ("M12 22/23", MARCH),
    ("m07 2025-26", Period.month(2025, 10)),
    ("2022/23 M12", MARCH),
    ("Mar-1999", Period.month(1999, 3)),
    ("Mar\u201123", MARCH),
    ("Q4 2022/23", Period.quarter(2022, 4)),
    ("Q4 22/23", Period.quarter(2022, 4)),
    ("Q1 2024/2025", Period.quarter(2024, 1)),
    ("2023-24 Q3", Period.quarter(2023, 3)),
    ("Q4 1999/00", Period.quarter(1999, 4)),
    ("Q1 2022-23", Period.quarter(2022, 1)),
    ("2022/23-Q4", Period.quarter(2022, 4)),
    ("2022/23", Period.financial_year(2022)),
    ("2022-23", Period.financial_year(2022)),
    ("2022/2023", Period.financial_year(2022)),
    ("1999/00", Period.financial_year(1999)),
    ("2023-03-13", Period(PeriodKind.DAY, dt.date(2023, 3, 13))),
    ("13/03/2023", Period(PeriodKind.DAY, dt.date(2023, 3, 13))),
    ("13/3/23", Period(PeriodKind.DAY, dt.date(2023, 3, 13))),
    ("13 Mar 2023", Period(PeriodKind.DAY, dt.date(2023, 3, 13))),
    ("w/c 13/03/2023", Period(PeriodKind.WEEK, dt.date(2023, 3, 13))),
    ("wc 2023-03-13", Period(PeriodKind.WEEK, dt.date(2023, 3, 13))),
    ("w/c 15 Mar 2023", Period(PeriodKind.WEEK, dt.date(2023, 3, 15))),
    ("  March\u00a02023 ", MARCH),
]


@pytest.mark.parametrize(("written", "period"), FORMS)
def test_forms_of_the_papers_are_understood(written, period):
    assert parse_period(written) == period


@pytest.mark.parametrize(
    "written",
    [
        "", "2023", "2023-13", "Mrz-23", "M13 2022/23", "M0 2022/23", "Q5 2022/23", "2022/24",
        "31/02/2023", "2023-02-30", "w/c", "March", "13.03.2023", "22/23", "11/12", "M12",
        "Q3/Q4 2023/24", "03/13/2023", "2022/2324", "2203-03", "1899-12", "Mar-023", "H2 22/23",
        "2023-03-13 00:00", "QQ 2022/23", "0000-01", "x" * 500, "٢٠٢٣-٠٣",
    ],
)  # fmt: skip
def test_garbage_is_refused_with_what_is_allowed(written):
    with pytest.raises(PeriodParseError, match="a period such as") as refused:
        parse_period(written)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("M13 2022/23", "M13: allowed are M1 to M12"),
        ("Q5 2022/23", "quarter 5: allowed are 1 to 4"),
        ("2022/24", "24 does not follow 2022"),
        ("Mrz-23", "Mrz is no month"),
        ("31/02/2023", "day is out of range for month"),
        ("2203-03", "allowed are the years 1900 to 2199"),
        ("soon", ""),
    ],
)
def test_a_refusal_says_what_is_wrong_where_it_is_known(written, reason):
    with pytest.raises(PeriodParseError) as refused:
        parse_period(written)
    assert refused.value.reason == reason
    assert str(refused.value).endswith(f"({reason})" if reason else "w/c 13/03/2023")


def test_a_yearly_measure_reads_two_years_where_others_read_a_month():
    assert parse_period("2009-10") == Period.month(2009, 10)
    assert parse_period("2009-10", PeriodKind.YEAR) == Period.financial_year(2009)
    assert parse_period("2009-11", PeriodKind.YEAR) == Period.month(2009, 11)
    assert parse_period("13/03/2010", PeriodKind.YEAR) == Period.financial_year(2009)


def test_months_outside_this_century_print_four_digits():
    assert Period.month(1999, 3).label == "Mar-1999"
    assert Period.month(2100, 3).label == "Mar-2100"
    assert Period.month(2000, 1).label == "Jan-00"
    assert Period.month(999, 3).code == "0999-03"


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (PeriodKind.DAY, Period(PeriodKind.DAY, dt.date(2023, 3, 15))),
        (PeriodKind.WEEK, Period(PeriodKind.WEEK, dt.date(2023, 3, 15))),
        (PeriodKind.MONTH, MARCH),
        (PeriodKind.QUARTER, Period.quarter(2022, 4)),
        (PeriodKind.YEAR, Period.financial_year(2022)),
    ],
)
def test_a_date_means_the_period_of_the_measure_s_frequency(frequency, expected):
    assert parse_period("15/03/2023", frequency) == expected


def test_a_month_stays_a_month_whatever_the_frequency():
    assert parse_period("Mar-23", PeriodKind.QUARTER) == MARCH


@pytest.mark.parametrize(
    ("period", "code", "label", "long_label", "end"),
    [
        (MARCH, "2023-03", "Mar-23", "March 2023", dt.date(2023, 3, 31)),
        (Period.quarter(2022, 4), "2022/23-Q4", "Q4 2022/23", "Q4 2022/23", dt.date(2023, 3, 31)),
        (Period.financial_year(2022), "2022/23", "2022/23", "2022/23", dt.date(2023, 3, 31)),
        (
            Period(PeriodKind.WEEK, dt.date(2023, 3, 13)),
            "w/c 2023-03-13", "w/c 13 Mar 2023", "w/c 13 Mar 2023", dt.date(2023, 3, 19),
        ),
        (
            Period(PeriodKind.DAY, dt.date(2023, 3, 13)),
            "2023-03-13", "13 Mar 2023", "13 Mar 2023", dt.date(2023, 3, 13),
        ),
    ],
)  # fmt: skip
def test_labels_and_ends(period, code, label, long_label, end):
    assert (period.code, period.label, period.long_label, period.end) == (
        code, label, long_label, end,
    )  # fmt: skip


def test_months_and_quarters_of_the_financial_year():
    assert (MARCH.financial_month, MARCH.financial_quarter) == (12, 4)
    assert MARCH.month_label == "M12 2022/23"
    april = MARCH.next()
    assert (april.financial_month, april.financial_quarter) == (1, 1)
    assert april.financial_year_label == "2023/24"
    assert MARCH.previous() == Period.month(2023, 2)


def test_a_period_starts_on_its_first_day():
    with pytest.raises(ValueError, match="no month starts"):
        Period(PeriodKind.MONTH, dt.date(2023, 3, 2))
    with pytest.raises(ValueError, match="no quarter starts"):
        Period(PeriodKind.QUARTER, dt.date(2023, 3, 1))
    with pytest.raises(ValueError, match="allowed are 1 to 4"):
        Period.quarter(2022, 5)


def test_years_out_of_range_are_an_overflow():
    with pytest.raises(OverflowError):
        MARCH.shift(-12 * 3000)


kinds = st.sampled_from(list(PeriodKind))
days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
periods = st.builds(Period.containing, days, kinds)
steps = st.integers(-60, 60)


@given(days, kinds)
def test_the_containing_period_contains_its_day(day, kind):
    period = Period.containing(day, kind)
    assert period.contains(day)
    assert not period.next().contains(day)
    assert not period.previous().contains(day)


@given(periods, steps, steps)
def test_steps_add_up(period, first, second):
    assert period.shift(first).shift(second) == period.shift(first + second)


@given(periods)
def test_code_and_label_are_read_back(period):
    for written in (period.code, period.label, period.long_label):
        assert parse_period(written) == period
        assert parse_period(f" {written.upper()} ") == period
    if period.kind is PeriodKind.MONTH:
        assert parse_period(period.month_label) == period


@pytest.mark.slow
@given(st.text(max_size=60))
def test_no_text_does_worse_than_a_clear_refusal(written):
    for frequency in (None, *PeriodKind):
        try:
            period = parse_period(written, frequency)
        except PeriodParseError:
            continue
        assert parse_period(period.code) == period


@given(st.text(alphabet="0123456789/- MQwcJanFebMar", max_size=14))
def test_near_misses_are_read_or_refused(written):
    try:
        period = parse_period(written)
    except PeriodParseError:
        return
    assert parse_period(period.label) == period


@given(periods, periods)
def test_periods_are_in_one_order(first, second):
    assert (first < second) + (first == second) + (first > second) == 1
    if first.start < second.start:
        assert first < second


@given(periods, steps)
def test_order_follows_time(period, count):
    assert (period.shift(count) > period) == (count > 0)


@given(periods)
def test_periods_follow_without_gap(period):
    assert period.next().start == period.end + dt.timedelta(days=1)
