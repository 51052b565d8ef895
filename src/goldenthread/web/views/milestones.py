"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def milestones(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def milestone_update(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def milestone_change(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
