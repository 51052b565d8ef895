"""The register of requirements: shown, exported, and changed in bulk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from goldenthread.records.programmes import actions as steps
from goldenthread.records.programmes.models import Action
from goldenthread.web.forms.register import BulkForm
from goldenthread.web.page import page
from goldenthread.web.presenters.register import COLUMNS, RegisterPage
from goldenthread.web.scope import programme_scope_of
from goldenthread.web.views.exports import export
from goldenthread.web.views.programme_edit import address, edit


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
    rows = list(RegisterPage(at, request.user, request.GET).lines())
    stem = f"{at.scope.organisation.code}-{at.programme.pk}-requirements-{at.scope.period.code}"
    return export(request, COLUMNS, rows, stem, "Requirements")


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
