"""Which meetings a reader may know of, and their times in lists."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goldenthread.records.meetings.models import Meeting
from goldenthread.records.meetings.querysets import private_committees
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part


def open_meetings(reader: User) -> QuerySet[Meeting]:
    """Give the meetings that `reader` may know of: private ones only of their own committees."""
    found = Meeting.objects.visible_to(reader)
    if reader.is_superuser:
        return found
    others = Q(part=Part.PRIVATE.value) & ~Q(committee__in=private_committees(reader))
    return found.exclude(others)


def time_of(meeting: Meeting) -> str:
    """Give when a meeting begins and ends, '' where it is not set."""
    starts, ends = meeting.starts, meeting.ends
    if starts is None:
        return ""
    return f"{starts:%H:%M} to {ends:%H:%M}" if ends else f"from {starts:%H:%M}"
