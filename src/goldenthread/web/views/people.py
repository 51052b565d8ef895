"""Administrators: people and their roles, posts held, business rules."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.assure.business_rules import organisation_grid
from goldenthread.records.measures.grid import keep_business_rules
from goldenthread.records.organisations import access
from goldenthread.records.organisations.choices import choose_chances
from goldenthread.web.forms.people import (
    ChancesForm,
    GridForm,
    HoldingForm,
    LeavingForm,
    PersonForm,
    RoleForm,
)
from goldenthread.web.page import page
from goldenthread.web.presenters.people import PeoplePage, grid_tables
from goldenthread.web.scope import Scope, scope_of

ADMINISTER = "organisations.administer"


def people(request: HttpRequest, code: str) -> HttpResponse:
    """Show who has which role, and who holds which post."""
    scope = scope_of(request, code, ADMINISTER)
    shown = PeoplePage(scope)
    return page(request, "people/people.html", scope=scope, current="people", shown=shown)


def form_page(
    request: HttpRequest, scope: Scope, form: object, title: str, submit: str, **more: object
) -> HttpResponse:
    """Show a form of the people pages."""
    cancel = reverse("people", args=[scope.organisation.code])
    return page(
        request,
        "form.html",
        scope=scope,
        current="people",
        form=form,
        title=title,
        submit=submit,
        cancel=cancel,
        **more,
    )


def person_add(request: HttpRequest, code: str) -> HttpResponse:
    """Make a sign-in for a new person."""
    scope = scope_of(request, code, ADMINISTER)
    form = PersonForm(request.POST or None, initial={"role": "viewer"})
    if request.method == "POST" and form.is_valid():
        try:
            access.add_person(organisation=scope.organisation, by=request.user, **form.cleaned_data)
        except access.AccessError as error:
            form.add_error("username", str(error))
        else:
            messages.success(request, f"{form.cleaned_data['username']} can sign in")
            return redirect("people", scope.organisation.code)
    return form_page(request, scope, form, "Add a person", "Add person")


def person_role(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a person's role."""
    scope = scope_of(request, code, ADMINISTER)
    membership = get_object_or_404(scope.organisation.memberships.select_related("user"), pk=pk)
    start = {"role": membership.role, "loads_figures": membership.loads_figures}
    form = RoleForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            access.give_role(
                organisation=scope.organisation,
                user=membership.user,
                by=request.user,
                **form.cleaned_data,
            )
        except access.AccessError as error:
            form.add_error("role", str(error))
        else:
            messages.success(request, f"The role of {membership.user} is changed")
            return redirect("people", scope.organisation.code)
    return form_page(request, scope, form, f"Role of {membership.user}", "Save")


@require_POST
def person_remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End a person's access."""
    scope = scope_of(request, code, ADMINISTER)
    membership = get_object_or_404(scope.organisation.memberships.select_related("user"), pk=pk)
    try:
        access.take_role_away(membership=membership, by=request.user)
    except access.AccessError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"{membership.user} has no role here any more")
    return redirect("people", scope.organisation.code)


def post_hold(request: HttpRequest, code: str) -> HttpResponse:
    """Let a member hold a post."""
    scope = scope_of(request, code, ADMINISTER)
    form = HoldingForm(
        scope.organisation, request.POST or None, initial={"post": request.GET.get("post")}
    )
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            access.hold_post(
                post=sent["post"],
                user=sent["member"].user,
                held_from=sent["held_from"],
                by=request.user,
            )
        except access.AccessError as error:
            form.add_error("member", str(error))
        else:
            messages.success(request, f"{sent['member'].user} holds {sent['post']}")
            return redirect("people", scope.organisation.code)
    return form_page(request, scope, form, "Fill a post", "Save")


def post_leave(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """End the holding of a post."""
    scope = scope_of(request, code, ADMINISTER)
    held = scope.organisation.posts.get_queryset()
    post = get_object_or_404(held, holdings__pk=pk)
    holding = post.holdings.select_related("user", "post__organisation").get(pk=pk)
    form = LeavingForm(request.POST or None, initial={"held_to": dt.date.today()})
    if request.method == "POST" and form.is_valid():
        try:
            access.leave_post(
                holding=holding, held_to=form.cleaned_data["held_to"], by=request.user
            )
        except access.AccessError as error:
            form.add_error("held_to", str(error))
        else:
            messages.success(request, f"{holding.user} leaves {post}")
            return redirect("people", scope.organisation.code)
    return form_page(request, scope, form, f"{holding.user} leaves {post}", "Save")


def business_rules(request: HttpRequest, code: str) -> HttpResponse:
    """Show and change the organisation's business-rule table."""
    scope = scope_of(request, code, ADMINISTER)
    form = GridForm(organisation_grid(scope.organisation), request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = keep_business_rules(
            organisation=scope.organisation, cells=form.cells, by=request.user
        )
        messages.success(request, f"{count} {'rule' if count == 1 else 'rules'} changed")
        return redirect("business-rules", scope.organisation.code)
    return page(
        request,
        "people/business_rules.html",
        scope=scope,
        current="business-rules",
        form=form,
        tables=grid_tables(form),
    )


def choices(request: HttpRequest, code: str) -> HttpResponse:
    """Show and change what the organisation's scorecards and reports hold."""
    scope = scope_of(request, code, ADMINISTER)
    start = {"shows_chances": scope.organisation.shows_chances}
    form = ChancesForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        changed = choose_chances(
            organisation=scope.organisation, by=request.user, **form.cleaned_data
        )
        messages.success(request, "Your choice is kept" if changed else "Nothing was changed")
        return redirect("choices", scope.organisation.code)
    return page(
        request,
        "form.html",
        scope=scope,
        current="business-rules",
        form=form,
        title="Chances in scorecards and reports",
        submit="Save",
        lead="Pages of measures, programmes and savings say what is likely to come. Here you "
        "choose whether scorecards and reports say it too, from now on. Frozen editions keep "
        "theirs.",
        cancel=reverse("business-rules", args=[scope.organisation.code]),
    )
