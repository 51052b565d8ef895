"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def programme(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def programme_list(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def programme_status(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def programme_findings(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def trajectories(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def workstream(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def unit_split(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
