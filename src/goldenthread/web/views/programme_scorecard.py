"""A workstream's scorecard, edited in place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from goldenthread.records.measures.actions import MeasureActionError, record_figure
from goldenthread.web.page import page
from goldenthread.web.presenters.programme_scorecard import Correction, ScorecardPage
from goldenthread.web.scope import programme_scope_of
from goldenthread.web.views.highlights import workstream_of
from goldenthread.web.views.programme_edit import address


def scorecard(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Show the scorecard; sent with changed cells, record them all or none."""
    at = programme_scope_of(request, code, programme)
    workstream = workstream_of(request, at, pk)
    is_sent = request.method == "POST"
    shown = ScorecardPage(
        at, workstream, request.user,
        is_editing=is_sent or request.GET.get("edit") == "1",
        sent=request.POST if is_sent else None,
    )  # fmt: skip
    if is_sent:
        if not shown.changeable:
            raise PermissionDenied("measures.change_measure")
        changed = shown.corrections(request.POST)
        if not shown.errors and record(request, shown, changed):
            words = f"{len(changed)} figures are recorded" if changed else "Nothing was changed"
            messages.success(request, words)
            return redirect(address(at, "programme-scorecard", pk))
    return page(
        request, "programme/scorecard.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def record(request: HttpRequest, shown: ScorecardPage, changed: list[Correction]) -> bool:
    """Record the changed figures, all or none; a refusal is told on the page."""
    try:
        with transaction.atomic():
            for one in changed:
                record_figure(
                    measure=one.measure, period=one.period, value=one.value, series=one.series,
                    by=request.user,
                )  # fmt: skip
    except MeasureActionError as error:
        shown.errors[""] = str(error)
        return False
    return True
