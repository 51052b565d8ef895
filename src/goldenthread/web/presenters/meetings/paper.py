"""One paper: its front sheet, its documents, the steps to its approval."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import groupby

from django.urls import NoReverseMatch, reverse

from goldenthread.assure.meetings.working_days import papers_due
from goldenthread.records.meetings.models import FrontSheetRow, Paper, PaperFile, PaperStep
from goldenthread.records.meetings.privacy import is_private
from goldenthread.report.build import COMPOSITIONS
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.meetings import FrontRow, PaperSource, PaperState
from goldenthread.web.forms.meetings.paper import COLUMNS, NAMES
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.presenters.meetings.paper_states import state_tag
from goldenthread.web.presenters.meetings.visible import open_meetings
from goldenthread.web.scope import MeetingScope

ABOUT = {  # which page of a meeting a paper prints
    PaperSource.MINUTES: "minutes",
    PaperSource.ACTION_LOG: "meeting-actions",
    PaperSource.SUMMARY: "meeting-summary",
}


class PaperPage(OfMeeting):
    """A paper with its front sheet."""

    def __init__(self, at: MeetingScope, paper: Paper) -> None:
        super().__init__(at)
        self.paper, self.item = paper, paper.item

    @property
    def title(self) -> str:
        """Its title, the item's where it has none of its own."""
        return str(self.paper)

    @property
    def tag(self) -> dict[str, str]:
        """Its state."""
        return state_tag(self.paper.state)

    @property
    def is_private(self) -> bool:
        """Whether it is private business, by itself or by its item."""
        return is_private(self.paper)

    @cached_property
    def may_write(self) -> bool:
        """Whether the reader writes it."""
        return self.at.reader.has_perm("meetings.write_paper", self.paper)

    @cached_property
    def may_approve(self) -> bool:
        """Whether the reader approves it or gives it back."""
        return self.at.reader.has_perm("meetings.approve_paper", self.paper)

    @cached_property
    def may_run_item(self) -> bool:
        """Whether the reader keeps the item that it belongs to."""
        return self.at.reader.has_perm("meetings.run_item", self.item)

    @property
    def may_submit(self) -> bool:
        """Whether it can be submitted now."""
        return self.may_write and self.paper.state in (PaperState.DUE, PaperState.DRAFT)

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for its executive."""
        return self.paper.state == PaperState.SUBMITTED

    @property
    def links(self) -> list[tuple[str, str]]:
        """(words, address) of what else the reader may do with it now."""
        mark = "Make it public" if self.paper.is_private else "Make it private"
        moves = self.may_run_item and self.reads_private and not self.meeting.is_private
        reopens = self.may_approve and self.paper.state == PaperState.APPROVED
        writes = self.may_write and self.is_open
        found = [
            ("paper-change", "Change the paper", writes),
            ("paper-front-sheet", "Write the front sheet", writes),
            ("paper-upload", "Upload a document", writes),
            ("paper-reopen", "Reopen", reopens),
            ("paper-part", mark, moves),
            ("paper-remove", "Remove the paper", self.may_run_item and self.is_open),
        ]
        return [(words, self.href(name, self.paper.pk)) for name, words, may in found if may]

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.paper.state in (PaperState.DUE, PaperState.DRAFT)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Who brings it and when."""
        one = self.paper
        return [
            ("Sponsor", one.sponsor.title if one.sponsor else "Not named"),
            ("Author", one.author.title if one.author else "Not named"),
            ("Due", f"{self.due:%-d %B %Y}"),
            ("Received", f"{one.received:%-d %B %Y}" if one.received else self.not_received),
            ("Body", self.body_words),
        ]

    @property
    def due(self) -> dt.date:
        """The day by which it must come: its own, else by the committee's rule."""
        return self.paper.due or papers_due(self.meeting.date, self.committee.papers_due)

    @property
    def not_received(self) -> str:
        """Why there is no day on which it came."""
        return "Not yet" if self.is_open else "Not recorded"

    @property
    def body_words(self) -> str:
        """Where its body comes from."""
        one = self.paper
        source = PaperSource(one.source)
        if source is PaperSource.REPORT:
            title = COMPOSITIONS[one.report].title if one.report in COMPOSITIONS else one.report
            return f"{title}, {self.period.long_label}" if self.period else title
        if one.about and source is not PaperSource.UPLOAD:
            return f"{source.label}: {one.about}"
        if one.terms and source is PaperSource.TERMS:
            return f"{one.terms}"
        return source.label

    @property
    def period(self) -> Period | None:
        """The period of its report."""
        if not self.paper.period_kind or self.paper.period_start is None:
            return None
        return Period(PeriodKind(self.paper.period_kind), self.paper.period_start)

    @property
    def body_href(self) -> str:
        """Where the record that makes its body can be read, '' where there is none."""
        one, code = self.paper, self.at.scope.organisation.code
        if one.about and one.source in ABOUT:
            known = open_meetings(self.at.reader).filter(pk=one.about.pk).exists()
            return reverse(ABOUT[one.source], args=[code, one.about.pk]) if known else ""
        if one.source == PaperSource.REPORT and self.period:
            try:
                return reverse(
                    "report", args=[code, one.report], query={"period": self.period.code}
                )
            except NoReverseMatch:
                return ""
        if one.terms and one.source == PaperSource.TERMS:
            return reverse("terms", args=[code, one.terms.committee_id])
        return ""

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The words of its front sheet, those that are written."""
        one = self.paper
        risk = one.risk.title if one.risk else ""
        found = [
            ("Purpose", one.purpose),
            ("Action required", one.action_required),
            ("Summary of key issues", one.summary),
            ("Recommendation", one.recommendation),
            ("Assurance route", one.assurance_route),
            ("Appendices", one.appendices),
            ("Risk register", "\n".join(part for part in (risk, one.risk_words) if part)),
            ("Confidentiality", one.confidentiality),
        ]
        return [(label, words) for label, words in found if words]

    @property
    def tables(self) -> list[tuple[str, list[tuple[str, str]], list[FrontSheetRow]]]:
        """(heading, (name, label) of the columns, rows) of the tables of its front sheet."""
        rows = sorted(self.paper.front_rows.all(), key=lambda row: list(FrontRow).index(row.kind))
        return [
            (kind.label, [(name, self.heading(kind, name)) for name in COLUMNS[kind]], list(held))
            for kind, held in groupby(rows, key=lambda row: FrontRow(row.kind))
        ]

    def heading(self, kind: FrontRow, name: str) -> str:
        """Give the heading of a column."""
        return NAMES[kind] if name == "name" else name.capitalize()

    @cached_property
    def files(self) -> list[PaperFile]:
        """Its documents that stand, newest last."""
        return [one for one in self.all_files if one.removed_at is None]

    @property
    def removed_files(self) -> list[PaperFile]:
        """The documents that were replaced or removed."""
        return [one for one in self.all_files if one.removed_at is not None]

    @cached_property
    def all_files(self) -> list[PaperFile]:
        """Every document that was uploaded (one query)."""
        return list(self.paper.files.select_related("added_by", "removed_by"))

    @cached_property
    def steps(self) -> list[PaperStep]:
        """Who submitted, gave back or approved it, newest first."""
        return list(self.paper.steps.select_related("by").order_by("-at", "-pk"))
