"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def scorecard(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
