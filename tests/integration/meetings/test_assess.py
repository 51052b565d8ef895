"""A meeting as its readers find it: what belongs to each item, and what stays hidden."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.subjects import discussed
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.meetings import Part, Purpose, Seat
from goldenthread.vocabulary.quorum import QuorumCheck
from tests import factories
from tests.integration.meetings.boardroom import APRIL, SECRET, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PUBLIC, PRIVATE = Part.PUBLIC, Part.PRIVATE
READERS = ("secretary", "chair", "executive", "observer")
OTHERS = ("viewer", "clerk", "approver", "administrator", "colleague", "former")


def full_meeting(room, meeting):
    """Fill a meeting with two public items and a private one, and everything that hangs on them."""
    first = room.item(meeting, purpose="approval", lead=room.posts["executive"])
    second = room.item(meeting, starts=dt.time(9, 50))
    secret = room.secret_item(meeting)
    room.attend(meeting, room.posts["chair"], *room.neds)
    for item, words in ((first, "Open words"), (second, "Open words"), (secret, SECRET)):
        factories.MinuteFactory(item=item, text=words)
        factories.MeetingDecisionFactory(item=item, text=words)
        factories.AgendaSubjectFactory(item=item, words=words)
        factories.InterestFactory(meeting=meeting, post=room.neds[0], item=item, interest=words)
        paper = room.paper(item, title=f"Paper, {words}")
        factories.PaperFileFactory(paper=paper, name=f"{words}.pdf")
        room.log_action(item, text=words)
    room.paper(first, title=f"Paper, {SECRET}", is_private=True)
    room.log_action(first, text=SECRET, is_private=True)
    factories.InterestFactory(
        meeting=meeting, post=room.neds[1], interest=SECRET, is_private=True, item=first,
        withdrew=True,
    )  # fmt: skip
    return first, second, secret


def rows_read(monkeypatch):
    """Give the list that every row read from the database is added to from now on."""
    read, usual = [], Model.from_db.__func__

    def noted(cls, db, field_names, values):
        read.append((cls.__name__, *values))
        return usual(cls, db, field_names, values)

    monkeypatch.setattr(Model, "from_db", classmethod(noted))
    return read


class TestPrivacy:
    @pytest.mark.parametrize("name", READERS)
    def test_a_seat_that_reads_it_sees_private_business(self, room, name):
        full_meeting(room, room.april)
        found = assess_meeting(room.april, room[name])
        assert [item.is_private for item in found.items] == [False, False, True]
        assert repr(found).count(SECRET) >= 9

    @pytest.mark.parametrize("name", OTHERS)
    def test_without_such_a_seat_nothing_private_is_seen_whatever_the_role(self, room, name):
        full_meeting(room, room.april)
        found = assess_meeting(room.april, room[name])
        assert len(found.items) == 2
        assert SECRET not in repr(found)

    def test_the_command_line_and_a_superuser_see_all(self, room):
        full_meeting(room, room.april)
        whole = assess_meeting(room.april, None)
        assert len(whole.items) == 3
        assert assess_meeting(room.april, room["superuser"]) == whole

    @pytest.mark.parametrize("name", ["outsider", "stranger"])
    def test_others_see_nothing_at_all(self, room, name):
        full_meeting(room, room.april)
        found = assess_meeting(room.april, room[name])
        assert (found.items, found.attendance, found.interests) == ((), (), ())

    @pytest.mark.parametrize("reader", [None, "secretary"])
    def test_of_part_1_nothing_private_is_even_read(self, room, reader, monkeypatch):
        full_meeting(room, room.april)
        read = rows_read(monkeypatch)
        found = assess_meeting(room.april, room[reader] if reader else None, PUBLIC)
        assert len(read) > 10
        assert SECRET not in repr(read)
        assert SECRET not in repr(found)
        assert len(found.items) == 2
        assert [len(item.papers) for item in found.items] == [1, 1]
        assert found == assess_meeting(room.april, room["viewer"])

    def test_of_part_2_only_what_is_private_is_read(self, room):
        first, _, secret = full_meeting(room, room.april)
        found = assess_meeting(room.april, room["secretary"], PRIVATE)
        # A public item is there for its private paper, without its public words.
        assert [item.id for item in found.items] == [first.pk, secret.pk]
        assert [len(item.papers) for item in found.items] == [1, 1]
        assert "Open words" not in repr(found)
        assert len(found.attendance) == 3

    @pytest.mark.parametrize("what", ["paper", "action", "interest", "nothing"])
    def test_of_part_2_an_item_is_there_for_what_is_private_on_it(self, room, what):
        item = room.item(room.april)
        room.log_action(item)
        if what == "paper":
            room.paper(item, is_private=True)
        if what == "action":
            room.log_action(item, is_private=True)
        if what == "interest":
            factories.InterestFactory(
                meeting=room.april, post=room.neds[0], item=item, is_private=True
            )
        found = assess_meeting(room.april, None, PRIVATE).items
        assert len(found) == (0 if what == "nothing" else 1)
        assert not found or len(found[0].papers + found[0].log_actions + found[0].interests) == 1

    def test_all_of_a_private_meeting_is_private(self, room):
        full_meeting(room, room.private)
        factories.MinutesApprovalFactory(meeting=room.private, remark=SECRET)
        for name in OTHERS:
            found = assess_meeting(room.private, room[name])
            assert SECRET not in repr(found)
            assert (found.items, found.attendance, found.approval) == ((), (), None)
        whole = assess_meeting(room.private, room["secretary"])
        assert whole.approval.remark == SECRET
        assert assess_meeting(room.private, room["superuser"]).approval.remark == SECRET
        assert len(whole.items) == len(whole.attendance) == 3
        assert assess_meeting(room.private, None, PUBLIC).approval is None
        assert assess_meeting(room.private, None, PUBLIC).items == ()
        assert len(assess_meeting(room.private, None, PRIVATE).items) == 3


class TestItems:
    def test_everything_of_an_item_stands_in_it(self, room):
        first, _, _ = full_meeting(room, room.april)
        found = assess_meeting(room.april, room["viewer"], on=TODAY)
        item = found.items[0]
        assert (item.id, item.reference, item.purpose) == (first.pk, "04-1", Purpose.APPROVAL)
        assert item.lead == "Post of the executive"
        assert (item.minute, item.decisions[0].text) == ("Open words", "Open words")
        assert (item.slot.starts, item.slot.ends) == (dt.time(9, 45), dt.time(9, 55))
        assert found.items[1].slot.warning.startswith("The fixed time of 09:50 cannot hold")
        raised = item.log_actions[0]
        assert (raised.text, raised.owners, raised.due) == (
            "Open words", ("Post of the owner",), "May 2023",
        )  # fmt: skip
        paper = item.papers[0]
        assert (paper.title, paper.author, paper.pages) == (
            "Paper, Open words", "Post of the author", 3,
        )  # fmt: skip
        assert paper.file_name == "Open words.pdf"
        assert (paper.due, paper.received, paper.days_late) == (dt.date(2023, 4, 20), None, 20)
        assert paper.is_late
        assert item.interests[0].post == "Post of the director a"
        assert found.papers_due == dt.date(2023, 4, 20)
        assert found.organisation_code == "RWF"

    def test_a_removed_file_is_not_shown(self, room):
        paper = room.paper()
        factories.PaperFileFactory(paper=paper, removed_at=dt.datetime(2023, 5, 1, tzinfo=dt.UTC))
        shown = assess_meeting(room.may, None).items[0].papers[0]
        assert (shown.pages, shown.file_id, shown.file_name) == (None, None, "")

    def test_papers_know_their_own_day(self, room):
        room.paper(due=dt.date(2023, 5, 2), received=dt.date(2023, 5, 4))
        shown = assess_meeting(room.may, None).items[0].papers[0]
        assert (shown.due, shown.days_late) == (dt.date(2023, 5, 2), 2)

    def test_interests_that_touch_no_item_stand_by_the_meeting(self, room):
        room.item(room.april)
        factories.InterestFactory(meeting=room.april, post=room.neds[0])
        found = assess_meeting(room.april, None)
        assert [one.post for one in found.interests] == ["Post of the director a"]

    def test_the_approval_of_the_minutes(self, room):
        later = room.item(room.may)
        factories.MinutesApprovalFactory(meeting=room.april, item=later, remark="As amended.")
        found = assess_meeting(room.april, room["viewer"])
        assert found.is_approved
        assert (found.approval.reference, found.approval.meeting_id) == ("05-1", room.may.pk)
        hidden = room.secret_item(room.may)
        room.march.approval = factories.MinutesApprovalFactory(meeting=room.march, item=hidden)
        assert assess_meeting(room.march, None).approval.reference == ""
        assert not assess_meeting(room.may, None).is_approved
        factories.MinutesApprovalFactory(meeting=room.may)
        assert assess_meeting(room.may, None).approval.item_id is None


class TestQuorum:
    def test_it_is_counted_for_each_item(self, room):
        first, second, third = (room.item(room.april) for _ in range(3))
        room.attend(room.april, room.posts["chair"], room.neds[0])
        room.attend(room.april, room.neds[1], from_item=second, until_item=second)
        factories.MeetingDecisionFactory(item=first)
        found = assess_meeting(room.april, room["viewer"])
        assert [item.quorum.met for item in found.items] == [False, True, False]
        assert found.items[0].quorum == QuorumCheck(False, "one non-executive director")
        assert found.warnings == (
            "04-1 Decided without a quorum: one non-executive director missing.",
        )
        assert found.is_quorate is False
        part = found.attendance[-1]
        assert (part.from_reference, part.until_reference) == ("04-2", "04-2")
        assert third.pk == found.items[2].id

    def test_who_left_for_an_interest_is_not_counted_even_where_it_is_private(self, room):
        item = room.item(room.april)
        room.attend(room.april, room.posts["chair"], *room.neds)
        factories.InterestFactory(
            meeting=room.april, post=room.neds[0], item=item, withdrew=True, is_private=True
        )
        for name in ("viewer", "secretary"):
            found = assess_meeting(room.april, room[name])
            assert found.items[0].quorum.missing == "one non-executive director"

    def test_a_deputy_without_a_seat_does_not_count(self, room):
        room.item(room.april)
        room.attend(room.april, room.posts["chair"], room.neds[0])
        room.attend(room.april, room.posts["author"], deputy_for=room.neds[1])
        found = assess_meeting(room.april, None)
        assert not found.items[0].quorum.met
        deputy = found.attendance[-1]
        assert (deputy.deputy_for, deputy.seat) == ("Post of the director b", None)
        assert found.attendance[0].seat is Seat.CHAIR

    def test_only_seats_of_that_day_count(self, room):
        room.item(room.april)
        room.attend(room.april, room.posts["chair"], *room.neds)
        room.board.seats.filter(post=room.neds[0]).update(held_to=APRIL - dt.timedelta(days=1))
        assert not assess_meeting(room.april, None).items[0].quorum.met

    def test_a_rule_that_cannot_be_counted_is_told(self, room):
        room.board.quorum = "enough people"
        room.item(room.april)
        room.attend(room.april, room.posts["chair"])
        found = assess_meeting(room.april, None)
        assert found.items[0].quorum is None
        assert found.warnings == ("The quorum is not counted: 'enough' is no number from one to "
                                  "100.",)  # fmt: skip
        room.board.quorum = ""
        assert assess_meeting(room.april, None).warnings == ()


class TestSubjects:
    def records(self, room):
        workstream = factories.WorkstreamFactory(
            programme=factories.ProgrammeFactory(organisation=room.trust)
        )
        return workstream, {
            "measure": factories.MeasureFactory(organisation=room.trust, name="Four hours"),
            "action": factories.ActionFactory(workstream=workstream, title="Act"),
            "milestone": factories.MilestoneFactory(workstream=workstream, reference="1.1"),
            "risk": factories.RiskFactory(workstream=workstream, title="Fire"),
            "scheme": factories.SchemeFactory(organisation=room.trust, name="Save"),
        }

    def test_each_kind_of_record_is_named(self, room):
        workstream, records = self.records(room)
        item = room.item(room.april)
        for kind, record in records.items():
            factories.AgendaSubjectFactory(item=item, finding="", **{kind: record})
        factories.AgendaSubjectFactory(item=item, period_kind="month",
                                       period_start=dt.date(2023, 3, 1))  # fmt: skip
        found = assess_meeting(room.april, room["viewer"]).items[0].subjects
        assert [(one.kind, one.record_id) for one in found] == [
            *((kind, record.pk) for kind, record in records.items()), ("finding", None),
        ]  # fmt: skip
        assert [one.label for one in found][:5] == [
            "Four hours", "Act", "1.1 Step 1.1", "Fire", "Save",
        ]  # fmt: skip
        assert [one.programme_id for one in found] == [
            None, *[workstream.programme_id] * 3, None, None,
        ]  # fmt: skip
        assert found[-1].period == Period.month(2023, 3)
        assert (found[-1].label, found[-1].words) == (
            "parts_do_not_add_up", "The parts do not add up.",
        )  # fmt: skip

    def test_a_record_knows_what_was_decided_about_it(self, room):
        _, records = self.records(room)
        measure = records["measure"]
        for meeting in (room.march, room.april):
            for item in (room.item(meeting), room.secret_item(meeting)):
                factories.AgendaSubjectFactory(item=item, finding="", measure=measure)
                factories.MeetingDecisionFactory(item=item, text=item.title)
                room.log_action(item, text=item.title)
        found = discussed(measure, room["viewer"])
        assert [one.date for one in found] == [APRIL, dt.date(2023, 3, 30)]
        assert found[0].decisions == found[0].log_actions == (found[0].title,)
        assert SECRET not in repr(found)
        assert len(discussed(measure, room["secretary"])) == 4
        assert discussed(records["risk"], None) == ()


def test_the_number_of_queries_does_not_grow(room):
    def count(name):
        with CaptureQueriesContext(connection) as captured:
            assess_meeting(
                type(room.april).objects.select_related("committee__organisation").get(
                    pk=room.april.pk
                ),
                room[name] if name else None,
            )  # fmt: skip
        return len(captured)

    full_meeting(room, room.april)
    few = {name: count(name) for name in (None, "viewer", "secretary")}
    for _ in range(3):
        full_meeting_again(room)
    assert {name: count(name) for name in few} == few
    assert max(few.values()) <= 16


def full_meeting_again(room):
    """Add more of everything to April's meeting."""
    for make in (room.item, room.secret_item):
        item = make(room.april)
        factories.MinuteFactory(item=item)
        factories.MeetingDecisionFactory(item=item)
        for kind, record in TestSubjects().records(room)[1].items():
            factories.AgendaSubjectFactory(item=item, finding="", **{kind: record})
        post = factories.PostFactory(organisation=room.trust)
        factories.InterestFactory(meeting=room.april, post=post, item=item)
        factories.PaperFileFactory(paper=room.paper(item))
        room.log_action(item)
        room.attend(room.april, post, from_item=item)
