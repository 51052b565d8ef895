"""An action of the log from the item that raised it to the minute that closed it."""

import datetime as dt

import pytest

from goldenthread.assure.meetings.log import log_of
from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.actions.log import TRANSITIONS
from goldenthread.records.meetings.models import LogAction, LogActionStep
from goldenthread.vocabulary.meetings import LogState
from tests import factories
from tests.integration.meetings.boardroom import (
    APRIL,
    MAY,
    SECRET,
    TODAY,
    newest_event,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def minuted(room, meeting=None, **options):
    """Give an item with its minute."""
    return factories.MinuteFactory(item=room.item(meeting or room.april, **options)).item


def tell(room, action):
    return actions.tell_progress(action=action, text="Being done.", by=room["owner"])


def answer(room, action):
    return actions.answer_with(action=action, record=None, by=room["owner"])


def revise(room, action, words="July 2023", **more):
    return actions.revise_due(
        action=action, due_words=words, reason="Late parts", by=room["secretary"], **more
    )


def propose(room, action, **more):
    return actions.propose_closure(
        action=action, outcome="It was counted.", by=room["owner"], **more
    )


def keep(room, action, **more):
    return actions.keep_open(action=action, remark="More to do", by=room["secretary"], **more)


def close(room, action, item=None):
    return actions.close_log_action(action=action, item=item or minuted(room), by=room["secretary"])


def pass_on(room, action, committee=None):
    return actions.pass_on(
        action=action, committee=committee or room.committee, by=room["secretary"]
    )


# step: how it is taken, the verb of its audit event, by whom
STEPS = {
    "tell": (tell, "tell progress", "owner"),
    "answer": (answer, "answer log action", "owner"),
    "revise": (revise, "revise due date", "secretary"),
    "proposed": (propose, "propose closure", "owner"),
    "reopened": (keep, "keep action open", "secretary"),
    "closed": (close, "close log action", "secretary"),
    "passed": (pass_on, "pass on log action", "secretary"),
}


def refused(room, action, step, words):
    _, verb, name = STEPS[step]
    return then_refused(MeetingActionError, words, verb=verb, about=action, by=room[name])


def test_the_table_knows_every_step_and_only_known_states():
    assert set(TRANSITIONS) == set(STEPS) >= set(LogActionStep.Step.values) - {"opened"}
    for starts, ends in TRANSITIONS.values():
        assert {*starts, ends or "open"} <= set(LogState)


@pytest.mark.parametrize("state", list(LogState))
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_open_from_the_states_of_the_table_alone(room, step, state):
    action = room.log_action(state=state)
    item = minuted(room)
    take = STEPS[step][0]
    starts, ends = TRANSITIONS[step]
    more = {"item": item} if step == "closed" else {}
    if state in starts:
        take(room, action, **more)
        action.refresh_from_db()
        assert action.state == (ends or state)
        return
    with refused(room, action, step, f"This action is '{state.label.lower()}'"):
        take(room, action, **more)


def test_a_step_that_was_taken_meanwhile_is_not_taken_twice(room):
    action = room.log_action()
    stale = LogAction.objects.get(pk=action.pk)
    propose(room, action)
    with refused(room, stale, "proposed", "proposed for closure"):
        propose(room, stale)


class TestRaising:
    def raised(self, room, item=None, **given):
        given = {"text": " Count it ", "owners": [room.posts["owner"]], **given}
        return actions.raise_log_action(
            item=item or room.item(room.april), by=room["secretary"], **given
        )

    def test_it_takes_its_reference_from_the_item_and_its_day_from_the_words(self, room):
        item = room.item(room.april, reference="04-20")
        owners = [room.posts["owner"], room.posts["author"], room.posts["owner"]]
        first = self.raised(room, item, owners=owners, due_words=" May 2023 onwards ")
        event = newest_event()
        assert (event.record_id, event.details) == (
            str(first.pk), {"reference": "04-20", "due": "2023-05-01"},
        )  # fmt: skip
        assert (first.text, first.reference, first.due) == (
            "Count it",
            "04-20",
            dt.date(2023, 5, 1),
        )
        assert first.due_words == "May 2023 onwards"
        assert [one.post for one in first.owner_links.all()] == owners[:2]
        assert [(one.step, one.on) for one in first.steps.all()] == [("opened", APRIL)]
        assert [(one.due, one.words, one.on) for one in first.dues.all()] == [
            (dt.date(2023, 5, 1), "May 2023 onwards", APRIL)
        ]
        second, third = self.raised(room, item), self.raised(room, item, reference="04-20")
        assert [second.reference, third.reference] == ["04-20b", "04-20"]
        assert len({first.code, second.code, third.code}) == 3
        assert [first.order, second.order, third.order] == [1, 2, 3]

    def test_a_given_day_goes_before_the_words(self, room):
        action = self.raised(room, due=MAY, due_words="next meeting")
        assert (action.due, action.due_words) == (MAY, "next meeting")
        assert self.raised(room).due is None

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"text": " "}, "Write the action"),
            ({"owners": []}, "Say who is to do it"),
        ],
    )
    def test_what_is_missing_is_refused(self, room, given, words):
        item = room.item(room.april)
        with then_refused(
            MeetingActionError, words, verb="raise log action", about=item, by=room["secretary"]
        ):
            self.raised(room, item, **given)

    def test_an_owner_of_another_organisation_is_refused(self, room):
        item, post = room.item(room.april), factories.PostFactory(organisation=room.other)
        with then_refused(
            MeetingActionError, "post of another organisation", verb="raise log action",
            about=item, by=room["secretary"],
        ):  # fmt: skip
            self.raised(room, item, owners=[post])

    def test_a_log_that_a_later_meeting_received_does_not_grow(self, room):
        item = room.item(room.march)
        with then_refused(
            MeetingActionError, "A later meeting has received its log", verb="raise log action",
            about=item, by=room["secretary"],
        ):  # fmt: skip
            self.raised(room, item)

    def test_approved_minutes_raise_nothing_more(self, room):
        item = room.item(room.april)
        factories.MinutesApprovalFactory(meeting=room.april)
        with then_refused(
            MeetingActionError, "minutes of this meeting are approved", verb="raise log action",
            about=item, by=room["secretary"],
        ):  # fmt: skip
            self.raised(room, item)


class TestProgress:
    def test_what_was_told_stays_as_of_its_day(self, room):
        action = room.log_action()
        by = room["owner"]
        with then_told("tell progress", action, by, on="2023-05-09", status="issue"):
            actions.tell_progress(
                action=action, text=" Parts are late ", status="issue", by=by,
                on=dt.date(2023, 5, 9),
            )  # fmt: skip
        tell(room, action)
        assert [(one.on, one.text, one.status) for one in action.progress.all()] == [
            (dt.date(2023, 5, 9), "Parts are late", "issue"), (TODAY, "Being done.", ""),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("on", "words"),
        [
            (TODAY + dt.timedelta(days=1), "lies in the future"),
            (APRIL, "The last meeting received the log of that day"),
            (dt.date(2023, 5, 8), "Something newer is told"),
        ],
    )
    def test_a_day_that_would_change_an_earlier_log_is_refused(self, room, on, words):
        action = room.log_action()
        factories.LogActionProgressFactory(log_action=action, on=dt.date(2023, 5, 9))
        with refused(room, action, "tell", words):
            actions.tell_progress(action=action, text="Late", by=room["owner"], on=on)

    def test_nothing_is_no_progress(self, room):
        action = room.log_action()
        with refused(room, action, "tell", "Write the progress"):
            actions.tell_progress(action=action, text=" ", by=room["owner"])

    def test_a_committee_without_meetings_takes_any_day_that_is_over(self, room):
        action = factories.LogActionFactory(
            item=None, meeting=None, owners=[room.posts["owner"]],
            committee=factories.CommitteeFactory(organisation=room.trust),
        )  # fmt: skip
        actions.tell_progress(action=action, text="x", on=dt.date(2020, 1, 1), by=room["owner"])
        assert action.progress.count() == 1


class TestDueDates:
    def test_every_date_is_kept(self, room):
        action = room.log_action()
        factories.LogActionDueFactory(log_action=action, due=action.due, words="May 2023", on=APRIL)
        with then_told("revise due date", action, room["secretary"], due="2023-07-01"):
            revise(room, action)
        revise(room, action, "", due=dt.date(2023, 9, 29))
        assert [(one.words, one.due) for one in action.dues.all()] == [
            ("May 2023", dt.date(2023, 5, 1)), ("July 2023", dt.date(2023, 7, 1)),
            ("", dt.date(2023, 9, 29)),
        ]  # fmt: skip
        action.refresh_from_db()
        assert (action.due, action.due_words) == (dt.date(2023, 5, 1), "May 2023")

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"due_words": "May 2023"}, "That is the due date already"),
            ({"due_words": " "}, "Say by when"),
            ({"due_words": "June 2023", "reason": " "}, "Write the reason"),
            ({"due_words": "June 2023", "on": APRIL}, "The last meeting received"),
        ],
    )
    def test_what_is_no_revision_is_refused(self, room, given, words):
        action = room.log_action()
        with refused(room, action, "revise", words):
            actions.revise_due(
                **{"action": action, "reason": "Late", "by": room["secretary"], **given}
            )


class TestClosing:
    def test_a_closure_goes_from_its_proposal_to_the_minute_that_agrees_it(self, room):
        action = room.log_action()
        propose(room, action, closed_words="May 2023")
        assert (action.outcome, action.closed_words, action.closed) == (
            "It was counted.", "May 2023", None,
        )  # fmt: skip
        room.may.date = TODAY  # the meeting is held today
        room.may.save()
        item = minuted(room, room.may)
        with then_told("close log action", action, room["secretary"], state="closed",
                       on="2023-05-10", by_item=item.reference):  # fmt: skip
            close(room, action, item)
        action.refresh_from_db()
        assert (action.state, action.closed, action.closed_words) == ("closed", TODAY, "May 2023")
        last = action.steps.last()
        assert (last.step, last.item, last.by) == ("closed", item, room["secretary"])

    def test_without_a_minute_nothing_is_closed(self, room):
        action = room.log_action(state="proposed")
        bare = room.item(room.april)
        with refused(room, action, "closed", "write the minute of that item"):
            close(room, action, bare)
        empty = factories.MinuteFactory(item=room.item(room.april), text="").item
        with refused(room, action, "closed", "write the minute of that item"):
            close(room, action, empty)

    @pytest.mark.parametrize(
        ("meeting", "words"),
        [
            ("finance", "a meeting of the same committee"),
            ("may", "has not been held yet"),
            ("march", "on or after the day of the action's last step"),
        ],
    )
    def test_another_meeting_cannot_close_it(self, room, meeting, words):
        action = room.log_action(state="proposed")
        item = minuted(room, getattr(room, meeting))
        with refused(room, action, "closed", words):
            close(room, action, item)

    def test_a_meeting_before_the_last_one_cannot_close_it(self, room):
        action = room.log_action(room.item(room.march), state="proposed")
        item = minuted(room, room.march)
        with refused(room, action, "closed", "A later meeting has received its log"):
            close(room, action, item)

    def test_what_the_meeting_heard_itself_is_told_by_the_next_log(self, room):
        action = room.log_action(room.item(room.march), owners=[room.posts["owner"]])
        before = log_of(room.board, APRIL, None)
        item = minuted(room)
        propose(room, action, item=item)
        close(room, action, item)
        assert log_of(room.board, APRIL, None) == before
        assert [row.id for row in before.due_open or before.not_due] == [action.pk]
        after = log_of(room.board, MAY, None).due_closed[0]
        assert (after.id, after.outcome, after.closed_when) == (
            action.pk, "It was counted.", "27 April 2023",
        )  # fmt: skip

    def test_a_proposal_says_what_was_done(self, room):
        action = room.log_action()
        with refused(room, action, "proposed", "Write the action that was taken"):
            actions.propose_closure(action=action, outcome=" ", by=room["owner"])
        with refused(room, action, "proposed", "The last meeting received"):
            propose(room, action, on=APRIL)

    def test_one_kept_open_loses_its_outcome_and_keeps_its_history(self, room):
        action = room.log_action()
        propose(room, action, closed_words="May 2023")
        keep(room, action)
        assert (action.state, action.outcome, action.closed_words) == ("open", "", "")
        assert [(one.step, one.remark) for one in action.steps.all()] == [
            ("opened", ""), ("proposed", "It was counted."), ("reopened", "More to do"),
        ]  # fmt: skip
        with refused(room, action, "reopened", "Write the remark"):
            actions.keep_open(action=action, remark="", by=room["secretary"])

    def test_the_meeting_that_kept_it_open_is_named(self, room):
        action = room.log_action(state="proposed")
        item = room.item(room.april)
        keep(room, action, item=item)
        assert (action.steps.last().item, action.steps.last().on) == (item, APRIL)
        action.state = "proposed"
        action.save()
        other = room.item(room.finance)
        with refused(room, action, "reopened", "a meeting of the same committee"):
            keep(room, action, item=other)


class TestPassing:
    def test_it_stands_on_both_logs_and_is_not_completed(self, room):
        owners = [room.posts["owner"], room.posts["author"]]
        action = room.log_action(owners=owners)
        factories.LogActionDueFactory(log_action=action, words="May 2023", on=APRIL)
        with then_told("pass on log action", action, room["secretary"], committee="finance"):
            copy = pass_on(room, action)
        assert (action.state, action.closed) == ("delegated", None)
        assert (copy.committee, copy.passed_from, copy.state) == (room.committee, action, "open")
        assert (copy.text, copy.reference, copy.meeting) == (
            action.text, action.reference, room.april,
        )  # fmt: skip
        assert [one.post for one in copy.owner_links.all()] == owners
        assert [one.words for one in copy.dues.all()] == ["May 2023"]
        assert [row.id for row in log_of(room.board, MAY, None).due_open] == [action.pk]
        assert [row.id for row in log_of(room.committee, MAY, None).due_open] == [copy.pk]

    def test_it_is_closed_here_only_once_it_is_closed_there(self, room):
        action = room.log_action()
        copy = pass_on(room, action)
        with refused(room, action, "proposed", "passed to has not closed it"):
            propose(room, action)
        copy.state = "closed"
        copy.save()
        propose(room, action)
        assert action.state == "proposed"

    def test_what_is_private_here_is_private_there(self, room):
        action = room.log_action(room.secret_item(room.april), text=SECRET)
        assert pass_on(room, action).is_private
        assert not pass_on(room, room.log_action()).is_private

    def test_it_is_passed_neither_here_nor_back_nor_twice_nor_abroad(self, room):
        action = room.log_action()
        foreign = factories.CommitteeFactory(organisation=room.other)
        with refused(room, action, "passed", "belongs to another organisation"):
            pass_on(room, action, foreign)
        with refused(room, action, "passed", "stands on that committee's log already"):
            pass_on(room, action, room.board)
        copy = pass_on(room, action)
        with refused(room, copy, "passed", "stands on that committee's log already"):
            pass_on(room, copy, room.board)
        action.state = "open"
        action.save()
        with refused(room, action, "passed", "stands on that committee's log already"):
            pass_on(room, action)


class TestAnswers:
    def test_the_record_that_answers_it_is_linked_and_unlinked(self, room):
        action = room.log_action()
        record = factories.ActionFactory(organisation=room.trust, workstream=None)
        by = room["owner"]
        with then_told("answer log action", action, by, answer=record.code):
            actions.answer_with(action=action, record=record, by=by)
        assert action.answered_by == record
        with then_told("answer log action", action, by, answer="none"):
            actions.answer_with(action=action, record=None, by=by)
        assert action.answered_by is None

    def test_a_record_of_another_organisation_is_refused(self, room):
        action = room.log_action()
        record = factories.ActionFactory(organisation=room.other, workstream=None)
        with refused(room, action, "answer", "another organisation"):
            actions.answer_with(action=action, record=record, by=room["owner"])
