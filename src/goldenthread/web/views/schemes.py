"""The register of schemes, and the page and forms of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from goldenthread.records.programmes.actions.access import ProgrammeActionError, must
from goldenthread.records.savings.actions import decide_gate, record_months, write_scheme
from goldenthread.records.savings.models import Scheme
from goldenthread.report.render.html import icon, picture
from goldenthread.web.forms.savings import GateForm, SchemeForm, scheme_initial
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.escalation import InTheBoardroom
from goldenthread.web.presenters.scheme import SchemePage
from goldenthread.web.presenters.schemes import COLUMNS, SERIES, SORTS, SchemesPage
from goldenthread.web.scope import Scope
from goldenthread.web.views.exports import export
from goldenthread.web.views.savings import RUN, allow, money_scope

CHANGE = "savings.change_scheme"


def schemes(request: HttpRequest, code: str) -> HttpResponse:
    """Show the register; sent with changed amounts, record them all or none."""
    scope = money_scope(request, code)
    is_sent = request.method == "POST"
    shown = SchemesPage(scope, request.user, request.GET, request.POST if is_sent else None)
    if is_sent:
        if not shown.series:
            raise PermissionDenied(CHANGE)
        changed = shown.corrections(request.POST)
        if not shown.errors and record(request, shown, changed):
            words = f"{len(changed)} amounts are recorded" if changed else "Nothing was changed"
            messages.success(request, words)
            kept = {name: words for name, words in request.GET.items() if name != "edit"}
            return redirect(reverse("schemes", args=[scope.organisation.code], query=kept or None))
    return page(
        request, "money/schemes.html", scope=scope, current="savings", shown=shown, series=SERIES,
        sorts=SORTS,
    )  # fmt: skip


def record(request: HttpRequest, shown: SchemesPage, changed: list[Any]) -> bool:
    """Record the changed amounts, all or none; a refusal is told on the page."""
    try:
        record_months(months=changed, by=request.user)
    except ProgrammeActionError as error:
        shown.errors[""] = str(error)
        return False
    return True


def schemes_export(request: HttpRequest, code: str) -> HttpResponse:
    """Give the selection as CSV or as a workbook."""
    scope = money_scope(request, code)
    rows = list(SchemesPage(scope, request.user, request.GET).lines())
    stem = f"{scope.organisation.code}-schemes-{scope.period.code}"
    return export(request, COLUMNS, rows, stem, "Schemes")


def scheme_of(request: HttpRequest, scope: Scope, pk: int) -> Scheme:
    """Give a scheme of the organisation, or one that is shared with it; Http404 without."""
    visible = Scheme.objects.visible_to(request.user).select_related(
        "organisation", "owner", "unit", "workstream", "programme"
    )
    found = get_object_or_404(visible, pk=pk)
    shared = found.organisation.savings_shares.filter(board=scope.organisation)
    if found.organisation_id != scope.organisation.pk and not shared.exists():
        return get_object_or_404(visible.none())
    return found


def scheme(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show a scheme."""
    scope = money_scope(request, code)
    shown = SchemePage(scope, scheme_of(request, scope, pk), request.user, request.GET.dict())
    is_own = shown.record.organisation_id == scope.organisation.pk
    boardroom = InTheBoardroom(scope, shown.record, shown.standing) if is_own else None
    return page(
        request, "money/scheme.html", scope=scope, current="savings", shown=shown, icon=icon,
        picture=picture, boardroom=boardroom,
    )  # fmt: skip


def scheme_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a scheme."""
    scope = money_scope(request, code)
    allow(request, scope, RUN, "add scheme")
    form = SchemeForm(scope.organisation, request.POST or None)
    return scheme_form(request, scope, form, None)


def scheme_change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a scheme."""
    scope = money_scope(request, code)
    found = changeable(request, scope, pk, "change scheme")
    form = SchemeForm(found.organisation, request.POST or None, initial=scheme_initial(found))
    return scheme_form(request, scope, form, found)


def changeable(request: HttpRequest, scope: Scope, pk: int, verb: str) -> Scheme:
    """Give a scheme that the reader may change; else PermissionDenied, and a trace."""
    found = scheme_of(request, scope, pk)
    must(CHANGE, found, by=request.user, verb=verb, about=found, code=found.organisation.code)
    return found


def scheme_form(
    request: HttpRequest, scope: Scope, form: SchemeForm, found: Scheme | None
) -> HttpResponse:
    """Show a scheme's form."""
    if request.method == "POST" and form.is_valid():
        try:
            kept = write_scheme(
                organisation=scope.organisation, scheme=found, by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except ProgrammeActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The scheme is kept")
            return redirect(place_of(scope, kept.pk))
    back = place_of(scope, found.pk) if found else reverse(
        "schemes", args=[scope.organisation.code], query=scope.query or None
    )  # fmt: skip
    return page(
        request, "form.html", scope=scope, current="savings", form=form,
        title="Change the scheme" if found else "Add a scheme", about=str(found or ""),
        submit="Save", cancel=back,
    )  # fmt: skip


def place_of(scope: Scope, pk: int) -> str:
    """Give the address of a scheme."""
    return reverse("scheme", args=[scope.organisation.code, pk], query=scope.query or None)


def scheme_gate(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say where an impact assessment stands."""
    scope = money_scope(request, code)
    found = changeable(request, scope, pk, "decide approval")
    form = GateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            decide_gate(scheme=found, by=request.user, **form.cleaned_data)
        except ProgrammeActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The assessment is recorded")
            return redirect(place_of(scope, pk))
    return page(
        request, "form.html", scope=scope, current="savings", form=form,
        title="Impact assessment", about=str(found), submit="Save", cancel=place_of(scope, pk),
    )  # fmt: skip
