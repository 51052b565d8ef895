"""The action log through its pages, the chair's report, records on agendas, and My work."""

import datetime as dt

import pytest
from django.urls import reverse

from goldenthread.records.meetings.models import AgendaSubject, LogAction, Minute, Paper
from goldenthread.records.people.subscriptions import calendar_token
from tests import factories
from tests.integration.web.addresses import Addresses
from tests.integration.web.meetings_world import soon
from tests.integration.web.test_meetings_editing import Person, made  # noqa: F401 (a fixture)

pytestmark = pytest.mark.slow


@pytest.fixture
def owner(world, made):  # noqa: F811
    return Person(world.client("contributor"))


@pytest.fixture
def secretary(world, made):  # noqa: F811
    return Person(world.client("secretary"))


@pytest.fixture
def may(made):  # noqa: F811
    """The meeting after April's, with a minute that agrees what is closed."""
    later = factories.MeetingFactory(
        committee=made.board, code="may", date=dt.date(2023, 5, 25), prefix="05"
    )
    item = factories.AgendaItemFactory(meeting=later, title="Actions")
    Minute.objects.create(item=item, text="The closures were agreed.")
    return item


@pytest.fixture
def places(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Addresses(world)


def test_an_action_goes_from_progress_to_its_closure_by_a_minute(owner, secretary, made):  # noqa: F811
    pk = made.log_action.pk
    today = dt.date.today()
    sent = {"on": today.isoformat(), "text": "Half is done", "status": "issue"}
    page = owner.sends("log-progress", pk, **sent)
    assert "Half is done" in page
    assert "Issue or delay" in page
    page = secretary.sends("log-due", pk, due_words="July 2030", reason="Late data")
    assert "July 2030" in page
    assert "May 2023" in page
    page = owner.sends("log-propose", pk, outcome="It was brought", closed_words="April 2030")
    assert "Proposed for closure" in page
    meeting = factories.MeetingFactory(committee=made.board, code="today", date=today)
    item = factories.AgendaItemFactory(meeting=meeting, title="Actions")
    page = secretary.sends("log-close", pk, item=item.pk)
    assert "An action is closed by a minute: write the minute of that item." in page
    page = secretary.sends("log-keep-open", pk, remark="Not yet", item=item.pk)
    assert "Kept open" in page
    owner.sends("log-propose", pk, outcome="It was brought")
    Minute.objects.create(item=item, text="Closure was agreed.")
    page = secretary.sends("log-close", pk, item=item.pk)
    assert "The action is closed" in page
    assert f"by the minute of item {item.reference} of {today:%-d %B %Y}" in page
    made.log_action.refresh_from_db()
    assert (made.log_action.state, made.log_action.closed) == ("closed", today)


def test_what_is_not_open_is_not_offered_and_is_refused(owner, secretary, made):  # noqa: F811
    pk = made.log_action.pk
    page = secretary.reads("log-action", pk)
    assert "Close by a minute" not in page
    assert "Tell progress" in page
    assert "Make it private" in page
    page = owner.reads("log-action", pk)
    assert "Pass to another committee" not in page
    assert "Propose closure" in page
    page = secretary.sends("log-keep-open", pk, remark="x")
    assert "that step is not open" in page


def test_an_action_is_passed_on_and_does_not_count_as_closed(secretary, made):  # noqa: F811
    pk = made.log_action.pk
    page = secretary.sends("log-pass", pk, committee=made.finance.pk)
    assert "Passing on does not count as completion." in page
    passed = LogAction.objects.get(passed_from=made.log_action)
    assert "Passed from" in secretary.reads("log-action", passed.pk)
    log = secretary.reads("action-log", made.board.pk)
    assert "Passed to Finance Committee." in log
    assert "<strong>0</strong> closed" in log


def test_an_action_is_answered_by_one_of_a_programme_and_made_private(world, places):
    secretary = Person(world.client("secretary"))
    pk, answer = places.boardroom.log_action.pk, places.made.action
    page = secretary.sends("log-answer", pk, record=answer.pk)
    assert f"/programmes/{places.made.programme.pk}/actions/{answer.pk}/" in page
    assert "The action is private now" in secretary.sends("log-part", pk)
    client = world.client("administrator")
    assert client.get(reverse("log-action", args=["RWF", pk])).status_code == 404


def test_other_words_of_an_action_are_kept_with_those_before(secretary, made):  # noqa: F811
    made.log_action.text = "Bring two trajectories"
    made.log_action.save()
    page = secretary.reads("log-action", made.log_action.pk)
    assert "Its words before" in page
    assert '<span class="app-old">Bring a trajectory</span>' in page


def test_the_log_of_a_meeting_and_of_the_next_one(secretary, made, may):  # noqa: F811
    april = secretary.reads("meeting-actions", made.april.pk)
    assert "Agreed at this meeting" in april
    assert april.index("Bring a trajectory") > april.index("Agreed at this meeting")
    page = secretary.reads("meeting-actions", may.meeting.pk)
    due = page[page.index("Actions due and still open") : page.index("Actions due and closed")]
    assert "Bring a trajectory" in due
    assert "The operator" in due or "Chief Operator" in due


def test_a_chairs_report_is_drafted_kept_and_sent_to_the_parent(secretary, made):  # noqa: F811
    made.summary.delete()
    Minute.objects.create(item=made.finance_item, text="The plan was met. More words.")
    draft = secretary.reads("meeting-summary-write", made.report.pk)
    assert "Month 12: The plan was met." in draft
    sent = {"opening": "We met.", "key_matters": "The plan was met."}
    page = secretary.sends("meeting-summary-write", made.report.pk, **sent)
    assert "The report is kept" in page
    assert "Send it to Trust Board" in page
    page = secretary.sends("meeting-summary-send", made.report.pk, item=made.next_item.pk)
    assert "The report is sent" in page
    paper = Paper.objects.get(about=made.report)
    assert (paper.item, paper.state) == (made.next_item, "submitted")
    assert "Change the report" not in page
    assert "The plan was met." not in secretary.reads("papers", made.coming.pk)
    missing = secretary.client.get(reverse("meeting-summary-send", args=["RWF", made.april.pk]))
    assert missing.status_code == 404


@pytest.mark.parametrize("kind", ["measure", "action", "milestone", "risk", "scheme"])
def test_every_kind_of_record_is_put_on_an_agenda_and_shows_what_was_decided(world, places, kind):
    records = {"measure": world.owned, "action": places.made.action, "risk": places.made.risk,
               "milestone": places.made.milestone, "scheme": places.money.scheme}  # fmt: skip
    record, boardroom = records[kind], places.boardroom
    secretary = Person(world.client("secretary"))
    page = place_of(places, kind)
    before = secretary.client.get(page).content.decode()
    assert "Put on an agenda" in before
    address = reverse("put-on-agenda", args=["RWF"], query={kind: str(record.pk), "words": "Late"})
    sent = {"meeting": boardroom.coming.pk, "title": "A hard look", "words": "Late"}
    kept = secretary.client.post(address, sent, follow=True).content.decode()
    assert "It is on the agenda" in kept
    assert "A hard look" in kept
    again = secretary.client.post(address, sent).content.decode()
    assert "It is on this agenda already." in again
    subject = AgendaSubject.objects.get(item__title="A hard look")
    factories.MeetingDecisionFactory(item=subject.item, text="A plan within a month")
    for reader in ("secretary", "viewer"):
        after = world.client(reader).get(page).content.decode()
        assert "A plan within a month" in after
        assert f"Trust Board, {soon():%-d %B %Y}" in after
    assert "Put on an agenda" not in world.client("viewer").get(page).content.decode()


def place_of(places, kind):
    name = {"milestone": "milestones"}.get(kind, kind)
    return places.of(name)


def test_a_finding_is_put_on_an_agenda(world, places):
    secretary, page = Person(world.client("secretary")), places.of("savings-findings")
    assert "Put on an agenda" in secretary.client.get(page).content.decode()
    query = {"finding": "parts_do_not_add_up", "words": "The parts do not add up."}
    address = reverse("put-on-agenda", args=["RWF"], query=query)
    sent = {"meeting": places.boardroom.coming.pk, "title": "Sums", "words": query["words"]}
    assert (
        "It is on the agenda" in secretary.client.post(address, sent, follow=True).content.decode()
    )
    subject = AgendaSubject.objects.get(item__title="Sums")
    assert (subject.finding, subject.record) == ("parts_do_not_add_up", None)


@pytest.mark.parametrize(
    "query",
    ["", "measure=x", "measure=999999", "finding=No!", "measure=1&action=1", "period=2023-03"],
)
def test_what_cannot_be_put_on_an_agenda_is_not_found(world, places, query):
    client = world.client("secretary")
    address = reverse("put-on-agenda", args=["RWF"])
    assert client.get(f"{address}?{query}").status_code == 404


def test_my_work_leads_to_papers_actions_and_minutes(world, places):
    boardroom = places.boardroom
    operator = boardroom.posts["operator"]
    paper = factories.PaperFactory(item=boardroom.next_item, author=operator, title="To write")
    coming, code = boardroom.coming.pk, "RWF"
    page = world.client("contributor").get(places.of("my-work")).content.decode()
    assert reverse("paper", args=[code, coming, paper.pk]) in page
    assert reverse("log-action", args=[code, boardroom.log_action.pk]) in page
    page = world.client("approver").get(places.of("my-work")).content.decode()
    assert reverse("paper", args=[code, coming, boardroom.waiting.pk]) in page
    recent = factories.MeetingFactory(
        committee=boardroom.board, code="recent", date=dt.date.today() - dt.timedelta(days=3)
    )
    factories.AgendaItemFactory(meeting=recent)
    page = world.client("secretary").get(places.of("my-work")).content.decode()
    assert reverse("minutes", args=[code, recent.pk]) in page
    token = calendar_token(world.people["contributor"])
    feed = world.client("anonymous").get(reverse("calendar", args=[token])).content.decode()
    feed = feed.replace("\r\n ", "")
    assert "Paper due: To write" in feed
    assert "Committee action due: " in feed
    assert f"UID:committee-action-{boardroom.log_action.pk}@" in feed


def test_an_organisation_without_committees_hears_nothing_of_them(world):
    page = world.client("viewer").get("/organisations/RWF/my-work/").content.decode()
    assert "Papers to write" not in page
    assert ">Meetings<" not in page
    page = world.client("administrator").get("/organisations/RWF/meetings/").content.decode()
    assert "Add the first committee" in page
