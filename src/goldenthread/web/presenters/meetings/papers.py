"""The papers of a meeting: what each item brings, how far it is, and what is late."""

from __future__ import annotations

from functools import cached_property

from goldenthread.vocabulary.meetings import PaperState
from goldenthread.web.presenters.meetings.agenda import AssessedMeeting, ItemRow, PaperRow


class PapersPage(AssessedMeeting):
    """The papers by item."""

    @cached_property
    def papers(self) -> list[PaperRow]:
        """Every paper in the order of the agenda."""
        return [paper for row in self.rows for paper in row.papers]

    @property
    def facts(self) -> list[tuple[int, str]]:
        """The counts at the top."""
        states = [one.paper.state for one in self.papers]
        waiting = sum(state in (PaperState.DUE, PaperState.DRAFT) for state in states)
        return [
            (len(self.papers), "papers"),
            (states.count(PaperState.APPROVED), "approved"),
            (states.count(PaperState.SUBMITTED), "waiting for their executive"),
            (waiting, "not submitted yet"),
            (sum(one.paper.is_late for one in self.papers), "late"),
        ]

    @property
    def without(self) -> list[ItemRow]:
        """The items that are not verbal and have no paper."""
        return [row for row in self.rows if not row.papers and not row.item.is_verbal]
