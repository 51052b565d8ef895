"""The page My work: groups with counts, links to where each duty is done, the period."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.records.measures.models import Commentary
from goldenthread.records.programmes.models import Action
from goldenthread.vocabulary import Period, PeriodKind
from tests import factories
from tests.integration.assure.work import NOON, Work

PAGE = "/organisations/RWF/my-work/"
pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(world) -> Work:
    return Work(world)


def main_of(response) -> str:
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def comment(measure, period):
    words = Commentary(measure=measure, summary="Fewer beds.")
    words.period = period
    words.save()


def shown(world, name="contributor", query="") -> str:
    return main_of(world.client(name).get(PAGE + query))


def test_groups_have_counts_links_and_words_for_nothing(work):
    late = work.action("Teach <b>everybody</b>", -40)
    step = work.milestone("Open the ward")
    page = shown(work.world)
    programme = f"/organisations/RWF/programmes/{work.programme.pk}/"
    for address in (
        f"{programme}actions/{late.pk}/",
        f"{programme}milestones/{step.pk}/update/",
        f"{programme}workstreams/{work.workstream.pk}/highlight/",
        "/organisations/RWF/measures/waits/",
    ):
        assert f'href="{address}"' in page
    assert "Teach &lt;b&gt;everybody" in page
    assert "<strong>5</strong> to do" in page
    assert "<strong>2</strong> late" in page
    assert "Overdue by more than a month" in page
    assert re.search(r"Red actions to explain <span[^>]*>1<", page)
    assert "<li>Actions that the panel gave back <span" in page
    assert "Actions before the panel" not in page


def test_decisions_link_to_where_they_are_taken(work):
    submission = work.submitted(work.action("theirs"))
    request = work.request(work.action("moved", 90), "contributor")
    report = work.report(("submitted", "contributor"), state="submitted")
    page = shown(work.world, "approver")
    programme = f"/organisations/RWF/programmes/{work.programme.pk}/"
    for address in (
        f"{programme}actions/{submission.action_id}/decide/",
        f"{programme}changes/{request.pk}/decide/",
        f"{programme}highlights/{report.pk}/",
    ):
        assert f'href="{address}"' in page


def test_nothing_to_do_is_said(work):
    assert "Nothing waits for you." in shown(work.world, "viewer")
    assert "Nothing waits for you." not in shown(work.world)


def test_the_period_asked_for_is_that_of_reports_and_links(work):
    page = shown(work.world, query="?period=2023-02")
    assert "Safety, February 2023" in page
    assert f"workstreams/{work.workstream.pk}/highlight/?period=2023-02" in page


def test_commentary_counts_for_its_own_period_only(work):
    january = Period.month(2023, 1)
    for period in (Period.containing(january.start, PeriodKind.QUARTER), Period.month(2023, 2)):
        comment(work.world.owned, period)
    asked = "No commentary for January 2023"
    assert asked in shown(work.world, query="?period=2023-01")
    comment(work.world.owned, january)
    assert asked not in shown(work.world, query="?period=2023-01")


def test_an_organisation_without_records_has_an_empty_list(world):
    page = main_of(world.client("outsider").get("/organisations/RXX/my-work/"))
    assert "Nothing waits for you." in page


def test_it_is_the_readers_own_and_kept_nowhere(work):
    response = work.world.client("contributor").get(PAGE)
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert work.world.client("outsider").get(PAGE).status_code == 404
    assert work.world.client("anonymous").get(PAGE).status_code == 302


def test_one_without_a_workstream_belongs_to_the_programme_that_asks_for_it(work):
    asked = factories.RequirementFactory(workstream=work.workstream)
    work.action("asked for", workstream=None, requirements=[asked])
    work.action("loose", workstream=None)
    page = shown(work.world)
    number = Action.objects.get(title="asked for").pk
    assert f"/organisations/RWF/programmes/{work.programme.pk}/actions/{number}/" in page
    assert f'<a href="{PAGE}">loose</a>' in page


@pytest.mark.parametrize("name", ["contributor", "approver"])
def test_the_page_costs_the_same_with_much_to_do(work, name):
    def queries() -> int:
        client = work.world.client(name)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    work.much(5)
    few = queries()
    work.much(55)
    assert queries() == few
    assert few <= 60
