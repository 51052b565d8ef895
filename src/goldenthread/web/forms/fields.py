"""Form fields that know their component of the design system."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


class NhsBoundField(BoundField):
    """A field of a form at hand: prints itself with label, hint, error and component."""

    def as_field_group(self) -> SafeString:
        """Give the whole group as HTML, with the error tied to the input."""
        checked = getattr(self.form, "words", None)
        shown = {
            "bound": self,
            "field": self.field,
            "error": self.errors[0] if self.errors else "",
            "words": checked.of(self.name, self.value()) if checked else None,
        }
        html = render_to_string("components/field.html", shown, using="jinja2")
        return mark_safe(html)  # noqa: S308 (the template escapes what it is given)


class NhsField(forms.Field):
    """Adds a component's name and options to a field of Django."""

    component = "input"

    def __init__(self, *, options: dict[str, Any] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(**kwargs)
        self.options = options or {}

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> NhsBoundField:
        return NhsBoundField(form, self, field_name)


class TextField(NhsField, forms.CharField):
    """One line of text."""


class EmailField(NhsField, forms.EmailField):
    """An e-mail address."""


class PasswordField(NhsField, forms.CharField):
    """A password, hidden until the reader asks to see it."""

    component = "password"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)


class AreaField(NhsField, forms.CharField):
    """Several lines of text."""

    component = "textarea"


class ChoiceField(NhsField, forms.ChoiceField):
    """One of a list: a drop-down."""

    component = "select"


class RadioField(NhsField, forms.ChoiceField):
    """One of a few: radio buttons."""

    component = "radios"


class ModelChoiceField(NhsField, forms.ModelChoiceField):
    """One of the records of a scoped queryset."""

    component = "select"


class CheckField(NhsField, forms.BooleanField):
    """A single box to tick."""

    component = "checkbox"


class DayField(NhsField, forms.DateField):
    """A date, typed as 2023-04-01 or 1/4/2023, with the browser's calendar."""

    component = "date"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"])
        super().__init__(**kwargs)


class TimeField(NhsField, forms.TimeField):
    """A time of day, typed as 09:45, with the browser's clock."""

    component = "time"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p"])
        kwargs.setdefault("error_messages", {"invalid": "Enter a time such as 09:45"})
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value


class NumberField(NhsField, forms.IntegerField):
    """A whole number."""


class UploadField(NhsField, forms.FileField):
    """A file from the reader's machine."""

    component = "file"
