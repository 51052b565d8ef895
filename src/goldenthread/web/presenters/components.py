"""Examples of every component in every state, for the page that shows them."""

from __future__ import annotations

from django import forms

from goldenthread.vocabulary import Assurance, PointType, Variation
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    PasswordField,
    RadioField,
    TextField,
    TimeField,
    UploadField,
)
from goldenthread.web.presenters.rows import CHANGE_COLOURS

CHOICES = [("", "Choose"), ("a", "First"), ("b", "Second")]


class ExampleForm(forms.Form):
    """One field of each component."""

    text = TextField(label="Text", help_text="A hint", error_messages={"required": "Enter text"})
    area = AreaField(label="Several lines", error_messages={"required": "Write something"})
    choice = ChoiceField(
        label="List", choices=CHOICES, error_messages={"required": "Choose from the list"}
    )
    radio = RadioField(label="Few", choices=CHOICES[1:], error_messages={"required": "Choose one"})
    check = CheckField(label="Agree", error_messages={"required": "Tick the box"})
    day = DayField(label="Day", error_messages={"required": "Enter a day"})
    time = TimeField(label="Time", error_messages={"required": "Enter a time"})
    password = PasswordField(label="Password", error_messages={"required": "Enter it"})
    upload = UploadField(label="File", error_messages={"required": "Choose a file"})


class ComponentsPage:
    """Every component with its states."""

    variations = tuple(Variation)
    assurances = tuple(Assurance)
    point_types = tuple(PointType)
    changes = tuple({"text": c.label, "colour": colour} for c, colour in CHANGE_COLOURS.items())
    comparisons = (
        ("met", "92.1%"),
        ("nearly", "89.9%"),
        ("not_met", "71.0%"),
        ("", "N/A"),
    )

    @property
    def positions(self) -> list[dict[str, object]]:
        """A figure in each state of comparison, final and provisional."""
        return [
            {"text": text, "comparison": comparison, "is_provisional": provisional}
            for provisional in (False, True)
            for comparison, text in self.comparisons
        ]

    @property
    def form(self) -> ExampleForm:
        """A form as first seen."""
        return ExampleForm(auto_id="empty-%s", prefix="empty")

    @property
    def wrong_form(self) -> ExampleForm:
        """The same form sent with nothing in it."""
        return ExampleForm({}, auto_id="wrong-%s", prefix="wrong")
