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
from goldenthread.web.forms.meetings.fields import ConfirmForm
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
from goldenthread.web.views.meetings.edit import address, allow_run, edit, sent_by

INTEREST = ("post", "interest", "item", "handling", "withdrew", "is_private")


def quorum_panel(shown: AttendancePage, lines: list[QuorumLine]) -> dict[str, Any]:
    """Give what the panel of the quorum shows."""
    return {
        "lines": lines,
        "words": quorum_words(lines, shown.result.quorum_rule, shown.result.quorum_problem),
        "all_met": all(one.check.met for one in lines),
        "rule": shown.result.quorum_rule,
    }


def attendance(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show who was there; those who run the meeting record it for all posts in one form."""
    at = meeting_scope_of(request, code, pk)
    if request.method == "POST":
        allow_run(request, at, "record attendance")
    shown = AttendancePage(at)
    form = form_of(shown, request.POST or None) if at.may_run else None
    if form is not None and request.method == "POST" and form.is_valid():
        if record(request, shown, form):
            messages.success(request, "The attendance is recorded")
            return redirect(address(at.scope, "attendance", pk))
        shown = AttendancePage(at)
    return page(
        request, "meetings/attendance.html", scope=at.scope, current="committees", at=at,
        shown=shown, form=form, **quorum_panel(shown, shown.quorum),
    )  # fmt: skip


def form_of(shown: AttendancePage, sent: Any) -> AttendanceForm:
    """Give the form of a meeting's attendance."""
    return AttendanceForm(shown.posts, shown.items, shown.at.scope.organisation, sent)


def record(request: HttpRequest, shown: AttendancePage, form: AttendanceForm) -> bool:
    """Record what was written of each post; say whether nothing of it was refused.

    A refusal of one post is told in the form and does not undo the others.
    """
    for post, written in form.written:
        if shown.is_recorded(post.pk, written):
            continue
        try:
            steps.record_attendance(
                meeting=shown.meeting, post=post, by=request.user, **shown.kept(post.pk, written)
            )
        except MeetingActionError as error:
            form.add_error(None, f"{post.title}: {error}")
    return not form.errors


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


def interest_of(at: MeetingScope, pk: int) -> Interest:
    """Give an interest of the meeting; Http404 where there is none for this reader."""
    visible = Interest.objects.visible_to(at.reader).select_related("post", "item")
    return get_object_or_404(visible, pk=pk, meeting=at.meeting)


def interest_change(request: HttpRequest, code: str, pk: int, interest: int) -> HttpResponse:
    """Change an interest."""
    at = running(request, code, pk, "declare interest")
    found = interest_of(at, interest)
    return edit(
        request, at.scope,
        interest_form(at, request.POST or None, initial=held(found, INTEREST)),
        lambda sent: steps.declare_interest(
            meeting=at.meeting, declared=found, by=request.user, **sent
        ),
        title="Change the interest", about=found.post.title, done="The interest is kept",
        back=address(at.scope, "attendance", pk, fragment="interests"),
        links=[("Remove the interest", address(at.scope, "interest-remove", pk, interest))],
    )  # fmt: skip


def interest_remove(request: HttpRequest, code: str, pk: int, interest: int) -> HttpResponse:
    """Take away an interest that was recorded by mistake."""
    at = running(request, code, pk, "remove interest")
    found = interest_of(at, interest)
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.remove_interest(interest=found, by=request.user),
        title="Remove the interest", about=f"{found.post.title}: {found.interest}",
        submit="Remove", warning=True, done="The interest is removed",
        back=address(at.scope, "attendance", pk, fragment="interests"),
    )  # fmt: skip
