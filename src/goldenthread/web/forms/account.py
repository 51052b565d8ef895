"""Signing in and changing a password."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.forms import Form, ValidationError

from goldenthread.records.people.models import User
from goldenthread.web.forms.fields import PasswordField, TextField


class SignInForm(AuthenticationForm):
    """User name and password; the same words for every failure."""

    username = TextField(
        label="User name",
        options={"autocomplete": "username", "attributes": {"autocapitalize": "none"}},
        error_messages={"required": "Enter your user name"},
    )
    password = PasswordField(label="Password", error_messages={"required": "Enter your password"})
    error_messages = {
        "invalid_login": "The user name or password is not right",
        "inactive": "The user name or password is not right",
    }


class PasswordForm(Form):
    """The present password and a new one."""

    present = PasswordField(
        label="Present password", error_messages={"required": "Enter your present password"}
    )
    new = PasswordField(
        label="New password",
        help_text="At least 8 characters, not a common word, not only digits.",
        options={"autocomplete": "new-password"},
        error_messages={"required": "Enter a new password"},
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        """Refuse when the present password is not right."""
        if not self.user.check_password(self.cleaned_data["present"]):
            raise ValidationError("Your present password is not right")
        return self.cleaned_data["present"]

    def clean_new(self) -> str:
        """Refuse a weak password, saying why."""
        password_validation.validate_password(self.cleaned_data["new"], self.user)
        return self.cleaned_data["new"]
