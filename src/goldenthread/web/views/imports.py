"""Importing a workbook: upload, progress, preview, confirm."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldenthread.collect.actions import (
    UploadError,
    confirm_upload,
    start_upload,
    withdraw_upload,
)
from goldenthread.collect.template import write_template
from goldenthread.web.forms.imports import UploadForm
from goldenthread.web.page import page
from goldenthread.web.presenters.imports import ImportPage, visible_batches
from goldenthread.web.scope import Scope, scope_of

IMPORT = "organisations.import_figures"
LISTED = 50


def imports(request: HttpRequest, code: str) -> HttpResponse:
    """List past imports, and take a new file."""
    scope = scope_of(request, code, IMPORT)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            batch = start_upload(
                file=form.cleaned_data["file"],
                by=request.user,
                organisation=scope.organisation.code,
            )
        except UploadError as error:
            form.add_error("file", str(error))
        else:
            return redirect("import", scope.organisation.code, batch.pk)
    batches = [ImportPage(batch, scope) for batch in visible_batches(scope)[:LISTED]]
    return page(
        request,
        "imports/imports.html",
        scope=scope,
        current="imports",
        form=form,
        batches=batches,
    )


def batch_of(scope: Scope, pk: int) -> ImportPage:
    """Give an import; Http404 where the reader may not know of it."""
    return ImportPage(get_object_or_404(visible_batches(scope), pk=pk), scope)


def import_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show an import: its progress, its preview, or its result."""
    scope = scope_of(request, code, IMPORT)
    shown = batch_of(scope, pk)
    template = "imports/state.html" if request.htmx else "imports/import.html"
    return page(request, template, scope=scope, current="imports", shown=shown)


@require_POST
def import_confirm(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Bring the previewed changes in."""
    return take(request, code, pk, confirm_upload, "")


@require_POST
def import_withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Set the upload aside; nothing is imported."""
    done = "The upload is withdrawn; nothing was imported"
    return take(request, code, pk, withdraw_upload, done)


def take(
    request: HttpRequest, code: str, pk: int, step: Callable[..., object], done: str
) -> HttpResponse:
    """Take a step of the reader's own upload and go back to its page."""
    scope = scope_of(request, code, IMPORT)
    shown = own(batch_of(scope, pk))
    try:
        step(batch=shown.batch, by=request.user)
    except UploadError as error:
        messages.warning(request, str(error))
    else:
        if done:
            messages.success(request, done)
    return redirect("import", scope.organisation.code, pk)


def own(shown: ImportPage) -> ImportPage:
    """Give the import to its uploader only."""
    if not shown.is_own:
        raise PermissionDenied("Only the person who uploaded the file may do this.")
    return shown


def import_template(request: HttpRequest, code: str) -> FileResponse:
    """Give a workbook that is filled with the organisation's codes."""
    scope = scope_of(request, code, IMPORT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        write_template(path, organisation=scope.organisation)
        opened = path.open("rb")
    return FileResponse(
        opened, as_attachment=True, filename=f"golden-thread-{scope.organisation.code}.xlsx"
    )
