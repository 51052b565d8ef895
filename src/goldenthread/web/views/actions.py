"""An action with its thread: what asked for it, what proves it, who decided; and its updates."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from goldenthread.assure.programmes.proposing import propose_for_action
from goldenthread.assure.programmes.results import ActionResult
from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import Action, Evidence
from goldenthread.web.forms.programme import ActionForm, ChangeForm, EvidenceForm, NoteForm
from goldenthread.web.page import page
from goldenthread.web.presenters.action import ActionPage
from goldenthread.web.presenters.meetings.escalation import InTheBoardroom
from goldenthread.web.scope import ProgrammeScope, programme_scope_of
from goldenthread.web.views.programme_edit import address, allow, edit, step


def action_of(request: HttpRequest, at: ProgrammeScope, pk: int) -> Action:
    """Give an action of the organisation; Http404 where there is none."""
    visible = Action.objects.visible_to(request.user).select_related("organisation", "workstream")
    return get_object_or_404(visible, pk=pk, organisation=at.scope.organisation)


def result_of(at: ProgrammeScope, pk: int) -> ActionResult:
    """Give the action as assessed; Http404 where it belongs to another programme."""
    found = next((one for one in at.assessed.result.actions if one.id == pk), None)
    if found is None:
        raise Http404("no such action in this programme")
    return found


def action(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Show an action with its thread up and down."""
    at = programme_scope_of(request, code, programme)
    shown = ActionPage(at, action_of(request, at, pk), result_of(at, pk), request.user)
    boardroom = InTheBoardroom(at.scope, shown.record, shown.standing)
    return page(
        request, "programme/action.html", scope=at.scope, current="programmes", at=at, shown=shown,
        boardroom=boardroom,
    )  # fmt: skip


def changeable(
    request: HttpRequest, code: str, programme: int, pk: int, verb: str
) -> tuple[ProgrammeScope, Action, ActionResult]:
    """Give the action to one who may change it."""
    at = programme_scope_of(request, code, programme)
    found = action_of(request, at, pk)
    allow(request, at, "programmes.change_action", found, verb=verb)
    return at, found, result_of(at, pk)


def action_update(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """State the progress of an action as of a day."""
    at, found, result = changeable(request, code, programme, pk, "update action")
    scale = at.assessed.result.scale
    start = {
        "on": at.on,
        "delivery": result.delivery.stated.code if result.delivery.stated else "",
        "embedding": result.embedding.stated.code if result.embedding.stated else "",
        "reason": result.delivery.reason,
        "forecast": result.forecast,
        "completed": result.completed if not result.approved else None,
        "recovery": result.recovery,
        "explanation": result.explanation,
        "mitigation": result.mitigation,
    }
    form = ActionForm(scale, request.POST or None, initial=start)

    def save(sent: dict[str, Any]) -> None:
        delivery, embedding = form.step("delivery"), form.step("embedding")
        proposed = propose_for_action(
            result, scale, sent["on"], forecast=sent["forecast"], completed=sent["completed"],
            recovery=sent["recovery"], delivery=delivery,
        )  # fmt: skip
        steps.update_action(
            action=found, by=request.user, proposed_delivery=proposed[0],
            proposed_embedding=proposed[1],
            **{**sent, "delivery": delivery, "embedding": embedding},
        )  # fmt: skip

    facts = [
        ("The rule proposes for delivery", proposal_words(result.delivery)),
        ("The rule proposes for embedding", proposal_words(result.embedding)),
    ]
    return edit(
        request, at, form, save, title="Update the action", about=found.title, facts=facts,
        done="The update is kept", back=address(at, "action", pk),
    )  # fmt: skip


def proposal_words(view: Any) -> str:
    """Give what the rule proposes and why."""
    words = view.proposed.words if view.proposed else "nothing"
    return f"{words} ({view.why})"


def action_evidence(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Add evidence to an action."""
    at, found, _ = changeable(request, code, programme, pk, "add evidence")
    form = EvidenceForm(at.scope.organisation, request.POST or None, request.FILES or None)
    return edit(
        request, at, form,
        lambda sent: steps.add_evidence(action=found, by=request.user, **sent),
        title="Add evidence", about=found.title, done="The evidence is added",
        back=address(at, "action", pk, fragment="evidence"), multipart=True,
    )  # fmt: skip


def evidence_file(
    request: HttpRequest, code: str, programme: int, pk: int, evidence: int
) -> FileResponse:
    """Give the uploaded file of a piece of evidence, to keep and never to show in the page."""
    at = programme_scope_of(request, code, programme)
    visible = Evidence.objects.visible_to(request.user)
    found = get_object_or_404(
        visible, pk=evidence, action=pk, action__organisation=at.scope.organisation
    )
    if not found.upload:
        raise Http404("no file was uploaded")
    name = found.upload.name.rsplit("/", 1)[-1]
    return FileResponse(
        found.upload.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )


def action_submit(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Submit an action for closure."""
    at, found, _ = changeable(request, code, programme, pk, "submit for closure")
    return edit(
        request, at, NoteForm(request.POST or None),
        lambda sent: steps.submit_for_closure(action=found, by=request.user, **sent),
        title="Submit for closure", about=found.title, submit="Submit",
        lead="The evidence assurance panel decides on the evidence that is recorded now.",
        done="The action is before the panel", back=address(at, "action", pk),
    )  # fmt: skip


@require_POST
def action_withdraw(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Take a submission back."""
    at, found, _ = changeable(request, code, programme, pk, "withdraw submission")
    return step(
        request, lambda: steps.withdraw_submission(action=found, by=request.user),
        done="The submission is withdrawn", back=address(at, "action", pk),
    )  # fmt: skip


def action_change(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Ask for another date or scope."""
    at, found, _ = changeable(request, code, programme, pk, "request change")
    return edit(
        request, at, ChangeForm(request.POST or None),
        lambda sent: steps.request_change(record=found, by=request.user, **sent),
        title="Request a change", about=found.title, submit="Send the request",
        lead="The programme office decides. Until then the agreed date and scope stand.",
        done="The change request is sent", back=address(at, "action", pk),
    )  # fmt: skip
