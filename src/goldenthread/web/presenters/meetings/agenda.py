"""An agenda: items under their sections with times, papers, interests and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.results import (
    InterestResult,
    ItemResult,
    MeetingResult,
    PaperResult,
    SubjectResult,
)
from goldenthread.assure.meetings.timetable import Slot
from goldenthread.vocabulary.meetings import PaperState
from goldenthread.vocabulary.redaction import published, whole
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.presenters.meetings.paper_states import lateness, state_tag
from goldenthread.web.presenters.meetings.places import subject_href
from goldenthread.web.scope import MeetingScope


def slot_words(slot: Slot) -> str:
    """Give when an item begins and ends: '09:45 to 09:55', '' where it does not follow."""
    if slot.starts is None:
        return ""
    return f"{slot.starts:%H:%M} to {slot.ends:%H:%M}" if slot.ends else f"{slot.starts:%H:%M}"


@dataclass(frozen=True)
class PaperRow:
    """A paper in a list, with its tag and how it stands to its day."""

    paper: PaperResult
    item: ItemResult
    href: str

    @property
    def tag(self) -> dict[str, str]:
        """Its state."""
        return state_tag(self.paper.state)

    @property
    def lateness(self) -> str:
        """How late it is or came, '' where it is in time."""
        return lateness(self.paper.days_late, self.paper.received)

    @property
    def is_awaited(self) -> bool:
        """Whether it is still to come."""
        return self.paper.state in (PaperState.DUE, PaperState.DRAFT)

    @property
    def length(self) -> str:
        """How long its document is."""
        pages = self.paper.pages
        return f"{pages} page{'' if pages == 1 else 's'}" if pages else ""


@dataclass(frozen=True)
class ItemRow:
    """An item of the agenda as the page shows it; `place` counts from 1."""

    item: ItemResult
    place: int
    papers: list[PaperRow]
    subjects: list[tuple[SubjectResult, str]]

    @property
    def time(self) -> str:
        """When it is taken."""
        return slot_words(self.item.slot)

    @property
    def interests(self) -> list[InterestResult]:
        """The interests that touch it."""
        return list(self.item.interests)

    @property
    def facts(self) -> str:
        """Purpose and presenter on one line."""
        purpose = self.item.purpose.label if self.item.purpose else ""
        return ", ".join(part for part in (purpose, self.item.presenter) if part)


class AssessedMeeting(OfMeeting):
    """A page that shows the meeting as assessed for its reader."""

    def __init__(self, at: MeetingScope) -> None:
        super().__init__(at)
        self.result: MeetingResult = assess_meeting(at.meeting, at.reader)

    @cached_property
    def rows(self) -> list[ItemRow]:
        """The items in order."""
        return [self.row_of(item, place) for place, item in enumerate(self.result.items, 1)]

    def row_of(self, item: ItemResult, place: int) -> ItemRow:
        """Give an item with the addresses of its papers and subjects."""
        code = self.at.scope.organisation.code
        return ItemRow(
            item,
            place,
            [PaperRow(one, item, self.href("paper", one.id)) for one in item.papers],
            [(one, subject_href(code, one)) for one in item.subjects],
        )

    @property
    def sections(self) -> list[tuple[str, list[ItemRow]]]:
        """The items under the headings that they follow."""
        return [(name, list(rows)) for name, rows in
                groupby(self.rows, key=lambda row: row.item.section)]  # fmt: skip

    def may_run_item(self, item: ItemResult) -> bool:
        """Say whether the reader keeps an item; who sees a private one reads private business."""
        return self.may_run and (not item.is_private or self.reads_private)

    def said(self, text: str) -> str:
        """Give words of the minutes whole to those who keep them or read private business.

        Everybody else reads them as they are published.
        """
        return whole(text) if self.reads_private or self.may_run else published(text)


class AgendaPage(AssessedMeeting):
    """The agenda; `arranging` shows the buttons that change its order.

    `moved` is the item that was moved last and `button` the button that did it, which gets the
    keyboard's focus again.
    """

    def __init__(
        self, at: MeetingScope, *, arranging: bool = False, moved: str = "", button: str = ""
    ) -> None:
        super().__init__(at)
        self.arranging = arranging and self.may_run
        self.moved, self.button = moved, button

    def focuses(self, row: ItemRow, button: str) -> bool:
        """Say whether a button of a row is where the reader was."""
        if self.moved != str(row.item.id):
            return False
        first, last = row.place == 1, row.place == len(self.rows)
        wanted = {"up": "down" if first else "up", "down": "up" if last else "down"}
        return wanted.get(self.button, self.button) == button

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When and where it is, and when papers are due."""
        times = self.result.timetable
        found = [
            ("Time", self.time or "Not set"),
            ("Place", self.meeting.place or "Not set"),
            ("Papers due", f"{self.result.papers_due:%-d %B %Y}"),
        ]
        if self.result.items:
            found.append(("Planned length", length_words(times.minutes, times.without_minutes)))
        return found


def length_words(minutes: int, without: int) -> str:
    """Give the planned length in words, and how many items have none."""
    words = f"{minutes} minutes" if minutes else "No item has minutes"
    if minutes and without:
        words += f"; {without} item{'' if without == 1 else 's'} without minutes"
    return words
