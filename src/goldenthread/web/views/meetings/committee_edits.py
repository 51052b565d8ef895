"""Keeping a committee: its facts, seats, terms of reference and forward plan."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.models import Committee, CommitteeSeat, PlannedItem
from goldenthread.web.forms.meetings.committee import (
    CommitteeForm,
    PlannedItemForm,
    SeatEndForm,
    SeatForm,
    TermsApprovalForm,
    TermsForm,
)
from goldenthread.web.forms.meetings.fields import ConfirmForm
from goldenthread.web.presenters.meetings.terms import TermsPage, read_passages, written
from goldenthread.web.scope import CommitteeScope, committee_scope_of, scope_of
from goldenthread.web.views.meetings.edit import KEEP, address, allow, allow_run, edit, sent_by

FACTS = ("name", "code", "parent", "purpose", "quorum", "frequency", "papers_due", "review_due")
SEAT = ("seat", "standing", "reads_private")
PLANNED = ("title", "code", "section", "purpose", "frequency", "first", "until", "presenter",
           "lead", "minutes", "is_verbal", "is_private", "source", "report")  # fmt: skip


def held(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Give what a record's form begins with."""
    return {name: getattr(record, name) for name in names}


def committee_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a committee."""
    scope = scope_of(request, code)
    organisation = scope.organisation
    allow(request, scope, KEEP, organisation, verb="add committee")
    start = {"papers_due": Committee._meta.get_field("papers_due").default}
    form = CommitteeForm(organisation, None, request.POST or None, initial=start)
    made: list[Committee] = []
    return edit(
        request, scope, form,
        lambda sent: made.append(
            steps.write_committee(organisation=organisation, by=request.user, **sent)
        ),
        title="Add a committee", done="The committee is added",
        back=lambda: address(scope, "committee", made[0].pk), cancel=address(scope, "committees"),
    )  # fmt: skip


def keeping(request: HttpRequest, code: str, pk: int, verb: str) -> CommitteeScope:
    """Give a committee to one who keeps committees."""
    at = committee_scope_of(request, code, pk)
    allow(request, at.scope, KEEP, at.scope.organisation, verb=verb, about=at.committee)
    return at


def running(request: HttpRequest, code: str, pk: int, verb: str) -> CommitteeScope:
    """Give a committee to one who runs it."""
    at = committee_scope_of(request, code, pk)
    allow_run(request, at, verb)
    return at


def committee_change(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change the facts of a committee."""
    at = keeping(request, code, pk, "change committee")
    one, organisation = at.committee, at.scope.organisation
    form = CommitteeForm(organisation, one, request.POST or None, initial=held(one, FACTS))
    return edit(
        request, at.scope, form,
        lambda sent: steps.write_committee(
            organisation=organisation, committee=one, by=request.user, **sent
        ),
        title="Change the committee", about=one.name, done="The committee is kept",
        back=address(at.scope, "committee", pk),
    )  # fmt: skip


def seat_add(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Seat a post on a committee."""
    at = keeping(request, code, pk, "seat post")
    form = SeatForm(at.scope.organisation, request.POST or None)
    return edit(
        request, at.scope, form,
        lambda sent: steps.seat_post(committee=at.committee, by=request.user, **sent),
        title="Seat a post", about=at.committee.name, done="The post is seated",
        back=address(at.scope, "committee", pk),
    )  # fmt: skip


def seat_of(at: CommitteeScope, pk: int) -> CommitteeSeat:
    """Give a seat of the committee."""
    visible = CommitteeSeat.objects.visible_to(at.reader).select_related("post")
    return get_object_or_404(visible, pk=pk, committee=at.committee)


def seat_change(request: HttpRequest, code: str, pk: int, seat: int) -> HttpResponse:
    """Change a seat."""
    at = keeping(request, code, pk, "change seat")
    found = seat_of(at, seat)
    form = SeatForm(None, request.POST or None, initial=held(found, SEAT))
    return edit(
        request, at.scope, form,
        lambda sent: steps.seat_post(
            committee=at.committee, post=found.post, held_from=found.held_from, by=request.user,
            **sent,
        ),
        title="Change the seat", about=f"{found.post}, {at.committee.name}",
        done="The seat is kept", back=address(at.scope, "committee", pk),
    )  # fmt: skip


def seat_end(request: HttpRequest, code: str, pk: int, seat: int) -> HttpResponse:
    """End a seat on a day."""
    at = keeping(request, code, pk, "end seat")
    found = seat_of(at, seat)
    return edit(
        request, at.scope, SeatEndForm(request.POST or None),
        lambda sent: steps.end_seat(seat=found, by=request.user, **sent),
        title="End the seat", about=f"{found.post}, {at.committee.name}",
        done="The seat ends on that day", back=address(at.scope, "committee", pk),
    )  # fmt: skip


def terms_write(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write a new version of the terms of reference."""
    at = running(request, code, pk, "write terms")
    newest = TermsPage(at).version
    start = {"text": written(newest), "review_due": newest.review_due if newest else None}

    def save(sent: dict[str, Any]) -> None:
        passages = read_passages(sent["text"])
        steps.write_terms(
            committee=at.committee, review_due=sent["review_due"], by=request.user,
            sections=[(one.heading, "\n".join(one.lines)) for one in passages],
        )  # fmt: skip

    return edit(
        request, at.scope, TermsForm(request.POST or None, initial=start), save,
        title="Terms of reference: a new version", about=at.committee.name,
        lead="The versions before it are kept, and what changes is marked.",
        done="The new version is kept", back=address(at.scope, "terms", pk),
    )  # fmt: skip


def terms_approve(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Record who agreed or approved the newest terms of reference."""
    at = running(request, code, pk, "approve terms")
    newest = TermsPage(at).version
    if newest is None:
        raise Http404("no terms of reference are written")
    return edit(
        request, at.scope, TermsApprovalForm(request.POST or None),
        lambda sent: steps.approve_terms(terms=newest, by=request.user, **sent),
        title="Record an agreement or approval",
        about=f"{at.committee.name}, version {newest.number}",
        done="The step is recorded", back=address(at.scope, "terms", pk),
    )  # fmt: skip


def planned_item_add(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Add an item to the forward plan."""
    at = running(request, code, pk, "plan item")
    form = PlannedItemForm(at.scope.organisation, request.POST or None)
    without_private(at, form)
    return edit(
        request, at.scope, form,
        lambda sent: steps.write_planned_item(committee=at.committee, by=request.user, **sent),
        title="Plan an item", about=at.committee.name, done="The item is planned",
        back=address(at.scope, "forward-plan", pk),
    )  # fmt: skip


def without_private(at: CommitteeScope, form: Any) -> None:
    """Take the mark of private business away from one who may not read it."""
    if not at.reads_private:
        del form.fields["is_private"]


def planned_of(at: CommitteeScope, pk: int) -> PlannedItem:
    """Give an item of the forward plan."""
    visible = PlannedItem.objects.visible_to(at.reader).select_related("lead")
    return get_object_or_404(visible, pk=pk, committee=at.committee)


def planned_item_change(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Change an item of the forward plan."""
    at = running(request, code, pk, "change planned item")
    found = planned_of(at, item)
    form = PlannedItemForm(at.scope.organisation, request.POST or None,
                           initial=held(found, PLANNED))  # fmt: skip
    without_private(at, form)
    return edit(
        request, at.scope, form,
        lambda sent: steps.write_planned_item(
            committee=at.committee, item=found, by=request.user, **sent
        ),
        title="Change a planned item", about=found.title, done="The item is kept",
        back=address(at.scope, "forward-plan", pk),
        links=[("Take it off the plan", address(at.scope, "planned-item-remove", pk, item))],
    )  # fmt: skip


def planned_item_remove(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Take an item off the forward plan."""
    at = running(request, code, pk, "remove planned item")
    found = planned_of(at, item)
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.remove_planned_item(item=found, by=request.user),
        title="Take the item off the forward plan", about=found.title, submit="Remove",
        warning=True, lead="It stays on the agendas that have it.",
        done="The item is removed", back=address(at.scope, "forward-plan", pk),
    )  # fmt: skip
