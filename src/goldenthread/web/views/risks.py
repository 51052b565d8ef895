"""Risks and issues of a programme: matrix, register, and their forms."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.risks.actions import set_appetite, write_issue, write_risk
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.web.forms.risks import AppetiteForm, IssueForm, RiskForm
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.escalation import InTheBoardroom
from goldenthread.web.presenters.risk import RiskPage, issue_facts
from goldenthread.web.presenters.risks import RisksPage, appetite_of, of_programme
from goldenthread.web.scope import ProgrammeScope, programme_scope_of
from goldenthread.web.views.programme_edit import address, edit

RUN = "programmes.run"


def risks(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show the matrix and the register."""
    at = programme_scope_of(request, code, programme)
    shown = RisksPage(at, request.user, request.GET)
    return page(
        request, "programme/risks.html", scope=at.scope, current="programmes", at=at, shown=shown
    )


def risk_of(request: HttpRequest, at: ProgrammeScope, pk: int) -> Risk:
    """Give a risk of the programme; Http404 where there is none."""
    visible = Risk.objects.visible_to(request.user).select_related("owner", "workstream", "unit")
    return get_object_or_404(of_programme(visible, at), pk=pk)


def risk(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Show a risk."""
    at = programme_scope_of(request, code, programme)
    shown = RiskPage(at, risk_of(request, at, pk), request.user)
    boardroom = InTheBoardroom(at.scope, shown.risk, shown.standing)
    return page(
        request, "programme/risk.html", scope=at.scope, current="programmes", at=at, shown=shown,
        boardroom=boardroom,
    )  # fmt: skip


def risk_add(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Raise a risk."""
    at = programme_scope_of(request, code, programme, RUN)
    form = RiskForm(at.programme, request.user, request.POST or None, initial={"raised": at.on})
    return edit(
        request, at, form,
        lambda sent: write_risk(organisation=at.scope.organisation, by=request.user, **sent),
        title="Raise a risk", done="The risk is raised", back=address(at, "risks"),
    )  # fmt: skip


def risk_change(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Change, score or close a risk."""
    at = programme_scope_of(request, code, programme, RUN)
    found = risk_of(request, at, pk)
    form = RiskForm(at.programme, request.user, request.POST or None, initial=model_to_dict(found))
    return edit(
        request, at, form,
        lambda sent: write_risk(
            organisation=at.scope.organisation, by=request.user, risk=found, **sent
        ),
        title="Change, score or close the risk", about=found.title, done="The risk is changed",
        back=address(at, "risk", pk),
    )  # fmt: skip


def risk_appetite(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Say which score the organisation accepts at most."""
    at = programme_scope_of(request, code, programme, RUN)

    def save(sent: dict[str, Any]) -> None:
        set_appetite(
            organisation=at.scope.organisation, highest=int(sent["highest"]),
            scored=sent["scored"], by=request.user,
        )  # fmt: skip

    held = appetite_of(at.scope.organisation)
    form = AppetiteForm(request.POST or None, initial=model_to_dict(held) if held else None)
    return edit(
        request, at, form, save, title="Risk appetite",
        lead="It holds for the whole organisation. Open risks above it are flagged on the pages "
        "and in the reports.",
        done="The appetite is kept", back=address(at, "risks"),
    )  # fmt: skip


def issue_add(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Raise an issue."""
    at = programme_scope_of(request, code, programme, RUN)
    form = IssueForm(at.programme, request.POST or None, initial={"raised": at.on})
    return edit(
        request, at, form,
        lambda sent: write_issue(organisation=at.scope.organisation, by=request.user, **sent),
        title="Raise an issue", done="The issue is raised",
        back=address(at, "risks", fragment="issues"),
    )  # fmt: skip


def issue(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Change or close an issue."""
    at = programme_scope_of(request, code, programme, RUN)
    found = get_object_or_404(of_programme(Issue.objects.visible_to(request.user), at), pk=pk)
    form = IssueForm(at.programme, request.POST or None, initial=model_to_dict(found))
    return edit(
        request, at, form,
        lambda sent: write_issue(
            organisation=at.scope.organisation, by=request.user, issue=found, **sent
        ),
        title="Change or close the issue", about=found.title, facts=issue_facts(found),
        done="The issue is changed", back=address(at, "risks", fragment="issues"),
    )  # fmt: skip
