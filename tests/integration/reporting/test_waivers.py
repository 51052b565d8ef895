"""Waiving a finding: who may, what it writes, and what a refusal leaves behind."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError

from goldenthread.records.programmes.actions.access import ProgrammeActionError
from goldenthread.records.reporting.models import Waiver, WaiverWithdrawal
from goldenthread.records.reporting.waivers import Waived, waive_finding, withdraw_waiver
from tests.integration.programmes.place import (
    NOON,
    ROLES,
    Place,
    newest_event,
    then_refused,
    then_told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FOUND = Waived("f" * 32, "counts_differ", "Safety: two, not three", "two complete", "three")
MAY = {"approver", "executive", "administrator", "superuser"}
ALL = sorted({*ROLES, "outsider", "stranger", "superuser"})


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def place():
    return Place()


def waive(place, by="approver", **options):
    return waive_finding(
        organisation=place.trust, finding=FOUND, by=place.people[by],
        **{"reason": "Known to the board", **options},
    )  # fmt: skip


def test_a_waiver_keeps_the_finding_as_it_stood(place):
    until = dt.date(2023, 6, 30)
    kept = waive(place, reason="  Known to the board ", until=until)
    event = newest_event()
    assert (event.verb, event.record, event.record_id) == ("waive finding", "waiver", str(kept.pk))
    assert (event.by, event.refused) == (place.people["approver"], False)
    assert event.details == {
        "finding": FOUND.words, "reason": "Known to the board", "until": "2023-06-30",
        "fingerprint": FOUND.fingerprint,
    }  # fmt: skip
    assert (kept.fingerprint, kept.code, kept.words) == (FOUND.fingerprint, FOUND.code, FOUND.words)
    assert (kept.said, kept.held, kept.reason) == ("two complete", "three", "Known to the board")
    assert (kept.by, kept.at, kept.until) == (place.people["approver"], NOON, until)
    assert str(kept) == "Waiver of counts_differ: Safety: two, not three"


@pytest.mark.parametrize("name", ALL)
def test_those_who_sign_reports_off_may_waive(place, name):
    if name in MAY:
        assert waive(place, name).pk
        return
    with then_refused(PermissionDenied, "You may not waive finding", verb="waive finding",
                      about=place.trust, by=place.people[name]):  # fmt: skip
        waive(place, name)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"reason": " "}, "Write the reason"),
        ({"until": dt.date(2023, 4, 9)}, "The last day of the waiver has passed"),
    ],
)
def test_a_waiver_needs_a_reason_and_a_day_to_come(place, options, words):
    with then_refused(ProgrammeActionError, words, verb="waive finding", about=place.trust,
                      by=place.people["approver"]):  # fmt: skip
        waive(place, **options)


def test_today_may_be_its_last_day(place):
    assert waive(place, until=NOON.date()).until == NOON.date()


def test_a_second_waiver_is_a_second_row(place):
    first, second = waive(place), waive(place, reason="Agreed again")
    assert list(Waiver.objects.values_list("pk", "reason")) == [
        (first.pk, "Known to the board"), (second.pk, "Agreed again"),
    ]  # fmt: skip


def test_a_withdrawal_is_a_row_and_the_waiver_stays(place):
    waiver = waive(place)
    executive = place.people["executive"]
    with then_told("withdraw waiver", waiver, executive, reason="Mended", finding=FOUND.words):
        withdraw_waiver(waiver=waiver, by=executive, reason="Mended")
    kept = WaiverWithdrawal.objects.get()
    assert (kept.waiver, kept.by, kept.at) == (waiver, executive, NOON)
    assert str(kept).startswith("Withdrawn: Waiver of")
    assert Waiver.objects.get() == waiver


def test_a_waiver_is_withdrawn_once(place):
    waiver = waive(place)
    withdraw_waiver(waiver=waiver, by=place.people["approver"])
    with then_refused(ProgrammeActionError, "withdrawn already", verb="withdraw waiver",
                      about=waiver, by=place.people["approver"]):  # fmt: skip
        withdraw_waiver(waiver=waiver, by=place.people["approver"])


@pytest.mark.parametrize("name", sorted(set(ALL) - MAY))
def test_nobody_else_withdraws_one(place, name):
    waiver = waive(place)
    with then_refused(PermissionDenied, "You may not withdraw waiver", verb="withdraw waiver",
                      about=waiver, by=place.people[name]):  # fmt: skip
        withdraw_waiver(waiver=waiver, by=place.people[name])


def test_neither_row_goes_with_its_organisation_or_its_waiver(place):
    waiver = waive(place)
    withdraw_waiver(waiver=waiver, by=place.people["approver"])
    with pytest.raises(ProtectedError):
        waiver.delete()
    with pytest.raises(ProtectedError):
        place.people["approver"].delete()


def test_members_of_the_organisation_read_its_waivers_and_nobody_else(place):
    waiver = waive(place)
    readable = {name: list(Waiver.objects.visible_to(place.people[name])) for name in ALL}
    for name, found in readable.items():
        assert found == ([] if name in ("outsider", "stranger") else [waiver]), name


IN_TEXT = Waived("e" * 32, "count_contradicts", "Words: 'two'", "two are complete", "three")


def test_the_texts_that_tell_the_same_are_waived_and_withdrawn_with_it(place):
    kept = waive(place, also=[IN_TEXT])
    first, second = Waiver.objects.order_by("id")
    assert first == kept
    assert (second.fingerprint, second.said, second.reason) == ("e" * 32, "two are complete",
                                                                kept.reason)  # fmt: skip
    assert newest_event().details["fingerprint"] == IN_TEXT.fingerprint
    withdraw_waiver(waiver=first, by=place.people["approver"], also=[second])
    assert set(WaiverWithdrawal.objects.values_list("waiver", flat=True)) == {first.pk, second.pk}
    assert (newest_event().verb, newest_event().record_id) == ("withdraw waiver", str(second.pk))


def test_a_waiver_beside_it_that_holds_no_longer_is_left(place):
    first, second = waive(place), waive(place)
    withdraw_waiver(waiver=second, by=place.people["approver"])
    withdraw_waiver(waiver=first, by=place.people["approver"], also=[second])
    assert WaiverWithdrawal.objects.filter(waiver=second).count() == 1
