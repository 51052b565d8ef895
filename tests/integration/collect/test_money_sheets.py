"""What an import of savings and finance adds, changes, leaves alone and refuses."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.collect import importer
from goldenthread.collect.cells import read_count, read_money, read_percent
from goldenthread.collect.problems import CellError
from goldenthread.collect.savings_checks import rounded_to
from goldenthread.records.finance.models import BridgeStep, FinanceLine, WardMonth
from goldenthread.records.savings.models import (
    ReportedTotal,
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scheme,
    SchemeApproval,
    SchemeMonth,
)
from goldenthread.vocabulary.money import money_words
from tests.integration.collect.folders import MEASURES, TRUST, folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOARD = {"code": "QE1", "name": "A board", "kind": "icb"}
BASE = {
    "organisations": [*TRUST["organisations"], BOARD],
    **MEASURES,
    "posts": [{"code": "cfo", "organisation": "RWF", "title": "Chief Finance Officer"}],
    "risks": [{"code": "r1", "title": "Slip", "owner": "cfo", "organisation": "RWF"}],
    "schemes": [
        {"code": "rota", "organisation": "RWF", "name": "Rota", "category": "Pay", "type": "Agency",
         "kind": "cip", "counts": "yes", "recurrent": "yes", "development": "in progress",
         "risk": "high", "state": "in_delivery", "full_year_effect": "1.2", "money_unit": "£m",
         "owner": "cfo", "risks": "r1", "measures": "waits|cash"},
        {"code": "parking", "organisation": "RWF", "name": "Parking", "counts": "no"},
    ],
    "scheme_months": [
        {"scheme": "rota", "month": "M1 2024/25", "plan": "£0.1m", "actual": "90,000",
         "organisation": "RWF"},
        {"scheme": "rota", "month": "May-24", "plan": "100k", "actual": "(5,000)",
         "reversal": "yes", "organisation": "RWF"},
        {"scheme": "parking", "month": "2024/25", "plan": "1,000,000", "organisation": "RWF"},
    ],
    "scheme_approvals": [
        {"scheme": "rota", "gate": "quality", "state": "done", "decided": "2024-04-02",
         "organisation": "RWF"},
    ],
    "savings_targets": [
        {"organisation": "RWF", "year": "2024/25", "amount": "£30m"},
        {"organisation": "RWF", "year": "2024/25", "amount": "£32m", "starts": "2024-06-01",
         "reason": "Stretch"},
    ],
    "risk_weights": [{"organisation": "RWF", "rating": "high", "weight": "25%"}],
    "savings_totals": [
        {"organisation": "QE1", "year": "2024/25", "amount": "£269m", "kind": "qipp"},
        {"organisation": "QE1", "year": "2024/25", "amount": "31.5", "money_unit": "£m",
         "kind": "qipp", "rating": "delivered", "month": "May-24", "basis": "actual_to_date"},
    ],
    "savings_shares": [
        {"organisation": "RWF", "board": "QE1", "level": "breakdown", "starts": "2024-04-01"},
    ],
    "finance_lines": [
        {"statement": "s", "line": "Income", "month": "2024-05", "plan": "53.5", "actual": "85.0",
         "nature": "income", "money_unit": "£m", "organisation": "RWF"},
        {"statement": "s", "line": "Cost", "month": "2024-05", "plan": "48.1", "actual": "80.0",
         "cost": "yes", "money_unit": "£m", "organisation": "RWF"},
        {"statement": "s", "line": "Surplus", "month": "2024-05", "total_of": "Income|Cost",
         "plan": "5.4", "money_unit": "£m", "organisation": "RWF"},
    ],
    "bridges": [
        {"bridge": "b", "order": "1", "step": "From", "value": "-15.4", "kind": "opening",
         "money_unit": "£m", "organisation": "RWF"},
        {"bridge": "b", "order": "2", "step": "More", "value": "2.5", "kind": "change",
         "money_unit": "£m", "organisation": "RWF"},
        {"bridge": "b", "order": "3", "step": "To", "value": "(12.9)", "kind": "closing",
         "money_unit": "£m", "organisation": "RWF"},
    ],
    "ward_staffing": [
        {"ward": "AMU", "month": "Mar-24", "site": "North", "day_registered": "95.3%",
         "day_care": "-", "falls": "5", "care_hours": "9.1", "budget": "167,876",
         "actual": "205,807", "variance": "(37,931)", "organisation": "RWF"},
    ],
}  # fmt: skip


def run(path, **changed):
    return importer.run(folder(path, {**BASE, **changed}), by=None)


def test_every_sheet_is_kept_as_it_is_written(tmp_path):
    assert run(tmp_path).errors == []
    rota = Scheme.objects.get(code="rota")
    assert (rota.full_year_effect, rota.development, rota.recurrent) == (
        1_200_000, "in_progress", True,
    )  # fmt: skip
    assert [one.code for one in rota.measures.order_by("code")] == ["cash", "waits"]
    assert rota.risks.get().code == "r1"
    assert (rota.owner.code, Scheme.objects.get(code="parking").counts) == ("cfo", False)
    april, may = rota.months.all()
    assert (april.plan, april.actual, april.forecast) == (100_000, 90_000, None)
    assert (may.plan, may.actual, may.is_reversal) == (100_000, -5_000, True)
    assert SchemeMonth.objects.get(scheme__code="parking").period_kind == "year"
    assert SchemeApproval.objects.get().decided == dt.date(2024, 4, 2)
    targets = SavingsTarget.objects.order_by("starts")
    assert [(one.amount, one.starts) for one in targets] == [
        (30_000_000, dt.date(2024, 4, 1)), (32_000_000, dt.date(2024, 6, 1)),
    ]  # fmt: skip
    assert RiskWeight.objects.get().weight == 25
    whole, part = ReportedTotal.objects.order_by("-amount")
    assert (whole.precision, whole.month) == (1_000_000, None)
    assert (part.precision, part.month) == (100_000, dt.date(2024, 5, 31))
    share = SavingsShare.objects.get()
    assert (share.board.code, share.level) == ("QE1", "breakdown")
    income, cost, surplus = FinanceLine.objects.order_by("pk")
    assert (income.nature, cost.nature, surplus.nature) == ("income", "cost", "balance")
    assert (income.actual, income.unit) == (85_000_000, "£m")
    assert [one.value for one in BridgeStep.objects.all()] == [-15_400_000, 2_500_000, -12_900_000]
    ward = WardMonth.objects.get()
    assert (ward.day_registered, ward.day_care, ward.falls) == (Decimal("95.3"), None, 5)
    assert (ward.budget, ward.variance) == (167_876, -37_931)


def test_the_same_again_changes_nothing_and_a_change_has_its_history(tmp_path):
    run(tmp_path)
    again = run(tmp_path)
    assert {name: (c.added, c.changed) for name, c in again.sheets.items() if c.added or
            c.changed} == {}  # fmt: skip
    schemes = [{**BASE["schemes"][0], "risk": "low", "risks": ""}, BASE["schemes"][1]]
    assert run(tmp_path, schemes=schemes).errors == []
    rota = Scheme.objects.get(code="rota")
    assert (rota.risk, rota.risks.count()) == ("low", 0)
    assert [one.risk for one in rota.history.all()] == ["low", "high"]


def row(sheet, number=0, **changed):
    rows = [dict(one) for one in BASE[sheet]]
    rows[number] |= changed
    return {sheet: rows}


ERRORS = [
    (row("schemes", category="people"), "schemes", "category", "pay, non_pay, income"),
    (row("schemes", owner="nobody"), "schemes", "owner", "posts"),
    (row("schemes", measures="waits|none"), "schemes", "measures", "measures"),
    (row("schemes", full_year_effect="lots"), "schemes", "full_year_effect", "£1.4m"),
    (row("schemes", full_year_effect=">5"), "schemes", "full_year_effect", "without < or >"),
    (row("schemes", full_year_effect="99999999"), "schemes", "full_year_effect", "under"),
    (row("schemes", money_unit="€"), "schemes", "money_unit", "£, £k, £000, £m"),
    (row("scheme_months", scheme="none"), "scheme_months", "scheme", "schemes"),
    (row("scheme_months", month="Q1 2024/25"), "scheme_months", "month", "month or a financial"),
    (row("scheme_months", actual="(1)"), "scheme_months", "actual", "reversal yes"),
    (row("scheme_months", forecast="-1"), "scheme_months", "forecast", "reversal yes"),
    (row("scheme_approvals", gate="money"), "scheme_approvals", "gate", "quality"),
    (row("savings_targets", year="May-24"), "savings_targets", "year", "financial year"),
    (row("savings_targets", amount="-"), "savings_targets", "amount", "Target"),
    (row("risk_weights", weight="101%"), "risk_weights", "weight", "0% to 100%"),
    (row("risk_weights", weight="-"), "risk_weights", "weight", "0% to 100%"),
    (row("risk_weights", rating="delivered"), "risk_weights", "rating", "low, medium, high"),
    (row("savings_totals", 1, month="2025-05"), "savings_totals", "month", "month of the year"),
    (row("savings_totals", basis="wish"), "savings_totals", "basis", "plan, forecast"),
    (row("savings_shares", board="RWF"), "savings_shares", "board", "another one"),
    (row("savings_shares", board="XXX"), "savings_shares", "board", "organisations"),
    (row("savings_shares", ends="2024-03-01"), "savings_shares", "ends", "or later"),
    (row("finance_lines", month="2024/25"), "finance_lines", "month", "a month"),
    (row("finance_lines", 1, nature="income"), "finance_lines", "nature", "cost, or empty"),
    (row("finance_lines", cost="no", nature="cost"), "finance_lines", "cost", "yes"),
    (row("finance_lines", 2, total_of="Income|Rent"), "finance_lines", "total_of", "Cost"),
    (row("finance_lines", 2, total_of="Surplus"), "finance_lines", "total_of", "other lines"),
    (row("bridges", 0, kind="change"), "bridges", "kind", "opening for its first"),
    (row("bridges", 1, kind="opening"), "bridges", "kind", "first step alone"),
    (row("bridges", 2, kind="subtotal"), "bridges", "kind", "closing for its last"),
    (row("bridges", 1, kind="closing"), "bridges", "kind", "last step alone"),
    (row("ward_staffing", day_registered="many"), "ward_staffing", "day_registered", "13.1%"),
    (row("ward_staffing", falls="few"), "ward_staffing", "falls", "6.36"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "sheet", "column", "allowed"), ERRORS)
def test_what_is_wrong_is_told_with_its_place_and_what_is_allowed(
    tmp_path, changed, sheet, column, allowed
):
    plan = run(tmp_path, **changed)
    found = [(one.sheet, one.column) for one in plan.errors]
    assert (sheet, column) in found
    assert any(allowed in one.allowed for one in plan.errors if one.column == column)
    assert all(one.row > 1 and one.file for one in plan.errors)
    assert not Scheme.objects.exists()


def test_a_forecast_below_what_is_delivered_is_an_error(tmp_path):
    months = [*BASE["scheme_months"], {"scheme": "rota", "month": "2024/25", "forecast": "80,000",
                                       "organisation": "RWF"}]  # fmt: skip
    plan = run(tmp_path, scheme_months=months)
    assert [one.message for one in plan.errors] == ["is below the £85,000.00 that is delivered"]
    months[-1]["forecast"] = "85,000"
    assert run(tmp_path, scheme_months=months).errors == []


def test_a_circle_of_totals_is_an_error(tmp_path):
    lines = [dict(one) for one in BASE["finance_lines"]]
    lines[0]["total_of"] = "Surplus"
    plan = run(tmp_path, finance_lines=lines)
    assert {one.message for one in plan.errors} == {"adds up itself"}


@given(st.integers(-(10**14), 10**14).map(lambda n: Decimal(n) / 100),
       st.sampled_from(["£", "£k", "£m"]))  # fmt: skip
def test_money_is_read_as_it_is_written(pounds, unit):
    assert read_money(money_words(pounds, unit, 8), "£").number == pounds


@pytest.mark.parametrize(
    ("written", "unit", "place"),
    [("£269m", "£", "1000000"), ("31.5", "£m", "100000"), ("17,122", "£k", "1000"),
     ("£0m", "£", "0.01"), ("1.50", "£m", "10000")],
)  # fmt: skip
def test_what_an_amount_was_rounded_to(written, unit, place):
    assert rounded_to(read_money(written, unit)) == Decimal(place)


def test_figures_that_are_not_there():
    assert read_percent("N/A") is None
    assert read_count("-") is None
    with pytest.raises(CellError, match="bound"):
        read_percent(">90%")
