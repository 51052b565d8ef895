"""The meeting that a command means, and the next version of its pack."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max, Q

from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.meetings.models import Meeting, Pack
from goldenthread.vocabulary.meetings import Part


class MeetingUnknownError(Exception):
    """No meeting, or several, are meant; the message names those that can be."""


def meeting_meant(code: str, organisation: str = "") -> Meeting:
    """Give the meeting of a code, of an organisation (ODS code) where several have one of it.

    A code that several committees of an organisation use is written after its committee's:
    'board/2023-04'.
    """
    committee, _, own = code.partition("/")
    named = Q(code=code) | Q(code=own, committee__code=committee)
    found = Meeting.objects.filter(named).select_related("committee__organisation")
    if organisation:
        found = found.filter(committee__organisation__code=organisation)
    meetings = list(found.order_by("committee__organisation__code", "committee__code")[:20])
    if not meetings:
        where = f" of {organisation}" if organisation else ""
        raise MeetingUnknownError(f"meeting {code!r}{where} is not known")
    if len(meetings) > 1:
        holders = sorted({one.committee.organisation.code for one in meetings})
        if len(holders) > 1:
            words = f"several organisations have a meeting {code!r}: say which with --organisation"
            raise MeetingUnknownError(f"{words} ({', '.join(holders)})")
        committees = ", ".join(f"{one.committee.code}/{one.code}" for one in meetings)
        raise MeetingUnknownError(f"several committees have a meeting {code!r}: say {committees}")
    return meetings[0]


def next_version(meeting: Meeting, part: Part) -> Pack:
    """Give the next version of the pack of a part, asked for at the command line."""
    with transaction.atomic():
        Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        last = Pack.objects.filter(meeting=meeting, part=part).aggregate(last=Max("number"))["last"]
        pack = Pack.objects.create(meeting=meeting, part=part, number=(last or 0) + 1)
        write_audit_event(
            by=None,
            verb="ask for pack",
            record=pack,
            organisation_code=meeting.committee.organisation.code,
            details={"version": pack.number, "part": part},
        )
    return pack
