"""Writing minutes item by item, with decisions beside them, and recording their approval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import AgendaItem, Decision
from goldenthread.web.forms.meetings.fields import ConfirmForm
from goldenthread.web.forms.meetings.record import (
    ApproveMinutesForm,
    DecisionForm,
    MinuteForm,
)
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.minutes import MinuteBlock, MinutesPage, fingerprint
from goldenthread.web.scope import MeetingScope, meeting_scope_of
from goldenthread.web.views.meetings.agenda import item_to_run, running
from goldenthread.web.views.meetings.edit import RUN_ITEM, address, allow, edit, sent_by

NEWER = (
    "Somebody else has written this minute since you opened the page. Your words stand in the "
    "box; save again to replace theirs."
)


def form_of(item: Any, sent: Any = None) -> MinuteForm:
    """Give the form of an item's minute."""
    return MinuteForm(
        sent,
        initial={"text": item.minute, "seen": fingerprint(item.minute)},
        prefix=f"item{item.id}",
        label=f"Minute of {item.reference or item.title}",
    )


def minutes(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the minutes; those who run the meeting write them here."""
    at = meeting_scope_of(request, code, pk)
    return minutes_page(request, MinutesPage(at), None)


def minutes_page(
    request: HttpRequest, shown: MinutesPage, written: MinuteBlock | None
) -> HttpResponse:
    """Show the minutes, with the item that was just written as it became."""
    blocks = {
        one.id: MinuteBlock(one, form_of(one) if shown.may_write(one) else None)
        for one in shown.result.items
    }
    if written is not None:
        blocks[written.item.id] = written
    return page(
        request, "meetings/minutes.html", scope=shown.at.scope, current="committees",
        at=shown.at, shown=shown, blocks=blocks,
    )  # fmt: skip


@require_POST
def minute(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Save the minute of one item; without script the whole page comes again."""
    at, found = item_to_run(request, code, pk, item, "write minute")
    before = MinutesPage(at).block(item)
    form = form_of(before.item, request.POST)
    form.is_valid()
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    errors, newer = [], None
    if seen != before.seen and text != before.item.minute:
        errors, newer = [NEWER], before.item.minute
        form = form_of(before.item, {**request.POST.dict(), f"item{item}-seen": before.seen})
        form.is_valid()
    else:
        try:
            steps.write_minute(item=found, text=text, by=request.user)
        except MeetingActionError as error:
            errors = [str(error)]
    shown = MinutesPage(at)
    if errors:
        written = shown.block(item, form=form, errors=errors, newer=newer)
    else:
        now = timezone.localtime()
        written = shown.block(item, saved=f"Saved at {now:%H:%M}")
        written = MinuteBlock(written.item, form_of(written.item), written.saved)
    if request.htmx:
        return page(
            request, "meetings/minute_alone.html", scope=at.scope, at=at, shown=shown,
            block=written,
        )  # fmt: skip
    if errors:
        return minutes_page(request, shown, written)
    messages.success(request, "The minute is kept")
    return redirect(address(at.scope, "minutes", pk, fragment=f"item-{item}"))


def edit_beside(
    request: HttpRequest,
    at: MeetingScope,
    item: AgendaItem,
    form: Form,
    save: Callable[[dict[str, Any]], object],
    *,
    title: str,
    done: str,
    opened: str,
) -> HttpResponse:
    """Show a form in the place beside an item's minute; without script on a page of its own."""
    back = address(at.scope, "minutes", at.meeting.pk, fragment=f"item-{item.pk}")
    if not request.htmx:
        return edit(
            request, at.scope, form, save, title=title, about=str(item), done=done, back=back
        )
    is_kept = False
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
            is_kept = True
        except MeetingActionError as error:
            form.add_error(None, str(error))
    if is_kept or request.GET.get("close"):
        shown = MinutesPage(at)
        block = shown.block(item.pk, recorded=done if is_kept else "", opened=opened)
        return page(request, "meetings/beside_alone.html", scope=at.scope, shown=shown, block=block)
    first = next(iter(form.visible_fields())).field
    first.options = {**first.options, "attributes": {"autofocus": ""}}
    return page(
        request, "meetings/beside_form.html", scope=at.scope, form=form, item=item, title=title,
        action=request.path, back=back,
    )  # fmt: skip


def decision_add(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Record a decision on an item."""
    at, found = item_to_run(request, code, pk, item, "record decision")
    return edit_beside(
        request, at, found, DecisionForm(request.POST or None, auto_id=f"decision-{item}-%s"),
        lambda sent: steps.record_decision(item=found, by=request.user, **sent),
        title="Record a decision", done="The decision is recorded", opened="decision",
    )  # fmt: skip


def decision_to_run(
    request: HttpRequest, code: str, pk: int, decision: int, verb: str
) -> tuple[MeetingScope, Decision]:
    """Give a decision to one who keeps its item."""
    at = meeting_scope_of(request, code, pk)
    visible = Decision.objects.visible_to(request.user).select_related(
        "item__meeting__committee__organisation"
    )
    found = get_object_or_404(visible, pk=decision, item__meeting=at.meeting)
    allow(request, at.scope, RUN_ITEM, found.item, verb=verb, about=found)
    return at, found


def decision_change(request: HttpRequest, code: str, pk: int, decision: int) -> HttpResponse:
    """Change the words of a decision."""
    at, found = decision_to_run(request, code, pk, decision, "change decision")
    return edit(
        request, at.scope, DecisionForm(request.POST or None, initial={"text": found.text}),
        lambda sent: steps.change_decision(decision=found, by=request.user, **sent),
        title="Change the decision", about=str(found.item), done="The decision is kept",
        back=address(at.scope, "minutes", pk, fragment=f"item-{found.item_id}"),
        links=[("Remove the decision", address(at.scope, "decision-remove", pk, decision))],
    )  # fmt: skip


def decision_remove(request: HttpRequest, code: str, pk: int, decision: int) -> HttpResponse:
    """Take a decision out of the minutes."""
    at, found = decision_to_run(request, code, pk, decision, "remove decision")
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.remove_decision(decision=found, by=request.user),
        title="Remove the decision", about=found.text, submit="Remove", warning=True,
        done="The decision is removed",
        back=address(at.scope, "minutes", pk, fragment=f"item-{found.item_id}"),
    )  # fmt: skip


def minutes_approve(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Record that a later meeting approved the minutes; then they do not change any more."""
    at = running(request, code, pk, "approve minutes")
    later = AgendaItem.objects.visible_to(request.user).filter(
        meeting__committee=at.committee, meeting__date__gt=at.meeting.date
    )
    items = later.select_related("meeting").order_by("meeting__date", "order")
    return edit(
        request, at.scope, ApproveMinutesForm(items, request.POST or None),
        lambda sent: steps.approve_minutes(meeting=at.meeting, by=request.user, **sent),
        title="Record the approval of the minutes", about=str(at.meeting),
        submit="Record the approval", lead="From then on the minutes do not change.",
        done="The minutes are approved", back=address(at.scope, "minutes", pk),
    )  # fmt: skip
