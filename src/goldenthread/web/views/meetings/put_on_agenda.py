"""Putting a measure, an action, a milestone, a risk, a scheme or a finding on an agenda."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.measures.models import Measure
from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions.access import Attempt
from goldenthread.records.meetings.models import AgendaSubject
from goldenthread.records.programmes.models import Action, Milestone
from goldenthread.records.risks.models import Risk
from goldenthread.records.savings.models import Scheme
from goldenthread.web.forms.meetings.log import PutOnAgendaForm
from goldenthread.web.presenters.meetings.escalation import (
    Chosen,
    committees_run,
    meetings_to_come,
)
from goldenthread.web.scope import Scope, scope_of
from goldenthread.web.views.meetings.edit import address, edit

CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
MODELS = {"measure": Measure, "action": Action, "milestone": Milestone, "risk": Risk,
          "scheme": Scheme}  # fmt: skip
LONGEST_TITLE = 400


def chosen(request: HttpRequest, scope: Scope) -> Chosen:
    """Give what the address names; Http404 where it names nothing that the reader may know of."""
    finding = request.GET.get("finding", "")
    if finding and not CODE.fullmatch(finding):
        raise Http404("no such finding")
    named = [kind for kind in AgendaSubject.RECORDS if request.GET.get(kind)]
    if len(named) > 1 or not (named or finding):
        raise Http404("nothing to put on an agenda")
    record = record_of(request, scope, named[0]) if named else None
    period = scope.period if request.GET.get("period") else None
    return Chosen(record, finding, request.GET.get("words", "").strip(), period, scope)


def record_of(request: HttpRequest, scope: Scope, kind: str) -> Any:
    """Give the record of a kind that the address names, of the organisation."""
    asked, model = request.GET[kind], MODELS[kind]
    if not asked.isdecimal():
        raise Http404("no such record")
    own = {getattr(model, "in_organisation", "organisation"): scope.organisation}
    return get_object_or_404(model.objects.visible_to(request.user), pk=int(asked), **own)


def put_on_agenda(request: HttpRequest, code: str) -> HttpResponse:
    """Choose the meeting; the rest is filled in as known today."""
    scope = scope_of(request, code)
    what = chosen(request, scope)
    if not committees_run(request.user, scope.organisation):
        about = what.record or scope.organisation
        Attempt("put on agenda", request.user, about, scope.organisation).leave("not allowed to")
        raise PermissionDenied("put on agenda")
    meetings = meetings_to_come(request.user, scope.organisation)
    start = {"title": what.title[:LONGEST_TITLE], "words": what.words}
    form = PutOnAgendaForm(meetings, request.POST or None, initial=start)
    made: list[AgendaSubject] = []

    def save(sent: dict[str, Any]) -> None:
        made.append(
            steps.put_on_agenda(
                record=what.record, finding=what.finding, period=what.period, by=request.user,
                **sent,
            )
        )  # fmt: skip

    return edit(
        request, scope, form, save,
        title="Put on an agenda", about=what.title, submit="Put it on the agenda",
        done="It is on the agenda",
        back=lambda: address(
            scope, "meeting", made[0].item.meeting_id, fragment=f"item-{made[0].item_id}"
        ),
        cancel=what.href,
    )  # fmt: skip
