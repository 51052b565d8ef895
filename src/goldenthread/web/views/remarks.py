"""A reader's own notes and highlights in packs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from goldenthread.records.meetings.actions import remove_remark, write_remark
from goldenthread.records.meetings.models import PackRemark
from goldenthread.report.reading.kept import kept_leaf
from goldenthread.web.forms.remarks import RemarkForm
from goldenthread.web.presenters.remarks import Remarks
from goldenthread.web.views.reading import reader_of, reading, show_page

Kind = PackRemark.Kind


@require_safe
def remarks(request: HttpRequest, code: str, meeting: int, part: int, number: int) -> HttpResponse:
    """List all of the reader's remarks with their places in the version."""
    shown = reader_of(request, code, meeting, part, number)
    return reading(request, "reading/remarks.html", shown, remarks=Remarks(shown))


@require_POST
def remark_add(
    request: HttpRequest, code: str, meeting: int, part: int, number: int, page: int
) -> HttpResponse:
    """Keep a note or a highlight on a page."""
    shown = reader_of(request, code, meeting, part, number)
    held = get_object_or_404(shown.pack.pages.all(), number=page)
    form = RemarkForm(request.POST, page_text=kept_leaf(shown.pack, held).text)
    if not form.is_valid():
        return show_page(request, shown, page, form)
    made = write_remark(
        meeting=shown.at.meeting,
        part=shown.part,
        kind=Kind.HIGHLIGHT if form.cleaned_data["quote"] else Kind.NOTE,
        piece=held.piece,
        page_of_piece=held.page_of_piece,
        quote=form.cleaned_data["quote"],
        before=form.cleaned_data["before"],
        text=form.cleaned_data["text"],
        by=request.user,
    )
    return redirect(f"{shown.page_href(page)}#remark-{made.pk}")


@require_POST
def remark_remove(
    request: HttpRequest, code: str, meeting: int, part: int, number: int, pk: int
) -> HttpResponse:
    """Remove one of the reader's own remarks."""
    shown = reader_of(request, code, meeting, part, number)
    own = request.user.pack_remarks.filter(meeting=shown.at.meeting, part=shown.part.value)
    remove_remark(remark=get_object_or_404(own, pk=pk), by=request.user)
    messages.success(request, "Removed")
    return redirect(shown.href("remarks"))
