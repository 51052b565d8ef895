"""Meetings and agendas: written, ordered, numbered, drafted, and what is refused."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import AgendaItem, AgendaSubject, Meeting, Paper
from goldenthread.vocabulary import Period
from tests import factories
from tests.integration.meetings.boardroom import (
    APRIL,
    MAY,
    SECRET,
    Boardroom,
    newest_event,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JUNE = dt.date(2023, 6, 29)


def refused(room, words, *, verb, about, name="secretary"):
    return then_refused(MeetingActionError, words, verb=verb, about=about, by=room[name])


class TestMeetings:
    def write(self, room, meeting=None, **given):
        return actions.write_meeting(
            committee=room.board, meeting=meeting, by=room["secretary"], **given
        )

    def test_a_meeting_gets_its_code_and_prefix_from_its_day(self, room):
        made = self.write(room, date=JUNE, starts=dt.time(9, 45), place=" Hall ")
        assert (made.code, made.prefix, made.part, made.place) == (
            "board-2023-06-29-1", "06", "1", "Hall",
        )  # fmt: skip
        assert self.write(room, date=JUNE, prefix="TB").prefix == "TB"
        assert self.write(room, date=JUNE, part="2").code == "board-2023-06-29-2"
        assert Meeting.objects.filter(code="board-2023-06-29-1-2").exists()

    def test_a_change_keeps_what_is_not_given(self, room):
        with then_told("change meeting", room.may, room["secretary"], date="2023-06-29"):
            self.write(room, room.may, date=JUNE)
        assert (room.may.code, room.may.starts, room.may.prefix) == (
            "board-05-1", dt.time(9, 45), "05",
        )  # fmt: skip

    def cases(self, room):
        room.item()
        factories.MinutesApprovalFactory(meeting=room.march)
        return {
            "Give the day": (None, {}),
            "ends before it starts": (
                None, {"date": JUNE, "starts": dt.time(10), "ends": dt.time(9)},
            ),
            "ends before it starts.": (room.april, {"starts": dt.time(13)}),
            "Another meeting of this committee has that code": (
                None, {"date": JUNE, "code": "board-05-1"},
            ),
            "part cannot be changed": (room.may, {"part": "2"}),
            "minutes of this meeting are approved": (room.march, {"place": "Hall"}),
            "meeting belongs to another committee": (room.finance, {"place": "Hall"}),
        }  # fmt: skip

    @pytest.mark.parametrize("number", range(7))
    def test_what_cannot_be_is_refused(self, room, number):
        words, (meeting, given) = list(self.cases(room).items())[number]
        verb = "change meeting" if meeting else "add meeting"
        with refused(room, words, verb=verb, about=meeting or room.board):
            self.write(room, meeting, **given)

    @pytest.mark.parametrize("business", ["items", "packs", "attendance"])
    def test_the_part_stays_once_there_is_business(self, room, business):
        make = {
            "items": lambda: room.item(),
            "packs": lambda: factories.PackFactory(meeting=room.may),
            "attendance": lambda: room.attend(room.may, room.posts["chair"]),
        }
        self.write(room, room.may, part="2")
        self.write(room, room.may, part="1")
        make[business]()
        with refused(room, "part cannot be changed", verb="change meeting", about=room.may):
            self.write(room, room.may, part="2")


class TestItems:
    def write(self, room, item=None, **given):
        return actions.write_item(meeting=room.may, item=item, by=room["secretary"], **given)

    def test_a_new_item_stands_last_with_the_next_reference(self, room):
        room.item(reference="05-7")
        made = self.write(room, title=" Report ", purpose="approval", starts=dt.time(11))
        assert (made.title, made.order, made.reference) == ("Report", 2, "05-8")
        event = newest_event()
        assert event.details == {
            "reference": "05-8", "purpose": "approval", "starts": "11:00:00",
        }  # fmt: skip
        room.may.prefix = ""
        assert self.write(room, title="Next").reference == "05-9"

    def test_the_words_of_an_item_are_in_no_audit_event(self, room):
        item = self.write(room, title=SECRET, note=SECRET, presenter=SECRET)
        self.write(room, item, section=SECRET)
        assert SECRET not in str(newest_event().details)

    def cases(self, room):
        first, second = room.item(), room.item()
        return {
            "Write the title": (None, {"title": ""}),
            "Write the title.": (first, {"title": " "}),
            "post of another organisation": (
                first, {"lead": factories.PostFactory(organisation=room.other)},
            ),
            "Another item of this agenda has that reference": (
                first, {"reference": second.reference},
            ),
            "item belongs to another meeting": (room.item(room.april), {"title": "X"}),
        }  # fmt: skip

    @pytest.mark.parametrize("number", range(5))
    def test_what_cannot_be_an_item_is_refused(self, room, number):
        words, (item, given) = list(self.cases(room).items())[number]
        verb = "change agenda item" if item else "add agenda item"
        with refused(room, words, verb=verb, about=item or room.may):
            self.write(room, item, **given)

    def test_references_of_ones_own_and_of_none_are_kept(self, room):
        first, second = room.item(), room.item()
        self.write(room, first, reference=first.reference)
        self.write(room, first, reference="")
        self.write(room, second, reference="")
        assert [one.reference for one in room.may.items.all()] == ["", ""]

    def test_approved_minutes_keep_the_agenda(self, room):
        item = room.item()
        factories.MinutesApprovalFactory(meeting=room.may)
        approved = "minutes of this meeting are approved"
        by = room["secretary"]
        with refused(room, approved, verb="add agenda item", about=room.may):
            self.write(room, title="X")
        with refused(room, approved, verb="change agenda item", about=item):
            self.write(room, item, title="X")
        with refused(room, approved, verb="remove agenda item", about=item):
            actions.remove_item(item=item, by=by)
        with refused(room, approved, verb="move agenda item", about=item):
            actions.move_item(item=item, by=by)
        with refused(room, approved, verb="renumber agenda", about=room.may):
            actions.renumber_items(meeting=room.may, by=by)
        with refused(room, approved, verb="draft agenda", about=room.may):
            actions.draft_agenda(meeting=room.may, planned=[], by=by)
        with refused(room, approved, verb="put on agenda", about=room.may):
            actions.put_on_agenda(meeting=room.may, finding="x", words="y", by=by)


class TestRemoving:
    def test_papers_that_nobody_has_begun_go_with_the_item(self, room):
        paper = room.paper()
        factories.AgendaSubjectFactory(item=paper.item)
        actions.remove_item(item=paper.item, by=room["secretary"])
        assert not AgendaItem.objects.exists()
        assert not Paper.objects.exists()
        assert Paper.history.filter(history_type="-").count() == 1
        assert newest_event().details == {"reference": "05-1"}

    WHAT = {
        "a minute": lambda room, item: factories.MinuteFactory(item=item),
        "a decision": lambda room, item: factories.MeetingDecisionFactory(item=item),
        "an action of the log": lambda room, item: room.log_action(item),
        "agreed the closure": lambda room, item: factories.LogActionStepFactory(
            log_action=room.log_action(), step="closed", item=item
        ),
        "approved minutes": lambda room, item: factories.MinutesApprovalFactory(
            meeting=room.april, item=item
        ),
        "an interest": lambda room, item: factories.InterestFactory(
            meeting=room.may, item=item, post=room.posts["chair"]
        ),
        "came or left": lambda room, item: room.attend(
            room.may, room.posts["chair"], from_item=item
        ),
        "came or left ": lambda room, item: room.attend(
            room.may, room.posts["chair"], until_item=item
        ),
        "a paper that was begun": lambda room, item: room.paper(item, state="draft"),
    }

    @pytest.mark.parametrize("what", WHAT)
    def test_what_was_done_on_an_item_keeps_it(self, room, what):
        item = room.item()
        self.WHAT[what](room, item)
        with refused(room, what.strip(), verb="remove agenda item", about=item):
            actions.remove_item(item=item, by=room["secretary"])


class TestOrder:
    def order(self, room):
        return [one.title for one in room.may.items.all()]

    def test_an_item_is_put_before_another_or_last(self, room):
        a, b, c = (room.item(title=letter) for letter in "abc")
        by = room["secretary"]
        with then_told("move agenda item", c, by, reference="05-3", place="1"):
            actions.move_item(item=c, before=a, by=by)
        assert self.order(room) == ["c", "a", "b"]
        actions.move_item(item=c, by=by)
        assert self.order(room) == ["a", "b", "c"]
        assert [one.reference for one in room.may.items.all()] == ["05-1", "05-2", "05-3"]
        assert b.order == 2

    def test_only_rows_that_change_are_written(self, room):
        a, b, _ = (room.item(title=letter) for letter in "abc")
        before = AgendaItem.history.count()
        actions.move_item(item=b, before=a, by=room["secretary"])
        assert AgendaItem.history.count() == before + 2

    def test_items_without_an_order_are_ordered(self, room):
        a, b = (room.item(title=letter, order=0, reference="") for letter in "ab")
        actions.move_item(item=b, before=a, by=room["secretary"])
        assert [one.order for one in room.may.items.all()] == [1, 2]
        assert self.order(room) == ["b", "a"]

    @pytest.mark.parametrize("which", ["itself", "another agenda"])
    def test_what_stands_on_no_same_agenda_is_refused(self, room, which):
        item = room.item()
        before = item if which == "itself" else room.item(room.april)
        with refused(room, "another item of the same agenda", verb="move agenda item", about=item):
            actions.move_item(item=item, before=before, by=room["secretary"])


class TestNumbers:
    def renumber(self, room, **given):
        return actions.renumber_items(meeting=room.may, by=room["secretary"], **given)

    def test_items_are_numbered_in_their_order(self, room):
        items = [room.item(title=letter) for letter in "abc"]
        actions.move_item(item=items[2], before=items[0], by=room["secretary"])
        assert self.renumber(room) == ("05-1", "05-2", "05-3")
        assert [(one.title, one.reference) for one in room.may.items.all()] == [
            ("c", "05-1"), ("a", "05-2"), ("b", "05-3"),
        ]  # fmt: skip
        assert self.renumber(room, start=6)[0] == "05-6"
        room.may.prefix = "TB/"
        room.may.save()
        assert self.renumber(room)[-1] == "TB/3"

    def test_history_keeps_only_those_that_changed(self, room):
        room.item()
        room.item(reference="x")
        before = AgendaItem.history.count()
        self.renumber(room)
        assert AgendaItem.history.count() == before + 1

    def test_references_that_minutes_or_actions_name_stay(self, room):
        item = room.item()
        with refused(room, "numbered from 1", verb="renumber agenda", about=room.may):
            self.renumber(room, start=0)
        minute = factories.MinuteFactory(item=item)
        with refused(room, "name items by these references", verb="renumber agenda",
                     about=room.may):  # fmt: skip
            self.renumber(room)
        minute.delete()
        room.log_action(item)
        with refused(room, "name items by these references", verb="renumber agenda",
                     about=room.may):  # fmt: skip
            self.renumber(room)


class TestAnyOrder(TestCase):
    """Whatever is moved and numbered, references stay unique and nothing is lost."""

    @settings(max_examples=12)
    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5), st.booleans()), max_size=5))
    def test_references_stay_unique_at_every_step(self, moves):
        room = Boardroom()
        items = [room.item(title=letter) for letter in "abcde"]
        by = room["superuser"]
        for place, before, is_numbered in moves:
            target = items[before] if before < 5 else None
            if target is not items[place]:
                actions.move_item(item=items[place], before=target, by=by)
            if is_numbered:
                actions.renumber_items(meeting=room.may, by=by)
            held = list(room.may.items.values_list("reference", "order", "title"))
            assert len({reference for reference, _, _ in held}) == 5
            assert [order for _, order, _ in held] == [1, 2, 3, 4, 5]
            assert sorted(title for _, _, title in held) == list("abcde")


class TestDrafting:
    def draft(self, room, *planned, meeting=None):
        return actions.draft_agenda(
            meeting=meeting or room.may, planned=planned, by=room["secretary"]
        )

    def plan(self, room, **given):
        return factories.PlannedItemFactory(committee=room.board, **given)

    def test_items_come_with_their_papers(self, room):
        report = self.plan(
            room, title="Report", section="Quality", purpose="assurance", minutes=20,
            lead=room.posts["executive"], source="report", report="ipr",
        )  # fmt: skip
        verbal = self.plan(room, title="Update", is_verbal=True)
        log = self.plan(room, title="Actions", source="action_log")
        minutes = self.plan(room, title="Minutes", source="minutes")
        items = self.draft(room, report, verbal, log, minutes)
        assert [(one.title, one.reference) for one in items] == [
            ("Report", "05-1"), ("Update", "05-2"), ("Actions", "05-3"), ("Minutes", "05-4"),
        ]  # fmt: skip
        assert (items[0].section, items[0].minutes, items[0].planned) == ("Quality", 20, report)
        papers = {one.item.title: one for one in Paper.objects.all()}
        assert set(papers) == {"Report", "Actions", "Minutes"}
        assert (papers["Report"].report, papers["Report"].sponsor) == (
            "ipr", room.posts["executive"],
        )  # fmt: skip
        assert papers["Report"].has_front_sheet
        assert not papers["Minutes"].has_front_sheet
        assert papers["Minutes"].about == room.april
        assert papers["Actions"].about is None
        assert newest_event().details == {"items": "4"}

    def test_private_items_stay_private_and_minutes_are_those_of_the_same_part(self, room):
        plan = self.plan(room, title=SECRET, is_private=True)
        assert self.draft(room, plan)[0].is_private
        later = room.meeting(MAY, part="2")
        minutes = self.plan(room, title="Minutes", source="minutes")
        item = self.draft(room, minutes, meeting=later)[0]
        assert item.papers.get().about == room.private

    def test_a_first_meeting_has_no_minutes_before_it(self, room):
        first = room.meeting(dt.date(2023, 1, 5))
        item = self.draft(room, self.plan(room, source="minutes"), meeting=first)[0]
        assert item.papers.get().about is None

    def test_nothing_is_taken_twice_or_from_another_committee(self, room):
        plan = self.plan(room)
        assert len(self.draft(room, plan, plan)) == 1
        assert self.draft(room, plan) == ()
        other = factories.PlannedItemFactory(committee=room.committee)
        with refused(room, "another committee's forward plan", verb="draft agenda",
                     about=room.may):  # fmt: skip
            self.draft(room, other)


class TestEscalating:
    def put(self, room, **given):
        return actions.put_on_agenda(
            **{"meeting": room.may, "by": room["secretary"], "words": "failing", **given}
        )

    def records(self, room):
        workstream = factories.WorkstreamFactory(
            programme=factories.ProgrammeFactory(organisation=room.trust)
        )
        return {
            "measure": factories.MeasureFactory(organisation=room.trust, name="Four hours"),
            "action": factories.ActionFactory(workstream=workstream, title="Act"),
            "milestone": factories.MilestoneFactory(workstream=workstream, description="Open"),
            "risk": factories.RiskFactory(workstream=workstream, title="Fire"),
            "scheme": factories.SchemeFactory(organisation=room.trust, name="Save"),
        }

    def test_each_kind_of_record_becomes_an_item_in_one_step(self, room):
        records = self.records(room)
        for kind, record in records.items():
            made = self.put(room, record=record, period=Period.month(2023, 3))
            assert getattr(made, kind) == record
            assert (made.words, made.period_start) == ("failing", dt.date(2023, 3, 1))
            assert newest_event().details["subject"] == kind
        assert [one.title for one in room.may.items.all()] == [
            "Four hours", "Act", "Open", "Fire", "Save",
        ]  # fmt: skip
        assert {one.purpose for one in room.may.items.all()} == {"discussion"}

    def test_a_finding_is_put_under_its_words_or_a_title(self, room):
        assert self.put(room, finding="x", words="It  does\nnot add up").item.title == (
            "It does not add up"
        )
        made = self.put(room, finding="x", words="Another", title=" Totals ", is_private=True)
        assert (made.item.title, made.item.is_private) == ("Totals", True)
        assert (made.period_kind, made.period_start) == ("", None)

    def test_it_may_join_an_item_that_is_there(self, room):
        item = room.item()
        made = self.put(room, item=item, record=self.records(room)["risk"])
        assert made.item == item
        assert room.may.items.count() == 1

    def test_the_same_comes_once(self, room):
        risk = self.records(room)["risk"]
        self.put(room, record=risk)
        self.put(room, finding="x")
        for again in ({"record": risk}, {"finding": "x"}):
            with refused(room, "on this agenda already", verb="put on agenda", about=room.may):
                self.put(room, **again)
        self.put(room, finding="x", words="something else")
        self.put(room, meeting=room.april, record=risk)
        assert AgendaSubject.objects.count() == 4

    def test_what_is_on_it_in_private_is_not_told_to_others(self, room):
        risk = self.records(room)["risk"]
        self.put(room, record=risk, is_private=True)
        self.put(room, record=risk, by=room["clerk"])
        assert AgendaSubject.objects.count() == 2

    def cases(self, room):
        foreign = factories.MeasureFactory(organisation=room.other)
        return {
            "Write the reason": {"finding": "x", "words": " "},
            "Say what is put on the agenda": {},
            "Only measures, actions": {"record": room.posts["chair"]},
            "another organisation": {"record": foreign},
            "belongs to another meeting": {"finding": "x", "item": room.item(room.april)},
        }

    @pytest.mark.parametrize("number", range(5))
    def test_what_cannot_be_put_on_it_is_refused(self, room, number):
        words, given = list(self.cases(room).items())[number]
        about = given.get("item", room.may)
        with refused(room, words, verb="put on agenda", about=about):
            self.put(room, **given)


def test_april_is_over(room):
    assert room.april.date == APRIL
