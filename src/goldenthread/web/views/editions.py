"""Frozen editions: read by members, and by anybody once published."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.records.reporting.actions import (
    EditionStateError,
    publish_edition,
    sign_off_edition,
)
from goldenthread.records.reporting.models import Edition
from goldenthread.report.editions import EditionDamagedError, read_edition
from goldenthread.report.render.html import picture
from goldenthread.report.render.html.facts import Address
from goldenthread.web.page import page
from goldenthread.web.presenters.reports import Reader, nowhere
from goldenthread.web.presenters.words import record_address
from goldenthread.web.scope import require, visible_organisations
from goldenthread.web.views.reports import FORMATS


def edition_of(request: HttpRequest, pk: int) -> Edition:
    """Give the edition; Http404 where the reader may not know of it."""
    visible = Edition.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("organisation", "frozen_by"), pk=pk)


@login_not_required
def published(request: HttpRequest) -> HttpResponse:
    """List the published editions of every organisation."""
    editions = Edition.objects.published().defer("content").select_related("organisation")
    return page(
        request,
        "reports/published.html",
        editions=editions.prefetch_related("files"),
        formats=FORMATS,
    )


@login_not_required
def edition(request: HttpRequest, pk: int, anchor: str = "") -> HttpResponse:
    """Show one section of a frozen edition, exactly as it was frozen."""
    found = edition_of(request, pk)
    try:
        report = read_edition(found)
    except EditionDamagedError:
        return page(request, "reports/damaged.html", edition=found, status=500)
    reader = Reader(
        report,
        anchor,
        lambda anchor: reverse("edition-section", args=[found.pk, anchor]),
        record_links(request, found),
    )
    return page(
        request,
        "reports/edition.html",
        shown=reader,
        picture=picture,
        edition=found,
        files=found.files.order_by("format"),
        formats=FORMATS,
        sign_offs=found.sign_offs.select_related("by"),
        may_approve=request.user.has_perm("organisations.approve_reports", found.organisation),
    )


def record_links(request: HttpRequest, found: Edition) -> Address:
    """Give the addresses of the records of an edition, for those who may read them."""
    if not visible_organisations(request).filter(pk=found.organisation_id).exists():
        return nowhere
    return partial(record_address, found.organisation, {"period": found.period.code})


@login_not_required
def edition_file(request: HttpRequest, pk: int, form: str) -> FileResponse:
    """Give a file of the edition as it was frozen."""
    found = edition_of(request, pk)
    kept = found.files.filter(format=form).first()
    if kept is None:
        raise Http404("no such format")
    name = kept.file.name.rsplit("/", 1)[-1]
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=name)


@require_POST
def edition_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the edition off."""
    return take(request, pk, sign_off_edition, "The edition is signed off")


@require_POST
def edition_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let anybody read the edition."""
    return take(request, pk, publish_edition, "The edition is published: anybody can read it")


def take(request: HttpRequest, pk: int, step: Callable[..., object], done: str) -> HttpResponse:
    """Take a step of the edition and say what became of it."""
    found = edition_of(request, pk)
    require(request, "organisations.approve_reports", found.organisation)
    try:
        step(edition=found, by=request.user, remark=request.POST.get("remark", ""))
    except EditionStateError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return redirect("edition", found.pk)
