"""Reading a meeting: agenda, papers, the log that it receives, the chair's report."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.meetings.models import Paper
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.action_log import MeetingActionsPage
from goldenthread.web.presenters.meetings.agenda import AgendaPage
from goldenthread.web.presenters.meetings.meeting import OfMeeting
from goldenthread.web.presenters.meetings.paper import PaperPage
from goldenthread.web.presenters.meetings.papers import PapersPage
from goldenthread.web.presenters.meetings.summary import SummaryPage
from goldenthread.web.scope import MeetingScope, meeting_scope_of


def show(request: HttpRequest, template: str, shown: OfMeeting, **more: object) -> HttpResponse:
    """Show a page of a meeting."""
    return page(
        request, f"meetings/{template}.html", scope=shown.at.scope, current="committees",
        at=shown.at, shown=shown, **more,
    )  # fmt: skip


def meeting(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the agenda; with `?arrange=1` the buttons that change its order."""
    at = meeting_scope_of(request, code, pk)
    shown = AgendaPage(
        at,
        arranging=bool(request.GET.get("arrange")),
        moved=request.GET.get("moved", ""),
        button=request.GET.get("by", ""),
    )
    return show(request, "agenda", shown)


def papers(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the papers of a meeting."""
    return show(request, "papers", PapersPage(meeting_scope_of(request, code, pk)))


def paper_of(request: HttpRequest, at: MeetingScope, pk: int) -> Paper:
    """Give a paper of the meeting; Http404 where there is none for this reader."""
    visible = Paper.objects.visible_to(request.user).select_related(
        "item__meeting__committee__organisation", "sponsor", "author", "risk",
        "about__committee", "terms__committee",
    )  # fmt: skip
    return get_object_or_404(
        visible.prefetch_related("front_rows"), pk=pk, item__meeting=at.meeting
    )


def paper(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Show a paper with its front sheet, documents and steps."""
    at = meeting_scope_of(request, code, pk)
    return show(request, "paper", PaperPage(at, paper_of(request, at, paper)))


def paper_file(request: HttpRequest, code: str, pk: int, paper: int, file: int) -> FileResponse:
    """Give an uploaded document that stands, to keep and never to show in the page."""
    at = meeting_scope_of(request, code, pk)
    found = paper_of(request, at, paper)
    kept = get_object_or_404(found.files.filter(removed_at__isnull=True), pk=file)
    return FileResponse(
        kept.file.open("rb"),
        as_attachment=True,
        filename=f"{kept.name.rsplit('.', 1)[0]}.pdf",
        content_type="application/pdf",
    )


def meeting_actions(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the log that the meeting receives."""
    return show(request, "meeting_actions", MeetingActionsPage(meeting_scope_of(request, code, pk)))


def meeting_summary(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show the chair's report, or the draft that the minutes make."""
    return show(request, "summary", SummaryPage(meeting_scope_of(request, code, pk)))
