"""Months that nobody has reported are told once; single gaps are told of their schemes."""

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.savings.assess import judge
from goldenthread.assure.savings.portfolio import elapsed_months
from goldenthread.assure.savings.silence import Silence, silences
from goldenthread.vocabulary import parse_period
from tests.unit.assure.savings.portfolios import facts, months, portfolio_of, portfolios

JUNE = parse_period("2024-06")
ABOUT_ACTUALS = {"month_without_actuals", "actual_missing"}


def told(portfolio, month=JUNE):
    found = judge(portfolio, month).findings
    return [(one.code, one.record_id, one.words) for one in found if one.code in ABOUT_ACTUALS]


def scheme(number, *actual, plan=(100, 100, 100, 100), **fields):
    return facts(number, **fields), months(*plan), months(*actual), months()


def test_a_month_that_no_scheme_reports_is_told_once():
    held = portfolio_of(scheme(1, 90, 0), scheme(2, 80, 70), scheme(3, 60, 50, counts=False))
    words = "A Trust: 3 schemes have a plan in Jun-24, and none has an actual."
    assert told(held) == [("month_without_actuals", 0, words)]


def test_one_actual_makes_the_others_missing():
    held = portfolio_of(scheme(1, 90), scheme(2, 80, 70), scheme(3, 60, 70, 80))
    assert told(held) == [
        ("actual_missing", 1, "Scheme 1: planned in May-24, Jun-24, and no actual is recorded"),
        ("actual_missing", 2, "Scheme 2: planned in Jun-24, and no actual is recorded"),
    ]


def test_a_single_scheme_says_it_of_itself_and_other_organisations_do_not_hide_it():
    (facts_of, *lines) = scheme(3, 1, 1, 1)
    other = (type(facts_of)(3, "s3", "Scheme 3", "RYY", "B Trust"), *lines)
    held = portfolio_of(scheme(1, 90), other)
    assert [code for code, _, _ in told(held)] == ["actual_missing"]
    both = portfolio_of(scheme(1, 90), scheme(2, 90), other)
    assert silences(both, 3) == [Silence("RXX", "A Trust", (1, 2), 2)]


def test_sums_of_schemes_that_are_not_shared_are_no_schemes():
    assert silences(portfolio_of(scheme(0), scheme(0)), 3) == []


def test_what_was_not_planned_is_not_missed():
    held = portfolio_of(scheme(1, plan=(0, 0, 0)), scheme(2, plan=(None, None)))
    assert told(held) == []


@given(portfolios(), st.integers(0, 12))
def test_a_missing_actual_is_told_exactly_once(portfolio, elapsed):
    month = portfolio.months[max(elapsed - 1, 0)]
    passed = elapsed_months(portfolio.year, month)
    gaps = {
        (one.organisation, at)
        for place, one in enumerate(portfolio.schemes)
        for at in range(passed)
        if one.id and portfolio.plan.pence[place, at] and not portfolio.actual.given[place, at]
    }
    silent = {(one.organisation, at) for one in silences(portfolio, passed) for at in one.months}
    assert all(
        not portfolio.actual.given[place, at]
        for place, one in enumerate(portfolio.schemes)
        for at in range(passed)
        if (one.organisation, at) in silent
    )
    schemes = {number for code, number, _ in told(portfolio, month) if code == "actual_missing"}
    single = {
        one.id
        for place, one in enumerate(portfolio.schemes)
        for at in range(passed)
        if (one.organisation, at) in gaps - silent
        and portfolio.plan.pence[place, at]
        and not portfolio.actual.given[place, at]
    }
    assert schemes == single - {0}
