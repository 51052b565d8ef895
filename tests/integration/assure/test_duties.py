"""What a reader must do in programmes: whose it is, since when, and what is left out."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.programmes.desk import Desk
from goldenthread.assure.programmes.duties import deadlines, duties_of
from goldenthread.records.programmes.models import HighlightStep
from tests import factories
from tests.integration.assure import trust
from tests.integration.assure.work import NOON, TODAY, Work
from tests.integration.web.world import PERIOD, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(db) -> Work:
    return Work(World())


def desk_of(work, name="contributor") -> Desk:
    return Desk(work.world.people[name], work.world.trust, TODAY)


def duties(work, name="contributor", period=PERIOD):
    """Give the duties of a person, by kind: what each is about and why."""
    found = {}
    for duty in duties_of(desk_of(work, name), period):
        found.setdefault(duty.kind.value, []).append((duty.words, duty.why))
    return found


def kind(work, wanted, name="contributor"):
    return duties(work, name).get(wanted, [])


class TestActions:
    def test_late_and_soon_due_ones_are_listed_the_earliest_first(self, work):
        for title, days in (
            ("soon", 30),
            ("late", -9),
            ("today", 0),
            ("far", 31),
            ("undated", None),
        ):
            work.action(title, days)
        assert kind(work, "action_due") == [
            ("late", "9 days late"), ("today", "due today"), ("soon", "due in 30 days"),
        ]  # fmt: skip

    def test_the_agreed_date_counts_and_not_the_forecast(self, work):
        work.action("moved", -1, baseline_due=TODAY + dt.timedelta(days=60))
        work.action("forecast", 1, forecast=TODAY + dt.timedelta(days=60))
        assert kind(work, "action_due") == [("forecast", "due in 1 day")]

    def test_those_of_other_posts_and_of_posts_given_up_are_not_the_readers(self, work):
        work.action("of another", owner=work.post_of("approver"))
        gone = work.post_of("contributor", held_to=TODAY - dt.timedelta(days=1))
        work.action("given up", owner=gone)
        work.action("last day", owner=work.post_of("contributor", held_to=TODAY))
        assert [words for words, _ in kind(work, "action_due")] == ["last day"]

    def test_approved_and_submitted_ones_wait_for_nobody(self, work):
        factories.DecisionFactory(action=work.action("approved"))
        work.submitted(work.action("before the panel"))
        assert kind(work, "action_due") == []

    def test_a_completed_one_is_to_be_submitted(self, work):
        work.action("by date", completed=dt.date(2023, 4, 1))
        work.action("by status", delivery="complete")
        assert kind(work, "action_due") == [
            (name, "1 day late; completed, so submit it for closure")
            for name in ("by date", "by status")
        ]

    def test_red_ones_are_to_be_explained_and_mitigated(self, work):
        work.action("both", -40)
        work.action("mitigation", -41, explanation="No builder.")
        work.action("written", -42, explanation="No builder.", mitigation="Another builder.")
        work.action("stated red", 90, delivery="overdue")
        work.action("off track", -1)
        assert kind(work, "action_red") == [
            ("mitigation", "write the mitigation"),
            ("both", "write the explanation and the mitigation"),
            ("stated red", "write the explanation and the mitigation"),
        ]

    def test_those_that_the_panel_gave_back_say_why(self, work):
        declined, more, changed = (work.action(name, 90) for name in ("declined", "more", "new"))
        factories.DecisionFactory(action=declined, outcome="declined", reason="No audit.")
        factories.DecisionFactory(action=more, outcome="more_evidence", reason="Add the rota.")
        factories.DecisionFactory(action=changed, state={"title": "as it was"})
        again = work.action("submitted again", 90)
        factories.DecisionFactory(action=again, outcome="declined", reason="No audit.")
        work.submitted(again)
        assert sorted(kind(work, "action_returned")) == [
            ("declined", "declined: No audit."),
            ("more", "more evidence asked for: Add the rota."),
            ("new", "changed since it was approved"),
        ]


class TestMilestones:
    def test_open_ones_of_led_workstreams_are_listed(self, work):
        for words, days in (("late", -2), ("soon", 20), ("far", 31)):
            work.milestone(words, days)
        work.milestone("done", completed=dt.date(2023, 4, 1))
        work.milestone("stated", status="complete")
        work.milestone(
            "of another", workstream=factories.WorkstreamFactory(programme=work.programme)
        )
        assert kind(work, "milestone_due") == [("late", "2 days late"), ("soon", "due in 20 days")]

    def test_one_whose_measure_reached_its_target_is_done(self, work):
        made = work.world.others
        trust.target(made, "60%", valid_from=dt.date(2022, 1, 1))
        reached = work.milestone("reached", -10, measure=made)
        missed = work.milestone("missed", -10, measure=work.world.owned)
        assert (reached.baseline, missed.baseline) == (dt.date(2023, 3, 31),) * 2
        assert kind(work, "milestone_due") == [("missed", "10 days late")]

    @pytest.mark.parametrize("role", ["executive_lead", "sro", "programme_manager"])
    def test_any_role_leads_while_it_is_held(self, work, role):
        led = factories.WorkstreamFactory(programme=work.programme)
        ended = factories.WorkstreamFactory(programme=work.programme)
        work.role(led, work.world.post, role, held_from=TODAY)
        work.role(ended, work.world.post, role, held_to=TODAY - dt.timedelta(days=1))
        work.milestone("led", workstream=led)
        work.milestone("ended", workstream=ended)
        assert [words for words, _ in kind(work, "milestone_due")] == ["led"]

    def test_a_viewer_writes_nothing_whatever_post_they_hold(self, work):
        work.milestone("late")
        factories.PostHoldingFactory(post=work.world.post, user=work.world.people["viewer"])
        assert duties(work, "viewer") == {}


class TestHighlightReports:
    def test_missing_drafted_and_returned_ones_are_to_be_written(self, work):
        drafted, back, handed_in = (work.led_workstream(name) for name in ("B", "C", "D"))
        work.report(workstream=drafted)
        returned = work.report(("submitted", "contributor"), workstream=back)
        HighlightStep.objects.create(
            highlight=returned, step="returned", by=work.world.people["approver"],
            remark="Name the risks.", at=NOON,
        )  # fmt: skip
        work.report(("submitted", "contributor"), workstream=handed_in, state="submitted")
        assert kind(work, "highlight_write") == [
            ("B, March 2023", "a draft that is not submitted"),
            ("C, March 2023", "returned by Approver on 10 April 2023: Name the risks."),
            ("Safety, March 2023", "not begun"),
        ]

    def test_none_is_asked_for_outside_the_programme_or_without_a_period(self, work):
        assert duties(work, period=None) == {}
        work.programme.ends = dt.date(2023, 2, 28)
        work.programme.save()
        assert duties(work) == {}
        work.programme.starts, work.programme.ends = dt.date(2023, 4, 1), None
        work.programme.save()
        assert duties(work) == {}

    @pytest.mark.parametrize(
        ("executive", "signs"),
        [("nobody", True), ("vacant", True), ("approver", True), ("administrator", False)],
    )
    def test_those_who_may_sign_off_are_asked_to(self, work, executive, signs):
        if executive == "vacant":
            vacant = factories.PostFactory(organisation=work.world.trust)
            work.role(work.workstream, vacant, "executive_lead")
        elif executive != "nobody":
            work.role(work.workstream, work.post_of(executive), "executive_lead")
        report = work.report(("submitted", "contributor"), state="submitted")
        approver = work.world.people["approver"]
        assert approver.has_perm("programmes.sign_off_highlight", report) is signs
        found = [("Safety, March 2023", "submitted by Contributor on 10 April 2023")]
        assert kind(work, "highlight_sign_off", "approver") == (found if signs else [])
        assert kind(work, "highlight_sign_off") == []

    def test_nobody_is_asked_to_sign_off_what_they_submitted(self, work):
        work.report(("submitted", "approver"), state="submitted")
        assert kind(work, "highlight_sign_off", "approver") == []
        assert len(kind(work, "highlight_sign_off", "administrator")) == 1

    def test_nothing_is_asked_for_once_a_report_is_signed_off(self, work):
        work.report(("submitted", "contributor"), ("signed_off", "approver"), state="signed_off")
        assert duties(work, "approver") == duties(work) == {}


class TestDecisions:
    def test_the_panel_decides_on_the_actions_of_others(self, work):
        work.submitted(work.action("theirs"))
        work.submitted(work.action("owned", owner=work.post_of("approver")))
        work.submitted(work.action("handed in"), by="approver")
        work.action("not submitted")
        assert kind(work, "action_decide", "approver") == [("theirs", "submitted on 10 April 2023")]
        assert len(kind(work, "action_decide", "administrator")) == 3
        assert kind(work, "action_decide") == []

    def test_the_office_decides_on_the_requests_of_others(self, work):
        work.request(work.action("action", 90), "contributor")
        work.request(work.milestone("own", 90), "approver")
        work.request(work.milestone("words", 90), "contributor", new_due=None, new_text="More.")
        work.request(
            work.action("decided", 90), "contributor", outcome="refused", decided_at=NOON
        )  # fmt: skip
        assert kind(work, "change_decide", "approver") == [
            ("action", "Contributor asks for 30 June 2023: The builder is ill."),
            ("words", "Contributor asks for new words: The builder is ill."),
        ]
        assert kind(work, "change_decide") == []

    def test_a_superuser_without_a_role_decides_too(self, work):
        chief = work.world.people["outsider"]
        chief.is_superuser = True
        chief.save()
        work.submitted(work.action("theirs"))
        assert len(kind(work, "action_decide", "outsider")) == 1


def test_the_number_of_queries_does_not_grow_with_the_work(work):
    def queries(name: str) -> int:
        desk = desk_of(work, name)
        with CaptureQueriesContext(connection) as captured:
            assert duties_of(desk, PERIOD)
            assert name != "contributor" or deadlines(desk)
        return len(captured)

    work.much(5)
    few = {name: queries(name) for name in ("contributor", "approver")}
    work.much(55)
    assert {name: queries(name) for name in few} == few
    assert max(few.values()) <= 40
