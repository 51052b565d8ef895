"""What people do about a finding that stays: waive it with a reason, withdraw the waiver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.actions.access import must, needed, refused, trace
from goldenthread.records.reporting.models import Waiver, WaiverWithdrawal

WAIVE = "reporting.waive_findings"


@dataclass(frozen=True)
class Waived:
    """The finding that is waived, as it stands: what it says, and what the records say."""

    fingerprint: str
    code: str
    words: str
    said: str
    held: str


def waive_finding(
    *,
    organisation: Organisation,
    finding: Waived,
    reason: str,
    by: User,
    until: dt.date | None = None,
    also: Sequence[Waived] = (),
) -> Waiver:
    """Answer for a finding as it stands; it needs a reason, and a last day that is still to come.

    `also` are findings of texts that tell the same, waived with it. An earlier waiver of the same
    finding stays as it is: the newest counts.
    """
    verb, code = "waive finding", organisation.code
    must(WAIVE, organisation, by=by, verb=verb, about=organisation, code=code)
    reason = needed(reason, "reason", organisation, verb, by, code)
    if until is not None and until < timezone.localdate():
        raise refused(organisation, verb, by, code, "The last day of the waiver has passed.")
    with transaction.atomic():
        given = [
            Waiver.objects.create(
                organisation=organisation, reason=reason, until=until, by=by, **vars(one)
            )
            for one in (finding, *also)
        ]
        for waiver in given:
            trace(waiver, verb, by, code, finding=waiver.words, reason=reason, until=until,
                  fingerprint=waiver.fingerprint)  # fmt: skip
    return given[0]


def withdraw_waiver(
    *, waiver: Waiver, by: User, reason: str = "", also: Sequence[Waiver] = ()
) -> WaiverWithdrawal:
    """Let a waiver hold no longer; the row of the waiver stays.

    `also` are waivers of texts that tell the same; those that hold no longer are left.
    """
    organisation = waiver.organisation
    verb, code = "withdraw waiver", organisation.code
    must(WAIVE, organisation, by=by, verb=verb, about=waiver, code=code)
    with transaction.atomic():
        Waiver.objects.select_for_update().get(pk=waiver.pk)
        is_open = not WaiverWithdrawal.objects.filter(waiver=waiver).exists()
        if is_open:
            withdrawal = WaiverWithdrawal.objects.create(waiver=waiver, reason=reason, by=by)
            trace(waiver, verb, by, code, finding=waiver.words, reason=reason)
            for one in also:
                if not WaiverWithdrawal.objects.filter(waiver=one).exists():
                    WaiverWithdrawal.objects.create(waiver=one, reason=reason, by=by)
                    trace(one, verb, by, code, finding=one.words, reason=reason)
    if not is_open:
        raise refused(waiver, verb, by, code, "This waiver has been withdrawn already.")
    return withdrawal
