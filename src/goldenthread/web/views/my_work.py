"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def my_work(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def calendar(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
