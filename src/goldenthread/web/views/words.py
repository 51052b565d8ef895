"""Texts held against the records while they are written, and the list of live figures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goldenthread.assure.narrative.live import search
from goldenthread.web.forms.reports import WordsForm
from goldenthread.web.forms.words import Words
from goldenthread.web.page import page
from goldenthread.web.presenters.words import checker_at
from goldenthread.web.scope import scope_of
from goldenthread.web.views.highlights import highlight_words, writable
from goldenthread.web.views.measure_edits import commentary_words, editable
from goldenthread.web.views.milestones import changeable, milestone_words
from goldenthread.web.views.reports import report_scope, words_of_report

MOST_OFFERED = 20
MOST_LISTED = 300


def remarks(request: HttpRequest, words: Words) -> HttpResponse:
    """Give the remarks on the text of the field that was sent; nothing is written."""
    name = request.GET.get("field", "")
    checked = words.of(name, request.POST.get(name))
    if checked is None:
        raise Http404("no such text")
    return render(request, "words/remarks.html", {"words": checked})


@require_POST
def measure_commentary_check(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Check a text of a commentary."""
    return remarks(request, commentary_words(*editable(request, code, measure)))


@require_POST
def report_words_check(request: HttpRequest, code: str, report: str) -> HttpResponse:
    """Check an author's words of a report."""
    scope = report_scope(request, code, report, "organisations.approve_reports")
    return remarks(request, words_of_report(scope, report, WordsForm(scope, report)))


@require_POST
def highlight_check(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Check a text of a highlight report."""
    return remarks(request, highlight_words(*writable(request, code, programme, pk)))


@require_POST
def milestone_check(request: HttpRequest, code: str, programme: int, pk: int) -> HttpResponse:
    """Check the commentary on a milestone."""
    at, _, result = changeable(request, code, programme, pk, "update milestone")
    return remarks(request, milestone_words(at, result))


def live_figures(request: HttpRequest, code: str) -> HttpResponse:
    """List the live figures of a period by their labels; a few of them to an editor that asks."""
    scope = scope_of(request, code)
    if scope.period is None:
        raise Http404("no figures yet")
    asked = request.GET.get("q", "")
    found = search(checker_at(scope).figures.values(), asked)
    is_editor = request.headers.get("HX-Request") == "true"
    most = MOST_OFFERED if is_editor else MOST_LISTED
    shown = {"found": found[:most], "is_more": len(found) > most, "count": len(found)}
    if is_editor:
        return render(request, "words/found.html", shown)
    return page(request, "words/figures.html", scope=scope, current="reports", asked=asked, **shown)
