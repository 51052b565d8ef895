"""Where savings land: the simulation against every outcome enumerated, and its reasons."""

from decimal import Decimal
from itertools import product

import numpy as np
import pytest

from goldenthread.assure.foresight.savings import (
    RUNS,
    Delivery,
    delivery_of,
    drawn_months,
    foresee_savings,
    landings,
)
from goldenthread.vocabulary.savings import Development
from tests.unit.assure.savings.portfolios import facts, months, portfolio_of

UNKNOWN = {"development": Development.UNIDENTIFIED}
DEVELOPED = {"development": Development.DEVELOPED}


def scheme(number, shares, planned=10_000, to_come=10_000, **fields):
    """A scheme that planned as much a month and delivered shares of it in the first months."""
    plan = months(*[planned] * len(shares), *[to_come] * (12 - len(shares)))
    actual = months(*(None if share is None else round(planned * share) for share in shares))
    return facts(number, **{**DEVELOPED, **fields}), plan, actual, months()


def five(shares=(1.0, 0.5, 0.75), **fields):
    return portfolio_of(*(scheme(number, shares, **fields) for number in range(1, 6)))


def enumerated(found, left):
    """Every landing: the past drawn again, then each month left drawn from it, all as likely."""
    past = found.plan.shape[1]
    share = found.actual / found.plan
    worth = [[float(share[:, k] @ found.left[:, j]) for k in range(past)] for j in range(left)]
    return [
        sum(worth[j][again[pick]] for j, pick in enumerate(picks))
        for again in product(range(past), repeat=past)
        for picks in product(range(past), repeat=left)
    ]


@pytest.mark.slow
def test_the_simulation_is_the_enumeration_of_every_outcome():
    found = Delivery(
        plan=np.array([[10.0, 10, 20], [30, 30, 30]]),
        actual=np.array([[5.0, 10, 20], [30, 0, 15]]),
        left=np.array([[10.0, 20], [30, 60]]),
        rest=np.zeros(2),
    )
    every = np.array(enumerated(found, 2))
    draws = np.random.default_rng(4)
    runs = np.concatenate([landings(found, drawn_months(3, 2, draws), draws) for _ in range(12)])
    assert runs.mean() == pytest.approx(every.mean(), rel=0.01)
    for goal in (30, 55, 80, 110):
        assert (runs >= goal).mean() == pytest.approx((every >= goal).mean(), abs=0.012)


def test_what_has_no_month_comes_in_as_the_drawn_months_did():
    found = Delivery(
        plan=np.array([[10.0, 10]]), actual=np.array([[5.0, 10]]), left=np.zeros((1, 3)),
        rest=np.array([100.0]),
    )  # fmt: skip
    runs = landings(found, np.array([[0, 0, 1], [1, 1, 1]]), np.random.default_rng(1))
    assert runs.tolist() == pytest.approx([200 / 3, 100])


def test_a_scheme_that_has_not_begun_does_as_one_that_has():
    found = Delivery(
        plan=np.array([[10.0], [10.0], [0.0]]), actual=np.array([[5.0], [10.0], [0.0]]),
        left=np.array([[0.0], [0.0], [100.0]]), rest=np.zeros(3),
    )  # fmt: skip
    runs = landings(found, np.zeros((4_000, 1), dtype=np.int64), np.random.default_rng(1))
    assert set(runs.tolist()) == {50.0, 100.0}
    assert (runs == 50).mean() == pytest.approx(0.5, abs=0.05)


def test_a_month_without_a_plan_of_its_own_goes_as_all_schemes_did():
    found = Delivery(
        plan=np.array([[10.0, 0], [10, 10]]), actual=np.array([[10.0, 0], [10, 4]]),
        left=np.zeros((2, 1)), rest=np.zeros(2),
    )  # fmt: skip
    assert found.shares().tolist() == [[1, 0.4], [1, 0.4]]


def test_only_months_with_a_plan_and_something_reported_are_held():
    made = portfolio_of(
        (facts(1, **DEVELOPED), months(100, 0, 300, 400), months(50, 70, None, 400), months()),
        (facts(2, **UNKNOWN), months(100, 100, 100, 100, 500), months(0), months()),
        (facts(3, **DEVELOPED), months(whole=1_200), months(200), months()),
    )
    found = delivery_of(made, 4)
    assert found.plan.tolist() == [[1, 0, 0, 4], [1, 0, 0, 0], [0, 0, 0, 0]]
    assert found.actual.tolist() == [[0.5, 0, 0, 4], [0, 0, 0, 0], [0, 0, 0, 0]]
    assert found.left[0].tolist() == [0] * 8
    assert found.left[1].tolist() == [0] * 8  # not identified: no plan stands behind it
    assert found.rest.tolist() == [0, 0, 10]


def test_schemes_that_deliver_three_quarters_land_about_there():
    found = foresee_savings(five(), 3, Decimal("1125"), None)
    assert found.withheld is None
    assert not found.is_target
    assert found.goal == 6_000
    assert found.share == Decimal("75.0")
    assert found.low <= found.middle <= found.high
    assert float(found.middle) == pytest.approx(1125 + 4500 * 0.75, rel=0.03)
    assert f"{RUNS:,} times" in found.method_words


def test_a_higher_target_is_never_likelier():
    chances = [
        foresee_savings(five(), 3, Decimal(1125), Decimal(goal)).chance
        for goal in (3_000, 4_000, 4_400, 4_700, 6_000)
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert chances[-1] < 0.02


def test_the_same_records_give_the_same_figures_in_any_order():
    lines = [scheme(n, (1.0, 0.4 + n / 10, 0.7), planned=1_000 * n) for n in range(1, 6)]
    lines.append(scheme(6, (None, None, None)))
    one = foresee_savings(portfolio_of(*lines), 3, Decimal(5), None)
    other = foresee_savings(portfolio_of(*lines[::-1]), 3, Decimal(5), None)
    assert one == other
    assert one.not_begun == 1


@pytest.mark.parametrize(
    ("made", "elapsed", "target", "code"),
    [
        (portfolio_of(), 3, None, "no_goal"),
        (five(), 12, Decimal(900), "year_over"),
        (five(to_come=0), 3, Decimal(900), "year_over"),
        (five((1.0, 0.5)), 2, None, "few_months"),
        (portfolio_of(*(scheme(n, (1, 1, 1)) for n in range(1, 5))), 3, None, "few_schemes"),
    ],
)
def test_too_little_history_is_withheld_with_the_reason(made, elapsed, target, code):
    found = foresee_savings(made, elapsed, Decimal(0), target)
    assert found.withheld is not None
    assert found.withheld.code == code
    assert found.chance is None
