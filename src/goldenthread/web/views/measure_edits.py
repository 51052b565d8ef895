"""Writing about a measure, for those who may change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form, model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.assure.narrative.texts import COMMENTARY_FIELDS, measure_context
from goldenthread.records.measures import actions
from goldenthread.records.measures.models import Measure
from goldenthread.web.forms.measure import (
    ActionRows,
    AnnotationForm,
    CommentaryForm,
    ContributorRows,
    CountermeasureForm,
    FigureForm,
    RebaseForm,
    filled_rows,
)
from goldenthread.web.forms.words import Words, sent_words
from goldenthread.web.page import page
from goldenthread.web.presenters.words import words_at
from goldenthread.web.scope import Scope, require, scope_of
from goldenthread.web.views.measures import measure_of


def editable(request: HttpRequest, code: str, measure: str) -> tuple[Scope, Measure]:
    """Give the measure to one who may change it, at a period."""
    scope = scope_of(request, code)
    found = measure_of(scope, measure)
    require(request, "measures.change_measure", found)
    if scope.period is None:
        raise Http404("no figures yet")
    return scope, found


def measure_address(scope: Scope, measure: Measure, part: str = "") -> str:
    """Give the address of the measure's page, at one of its parts."""
    place = [scope.organisation.code, measure.code]
    return reverse("measure", args=place, query=scope.query or None, fragment=part or None)


def edit(
    request: HttpRequest,
    scope: Scope,
    measure: Measure,
    form: Form,
    save: Callable[[dict[str, Any]], None],
    *,
    title: str,
    done: str,
    part: str,
    lead: str = "",
) -> HttpResponse:
    """Show a form about the measure; when it is sent and right, save and go back."""
    back = measure_address(scope, measure, part)
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except actions.MeasureActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect(back)
    return page(
        request,
        "form.html",
        scope=scope,
        current="scorecards",
        form=form,
        title=title,
        about=measure.name,
        lead=lead,
        submit="Save",
        cancel=back,
    )


def commentary_words(scope: Scope, measure: Measure) -> Words:
    """Give what checks the commentary on a measure."""
    place = [scope.organisation.code, measure.code]
    contexts = {
        name: measure_context(measure.code, scope.period, is_headline=name == "summary")
        for name in COMMENTARY_FIELDS
    }
    return words_at(scope, contexts, "measure-commentary-check", place)


def measure_commentary(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Write the commentary of the period."""
    scope, found = editable(request, code, measure)
    kept = found.commentaries.filter(
        period_kind=scope.period.kind.value, period_start=scope.period.start
    ).first()
    start = {name: getattr(kept, name) for name in COMMENTARY_FIELDS} if kept else {}
    sent, start = sent_words(request.POST, start)
    form = CommentaryForm(sent, initial=start)
    form.words = commentary_words(scope, found)

    def save(sent: dict[str, Any]) -> None:
        actions.write_commentary(measure=found, period=scope.period, by=request.user, **sent)

    return edit(
        request, scope, found, form, save,
        title=f"Commentary for {scope.period.long_label}", done="The commentary is kept",
        part="commentary",
    )  # fmt: skip


def measure_rebase(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Start a new baseline."""
    scope, found = editable(request, code, measure)
    form = RebaseForm(found, request.POST or None)

    def save(sent: dict[str, Any]) -> None:
        actions.add_rebase(
            measure=found,
            series=form.line,
            starts=sent["starts"],
            reason=sent["reason"],
            by=request.user,
        )

    return edit(
        request, scope, found, form, save,
        title="Start a new baseline", done="The new baseline is kept", part="targets",
    )  # fmt: skip


def measure_annotation(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Explain a point, or keep it out of the calculations."""
    scope, found = editable(request, code, measure)
    form = AnnotationForm(found, request.POST or None, initial={"period": scope.period.code})

    def save(sent: dict[str, Any]) -> None:
        actions.annotate(
            measure=found,
            series=form.line,
            period=sent["period"],
            kind=sent["kind"],
            text=sent["text"],
            by=request.user,
        )

    return edit(
        request, scope, found, form, save,
        title="Annotate a point", done="The annotation is kept", part="targets",
    )  # fmt: skip


def measure_figure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Record or correct a figure."""
    scope, found = editable(request, code, measure)
    form = FigureForm(found, request.POST or None, initial={"period": scope.period.code})

    def save(sent: dict[str, Any]) -> None:
        names = ("period", "value", "numerator", "denominator", "status", "note")
        actions.record_figure(
            measure=found,
            series=form.line,
            by=request.user,
            **{name: sent[name] for name in names},
        )

    return edit(
        request, scope, found, form, save,
        title="Record or correct a figure", done="The figure is recorded", part="figures",
        lead="A corrected figure supersedes the former one, which stays in the history.",
    )  # fmt: skip


def measure_countermeasure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Write the countermeasure summary of the period, with its contributors and actions."""
    scope, found = editable(request, code, measure)
    summaries = found.countermeasure_summaries.prefetch_related("contributors", "actions")
    kept = summaries.filter(period_start__lte=scope.period.start).first()
    sent = request.POST or None
    start = model_to_dict(kept) if kept else {}
    form = CountermeasureForm(found, sent, initial=start)
    before = [list(kept.contributors.values()), list(kept.actions.values())] if kept else [[], []]
    contributors = ContributorRows(sent, prefix="contributors", initial=before[0])
    plan = ActionRows(sent, prefix="plan", initial=before[1])
    # Every part is checked, so that all errors are shown at once.
    are_valid = [part.is_valid() for part in (form, contributors, plan)]
    back = measure_address(scope, found, "countermeasures")
    if request.method == "POST" and all(are_valid):
        try:
            actions.write_countermeasure_summary(
                measure=found,
                period=scope.period,
                by=request.user,
                contributors=filled_rows(contributors, "contributor"),
                action_rows=filled_rows(plan, "action"),
                **form.cleaned_data,
            )
        except actions.MeasureActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The countermeasure summary is kept")
            return redirect(back)
    return page(
        request,
        "measure/countermeasure_form.html",
        scope=scope,
        current="scorecards",
        form=form,
        contributors=contributors,
        plan=plan,
        measure=found,
        cancel=back,
    )
