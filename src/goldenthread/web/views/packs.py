"""The packs of a meeting: ask for one to be built, publish the public part, withdraw it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from goldenthread.records.meetings.actions import (
    MeetingActionError,
    ask_for_pack,
    publish_pack,
    withdraw_pack,
)
from goldenthread.records.meetings.models import Pack
from goldenthread.report.packs.tasks import build_pack_task
from goldenthread.vocabulary.meetings import Part
from goldenthread.web.page import page
from goldenthread.web.presenters.packs import PacksPage, packs_of
from goldenthread.web.scope import meeting_scope_of, require

RUN = "meetings.run"


@require_safe
def packs(request: HttpRequest, code: str, meeting: int) -> HttpResponse:
    """Show the packs of a meeting: versions, what changed, how far a build is."""
    at = meeting_scope_of(request, code, meeting)
    template = "packs/state.html" if request.htmx else "packs/packs.html"
    return page(request, template, scope=at.scope, current="committees", at=at, shown=PacksPage(at))


@require_POST
def pack_build(request: HttpRequest, code: str, meeting: int, part: int) -> HttpResponse:
    """Ask for a new version of the pack of a part; Http404 for a part that is not the reader's."""
    at = meeting_scope_of(request, code, meeting)
    require(request, RUN, at.committee)
    if str(part) not in [one.part for one in PacksPage(at).parts]:
        raise Http404("no such part")
    try:
        pack = ask_for_pack(meeting=at.meeting, part=str(part), by=request.user)
    except MeetingActionError as error:
        messages.warning(request, str(error))
    else:
        build_pack_task.enqueue(pack.pk)
    return redirect("packs", code, meeting)


@require_POST
def pack_publish(request: HttpRequest, code: str, meeting: int, number: int) -> HttpResponse:
    """Let anybody read a version of the public part."""
    found = public_version(request, code, meeting, number)
    try:
        publish_pack(pack=found, by=request.user, is_older=request.POST.get("older") == "yes")
    except MeetingActionError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "The pack is published: anybody can read it")
    return redirect("packs", code, meeting)


@require_POST
def pack_withdraw(request: HttpRequest, code: str, meeting: int, number: int) -> HttpResponse:
    """End the publication of a version of the public part."""
    found = public_version(request, code, meeting, number)
    try:
        withdraw_pack(pack=found, by=request.user)
    except MeetingActionError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "The pack is withdrawn: it is not published any more")
    return redirect("packs", code, meeting)


def public_version(request: HttpRequest, code: str, meeting: int, number: int) -> Pack:
    """Give a version of the public part to those who run the meeting."""
    at = meeting_scope_of(request, code, meeting)
    require(request, RUN, at.committee)
    mine = packs_of(request.user, at.meeting)
    return get_object_or_404(mine, part=Part.PUBLIC.value, number=number)
