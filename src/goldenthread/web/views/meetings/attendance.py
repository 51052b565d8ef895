"""Recording who was at a meeting, and the interests that were declared."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import AgendaItem, Interest
from goldenthread.web.forms.meetings.record import AttendanceForm, InterestForm
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.attendance import (
    AttendancePage,
    QuorumLine,
    quorum_words,
)
from goldenthread.web.scope import MeetingScope, meeting_scope_of
from goldenthread.web.views.meetings.agenda import running
from goldenthread.web.views.meetings.committee_edits import held
from goldenthread.web.views.meetings.edit import address, allow_run, edit

INTEREST = ("post", "interest", "item", "handling", "withdrew", "is_private")


def quorum_panel(shown: AttendancePage, lines: list[QuorumLine]) -> dict[str, Any]:
    """Give what the panel of the quorum shows."""
    return {
        "lines": lines,
        "words": quorum_words(lines),
        "all_met": all(one.check.met for one in lines),
        "rule": shown.result.quorum_rule,
        "problem": shown.result.quorum_problem,
    }


def attendance(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show who was there; those who run the meeting record it for all posts in one form."""
    at = meeting_scope_of(request, code, pk)
    if request.method == "POST":
        allow_run(request, at, "record attendance")
    shown = AttendancePage(at)
    form = form_of(shown, request.POST or None) if at.may_run else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            record(request, shown, form)
        except MeetingActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The attendance is recorded")
            return redirect(address(at.scope, "attendance", pk))
    return page(
        request, "meetings/attendance.html", scope=at.scope, current="committees", at=at,
        shown=shown, form=form, **quorum_panel(shown, shown.quorum),
    )  # fmt: skip


def form_of(shown: AttendancePage, sent: Any) -> AttendanceForm:
    """Give the form of a meeting's attendance."""
    return AttendanceForm(shown.posts, shown.items, shown.at.scope.organisation, sent)


def record(request: HttpRequest, shown: AttendancePage, form: AttendanceForm) -> None:
    """Record what was written."""
    steps.record_attendance(
        meeting=shown.meeting,
        rows=[{"post": post, **written} for post, written in form.written],
        by=request.user,
    )


@require_POST
def attendance_quorum(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the quorum as it would follow from what is written; nothing is kept."""
    at = running(request, code, pk, "record attendance")
    shown = AttendancePage(at)
    form = form_of(shown, request.POST)
    form.is_valid()
    lines = shown.preview({post.pk: written for post, written in form.written})
    return page(
        request, "meetings/quorum.html", scope=at.scope, shown=shown, **quorum_panel(shown, lines)
    )


def interest_form(at: MeetingScope, *args: Any, **kwargs: Any) -> InterestForm:
    """Give the form of an interest; who reads nothing private cannot mark it so."""
    items = AgendaItem.objects.visible_to(at.reader).filter(meeting=at.meeting)
    form = InterestForm(at.scope.organisation, items, *args, **kwargs)
    if not at.reads_private:
        del form.fields["is_private"]
    return form


def interest_add(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Record an interest that was declared."""
    at = running(request, code, pk, "declare interest")
    return edit(
        request, at.scope, interest_form(at, request.POST or None),
        lambda sent: steps.declare_interest(meeting=at.meeting, by=request.user, **sent),
        title="Record an interest", about=str(at.meeting), done="The interest is recorded",
        back=address(at.scope, "attendance", pk, fragment="interests"),
    )  # fmt: skip


def interest_change(request: HttpRequest, code: str, pk: int, interest: int) -> HttpResponse:
    """Change an interest."""
    at = running(request, code, pk, "declare interest")
    visible = Interest.objects.visible_to(request.user).select_related("post", "item")
    found = get_object_or_404(visible, pk=interest, meeting=at.meeting)
    return edit(
        request, at.scope,
        interest_form(at, request.POST or None, initial=held(found, INTEREST)),
        lambda sent: steps.declare_interest(
            meeting=at.meeting, held=found, by=request.user, **sent
        ),
        title="Change the interest", about=found.post.title, done="The interest is kept",
        back=address(at.scope, "attendance", pk, fragment="interests"),
    )  # fmt: skip
