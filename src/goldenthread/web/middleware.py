"""What is asked of every request before its view: whether somebody must be signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks visitors to sign in, and asks nothing about the reader of a page that is for anybody.

    Django's own looks into the session of every request, so that no page could be kept for all.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponse],
        view_args: list[Any],
        view_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Give the way to sign in where it is needed."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
