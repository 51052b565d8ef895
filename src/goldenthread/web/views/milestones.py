"""The timeline of milestones, and their updates."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.assure.narrative.texts import milestone_context
from goldenthread.assure.programmes.proposing import propose_for_milestone
from goldenthread.assure.programmes.results import MilestoneResult
from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import Milestone
from goldenthread.web.forms.programme import ChangeForm, MilestoneForm
from goldenthread.web.forms.words import Words, sent_words
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.escalation import OnAgendas
from goldenthread.web.presenters.milestones import MilestonesPage
from goldenthread.web.presenters.words import words_at
from goldenthread.web.scope import ProgrammeScope, programme_scope_of
from goldenthread.web.views.programme_edit import address, allow, edit


def milestones(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show the timeline and the table of milestones."""
    at = programme_scope_of(request, code, programme)
    shown = MilestonesPage(at, request.user, request.GET)
    return page(
        request, "programme/milestones.html", scope=at.scope, current="programmes", at=at,
        shown=shown, agendas=OnAgendas(at.scope),
    )  # fmt: skip


def changeable(
    request: HttpRequest, code: str, programme: int, pk: int, verb: str
) -> tuple[ProgrammeScope, Milestone, MilestoneResult]:
    """Give the milestone to one who may change it."""
    at = programme_scope_of(request, code, programme)
    visible = Milestone.objects.visible_to(request.user).select_related(
        "workstream__programme__organisation"
    )
    found = get_object_or_404(visible, pk=pk, workstream__programme=at.programme)
    allow(request, at, "programmes.change_milestone", found, verb=verb)
    result = next(one for one in at.assessed.result.milestones if one.id == pk)
    return at, found, result


def milestone_words(at: ProgrammeScope, result: MilestoneResult) -> Words:
    """Give what checks the commentary on a milestone."""
    place = [at.scope.organisation.code, at.programme.pk, result.id]
    contexts = {"commentary": milestone_context(result, "commentary", at.scope.period)}
    return words_at(at.scope, contexts, "milestone-check", place)


def milestone_update(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """State the progress of a milestone as of a day."""
    at, found, result = changeable(request, code, programme, pk, "update milestone")
    scale = at.assessed.result.milestone_scale
    start = {
        "on": at.on,
        "status": result.status.stated.code if result.status.stated else "",
        "reason": result.status.reason,
        "forecast": result.forecast,
        "completed": result.completed,
        "commentary": result.commentary,
    }
    sent, start = sent_words(request.POST, start)
    form = MilestoneForm(scale, sent, initial=start)
    form.words = milestone_words(at, result)

    def save(sent: dict[str, Any]) -> None:
        proposed = propose_for_milestone(
            result, scale, sent["on"], forecast=sent["forecast"], completed=sent["completed"]
        )
        steps.update_milestone(
            milestone=found, by=request.user, proposed=proposed,
            **{**sent, "status": form.step("status")},
        )  # fmt: skip

    words = result.status.proposed.words if result.status.proposed else "nothing"
    facts = [("The rule proposes", f"{words} ({result.status.why})")]
    facts += [(actual.period.label, actual.text) for actual in result.actuals]
    return edit(
        request, at, form, save, title="Update the milestone", about=result.label, facts=facts,
        done="The update is kept", back=address(at, "milestones"),
    )  # fmt: skip


def milestone_change(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Ask for another date or scope of a milestone."""
    at, found, result = changeable(request, code, programme, pk, "request change")
    return edit(
        request, at, ChangeForm(request.POST or None),
        lambda sent: steps.request_change(record=found, by=request.user, **sent),
        title="Request a change", about=result.label, submit="Send the request",
        lead="The programme office decides. Until then the agreed date and scope stand.",
        done="The change request is sent", back=address(at, "milestones"),
    )  # fmt: skip
