"""What anybody may read of meetings, and what search engines are told of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from goldenthread.assure.reading.record import (
    PublicItem,
    PublicMinutes,
    public_agenda,
    public_minutes,
)
from goldenthread.records.meetings.models import Meeting, Pack
from goldenthread.records.reporting.models import Edition
from goldenthread.web.presenters.packs import has_file


def absolute(name: str, *arguments: object) -> str:
    """Give the full address of a page, as it is written to others."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse(name, args=arguments)


@dataclass(frozen=True)
class PublishedPack:
    """A published pack in lists."""

    pack: Pack

    @property
    def meeting(self) -> Meeting:
        """The meeting that it is of."""
        return self.pack.meeting

    @property
    def board(self) -> str:
        """Whose meeting it is."""
        return self.meeting.committee.name

    @property
    def organisation(self) -> str:
        """The organisation."""
        return self.meeting.committee.organisation.name

    @property
    def address(self) -> str:
        """The full address of its page."""
        return absolute("published-meeting", self.meeting.pk)

    @property
    def size(self) -> str:
        """How long and how large the PDF is."""
        pages = self.pack.page_count
        words = f"{pages} page{'' if pages == 1 else 's'}"
        return f"{words}, {filesizeformat(self.pack.file.size)}" if has_file(self.pack) else words

    @property
    def changed_at(self) -> dt.datetime:
        """When its page last changed: published, or minutes approved."""
        approval = getattr(self.meeting, "approval", None)
        moments = [self.pack.published_at, approval.at if approval else None]
        return max(one for one in moments if one)


@dataclass(frozen=True)
class PublishedPacks:
    """The list of all boards' published packs."""

    packs: list[PublishedPack]

    @property
    def organisations(self) -> list[tuple[str, list[tuple[str, list[PublishedPack]]]]]:
        """Each organisation with its boards, and the packs of each, the newest first."""
        by_name = sorted(self.packs, key=lambda one: (one.organisation, one.board))
        return [
            (name, [(board, list(own)) for board, own in groupby(held, key=lambda one: one.board)])
            for name, held in groupby(by_name, key=lambda one: one.organisation)
        ]


class PublicMeeting(PublishedPack):
    """A meeting's public page."""

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return self.meeting.title or self.board

    @property
    def description(self) -> str:
        """The page in a sentence, for lists of search engines."""
        day = f"{self.meeting.date:%-d %B %Y}"
        minutes = ", minutes" if self.minutes else ""
        return (
            f"Agenda, papers{minutes} of the public meeting of {self.board}, "
            f"{self.organisation}, on {day}."
        )

    @cached_property
    def sections(self) -> list[tuple[str, list[PublicItem]]]:
        """The agenda by its sections, in its order."""
        items = public_agenda(self.pack)
        return [(name, list(held)) for name, held in groupby(items, key=lambda one: one.section)]

    @cached_property
    def minutes(self) -> PublicMinutes | None:
        """The minutes, once approved."""
        return public_minutes(self.meeting)

    def page_href(self, number: int) -> str:
        """Give the address of a page in the PDF."""
        return f"{reverse('published-pack', args=[self.meeting.pk])}#page={number}"

    @property
    def file_name(self) -> str:
        """The name that the PDF is saved under."""
        return f"{self.meeting.committee.code}-{self.meeting.date.isoformat()}.pdf"


@dataclass(frozen=True)
class MapEntry:
    """A page that search engines are told of."""

    address: str
    changed: dt.date | None


def map_entries(packs: list[PublishedPack], editions: list[Edition]) -> list[MapEntry]:
    """Give every page that anybody may read: the lists, published meetings, published editions."""
    found = [MapEntry(absolute("published"), None), MapEntry(absolute("published-meetings"), None)]
    found += [MapEntry(one.address, timezone.localdate(one.changed_at)) for one in packs]
    found += [
        MapEntry(absolute("edition", one.pk), timezone.localdate(one.frozen_at)) for one in editions
    ]
    return found
