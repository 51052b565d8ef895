"""One paper: its front sheet, its documents, the steps to its approval."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby

from django.urls import NoReverseMatch, reverse

from goldenthread.records.meetings.models import FrontSheetRow, Paper, PaperFile, PaperStep
from goldenthread.records.meetings.privacy import is_private
from goldenthread.report.build import COMPOSITIONS
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.meetings import FrontRow, PaperSource, PaperState
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.presenters.meetings.paper_states import state_tag
from goldenthread.web.scope import MeetingScope


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
    def may_reopen(self) -> bool:
        """Whether the reader may open it again."""
        return self.may_approve and self.paper.state == PaperState.APPROVED

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
            ("Due", f"{one.due:%-d %B %Y}" if one.due else "By the committee’s rule"),
            ("Received", f"{one.received:%-d %B %Y}" if one.received else "Not yet"),
            ("Body", self.body_words),
        ]

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
    def tables(self) -> list[tuple[str, list[FrontSheetRow]]]:
        """The tables of its front sheet under their headings."""
        rows = sorted(self.paper.front_rows.all(), key=lambda row: list(FrontRow).index(row.kind))
        return [(FrontRow(kind).label, list(held)) for kind, held in
                groupby(rows, key=lambda row: row.kind)]  # fmt: skip

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
