"""One committee: who sits on it, how it is quorate, when it meets, what stands above and below."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.urls import reverse

from goldenthread.records.meetings.models import Committee, CommitteeSeat, Meeting
from goldenthread.web.presenters.meetings.committees import holds
from goldenthread.web.presenters.meetings.visible import open_meetings, time_of
from goldenthread.web.scope import CommitteeScope

TABS = (
    ("committee", "Overview"),
    ("terms", "Terms of reference"),
    ("forward-plan", "Forward plan"),
    ("timeliness", "Papers on time"),
    ("action-log", "Action log"),
)


class OfCommittee:
    """A page of a committee that leads to its others."""

    def __init__(self, at: CommitteeScope) -> None:
        self.at, self.committee = at, at.committee
        self.on = dt.date.today()

    def href(self, name: str, *args: Any) -> str:
        """Give the address of a page of the committee."""
        return reverse(name, args=[self.at.scope.organisation.code, self.committee.pk, *args])

    def meeting_href(self, meeting: Meeting, name: str = "meeting") -> str:
        """Give the address of a page of a meeting."""
        return reverse(name, args=[self.at.scope.organisation.code, meeting.pk])

    @property
    def tabs(self) -> list[tuple[str, str, str]]:
        """(name, words, address) of the pages of the committee."""
        return [(name, words, self.href(name)) for name, words in TABS]


class CommitteePage(OfCommittee):
    """The overview of a committee."""

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is recorded of it, in words."""
        one = self.committee
        days = one.papers_due
        rule = f"{days} working day{'' if days == 1 else 's'} before the meeting"
        written = [("Purpose", one.purpose), ("Meets", one.frequency)]
        return [
            *((name, words) for name, words in written if words),
            ("Quorum", one.quorum or "No rule is recorded, so no quorum is counted"),
            ("Papers are due", rule),
        ]

    @property
    def review(self) -> tuple[dt.date | None, bool]:
        """When the terms of reference are to be reviewed, and whether that is past."""
        due = self.committee.review_due
        return due, due is not None and due < self.on

    @cached_property
    def seats(self) -> list[CommitteeSeat]:
        """Who sits on it today or will."""
        return [one for one in self.committee.seats.all() if not self.is_past(one)]

    @cached_property
    def past_seats(self) -> list[CommitteeSeat]:
        """Who sat on it."""
        return [one for one in self.committee.seats.all() if self.is_past(one)]

    def is_past(self, seat: CommitteeSeat) -> bool:
        """Say whether a seat has ended."""
        return seat.held_to is not None and seat.held_to < self.on

    def is_held(self, seat: CommitteeSeat) -> bool:
        """Say whether a seat is held today."""
        return holds(seat, self.on)

    @cached_property
    def below(self) -> list[Committee]:
        """The committees that report to it."""
        visible = Committee.objects.visible_to(self.at.reader)
        return list(visible.filter(parent=self.committee))

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Its meetings that the reader may know of, newest first."""
        found = open_meetings(self.at.reader).filter(committee=self.committee)
        return list(found.select_related("committee", "approval"))

    def time_of(self, meeting: Meeting) -> str:
        """Give when a meeting begins and ends."""
        return time_of(meeting)

    @property
    def coming(self) -> list[Meeting]:
        """The meetings of today and later, the nearest first."""
        return [one for one in reversed(self.meetings) if one.date >= self.on]

    @property
    def held(self) -> list[Meeting]:
        """The meetings of the past, newest first."""
        return [one for one in self.meetings if one.date < self.on]
