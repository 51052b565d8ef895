"""The reports on savings and finance, from the papers' own data and from generated schemes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.assure.savings.assess import assess_savings
from goldenthread.collect import importer
from goldenthread.records.finance.models import FinanceLine
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.savings.models import RiskWeight, SavingsShare, Scenario, SchemeMonth
from goldenthread.report.build import COMPOSITIONS, RENDERERS, ReportError, build_report
from goldenthread.report.editions import freeze_edition
from goldenthread.report.model import Graph, Report, Table
from goldenthread.report.render import xlsx
from goldenthread.vocabulary import Period
from tests import factories
from tests.unit.report.formulas import assert_formulas_hold

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EXAMPLES = Path(__file__).parents[3] / "examples"
PAPERS = [
    ("lancashire-2024-07", "QE1", "savings", Period.month(2024, 5)),
    ("maidstone-2023-03", "RWF", "finance", Period.month(2023, 3)),
    ("east-kent-2025-11", "RVV", "finance", Period.month(2025, 10)),
    ("demo-trust", "RZ9", "savings", Period.month(2026, 1)),
    ("demo-trust", "QZZ", "savings", Period.month(2026, 1)),
    ("demo-trust", "RZ9", "finance", Period.month(2026, 1)),
]


def made(example: str, code: str, report: str, month: Period) -> Report:
    """Import an example and compose one of its reports."""
    assert importer.run(EXAMPLES / example, by=None).errors == []
    return COMPOSITIONS[report].compose(Organisation.objects.get(code=code), month)


def tables(report: Report) -> dict[str, Table]:
    """Give the tables of a report by caption."""
    return {b.caption: b for s in report.sections for b in s.blocks if isinstance(b, Table)}


def cells(table: Table) -> dict[str, list[str]]:
    """Give the words of a table by its first column."""
    held = {}
    for first, *rest in table.rows:
        name = first.text or (first.status.words if first.status else "")
        held[name] = [one.text for one in rest]
    return held


@pytest.mark.parametrize(("example", "code", "report", "month"), PAPERS)
def test_every_format_is_made_and_every_formula_holds(example, code, report, month):
    found = made(example, code, report, month)
    for name, render in RENDERERS.items():
        assert render(found), name
    assert_formulas_hold(xlsx.render(found), least=0 if code == "RVV" else 10)
    assert len({one.anchor for one in found.sections}) == len(found.sections)


def test_the_board_paper_prints_the_figures_of_its_source():
    report = made(*PAPERS[0])
    held = cells(tables(report)["QIPP by rating, as reported"])
    assert {name: row[0] for name, row in held.items()} == {
        "Delivered": "31.5", "In delivery": "42.6", "Low risk": "52.7", "Medium risk": "84.0",
        "High risk": "51.5", "Unidentified": "7.6", "Total": "269.9",
    }  # fmt: skip
    cip = cells(tables(report)["CIP by rating, as reported"])
    assert (cip["High risk"][0], cip["Rating not reported"][0], cip["Total"][0]) == (
        "123.0", "147.0", "270.0",
    )  # fmt: skip
    system = cells(tables(report)["Savings of 2024/25"])
    assert system["All savings as reported"] == ["531.0"]
    assert system["Sum of the parts"] == ["539.0"]
    words = " ".join(row[1].text for row in tables(report)["Findings"].rows)
    assert "£531m, its parts make £539m" in words
    assert "£10.6m and £10.8m" in words


def test_the_finance_report_prints_the_dashboard_of_its_source():
    report = made(*PAPERS[1])
    held = cells(tables(report)["Finance dashboard, March 2023, £m"])
    assert held["Income"] == ["85.0", "53.5", "31.5", "0.3", "31.2",
                              "680.5", "636.7", "43.8", "0.4", "43.4"]  # fmt: skip
    assert held["Expenditure"] == ["(80.0)", "(48.1)", "(31.9)", "(0.3)", "(31.6)",
                                   "(636.1)", "(589.3)", "(46.9)", "(0.4)", "(46.5)"]  # fmt: skip
    assert held["Technical adjustments"] == ["0.0", "1.0", "(0.9)", "0.0", "(0.9)",
                                             "0.6", "1.2", "(0.7)", "0.0", "(0.7)"]  # fmt: skip
    risk = cells(tables(report)["Efficiency plan by risk"])
    assert risk["High risk"] == ["12,827", "5,915", "1,127", "19,869"]
    assert risk["Total"] == ["17,122", "12,792", "1,635", "31,549"]
    stage = cells(tables(report)["Efficiency plan by development"])
    assert stage["Opportunity"] == ["9,932", "5,432", "719", "16,083"]
    assert cells(tables(report)["Types of scheme"])["Total"] == ["31.5"]
    assert cells(tables(report)["Schemes that do not count"])["Total"] == ["6.1", "6.1"]
    limits = next(t for c, t in tables(report).items() if c.endswith("against two limits"))
    assert cells(limits)["Plan"][-1] == "2.56%"
    assert cells(limits)["Against the national limit"][:3] == ["above", "above", "within"]
    graphs = [b for s in report.sections for b in s.blocks if isinstance(b, Graph)]
    assert [one.caption for one in graphs] == ["Revised financial plan 2023/24"]


def test_totals_of_every_table_are_the_assessed_position():
    report = made(*PAPERS[3])
    found = assess_savings(Organisation.objects.get(code="RZ9"), PAPERS[3][3])
    plan = found.position.plan / 1_000_000
    for caption in ("By organisation", "By development", "By category", "By type of scheme"):
        assert Decimal(cells(tables(report)[caption])["Total"][1]) == round(plan, 1)
    profile = cells(tables(report)["Profile of 2025/26 by month"])
    assert Decimal(profile["Total"][0]) == round(plan, 1)


def test_weights_and_scenarios_are_printed_with_their_words():
    importer.run(EXAMPLES / "demo-trust", by=None)
    trust = Organisation.objects.get(code="RZ9")
    for rating in ("low", "medium", "high", "unidentified"):
        RiskWeight.objects.create(organisation=trust, rating=rating, weight=Decimal(50))
    Scenario.objects.create(organisation=trust, name="Slip", changes=[
        {"change": "slip", "months": 1, "rating": "high"}])  # fmt: skip
    report = COMPOSITIONS["savings"].compose(trust, Period.month(2026, 1))
    assert cells(tables(report)["Risk-adjusted forecast"])["Low risk"][1] == "50.0%"
    assert "Slip" in cells(tables(report)["Scenarios"])
    assert_formulas_hold(xlsx.render(report), least=30)


@pytest.mark.parametrize("level", ["totals", "breakdown"])
def test_a_boards_report_names_no_scheme_that_is_not_shared(level):
    importer.run(EXAMPLES / "demo-trust", by=None)
    SavingsShare.objects.update(level=level)
    board = Organisation.objects.get(code="QZZ")
    report = COMPOSITIONS["savings"].compose(board, Period.month(2026, 1))
    body = str(report)
    assert "Wealdshore University" in body
    assert not any(name in body for name in ("Vacancy review", "Agency exit plan", "Workforce"))


def test_a_frozen_report_does_not_change_and_the_next_says_what_was_restated():
    trust = factories.OrganisationFactory(code="RWF")
    march = {"period_kind": "month", "period_start": dt.date(2023, 3, 1)}
    line = FinanceLine.objects.create(
        organisation=trust, statement="s", title="Summary", line="Income", nature="income",
        plan=5_000_000, actual=6_000_000, **march,
    )  # fmt: skip
    month = Period.month(2023, 3)
    edition = freeze_edition(organisation=trust, report="finance", period=month, by=None)
    assert {one.format for one in edition.files.all()} == set(RENDERERS)
    line.actual = Decimal(5_500_000)
    line.save()
    report = COMPOSITIONS["finance"].compose(trust, month)
    held = cells(tables(report)["Restated figures"])
    assert held["Income, month: actual"] == ["£6.0m", "£5.5m"]
    edition.refresh_from_db()
    assert "£6.0m" in str(edition.content)


def test_reports_of_nothing_say_so(tmp_path):
    trust = factories.OrganisationFactory(code="RWF")
    for name in ("savings", "finance"):
        report = COMPOSITIONS[name].compose(trust, Period.month(2023, 3))
        assert "recorded" in str(report.sections[0].blocks)
        with pytest.raises(ReportError, match="import some first"):
            build_report(name, organisation_code="", period="", folder=tmp_path, formats=["html"])


def test_a_month_that_was_corrected_is_read_as_it_was_known():
    trust = factories.OrganisationFactory(code="RWF")
    scheme = factories.SchemeFactory(organisation=trust)
    month = factories.SchemeMonthFactory(scheme=scheme, actual=Decimal(900))
    moment = SchemeMonth.history.latest().history_date
    month.actual = Decimal(700)
    month.save()
    april = Period.month(2022, 4)
    assert assess_savings(trust, april).position.delivered == 700
    assert assess_savings(trust, april, as_at=moment).position.delivered == 900
