"""Writing the chair's report of a meeting, and sending it to the committee above."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.records.meetings import actions as steps
from goldenthread.web.forms.meetings.paper import SendSummaryForm, SummaryForm
from goldenthread.web.presenters.meetings.summary import SummaryPage
from goldenthread.web.views.meetings.agenda import running
from goldenthread.web.views.meetings.edit import address, edit


def meeting_summary_write(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Write the report; it begins with the draft that the minutes make."""
    at = running(request, code, pk, "write summary report")
    shown = SummaryPage(at)
    return edit(
        request, at.scope, SummaryForm(request.POST or None, initial=shown.texts),
        lambda sent: steps.write_summary(meeting=at.meeting, by=request.user, **sent),
        title="The chair’s report", about=str(at.meeting),
        lead="" if shown.kept else "This draft was made from the minutes, decisions and actions. "
        "Change it as the chair wishes.",
        done="The report is kept", back=address(at.scope, "meeting-summary", pk),
    )  # fmt: skip


def meeting_summary_send(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Send the report to an item of the committee above, where it becomes a paper."""
    at = running(request, code, pk, "send summary report")
    shown = SummaryPage(at)
    if shown.kept is None or at.committee.parent is None:
        raise Http404("nothing to send")

    def save(sent: dict[str, Any]) -> None:
        steps.send_summary(summary=shown.kept, item=sent["item"], by=request.user)

    return edit(
        request, at.scope, SendSummaryForm(shown.items, request.POST or None), save,
        title=f"Send the report to {at.committee.parent.name}", about=str(at.meeting),
        submit="Send", lead="It becomes a paper of that item, and its chair approves it there.",
        done="The report is sent", back=address(at.scope, "meeting-summary", pk),
    )  # fmt: skip
