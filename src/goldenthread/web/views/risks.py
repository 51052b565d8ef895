"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def risks(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def risk_add(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def risk(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def risk_appetite(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def issue_add(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def issue(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
