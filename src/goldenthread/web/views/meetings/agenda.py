"""Keeping a meeting and its agenda: facts, items, their order, the draft from the forward plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import AgendaItem, Meeting
from goldenthread.web.forms.meetings.agenda import ItemForm, MeetingForm, RenumberForm
from goldenthread.web.forms.meetings.fields import ConfirmForm
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.forward_plan import DraftPage
from goldenthread.web.scope import MeetingScope, committee_scope_of, meeting_scope_of
from goldenthread.web.views.meetings.committee_edits import held
from goldenthread.web.views.meetings.edit import (
    RUN_ITEM,
    address,
    allow,
    allow_run,
    edit,
    sent_by,
)

FACTS = ("date", "part", "title", "starts", "ends", "place", "prefix", "notice")
ITEM = ("title", "reference", "section", "purpose", "presenter", "lead", "starts", "minutes",
        "is_verbal", "is_private", "note")  # fmt: skip


def meeting_add(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Add a meeting of a committee."""
    at = committee_scope_of(request, code, pk)
    allow_run(request, at, "add meeting")
    form = MeetingForm(request.POST or None, may_private=at.reads_private)
    made: list[Meeting] = []
    return edit(
        request, at.scope, form,
        lambda sent: made.append(
            steps.write_meeting(committee=at.committee, by=request.user, **sent)
        ),
        title="Add a meeting", about=at.committee.name, done="The meeting is added",
        back=lambda: address(at.scope, "meeting", made[0].pk),
        cancel=address(at.scope, "committee", pk),
    )  # fmt: skip


def running(request: HttpRequest, code: str, pk: int, verb: str) -> MeetingScope:
    """Give a meeting to one who runs its committee."""
    at = meeting_scope_of(request, code, pk)
    allow_run(request, at, verb)
    return at


def meeting_change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change the facts of a meeting."""
    at = running(request, code, pk, "change meeting")
    form = MeetingForm(
        request.POST or None, initial=held(at.meeting, FACTS), may_private=at.reads_private,
        is_new=False,
    )  # fmt: skip
    return edit(
        request, at.scope, form,
        lambda sent: steps.write_meeting(
            committee=at.committee, meeting=at.meeting, by=request.user, **sent
        ),
        title="Change the meeting", about=str(at.meeting), done="The meeting is kept",
        back=address(at.scope, "meeting", pk),
    )  # fmt: skip


def item_of(at: MeetingScope, pk: int) -> AgendaItem:
    """Give an item of the meeting; Http404 where there is none for this reader."""
    visible = AgendaItem.objects.visible_to(at.reader).select_related(
        "meeting__committee__organisation", "lead"
    )
    return get_object_or_404(visible, pk=pk, meeting=at.meeting)


def item_to_run(
    request: HttpRequest, code: str, pk: int, item: int, verb: str
) -> tuple[MeetingScope, AgendaItem]:
    """Give an item to one who keeps it."""
    at = meeting_scope_of(request, code, pk)
    found = item_of(at, item)
    allow(request, at.scope, RUN_ITEM, found, verb=verb)
    return at, found


def item_form(at: MeetingScope, *args: Any, **kwargs: Any) -> ItemForm:
    """Give the form of an item; who reads nothing private cannot mark it so."""
    form = ItemForm(at.scope.organisation, *args, **kwargs)
    if not at.reads_private or at.meeting.is_private:
        del form.fields["is_private"]
    return form


def numbered(sent: dict[str, Any]) -> dict[str, Any]:
    """Give what was sent, without a reference where none is written: then the next one is given."""
    return {name: value for name, value in sent.items() if name != "reference" or value}


def agenda_item_add(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Add an item to the agenda."""
    at = running(request, code, pk, "add item")
    return edit(
        request, at.scope, item_form(at, request.POST or None),
        lambda sent: steps.write_item(meeting=at.meeting, by=request.user, **numbered(sent)),
        title="Add an item", about=str(at.meeting), done="The item is on the agenda",
        back=address(at.scope, "meeting", pk),
    )  # fmt: skip


def agenda_item_change(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Change an item of the agenda."""
    at, found = item_to_run(request, code, pk, item, "change item")
    return edit(
        request, at.scope, item_form(at, request.POST or None, initial=held(found, ITEM)),
        lambda sent: steps.write_item(meeting=at.meeting, item=found, by=request.user, **sent),
        title="Change the item", about=str(found), done="The item is kept",
        back=address(at.scope, "meeting", pk, fragment=f"item-{item}"),
        links=item_links(at, found),
    )  # fmt: skip


def item_links(at: MeetingScope, item: AgendaItem) -> list[tuple[str, str]]:
    """Give the other steps of an item."""
    place = [at.meeting.pk, item.pk]
    found = [("Take it off the agenda", address(at.scope, "agenda-item-remove", *place))]
    if at.reads_private and not at.meeting.is_private:
        words = "Make it public" if item.is_private else "Make it private"
        found.append((words, address(at.scope, "agenda-item-part", *place)))
    return found


def agenda_item_remove(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda."""
    at, found = item_to_run(request, code, pk, item, "remove item")
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.remove_item(item=found, by=request.user),
        title="Take the item off the agenda", about=str(found), submit="Remove", warning=True,
        done="The item is off the agenda", back=address(at.scope, "meeting", pk),
    )  # fmt: skip


@require_POST
def agenda_arrange(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Move items: one up or down by its button, or all to the places that are written."""
    at = running(request, code, pk, "move item")
    items = list(
        AgendaItem.objects.visible_to(request.user)
        .filter(meeting=at.meeting)
        .select_related("meeting__committee__organisation")
    )
    key, _, button = request.POST.get("move", "").partition(":")
    try:
        for item, before in moves(items, key, button, request.POST):
            steps.move_item(item=item, before=before, by=request.user)
    except MeetingActionError as error:
        messages.warning(request, str(error))
    query = {"arrange": "1", **({"moved": key, "by": button} if button else {})}
    # Without a fragment: a browser that is led to one gives no button the focus.
    return redirect(address(at.scope, "meeting", pk, query=query))


def moves(
    items: list[AgendaItem], key: str, button: str, sent: Any
) -> list[tuple[AgendaItem, AgendaItem | None]]:
    """Give which item goes before which (None for the end), one after the other."""
    order = list(items)
    places = {str(one.pk): place for place, one in enumerate(order)}
    if button in ("up", "down"):
        place = places.get(key)
        target = None if place is None else place + (1 if button == "down" else -1)
        wanted = [] if target is None else [(order[place], target)]
    else:
        written = [(one, sent.get(f"place-{one.pk}", "").strip()) for one in items]
        wanted = sorted(
            (
                (one, int(text) - 1)
                for one, text in written
                if text.isdecimal() and int(text) - 1 != places[str(one.pk)]
            ),
            key=lambda pair: pair[1],
        )
    found = []
    for one, target in wanted:
        order.remove(one)
        target = max(0, min(target, len(order)))
        found.append((one, order[target] if target < len(order) else None))
        order.insert(target, one)
    return found


def agenda_renumber(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Number the items in their order."""
    at = running(request, code, pk, "renumber items")
    return edit(
        request, at.scope, RenumberForm(request.POST or None),
        lambda sent: steps.renumber_items(meeting=at.meeting, by=request.user, **sent),
        title="Renumber the agenda", about=str(at.meeting), submit="Renumber",
        lead="Every item gets the next number in its order. Once minutes are written or actions "
        "agreed, references stay: they are named by them.",
        done="The agenda is numbered anew", back=address(at.scope, "meeting", pk),
    )  # fmt: skip


def agenda_draft(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show what the forward plan would put on the agenda, and put there what is ticked."""
    at = running(request, code, pk, "draft agenda")
    shown = DraftPage(at)
    error = ""
    if request.method == "POST":
        ticked = set(request.POST.getlist("planned"))
        planned = [one.item for one in shown.lines if str(one.item.pk) in ticked]
        try:
            made = steps.draft_agenda(meeting=at.meeting, planned=planned, by=request.user)
        except MeetingActionError as refused:
            error = str(refused)
        else:
            words = f"{len(made)} item{'' if len(made) == 1 else 's'} put on the agenda"
            messages.success(request, words)
            return redirect(address(at.scope, "meeting", pk))
    return page(
        request, "meetings/draft.html", scope=at.scope, current="committees", at=at, shown=shown,
        error=error,
    )  # fmt: skip
