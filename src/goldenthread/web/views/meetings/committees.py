"""Committees: the list, the overview of one, its papers on time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.committee import CommitteePage
from goldenthread.web.presenters.meetings.committees import CommitteesPage
from goldenthread.web.scope import committee_scope_of, scope_of


def committees(request: HttpRequest, code: str) -> HttpResponse:
    """List the committees."""
    scope = scope_of(request, code)
    return page(
        request, "meetings/committees.html", scope=scope, current="committees",
        shown=CommitteesPage(scope),
    )  # fmt: skip


def committee(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show a committee."""
    at = committee_scope_of(request, code, pk)
    return page(
        request, "meetings/committee.html", scope=at.scope, current="committees", at=at,
        shown=CommitteePage(at),
    )  # fmt: skip
