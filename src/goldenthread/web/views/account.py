"""Signing in and out, the reader's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.records.organisations import access
from goldenthread.web.forms.account import PasswordForm, SignInForm
from goldenthread.web.page import common_context, page


class SignIn(LoginView):
    """Signs a person in; Django keeps the address they came for."""

    template_name = "account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), **common_context(self.request)}


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Say that sign-in is closed for a while after too many failures."""
    return page(request, "account/locked_out.html", status=429)


def account(request: HttpRequest) -> HttpResponse:
    """Show the reader's roles and posts."""
    memberships = request.user.memberships.select_related("organisation")
    holdings = request.user.holdings.select_related("post__organisation").order_by("-held_from")
    return page(request, "account/account.html", memberships=memberships, holdings=holdings)


def change_password(request: HttpRequest) -> HttpResponse:
    """Change the reader's own password and keep them signed in."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        access.change_password(
            user=request.user, password=form.cleaned_data["new"], by=request.user
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your password is changed")
        return redirect("account")
    return page(request, "account/change_password.html", form=form)
