"""What waits for a decision: the assurance panel's queue, sign-offs and change requests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import ChangeRequest
from goldenthread.web.forms.programme import DecideChangeForm, DecisionForm
from goldenthread.web.page import page
from goldenthread.web.presenters.queues import PanelPage, SignOffPage
from goldenthread.web.scope import programme_scope_of
from goldenthread.web.views.actions import action_of, result_of
from goldenthread.web.views.programme_edit import address, allow, edit


def panel(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show what is before the panel, and the panel's table of the month."""
    at = programme_scope_of(request, code, programme)
    shown = PanelPage(at, request.user)
    return page(
        request, "programme/panel.html", scope=at.scope, current="programmes", at=at, shown=shown
    )


def sign_off(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show the highlight reports and change requests that wait, and the reports to freeze."""
    at = programme_scope_of(request, code, programme)
    shown = SignOffPage(at, request.user)
    return page(
        request, "programme/sign_off.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def action_decide(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Decide on an action that was submitted for closure."""
    at = programme_scope_of(request, code, programme)
    found = action_of(request, at, pk)
    allow(request, at, "programmes.assure_evidence", at.scope.organisation,
          verb="decide closure", about=found)  # fmt: skip
    result = result_of(at, pk)
    form = DecisionForm(request.POST or None, initial={"panel_date": dt.date.today()})
    facts = [("Owner", result.owner), ("Evidence", f"{found.evidence.count()} recorded")]
    facts += [(one.title, one.proves or "no words") for one in found.evidence.all()]
    return edit(
        request, at, form,
        lambda sent: steps.decide_closure(action=found, by=request.user, **sent),
        title="Decide on closure", about=found.title, submit="Decide", facts=facts,
        done="The decision is recorded", back=address(at, "panel"),
    )  # fmt: skip


def change_decide(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Decide on a change request."""
    at = programme_scope_of(request, code, programme)
    found = change_of(at, pk)
    record = found.action or found.milestone
    allow(request, at, "programmes.run", at.scope.organisation, verb="decide change",
          about=record)  # fmt: skip

    def save(sent: dict[str, Any]) -> None:
        steps.decide_change(
            request=found, is_approved=sent["outcome"] == "approved", by=request.user,
            remark=sent["remark"],
        )  # fmt: skip

    facts = [
        ("Asked by", str(found.requested_by)),
        ("Reason", found.reason),
        ("Date", f"{found.old_due or 'none'} to {found.new_due}" if found.new_due else ""),
        ("Scope", found.new_text),
    ]
    return edit(
        request, at, DecideChangeForm(request.POST or None), save,
        title="Decide on the change", about=str(record), submit="Decide",
        facts=[(name, words) for name, words in facts if words],
        done="The decision is recorded", back=address(at, "sign-off"),
    )  # fmt: skip


def change_of(at: Any, pk: int) -> ChangeRequest:
    """Give a change request of the programme; Http404 where there is none."""
    from goldenthread.web.presenters.queues import changes_of

    return get_object_or_404(changes_of(at.programme, at.scope.reader), pk=pk)
