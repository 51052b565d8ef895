"""Scorecards by theme, and the matrix of variation by assurance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goldenthread.web.page import page
from goldenthread.web.presenters.scorecards import Filters, MatrixPage, ScorecardPage
from goldenthread.web.scope import scope_of


def scorecards(request: HttpRequest, code: str, theme: str = "") -> HttpResponse:
    """Show the scorecard of one theme, or of all."""
    scope = scope_of(request, code)
    if scope.period is None:
        return page(request, "no_figures.html", scope=scope, current="scorecards")
    shown = ScorecardPage(scope, theme, Filters.of(request.GET))
    return page(request, "scorecards.html", scope=scope, current="scorecards", shown=shown)


def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """Show which measures stand in which cell of the matrix."""
    scope = scope_of(request, code)
    if scope.period is None:
        return page(request, "no_figures.html", scope=scope, current="matrix")
    return page(request, "matrix.html", scope=scope, current="matrix", shown=MatrixPage(scope))
