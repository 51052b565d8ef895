"""Outturn, cuts and profile: worked examples, a second plain computation, and sums to the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.assure.savings.assess import judge, rating_totals, recurrence_of
from goldenthread.assure.savings.cuts import CUTS, cut
from goldenthread.assure.savings.outturn import outturn_of, position_of
from goldenthread.assure.savings.portfolio import elapsed_months
from goldenthread.assure.savings.profile import by_quarter, cumulative, profile_of
from goldenthread.assure.savings.results import TargetResult, total_target
from goldenthread.vocabulary import PeriodKind, parse_period
from goldenthread.vocabulary.savings import Rating
from tests.unit.assure.savings.portfolios import (
    YEAR,
    facts,
    months,
    portfolio_of,
    portfolios,
    pounds,
)

ELAPSED = st.integers(0, 12)
K = 100_000  # pence of £1,000


def plainly(plan, actual, forecast, elapsed):
    """Give delivered and what is left of one scheme, month by month (RULES 5)."""
    delivered = sum(v or 0 for v in actual[:elapsed]) + (actual[12] or 0)
    left = sum(
        (f if f is not None else p or 0)
        for p, f in zip(plan[elapsed:12], forecast[elapsed:12], strict=True)
    )
    whole = forecast[12] if forecast[12] is not None else plan[12]
    return delivered, left + (max(whole - delivered, 0) if whole is not None else 0)


def test_a_year_by_hand():
    plan = months(*[100 * K] * 12)
    actual = months(90 * K, 80 * K)
    forecast = months(None, None, *[105 * K] * 10)
    held = portfolio_of((facts(), plan, actual, forecast))
    position = position_of(held, outturn_of(held, 2))
    assert position.plan == 1_200_000
    assert position.plan_to_date == 200_000
    assert position.delivered == 170_000
    assert position.variance_to_date == -30_000
    assert position.left == 1_050_000
    assert position.outturn == 1_220_000
    assert position.outturn_variance == 20_000
    assert position.achieved_rate == 85_000
    assert position.required_rate() == 103_000
    assert position.required_rate(Decimal(1_300_000)) == 113_000
    assert position.second_half_share == 50
    assert position.months_left == 10
    assert round(position.delivered_share, 2) == Decimal("14.17")


def test_a_month_without_a_forecast_counts_its_plan_and_says_so():
    held = portfolio_of((facts(), months(*[K] * 12), months(K), months(None, 2 * K)))
    found = position_of(held, outturn_of(held, 1))
    assert found.left == pounds(2 * K + 10 * K)
    assert found.left_on_plan == pounds(10 * K)


def test_a_year_without_a_profile_is_still_to_come_as_far_as_it_is_not_delivered():
    held = portfolio_of((facts(), months(whole=10 * K), months(3 * K), months(whole=12 * K)))
    found = position_of(held, outturn_of(held, 1))
    assert (found.delivered, found.left, found.outturn) == (3000, 9000, 12000)
    assert (found.unprofiled_plan, found.second_half_share) == (10000, None)
    over = portfolio_of((facts(), months(whole=2 * K), months(3 * K), months()))
    assert position_of(over, outturn_of(over, 1)).outturn == 3000


def test_rates_have_no_meaning_before_the_year_and_after_it():
    held = portfolio_of((facts(), months(*[K] * 12), months(), months()))
    assert position_of(held, outturn_of(held, 0)).achieved_rate is None
    assert position_of(held, outturn_of(held, 12)).required_rate() is None
    with pytest.raises(ValueError, match="0 to 12"):
        outturn_of(held, 13)


@pytest.mark.parametrize(
    ("month", "passed"),
    [("2024-04", 1), ("2024-05", 2), ("2025-03", 12), ("2024-03", 0), ("2025-06", 12)],
)
def test_months_that_have_passed(month, passed):
    assert elapsed_months(YEAR, parse_period(month, PeriodKind.MONTH)) == passed


@given(portfolios(), ELAPSED)
def test_the_outturn_is_that_of_a_plain_sum(held, elapsed):
    found = outturn_of(held, elapsed)
    for at in range(len(held)):
        lines = [
            [int(p) if g else None for p, g in zip(s.pence[at], s.given[at], strict=True)]
            for s in (held.plan, held.actual, held.forecast)
        ]
        delivered, left = plainly(*lines, elapsed)
        assert (found.delivered[at], found.left[at]) == (delivered, left)
        assert found.outturn[at] == delivered + left


@given(portfolios(), ELAPSED, st.lists(st.sampled_from(sorted(CUTS)), min_size=1, max_size=2,
                                       unique=True))  # fmt: skip
@settings(max_examples=200)
def test_every_cut_sums_to_the_whole(held, elapsed, by):
    found = outturn_of(held, elapsed)
    whole = position_of(held, found)
    slices = cut(held, found, by)
    for name in ("schemes", "plan", "plan_to_date", "delivered", "left", "outturn",
                 "variance_to_date", "outturn_variance", "second_half_plan"):  # fmt: skip
        assert sum(getattr(one.position, name) for one in slices) == getattr(whole, name)
    assert sum(sum(one.by_rating.values()) for one in slices) == whole.outturn
    assert all(sum(one.by_rating.values()) == one.position.outturn for one in slices)
    assert sum(rating_totals(held, found).values()) == whole.outturn
    assert recurrence_of(held, found).total == whole.outturn
    assert sum(one.recurrent for one in slices) == recurrence_of(held, found).recurrent


@given(portfolios(), ELAPSED)
def test_months_and_quarters_sum_to_the_year(held, elapsed):
    found = profile_of(held, elapsed)
    plan = sum(found.plan)
    assert plan + found.unprofiled == position_of(held, outturn_of(held, elapsed)).plan
    assert sum(by_quarter(found.plan)) == plan
    assert cumulative(found.plan)[-1] == plan
    assert sum(v for v in found.actual if v is not None) == sum(found.forecast[:elapsed])
    assert sum(v is not None for v in found.actual) == elapsed


def test_a_quarter_with_a_month_of_nothing_has_no_sum():
    line = (Decimal(1), None, *(Decimal(2),) * 10)
    assert by_quarter(line) == (None, 6, 6, 6)
    assert cumulative(line)[:3] == (1, None, 3)


def test_slices_stand_in_the_order_of_their_words():
    one = (facts(1, risk="high"), months(K), months(), months())
    two = (facts(2, risk="low"), months(K), months(), months())
    three = (facts(3, development="unidentified"), months(K), months(), months())
    held = portfolio_of(three, one, two)
    slices = cut(held, outturn_of(held, 0), ["rating"])
    assert [one.words[0] for one in slices] == ["Low risk", "High risk", "Unidentified"]
    with pytest.raises(KeyError):
        cut(held, outturn_of(held, 0), ["colour"])


def test_targets_gap_and_over_programming():
    plan = (facts(1, risk="low", recurrent=False), months(*[K] * 12), months(K), months())
    gap = (facts(2, development="unidentified"), months(*[K] * 12), months(), months())
    beside = (facts(3, counts=False), months(*[K] * 12), months(), months())
    month = parse_period("2024-04", PeriodKind.MONTH)

    def judged(amount):
        target = TargetResult("RXX", "cip", Decimal(amount), "", YEAR.start)
        return judge(portfolio_of(plan, gap, beside), month, targets=(target,))

    found = judged(30_000)
    assert found.position.plan == 24_000
    assert found.additional_position.plan == 12_000
    assert (found.identified, found.gap, found.over_programming) == (12_000, 18_000, 0)
    assert judged(10_000).over_programming == 2_000
    assert found.recurrence.opening_pressure == 12_000
    assert found.by_rating == {Rating.DELIVERED: 1000, Rating.LOW: 11_000,
                               Rating.UNIDENTIFIED: 11_000}  # fmt: skip
    codes = {one.code for one in found.findings}
    assert {"plan_below_target", "weights_missing", "recurrence_missing"} <= codes
    bare = judge(portfolio_of(plan), month)
    assert (bare.target, bare.gap, bare.over_programming) == (None, None, None)
    assert not bare.is_empty


def test_the_target_is_the_whole_or_the_sum_of_its_parts():
    def one(kind, amount, organisation="RXX"):
        return TargetResult(organisation, kind, Decimal(amount), "", YEAR.start)

    assert total_target((one("cip", 270), one("qipp", 269))) == 539
    assert total_target((one("cip", 270), one("", 500))) == 500
    assert total_target((one("cip", 270), one("cip", 30, "RYY"))) == 300
    assert total_target(()) is None
