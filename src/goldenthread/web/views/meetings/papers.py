"""Writing papers and the steps to their approval."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldenthread.records.meetings import actions as steps
from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.models import AgendaItem, Paper
from goldenthread.web.forms.meetings.fields import ConfirmForm
from goldenthread.web.forms.meetings.paper import (
    FrontSheetForm,
    PaperForm,
    PaperReturnForm,
    PaperUploadForm,
    front_rows,
    paper_initial,
    written_rows,
)
from goldenthread.web.page import page
from goldenthread.web.presenters.meetings.visible import open_meetings
from goldenthread.web.scope import MeetingScope, meeting_scope_of
from goldenthread.web.views.meetings.agenda import item_to_run
from goldenthread.web.views.meetings.committee_edits import held
from goldenthread.web.views.meetings.edit import address, allow, edit, sent_by, step
from goldenthread.web.views.meetings.meetings import paper_of

WRITE, APPROVE, RUN_ITEM = "meetings.write_paper", "meetings.approve_paper", "meetings.run_item"
FRONT = ("purpose", "action_required", "summary", "recommendation", "assurance_route",
         "appendices", "risk", "risk_words", "confidentiality")  # fmt: skip


def meetings_about(at: MeetingScope) -> Any:
    """Give the meetings that minutes, a log or a summary may be of."""
    found = open_meetings(at.reader).filter(committee__organisation=at.scope.organisation)
    return found.select_related("committee").order_by("-date", "committee__order")


def paper_form(at: MeetingScope, item: AgendaItem, *args: Any, **kwargs: Any) -> PaperForm:
    """Give the form of a paper; who reads nothing private cannot mark it so."""
    form = PaperForm(item, at.reader, meetings_about(at), *args, **kwargs)
    if not at.reads_private:
        del form.fields["is_private"]
    return form


def paper_fields(sent: dict[str, Any]) -> dict[str, Any]:
    """Give what was sent with the period as it is kept."""
    period = sent.pop("period")
    kind, start = (period.kind.value, period.start) if period else ("", None)
    return {**sent, "period_kind": kind, "period_start": start}


def paper_add(request: HttpRequest, code: str, pk: int, item: int) -> HttpResponse:
    """Ask for a paper on an item."""
    at, found = item_to_run(request, code, pk, item, "add paper")
    made: list[Paper] = []
    return edit(
        request, at.scope, paper_form(at, found, request.POST or None),
        lambda sent: made.append(
            steps.write_paper(item=found, by=request.user, **paper_fields(sent))
        ),
        title="Add a paper", about=str(found), done="The paper is added",
        back=lambda: address(at.scope, "paper", pk, made[0].pk),
        cancel=address(at.scope, "meeting", pk, fragment=f"item-{item}"),
    )  # fmt: skip


def paper_to(
    request: HttpRequest, code: str, pk: int, paper: int, permission: str, verb: str
) -> tuple[MeetingScope, Paper]:
    """Give a paper to one who may take a step with it."""
    at = meeting_scope_of(request, code, pk)
    found = paper_of(request, at, paper)
    record = found.item if permission == RUN_ITEM else found
    allow(request, at.scope, permission, record, verb=verb, about=found)
    return at, found


def paper_change(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Change what a paper is and where its body comes from."""
    at, found = paper_to(request, code, pk, paper, WRITE, "change paper")
    form = paper_form(at, found.item, request.POST or None, initial=paper_initial(found))
    return edit(
        request, at.scope, form,
        lambda sent: steps.write_paper(
            item=found.item, paper=found, by=request.user, **paper_fields(sent)
        ),
        title="Change the paper", about=str(found), done="The paper is kept",
        back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


def paper_front_sheet(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Write the front sheet of a paper, with its tables."""
    at, found = paper_to(request, code, pk, paper, WRITE, "write front sheet")
    form = FrontSheetForm(found.item, request.POST or None, initial=held(found, FRONT))
    tables = front_rows(found, request.POST or None)
    back = address(at.scope, "paper", pk, paper)
    # Every part is checked, so that all errors are shown at once.
    are_valid = [part.is_valid() for part in (form, *tables.values())]
    if request.method == "POST" and all(are_valid):
        try:
            steps.write_front_sheet(
                paper=found, rows=written_rows(tables), by=request.user, **form.cleaned_data
            )
        except MeetingActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The front sheet is kept")
            return redirect(back)
    return page(
        request, "meetings/front_sheet.html", scope=at.scope, current="committees", form=form,
        tables=tables, about=str(found), cancel=back,
    )  # fmt: skip


def paper_upload(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Upload the body of a paper; why a document is refused is told in the form."""
    at, found = paper_to(request, code, pk, paper, WRITE, "upload paper")

    def save(sent: dict[str, Any]) -> None:
        file = sent["file"]
        steps.add_paper_file(paper=found, content=file.read(), name=file.name, by=request.user)

    return edit(
        request, at.scope, PaperUploadForm(request.POST or None, request.FILES or None), save,
        title="Upload a document", about=str(found), submit="Upload", multipart=True,
        lead="A document that was uploaded before is replaced and stays in the history.",
        done="The document is kept", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


@require_POST
def paper_file_remove(
    request: HttpRequest, code: str, pk: int, paper: int, file: int
) -> HttpResponse:
    """Take a document away; it stays in the history."""
    at, found = paper_to(request, code, pk, paper, WRITE, "remove document")
    kept = get_object_or_404(found.files.all(), pk=file)
    return step(
        request, lambda: steps.remove_paper_file(file=kept, by=request.user),
        done="The document is removed", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


@require_POST
def paper_submit(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Submit a paper to its executive."""
    at, found = paper_to(request, code, pk, paper, WRITE, "submit paper")
    return step(
        request, lambda: steps.submit_paper(paper=found, by=request.user),
        done="The paper waits for its executive", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


@require_POST
def paper_approve(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Approve a paper."""
    at, found = paper_to(request, code, pk, paper, APPROVE, "approve paper")
    return step(
        request, lambda: steps.approve_paper(paper=found, by=request.user),
        done="The paper is approved", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


def paper_return(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Give a paper back to its author."""
    at, found = paper_to(request, code, pk, paper, APPROVE, "return paper")
    return edit(
        request, at.scope, PaperReturnForm(request.POST or None),
        lambda sent: steps.return_paper(paper=found, by=request.user, **sent),
        title="Give the paper back", about=str(found), submit="Give it back",
        done="The paper is with its author again", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


def paper_reopen(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Open an approved paper for changes again."""
    at, found = paper_to(request, code, pk, paper, APPROVE, "reopen paper")
    return edit(
        request, at.scope, PaperReturnForm(request.POST or None),
        lambda sent: steps.reopen_paper(paper=found, by=request.user, **sent),
        title="Reopen the paper", about=str(found), submit="Reopen",
        lead="It can be changed again, and has to be submitted and approved anew.",
        done="The paper is open again", back=address(at.scope, "paper", pk, paper),
    )  # fmt: skip


def paper_remove(request: HttpRequest, code: str, pk: int, paper: int) -> HttpResponse:
    """Take a paper off its item."""
    at, found = paper_to(request, code, pk, paper, RUN_ITEM, "remove paper")
    return edit(
        request, at.scope, ConfirmForm(sent_by(request)),
        lambda sent: steps.remove_paper(paper=found, by=request.user),
        title="Remove the paper", about=str(found), submit="Remove", warning=True,
        done="The paper is removed", back=address(at.scope, "papers", pk),
        cancel=address(at.scope, "paper", pk, paper),
    )  # fmt: skip
