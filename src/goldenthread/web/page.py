"""Rendering a page with what every page shows: who is signed in, where they are, the menu."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.db.models import Exists
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from goldenthread.records.organisations.models import Organisation
from goldenthread.report.build import FINANCE, SAVINGS
from goldenthread.web.scope import Scope

COMMITTEES = ("committees",)


def page(
    request: HttpRequest,
    template: str,
    *,
    scope: Scope | None = None,
    current: str = "",
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    """Give the page of `template`; `current` names the menu entry that leads to it."""
    return render(
        request, template, {**common_context(request, scope, current), **shown}, status=status
    )


def common_context(
    request: HttpRequest, scope: Scope | None = None, current: str = ""
) -> dict[str, Any]:
    """Give what the layout of every page needs."""
    return {
        "scope": scope,
        "current": current,
        "organisation": scope.organisation if scope else None,
        "menu": menu(request, scope, current) if scope else [],
        "user": request.user,
        "account": account(request),
        "csrf": get_token(request),
        "cspNonce": str(request.csp_nonce),
        "notices": list(get_messages(request)),
    }


def menu(request: HttpRequest, scope: Scope, current: str) -> list[dict[str, Any]]:
    """Give the menu of an organisation: the entries that the user may open."""
    user, organisation = request.user, scope.organisation
    entries = [("attention", "Attention"), ("scorecards", "Scorecards"), ("matrix", "Matrix")]
    if organisation.programmes.exists():
        entries.append(("programmes", "Programme"))
    has_savings, has_finance, has_committees = what_is_held(organisation)
    if has_savings or user.has_perm("savings.run", organisation):
        entries.append(("savings", "Savings"))
    if has_finance:
        entries.append(("finance", "Finance"))
    if has_committees or user.has_perm("meetings.keep_committees", organisation):
        entries.append(("committees", "Meetings"))
    entries += [("my-work", "My work"), ("findings", "Findings"), ("reports", "Reports")]
    if user.has_perm("organisations.import_figures", organisation):
        entries.append(("imports", "Imports"))
    if user.has_perm("organisations.administer", organisation):
        entries.append(("people", "People"))
        entries.append(("business-rules", "Business rules"))
    return [
        {
            "text": words,
            "href": reverse(name, args=[organisation.code], query=scope.query or None),
            "active": name == current,
        }
        for name, words in entries
    ]


def what_is_held(organisation: Organisation) -> tuple[bool, bool, bool]:
    """Say whether there are savings, finance and committees to read (one query)."""
    held = Organisation.objects.filter(pk=organisation.pk)
    groups = (SAVINGS, FINANCE, COMMITTEES)
    asked = {f"has_{name}": Exists(held.related(name)) for names in groups for name in names}
    found = held.annotate(**asked).values(*asked).get()
    savings, finance, committees = (any(found[f"has_{name}"] for name in names) for names in groups)
    return savings, finance, committees


def account(request: HttpRequest) -> list[dict[str, str]]:
    """Give the entries about the signed-in user; signing in for a visitor."""
    user = request.user
    if not user.is_authenticated:
        return [{"text": "Sign in", "href": reverse("sign-in")}]
    return [{"text": str(user), "href": reverse("account"), "icon": "true"}]
