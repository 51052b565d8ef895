"""Reading about committees: the list, and the pages of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.action_log import ActionLogPage
from goldenthread.web.presenters.meetings.committee import CommitteePage, OfCommittee
from goldenthread.web.presenters.meetings.committees import CommitteesPage
from goldenthread.web.presenters.meetings.forward_plan import ForwardPlanPage
from goldenthread.web.presenters.meetings.terms import TermsPage
from goldenthread.web.presenters.meetings.timeliness import TimelinessPage
from goldenthread.web.scope import CommitteeScope, committee_scope_of, scope_of


def committees(request: HttpRequest, code: str) -> HttpResponse:
    """List the committees."""
    scope = scope_of(request, code)
    return page(
        request, "meetings/committees.html", scope=scope, current="committees",
        shown=CommitteesPage(scope),
    )  # fmt: skip


def show(
    request: HttpRequest, at: CommitteeScope, template: str, shown: OfCommittee
) -> HttpResponse:
    """Show a page of a committee."""
    return page(
        request, f"meetings/{template}.html", scope=at.scope, current="committees", at=at,
        shown=shown,
    )  # fmt: skip


def committee(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show who sits on a committee and when it meets."""
    at = committee_scope_of(request, code, pk)
    return show(request, at, "committee", CommitteePage(at))


def terms(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show a version of the terms of reference with what changed in it."""
    at = committee_scope_of(request, code, pk)
    asked = request.GET.get("version", "")
    shown = TermsPage(at, int(asked) if asked.isdecimal() else None)
    if asked and shown.version is None:
        raise Http404("no such version")
    return show(request, at, "terms", shown)


def forward_plan(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show what comes to which of the coming meetings."""
    at = committee_scope_of(request, code, pk)
    return show(request, at, "forward_plan", ForwardPlanPage(at))


def timeliness(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show how timely the papers come."""
    at = committee_scope_of(request, code, pk)
    return show(request, at, "timeliness", TimelinessPage(at))


def action_log(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the action log as it stands today."""
    at = committee_scope_of(request, code, pk)
    return show(request, at, "action_log", ActionLogPage(at))
