"""The portfolio, its findings, and what savings are held against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.narrative.texts import TextsAsked
from goldenthread.assure.savings.loading import months_with_money
from goldenthread.records.programmes.actions.access import ProgrammeActionError, must
from goldenthread.records.savings import actions as steps
from goldenthread.records.savings.models import (
    RiskWeight,
    SavingsShare,
    Scenario,
)
from goldenthread.report.render.html import icon, picture
from goldenthread.web.forms.savings import (
    EndForm,
    ScenarioForm,
    ShareForm,
    TargetForm,
    WeightsForm,
    scenario_initial,
)
from goldenthread.web.page import page
from goldenthread.web.presenters.findings import FindingsPage
from goldenthread.web.presenters.meetings.escalation import OnAgendas
from goldenthread.web.presenters.money import MoneyPage
from goldenthread.web.presenters.savings import SavingsPage
from goldenthread.web.presenters.savings_plans import PlansPage
from goldenthread.web.presenters.words import checker_at
from goldenthread.web.scope import Scope, scope_of

RUN, SHARE = "savings.run", "savings.share"


def money_scope(request: HttpRequest, code: str) -> Scope:
    """Give the scope of an organisation; Http404 where nothing is recorded of it.

    Without a period in the address it is the newest month that holds money.
    """
    scope = scope_of(request, code)
    if not request.GET.get("period"):
        newest = next(iter(months_with_money(scope.organisation)), scope.period)
        scope = replace(scope, period=newest)
    if scope.period is None:
        raise Http404("nothing is recorded yet")
    return scope


def allow(request: HttpRequest, scope: Scope, permission: str, verb: str) -> None:
    """Let a reader with the permission on; else PermissionDenied, and a trace."""
    organisation = scope.organisation
    must(permission, organisation, by=request.user, verb=verb, about=organisation,
         code=organisation.code)  # fmt: skip


def savings(request: HttpRequest, code: str) -> HttpResponse:
    """Show the portfolio."""
    scope = money_scope(request, code)
    shown = SavingsPage(scope, request.user, request.GET.dict())
    return page(
        request, "money/savings.html", scope=scope, current="savings", shown=shown, icon=icon,
        picture=picture,
    )  # fmt: skip


def savings_findings(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the records of savings and finance contradict or lack."""
    scope = money_scope(request, code)
    ground = Ground(
        scope.organisation, scope.period, as_at=scope.as_at_moment,
        checking=lambda: checker_at(scope),
    )  # fmt: skip
    told = check(ground, ("savings", "finance"), TextsAsked(frozenset({"money"})))
    return page(
        request, "money/findings.html", scope=scope, current="savings",
        at=MoneyPage(scope, request.user), agendas=OnAgendas(scope),
        shown=FindingsPage(scope, request.user, told, request.GET.dict()),
    )  # fmt: skip


def savings_plans(request: HttpRequest, code: str) -> HttpResponse:
    """Show targets, weights, scenarios and what is shared."""
    scope = money_scope(request, code)
    shown = PlansPage(scope, request.user)
    return page(request, "money/plans.html", scope=scope, current="savings", shown=shown)


def edit(
    request: HttpRequest, scope: Scope, form: Form, save: Any, *, title: str, done: str,
    lead: str = "", back: str = "savings-plans",
) -> HttpResponse:  # fmt: skip
    """Show a form; when it is sent and right, save and go back; a refusal is told in the form."""
    place = reverse(back, args=[scope.organisation.code], query=scope.query or None)
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except ProgrammeActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect(place)
    return page(
        request, "form.html", scope=scope, current="savings", form=form, title=title, lead=lead,
        submit="Save", cancel=place,
    )  # fmt: skip


def savings_target(request: HttpRequest, code: str) -> HttpResponse:
    """Set or restate a target."""
    scope = money_scope(request, code)
    allow(request, scope, RUN, "set savings target")
    form = TargetForm(request.POST or None)
    return edit(
        request, scope, form,
        lambda sent: steps.set_target(organisation=scope.organisation, by=request.user, **sent),
        title="Set or restate a target", done="The target is kept",
        lead="A target from a later day restates the earlier one, which is kept.",
    )  # fmt: skip


def risk_weights(request: HttpRequest, code: str) -> HttpResponse:
    """Set the weights of the risk-adjusted forecast."""
    scope = money_scope(request, code)
    allow(request, scope, RUN, "set risk weights")
    held = RiskWeight.objects.visible_to(request.user).filter(organisation=scope.organisation)
    form = WeightsForm(request.POST or None, initial={one.rating: one.weight for one in held})
    return edit(
        request, scope, form,
        lambda sent: steps.set_weights(
            organisation=scope.organisation, weights=sent, by=request.user
        ),
        title="Weights by risk", done="The weights are kept",
        lead="How much of what is still to come is counted on. No weight is invented: where one "
        "is missing there is no risk-adjusted forecast. Money delivered or in delivery counts "
        "whole.",
    )  # fmt: skip


def scenario_add(request: HttpRequest, code: str) -> HttpResponse:
    """Save a scenario."""
    scope = money_scope(request, code)
    allow(request, scope, RUN, "save scenario")
    begin = {"name": "All high-risk schemes slip a quarter", "change1": "slip", "months1": 3,
             "rating1": "high"}  # fmt: skip
    initial = begin if request.GET.get("preset") == "slip" else None
    return scenario_form(request, scope, ScenarioForm(request.POST or None, initial=initial))


def scenario_change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a scenario."""
    scope = money_scope(request, code)
    allow(request, scope, RUN, "save scenario")
    found = scenario_of(request, scope, pk)
    initial = {"name": found.name, "description": found.description,
               **scenario_initial(found.changes)}  # fmt: skip
    form = ScenarioForm(request.POST or None, initial=initial)
    return scenario_form(request, scope, form, found)


def scenario_form(
    request: HttpRequest, scope: Scope, form: ScenarioForm, found: Scenario | None = None
) -> HttpResponse:
    """Show a scenario's form."""

    def save(sent: dict[str, Any]) -> None:
        steps.save_scenario(
            organisation=scope.organisation, name=sent["name"], changes=sent["changes"],
            description=sent["description"], scenario=found, by=request.user,
        )  # fmt: skip

    return edit(
        request, scope, form, save, title="Change the scenario" if found else "Save a scenario",
        done="The scenario is saved",
        lead="What is delivered stays; the changes act on what is still to come.",
    )  # fmt: skip


def scenario_of(request: HttpRequest, scope: Scope, pk: int) -> Scenario:
    """Give a scenario of the organisation; Http404 where there is none."""
    visible = Scenario.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(visible, pk=pk, organisation=scope.organisation)


@require_POST
def scenario_remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Remove a scenario."""
    scope = money_scope(request, code)
    found = scenario_of(request, scope, pk)
    steps.remove_scenario(scenario=found, by=request.user)
    messages.success(request, "The scenario is removed")
    return redirect(reverse("savings-plans", args=[scope.organisation.code],
                            query=scope.query or None))  # fmt: skip


def share_add(request: HttpRequest, code: str) -> HttpResponse:
    """Share savings with a board."""
    scope = money_scope(request, code)
    allow(request, scope, SHARE, "share savings")
    return edit(
        request, scope, ShareForm(scope.organisation, request.POST or None),
        lambda sent: steps.share_savings(
            organisation=scope.organisation, by=request.user, **sent
        ),
        title="Share savings with a board", done="The agreement is kept",
        lead="The board reads what you choose and changes nothing.",
    )  # fmt: skip


def share_end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let an agreement end."""
    scope = money_scope(request, code)
    allow(request, scope, SHARE, "end sharing of savings")
    visible = SavingsShare.objects.visible_to(request.user).select_related("organisation", "board")
    found = get_object_or_404(visible, pk=pk, organisation=scope.organisation)
    return edit(
        request, scope, EndForm(request.POST or None),
        lambda sent: steps.end_share(share=found, by=request.user, ends=sent["ends"]),
        title=f"End sharing with {found.board}", done="The agreement ends on that day",
    )  # fmt: skip
