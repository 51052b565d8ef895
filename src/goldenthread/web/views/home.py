"""Where a reader starts: their organisation and what needs attention in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread.web.page import page
from goldenthread.web.presenters.attention import AttentionPage
from goldenthread.web.scope import scope_of, visible_organisations


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's only organisation, else let them choose."""
    found = list(visible_organisations(request)[:2])
    if len(found) == 1:
        return redirect("attention", found[0].code)
    return redirect("organisations")


def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that the reader may open."""
    return page(request, "organisations.html", organisations=visible_organisations(request))


def attention(request: HttpRequest, code: str) -> HttpResponse:
    """Show what needs attention in the period."""
    scope = scope_of(request, code)
    if scope.period is None:
        return page(request, "no_figures.html", scope=scope, current="attention")
    shown = AttentionPage(scope)
    return page(request, "attention.html", scope=scope, current="attention", shown=shown)
