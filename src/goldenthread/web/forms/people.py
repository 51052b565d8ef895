"""Forms of the administrators: people, posts, business rules, choices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth import password_validation
from django.forms import Form

from goldenthread.assure.business_rules import PAPER_GRID, CellAction, Grid
from goldenthread.records.measures.grid import Place
from goldenthread.records.organisations.models import Membership, Organisation
from goldenthread.vocabulary import ActionCode
from goldenthread.web.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    PasswordField,
    RadioField,
    TextField,
)

ROLE_HINTS = {
    Membership.Role.VIEWER: "Viewer: reads everything of the organisation",
    Membership.Role.CONTRIBUTOR: "Contributor: writes about the measures whose post they hold",
    Membership.Role.APPROVER: "Approver: writes about every measure, signs reports off",
    Membership.Role.ADMINISTRATOR: "Administrator: also keeps people, rules and imports",
}
SHIPPED = "shipped"


class RoleForm(Form):
    """The role of a person, and whether they import figures."""

    role = RadioField(label="Role", choices=list(ROLE_HINTS.items()))
    loads_figures = CheckField(label="May import workbooks", required=False)


class PersonForm(RoleForm):
    """A new person with their first role."""

    username = TextField(
        label="User name",
        options={"classes": "nhsuk-input--width-20"},
        error_messages={"required": "Enter a user name"},
    )
    first_name = TextField(label="First name", required=False)
    last_name = TextField(label="Last name", required=False)
    password = PasswordField(
        label="First password",
        help_text="Tell it to the person, who changes it after signing in.",
        options={"autocomplete": "new-password"},
        error_messages={"required": "Enter a first password"},
    )
    field_order = ["username", "first_name", "last_name", "password", "role", "loads_figures"]

    def clean_password(self) -> str:
        """Refuse a weak password, saying why."""
        password_validation.validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]


class HoldingForm(Form):
    """Who holds a post, and since when."""

    post = ModelChoiceField(label="Post", queryset=None, empty_label="Choose a post")
    member = ModelChoiceField(label="Person", queryset=None, empty_label="Choose a person")
    held_from = DayField(label="From", initial=dt.date.today)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = organisation.posts.all()
        self.fields["member"].queryset = organisation.memberships.select_related("user")
        self.fields["member"].label_from_instance = lambda membership: str(membership.user)


class LeavingForm(Form):
    """The last day of holding a post."""

    held_to = DayField(label="Last day", initial=dt.date.today)


class ChancesForm(Form):
    """Whether scorecards and reports say how likely targets are met."""

    shows_chances = CheckField(
        label="Say how likely each measure meets its target in the next period", required=False
    )


class GridForm(Form):
    """Every cell of the business-rule table: an action and words, or the shipped rule."""

    def __init__(self, grid: Grid, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grid = grid
        for place, cell in grid.items():
            shipped = PAPER_GRID[place]
            choices = [(SHIPPED, f"As shipped: {shipped.code.label}")]
            choices += [(code.value, code.label) for code in ActionCode if code.value != "none"]
            name = field_name(place)
            words = place_words(place)
            self.fields[name] = ChoiceField(
                label=f"Action: {words}",
                choices=choices,
                initial=cell.code.value if cell.is_own else SHIPPED,
            )
            self.fields[f"{name}-words"] = TextField(
                label=f"Advice: {words}",
                required=False,
                max_length=300,
                initial=cell.advice if cell.is_own else "",
            )

    @property
    def cells(self) -> dict[Place, tuple[ActionCode, str] | None]:
        """The cells as the reader wants them; None for the shipped rule."""
        return {place: self.wanted(field_name(place)) for place in self.grid}

    def wanted(self, name: str) -> tuple[ActionCode, str] | None:
        """Give one cell as sent."""
        code = self.cleaned_data[name]
        if code == SHIPPED:
            return None
        return ActionCode(code), self.cleaned_data[f"{name}-words"]

    def bound_cell(self, place: Place) -> tuple[Any, Any, CellAction]:
        """Give both fields of a cell and its shipped rule, for the table."""
        name = field_name(place)
        return self[name], self[f"{name}-words"], PAPER_GRID[place]


def field_name(place: Place) -> str:
    """Give the name of a cell's field."""
    role, assurance, variation = place
    return f"{role.value}-{assurance}-{variation}"


def place_words(place: Place) -> str:
    """Give a cell in words, for its label."""
    role, assurance, variation = place
    return f"{role.label}, {assurance}, {variation}".replace("_", " ")
