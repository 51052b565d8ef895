"""The page that shows every component in every state."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from goldenthread.web.page import page
from goldenthread.web.presenters.components import ComponentsPage


def components(request: HttpRequest) -> HttpResponse:
    """Show the components."""
    return page(request, "components.html", shown=ComponentsPage())
