"""Reports read live: section by section, as files, and in their authors' words."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.records.reporting.actions import write_narrative
from goldenthread.records.reporting.models import Edition
from goldenthread.report.build import COMPOSITIONS, RENDERERS
from goldenthread.report.editions import freeze_edition
from goldenthread.report.render.html import picture
from goldenthread.web.forms.reports import WordsForm
from goldenthread.web.page import page
from goldenthread.web.presenters.cache import composed
from goldenthread.web.presenters.reports import Reader
from goldenthread.web.scope import Scope, scope_of

OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
}
FORMATS = {"pdf": "PDF", "html": "HTML", "docx": "Word", "pptx": "PowerPoint"}


def report_scope(request: HttpRequest, code: str, report: str, permission: str = "") -> Scope:
    """Give the scope of a report that exists at a period that exists."""
    scope = scope_of(request, code, permission)
    if report not in COMPOSITIONS or scope.period is None:
        raise Http404("no such report")
    return scope


def reports(request: HttpRequest, code: str) -> HttpResponse:
    """List the reports of the organisation and their editions."""
    scope = scope_of(request, code)
    editions = Edition.objects.visible_to(request.user).filter(organisation=scope.organisation)
    return page(
        request,
        "reports/reports.html",
        scope=scope,
        current="reports",
        titles={code: one.title for code, one in COMPOSITIONS.items() if not one.is_of_programme},
        editions=editions.defer("content").select_related("frozen_by"),
        may_approve=request.user.has_perm("organisations.approve_reports", scope.organisation),
    )


def report(request: HttpRequest, code: str, report: str, anchor: str = "") -> HttpResponse:
    """Show one section of the live report."""
    scope = report_scope(request, code, report)

    def address(anchor: str) -> str:
        place = [scope.organisation.code, report, anchor]
        return reverse("report-section", args=place, query=scope.query or None)

    reader = Reader(composed(scope, report), anchor, address)
    return page(
        request,
        "reports/reader.html",
        scope=scope,
        current="reports",
        shown=reader,
        picture=picture,
        report_code=report,
        may_approve=request.user.has_perm("organisations.approve_reports", scope.organisation),
    )


def report_file(request: HttpRequest, code: str, report: str, form: str) -> HttpResponse:
    """Give the live report as one file to keep."""
    scope = report_scope(request, code, report)
    if form not in RENDERERS:
        raise Http404("no such format")
    body = RENDERERS[form](composed(scope, report))
    name = f"{scope.organisation.code}-{report}-{scope.period.code}.{form}".replace("/", "-")
    return download(body, name, form)


def download(body: bytes | str, name: str, form: str) -> HttpResponse:
    """Give a file to keep."""
    response = HttpResponse(body, content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def report_words(request: HttpRequest, code: str, report: str) -> HttpResponse:
    """Write the executive summary in the author's own words, or take the generated one back."""
    scope = report_scope(request, code, report, "organisations.approve_reports")
    form = WordsForm(scope, report, request.POST or None)
    if request.method == "POST" and form.is_valid():
        for section, text in form.changed_words.items():
            write_narrative(
                organisation=scope.organisation,
                report=report,
                period=scope.period,
                section=section,
                text=text,
                by=request.user,
            )
        messages.success(request, "The words are kept")
        return redirect(
            reverse(
                "report-section",
                args=[scope.organisation.code, report, "executive-summary"],
                query=scope.query or None,
            )
        )
    return page(
        request,
        "form.html",
        scope=scope,
        current="reports",
        form=form,
        title=f"Executive summary, {scope.period.long_label}",
        lead="Leave a part empty to print the sentences made from the figures. "
        "Figures that contradict the records are flagged in the report.",
        submit="Save",
        cancel=reverse("reports", args=[scope.organisation.code], query=scope.query or None),
    )


@require_POST
def report_freeze(request: HttpRequest, code: str, report: str) -> HttpResponse:
    """Freeze the report into its next edition."""
    scope = report_scope(request, code, report, "organisations.approve_reports")
    edition = freeze_edition(
        organisation=scope.organisation, report=report, period=scope.period, by=request.user
    )
    messages.success(request, f"{edition} is frozen")
    return redirect("edition", edition.pk)
