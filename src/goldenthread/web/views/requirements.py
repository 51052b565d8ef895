"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def requirements(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def requirements_export(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def requirements_bulk(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
