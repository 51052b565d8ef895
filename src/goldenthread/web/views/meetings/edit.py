"""What the form pages of the boardroom share: show, save, go back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.records.meetings.actions import MeetingActionError
from goldenthread.records.meetings.actions.access import Attempt
from goldenthread.web.page import page
from goldenthread.web.scope import CommitteeScope, Scope

RUN, RUN_ITEM, KEEP = "meetings.run", "meetings.run_item", "meetings.keep_committees"
READ_PRIVATE = "meetings.read_private"


def address(
    scope: Scope, name: str, *args: Any, fragment: str = "", query: dict[str, str] | None = None
) -> str:
    """Give the address of a page of the boardroom."""
    place = [scope.organisation.code, *args]
    return reverse(name, args=place, query=query, fragment=fragment or None)


def allow(
    request: HttpRequest, scope: Scope, permission: str, record: Model, *, verb: str,
    about: Model | None = None,
) -> None:  # fmt: skip
    """Let a reader with the permission on the record on; else PermissionDenied, and a trace."""
    Attempt(verb, request.user, about or record, scope.organisation).must(permission, record)


def allow_run(request: HttpRequest, at: CommitteeScope, verb: str) -> None:
    """Let one who runs the committee on."""
    allow(request, at.scope, RUN, at.committee, verb=verb)


def sent_by(request: HttpRequest) -> Any:
    """Give what was sent, though it be nothing but the press of a button; None where none was."""
    return request.POST if request.method == "POST" else None


def edit(
    request: HttpRequest,
    scope: Scope,
    form: Form,
    save: Callable[[dict[str, Any]], object],
    *,
    title: str,
    done: str,
    back: str | Callable[[], str],
    cancel: str = "",
    about: str = "",
    lead: str = "",
    submit: str = "Save",
    multipart: bool = False,
    warning: bool = False,
    facts: list[tuple[str, str]] | None = None,
    links: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and right, save and go back; a refusal is told in the form.

    `back` may be a function, where the address is known only once something is saved; `links` are
    (words, address) of other steps of the same record.
    """
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except MeetingActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            return redirect(back if isinstance(back, str) else back())
    return page(
        request,
        "meetings/form.html",
        scope=scope,
        current="committees",
        form=form,
        title=title,
        about=about,
        lead=lead,
        submit=submit,
        cancel=cancel or (back if isinstance(back, str) else ""),
        multipart=multipart,
        warning=warning,
        facts=facts or [],
        links=links or [],
    )


def step(request: HttpRequest, take: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """Take one step and say what became of it."""
    try:
        take()
    except MeetingActionError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return redirect(back)
