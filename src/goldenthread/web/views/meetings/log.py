"""Actions of the log: raised beside the minutes, told of, moved on, closed by a minute."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.models import AgendaItem, Committee, LogAction
from goldenthread.records.meetings.privacy import is_private
from goldenthread.records.programmes.models import Action
from goldenthread.web.forms.meetings.log import (
    AnswerForm,
    CloseForm,
    KeepOpenForm,
    LogProgressForm,
    PassForm,
    ProposeForm,
    RaiseForm,
    ReviseForm,
)
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.log_action import LogActionPage
from goldenthread.web.scope import CommitteeScope, scope_of
from goldenthread.web.views.meetings.agenda import item_to_run
from goldenthread.web.views.meetings.edit import RUN, address, allow, edit
from goldenthread.web.views.meetings.minutes import edit_beside

UPDATE = "meetings.update_log_action"


def log_scope(request: HttpRequest, code: str, pk: int) -> tuple[CommitteeScope, LogAction]:
    """Give an action of the log with its committee; Http404 where there is none for this reader."""
    scope = scope_of(request, code)
    visible = LogAction.objects.visible_to(request.user).select_related(
        "committee__organisation", "meeting", "item__meeting", "answered_by__workstream"
    )
    found = get_object_or_404(visible, pk=pk, committee__organisation=scope.organisation)
    return CommitteeScope(scope, found.committee), found


def log_action(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show an action with its due dates, progress, steps and wordings."""
    at, found = log_scope(request, code, pk)
    return page(
        request, "meetings/log_action.html", scope=at.scope, current="committees", at=at,
        shown=LogActionPage(at, found),
    )  # fmt: skip


def action_to(
    request: HttpRequest, code: str, pk: int, permission: str, verb: str
) -> tuple[CommitteeScope, LogAction, str]:
    """Give an action to one who may take a step with it, and the way back to its page."""
    at, found = log_scope(request, code, pk)
    record = at.committee if permission == RUN else found
    allow(request, at.scope, permission, record, verb=verb, about=found)
    return at, found, address(at.scope, "log-action", pk)


def words_of(action: LogAction) -> str:
    """Give an action on one line."""
    return f"{action.reference} {action.text}".strip()


def log_action_add(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Record an action that was agreed on an item."""
    at, found = item_to_run(request, code, pk, item, "raise log action")
    form = RaiseForm(at.scope.organisation, request.POST or None, auto_id=f"action-{item}-%s")
    if not at.reads_private or is_private(found):
        del form.fields["is_private"]
    return edit_beside(
        request, at, found, form,
        lambda sent: steps.raise_log_action(
            item=found, by=request.user, **{**sent, "owners": list(sent["owners"])}
        ),
        title="Record an action", done="The action is on the log", opened="action",
    )  # fmt: skip


def log_progress(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Tell the progress of an action as of a day."""
    at, found, back = action_to(request, code, pk, UPDATE, "tell progress")
    return edit(
        request, at.scope, LogProgressForm(request.POST or None),
        lambda sent: steps.tell_progress(action=found, by=request.user, **sent),
        title="Tell progress", about=words_of(found), done="The progress is kept", back=back,
        lead="What was told before stays: each meeting’s log keeps its own.",
    )  # fmt: skip


def log_due(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Agree another due date."""
    at, found, back = action_to(request, code, pk, RUN, "revise due date")
    return edit(
        request, at.scope, ReviseForm(request.POST or None),
        lambda sent: steps.revise_due(action=found, by=request.user, **sent),
        title="Revise the due date", about=words_of(found), done="The due date is revised",
        back=back, lead="The original date and every one before it stay on the log.",
    )  # fmt: skip


def log_propose(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Propose to close an action by what was done."""
    at, found, back = action_to(request, code, pk, UPDATE, "propose closure")
    return edit(
        request, at.scope, ProposeForm(request.POST or None),
        lambda sent: steps.propose_closure(action=found, by=request.user, **sent),
        title="Propose closure", about=words_of(found), submit="Propose",
        lead="It is closed only once a meeting’s minute agrees it.",
        done="The closure is proposed", back=back,
    )  # fmt: skip


def items_that_agree(at: CommitteeScope) -> QuerySet[AgendaItem]:
    """Give the items of the committee's meetings at which a closure may be agreed."""
    visible = AgendaItem.objects.visible_to(at.reader).filter(meeting__committee=at.committee)
    return visible.select_related("meeting").order_by("-meeting__date", "order")


def log_keep_open(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Keep an action open whose closure was proposed."""
    at, found, back = action_to(request, code, pk, RUN, "keep action open")
    return edit(
        request, at.scope, KeepOpenForm(items_that_agree(at), request.POST or None),
        lambda sent: steps.keep_open(action=found, by=request.user, **sent),
        title="Keep the action open", about=words_of(found), submit="Keep it open",
        facts=[("Action taken to close, as proposed", found.outcome or "Not written")],
        done="The action stays open", back=back,
    )  # fmt: skip


def log_close(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Close an action by a minute that agrees it."""
    at, found, back = action_to(request, code, pk, RUN, "close log action")
    return edit(
        request, at.scope, CloseForm(items_that_agree(at), request.POST or None),
        lambda sent: steps.close_log_action(action=found, by=request.user, **sent),
        title="Close the action", about=words_of(found), submit="Close",
        facts=[("Action taken to close, as proposed", found.outcome or "Not written")],
        lead="Choose the item whose minute agrees that it is closed.",
        done="The action is closed", back=back,
    )  # fmt: skip


def log_pass(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Pass an action to another committee's log."""
    at, found, back = action_to(request, code, pk, RUN, "pass on log action")
    visible = Committee.objects.visible_to(request.user).filter(organisation=at.scope.organisation)
    others = visible.exclude(pk=at.committee.pk)
    return edit(
        request, at.scope, PassForm(others, request.POST or None),
        lambda sent: steps.pass_on(action=found, by=request.user, **sent),
        title="Pass to another committee", about=words_of(found), submit="Pass it on",
        lead="It goes on on that committee’s log. Here it does not count as completed.",
        done="The action is passed on", back=back,
    )  # fmt: skip


def log_answer(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Link the action of a programme that answers it."""
    at, found, back = action_to(request, code, pk, UPDATE, "answer log action")
    actions = Action.objects.visible_to(request.user).filter(organisation=at.scope.organisation)
    form = AnswerForm(actions, request.POST or None, initial={"record": found.answered_by_id})
    return edit(
        request, at.scope, form,
        lambda sent: steps.answer_with(action=found, by=request.user, **sent),
        title="Link a programme’s action", about=words_of(found), done="The link is kept",
        back=back,
    )  # fmt: skip
