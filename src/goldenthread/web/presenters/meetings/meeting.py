"""What every page of a meeting shows: its name, its part, its day, and its other pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from goldenthread.vocabulary.meetings import Part
from goldenthread.web.presenters.meetings.visible import time_of
from goldenthread.web.scope import MeetingScope

TABS = (
    ("meeting", "Agenda"),
    ("papers", "Papers"),
    ("attendance", "Attendance"),
    ("minutes", "Minutes"),
    ("meeting-actions", "Actions"),
    ("meeting-summary", "Chair’s report"),
    ("packs", "Packs"),
)


class OfMeeting:
    """A page of a meeting that leads to its others."""

    def __init__(self, at: MeetingScope) -> None:
        self.at, self.meeting, self.committee = at, at.meeting, at.committee
        self.on = dt.date.today()

    def href(self, name: str, *args: Any) -> str:
        """Give the address of a page of the meeting."""
        return reverse(name, args=[self.at.scope.organisation.code, self.meeting.pk, *args])

    def log_href(self, pk: int, name: str = "log-action") -> str:
        """Give the address of a page of an action of the log."""
        return reverse(name, args=[self.at.scope.organisation.code, pk])

    @property
    def tabs(self) -> list[tuple[str, str, str]]:
        """(name, words, address) of the pages of the meeting."""
        return [(name, words, self.href(name)) for name, words in TABS]

    @property
    def name(self) -> str:
        """What the meeting is called."""
        return self.meeting.title or self.committee.name

    @property
    def part(self) -> str:
        """Its part as agendas print it."""
        return Part(self.meeting.part).label

    @property
    def time(self) -> str:
        """When it begins and ends."""
        return time_of(self.meeting)

    @property
    def reads_private(self) -> bool:
        """Whether the reader may read what is private in it."""
        return self.at.reads_private

    @property
    def may_run(self) -> bool:
        """Whether the reader keeps the meeting."""
        return self.at.may_run
