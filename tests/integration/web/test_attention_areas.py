"""The home page tells of programmes, money, findings and meetings, not of measures alone."""

import datetime as dt

import pytest
from lxml import html

from goldenthread.assure.findings import checking
from goldenthread.records.measures.models import CountermeasureSummary
from goldenthread.records.programmes.actions import decide_change
from goldenthread.vocabulary.meetings import Part
from goldenthread.web import scope
from goldenthread.web.presenters import money
from goldenthread.web.presenters.areas import counted_words
from tests import factories
from tests.integration.web.programme_world import programme_of
from tests.integration.web.savings_world import savings_of
from tests.integration.web.test_queries import queries_of
from tests.integration.web.world import PERIOD, person

pytestmark = pytest.mark.slow
HOME = "/organisations/RWF/"


def sections(world, query=""):
    """Give the areas of the home page."""
    page = html.fromstring(world.client("viewer").get(f"{HOME}{query}").content)
    return page.xpath("//section[@aria-labelledby='areas']//section")


def words_of(element):
    return " ".join(element.text_content().split())


def areas(world, query=""):
    """Give the areas of the home page: title to the words of its lines."""
    return {
        words_of(one.find("h3")): [words_of(line) for line in one.findall("ul/li")]
        for one in sections(world, query)
    }


def test_a_trust_with_measures_alone_has_no_other_areas_than_findings(world):
    assert areas(world) == {"Findings": ["2 warnings."]}


def test_a_programme_tells_what_is_red_late_and_waiting(world):
    made = programme_of(world)
    (lines,) = [held for title, held in areas(world).items() if title == made.programme.name]
    red = "✕ Overdue by more than a month"
    assert lines[:2] == [f"Programme status {red}", f"Safety {red}"]
    assert "1 action is red" in lines
    assert "1 action or milestone is late" in lines
    assert "1 change request to decide" in lines


def test_every_line_leads_to_an_open_page(world):
    programme_of(world), savings_of(world), contradiction(world)
    client = world.client("viewer")
    links = [link.get("href") for one in sections(world) for link in one.iter("a")]
    assert len(links) >= 8
    for href in links:
        assert client.get(href.partition("#")[0]).status_code == 200, href


def test_money_is_told_of_its_newest_month(world):
    savings_of(world)
    found = areas(world)
    assert found["Finance"][0].startswith("Surplus: £1.5m against £1.0m, £0.5m favourable")
    (savings,) = [title for title in found if title.startswith("Savings")]
    assert savings == "Savings 2022/23"
    assert found[savings][0].startswith("1 scheme plans £")
    later = areas(world, query="?period=2023-05")
    assert "Savings 2022/23 March 2023" in later
    assert "Finance March 2023" in later


def test_a_target_is_told_where_no_scheme_is_recorded(world):
    factories.SavingsTargetFactory(organisation=world.trust, kind="cip", amount=20_000)
    factories.ReportedTotalFactory(
        organisation=world.trust, kind="cip", month=dt.date(2023, 3, 31), basis="actual_to_date"
    )
    assert areas(world)["Savings 2022/23"] == ["Targets of 2022/23: CIP £20k."]


def contradiction(world):
    """Let a desired trend lead away from what is better."""
    return CountermeasureSummary.objects.create(
        measure=world.owned, problem="Too few", desired_trend="below the mean",
        period_kind="month", period_start=PERIOD.start,
    )  # fmt: skip


def test_errors_are_told_until_somebody_answers_for_them(world):
    contradiction(world)
    lines = areas(world)["Findings"]
    assert lines[0].startswith("1 error")
    assert "the desired trend is 'below the mean', but higher is better" in lines[1]
    address = sections(world)[-1].xpath(".//li/a/@href")[0]
    sent = world.client("approver").post(f"{address}waive/", {"reason": "The aim of the year."})
    assert sent.status_code == 302
    assert areas(world)["Findings"] == ["1 warning and 1 waived."]


def test_meetings_to_come_are_told_to_those_who_may_know_of_them(world):
    board = factories.CommitteeFactory(organisation=world.trust, name="Board")
    soon = dt.date.today() + dt.timedelta(days=9)
    factories.MeetingFactory(committee=board, date=soon)
    private = factories.MeetingFactory(
        committee=board, date=soon + dt.timedelta(days=1), part=Part.PRIVATE
    )
    factories.MeetingFactory(committee=board, date=dt.date.today() - dt.timedelta(days=9))
    lines = areas(world)["Meetings to come"]
    assert [line.split(" 20")[0] for line in lines] == [f"Board, {soon.day} {soon:%B}"]
    assert f"/meetings/{private.pk}/" not in world.client("viewer").get(HOME).content.decode()


def test_an_organisation_without_measures_has_no_empty_lists_of_them(world):
    world.trust.measures.all().delete()
    programme_of_trust = factories.ProgrammeFactory(organisation=world.trust)
    factories.WorkstreamFactory(programme=programme_of_trust, name="Safety")
    page = world.client("viewer").get(HOME).content.decode()
    assert "Where the work stands" in page
    assert "What changed since" not in page
    assert "Read the Integrated Performance Report" not in page


def test_what_was_decided_is_told_at_once(world):
    made = programme_of(world)
    waiting = "1 change request to decide"
    assert waiting in areas(world)[made.programme.name]
    decide_change(request=made.change, is_approved=True, by=world.people["approver"])
    assert waiting not in areas(world)[made.programme.name]


def test_a_member_of_nothing_sees_nothing(world):
    world.people["stranger"] = person("stranger")
    assert world.client("stranger").get(HOME).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_work(world):
    made = programme_of(world)
    savings_of(world)
    client = world.client("contributor")
    few = queries_of(client, HOME)
    for number in range(6):
        factories.ActionFactory(
            workstream=made.workstream, organisation=world.trust, code=f"more-{number}"
        )
        factories.SchemeFactory(organisation=world.trust, code=f"more-{number}")
    assert queries_of(client, HOME) == few


def test_programmes_and_savings_are_assessed_once_for_areas_and_findings(world, monkeypatch):
    programme_of(world), savings_of(world)
    seen = []

    def counting(module, name):
        real = getattr(module, name)

        def call(*args, **options):
            seen.append((name, options.get("year")))
            return real(*args, **options)

        monkeypatch.setattr(module, name, call)

    for module, name in (
        (scope, "assess_programme"), (checking, "assess_programme"),
        (money, "assess_savings"), (checking, "assess_savings"),
    ):  # fmt: skip
        counting(module, name)
    assert len(areas(world)) == 4
    assert len(seen) == len(set(seen)) == 3  # the programme, this year's savings and the next's
    seen.clear()
    assert world.client("viewer").get(f"{HOME}findings/").status_code == 200
    assert [name for name, _ in seen] == ["assess_programme"]


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 action or milestone is late"), (2, "2 actions or milestones are late")],
)
def test_counts_in_words(count, words):
    assert counted_words(count, "action or milestone", "late") == words
