"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def highlight(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def highlight_write(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def highlight_submit(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def highlight_return(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def highlight_sign_off(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404


def highlight_reopen(request: HttpRequest, **place: object) -> HttpResponse:
    raise Http404
