"""Where a reader is: which organisation, which period, and the figures as known when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import Told
from goldenthread.assure.measures import assess
from goldenthread.assure.narrative.kept import checker_of
from goldenthread.assure.narrative.texts import TextsAsked
from goldenthread.assure.programmes.assess import Assessed, assess_programme
from goldenthread.assure.results import Assessment
from goldenthread.assure.savings.loading import months_with_money
from goldenthread.records.measures.models import Observation
from goldenthread.records.meetings.models import Committee, Meeting
from goldenthread.records.meetings.permissions import reads_private, runs_committee
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import HighlightReport, Programme
from goldenthread.vocabulary import Period, PeriodKind, PeriodParseError, parse_period

PROGRAMMES = ("programmes",)  # what is checked of a programme


@dataclass(frozen=True)
class Scope:
    """An organisation at a period, for a reader; `periods` newest first, empty without figures."""

    organisation: Organisation
    reader: User
    period: Period | None
    periods: tuple[Period, ...]
    as_at: dt.date | None = None

    @property
    def query(self) -> dict[str, str]:
        """What links carry along: only what differs from the newest state."""
        carried = {}
        if self.period and self.periods and self.period != self.periods[0]:
            carried["period"] = self.period.code
        if self.as_at:
            carried["as_at"] = self.as_at.isoformat()
        return carried

    @property
    def as_at_moment(self) -> dt.datetime | None:
        """The end of the day that is asked about."""
        if self.as_at is None:
            return None
        return timezone.make_aware(dt.datetime.combine(self.as_at, dt.time.max))

    @cached_property
    def assessment(self) -> Assessment:
        """All measures of the organisation, assessed once for the page."""
        if self.period is None:
            raise Http404("no figures yet")
        measures = self.organisation.measures.visible_to(self.reader)
        return assess(measures, self.period, as_at=self.as_at_moment)

    @cached_property
    def assessment_ahead(self) -> Assessment:
        """All measures of the organisation with their outlooks, assessed once for the page."""
        if self.period is None:
            raise Http404("no figures yet")
        measures = self.organisation.measures.visible_to(self.reader)
        return assess(measures, self.period, as_at=self.as_at_moment, with_foresight=True)


@dataclass(frozen=True)
class ProgrammeScope:
    """A programme at a period, for a reader."""

    scope: Scope
    programme: Programme

    @property
    def on(self) -> dt.date:
        """The day that statuses are judged as of: the period's last, but never after today."""
        return min(self.scope.period.end, dt.date.today())

    @cached_property
    def assessed(self) -> Assessed:
        """The programme, assessed once for the page."""
        return assess_programme(
            self.programme, self.scope.period, on=self.on, as_at=self.scope.as_at_moment
        )

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What the checks of the programme and of its texts find, with what is waived."""
        scope = self.scope
        ground = Ground(
            self.scope.organisation, self.scope.period, as_at=self.scope.as_at_moment,
            on=self.on, programmes=[self.programme], assessed=[self.assessed],
            checking=lambda: checker_of(scope.organisation, scope.period, scope.as_at_moment),
        )  # fmt: skip
        return check(ground, PROGRAMMES, TextsAsked(frozenset(PROGRAMMES)))


def programme_scope_of(
    request: HttpRequest, code: str, programme: int, permission: str = ""
) -> ProgrammeScope:
    """Give the scope of a programme; Http404 where the reader may not know of it.

    Without a period in the address it is that of the newest highlight report; `permission` is
    checked on the organisation.
    """
    scope = scope_of(request, code, permission)
    visible = Programme.objects.visible_to(request.user).select_related("organisation")
    found = get_object_or_404(visible, pk=programme, organisation=scope.organisation)
    if not request.GET.get("period"):
        told = HighlightReport.objects.visible_to(request.user).filter(
            workstream__programme=found, period_kind=PeriodKind.MONTH.value
        )
        if newest := told.order_by("-period_start").first():
            scope = replace(scope, period=newest.period)
    return ProgrammeScope(scope, found)


@dataclass(frozen=True)
class CommitteeScope:
    """A committee, for a reader."""

    scope: Scope
    committee: Committee

    @property
    def reader(self) -> User:
        """Who looks at it."""
        return self.scope.reader

    @cached_property
    def reads_private(self) -> bool:
        """Whether the reader may read the committee's private business."""
        return self.reader.is_superuser or reads_private(self.reader, self.committee)

    @cached_property
    def may_run(self) -> bool:
        """Whether the reader keeps agenda, minutes, log and packs."""
        return bool(runs_committee(self.reader, self.committee))

    @cached_property
    def may_keep(self) -> bool:
        """Whether the reader adds committees and seats people on them."""
        return self.reader.has_perm("meetings.keep_committees", self.scope.organisation)


@dataclass(frozen=True)
class MeetingScope(CommitteeScope):
    """A meeting of a committee, for a reader who may know of it."""

    meeting: Meeting


def committee_scope_of(request: HttpRequest, code: str, pk: int) -> CommitteeScope:
    """Give the scope of a committee of the organisation; Http404 where there is none."""
    scope = scope_of(request, code)
    visible = Committee.objects.visible_to(request.user).select_related("organisation", "parent")
    found = get_object_or_404(
        visible.prefetch_related("seats__post"), pk=pk, organisation=scope.organisation
    )
    return CommitteeScope(scope, found)


def meeting_scope_of(request: HttpRequest, code: str, pk: int) -> MeetingScope:
    """Give the scope of a meeting; Http404 where it is none of the reader's business."""
    scope = scope_of(request, code)
    visible = Meeting.objects.visible_to(request.user).select_related(
        "committee__organisation", "committee__parent"
    )
    found = get_object_or_404(
        visible.prefetch_related("committee__seats__post"),
        pk=pk,
        committee__organisation=scope.organisation,
    )
    at = MeetingScope(scope, found.committee, found)
    if found.is_private and not at.reads_private:
        raise Http404("no such meeting")
    return at


def scope_of(request: HttpRequest, code: str, permission: str = "") -> Scope:
    """Give the scope that the address and its query ask for.

    Http404 where the user may not know of the organisation or the period is not one;
    `permission` is checked on the organisation (PermissionDenied).
    """
    organisation = get_object_or_404(visible_organisations(request), code__iexact=code)
    if permission:
        require(request, permission, organisation)
    periods = periods_of(organisation, request.user)
    return Scope(
        organisation=organisation,
        reader=request.user,
        period=chosen_period(request.GET.get("period", ""), periods),
        periods=periods,
        as_at=chosen_day(request.GET.get("as_at", "")),
    )


def visible_organisations(request: HttpRequest) -> QuerySet[Organisation]:
    """Give the organisations that the user may read."""
    return Organisation.objects.visible_to(request.user)


def require(request: HttpRequest, permission: str, record: object) -> None:
    """Raise PermissionDenied unless the user has the permission on the record."""
    if not request.user.has_perm(permission, record):
        raise PermissionDenied(permission)


def periods_of(organisation: Organisation, reader: User) -> tuple[Period, ...]:
    """Give the months that hold figures, highlight reports or money, newest first.

    Without monthly figures: the months that contain others'; with a programme alone: this month.
    """
    held = (
        Observation.objects.visible_to(reader)
        .filter(series__measure__organisation=organisation, superseded_at__isnull=True)
        .filter(absence="")
        .order_by()
    )
    kinds = held.values_list("period_kind", "period_start").distinct()
    periods = {Period(PeriodKind(kind), start) for kind, start in kinds}
    months = {period for period in periods if period.kind is PeriodKind.MONTH}
    found = months or {Period.containing(period.end, PeriodKind.MONTH) for period in periods}
    told = HighlightReport.objects.visible_to(reader).filter(
        workstream__programme__organisation=organisation, period_kind=PeriodKind.MONTH.value
    )
    starts = told.order_by().values_list("period_start", flat=True).distinct()
    found |= {Period(PeriodKind.MONTH, start) for start in starts}
    found |= set(months_with_money(organisation))
    if not found and organisation.programmes.exists():
        found = {Period.containing(dt.date.today(), PeriodKind.MONTH)}
    return tuple(sorted(found, reverse=True))


def chosen_period(written: str, periods: tuple[Period, ...]) -> Period | None:
    """Give the period asked for, the newest one when none is; Http404 for nonsense."""
    if not written:
        return periods[0] if periods else None
    try:
        return parse_period(written, PeriodKind.MONTH)
    except PeriodParseError as error:
        raise Http404("no such period") from error


def chosen_day(written: str) -> dt.date | None:
    """Give the day that figures are wanted as at, None for now; Http404 for nonsense."""
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise Http404("no such day") from error
