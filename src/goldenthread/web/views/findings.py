"""What the checks of an organisation found: listed, opened, waived."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.assure.finding import Finding
from goldenthread.assure.findings.checking import check
from goldenthread.assure.findings.waiving import Told
from goldenthread.records.programmes.actions.access import ProgrammeActionError, must
from goldenthread.records.reporting.models import Waiver
from goldenthread.records.reporting.waivers import WAIVE, Waived, waive_finding, withdraw_waiver
from goldenthread.web.forms.findings import WaiverForm
from goldenthread.web.page import page
from goldenthread.web.presenters.findings import FindingPage, FindingsPage, ground_of
from goldenthread.web.presenters.meetings.escalation import OnAgendas
from goldenthread.web.scope import Scope, scope_of


def findings_scope(request: HttpRequest, code: str) -> Scope:
    """Give the scope of an organisation that has something to check; Http404 where it has not."""
    scope = scope_of(request, code)
    if scope.period is None:
        raise Http404("nothing is recorded yet")
    return scope


def told_of(scope: Scope, fingerprint: str) -> Told:
    """Give the finding of a fingerprint; Http404 where nothing of the kind is found any more."""
    for one in check(ground_of(scope)):
        if any(found.fingerprint == fingerprint for found in one.findings):
            return one
    raise Http404("no such finding at this period")


def findings(request: HttpRequest, code: str) -> HttpResponse:
    """List everything that the checks found."""
    scope = findings_scope(request, code)
    shown = FindingsPage(scope, request.user, check(ground_of(scope)), request.GET.dict())
    return page(
        request, "findings/findings.html", scope=scope, current="findings", shown=shown,
        agendas=OnAgendas(scope),
    )  # fmt: skip


def finding(request: HttpRequest, code: str, fingerprint: str) -> HttpResponse:
    """Show one finding: what is said, what the records say, how it is mended, its waivers."""
    scope = findings_scope(request, code)
    shown = FindingPage(scope, request.user, told_of(scope, fingerprint))
    return page(
        request, "findings/finding.html", scope=scope, current="findings", shown=shown,
        agendas=OnAgendas(scope),
    )  # fmt: skip


def finding_waive(request: HttpRequest, code: str, fingerprint: str) -> HttpResponse:
    """Answer for a finding with a reason."""
    scope = replace(findings_scope(request, code), as_at=None)
    organisation = scope.organisation
    must(WAIVE, organisation, by=request.user, verb="waive finding", about=organisation,
         code=organisation.code)  # fmt: skip
    told = told_of(scope, fingerprint)
    shown = FindingPage(scope, request.user, told)
    form = WaiverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        as_they_stand = [waived_as(one) for one in told.findings]
        try:
            waive_finding(
                organisation=organisation, finding=as_they_stand[0], also=as_they_stand[1:],
                by=request.user, **form.cleaned_data,
            )  # fmt: skip
        except ProgrammeActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The finding is waived")
            return redirect(shown.back)
    return page(
        request, "form.html", scope=scope, current="findings", form=form,
        title="Waive a finding", about=told.finding.words, submit="Waive it", cancel=shown.back,
        lead="A waiver holds while what is said and what the records say stay as they are. It is "
        "printed with its reason in the reports.",
    )  # fmt: skip


def waived_as(one: Finding) -> Waived:
    """Give a finding as a waiver keeps it."""
    return Waived(one.fingerprint, one.code, one.words, one.statement, one.evidence)


def given_beside(scope: Scope, waiver: Waiver, visible: QuerySet[Waiver]) -> list[Waiver]:
    """Give the waivers of texts that tell the same as the finding of a waiver."""
    if scope.period is None:
        return []
    told = [one for one in check(ground_of(scope)) if one.waiver and one.waiver.id == waiver.pk]
    ids = [also.waiver.id for one in told for also in one.also if also.waiver]
    return list(visible.filter(pk__in=ids, organisation=scope.organisation))


@require_POST
def waiver_withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let a waiver hold no longer."""
    scope = scope_of(request, code)
    visible = Waiver.objects.visible_to(request.user).select_related("organisation")
    waiver = get_object_or_404(visible, pk=pk, organisation=scope.organisation)
    try:
        withdraw_waiver(waiver=waiver, by=request.user, also=given_beside(scope, waiver, visible))
    except ProgrammeActionError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "The waiver is withdrawn")
    return redirect(
        reverse("findings", args=[scope.organisation.code], query=request.GET.dict() or None)
    )
