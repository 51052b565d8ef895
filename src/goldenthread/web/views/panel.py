"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def panel(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def sign_off(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def change_decide(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def action_decide(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
