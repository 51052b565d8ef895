"""Totals that were reported: the contradictions of the board paper, and what rounding explains."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.assure.savings.findings import (
    clash_findings,
    reported_against_schemes,
    scheme_findings,
)
from goldenthread.assure.savings.outturn import outturn_of
from goldenthread.assure.savings.totals import Reported, clashes
from goldenthread.vocabulary.savings import Basis
from tests.unit.assure.savings.portfolios import facts, months, portfolio_of

M = Decimal(1_000_000)
K = 100_000
MAY = dt.date(2024, 5, 31)


def reported(amount: str, number: int = 1, **cut: object) -> Reported:
    """Give a total in £m, rounded as it is written."""
    place = Decimal(1).scaleb(-len(amount.partition(".")[2])) * M
    basis = cut.pop("basis", Basis.PLAN)
    return Reported(number, "QE1", "2024/25", basis, Decimal(amount) * M, place, **cut)


def test_a_total_beside_parts_that_make_more():
    found = list(clashes([reported("531"), reported("269", kind="qipp"),
                          reported("270", kind="cip")]))  # fmt: skip
    assert [(one.code, one.severity, one.check.difference) for one in found] == [
        ("total_differs", "error", -8 * M)
    ]
    assert "£531m, its parts make £539m" in found[0].words


def test_parts_that_rounding_explains_are_a_note():
    parts = [reported(a, kind="qipp", rating=r) for r, a in (
        ("delivered", "31.5"), ("in_delivery", "42.6"), ("low", "52.7"), ("medium", "84"),
        ("high", "51.5"), ("unidentified", "7.6"),
    )]  # fmt: skip
    found = list(clashes([reported("269", kind="qipp"), *parts]))
    assert [(one.severity, one.check.difference) for one in found] == [("note", Decimal(-900_000))]
    assert "rounding can explain" in found[0].words


def test_the_same_thing_said_twice():
    to_date = {"basis": Basis.ACTUAL_TO_DATE, "month": MAY, "kind": "cip"}
    totals = [
        reported("10.6", 1, **to_date),
        reported("10.8", 2, label="Second sentence", **to_date),
        reported("5.2", 3, recurrent="yes", **to_date),
        reported("5.4", 4, recurrent="no", **to_date),
    ]
    found = list(clashes(totals))
    assert [(one.code, one.total.id, one.severity) for one in found] == [
        ("said_differently", 2, "error"), ("total_differs", 2, "error"),
    ]  # fmt: skip
    words = [one.words for one in clash_findings(found)]
    assert "to May 2024" in words[0]
    assert all((one.endswith(".") and one[0].isupper()) or one[0] == "'" for one in words)


def test_parts_that_are_not_all_told_may_be_less_never_more():
    some = [reported("270", kind="cip"), reported("123", kind="cip", rating="high"),
            reported("0", kind="cip", rating="unidentified")]  # fmt: skip
    assert not list(clashes(some))
    more = [reported("270", kind="cip"), reported("200", kind="cip", rating="high"),
            reported("100", kind="cip", rating="unidentified")]  # fmt: skip
    assert [one.check.difference for one in clashes(more)] == [-30 * M]


def test_the_efficiency_plan_of_the_trust_adds_up_in_every_cut():
    rows = {
        ("rating", "high"): (12827, 5915, 1127, 19869),
        ("rating", "medium"): (137, 4520, 447, 5104),
        ("rating", "low"): (4158, 2357, 61, 6576), ("", ""): (17122, 12792, 1635, 31549),
        ("development", "developed"): (138, 3936, 441, 4515),
        ("development", "in_progress"): (2802, 517, 469, 3788),
        ("development", "opportunity"): (9932, 5432, 719, 16083),
        ("development", "unidentified"): (4250, 2907, 6, 7163),
    }  # fmt: skip
    totals = []
    for (name, value), amounts in rows.items():
        for category, amount in zip(("pay", "non_pay", "income", ""), amounts, strict=True):
            cut = {"category": category, **({name: value} if name else {})}
            totals.append(Reported(len(totals), "RWF", "2023/24", Basis.PLAN,
                                   Decimal(amount) * 1000, Decimal(1000), **cut))  # fmt: skip
    assert not list(clashes(totals))
    wrong = [*totals[:3], Reported(99, "RWF", "2023/24", Basis.PLAN, Decimal(19_968_000),
                                   Decimal(1000), rating="high"), *totals[4:]]  # fmt: skip
    assert {one.total.id for one in clashes(wrong)} >= {99}


@pytest.mark.parametrize(("amount", "severity"), [("2.4", None), ("2.5", "warning")])
def test_a_total_is_held_against_the_schemes(amount, severity):
    schemes = [(facts(n, category="pay"), months(*[10**7] * 12), months(), months())
               for n in (1, 2)]  # fmt: skip
    held = portfolio_of(*schemes)
    total = Reported(
        1, "RXX", "2024/25", Basis.PLAN, Decimal(amount) * M, Decimal(10), category="pay"
    )
    found = list(reported_against_schemes([total], held, outturn_of(held, 2)))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_totals_of_another_month_or_organisation_are_not_held_against_the_schemes():
    held = portfolio_of((facts(), months(*[10**7] * 12), months(10**7), months()))
    to_date = Basis.ACTUAL_TO_DATE
    june = Reported(1, "RXX", "2024/25", to_date, M, None, month=dt.date(2024, 6, 30))
    other = Reported(2, "QE1", "2024/25", Basis.PLAN, M)
    delivered = Reported(3, "RXX", "2024/25", Basis.PLAN, M, rating="delivered")
    empty = Reported(4, "RXX", "2024/25", Basis.PLAN, M, category="income")
    variance = Reported(5, "RXX", "2024/25", Basis.VARIANCE, M)
    totals = [june, other, delivered, empty, variance]
    assert not list(reported_against_schemes(totals, held, outturn_of(held, 1)))


FAULTS = [
    ({}, months(*[K] * 12), months(K), "actual_missing"),
    ({"state": "delivered"}, months(*[K] * 12), months(*[K] * 11, 0), "delivered_below_plan"),
    ({"state": "in_delivery", "development": "unidentified"}, months(), months(),
     "delivering_unidentified"),
    ({"development": "opportunity"}, months(), months(K), "saving_without_plans"),
    ({"recurrent": False, "full_year_effect": Decimal(5)}, months(), months(),
     "non_recurrent_with_full_year_effect"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "plan", "actual", "code"), FAULTS)
def test_what_is_wrong_with_a_scheme(fields, plan, actual, code):
    elapsed = 12 if code == "delivered_below_plan" else 2
    held = portfolio_of((facts(**fields), plan, actual, months()))
    found = list(scheme_findings(held, outturn_of(held, elapsed), {}))
    assert [one.code for one in found] == [code]
    assert found[0].record_id == 1
    assert "Scheme 1" in found[0].words


def test_a_scheme_that_started_without_an_assessment_that_is_needed():
    held = portfolio_of((facts(state="in_delivery"), months(), months(), months()))
    states = {1: {"quality": "needed", "equality": "done", "data_protection": "not_applicable"}}
    found = list(scheme_findings(held, outturn_of(held, 1), states))
    assert [(one.code, one.severity) for one in found] == [("started_without_approval", "error")]
    planned = portfolio_of((facts(), months(), months(), months()))
    assert not list(scheme_findings(planned, outturn_of(planned, 1), states))


def test_schemes_that_are_not_shared_by_themselves_have_no_findings_of_their_own():
    hidden = portfolio_of((facts(0), months(*[K] * 12), months(), months()))
    assert not list(scheme_findings(hidden, outturn_of(hidden, 2), {}))
