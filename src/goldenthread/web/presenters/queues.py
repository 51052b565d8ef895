"""What waits for whom in a programme: panel, sign-off, change requests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.urls import reverse

from goldenthread.assure.programmes.panel import KINDS
from goldenthread.assure.programmes.results import ActionResult
from goldenthread.records.people.models import User
from goldenthread.records.programmes.closure import DECLINED, LABELS, MORE_EVIDENCE
from goldenthread.records.programmes.models import (
    Action,
    ChangeRequest,
    ClosureSubmission,
    HighlightReport,
    Programme,
)
from goldenthread.records.programmes.permissions import posts_held
from goldenthread.records.reporting.models import Edition
from goldenthread.report.build import COMPOSITIONS
from goldenthread.web.scope import ProgrammeScope

State = HighlightReport.State
GIVEN_BACK = (DECLINED, MORE_EVIDENCE)


def changes_of(programme: Programme, reader: User) -> QuerySet[ChangeRequest]:
    """Give the change requests of a programme that a reader may see."""
    own = Q(action__workstream__programme=programme) | Q(milestone__workstream__programme=programme)
    found = ChangeRequest.objects.visible_to(reader).filter(own)
    return found.select_related("action__organisation", "milestone__workstream__programme",
                                "requested_by", "decided_by")  # fmt: skip


def reports_in(at: ProgrammeScope) -> list[HighlightReport]:
    """Give the highlight reports of the page's period."""
    period = at.scope.period
    found = HighlightReport.objects.visible_to(at.scope.reader).filter(
        workstream__programme=at.programme,
        period_kind=period.kind.value,
        period_start=period.start,
    )
    return list(found.select_related("workstream").order_by("workstream__order", "workstream"))


def waiting_counts(at: ProgrammeScope) -> dict[str, int]:
    """Count what waits for whom."""
    reports = reports_in(at)
    return {
        "panel": submissions_waiting(at).count(),
        "highlights": sum(one.state == State.SUBMITTED for one in reports),
        "changes": changes_of(at.programme, at.scope.reader).filter(outcome="").count(),
        "unwritten": len(at.assessed.result.workstreams) - len(reports),
    }


def submissions_waiting(at: ProgrammeScope) -> QuerySet[ClosureSubmission]:
    """Give the submissions of the programme's actions that wait for the panel today."""
    found = ClosureSubmission.objects.visible_to(at.scope.reader).filter(
        action__in=[one.id for one in at.assessed.result.actions],
        withdrawn_at__isnull=True,
        decision__isnull=True,
    )
    return found.select_related("by")


@dataclass(frozen=True)
class Waiting:
    """An action before the panel."""

    result: ActionResult
    submission: ClosureSubmission
    href: str
    decide: str  # '' where the reader may not decide


class PanelPage:
    """The panel's queue and its table of the month."""

    kinds = KINDS

    def __init__(self, at: ProgrammeScope, reader: User) -> None:
        self.at, self.reader = at, reader
        self.table = at.assessed.panel

    @property
    def waiting(self) -> list[Waiting]:
        """The actions before the panel today, longest waiting first."""
        held = {one.id: one for one in self.at.assessed.result.actions}
        may = self.reader.has_perm("programmes.assure_evidence", self.at.scope.organisation)
        posts, found = posts_held(self.reader), []
        for submission in submissions_waiting(self.at):
            place = [self.at.scope.organisation.code, self.at.programme.pk, submission.action_id]
            query = self.at.scope.query or None
            owner = held[submission.action_id].owner_id
            is_own = submission.by_id == self.reader.pk or owner in posts
            found.append(
                Waiting(
                    held[submission.action_id],
                    submission,
                    reverse("action", args=place, query=query),
                    reverse("action-decide", args=place, query=query) if may and not is_own else "",
                )
            )
        return found

    @property
    def decided(self) -> list[tuple[ActionResult, str]]:
        """The actions that the panel has given back to their owners, with its outcome."""
        held = {one.id: one for one in self.at.assessed.result.actions}
        actions = Action.objects.visible_to(self.reader).filter(pk__in=held).with_closure()
        back = actions.filter(newest_outcome__in=GIVEN_BACK, is_waiting=False)
        return [(held[one.pk], LABELS[one.newest_outcome]) for one in back]


@dataclass(frozen=True)
class Freezable:
    """A report that can be frozen as an edition."""

    code: str
    title: str
    editions: list[Edition]


class SignOffPage:
    """Highlight reports, change requests, and the reports that can be frozen."""

    def __init__(self, at: ProgrammeScope, reader: User) -> None:
        self.at, self.reader = at, reader
        self.reports = reports_in(at)

    @property
    def by_state(self) -> list[tuple[str, list[HighlightReport]]]:
        """The highlight reports of the period by state, those waiting first."""
        order = (State.SUBMITTED, State.DRAFT, State.SIGNED_OFF)
        return [
            (state.label, [one for one in self.reports if one.state == state]) for state in order
        ]

    @property
    def unwritten(self) -> list[tuple[str, int]]:
        """(name, id) of the workstreams without a report in the period."""
        told = {one.workstream_id for one in self.reports}
        return [(w.name, w.id) for w in self.at.assessed.result.workstreams if w.id not in told]

    @property
    def changes(self) -> list[ChangeRequest]:
        """The change requests that wait."""
        return list(changes_of(self.at.programme, self.reader).filter(outcome=""))

    @cached_property
    def may_run(self) -> bool:
        """Whether the reader decides on change requests."""
        return self.reader.has_perm("programmes.run", self.at.scope.organisation)

    @cached_property
    def may_freeze(self) -> bool:
        """Whether the reader may freeze editions."""
        return self.reader.has_perm("organisations.approve_reports", self.at.scope.organisation)

    @property
    def freezable(self) -> list[Freezable]:
        """The reports of a programme with the period's editions."""
        period = self.at.scope.period
        editions = (
            Edition.objects.visible_to(self.reader)
            .filter(
                organisation=self.at.scope.organisation,
                programme=self.at.programme.code,
                period_kind=period.kind.value,
                period_start=period.start,
            )
            .defer("content")
        )
        return [
            Freezable(code, one.title, [e for e in editions if e.report == code])
            for code, one in COMPOSITIONS.items()
            if one.is_of_programme
        ]
