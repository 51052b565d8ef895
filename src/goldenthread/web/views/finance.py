"""Statements, bridges and limits; the wards of a month."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goldenthread.report.render.html import icon, picture
from goldenthread.web.page import page
from goldenthread.web.presenters.finance import FinancePage, WardsPage
from goldenthread.web.views.exports import export
from goldenthread.web.views.savings import money_scope


def finance(request: HttpRequest, code: str) -> HttpResponse:
    """Show statements, bridges and limits."""
    scope = money_scope(request, code)
    shown = FinancePage(scope, request.user, request.GET.dict())
    return page(
        request, "money/finance.html", scope=scope, current="finance", shown=shown, icon=icon,
        picture=picture,
    )  # fmt: skip


def wards(request: HttpRequest, code: str) -> HttpResponse:
    """Show the wards."""
    scope = money_scope(request, code)
    shown = WardsPage(scope, request.user, request.GET.dict())
    return page(request, "money/wards.html", scope=scope, current="finance", shown=shown)


def wards_export(request: HttpRequest, code: str) -> HttpResponse:
    """Give the wards that are shown as CSV or as a workbook."""
    scope = money_scope(request, code)
    shown = WardsPage(scope, request.user, request.GET.dict())
    columns = ("Ward", "Site", *shown.heads, *shown.money_heads, "Comments")
    rows = [
        (one.record.ward, one.record.site, *shown.cells(one), one.record.comments)
        for one in shown.wards
    ]
    stem = f"{scope.organisation.code}-wards-{scope.period.code}"
    return export(request, columns, rows, stem, "Wards")
