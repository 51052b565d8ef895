"""Reports read live: section by section, as files, and in their authors' words."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.assure.findings.checking import Ground, check
from goldenthread.assure.findings.waiving import open_errors
from goldenthread.assure.narrative.texts import narrative_context, texts_of_report
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import Programme
from goldenthread.records.reporting.actions import write_narrative
from goldenthread.records.reporting.models import Edition
from goldenthread.report.build import COMPOSITIONS, RENDERERS, Composition
from goldenthread.report.editions import EditionBarredError, ErrorsStandError, freeze_edition
from goldenthread.report.render.html import picture
from goldenthread.web.forms.reports import WordsForm
from goldenthread.web.forms.words import Words, sent_words
from goldenthread.web.page import page
from goldenthread.web.presenters.cache import composed
from goldenthread.web.presenters.reports import Reader
from goldenthread.web.presenters.words import checker_at, record_address, words_at
from goldenthread.web.scope import Scope, scope_of

OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
OPENING_ANCHOR = "executive-summary"
FORMATS = {"pdf": "PDF", "html": "HTML", "docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel"}


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
        listed=listed(request, scope),
        formats=FORMATS,
        editions=editions.defer("content").select_related("frozen_by"),
        may_approve=request.user.has_perm("organisations.approve_reports", scope.organisation),
    )


def listed(request: HttpRequest, scope: Scope) -> list[dict[str, object]]:
    """Give the reports that can be made: of the measures, and of each programme."""
    if scope.period is None:
        return []
    programmes = Programme.objects.visible_to(request.user).filter(organisation=scope.organisation)
    whole = ground_of(scope)
    parts = [(one, ground_of(scope, one)) for one in programmes.select_related("organisation")]
    found: list[dict[str, object]] = []
    for code, one in COMPOSITIONS.items():
        if not one.is_of_programme and has_any(scope.organisation, one.needs):
            found.append(entry(code, one, scope.query, whole))
        found += [
            entry(code, one, {**scope.query, "programme": programme.code}, ground, programme.name)
            for programme, ground in parts
            if one.is_of_programme
        ]
    return found


def ground_of(scope: Scope, programme: Programme | None = None) -> Ground:
    """Give what is checked for a report of the organisation, or of one programme."""
    programmes = [programme] if programme else None
    return Ground(
        scope.organisation, scope.period, as_at=scope.as_at_moment, programmes=programmes,
        checking=lambda: checker_at(scope),
    )  # fmt: skip


def entry(
    code: str, one: Composition, query: dict[str, str], ground: Ground, about: str = ""
) -> dict[str, object]:
    """Give a report that can be made, with how many errors stand in it that nobody waived."""
    errors = len(open_errors(check(ground, one.subjects, texts_of_report(code))))
    return {"code": code, "title": one.title, "query": query, "about": about, "errors": errors}


def has_any(organisation: Organisation, needs: tuple[str, ...]) -> bool:
    """Say whether the organisation has a record of one of the kinds."""
    return any(getattr(organisation, name).exists() for name in needs)


def chosen_programme(request: HttpRequest, scope: Scope, report: str) -> str:
    """Give the code of the programme that the address asks for; '' for reports of measures."""
    if not COMPOSITIONS[report].is_of_programme:
        return ""
    visible = Programme.objects.visible_to(request.user).filter(organisation=scope.organisation)
    asked = request.GET.get("programme", "")
    found = visible.filter(code=asked).first() if asked else visible.first()
    if found is None:
        raise Http404("no such programme")
    return found.code


def query_of(scope: Scope, programme: str) -> dict[str, str] | None:
    """Give what the links of a report carry along."""
    carried = {**scope.query, **({"programme": programme} if programme else {})}
    return carried or None


def report(request: HttpRequest, code: str, report: str, anchor: str = "") -> HttpResponse:
    """Show one section of the live report."""
    scope = report_scope(request, code, report)
    programme = chosen_programme(request, scope, report)

    def address(anchor: str) -> str:
        place = [scope.organisation.code, report, anchor]
        return reverse("report-section", args=place, query=query_of(scope, programme))

    to_record = partial(record_address, scope.organisation, scope.query)
    reader = Reader(composed(scope, report, programme), anchor, address, to_record)
    return page(
        request,
        "reports/reader.html",
        scope=scope,
        current="reports",
        shown=reader,
        picture=picture,
        report_code=report,
        formats=FORMATS,
        query=query_of(scope, programme),
        may_approve=request.user.has_perm("organisations.approve_reports", scope.organisation),
    )


def report_file(request: HttpRequest, code: str, report: str, form: str) -> HttpResponse:
    """Give the live report as one file to keep."""
    scope = report_scope(request, code, report)
    if form not in RENDERERS:
        raise Http404("no such format")
    body = RENDERERS[form](composed(scope, report, chosen_programme(request, scope, report)))
    name = f"{scope.organisation.code}-{report}-{scope.period.code}.{form}".replace("/", "-")
    return download(body, name, form)


def download(body: bytes | str, name: str, form: str) -> HttpResponse:
    """Give a file to keep."""
    response = HttpResponse(body, content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def words_of_report(scope: Scope, report: str, form: WordsForm) -> Words:
    """Give what checks the words of the sections that a form holds."""
    contexts = {name: narrative_context(name, scope.period) for name in form.fields}
    place = [scope.organisation.code, report]
    return words_at(scope, contexts, "report-words-check", place)


def report_words(request: HttpRequest, code: str, report: str) -> HttpResponse:
    """Write the executive summary in the author's own words, or take the generated one back."""
    scope = report_scope(request, code, report, "organisations.approve_reports")
    sent, start = sent_words(request.POST, {})
    form = WordsForm(scope, report, sent, initial=start)
    form.words = words_of_report(scope, report, form)
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
        programme = chosen_programme(request, scope, report)
        query, place = query_of(scope, programme), [scope.organisation.code, report]
        if programme:
            return redirect(reverse("report", args=place, query=query))
        return redirect(reverse("report-section", args=[*place, OPENING_ANCHOR], query=query))
    return page(
        request,
        "form.html",
        scope=scope,
        current="reports",
        form=form,
        title=f"Words of the report, {scope.period.long_label}",
        lead="Leave a part empty to print the sentences made from the records. "
        "Figures that contradict the records are underlined here and flagged in the report.",
        submit="Save",
        cancel=reverse("reports", args=[scope.organisation.code], query=scope.query or None),
    )


@require_POST
def report_freeze(request: HttpRequest, code: str, report: str) -> HttpResponse:
    """Freeze the report into its next edition."""
    scope = report_scope(request, code, report, "organisations.approve_reports")
    programme = chosen_programme(request, scope, report)
    try:
        edition = freeze_edition(
            organisation=scope.organisation,
            report=report,
            period=scope.period,
            by=request.user,
            programme=programme,
            with_errors=request.POST.get("with_errors") == "yes",
        )
    except ErrorsStandError as error:
        return confirm_errors(request, scope, report, programme, error)
    except EditionBarredError as error:
        messages.warning(request, str(error))
        return redirect(
            reverse("reports", args=[scope.organisation.code], query=scope.query or None)
        )
    messages.success(request, f"{edition} is frozen")
    return redirect("edition", edition.pk)


def confirm_errors(
    request: HttpRequest, scope: Scope, report: str, programme: str, error: ErrorsStandError
) -> HttpResponse:
    """Ask whether the edition is to be frozen with the errors that stand in it."""
    return page(
        request,
        "reports/confirm_errors.html",
        scope=scope,
        current="reports",
        title=COMPOSITIONS[report].title,
        report_code=report,
        query=query_of(scope, programme),
        errors=error.errors,
        may_waive=request.user.has_perm("reporting.waive_findings", scope.organisation),
    )
