"""The packs of a meeting as those who run it and those who read it see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from goldenthread.records.meetings.models import AgendaItem, Meeting, Pack, Paper
from goldenthread.records.meetings.permissions import reads_private
from goldenthread.records.meetings.published import withheld
from goldenthread.records.people.models import User
from goldenthread.vocabulary.meetings import Part
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.scope import MeetingScope

State = Pack.State
AT_WORK = (State.WAITING, State.BUILDING)
COLOURS = {State.READY: "green", State.FAILED: "red"}


def packs_of(reader: User, meeting: Meeting) -> QuerySet[Pack]:
    """Give the versions of a meeting's packs, of the parts that the reader may read."""
    found = Pack.objects.visible_to(reader).filter(meeting=meeting)
    return found.select_related("meeting", "asked_by")


def has_file(pack: Pack) -> bool:
    """Say whether the file of a version is there: one may be lost, as after half a restore."""
    return bool(pack.file) and pack.file.storage.exists(pack.file.name)


def may_open(reader: User, pack: Pack) -> bool:
    """Say whether the reader may open a version that is visible to them.

    A pack of the public part that holds what has become private is open only to those who read the
    private part.
    """
    if not has_file(pack):
        return False
    if not withheld([pack]):
        return True
    return reader.is_superuser or bool(reads_private(reader, pack.meeting.committee))


@dataclass(frozen=True)
class Version:
    """A version of a pack in the list; `held` are the references that have become private."""

    pack: Pack
    at: MeetingScope
    held: tuple[str, ...]
    newest_number: int

    @property
    def name(self) -> str:
        """What it is called."""
        return f"Version {self.pack.number}"

    @property
    def is_open(self) -> bool:
        """Whether the reader may open it."""
        is_allowed = not self.held or self.at.reads_private
        return self.pack.state == State.READY and is_allowed and not self.is_lost

    @cached_property
    def is_lost(self) -> bool:
        """Whether it was built and its file is not there any more."""
        return self.pack.state == State.READY and not has_file(self.pack)

    @property
    def held_words(self) -> str:
        """What has become private, told to those alone who read the private part."""
        return ", ".join(filter(None, self.held)) if self.at.reads_private else ""

    @property
    def size(self) -> str:
        """The size of its file in words."""
        return filesizeformat(self.pack.file.size)

    @property
    def tag(self) -> dict[str, str]:
        """Its state as a tag."""
        if self.is_published:
            return {"text": "Withheld" if self.held else "Published",
                    "colour": "red" if self.held else "blue"}  # fmt: skip
        if self.pack.withdrawn_at and self.pack.published_at:
            return {"text": "Withdrawn", "colour": "grey"}
        colour = COLOURS.get(State(self.pack.state), "yellow")
        return {"text": self.pack.get_state_display(), "colour": colour}

    @property
    def is_published(self) -> bool:
        """Whether it stands published, shown or withheld."""
        return bool(self.pack.published_at) and self.pack.withdrawn_at is None

    @property
    def can_publish(self) -> bool:
        """Whether it can be published: built, of the public part, nothing private or barred."""
        is_new = self.pack.published_at is None and self.pack.state == State.READY
        is_public = self.pack.part == Part.PUBLIC and not self.held
        is_fit = not self.is_barred and not self.is_lost
        return is_new and is_public and is_fit and self.at.may_run

    @property
    def is_barred(self) -> bool:
        """Whether a warning keeps it from being published."""
        return any(one["bars"] for one in self.pack.warnings)

    @property
    def is_older(self) -> bool:
        """Whether a newer version is built."""
        return self.newest_number > self.pack.number

    @property
    def can_withdraw(self) -> bool:
        """Whether it can be withdrawn."""
        return self.is_published and self.at.may_run

    def href(self, name: str) -> str:
        """Give the address of a page or step of the version."""
        place = [self.at.scope.organisation.code, self.at.meeting.pk]
        if name in ("pack-publish", "pack-withdraw"):
            return reverse(name, args=[*place, self.pack.number])
        return reverse(name, args=[*place, int(self.pack.part), self.pack.number])


@dataclass(frozen=True)
class PartOfPacks:
    """The versions of the pack of one part of the meeting, newest first."""

    part: Part
    versions: list[Version]

    @property
    def at_work(self) -> Version | None:
        """The version that is being built."""
        return next((one for one in self.versions if one.pack.state in AT_WORK), None)

    @property
    def newest(self) -> Version | None:
        """The newest version that the reader may open."""
        return next((one for one in self.versions if one.is_open), None)

    @property
    def published(self) -> Version | None:
        """The version that stands published."""
        return next((one for one in self.versions if one.is_published), None)

    @property
    def is_private(self) -> bool:
        """Whether it is the private part."""
        return self.part is Part.PRIVATE


class PacksPage(OfMeeting):
    """All packs of a meeting that the reader may know of."""

    @cached_property
    def parts(self) -> list[PartOfPacks]:
        """The parts that the reader may read and that the meeting has."""
        packs = list(packs_of(self.at.reader, self.at.meeting))
        held = withheld(packs)
        found = {part: [one for one in packs if one.part == part] for part in Part}
        return [
            PartOfPacks(part, self.versions(own, held))
            for part, own in found.items()
            if own or self.has(part)
        ]

    def versions(self, packs: Sequence[Pack], held: Mapping[int, tuple[str, ...]]) -> list[Version]:
        """Give the versions of a part: to those who only read, the ones that they may open."""
        found = [Version(one, self.at, held.get(one.pk, ()), packs[0].number) for one in packs]
        return found if self.at.may_run else [one for one in found if one.is_open]

    def has(self, part: Part) -> bool:
        """Say whether the meeting has business of a part that the reader may read."""
        if part is Part.PUBLIC:
            return not self.at.meeting.is_private
        if not self.at.reads_private:
            return False
        mine = {"meeting": self.at.meeting}
        return self.at.meeting.is_private or (
            AgendaItem.objects.visible_to(self.at.reader).private().filter(**mine).exists()
            or Paper.objects.visible_to(self.at.reader).private()
            .filter(item__meeting=self.at.meeting).exists()
        )  # fmt: skip

    @property
    def is_at_work(self) -> bool:
        """Whether the page should look again in a while."""
        return any(part.at_work for part in self.parts)
