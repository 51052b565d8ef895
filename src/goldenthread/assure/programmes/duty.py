"""One thing that a reader must do, of one of thirteen kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.vocabulary import StatusStep


class DutyKind(StrEnum):
    """The kinds of duties, the most urgent first."""

    ACTION_DUE = "action_due"
    ACTION_RED = "action_red"
    ACTION_RETURNED = "action_returned"
    MILESTONE_DUE = "milestone_due"
    HIGHLIGHT_WRITE = "highlight_write"
    HIGHLIGHT_SIGN_OFF = "highlight_sign_off"
    ACTION_DECIDE = "action_decide"
    CHANGE_DECIDE = "change_decide"
    PAPER_WRITE = "paper_write"
    PAPER_APPROVE = "paper_approve"
    LOG_ACTION_DUE = "log_action_due"
    MINUTES_WRITE = "minutes_write"
    COMMENTARY = "commentary"

    @property
    def label(self) -> str:
        """The heading of the kind."""
        return LABELS_OF_KINDS[self]

    @property
    def is_decision(self) -> bool:
        """Whether only those who decide have such duties."""
        return self in (self.HIGHLIGHT_SIGN_OFF, self.ACTION_DECIDE, self.CHANGE_DECIDE)


LABELS_OF_KINDS = {
    DutyKind.ACTION_DUE: "Actions late or due within 30 days",
    DutyKind.ACTION_RED: "Red actions to explain",
    DutyKind.ACTION_RETURNED: "Actions that the panel gave back",
    DutyKind.MILESTONE_DUE: "Milestones late or due within 30 days",
    DutyKind.HIGHLIGHT_WRITE: "Highlight reports to write",
    DutyKind.HIGHLIGHT_SIGN_OFF: "Highlight reports to sign off",
    DutyKind.ACTION_DECIDE: "Actions before the panel",
    DutyKind.CHANGE_DECIDE: "Change requests to decide",
    DutyKind.PAPER_WRITE: "Papers to write",
    DutyKind.PAPER_APPROVE: "Papers to approve",
    DutyKind.LOG_ACTION_DUE: "Actions of committees late or due within 30 days",
    DutyKind.MINUTES_WRITE: "Minutes to write",
    DutyKind.COMMENTARY: "Measures without commentary",
}


@dataclass(frozen=True)
class Duty:
    """One thing to do, in words, with the record that it is about."""

    kind: DutyKind
    words: str  # the record's name
    why: str  # what is asked, or how it stands
    record_id: int
    organisation_code: str
    programme_id: int | None = None
    due: dt.date | None = None
    place: str = ""  # the workstream
    is_late: bool = False
    status: StatusStep | None = None
    code: str = ""  # of a measure, which is addressed by it
    meeting_id: int | None = None
    committee_id: int | None = None


def urgency(duty: Duty) -> tuple[dt.date, str]:
    """Give the order within a kind: the earliest date first, what has none last."""
    return duty.due or dt.date.max, duty.words


def late_records(duties: Iterable[Duty]) -> int:
    """Count the records that are late; one with several duties counts once."""
    late = (duty for duty in duties if duty.is_late)
    return len({(duty.kind.partition("_")[0], duty.record_id) for duty in late})


def lateness(due: dt.date, on: dt.date) -> str:
    """Say how late something is, or how soon it is due."""
    days = (on - due).days
    if days == 0:
        return "due today"
    count = f"{abs(days)} day{'s' if abs(days) != 1 else ''}"
    return f"{count} late" if days > 0 else f"due in {count}"
