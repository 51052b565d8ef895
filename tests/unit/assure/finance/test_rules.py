"""Bridges, statements and wards: the papers' figures, and properties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.finance.bridges import bridge_of, walk
from goldenthread.assure.finance.staffing import fences, judge_wards
from goldenthread.assure.finance.statements import statement_of
from goldenthread.records.finance.models import BridgeStep, FinanceLine, WardMonth
from goldenthread.vocabulary import PeriodKind, parse_period
from goldenthread.vocabulary.money import Side

MARCH = parse_period("2023-03", PeriodKind.MONTH)
M = Decimal(1_000_000)
# The revised plan of paper 001, lines 4904-4919.
PLAN = [
    ("opening", "-15.4"), ("change", "2.5"), ("subtotal", "-12.9"), ("change", "-0.8"),
    ("change", "1.1"), ("change", "1.0"), ("change", "2.1"), ("change", "0.8"), ("change", "1.4"),
    ("change", "0.9"), ("change", "1.0"), ("change", "1.0"), ("subtotal", "-4.5"),
    ("change", "2.7"), ("change", "1.8"), ("closing", "0.0"),
]  # fmt: skip
AMOUNTS = st.lists(st.integers(-(10**9), 10**9).map(Decimal), min_size=1, max_size=8)


def bridge(rows):
    steps = [
        BridgeStep(
            pk=n,
            bridge="plan",
            title="Plan",
            order=n,
            step=f"s{n}",
            kind=kind,
            value=Decimal(value) * M,
        )
        for n, (kind, value) in enumerate(rows, 1)
    ]
    return bridge_of("plan", steps)  # fmt: skip


def test_the_bridge_of_the_paper_does_not_close_by_what_rounding_explains():
    found = bridge(PLAN)
    assert not found.closes
    assert [(one.severity, one.record_id) for one in found.findings] == [("note", 13)]
    assert "£(4.5)m, the steps make £(4.4)m" in found.findings[0].words
    assert found.steps[-1].end == 0
    assert len(found.changes) == 12


@given(AMOUNTS)
def test_a_bridge_closes_exactly_where_opening_and_changes_make_the_end(values):
    opening, *changes = values
    rows = [(1, "o", "opening", opening), *((2, "c", "change", v) for v in changes)]
    closed = walk([*rows, (9, "e", "closing", sum(values))])
    assert closed[-1].difference == 0
    assert all(b.start == a.end for a, b in pairwise(closed[:-1]))
    off = walk([*rows, (9, "e", "closing", sum(values) + 1)])
    assert off[-1].difference == 1


def test_after_a_printed_figure_the_walk_goes_on_from_it():
    found = bridge([("opening", "1"), ("change", "1"), ("subtotal", "5"), ("change", "1"),
                    ("closing", "6")])  # fmt: skip
    assert [one.difference for one in found.steps] == [0, 0, 3 * M, 0, 0]
    assert [one.severity for one in found.findings] == ["error"]


def line(name, nature="balance", *, to_date=False, month=MARCH, **amounts):
    held = {key: None if value is None else Decimal(value) * M for key, value in amounts.items()
            if key != "total_of"}  # fmt: skip
    return FinanceLine(
        pk=1, statement="dashboard", title="Dashboard", line=name, nature=nature, unit="£m",
        is_cumulative=to_date, period_kind="month", period_start=month.start,
        total_of=amounts.get("total_of", ""), **held,
    )  # fmt: skip


def test_a_statement_is_that_of_the_paper():
    lines = [
        line("Income", "income", plan="53.5", actual="85.0", pass_through="0.3", variance="31.5",
             revised_variance="31.2"),
        line("Expenditure", "cost", plan="48.1", actual="80.0", pass_through="-0.3",
             variance="-31.9", revised_variance="-31.6"),
        line("EBITDA", plan="5.4", actual="5.0", total_of="Income|Expenditure"),
    ]  # fmt: skip
    found = statement_of("dashboard", MARCH, lines)
    income, cost, ebitda = found.rows
    assert (income.month.variance, income.month.revised) == (
        Decimal("31.5") * M,
        Decimal("31.2") * M,
    )
    assert (cost.month.variance, cost.month.revised) == (Decimal("-31.9") * M, Decimal("-31.6") * M)
    assert (income.month.side, cost.month.side) == (Side.FAVOURABLE, Side.ADVERSE)
    assert cost.is_deducted
    assert (ebitda.is_total, ebitda.is_deducted) == (True, False)
    assert found.has_pass_through
    assert not found.findings


def test_what_rounding_explains_stands_as_printed_and_is_a_note():
    found = statement_of("s", MARCH, [line("Technical", plan="1.0", actual="0.0", variance="-0.9")])
    held = found.rows[0].month
    assert (held.variance, held.made_variance) == (Decimal("-0.9") * M, -M)
    assert [(one.code, one.severity) for one in found.findings] == [("variance_differs", "note")]


def test_a_sign_that_is_turned_round_is_found():
    capital = line("Capital", "cost", to_date=True, plan="41.3", actual="25.2", variance="-16.1",
                   revised_variance="-16.1")  # fmt: skip
    found = statement_of("s", MARCH, [capital])
    assert [one.code for one in found.findings] == ["variance_sign"]
    assert found.rows[0].to_date.variance == Decimal("16.1") * M


def test_a_total_that_its_lines_do_not_make():
    lines = [
        line("Income", "income", plan="10", actual="10"),
        line("Cost", "cost", plan="4", actual="4"),
        line("Surplus", plan="6", actual="7", total_of="Income|Cost"),
    ]
    found = statement_of("s", MARCH, lines)
    assert [(one.code, one.severity) for one in found.findings] == [("total_differs", "error")]
    assert "the actual is £7.0m, its parts make £6.0m" in found.findings[0].words


def test_variances_without_plans_are_held_against_their_parts():
    # The nursing costs of paper 001, lines 2390-2394.
    lines = [line("Wards", "cost", actual="8.247237", variance="-1.606359"),
             line("Other", "cost", actual="9.790059", variance="4.467265"),
             line("All", "cost", actual="18.037296", variance="-6.04752",
                  total_of="Wards|Other")]  # fmt: skip
    found = statement_of("s", MARCH, lines)
    assert [one.code for one in found.findings] == ["total_differs"]
    assert "the variance is £(6.0)m, its parts make £2.9m" in found.findings[0].words
    assert not any(row.is_deducted for row in found.rows)


@pytest.mark.parametrize(("to_date", "severity"), [("-5.0", None), ("-4.9", "note"),
                                                   ("-6.8", "error")])  # fmt: skip
def test_figures_to_date_follow_from_the_month_before(to_date, severity):
    before = line("Deficit", to_date=True, month=MARCH.previous(), variance="0.2")
    now = [line("Deficit", variance="-5.2"), line("Deficit", to_date=True, variance=to_date)]
    found = statement_of("s", MARCH, now, [before])
    assert [one.severity for one in found.findings] == ([severity] if severity else [])
    assert found.rows[0].to_date.variance == Decimal(to_date) * M


def test_a_line_without_plan_or_actual_has_the_variance_that_is_printed_or_none():
    found = statement_of("s", MARCH, [line("A", variance="1.0"), line("B", plan="1.0")])
    assert found.rows[0].month.revised == M
    assert (found.rows[1].month.variance, found.rows[1].month.side) == (None, None)
    assert found.title == "Dashboard"


@given(st.lists(st.integers(-1000, 1000).map(Decimal), min_size=8, max_size=40))
def test_fences_are_tukeys(values):
    first, third = np.percentile([float(v) for v in values], [25, 75])
    low, high = fences(values)
    assert float(low) == pytest.approx(first - 1.5 * (third - first), abs=1e-6)
    assert float(high) == pytest.approx(third + 1.5 * (third - first), abs=1e-6)


def ward(number, **fields):
    held = {"budget": Decimal(100_000), "actual": Decimal(100_000), "falls": Decimal(2), **fields}
    return WardMonth(pk=number, ward=f"Ward {number}", order=number, period_kind="month",
                     period_start=dt.date(2023, 3, 1), **held)  # fmt: skip


def test_a_ward_stands_out_among_at_least_eight():
    wards = [ward(n) for n in range(7)]
    assert not any(
        one.outliers for one in judge_wards(MARCH, [*wards[:6], ward(9, falls=30)]).wards
    )
    found = judge_wards(MARCH, [*wards, ward(9, falls=Decimal(30), actual=Decimal(150_000))])
    assert found.wards[-1].outliers == {"falls": "high", "variance_share": "low"}
    assert found.variance == -50_000
    assert found.wards[-1].variance_share == -50


def test_a_ward_without_a_budget_keeps_its_printed_variance():
    found = judge_wards(MARCH, [ward(1, budget=None, variance=Decimal(-5)), ward(2, actual=None)])
    assert [one.variance for one in found.wards] == [-5, None]
    assert found.wards[0].variance_share is None


def test_a_printed_variance_that_budget_and_actual_do_not_make():
    # Edith Cavell, paper 001 line 2352: 115,514 less 136,986 is (21,472), printed (21,672).
    one = ward(1, budget=Decimal(115_514), actual=Decimal(136_986), variance=Decimal(-21_672))
    found = judge_wards(MARCH, [one])
    assert [item.code for item in found.findings] == ["variance_differs"]
    assert "£(21,672), budget and actual make £(21,472)" in found.findings[0].words
