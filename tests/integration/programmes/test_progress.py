"""What owners state of actions and milestones, and what they may not state."""

import datetime as dt

import pytest

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.models import ProgressUpdate
from tests import factories
from tests.integration.programmes.place import STEP, TODAY, everything, then_refused, then_told

TOMORROW = dt.date(2023, 4, 11)
NEEDS_REASON = "Give the reason why the status differs"
NEEDS_APPROVAL = "Complete needs the panel's approval"


def refused(place, words):
    return then_refused(
        ProgrammeActionError, words, verb="update action", about=place.action,
        by=place.people["owner"],
    )  # fmt: skip


def update(place, **given):
    return actions.update_action(action=place.action, on=TODAY, by=place.people["owner"], **given)


def test_an_update_keeps_what_was_stated_beside_what_was_proposed(place):
    by = place.people["owner"]
    told = {
        "on": "2023-04-10",
        "delivery": "off_track",
        "reason": "The supplier is late",
        "forecast": "2023-05-01",
        "completed": None,
    }
    with then_told("update action", place.action, by, **told):
        made = update(
            place,
            delivery=STEP["off_track"],
            proposed_delivery=STEP["overdue"],
            proposed_embedding=STEP["on_track"],
            reason=" The supplier is late ",
            recovery=" Borrow ",
            explanation=" Ordered late ",
            mitigation=" Bank staff ",
            forecast=dt.date(2023, 5, 1),
        )
    kept = ProgressUpdate.objects.get()
    assert (kept.pk, kept.action, kept.milestone, kept.by) == (made.pk, place.action, None, by)
    assert (kept.delivery, kept.proposed_delivery) == ("off_track", "overdue")
    assert (kept.embedding, kept.proposed_embedding) == ("", "on_track")
    words = (kept.reason, kept.recovery, kept.explanation, kept.mitigation)
    assert words == ("The supplier is late", "Borrow", "Ordered late", "Bank staff")
    assert (kept.on, kept.forecast, kept.completed) == (TODAY, dt.date(2023, 5, 1), None)


def test_an_update_leaves_the_action_itself_as_it_is(place):
    before = {label: rows for label, rows in everything().items() if "ProgressUpdate" not in label}
    update(place, delivery=STEP["on_track"], forecast=dt.date(2023, 9, 1), completed=TODAY)
    after = {label: rows for label, rows in everything().items() if "ProgressUpdate" not in label}
    assert after == before


def test_updates_are_only_added(place):
    for words in ("first", "second"):
        update(place, explanation=words)
    assert [one.explanation for one in place.action.updates.all()] == ["first", "second"]


@pytest.mark.parametrize("side", ["delivery", "embedding"])
@pytest.mark.parametrize("stated", ["overdue", "off_track", "on_track"])
@pytest.mark.parametrize("proposed", ["overdue", "off_track", "on_track", "complete"])
def test_a_status_that_differs_from_the_rule_needs_a_reason(place, side, stated, proposed):
    given = {side: STEP[stated], f"proposed_{side}": STEP[proposed]}
    if stated == proposed:
        update(place, **given)
        return
    with refused(place, NEEDS_REASON):
        update(place, **given, reason="  ")
    assert getattr(update(place, **given, reason="Known better"), side) == stated


def test_without_a_statement_or_a_proposal_there_is_nothing_to_differ(place):
    update(place, proposed_delivery=STEP["overdue"])
    update(place, delivery=STEP["on_track"])
    assert ProgressUpdate.objects.count() == 2


@pytest.mark.parametrize("side", ["delivery", "embedding"])
@pytest.mark.parametrize("outcome", ["", "declined", "more_evidence", "waiting"])
def test_complete_needs_the_panels_approval(place, side, outcome):
    if outcome == "waiting":
        place.submitted()
    elif outcome:
        factories.DecisionFactory(action=place.action, outcome=outcome)
    with refused(place, NEEDS_APPROVAL):
        update(place, **{side: STEP["complete"]}, reason="It is done")


@pytest.mark.parametrize("side", ["delivery", "embedding"])
def test_complete_is_open_once_the_panel_approved(place, side):
    factories.DecisionFactory(action=place.action)
    assert getattr(update(place, **{side: STEP["complete"]}), side) == "complete"


def test_the_office_states_nothing_complete_without_approval_either(place):
    by = place.people["administrator"]
    with then_refused(
        ProgrammeActionError, NEEDS_APPROVAL, verb="update action", about=place.action, by=by
    ):
        actions.update_action(
            action=place.action, on=TODAY, delivery=STEP["complete"], reason="I say so", by=by
        )


def test_nothing_is_completed_in_the_future(place):
    with refused(place, "lies in the future"):
        update(place, completed=TOMORROW)
    update(place, completed=TODAY)
    by = place.people["lead"]
    with then_refused(
        ProgrammeActionError, "lies in the future", verb="update milestone",
        about=place.milestone, by=by,
    ):  # fmt: skip
        actions.update_milestone(milestone=place.milestone, on=TODAY, completed=TOMORROW, by=by)


def test_a_milestone_is_updated(place):
    by = place.people["lead"]
    told = {"on": "2023-04-10", "status": "off_track", "reason": "Rain", "forecast": "2023-05-01"}
    with then_told("update milestone", place.milestone, by, **told):
        actions.update_milestone(
            milestone=place.milestone, on=TODAY, status=STEP["off_track"],
            proposed=STEP["overdue"], reason=" Rain ", commentary=" Half built ",
            forecast=dt.date(2023, 5, 1), by=by,
        )  # fmt: skip
    kept = ProgressUpdate.objects.get()
    assert (kept.action, kept.milestone, kept.by) == (None, place.milestone, by)
    assert (kept.delivery, kept.proposed_delivery) == ("off_track", "overdue")
    assert (kept.reason, kept.commentary, kept.embedding) == ("Rain", "Half built", "")


def test_a_milestone_that_differs_from_the_rule_needs_a_reason_unless_it_is_done(place):
    by = place.people["lead"]
    given = {"milestone": place.milestone, "on": TODAY, "proposed": STEP["overdue"], "by": by}
    with then_refused(
        ProgrammeActionError, NEEDS_REASON, verb="update milestone", about=place.milestone, by=by
    ):
        actions.update_milestone(**given, status=STEP["on_track"])
    assert actions.update_milestone(**given, status=STEP["complete"]).delivery == "complete"


def test_several_actions_get_another_owner_workstream_and_unit_at_once(place):
    by, second = place.people["approver"], place.new_action()
    post = factories.PostFactory(organisation=place.trust)
    unit = factories.UnitFactory(organisation=place.trust)
    workstream = factories.WorkstreamFactory(programme=place.programme)
    changed = actions.bulk_update_actions(
        actions=[place.action, second], owner=post, unit=unit, workstream=workstream, by=by
    )
    assert changed == 2
    for action in (place.action, second):
        action.refresh_from_db()
        assert (action.owner, action.unit, action.workstream) == (post, unit, workstream)
        assert action.history.first().history_user == by
    one, two = AuditEvent.objects.order_by("pk")
    assert (one.verb, one.record_id) == ("update action", str(place.action.pk))
    assert one.details["owner"] == f"{place.post} → {post}"
    assert one.details["unit"] == f"None → {unit}"
    assert two.record_id == str(second.pk)


def test_actions_that_have_it_already_are_left_alone(place):
    by, other = place.people["approver"], factories.PostFactory(organisation=place.trust)
    second = place.new_action(owner=other)
    assert actions.bulk_update_actions(actions=[place.action, second], owner=other, by=by) == 1
    assert AuditEvent.objects.count() == 1
    assert actions.bulk_update_actions(actions=[place.action], by=by) == 0
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("name", ["owner", "unit", "workstream"])
def test_nothing_of_another_organisation_is_given_to_any(place, name):
    by = place.people["approver"]
    foreign = {
        "owner": lambda: factories.PostFactory(organisation=place.other),
        "unit": lambda: factories.UnitFactory(organisation=place.other),
        "workstream": lambda: factories.WorkstreamFactory(programme__organisation=place.other),
    }[name]()
    second = place.new_action()
    with then_refused(
        ProgrammeActionError, "belongs to another organisation", verb="update action",
        about=place.action, by=by,
    ):  # fmt: skip
        actions.bulk_update_actions(actions=[place.action, second], **{name: foreign}, by=by)


def test_one_that_may_not_be_changed_bars_all(place):
    from django.core.exceptions import PermissionDenied

    by, theirs = place.people["owner"], place.new_action(owner=place.sro)
    with then_refused(PermissionDenied, "You may not", verb="update action", about=theirs, by=by):
        actions.bulk_update_actions(actions=[place.action, theirs], owner=place.sro, by=by)
