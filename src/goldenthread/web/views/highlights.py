"""Highlight reports: drafted from the records, written by the lead, signed off by the executive."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from goldenthread.assure.narrative.texts import HIGHLIGHT_FIELDS, highlight_context
from goldenthread.assure.programmes.proposing import missing_before_sign_off
from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import HighlightReport, Workstream
from goldenthread.web.forms.programme import HighlightForm, RemarkForm
from goldenthread.web.forms.words import Words, sent_words
from goldenthread.web.page import page
from goldenthread.web.presenters.highlight import HighlightPage, drafted
from goldenthread.web.presenters.words import words_at
from goldenthread.web.scope import ProgrammeScope, programme_scope_of
from goldenthread.web.views.programme_edit import address, allow, edit, step


def workstream_of(request: HttpRequest, at: ProgrammeScope, pk: int) -> Workstream:
    """Give a workstream of the programme; Http404 where there is none."""
    visible = Workstream.objects.visible_to(request.user).select_related("programme__organisation")
    return get_object_or_404(visible, pk=pk, programme=at.programme)


def highlight_of(request: HttpRequest, at: ProgrammeScope, pk: int) -> HighlightReport:
    """Give a highlight report of the programme; Http404 where there is none."""
    visible = HighlightReport.objects.visible_to(request.user).select_related(
        "workstream__programme__organisation"
    )
    return get_object_or_404(visible, pk=pk, workstream__programme=at.programme)


def writable(
    request: HttpRequest, code: str, programme: int, pk: int
) -> tuple[ProgrammeScope, Workstream]:
    """Give the workstream to one who may write its highlight report."""
    at = programme_scope_of(request, code, programme)
    workstream = workstream_of(request, at, pk)
    allow(request, at, "programmes.change_workstream", workstream, verb="write highlight report")
    return at, workstream


def highlight_words(at: ProgrammeScope, workstream: Workstream) -> Words:
    """Give what checks the highlight report of a workstream."""
    place = [at.scope.organisation.code, at.programme.pk, workstream.pk]
    contexts = {
        name: highlight_context(workstream, name, at.scope.period) for name in HIGHLIGHT_FIELDS
    }
    return words_at(at.scope, contexts, "highlight-check", place)


def highlight_write(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Write the period's highlight report; a new one begins with what the records say."""
    at, workstream = writable(request, code, programme, pk)
    period, result = at.scope.period, at.assessed.result.workstream(workstream.code)
    kept = workstream.highlights.filter(
        period_kind=period.kind.value, period_start=period.start
    ).first()
    start = (
        {
            name: getattr(kept, name)
            for name in (*HIGHLIGHT_FIELDS, "delivery", "embedding", "reason")
        }
        if kept
        else drafted(at, workstream.code)
    )
    sent, start = sent_words(request.POST, start)
    form = HighlightForm(at.assessed.result.scale, sent, initial=start)
    form.words = highlight_words(at, workstream)

    def save(sent: dict[str, Any]) -> None:
        given = {**sent, "delivery": form.step("delivery"), "embedding": form.step("embedding")}
        steps.write_highlight(
            workstream=workstream, period=period, by=request.user,
            proposed_delivery=result.delivery.proposed,
            proposed_embedding=result.embedding.proposed, **given,
        )  # fmt: skip

    facts = [
        (f"The rule gives for {name}", f"{view.proposed.words if view.proposed else 'nothing'} "
         f"({view.why})")
        for name, view in (("delivery", result.delivery), ("embedding", result.embedding))
    ]  # fmt: skip
    return edit(
        request, at, form, save, title=f"Highlight report, {period.long_label}",
        about=workstream.name, facts=facts, done="The highlight report is kept",
        lead="" if kept else "Drafted from the records: edit what follows.",
        back=address(at, "workstream", workstream.pk),
    )  # fmt: skip


def highlight(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Show a highlight report with its steps."""
    at = programme_scope_of(request, code, programme)
    shown = HighlightPage(at, highlight_of(request, at, pk), request.user)
    return page(
        request, "programme/highlight.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


@require_POST
def highlight_submit(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Hand a highlight report to the executive lead."""
    at = programme_scope_of(request, code, programme)
    found = highlight_of(request, at, pk)
    allow(request, at, "programmes.write_highlight", found, verb="submit highlight report")
    return step(
        request, lambda: steps.submit_highlight(highlight=found, by=request.user),
        done="The highlight report waits for sign-off", back=address(at, "highlight", pk),
    )  # fmt: skip


@require_POST
def highlight_sign_off(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Sign a highlight report off."""
    at = programme_scope_of(request, code, programme)
    found = highlight_of(request, at, pk)
    allow(request, at, "programmes.sign_off_highlight", found, verb="sign off highlight report")
    missing = missing_before_sign_off(at.assessed.result, found.workstream.code)
    return step(
        request,
        lambda: steps.sign_off_highlight(highlight=found, by=request.user, missing=missing),
        done="The highlight report is signed off", back=address(at, "highlight", pk),
    )  # fmt: skip


def highlight_return(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Give a highlight report back."""
    at = programme_scope_of(request, code, programme)
    found = highlight_of(request, at, pk)
    allow(request, at, "programmes.sign_off_highlight", found, verb="return highlight report")
    return edit(
        request, at, RemarkForm(request.POST or None),
        lambda sent: steps.return_highlight(highlight=found, by=request.user, **sent),
        title="Return the highlight report", about=str(found), submit="Return it",
        done="The highlight report is a draft again", back=address(at, "highlight", pk),
    )  # fmt: skip


def highlight_reopen(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Open a signed-off report again."""
    at = programme_scope_of(request, code, programme)
    found = highlight_of(request, at, pk)
    allow(request, at, "programmes.sign_off_highlight", found, verb="reopen highlight report")
    return edit(
        request, at, RemarkForm(request.POST or None),
        lambda sent: steps.reopen_highlight(highlight=found, by=request.user, **sent),
        title="Open the highlight report again", about=str(found), submit="Open it again",
        lead="Frozen editions keep what they hold; the next edition shows what was restated.",
        done="The highlight report is a draft again", back=address(at, "highlight", pk),
    )  # fmt: skip
