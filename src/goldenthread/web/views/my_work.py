"""The reader's own list of what to do, and their due dates as a calendar."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from goldenthread.records.people.subscriptions import user_of_calendar
from goldenthread.web.page import page
from goldenthread.web.presenters.calendar import calendar_of
from goldenthread.web.presenters.my_work import MyWorkPage
from goldenthread.web.scope import scope_of

MINUTE = 60  # seconds


@cache_control(private=True, no_store=True)
def my_work(request: HttpRequest, code: str) -> HttpResponse:
    """Show what waits for the reader in the organisation."""
    scope = scope_of(request, code)
    return page(request, "my_work.html", scope=scope, current="my-work", shown=MyWorkPage(scope))


@login_not_required
@require_safe
@cache_control(private=True, max_age=15 * MINUTE)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar of the token's user to their calendar program, which cannot sign in."""
    request.path = reverse("calendar", args=["hidden"])  # what logs of errors name
    user = user_of_calendar(token)
    if user is None:
        raise Http404("no such calendar")
    return HttpResponse(
        calendar_of(user, dt.date.today()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="golden-thread.ics"'},
    )
