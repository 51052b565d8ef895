"""Findings on pages: listed, filtered, followed to their records, waived and withdrawn."""

import re

import pytest
from django.urls import reverse

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.checking import CHECKERS, Ground, check
from goldenthread.records.measures.models import (
    Commentary,
    CountermeasureAction,
    CountermeasureSummary,
    StratificationTable,
    TableCell,
)
from goldenthread.records.reporting.models import Edition, Waiver, WaiverWithdrawal
from goldenthread.web.presenters.finding_links import FindingLinks
from goldenthread.web.scope import Scope
from tests import factories
from tests.integration.assure import trust as small
from tests.integration.web.programme_world import programme_of
from tests.integration.web.savings_world import savings_of
from tests.integration.web.test_queries import queries_of
from tests.integration.web.world import PERIOD

pytestmark = pytest.mark.slow
HERE = "/organisations/RWF/findings/"
IN_MARCH = {"period_kind": "month", "period_start": PERIOD.start}


@pytest.fixture
def made(world):
    """A programme, savings, and a finding about each kind of record."""
    programme, money = programme_of(world), savings_of(world)
    world.owned.better = "lower"
    world.owned.name = "Waits"
    world.owned.save()
    summary = CountermeasureSummary.objects.create(
        measure=world.owned, problem="x", desired_trend="above the mean", **IN_MARCH
    )
    CountermeasureAction.objects.create(
        summary=summary, action="Meet", status="Planned", due="17 May 2003"
    )
    Commentary.objects.create(
        measure=world.others, summary="By 31 April 2023 all is well.", **IN_MARCH
    )
    small.target(world.others, "<10%")
    table = StratificationTable.objects.create(
        organisation=world.trust, code="t", title="By ward", measure=world.others, **IN_MARCH
    )
    for place, (row, written) in enumerate((("A", "3"), ("B", "4"), ("Total", "9"))):
        TableCell.objects.create(table=table, row=row, column="Falls", written=written,
                                 row_order=place, is_total=row == "Total")  # fmt: skip
    money.scheme.state, money.scheme.development = "in_delivery", "unidentified"
    money.scheme.save()
    programme.highlight.summary = "Approved on 31 June 2023."
    programme.highlight.save()
    return programme


def text_of(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def main_of(response):
    return re.search(r"<main.*?</main>", text_of(response), re.DOTALL)[0]


def told(world):
    return check(Ground(world.trust, PERIOD))


def first_error(world):
    return next(one.finding for one in told(world) if one.finding.severity == "error")


def test_everything_that_is_found_is_listed_errors_first(world, made):
    page = main_of(world.client("viewer").get(HERE))
    found = told(world)
    assert f"{len(found)} findings, errors first" in page
    severities = re.findall(r"nhsuk-tag[^>]*>\s*(\w+)\s*<", page)
    order = ["Error", "Warning", "Note"]
    assert severities == sorted(severities, key=order.index)
    assert len(severities) == len(found)
    for one in found:
        assert reverse("finding", args=["RWF", one.finding.fingerprint]) in page
        assert one.finding.code in page


def test_a_trust_without_findings_is_told_so(world):
    for one in (world.owned, world.others):
        one.targets.all().delete()
    page = main_of(world.client("viewer").get(HERE))
    assert "nothing. Each finding" in page or "Nothing contradicts or is missing." in page


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("severity=error", lambda one: one.finding.severity == "error"),
        ("subject=savings", lambda one: one.subject == "savings"),
        ("rule=date_long_past", lambda one: one.finding.code == "date_long_past"),
        ("workstream=safety", lambda one: one.finding.workstream == "safety"),
        ("state=waived", lambda one: False),
        ("severity=nonsense", lambda one: False),
    ],
)
def test_findings_are_filtered(world, made, query, kept):
    page = main_of(world.client("viewer").get(f"{HERE}?{query}"))
    expected = [one for one in told(world) if kept(one)]
    for one in told(world):
        assert (one.finding.fingerprint in page) == (one in expected)
    if not expected:
        assert "No finding matches." in page


def test_every_finding_leads_to_an_open_page_of_its_record(world, made):
    client = world.client("viewer")
    kinds = set()
    scope = Scope(world.trust, world.people["viewer"], PERIOD, (PERIOD,))
    found = [one.finding for one in told(world)]
    links = FindingLinks(scope, world.people["viewer"], found)
    for one in found:
        place = links.place(one)
        assert place.href, one
        page = text_of(client.get(place.href.partition("#")[0]))
        if fragment := place.href.partition("#")[2]:
            assert f'id="{fragment}"' in page
        for way in links.records(one):
            assert client.get(way.href.partition("#")[0]).status_code == 200
        kinds.add(one.record)
    assert kinds >= {
        "measure", "commentary", "countermeasure", "countermeasure_action", "table", "action",
        "highlight", "scheme", "savings_total",
    }  # fmt: skip


def test_a_finding_about_all_schemes_leads_to_their_list(world, made):
    one = Finding("month_without_actuals", "warning", "None has an actual.", "scheme", 0)
    scope = Scope(world.trust, world.people["viewer"], PERIOD, (PERIOD,))
    place = FindingLinks(scope, world.people["viewer"], [one]).place(one)
    assert place.words == "Schemes"
    assert "Schemes" in main_of(world.client("viewer").get(place.href))


def test_a_finding_has_a_page_of_its_own(world, made):
    one = next(t.finding for t in told(world) if t.finding.code == "desired_trend_contradicts")
    page = main_of(world.client("viewer").get(f"{HERE}{one.fingerprint}/"))
    assert "The desired trend leads away from what is better" in page
    assert "above the mean" in page
    assert "Lower is better" in page
    assert reverse("measure", args=["RWF", "waits"]) in page
    assert "Waive" not in page


def test_a_finding_that_is_found_no_more_has_none(world, made):
    assert world.client("viewer").get(f"{HERE}{'0' * 32}/").status_code == 404
    one = first_error(world)
    assert world.client("outsider").get(f"{HERE}{one.fingerprint}/").status_code == 404


def test_an_approver_waives_with_a_reason_and_withdraws(world, made):
    client, one = world.client("approver"), first_error(world)
    address = f"{HERE}{one.fingerprint}/waive/"
    assert address in main_of(client.get(HERE))
    assert "Write the reason" in text_of(client.post(address, {"reason": " "}))
    late = text_of(client.post(address, {"reason": "x", "until": "2001-01-01"}))
    assert "The last day of the waiver has passed." in late
    sent = client.post(address, {"reason": "Known <b>since</b> March", "until": "2099-01-01"})
    assert sent["Location"] == f"{HERE}?period=2023-03"
    page = main_of(client.get(HERE))
    assert one.fingerprint not in page
    assert "1 waived" in page
    page = main_of(client.get(f"{HERE}?state=waived"))
    assert "Known &lt;b&gt;since&lt;/b&gt; March (Approver, until 1 January 2099)" in page
    page = main_of(client.get(f"{HERE}{one.fingerprint}/"))
    waiver = Waiver.objects.get()
    withdraw = reverse("waiver-withdraw", args=["RWF", waiver.pk])
    assert withdraw in page
    assert "Waive it with a reason" not in page
    done = text_of(client.post(withdraw, follow=True))
    assert "The waiver is withdrawn" in done
    assert "withdrawn already" in text_of(client.post(withdraw, follow=True))
    assert WaiverWithdrawal.objects.count() == 1
    page = main_of(client.get(HERE))
    assert one.fingerprint in page
    assert "An earlier waiver no longer covers it" in page
    assert "Waivers that cover nothing now (1)" in page


def test_a_waiver_is_not_offered_to_those_who_may_not_nor_in_the_past(world, made):
    for name in ("viewer", "contributor"):
        assert "/waive/" not in main_of(world.client(name).get(HERE))
    assert "/waive/" not in main_of(world.client("approver").get(f"{HERE}?as_at=2030-01-01"))
    one = first_error(world)
    refused = world.client("contributor").post(f"{HERE}{one.fingerprint}/waive/", {"reason": "x"})
    assert refused.status_code == 403
    assert not Waiver.objects.exists()


def test_a_waiver_of_another_organisation_is_not_withdrawn_here(world, made):
    client, one = world.client("approver"), first_error(world)
    client.post(f"{HERE}{one.fingerprint}/waive/", {"reason": "x"})
    waiver = Waiver.objects.get()
    address = reverse("waiver-withdraw", args=["RXX", waiver.pk])
    assert world.client("outsider").post(address).status_code == 404
    assert not WaiverWithdrawal.objects.exists()


def test_the_pages_of_programmes_and_savings_show_their_own(world, made):
    client = world.client("viewer")
    for name, args, subjects in (
        ("programme-findings", ["RWF", made.programme.pk], {"programmes"}),
        ("savings-findings", ["RWF"], {"savings", "finance"}),
    ):
        page = main_of(client.get(reverse(name, args=args)))
        for one in told(world):
            if one.subject in subjects:
                assert one.finding.code in page
        assert "Measures" not in page.split("<table")[1]
        assert "All findings of the organisation" in page
    assert {one.subject for one in CHECKERS} >= {"programmes", "savings", "finance"}


def test_what_is_waived_is_no_longer_to_mend(world, made):
    client = world.client("approver")
    action = reverse("action", args=["RWF", made.programme.pk, made.action.pk])
    one = next(t.finding for t in told(world) if t.finding.record == "action")
    words = one.words.removeprefix(f"{made.action.title}: ")
    assert words in main_of(client.get(action)).split("To mend")[1][:400]
    client.post(f"{HERE}{one.fingerprint}/waive/", {"reason": "x"})
    assert "To mend" not in main_of(client.get(action)) or words not in main_of(client.get(action))


class TestFreezing:
    FREEZE = "/organisations/RWF/reports/ipr/freeze/"

    def test_the_list_of_reports_says_how_many_errors_stand(self, world, made):
        page = main_of(world.client("viewer").get("/organisations/RWF/reports/"))
        errors = sum(
            one.is_open_error for one in check(Ground(world.trust, PERIOD), ("measures", "tables"))
        )
        assert errors > 1
        assert f"{errors} errors stand in it" in page
        assert "severity=error" in page

    def test_a_report_with_errors_asks_before_it_is_frozen(self, world, made):
        client = world.client("approver")
        page = main_of(client.post(self.FREEZE))
        assert "errors stand in the report" in page
        assert not Edition.objects.exists()
        address = client.post(self.FREEZE, {"with_errors": "yes"})["Location"]
        edition = Edition.objects.get()
        assert edition.open_errors > 1
        page = main_of(client.get(address))
        assert f"Frozen with {edition.open_errors} errors that nobody had waived" in page
        listed = main_of(client.get("/organisations/RWF/reports/"))
        assert f"<td>{edition.open_errors}</td>" in listed

    def test_only_yes_is_a_confirmation(self, world, made):
        client = world.client("approver")
        main_of(client.post(self.FREEZE, {"with_errors": "no"}))
        assert not Edition.objects.exists()


def test_the_pages_cost_the_same_with_more_findings(world, made):
    client = world.client("approver")
    one = first_error(world)
    client.post(f"{HERE}{one.fingerprint}/waive/", {"reason": "x"})
    pages = (HERE, "/organisations/RWF/reports/",
             reverse("programme-findings", args=["RWF", made.programme.pk]))  # fmt: skip
    few = [queries_of(client, address) for address in pages]
    for n in range(5):
        more = world.measure(f"more-{n}", theme="Safety", better="lower")
        small.target(more, ">90%")
        factories.ActionFactory(workstream=made.workstream, organisation=world.trust,
                                owner=world.post, delivery="overdue")  # fmt: skip
        factories.MilestoneFactory(workstream=made.workstream, description="")
        factories.SchemeFactory(organisation=world.trust, state="in_delivery",
                                development="unidentified")  # fmt: skip
    assert [queries_of(client, address) for address in pages] == few
