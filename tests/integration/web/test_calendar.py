"""The calendar of due dates: what it holds, for whom, and when its address ends."""

import datetime as dt
import logging

import pytest
import time_machine
from django.core.signing import Signer
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from goldenthread.records.organisations.access import change_password
from goldenthread.records.people.subscriptions import calendar_token
from goldenthread.web.presenters.my_work import calendar_address
from tests import factories
from tests.integration.assure.work import NOON, TODAY, Work

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(world) -> Work:
    return Work(world)


def address(work, name="contributor") -> str:
    return f"/calendar/{calendar_token(work.world.people[name])}.ics"


def fetched(work, name="contributor"):
    """Fetch a person's calendar as a program does that cannot sign in."""
    return work.world.client("anonymous").get(address(work, name))


def events(work, name="contributor"):
    response = fetched(work, name)
    assert response.status_code == 200
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_open_actions_and_milestones_are_events_of_the_whole_day(work, settings):
    settings.SITE_ADDRESS = "https://thread.example.nhs.uk/"
    action = work.action("Teach everybody", 90)
    step = work.milestone("Open the ward", -1)
    factories.DecisionFactory(action=work.action("approved"))
    work.milestone("done", status="complete")
    work.action("undated", None)
    work.action("of another", owner=work.post_of("approver"))
    late, later = events(work)
    programme = f"https://thread.example.nhs.uk/organisations/RWF/programmes/{work.programme.pk}"
    assert late["uid"] == f"milestone-{step.pk}@thread.example.nhs.uk"
    assert late["url"] == f"{programme}/milestones/{step.pk}/update/"
    assert late["summary"] == "Milestone due: Open the ward"
    assert later["uid"] == f"action-{action.pk}@thread.example.nhs.uk"
    assert later["url"] == f"{programme}/actions/{action.pk}/"
    assert (later.start, later.end) == (action.due, action.due + dt.timedelta(days=1))
    assert type(later.start) is dt.date
    assert later["status"] == "CONFIRMED"
    assert later["description"] == "Safety\nTrust RWF\nStatus: On track\nDue in 90 days"


def test_one_before_the_panel_stays_until_it_is_approved(work):
    work.submitted(work.action("before the panel", -1))
    (event,) = events(work)
    assert event["description"].endswith("1 day late, before the panel")


def test_what_people_wrote_cannot_make_lines_of_its_own(work):
    title = "Teach; listen, learn\\ \nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged"
    work.action(title, 1)
    work.workstream.name = "Safety\r\nEND:VCALENDAR"
    work.workstream.save()
    (event,) = events(work)
    assert "forged" in event["summary"]
    assert event["description"].startswith("Safety\nEND:VCALENDAR\nTrust")
    lines = fetched(work).content.splitlines()
    assert b"SUMMARY:forged" not in lines
    assert (lines.count(b"BEGIN:VEVENT"), lines.count(b"END:VCALENDAR")) == (1, 1)


def test_it_holds_every_organisation_of_the_member_and_no_other(work):
    world = work.world
    work.action("here", 1)
    post = factories.PostFactory(organisation=world.other_trust)
    factories.PostHoldingFactory(post=post, user=world.people["contributor"])
    stream = factories.WorkstreamFactory(
        programme=factories.ProgrammeFactory(organisation=world.other_trust)
    )
    factories.ActionFactory(title="there", owner=post, workstream=stream, due=TODAY)
    assert [event["summary"] for event in events(work)] == ["Action due: here"]
    world.other_trust.memberships.create(user=world.people["contributor"], role="viewer")
    assert [event["summary"] for event in events(work)] == ["Action due: here", "Action due: there"]
    world.trust.memberships.filter(user=world.people["contributor"]).delete()
    assert [event["summary"] for event in events(work)] == ["Action due: there"]


def test_it_is_private_and_a_calendar(work):
    response = fetched(work)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert not response.cookies
    assert work.world.client("anonymous").head(address(work)).status_code == 200
    assert work.world.client("anonymous").post(address(work)).status_code == 405


def test_fetching_it_only_reads_and_costs_the_same_with_more_dates(work):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert fetched(work).status_code == 200
        assert {query["sql"].split()[0] for query in captured} == {"SELECT"}
        return len(captured)

    work.much(5)
    few = queries()
    work.much(55)
    assert queries() == few


def test_a_new_password_ends_the_address(work):
    user = work.world.people["contributor"]
    old = address(work)
    change_password(user=user, password="another-long-passage", by=user)
    assert work.world.client("anonymous").get(old).status_code == 404
    user.refresh_from_db()
    assert fetched(work).status_code == 200


def test_a_closed_sign_in_has_no_calendar(work):
    user = work.world.people["contributor"]
    user.is_active = False
    user.save()
    assert fetched(work).status_code == 404


def test_a_wrong_token_is_not_found_and_stands_in_no_log(work, caplog):
    own, other = (work.world.people[name] for name in ("contributor", "approver"))
    signature = calendar_token(own).partition(".")[2]
    wrong = [
        "x", ".", f"{own.pk}", f"{own.pk}.", f"{own.pk}.{signature[:-1]}",
        f"{other.pk}.{signature}",
        f"-{own.pk}.{signature}", f"{10**30}.{signature}", f"99999999.{signature}",
        f"{own.pk}.{signature}.{signature}", Signer(sep=".").sign(own.pk), "²." + signature,
    ]  # fmt: skip
    with caplog.at_level(logging.DEBUG):
        for token in wrong:
            response = work.world.client("anonymous").get(f"/calendar/{token}.ics")
            assert response.status_code == 404, token
            assert signature not in response.content.decode()
    assert signature not in caplog.text
    assert "/calendar/hidden.ics" in caplog.text


def test_the_address_stands_on_the_readers_own_page_alone(work):
    page = work.world.client("contributor").get("/organisations/RWF/my-work/").content.decode()
    own = calendar_address(work.world.people["contributor"])
    assert own in page
    assert own.replace("http://", "webcal://") in page
    other = work.world.client("administrator").get("/organisations/RWF/my-work/").content.decode()
    assert own not in other
