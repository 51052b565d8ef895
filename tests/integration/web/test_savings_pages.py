"""The pages of savings and finance: what they show, the grid, forms, sharing and their queries."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.savings.actions import MonthAmounts, record_months
from goldenthread.records.savings.models import (
    RiskWeight,
    SavingsShare,
    SavingsTarget,
    Scenario,
    Scheme,
    SchemeApproval,
)
from goldenthread.vocabulary import parse_period
from tests import factories
from tests.integration.web.savings_world import savings_of

pytestmark = pytest.mark.slow
NOON = dt.datetime(2023, 4, 10, 12, tzinfo=dt.UTC)
HOSTILE = "<script>alert(1)</script>"
MARCH = {"period": "2023-03"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def made(world):
    return savings_of(world)


def at(name, *args, **query):
    return reverse(name, args=["RWF", *args], query={**MARCH, **query})


def main_of(response, status=200):
    assert response.status_code == status
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_the_portfolio_is_read_once_until_something_is_written(world, made):
    client = world.client("approver")

    def queries_of(by):
        with CaptureQueriesContext(connection) as captured:
            page = main_of(client.get(at("savings", by=by)))
        return page, sum("scheme" in one["sql"].split("WHERE")[0] for one in captured)

    _, first = queries_of("rating")
    page, again = queries_of("type")
    assert again < first
    assert "£10k</strong> delivered to date" in page
    month = MonthAmounts(made.scheme, parse_period("2023-03"), {"actual": Decimal(5_100)})
    record_months(months=[month], by=world.people["approver"])
    page, afterwards = queries_of("type")
    assert afterwards >= first
    assert "£15k</strong> delivered to date" in page


def test_the_portfolio_says_where_the_year_stands(world, made):
    page = main_of(world.client("viewer").get(at("savings")))
    for words in ("£20k</strong> target of 2022/23", "£12k</strong> planned by schemes",
                  "£10k</strong> delivered to date", "£2k adverse", "not identified",
                  "Car parking", "High risk",
                  "Schemes that do not count", "As reported"):  # fmt: skip
        assert words in page, words
    december = {"period": "2022-12"}
    page = main_of(world.client("viewer").get(at("savings", **december)))
    assert "no weight is set for high risk" in page
    assert "set them" not in page
    assert "set them" in main_of(world.client("approver").get(at("savings", **december)))


@pytest.mark.parametrize("by", ["organisation", "category", "type", "owner", "recurrent", "unit"])
def test_every_cut_opens(world, made, by):
    page = main_of(world.client("viewer").get(at("savings", by=by, by2="rating")))
    assert "<caption>The portfolio by " in page


def test_a_year_without_savings_says_how_to_begin(world, made):
    assert "No savings are recorded" in main_of(
        world.client("approver").get(at("savings", year="2021/22"))
    )
    assert "add a scheme" in main_of(world.client("approver").get(at("savings", year="2021/22")))
    assert "2022/23" in main_of(world.client("viewer").get(at("savings", year="nonsense")))


def test_the_register_filters_sorts_and_totals(world, made):
    client = world.client("viewer")
    page = main_of(client.get(at("schemes")))
    assert "Total of 2" in page
    assert "does not count" in page
    assert "Total of 1" in main_of(client.get(at("schemes", rating="high")))
    assert "Total of 1" in main_of(client.get(at("schemes", q="parking", sort="plan")))
    assert "No scheme matches" in main_of(client.get(at("schemes", category="non_pay")))
    rows = client.get(at("schemes-export")).content.decode("utf-8-sig").splitlines()
    assert rows[1].startswith("rota,Rota of doctors")
    assert "12000.00,12000.00,9900.00,-2100.00" in rows[1]
    assert client.get(at("schemes-export", format="xlsx")).content.startswith(b"PK")
    assert client.get(at("schemes-export", format="exe")).status_code == 404


def cell(scheme, month):
    return f"amount:{scheme.pk}:{month}"


def test_the_grid_records_changed_amounts_all_or_none(world, made):
    client, address = world.client("contributor"), at("schemes", edit="actual")
    page = main_of(client.get(address))
    assert f'name="{cell(made.scheme, "2022-04")}" value="900"' in page
    assert cell(made.income, "2022-04") not in page  # not the contributor's scheme
    sent = {cell(made.scheme, "2022-04"): "1.1k", cell(made.scheme, "2023-03"): "£850",
            cell(made.income, "2022-04"): "5"}  # fmt: skip
    assert client.post(address, sent).status_code == 302
    actuals = {one.period.code: one.actual for one in made.scheme.months.all()}
    assert (actuals["2022-04"], actuals["2023-03"], actuals["2022-05"]) == (1100, 850, 900)
    assert made.income.months.first().actual == 900
    bad = {cell(made.scheme, "2022-05"): "7", cell(made.scheme, "2022-06"): "lots"}
    page = client.post(address, bad).content.decode()
    assert "Enter an amount such as" in page
    assert 'value="lots"' in page
    assert "<title>Error: " in page
    minus = main_of(client.post(address, {cell(made.scheme, "2022-05"): "(7)"}))
    assert "mark the month as a reversal" in minus
    assert made.scheme.months.get(period_start="2022-05-01").actual == 900
    emptied = client.post(address, {cell(made.scheme, "2022-05"): ""})
    assert emptied.status_code == 302
    assert made.scheme.months.get(period_start="2022-05-01").actual is None


def test_nobody_else_edits_the_grid(world, made):
    address = at("schemes", edit="actual")
    assert "<input" not in main_of(world.client("viewer").get(address)).split("<table")[1]
    sent = {cell(made.scheme, "2022-04"): "1"}
    assert world.client("viewer").post(address, sent).status_code == 403
    assert world.client("outsider").post(address, sent).status_code == 404
    assert world.client("approver").post(at("schemes"), sent).status_code == 403


def test_a_scheme_with_its_thread_months_and_history(world, made):
    made.scheme.measures.through.objects.create(scheme=made.scheme, measure=world.owned)
    client = world.client("contributor")
    gate = {"gate": "quality", "state": "needed"}
    assert client.post(at("scheme-gate", made.scheme.pk), gate).status_code == 302
    assert SchemeApproval.objects.get().state == "needed"
    page = main_of(client.get(at("scheme", made.scheme.pk)))
    for words in ("Rota of doctors", "Quality impact assessment", "Needed", world.owned.name,
                  "Decide approval", "Months of 2022/23", "Change the scheme"):  # fmt: skip
        assert words in page, words
    assert "Change the scheme" not in main_of(
        world.client("viewer").get(at("scheme", made.scheme.pk))
    )


def test_a_scheme_is_added_and_changed_by_form(world, made):
    client = world.client("approver")
    sent = {"name": "New beds", "kind": "cip", "counts": "on", "category": "pay",
            "recurrent": "no", "full_year_effect": "£1.4m", 
            "measures": world.owned.code}  # fmt: skip
    assert client.post(at("scheme-add"), sent).status_code == 302
    new = Scheme.objects.get(name="New beds")
    assert (new.recurrent, new.full_year_effect, new.counts) == (False, 1_400_000, True)
    assert new.measures.get() == world.owned
    page = main_of(client.post(at("scheme-change", new.pk), {**sent, "name": ""}))
    assert "Enter a name" in page
    page = main_of(client.post(at("scheme-change", new.pk), {**sent, "measures": "none"}))
    assert "There is no code none" in page
    page = main_of(client.post(at("scheme-change", new.pk), {**sent, "full_year_effect": "x"}))
    assert "Enter an amount such as" in page
    assert client.post(at("scheme-change", new.pk), {**sent, "counts": ""}).status_code == 302
    new.refresh_from_db()
    assert not new.counts


def test_targets_weights_scenarios_and_sharing_are_kept_by_form(world, made):
    client, admin = world.client("approver"), world.client("administrator")
    target = {"year": "2023/24", "amount": "£31m", "starts": "2023-04-01", "kind": "cip"}
    assert client.post(at("savings-target"), target).status_code == 302
    assert SavingsTarget.objects.get(period_start="2023-04-01").amount == 31_000_000
    again = {**target, "amount": "£33m", "starts": "2023-04-05"}
    assert "Give the reason" in main_of(client.post(at("savings-target"), again))
    page = main_of(client.post(at("savings-target"), {**target, "year": "May-23", "amount": ""}))
    assert "Enter a financial year such as" in page
    assert "Enter an amount" in page
    assert client.post(at("risk-weights"), {"high": "20", "low": ""}).status_code == 302
    assert RiskWeight.objects.get().weight == 20
    assert "of 0 to 100" in main_of(client.post(at("risk-weights"), {"high": "120"}))
    scenario = {"name": "Pay award", "change1": "pay_award", "percent1": "1.5", "pounds1": "£40m"}
    assert client.post(at("scenario-add"), scenario).status_code == 302
    page = main_of(client.post(at("scenario-add"), {"name": "Slip", "change1": "slip"}))
    assert "allowed are 1 to 12" in page
    assert "slip a quarter" in main_of(client.get(at("scenario-add", preset="slip")))
    pk = Scenario.objects.get(name="Pay award").pk
    share = {"board": world.other_trust.pk, "level": "totals", "starts": "2023-04-02"}
    assert admin.post(at("share-add"), share).status_code == 302
    kept = SavingsShare.objects.get(level="totals")
    assert admin.post(at("share-end", kept.pk), {"ends": "2023-04-30"}).status_code == 302
    page = main_of(admin.get(at("savings-plans")))
    for words in ("£31.0m", "20%", "No weight", "Pay award", "1.5% dearer", "30 April 2023"):
        assert words in page, words
    assert client.post(at("scenario-remove", pk)).status_code == 302
    assert client.get(at("scenario-remove", pk)).status_code == 405


def test_only_a_register_of_several_names_the_organisation_of_each_scheme(world, made):
    head = '<th scope="col">Organisation</th>'
    assert head not in main_of(world.client("viewer").get(at("schemes")))
    shared = reverse("schemes", args=["RXX"], query=MARCH)
    assert head in main_of(world.client("outsider").get(shared))


def test_weights_give_the_forecast_that_is_adjusted_for_risk(world, made):
    RiskWeight.objects.create(organisation=world.trust, rating="high", weight=Decimal(50))
    page = main_of(world.client("viewer").get(at("savings")))
    assert "adjusted for risk" in page
    assert "Risk-adjusted forecast" in page


@pytest.mark.parametrize(
    ("level", "seen", "hidden"),
    [("schemes", ["Rota of doctors"], []), ("breakdown", ["High risk"], ["Rota of doctors"]),
     ("totals", ["Not rated"], ["Rota of doctors", "✕ High risk"])],
)  # fmt: skip
def test_a_board_sees_what_is_shared_and_no_more(world, made, level, seen, hidden):
    made.share.level = level
    made.share.save()
    client = world.client("outsider")
    pages = [
        client.get(reverse(name, args=["RXX"], query={**MARCH, "by": "rating"})).content.decode()
        for name in ("savings", "schemes", "savings-findings")
    ]
    report = reverse("report-section", args=["RXX", "savings", "portfolio"], query=MARCH)
    pages.append(client.get(report).content.decode())
    pages.append(client.get(reverse("schemes-export", args=["RXX"], query=MARCH)).content.decode())
    text = " ".join(pages)
    assert all(words in text for words in seen)
    assert not any(words in text for words in hidden)
    address = reverse("scheme", args=["RXX", made.scheme.pk], query=MARCH)
    shown = client.get(address)
    assert shown.status_code == (200 if level == "schemes" else 404)
    if level == "schemes":
        assert "read-only" in shown.content.decode()
        change = reverse("scheme-change", args=["RXX", made.scheme.pk], query=MARCH)
        assert client.get(change).status_code == 403


def test_statements_bridges_and_wards(world, made):
    client = world.client("viewer")
    page = main_of(client.get(at("finance")))
    for words in ("Dashboard, March 2023, £m", "(4.5)", "Plan: steps", "The bridge closes"):
        assert words in page, words
    page = main_of(client.get(at("wards")))
    assert "9 wards" in page
    assert "900,000" in page
    assert "(36,000)" in page
    assert "0 wards" in main_of(client.get(at("wards", site="South")))
    first = main_of(client.get(at("wards", sort="variance"))).split("<tbody>")[1]
    assert first.index("Ward 8") < first.index("Ward 1")
    rows = client.get(at("wards-export")).content.decode("utf-8-sig").splitlines()
    assert len(rows) == 10
    assert "No ward is recorded" in main_of(client.get(reverse(
        "wards", args=["RWF"], query={"period": "2023-02"})))  # fmt: skip


def test_findings_lead_to_their_records(world, made):
    made.scheme.state, made.scheme.development = "in_delivery", "unidentified"
    made.scheme.save()
    page = main_of(world.client("viewer").get(at("savings-findings")))
    assert "checked against each other: 1 error" in page
    assert reverse("scheme", args=["RWF", made.scheme.pk]) in page
    assert "delivering_unidentified" in page


def test_hostile_text_is_escaped(world, made):
    for record, names in ((made.scheme, ["name", "description", "type"]),
                          (made.target, ["label", "reason"]),
                          (made.scenario, ["name"])):  # fmt: skip
        for name in names:
            setattr(record, name, HOSTILE)
        record.save()
    client = world.client("administrator")
    for address in (at("savings", by="type"), at("schemes"), at("schemes", edit="plan"),
                    at("scheme", made.scheme.pk), at("savings-plans"), at("savings-findings"),
                    at("scheme-change", made.scheme.pk), at("finance")):  # fmt: skip
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address


@pytest.mark.parametrize("name", ["savings", "schemes", "savings-findings", "savings-plans",
                                  "finance", "wards"])  # fmt: skip
def test_a_page_costs_the_same_with_many_schemes(world, made, name):
    client = world.client("approver")

    def queries():
        client.get(at(name))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(name)).status_code == 200
        return len(captured)

    few = queries()
    for _ in range(40):
        one = factories.SchemeFactory(organisation=world.trust, owner=world.post, risk="low")
        factories.SchemeMonthFactory(scheme=one)
    assert queries() == few
    assert few <= 40


def test_a_refused_page_leaves_one_trace(world, made):
    for name in ("scheme-add", "savings-target", "risk-weights", "share-add"):
        AuditEvent.objects.all().delete()
        assert world.client("viewer").get(at(name)).status_code == 403
        assert AuditEvent.objects.get().refused
