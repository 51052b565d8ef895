"""Change requests: only an approved one moves a baseline or a scope."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.models import ChangeRequest
from tests.integration.programmes.place import everything, then_refused, then_told

JUNE = dt.date(2023, 6, 30)
MARCH_END = dt.date(2023, 3, 31)
KINDS = ("action", "milestone")
ASK, DECIDE = "request change", "decide change"


@pytest.fixture(params=KINDS)
def record(place, request):
    return getattr(place, request.param)


def text_of(record):
    return record.title if hasattr(record, "title") else record.description


def ask(place, record, by="lead", **given):
    given = {"reason": "Late parts", **(given or {"new_due": JUNE})}
    return actions.request_change(record=record, by=place.people[by], **given)


def decide(place, asked, is_approved=True, by="approver", **given):
    return actions.decide_change(
        request=asked, is_approved=is_approved, by=place.people[by], **given
    )


def refused(place, record, words, verb=ASK, by="lead"):
    return then_refused(ProgrammeActionError, words, verb=verb, about=record, by=place.people[by])


def test_asking_moves_nothing(place, record):
    before = everything()
    with then_told(ASK, record, place.people["lead"], new_due="2023-06-30", reason="Late parts"):
        asked = ask(place, record, new_due=JUNE, reason=" Late parts ")
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"programmes.ChangeRequest"}
    assert (asked.action or asked.milestone) == record
    assert (asked.kind, asked.old_due, asked.new_due) == ("date", MARCH_END, JUNE)
    assert (asked.old_text, asked.new_text) == (text_of(record), "")
    assert (asked.reason, asked.outcome) == ("Late parts", "")
    assert (asked.requested_by, asked.decided_by) == (place.people["lead"], None)


def test_an_approved_date_moves_due_and_baseline(place, record):
    asked = ask(place, record)
    by, told = place.people["approver"], {"outcome": "approved", "new_due": "2023-06-30"}
    with then_told(DECIDE, record, by, **told):
        decide(place, asked, remark=" Agreed ")
    asked.refresh_from_db()
    assert (asked.outcome, asked.decided_by, asked.remark) == ("approved", by, "Agreed")
    assert asked.decided_at.date() == dt.date(2023, 4, 10)
    record.refresh_from_db()
    assert (record.due, record.baseline_due, record.baseline) == (JUNE, JUNE, JUNE)
    newest = record.history.first()
    assert (newest.history_user, newest.history_change_reason) == (by, "change request approved")


def test_a_refused_change_moves_nothing(place, record):
    asked = ask(place, record, new_due=JUNE, new_text="Half of it")
    before = everything()
    with then_told(DECIDE, record, place.people["approver"], outcome="refused", remark="No"):
        decide(place, asked, is_approved=False, remark=" No ")
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"programmes.ChangeRequest"}
    record.refresh_from_db()
    assert record.baseline == MARCH_END


def test_an_approved_scope_changes_the_words_alone(place, record):
    asked = ask(place, record, new_text=" Half of it ")
    assert (asked.kind, asked.new_due, asked.new_text) == ("scope", None, "Half of it")
    decide(place, asked)
    record.refresh_from_db()
    assert (text_of(record), record.baseline) == ("Half of it", MARCH_END)


def test_date_and_scope_move_together(place, record):
    decide(place, ask(place, record, new_due=JUNE, new_text="Half of it"))
    record.refresh_from_db()
    assert (text_of(record), record.baseline) == ("Half of it", JUNE)


def test_a_forecast_never_moves_a_baseline(place):
    by = place.people["lead"]
    actions.update_action(action=place.action, on=JUNE, forecast=JUNE, by=by)
    actions.update_milestone(milestone=place.milestone, on=JUNE, forecast=JUNE, by=by)
    for record in (place.action, place.milestone):
        record.refresh_from_db()
        assert (record.due, record.baseline) == (MARCH_END, MARCH_END)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": " ", "new_due": JUNE}, "Give the reason for the change"),
        ({"reason": "Late", "new_text": "  "}, "Say which date or scope"),
        ({"reason": "Late", "new_due": MARCH_END}, "agreed already"),
    ],
)
def test_a_request_says_what_and_why(place, record, given, words):
    with refused(place, record, words):
        ask(place, record, **given)


def test_one_request_waits_at_a_time(place, record):
    asked = ask(place, record)
    with refused(place, record, "waits for a decision already"):
        ask(place, record, new_text="Half of it")
    decide(place, asked, is_approved=False, remark="No")
    assert ask(place, record, new_text="Half of it").outcome == ""


def test_a_record_without_a_date_can_get_one(place):
    place.action.due = None
    place.action.save()
    asked = ask(place, place.action)
    assert asked.old_due is None
    decide(place, asked)
    place.action.refresh_from_db()
    assert place.action.baseline == JUNE


@pytest.mark.parametrize("name", ["approver", "administrator", "superuser"])
@pytest.mark.parametrize("is_approved", [True, False])
def test_nobody_decides_on_their_own_request(place, record, name, is_approved):
    asked = ask(place, record, by=name)
    with refused(place, record, "Nobody decides on their own change request", DECIDE, name):
        decide(place, asked, is_approved, by=name, remark="Mine")


def test_refusing_needs_a_remark(place, record):
    asked = ask(place, record)
    with refused(place, record, "Say why the change is refused", DECIDE, "approver"):
        decide(place, asked, is_approved=False, remark=" ")


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_a_request_is_decided_once(place, record, first, second):
    asked = ask(place, record)
    as_read_before = ChangeRequest.objects.get(pk=asked.pk)
    decide(place, asked, first, remark="Once")
    for again in (asked, as_read_before):
        with refused(place, record, "was decided already", DECIDE, "administrator"):
            decide(place, again, second, by="administrator", remark="Twice")
    asked.refresh_from_db()
    assert asked.outcome == ("approved" if first else "refused")
    assert AuditEvent.objects.filter(verb=DECIDE, refused=False).count() == 1


def test_a_request_is_of_one_record(place):
    given = {"kind": "date", "reason": "x", "requested_by": place.people["lead"]}
    both = {"action": place.action, "milestone": place.milestone}
    for records in (both, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ChangeRequest.objects.create(**given, **records)
