"""The register of requirements: shown, exported, and changed in bulk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import Action
from goldenthread.web.forms.register import BulkForm
from goldenthread.web.page import page
from goldenthread.web.presenters.register import COLUMNS, RegisterPage
from goldenthread.web.scope import programme_scope_of
from goldenthread.web.views.programme_edit import address, edit
from goldenthread.web.views.reports import OFFICE

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": f"{OFFICE}.spreadsheetml.sheet"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def requirements(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Show the register."""
    at = programme_scope_of(request, code, programme)
    shown = RegisterPage(at, request.user, request.GET)
    return page(
        request, "programme/requirements.html", scope=at.scope, current="programmes", at=at,
        shown=shown,
    )  # fmt: skip


def requirements_export(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Give the selection as CSV or as a workbook."""
    at = programme_scope_of(request, code, programme)
    form = request.GET.get("format", "csv")
    if form not in TYPES:
        raise Http404("no such format")
    rows = list(RegisterPage(at, request.user, request.GET).lines())
    body = as_csv(rows) if form == "csv" else as_workbook(rows)
    response = HttpResponse(body, content_type=TYPES[form])
    stem = f"{at.scope.organisation.code}-{at.programme.pk}-requirements-{at.scope.period.code}"
    name = f"{stem.replace('/', '-')}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """Give the rows as CSV that a spreadsheet opens without running anything in it."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_workbook(rows: list[tuple[str, ...]]) -> bytes:
    """Give the rows as a workbook whose cells are all text."""
    made = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("Requirements")
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS) - 1, 22)
        for place, name in enumerate(COLUMNS):
            sheet.write_string(0, place, name, bold)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
        sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
    return made.getvalue()


def requirements_bulk(request: HttpRequest, code: str, programme: int) -> HttpResponse:
    """Give the chosen actions another owner, workstream or division."""
    at = programme_scope_of(request, code, programme, "programmes.run")
    source = request.POST if request.method == "POST" else request.GET
    chosen = [int(key) for key in source.getlist("action") if key.isdecimal()]
    visible = Action.objects.visible_to(request.user).filter(
        organisation=at.scope.organisation, pk__in=chosen
    )
    found = list(visible.select_related("organisation", "owner", "workstream", "unit"))
    back = address(at, "requirements")
    if not found:
        return page(
            request, "programme/nothing_chosen.html", scope=at.scope, current="programmes",
            at=at, back=back,
        )  # fmt: skip
    form = BulkForm(at.programme, request.POST or None)

    def save(sent: dict[str, Any]) -> None:
        steps.bulk_update_actions(actions=found, by=request.user, **sent)

    return edit(
        request, at, form, save, title=f"Change {len(found)} actions", submit="Change them",
        facts=[(action.code, action.title) for action in found], keep=("action", chosen),
        done=f"{len(found)} actions are changed", back=back,
    )  # fmt: skip
