"""Attendance, interests, minutes, decisions, their approval; the chair's report to the parent."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.actions.summaries import (
    LABELS,
    NOT_WRITTEN,
    SENT,
    TRANSITIONS,
    WRITTEN,
    standing_of,
)
from goldenthread.records.meetings.models import (
    Attendance,
    Decision,
    Interest,
    MeetingSummary,
    Minute,
    MinutesApproval,
    Paper,
)
from tests import factories
from tests.integration.meetings.boardroom import (
    APRIL,
    SECRET,
    TODAY,
    newest_event,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def refused(room, words, *, verb, about, name="secretary"):
    return then_refused(MeetingActionError, words, verb=verb, about=about, by=room[name])


class TestAttendance:
    def record(self, room, post="chair", state="present", **given):
        return actions.record_attendance(
            meeting=room.april, post=room.posts[post], state=state, by=room["secretary"], **given
        )

    def test_each_post_is_recorded_once_and_can_be_corrected(self, room):
        first, last = room.item(room.april), room.item(room.april)
        with then_told("record attendance", room.april, room["secretary"], state="present"):
            self.record(room, note=" by telephone ")
        kept = self.record(room, state="apologies", deputy_for=room.posts["owner"],
                           from_item=first, until_item=last)  # fmt: skip
        assert Attendance.objects.count() == 1
        assert (kept.state, kept.deputy_for, kept.from_item, kept.until_item, kept.note) == (
            "apologies", room.posts["owner"], first, last, "",
        )  # fmt: skip
        assert (kept.order, self.record(room, "owner").order) == (1, 2)
        assert self.record(room, order=7).order == 7

    def test_one_recorded_by_mistake_is_taken_away(self, room):
        self.record(room)
        assert self.record(room, state="") is None
        assert not Attendance.objects.exists()
        with refused(room, "No attendance of that post", verb="record attendance",
                     about=room.april):  # fmt: skip
            self.record(room, state="")

    def cases(self, room):
        first, last = room.item(room.april), room.item(room.april)
        foreign = factories.PostFactory(organisation=room.other)
        return {
            "cannot leave before they come": {"from_item": last, "until_item": first},
            "stands in for themselves": {"deputy_for": room.posts["chair"]},
            "post of another organisation": {"deputy_for": foreign},
            "item belongs to another meeting": {"from_item": room.item()},
            "item belongs to another meeting.": {"until_item": room.item()},
        }

    @pytest.mark.parametrize("number", range(5))
    def test_what_cannot_be_is_refused(self, room, number):
        words, given = list(self.cases(room).items())[number]
        with refused(room, words, verb="record attendance", about=room.april):
            self.record(room, **given)


class TestInterests:
    def declare(self, room, **given):
        return actions.declare_interest(
            **{
                "meeting": room.april, "post": room.posts["chair"], "interest": " Shares ",
                "by": room["secretary"], **given,
            }
        )  # fmt: skip

    def test_an_interest_says_what_was_done_about_it(self, room):
        item = room.item(room.april)
        made = self.declare(room, item=item, handling=" Left ", withdrew=True)
        assert (made.interest, made.handling, made.withdrew, made.item) == (
            "Shares", "Left", True, item,
        )  # fmt: skip
        assert newest_event().details == {"withdrew": "yes"}
        changed = self.declare(room, declared=made, interest=SECRET)
        assert (changed.pk, changed.withdrew, changed.item) == (made.pk, False, None)
        assert SECRET not in str(newest_event().details)
        actions.remove_interest(interest=made, by=room["secretary"])
        assert not Interest.objects.exists()

    def cases(self, room):
        other = factories.InterestFactory(meeting=room.may, post=room.posts["chair"])
        return {
            "Write the interest": (room.april, {"interest": " "}),
            "for which item the person left": (room.april, {"withdrew": True}),
            "item belongs to another meeting": (room.april, {"item": room.item()}),
            "declared at another meeting": (other, {"declared": other}),
            "post of another organisation": (
                room.april, {"post": factories.PostFactory(organisation=room.other)},
            ),
        }  # fmt: skip

    @pytest.mark.parametrize("number", range(5))
    def test_what_cannot_be_is_refused(self, room, number):
        words, (about, given) = list(self.cases(room).items())[number]
        with refused(room, words, verb="declare interest", about=about):
            self.declare(room, **given)


class TestMinutes:
    def write(self, room, item, text="Noted."):
        return actions.write_minute(item=item, text=text, by=room["secretary"])

    def test_a_minute_is_written_changed_and_taken_away(self, room):
        item = room.item(room.april)
        with then_told("write minute", item, room["secretary"], reference="04-1"):
            self.write(room, item, " Noted. ")
        assert self.write(room, item, "Approved.").text == "Approved."
        assert [one.text for one in Minute.history.order_by("history_id")] == [
            "Noted.", "Approved.",
        ]  # fmt: skip
        assert self.write(room, item, " ") is None
        assert not Minute.objects.exists()
        with refused(room, "Write the minute", verb="write minute", about=item):
            self.write(room, item, "")

    def test_a_minute_that_agrees_a_closure_stays(self, room):
        item = room.item(room.april)
        self.write(room, item)
        factories.LogActionStepFactory(log_action=room.log_action(), step="closed", item=item)
        with refused(room, "agrees the closure of an action", verb="write minute", about=item):
            self.write(room, item, "")
        self.write(room, item, "Closed, as agreed.")

    def test_decisions_stand_in_their_order(self, room):
        item, by = room.item(room.april), room["secretary"]
        first = actions.record_decision(item=item, text=" Approved. ", by=by)
        second = actions.record_decision(item=item, text="Noted.", by=by)
        assert (first.text, first.order, second.order) == ("Approved.", 1, 2)
        with then_told("change decision", item, by, reference="04-1"):
            actions.change_decision(decision=first, text=SECRET, by=by)
        actions.remove_decision(decision=second, by=by)
        assert Decision.objects.get().text == SECRET
        for take, verb, given in (
            (actions.record_decision, "record decision", {"item": item}),
            (actions.change_decision, "change decision", {"decision": first}),
        ):
            with refused(room, "Write the decision", verb=verb, about=item):
                take(text=" ", by=by, **given)


class TestApproval:
    @pytest.fixture
    def written(self, room):
        factories.MinuteFactory(item=room.item(room.march))
        return room

    def approve(self, room, item=None, meeting=None):
        return actions.approve_minutes(
            meeting=meeting or room.march, item=item or room.item(room.april),
            remark=" One word changed ", by=room["secretary"],
        )  # fmt: skip

    def test_a_later_meeting_approves_them(self, written):
        item = written.item(written.april)
        with then_told("approve minutes", written.march, written["secretary"], on="2023-04-27",
                       meeting="board-04-1"):  # fmt: skip
            made = self.approve(written, item)
        assert (made.on, made.item, made.remark, made.by) == (
            APRIL, item, "One word changed", written["secretary"],
        )  # fmt: skip

    def test_what_cannot_approve_them_is_refused(self, written):
        room, told = written, {"verb": "approve minutes", "about": written.march}
        later = "by a later meeting of the same committee"
        own, other, coming = room.item(room.march), room.item(room.finance), room.item(room.may)
        with refused(room, later, **told):
            self.approve(room, own)
        with refused(room, later, **told):
            self.approve(room, other)
        with refused(room, "has not been held yet", **told):
            self.approve(room, coming)
        item = room.item(room.april)
        self.approve(room, item)
        with refused(room, "are approved", **told):
            self.approve(room, item)
        Minute.objects.all().delete()
        MinutesApproval.objects.all().delete()
        with refused(room, "No minutes of this meeting are written", **told):
            self.approve(room, item)

    def test_private_minutes_are_approved_by_those_who_read_them(self, room):
        factories.MinuteFactory(item=room.item(room.private))
        room.may.date = TODAY
        room.may.save()
        item = room.item(room.may)
        with then_refused(
            PermissionDenied, "You may not", verb="approve minutes", about=room.private,
            by=room["clerk"],
        ):  # fmt: skip
            actions.approve_minutes(meeting=room.private, item=item, by=room["clerk"])
        assert self.approve(room, item, room.private).meeting == room.private

    def test_approved_minutes_do_not_change(self, written):
        room, by = written, written["secretary"]
        item = room.march.items.get()
        decision = factories.MeetingDecisionFactory(item=item)
        interest = factories.InterestFactory(meeting=room.march, post=room.posts["chair"])
        self.approve(room)
        approved = "are approved: what they record does not change"
        steps = {
            "write minute": (item, lambda: actions.write_minute(item=item, text="x", by=by)),
            "record decision": (item, lambda: actions.record_decision(item=item, text="x", by=by)),
            "change decision": (item, lambda: actions.change_decision(
                decision=decision, text="x", by=by)),
            "remove decision": (item, lambda: actions.remove_decision(decision=decision, by=by)),
            "record attendance": (room.march, lambda: actions.record_attendance(
                meeting=room.march, post=room.posts["chair"], state="present", by=by)),
            "declare interest": (room.march, lambda: actions.declare_interest(
                meeting=room.march, post=room.posts["chair"], interest="x", by=by)),
            "remove interest": (interest, lambda: actions.remove_interest(
                interest=interest, by=by)),
        }  # fmt: skip
        for verb, (about, take) in steps.items():
            with refused(room, approved, verb=verb, about=about):
                take()


class TestSummaries:
    def write(self, room, meeting=None, **texts):
        texts = texts or {"opening": " The committee met. ", "key_matters": "Savings"}
        return actions.write_summary(meeting=meeting or room.finance, by=room["secretary"], **texts)

    def send(self, room, item=None, meeting=None):
        summary = MeetingSummary.objects.filter(meeting=meeting or room.finance).first()
        return actions.send_summary(
            summary=summary or MeetingSummary(meeting=meeting or room.finance),
            item=item or room.item(), by=room["secretary"],
        )  # fmt: skip

    def standing(self, room, standing):
        """Bring the report of the committee's meeting to a standing."""
        if standing != NOT_WRITTEN:
            self.write(room)
        if standing == SENT:
            self.send(room)
        assert standing_of(room.finance) == standing

    STEPS = {"write": "write summary report", "send": "send summary report"}

    @pytest.mark.parametrize("standing", LABELS)
    @pytest.mark.parametrize("step", STEPS)
    def test_each_step_is_open_from_the_standings_of_the_table_alone(self, room, step, standing):
        assert set(TRANSITIONS) == set(self.STEPS)
        self.standing(room, standing)
        item = room.item()
        take = {"write": lambda: self.write(room), "send": lambda: self.send(room, item)}[step]
        starts, ends = TRANSITIONS[step]
        if standing in starts:
            take()
            assert standing_of(room.finance) == ends
            return
        words = f"This report is '{LABELS[standing].lower()}'"
        with refused(room, words, verb=self.STEPS[step], about=room.finance):
            take()

    def test_it_becomes_a_paper_of_the_chair_on_the_parents_agenda(self, room):
        self.write(room)
        item = room.item()
        with then_told("send summary report", room.finance, room["secretary"],
                       meeting="board-05-1", item="05-1"):  # fmt: skip
            paper = self.send(room, item)
        assert (paper.item, paper.source, paper.about, paper.state) == (
            item, "summary", room.finance, "submitted",
        )  # fmt: skip
        assert (paper.sponsor, paper.received, paper.is_private) == (
            room.posts["chair"], TODAY, False,
        )  # fmt: skip
        assert [one.step for one in paper.steps.all()] == ["submitted"]

    def test_one_given_back_is_written_and_sent_again(self, room):
        self.write(room)
        item = room.item()
        paper = self.send(room, item)
        actions.return_paper(paper=paper, remark="Add savings", by=room["chair"])
        assert standing_of(room.finance) == WRITTEN
        self.write(room, key_matters="Savings, in full")
        assert self.send(room, item).pk == paper.pk
        assert Paper.objects.count() == 1

    def test_the_report_on_a_private_meeting_is_private(self, room):
        private = factories.MeetingFactory(
            committee=room.committee, part="2", date=dt.date(2023, 4, 25)
        )
        self.write(room, private, key_matters=SECRET)
        assert self.send(room, meeting=private).is_private
        assert SECRET not in str(newest_event().details)

    def test_without_a_chair_it_has_no_sponsor(self, room):
        room.committee.seats.filter(seat="chair").update(held_to=dt.date(2022, 1, 1))
        self.write(room)
        assert self.send(room).sponsor is None

    def test_only_an_item_of_the_parent_that_one_sees_takes_it(self, room):
        self.write(room)
        room.seats["secretary"].reads_private = False
        room.seats["secretary"].save()
        told = {"verb": "send summary report", "about": room.finance}
        own, hidden = room.item(room.finance), room.secret_item()
        for item in (own, hidden):
            with refused(room, "an item of a meeting of the parent committee", **told):
                self.send(room, item)
        late = room.item(room.march)
        factories.MinutesApprovalFactory(meeting=room.march)
        with refused(room, "are approved", **told):
            self.send(room, late)

    def test_an_empty_report_is_refused(self, room):
        with refused(room, "Write the report", verb="write summary report", about=room.finance):
            self.write(room, opening=" ")
