"""What a reader must do in the boardroom: whose it is, until when, and without private words."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.meetings.duties import boardroom_duties
from goldenthread.assure.programmes.desk import Desk
from goldenthread.assure.programmes.duties import duties_of
from tests import factories
from tests.integration.meetings.boardroom import ROLES, SECRET, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def found(room, name, kind=None):
    """Give the duties of a person, or of one kind: what each is about and why."""
    duties = boardroom_duties(Desk(room[name], room.trust, TODAY))
    return [(one.words, one.why) for one in duties if kind in (None, one.kind.value)]


def who(room, kind):
    return {name for name in ROLES if found(room, name, kind)}


class TestPapers:
    def test_who_writes_a_paper_is_told(self, room):
        room.paper(title="Annual report")
        assert found(room, "author") == [("Annual report", "due in 8 days")]
        assert who(room, "paper_write") == {"author"}

    def test_without_an_author_it_is_the_sponsors_and_then_the_leads(self, room):
        room.paper(author=None)
        assert who(room, "paper_write") == {"executive"}
        room.paper(room.item(lead=room.posts["owner"]), author=None, sponsor=None)
        assert who(room, "paper_write") == {"executive", "owner"}

    def test_drafts_count_until_they_are_submitted(self, room):
        room.paper(title="Draft", state="draft", due=dt.date(2023, 5, 8))
        room.paper(state="submitted", sponsor=None)
        room.paper(state="approved")
        assert found(room, "author") == [("Draft", "2 days late")]
        duty = boardroom_duties(Desk(room["author"], room.trust, TODAY))[0]
        assert (duty.is_late, duty.due) == (True, dt.date(2023, 5, 8))
        assert (duty.meeting_id, duty.committee_id) == (room.may.pk, room.board.pk)
        assert duty.place == "Trust Board, 25 May 2023"

    def test_papers_of_meetings_that_are_over_are_no_duty(self, room):
        room.paper(room.item(room.april))
        room.paper(room.item(room.april), state="submitted")
        assert who(room, "paper_write") == who(room, "paper_approve") == set()

    def test_one_given_back_says_why(self, room):
        paper = room.paper(title="Plan", state="draft")
        paper.steps.create(step="submitted", remark="", at=dt.datetime(2023, 5, 1, tzinfo=dt.UTC))
        assert found(room, "author") == [("Plan", "due in 8 days")]
        back = paper.steps.create(step="returned", remark="Add the risks")
        assert found(room, "author") == [("Plan", "due in 8 days; given back: Add the risks")]
        back.remark = ""
        back.save()
        assert found(room, "author") == [("Plan", "due in 8 days; given back")]

    def test_its_executive_approves_it(self, room):
        room.paper(title="Plan", state="submitted")
        assert found(room, "executive") == [("Plan", "submitted")]
        assert who(room, "paper_approve") == {"executive"}

    def test_where_nobody_holds_the_post_those_who_run_the_committee_do(self, room):
        room.paper(state="submitted", sponsor=None)
        room.paper(state="submitted", sponsor=room.neds[0])
        assert who(room, "paper_approve") == {"secretary", "clerk", "chair"}
        assert len(found(room, "clerk")) == 2
        factories.PostHoldingFactory(post=room.neds[0], held_to=TODAY)
        assert len(found(room, "clerk")) == 1

    def test_private_papers_are_told_without_a_word_to_those_who_read_them(self, room):
        paper = room.paper(room.secret_item(), title=SECRET, state="draft", author=None)
        paper.steps.create(step="returned", remark=SECRET)
        assert found(room, "executive") == [("A private paper", "due in 8 days; given back")]
        paper.author = room.posts["author"]
        paper.save()
        assert found(room, "author") == []
        paper.state, paper.sponsor = "submitted", None
        paper.save()
        assert who(room, "paper_approve") == {"secretary", "chair"}


class TestLog:
    def test_who_owns_an_action_is_told_in_time(self, room):
        room.log_action(text="Count it", reference="04-3")
        room.log_action(text="Soon", due_words="", due=TODAY + dt.timedelta(days=30))
        room.log_action(text="Later", due_words="", due=TODAY + dt.timedelta(days=31))
        room.log_action(text="Some day", due_words="ongoing", due=None)
        assert found(room, "owner") == [
            ("04-3 Count it", "9 days late"), ("04-2 Soon", "due in 30 days"),
        ]  # fmt: skip
        assert who(room, "log_action_due") == {"owner"}

    def test_the_newest_due_date_counts(self, room):
        action = room.log_action()
        factories.LogActionDueFactory(log_action=action, words="July 2023", on=TODAY)
        assert found(room, "owner") == []

    @pytest.mark.parametrize("state", ["proposed", "closed", "delegated"])
    def test_only_open_ones_wait_for_their_owner(self, room, state):
        room.log_action(state=state)
        assert found(room, "owner") == []

    def test_an_action_of_two_posts_of_one_person_is_told_once(self, room):
        factories.PostHoldingFactory(post=room.posts["author"], user=room["owner"])
        room.log_action(owners=[room.posts["owner"], room.posts["author"]])
        assert len(found(room, "owner")) == 1

    def test_a_private_one_is_told_without_a_word_to_those_who_read_it(self, room):
        owners = [room.posts["owner"], room.posts["executive"]]
        room.log_action(room.secret_item(room.april), text=SECRET, owners=owners)
        assert found(room, "executive") == [("A private action", "9 days late")]
        assert found(room, "owner") == []


class TestMinutes:
    def test_who_runs_the_committee_writes_them(self, room):
        items = [room.item(room.april), room.item(room.april)]
        factories.MinuteFactory(item=room.item(room.april))
        assert found(room, "secretary") == [
            ("Minutes of the Trust Board, 27 April 2023", "2 items without a minute")
        ]
        assert who(room, "minutes_write") == {"secretary", "clerk", "chair"}
        factories.MinuteFactory(item=items[0])
        assert found(room, "chair")[0][1] == "1 item without a minute"
        factories.MinuteFactory(item=items[1])
        assert who(room, "minutes_write") == set()

    def test_coming_old_and_approved_meetings_are_left_out(self, room):
        room.item(room.may)
        room.item(room.meeting(TODAY - dt.timedelta(days=93)))
        room.item(room.april)
        factories.MinutesApprovalFactory(meeting=room.april)
        assert who(room, "minutes_write") == set()

    def test_private_items_count_for_those_who_read_them(self, room):
        room.item(room.april)
        room.secret_item(room.april)
        room.item(room.private)
        assert found(room, "clerk") == [
            ("Minutes of the Trust Board, 27 April 2023", "1 item without a minute")
        ]
        assert sorted(found(room, "secretary")) == [
            ("Minutes of the Trust Board, 27 April 2023", "2 items without a minute"),
            ("Minutes of the Trust Board, 27 April 2023 (part 2)", "1 item without a minute"),
        ]


def everybodys(room):
    """Make some of everything."""
    room.paper()
    room.paper(author=None, state="submitted")
    factories.LogActionDueFactory(log_action=room.log_action(), words="June 2023")
    room.item(room.april)


def test_they_stand_with_the_duties_of_programmes(room):
    everybodys(room)
    room.log_action()
    desk = Desk(room["owner"], room.trust, TODAY)
    assert [one.kind.value for one in duties_of(desk, None)] == ["log_action_due"] * 2


def test_viewers_and_those_without_a_post_have_none(room):
    everybodys(room)
    for name in ("viewer", "observer", "colleague", "former", "approver", "administrator"):
        assert found(room, name) == []


def test_the_number_of_queries_does_not_grow(room):
    def count(name):
        with CaptureQueriesContext(connection) as captured:
            found(room, name)
        return len(captured)

    names = ("author", "secretary", "owner")
    everybodys(room)
    few = {name: count(name) for name in names}
    for _ in range(3):
        everybodys(room)
    assert {name: count(name) for name in names} == few
    assert max(few.values()) <= 16
