"""What the form pages of a programme share: show, save, go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.actions.access import must
from goldenthread.web.page import page
from goldenthread.web.scope import ProgrammeScope


def address(at: ProgrammeScope, name: str, *args: Any, fragment: str = "") -> str:
    """Give the address of a page of the programme at the scope's period."""
    place = [at.scope.organisation.code, at.programme.pk, *args]
    return reverse(name, args=place, query=at.scope.query or None, fragment=fragment or None)


def allow(
    request: HttpRequest, at: ProgrammeScope, permission: str, record: Model, *, verb: str,
    about: Model | None = None,
) -> None:  # fmt: skip
    """Let a reader with the permission on the record on; else PermissionDenied, and a trace."""
    code = at.scope.organisation.code
    must(permission, record, by=request.user, verb=verb, about=about or record, code=code)


def edit(
    request: HttpRequest,
    at: ProgrammeScope,
    form: Form,
    save: Callable[[dict[str, Any]], object],
    *,
    title: str,
    done: str,
    back: str,
    about: str = "",
    lead: str = "",
    submit: str = "Save",
    multipart: bool = False,
    facts: list[tuple[str, str]] | None = None,
    keep: tuple[str, list[int]] = ("", []),
) -> HttpResponse:
    """Show a form; when it is sent and right, save and go back; a refusal is told in the form.

    `keep` is the name of a hidden field and its values, sent again with the form.
    """
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except ProgrammeActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect(back)
    return page(
        request,
        "programme/form.html",
        scope=at.scope,
        current="programmes",
        at=at,
        form=form,
        title=title,
        about=about,
        lead=lead,
        submit=submit,
        cancel=back,
        multipart=multipart,
        facts=facts or [],
        keep=keep,
    )


def step(request: HttpRequest, take: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """Take one step and say what became of it."""
    try:
        take()
    except ProgrammeActionError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return redirect(back)
