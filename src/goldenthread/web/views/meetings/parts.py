"""Moving an item, a paper or an action to the private part of a meeting, and back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions.parts import Movable
from goldenthread.web.forms.meetings.fields import ConfirmForm
from goldenthread.web.scope import CommitteeScope
from goldenthread.web.views.meetings.agenda import item_to_run
from goldenthread.web.views.meetings.edit import (
    READ_PRIVATE,
    RUN,
    RUN_ITEM,
    address,
    allow,
    edit,
    sent_by,
)
from goldenthread.web.views.meetings.log import action_to, words_of
from goldenthread.web.views.meetings.papers import paper_to

TO_PRIVATE = (
    "Only those whose seat reads the private business of the committee will see it. A published "
    "pack that tells of it is withdrawn at once."
)
TO_PUBLIC = "Every member of the organisation will see it, and packs of part 1 will hold it."


def move(
    request: HttpRequest, at: CommitteeScope, record: Movable, noun: str, about: str, back: str
) -> HttpResponse:
    """Show what moving a record means, and move it."""
    allow(request, at.scope, READ_PRIVATE, at.committee, verb="move to another part", about=record)
    to_private = not record.is_private
    word = "private" if to_private else "public"
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.move_to_part(record=record, is_private=to_private, by=request.user),
        title=f"Make the {noun} {word}", about=about, lead=TO_PRIVATE if to_private else TO_PUBLIC,
        submit=f"Make it {word}", warning=True, done=f"The {noun} is {word} now", back=back,
    )  # fmt: skip


def agenda_item_part(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Move an item of an agenda."""
    at, found = item_to_run(request, code, pk, item, "move to another part")
    back = address(at.scope, "meeting", pk, fragment=f"item-{item}")
    return move(request, at, found, "item", str(found), back)


def paper_part(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Move a paper."""
    at, found = paper_to(request, code, pk, paper, RUN_ITEM, "move to another part")
    return move(request, at, found, "paper", str(found), address(at.scope, "paper", pk, paper))


def log_part(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Move an action of the log."""
    at, found, back = action_to(request, code, pk, RUN, "move to another part")
    return move(request, at, found, "action", words_of(found), back)
