"""A programme: its home, workstreams, trajectories, findings, status and structure."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import Programme
from goldenthread.web.forms.programme import SplitForm, StatusForm
from goldenthread.web.page import page
from goldenthread.web.presenters.findings import FindingsPage
from goldenthread.web.presenters.meetings.escalation import OnAgendas
from goldenthread.web.presenters.programme import (
    ProgrammePage,
    TrajectoriesPage,
    WorkstreamPage,
)
from goldenthread.web.scope import programme_scope_of, scope_of
from goldenthread.web.views.highlights import workstream_of
from goldenthread.web.views.programme_edit import address, allow, edit


def programme_list(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the only programme, else list them."""
    scope = scope_of(request, code)
    found = Programme.objects.visible_to(request.user).filter(organisation=scope.organisation)
    if len(found) == 1:
        return redirect("programme", scope.organisation.code, found[0].pk)
    return page(
        request, "programme/programmes.html", scope=scope, current="programmes", programmes=found
    )


def programme(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show the programme's home."""
    at = programme_scope_of(request, code, programme)
    shown = ProgrammePage(at, request.user)
    return page(
        request, "programme/programme.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def workstream(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Show a workstream."""
    at = programme_scope_of(request, code, programme)
    shown = WorkstreamPage(at, workstream_of(request, at, pk), request.user)
    return page(
        request, "programme/workstream.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def programme_findings(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show what the records contradict or lack."""
    at = programme_scope_of(request, code, programme)
    shown = FindingsPage(at.scope, request.user, at.told, request.GET.dict())
    return page(
        request, "programme/findings.html", scope=at.scope, current="programmes", at=at,
        shown=shown, agendas=OnAgendas(at.scope),
    )  # fmt: skip


def trajectories(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show completion against trajectory, by the cut that is asked for."""
    at = programme_scope_of(request, code, programme)
    try:
        shown = TrajectoriesPage(at, request.GET)
    except KeyError as error:
        raise Http404("no such cut") from error
    return page(
        request, "programme/trajectories.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def programme_status(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """State the programme's status."""
    at = programme_scope_of(request, code, programme)
    allow(request, at, "programmes.run", at.scope.organisation, verb="state programme status",
          about=at.programme)  # fmt: skip
    view = at.assessed.result.status
    start = {"stated": view.stated.code if view.stated else "", "reason": view.reason}
    form = StatusForm(at.assessed.result.scale, request.POST or None, initial=start)

    def save(sent: dict[str, Any]) -> None:
        steps.state_programme(
            programme=at.programme, stated=form.step("stated"), proposed=view.proposed,
            reason=sent["reason"], by=request.user,
        )  # fmt: skip

    words = view.proposed.words if view.proposed else "nothing"
    return edit(
        request, at, form, save, title="State the programme's status", about=at.programme.name,
        facts=[(f"The rule {view.rule} gives", f"{words} ({view.why})")],
        done="The status is kept", back=address(at, "programme"),
    )  # fmt: skip


def unit_split(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Make a new unit out of part of another, from a date."""
    at = programme_scope_of(request, code, programme)
    allow(request, at, "programmes.run", at.scope.organisation, verb="split unit")
    form = SplitForm(at.scope.organisation, request.POST or None)

    def save(sent: dict[str, Any]) -> None:
        steps.split_unit(
            unit=sent["unit"], code=sent["code"], name=sent["name"], starts=sent["starts"],
            actions=form.chosen, by=request.user,
        )  # fmt: skip

    return edit(
        request, at, form, save, title="Split a unit", submit="Split",
        lead="Reports of days before the first day show the old structure. Deadlines stay.",
        done="The new unit is made", back=address(at, "programme"),
    )  # fmt: skip
