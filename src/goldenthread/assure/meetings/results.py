"""A meeting as the rules find it: plain frozen values, without what the reader may not see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.assure.meetings.timetable import Slot, Timetable
from goldenthread.vocabulary import Period
from goldenthread.vocabulary.meetings import (
    AttendanceState,
    LogState,
    PaperSource,
    PaperState,
    Part,
    Purpose,
    Seat,
    Standing,
)
from goldenthread.vocabulary.quorum import QuorumCheck


@dataclass(frozen=True)
class AttendanceResult:
    """How a post was at the meeting, its seat on the committee that day, and for which items."""

    id: int
    post_id: int
    post: str
    state: AttendanceState
    seat: Seat | None
    standing: Standing | None
    deputy_for: str = ""
    from_reference: str = ""
    until_reference: str = ""
    note: str = ""


@dataclass(frozen=True)
class InterestResult:
    """An interest that was declared, and what was done about it."""

    id: int
    post: str
    interest: str
    handling: str
    withdrew: bool
    is_private: bool
    item_id: int | None = None


@dataclass(frozen=True)
class PaperResult:
    """A paper with its state, the day on which it was due, and how late it came or is."""

    id: int
    title: str
    sponsor: str
    author: str
    state: PaperState
    source: PaperSource
    due: dt.date
    received: dt.date | None
    days_late: int
    has_front_sheet: bool
    is_private: bool
    pages: int | None = None  # of the uploaded body
    file_id: int | None = None
    file_name: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it came late, or has not come although its day is over."""
        return self.days_late > 0


@dataclass(frozen=True)
class DecisionResult:
    """What was decided on an item."""

    id: int
    text: str


@dataclass(frozen=True)
class RaisedAction:
    """An action of the log that was agreed on an item."""

    id: int
    reference: str
    text: str
    owners: tuple[str, ...]
    due: str
    state: LogState
    is_private: bool


@dataclass(frozen=True)
class SubjectResult:
    """What an item is about, and why it was escalated as known that day.

    `kind` is measure, action, milestone, risk, scheme or finding; `code` is what its page is
    addressed by beside its id, and `programme_id` the programme that it belongs to.
    """

    id: int
    kind: str
    record_id: int | None
    code: str
    label: str
    words: str
    finding: str = ""
    period: Period | None = None
    programme_id: int | None = None


@dataclass(frozen=True)
class ItemResult:
    """An item of the agenda with everything that belongs to it.

    `quorum` is None where no attendance is recorded or the committee has no rule.
    """

    id: int
    reference: str
    title: str
    section: str
    purpose: Purpose | None
    presenter: str
    lead: str
    minutes: int | None
    is_verbal: bool
    is_private: bool
    note: str
    slot: Slot
    planned_id: int | None = None
    minute: str = ""
    quorum: QuorumCheck | None = None
    papers: tuple[PaperResult, ...] = ()
    decisions: tuple[DecisionResult, ...] = ()
    log_actions: tuple[RaisedAction, ...] = ()
    interests: tuple[InterestResult, ...] = ()
    subjects: tuple[SubjectResult, ...] = ()

    @property
    def is_decided_without_quorum(self) -> bool:
        """Whether something was decided while too few were there."""
        return bool(self.decisions) and self.quorum is not None and not self.quorum.met

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know of the item: its time, and decisions without a quorum."""
        found = [self.slot.warning] if self.slot.warning else []
        if self.is_decided_without_quorum and self.quorum is not None:
            found.append(f"Decided without a quorum: {self.quorum.missing} missing.")
        return tuple(found)


@dataclass(frozen=True)
class ApprovalResult:
    """When the minutes were approved, at which item of a later meeting, with which remark."""

    on: dt.date
    item_id: int | None
    meeting_id: int | None
    reference: str
    remark: str


@dataclass(frozen=True)
class MeetingResult:
    """A meeting as of a day, for a reader, of both parts or of one."""

    id: int
    code: str
    committee_id: int
    committee: str
    organisation_code: str
    label: str
    date: dt.date
    part: Part
    place: str
    starts: dt.time | None
    ends: dt.time | None
    notice: str
    papers_due: dt.date
    quorum_rule: str
    quorum_problem: str  # why the rule cannot be counted
    timetable: Timetable
    items: tuple[ItemResult, ...]
    attendance: tuple[AttendanceResult, ...]
    interests: tuple[InterestResult, ...]  # those that touch no item of the agenda
    approval: ApprovalResult | None = None

    @property
    def is_approved(self) -> bool:
        """Whether the minutes were approved and do not change any more."""
        return self.approval is not None

    @property
    def is_quorate(self) -> bool | None:
        """Whether every item had its quorum; None where it cannot be said."""
        found = [item.quorum.met for item in self.items if item.quorum is not None]
        return all(found) if found else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know of the meeting as a whole and of its items, in their order."""
        whole = [words for words in (self.timetable.overrun, self.quorum_problem) if words]
        of_items = [f"{item.reference} {words}".strip() for item in self.items
                    for words in item.warnings]  # fmt: skip
        return (*whole, *of_items)
