"""Pages for when something is not there, not allowed, or went wrong."""

from __future__ import annotations

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.template.loader import render_to_string

from goldenthread.web.page import page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; can come before anything is known of the request, so it asks for nothing."""
    return HttpResponseBadRequest(render_to_string("errors/bad_request.html"))


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reader may know of the page but may not do this."""
    return page(request, "errors/not_allowed.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's safety mark is missing or old."""
    return page(request, "errors/form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this reader to know of."""
    return page(request, "errors/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: says so without asking the database for anything."""
    return HttpResponseServerError(render_to_string("errors/server_error.html"))
