"""The page of one measure, its picture, and the specification of its chart."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from goldenthread.records.measures.models import Measure
from goldenthread.report.charts import spec_to_svg
from goldenthread.web.page import page
from goldenthread.web.presenters.measure import MeasurePage
from goldenthread.web.presenters.meetings.escalation import InTheBoardroom
from goldenthread.web.scope import Scope, scope_of


def measure_of(scope: Scope, measure: str) -> Measure:
    """Give the measure of a code; Http404 where the reader may not know of it."""
    visible = scope.organisation.measures.visible_to(scope.reader)
    return get_object_or_404(
        visible.select_related("organisation", "owner", "contributes_to"), code=measure
    )


def measure(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Show all that is known about one measure."""
    scope = scope_of(request, code)
    found = measure_of(scope, measure)
    if scope.period is None:
        return page(request, "no_figures.html", scope=scope, current="scorecards")
    shown = MeasurePage(scope, found)
    boardroom = InTheBoardroom(scope, found, " ".join(shown.row.reasons))
    return page(
        request, "measure/measure.html", scope=scope, current="scorecards", shown=shown,
        boardroom=boardroom,
    )  # fmt: skip


def measure_picture(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Give the chart as a vector picture, for pages read without script."""
    return picture(page_of(request, code, measure).chart.spec)


def measure_outlook(request: HttpRequest, code: str, measure: str) -> HttpResponse:
    """Give the chart of the outlook as a vector picture, for pages read without script."""
    return picture(page_of(request, code, measure).outlook.spec)


def page_of(request: HttpRequest, code: str, measure: str) -> MeasurePage:
    """Give what is known about a measure; Http404 where there are no figures yet."""
    scope = scope_of(request, code)
    found = measure_of(scope, measure)
    if scope.period is None:
        raise Http404("no figures yet")
    return MeasurePage(scope, found)


def picture(spec: dict[str, Any]) -> HttpResponse:
    """Give a chart as a vector picture; Http404 where there is nothing to draw."""
    if not spec:
        raise Http404("nothing to draw")
    return HttpResponse(spec_to_svg(spec), content_type="image/svg+xml")
