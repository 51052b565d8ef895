"""Weights, scenarios and sharing: nothing delivered is weighted or moved, nothing hidden leaks."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.savings.loading import as_shared, joined
from goldenthread.assure.savings.outturn import outturn_of, position_of
from goldenthread.assure.savings.portfolio import WHOLE_YEAR
from goldenthread.assure.savings.profile import profile_of
from goldenthread.assure.savings.scenarios import (
    Change,
    ScenarioError,
    apply,
    compare,
    read_change,
)
from goldenthread.assure.savings.weights import weigh
from goldenthread.vocabulary.savings import Rating, ShareLevel
from tests.unit.assure.savings.portfolios import facts, months, portfolio_of, portfolios, pounds

K = 100_000
WEIGHTED = [one for one in Rating if one.is_weighted]
ALL = {rating: Decimal(50) for rating in WEIGHTED}
AMOUNTS = st.dictionaries(st.sampled_from(list(Rating)), st.integers(0, 10**9).map(Decimal))
PERCENT = st.integers(0, 100).map(Decimal)


def test_weights_of_the_board_paper_by_hand():
    held = {
        Rating.DELIVERED: Decimal("31.5"), Rating.IN_DELIVERY: Decimal("42.6"),
        Rating.LOW: Decimal("52.7"), Rating.MEDIUM: Decimal(84), Rating.HIGH: Decimal("51.5"),
        Rating.UNIDENTIFIED: Decimal("7.6"),
    }  # fmt: skip
    weights = {Rating.LOW: Decimal(90), Rating.MEDIUM: Decimal(60), Rating.HIGH: Decimal(20),
               Rating.UNIDENTIFIED: Decimal(0)}  # fmt: skip
    found = weigh(held, weights)
    assert found.forecast == Decimal("269.9")
    assert found.risk_adjusted == Decimal("31.5") + Decimal("42.6") + Decimal("47.43") + Decimal(
        "50.4"
    ) + Decimal("10.3")
    assert found.parts[0].weight == 100


def test_without_a_weight_that_is_needed_there_is_no_adjusted_forecast():
    found = weigh({Rating.LOW: Decimal(1), Rating.HIGH: Decimal(1)}, {Rating.LOW: Decimal(90)})
    assert (found.risk_adjusted, found.missing) == (None, (Rating.HIGH,))
    assert weigh({Rating.DELIVERED: Decimal(5)}, {}).risk_adjusted == 5


@given(AMOUNTS, st.fixed_dictionaries(dict.fromkeys(WEIGHTED, PERCENT)))
def test_the_adjusted_forecast_lies_between_what_is_sure_and_the_forecast(held, weights):
    found = weigh(held, weights)
    sure = sum((held.get(r, Decimal(0)) for r in (Rating.DELIVERED, Rating.IN_DELIVERY)),
               Decimal(0))  # fmt: skip
    assert sure <= found.risk_adjusted <= found.forecast


@given(portfolios(), st.integers(0, 12))
def test_the_weighted_profile_keeps_what_is_delivered(held, elapsed):
    found = profile_of(held, elapsed, ALL)
    assert found.risk_adjusted[:elapsed] == found.forecast[:elapsed]
    assert all(a <= f for a, f in zip(found.risk_adjusted, found.forecast, strict=True))
    whole = {rating: Decimal(100) for rating in WEIGHTED}
    assert profile_of(held, elapsed, whole).risk_adjusted == found.forecast


def test_a_profile_without_the_weights_it_needs_has_no_adjusted_line():
    held = portfolio_of((facts(risk="high"), months(*[K] * 12), months(), months()))
    assert profile_of(held, 0, {Rating.LOW: Decimal(90)}).risk_adjusted == ()
    assert profile_of(held, 12, {}).risk_adjusted != ()


@given(portfolios(), st.integers(0, 12), st.integers(1, 12))
def test_a_slip_loses_what_falls_after_march_and_nothing_else(held, elapsed, later):
    change = Change("slip", months=later)
    slipped = outturn_of(apply(held, elapsed, change), elapsed)
    before = outturn_of(held, elapsed)
    assert (slipped.delivered == before.delivered).all()
    first = max(elapsed, 12 - later)
    left = held.forecast
    lost = sum(
        int(left.pence[at, month] if left.given[at, month] else held.plan.pence[at, month])
        for at in range(len(held))
        for month in range(first, 12)
    )
    assert int(before.left.sum()) - int(slipped.left.sum()) == lost


def test_only_the_schemes_that_are_meant_slip():
    high = (facts(1, risk="high"), months(*[K] * 12), months(), months())
    low = (facts(2, risk="low"), months(*[K] * 12), months(), months())
    held = portfolio_of(high, low)
    change = read_change({"change": "slip", "months": 3, "rating": "high"})
    found = outturn_of(apply(held, 0, change), 0)
    assert list(found.left) == [9 * K, 12 * K]
    assert change.words == "rating high risk: 3 months later"


def test_a_share_acts_on_what_is_still_to_come():
    held = portfolio_of((facts(), months(*[K] * 12, whole=K), months(K), months()))
    change = read_change({"change": "share", "percent": "80"})
    found = outturn_of(apply(held, 1, change), 1)
    assert found.delivered[0] == K
    assert position_of(held, outturn_of(held, 1)).left == pounds(11 * K)
    assert found.left[0] == 11 * K * 8 // 10 + 0
    assert apply(held, 1, change).forecast.pence[0, WHOLE_YEAR] == K * 8 // 10


def test_pressure_and_pay_award_stand_beside_the_outturn():
    held = portfolio_of((facts(), months(*[K] * 12), months(), months()))
    changes = [
        read_change({"change": "pressure", "pounds": "500"}),
        read_change({"change": "pay_award", "percent": "2", "pounds": "600000"}),
    ]
    found = compare("Worse", held, 6, changes)
    assert found.forecast == found.outturn == 6000
    assert found.pressure == 500 + 6000
    assert found.difference == -6500
    assert "further cost of £500" in changes[0].words
    assert "2% dearer" in changes[1].words


@pytest.mark.parametrize(
    ("raw", "words"),
    [({"change": "vanish"}, "allowed are slip"), ({"change": "slip"}, "1 to 12"),
     ({"change": "slip", "months": 13}, "1 to 12"), ({"change": "share", "percent": 201}, "0 to"),
     ({"change": "pressure"}, "over nought"), ({"change": "pay_award", "percent": 1}, "over"),
     ({"change": "slip", "months": 1, "rating": "purple"}, "allowed are delivered")],
)  # fmt: skip
def test_a_change_without_a_meaning_is_refused(raw, words):
    with pytest.raises(ScenarioError, match=words):
        read_change(raw)


@given(portfolios(), st.sampled_from(list(ShareLevel)), st.integers(0, 12))
def test_what_is_not_shared_is_not_there_and_the_totals_are(held, level, elapsed):
    found = as_shared(held, level)
    assert position_of(found, outturn_of(found, elapsed)) == position_of(
        held, outturn_of(held, elapsed)
    )
    if level is ShareLevel.SCHEMES:
        assert found == held
        return
    assert {(one.id, one.code, one.name, one.type, one.owner, one.unit) for one in
            found.schemes} == {(0, "", "", "", "", "")}  # fmt: skip
    if level is ShareLevel.TOTALS:
        assert {(one.category, one.risk, one.development, one.state, one.recurrent) for one in
                found.schemes} == {("", "", "", "", None)}  # fmt: skip


def test_portfolios_of_several_organisations_are_one():
    one = portfolio_of((facts(1), months(K), months(), months()))
    two = portfolio_of((facts(2), months(2 * K), months(), months()))
    assert joined([one]) is one
    both = joined([one, two])
    assert [int(v) for v in outturn_of(both, 0).plan] == [K, 2 * K]
