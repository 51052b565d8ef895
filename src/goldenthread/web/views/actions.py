"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def action(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_update(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_evidence(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def evidence_file(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_submit(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_withdraw(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_change(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
