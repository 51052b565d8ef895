"""The action log of a committee: the paper's three tables, as of today or of a meeting's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.assure.meetings.log import LogRow, LogTables, log_of
from goldenthread.assure.meetings.log_standing import Table
from goldenthread.vocabulary.meetings import LogState
from goldenthread.vocabulary.redaction import published, whole
from goldenthread.web.presenters.meetings.agenda import AssessedMeeting
from goldenthread.web.presenters.meetings.committee import OfCommittee
from goldenthread.web.presenters.meetings.log_action import Status, status_of
from goldenthread.web.scope import CommitteeScope, MeetingScope


@dataclass(frozen=True)
class LogLine:
    """A row of a log as the page shows it."""

    row: LogRow
    href: str
    text: str
    progress: str
    outcome: str

    @property
    def status(self) -> Status | None:
        """Its progress status."""
        return status_of(self.row.status or "")

    @property
    def owners(self) -> str:
        """Who does it, in words."""
        return " and ".join(self.row.owners) or "Nobody"

    @property
    def is_proposed(self) -> bool:
        """Whether its closure waits for a minute."""
        return self.row.state is LogState.PROPOSED


class LogLines:
    """Draws the rows of a log for a reader."""

    at: CommitteeScope
    tables: LogTables

    def said(self, text: str) -> str:
        """Give words whole to those who keep the log or read private business, else published."""
        return whole(text) if self.at.reads_private or self.at.may_run else published(text)

    def line(self, row: LogRow) -> LogLine:
        """Give a row with its address."""
        href = reverse("log-action", args=[self.at.scope.organisation.code, row.id])
        return LogLine(
            row, href, self.said(row.text), self.said(row.progress), self.said(row.outcome)
        )

    @property
    def groups(self) -> list[tuple[str, str, list[LogLine]]]:
        """(code, heading, rows) of the three tables."""
        return [
            (table.value, table.label, [self.line(row) for row in rows])
            for table, rows in self.tables.tables
        ]

    @property
    def facts(self) -> list[tuple[int, str]]:
        """The counts at the top."""
        held = dict(self.tables.tables)
        closing = held[Table.DUE_CLOSED]
        proposed = sum(row.state is LogState.PROPOSED for row in closing)
        return [
            (len(held[Table.DUE_OPEN]), "due and still open"),
            (proposed, "proposed for closure"),
            (len(closing) - proposed, "closed"),
            (len(held[Table.NOT_DUE]), "not yet due"),
        ]


class ActionLogPage(LogLines, OfCommittee):
    """The log of a committee as it stands today."""

    def __init__(self, at: CommitteeScope) -> None:
        super().__init__(at)
        self.on = dt.date.today()
        self.tables = log_of(at.committee, self.on, at.reader, at_close=True)


class MeetingActionsPage(LogLines, AssessedMeeting):
    """The log that a meeting receives, and the actions that it agreed itself."""

    at: MeetingScope

    def __init__(self, at: MeetingScope) -> None:
        super().__init__(at)
        self.tables = log_of(at.committee, at.meeting.date, at.reader)

    @property
    def agreed(self) -> list[tuple[str, str, str, str, str, bool]]:
        """(reference, words, address, owners, due, whether private) of what this meeting agreed."""
        return [
            (one.reference, self.said(one.text), self.log_href(one.id), " and ".join(one.owners),
             one.due, one.is_private)
            for item in self.result.items
            for one in item.log_actions
        ]  # fmt: skip
