"""Splitting units from a date, and stating the status of a programme."""

import datetime as dt

import pytest

from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.models import Remapping
from goldenthread.vocabulary import Period
from tests import factories
from tests.integration.programmes.place import MARCH, STEP, everything, then_refused, then_told

START = dt.date(2023, 4, 1)


@pytest.fixture
def unit(place):
    parent = factories.UnitFactory(organisation=place.trust, kind="division")
    made = factories.UnitFactory(
        organisation=place.trust, code="med", name="Medicine", parent=parent
    )
    place.action.unit = made
    place.action.save()
    return made


def split(place, unit, moved=(), by="approver", **given):
    given = {"code": "ger", "name": "Geriatrics", "starts": START, **given}
    return actions.split_unit(unit=unit, actions=list(moved), by=place.people[by], **given)


def refused(place, unit, words):
    return then_refused(
        ProgrammeActionError, words, verb="split unit", about=unit, by=place.people["approver"]
    )


def test_a_new_unit_replaces_part_of_another_from_a_date(place, unit):
    by = place.people["approver"]
    made = split(place, unit, [place.action], code=" ger ", name=" Geriatrics ")
    assert (made.organisation, made.code, made.name) == (place.trust, "ger", "Geriatrics")
    assert (made.kind, made.parent, made.replaces) == (unit.kind, unit.parent, unit)
    assert made.valid_from == START
    moved = Remapping.objects.get()
    assert (moved.action, moved.unit, moved.starts) == (place.action, made, START)
    assert {made.history.get().history_user, moved.history.get().history_user} == {by}
    remapped, done = AuditEvent.objects.order_by("pk")
    assert (remapped.verb, remapped.record_id) == ("remap action", str(place.action.pk))
    assert remapped.details == {"unit": f"{unit} → {made}", "starts": "2023-04-01"}
    assert (done.verb, done.record, done.record_id) == ("split unit", "unit", str(made.pk))
    assert done.details == {"out_of": str(unit), "starts": "2023-04-01", "actions": "1"}


@pytest.mark.slow
def test_reports_of_days_before_show_the_old_structure_and_deadlines_stay(place, unit):
    stays = place.new_action(unit=unit)
    split(place, unit, [place.action])

    def units(period):
        result = assess_programme(place.programme, period, on=period.end).result
        return {one.id: (one.unit_name, one.baseline) for one in result.actions}

    due = dt.date(2023, 3, 31)
    assert units(MARCH) == {place.action.pk: ("Medicine", due), stays.pk: ("Medicine", due)}
    april = units(Period.month(2023, 4))
    assert april == {place.action.pk: ("Geriatrics", due), stays.pk: ("Medicine", due)}


def test_a_code_is_taken_once(place, unit):
    with refused(place, unit, "There is a unit med already"):
        split(place, unit, code=" med ")


def test_another_organisation_may_have_the_same_code(place, unit):
    factories.UnitFactory(organisation=place.other, code="ger")
    assert split(place, unit).code == "ger"


@pytest.mark.parametrize("name", ["code", "name"])
def test_a_unit_has_code_and_name(place, unit, name):
    with refused(place, unit, f"Write the {name}"):
        split(place, unit, [place.action], **{name: "  "})


def test_nothing_of_another_organisation_moves(place, unit):
    foreign = place.foreign_action()
    with refused(place, unit, "belongs to another organisation"):
        split(place, unit, [place.action, foreign])


def test_an_action_moves_once_a_day(place, unit):
    split(place, unit, [place.action])
    with refused(place, unit, "on that day already"):
        split(place, unit, [place.action], code="fra", name="Frailty")
    split(place, unit, [place.action], code="fra", name="Frailty", starts=dt.date(2023, 4, 2))
    assert Remapping.objects.count() == 2


def state(place, stated, proposed="overdue", reason="", by="approver"):
    return actions.state_programme(
        programme=place.programme,
        stated=STEP.get(stated),
        proposed=STEP.get(proposed),
        reason=reason,
        by=place.people[by],
    )


def test_a_stated_status_that_is_no_roll_up_needs_a_reason(place):
    by, verb = place.people["approver"], "state programme status"
    with then_refused(
        ProgrammeActionError,
        "Give the reason why the status differs",
        verb=verb,
        about=place.programme,
        by=by,
    ):
        state(place, "on_track", reason=" ")
    told = {"was": None, "now": "on_track", "reason": "New leaders"}
    with then_told(verb, place.programme, by, **told):
        state(place, "on_track", reason=" New leaders ")
    place.programme.refresh_from_db()
    assert (place.programme.stated, place.programme.stated_reason) == ("on_track", "New leaders")
    assert place.programme.history.first().history_user == by


def test_a_statement_is_taken_back(place):
    state(place, "on_track", reason="New leaders")
    with then_told(
        "state programme status", place.programme, place.people["approver"], was="on_track"
    ):
        state(place, "")
    place.programme.refresh_from_db()
    assert (place.programme.stated, place.programme.stated_reason) == ("", "")


def test_stating_changes_no_other_field(place):
    before = everything()["programmes.Programme"][0]
    state(place, "overdue")
    after = everything()["programmes.Programme"][0]
    assert {name for name in after if after[name] != before[name]} == {"stated"}
