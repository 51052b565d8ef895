"""Risks, issues and the appetite of an organisation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from goldenthread.records.people.models import User
from goldenthread.records.programmes.models import Objective, Programme, Requirement
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from goldenthread.vocabulary import band_of
from goldenthread.vocabulary.risk import SCORES
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    NhsBoundField,
    NhsField,
    RadioField,
    TextField,
)

ENDS = {1: " (lowest)", 5: " (highest)"}
ONE_TO_FIVE = [("", "Not scored"), *((str(n), f"{n}{ENDS.get(n, '')}") for n in range(1, 6))]
NOT_A_DAY = {"invalid": "Enter a date"}
SHORT = {"rows": 2}
PAIRS = (
    ("inherent_likelihood", "inherent_impact"),
    ("likelihood", "impact"),
    ("target_likelihood", "target_impact"),
)
LONGEST_LABEL = 160


class LinksBoundField(NhsBoundField):
    """Boxes to tick, under the headings of their records."""

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """(heading, [(value, words, whether it is ticked)])."""
        ticked = {str(value) for value in self.value() or []}
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for record in self.field.queryset:
            heading, words = self.field.words_of(record)
            value = str(record.pk)
            found.setdefault(heading, []).append((value, words, value in ticked))
        return list(found.items())

    def as_field_group(self) -> SafeString:
        """Give the boxes as HTML, folded until they are wanted."""
        groups = self.groups
        shown = {
            "bound": self,
            "groups": groups,
            "ticked": sum(is_on for _, held in groups for _, _, is_on in held),
            "error": self.errors[0] if self.errors else "",
        }
        html = render_to_string("components/risk_links.html", shown, using="jinja2")
        return mark_safe(html)  # noqa: S308 (the template escapes what it is given)


class LinksField(NhsField, forms.ModelMultipleChoiceField):
    """Any of the records of a scoped queryset: boxes to tick."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> LinksBoundField:
        return LinksBoundField(form, self, field_name)

    def words_of(self, record: Requirement | Objective) -> tuple[str, str]:
        """Give the heading that a record stands under, and its code with its words."""
        is_requirement = isinstance(record, Requirement)
        heading = record.source.title if is_requirement else record.programme.name
        named = (record.number if is_requirement else "") or record.code
        return heading, Truncator(f"{named}: {record.text}").chars(LONGEST_LABEL)


def score_field(label: str) -> ChoiceField:
    """Give a field of a likelihood or an impact."""
    return ChoiceField(label=label, choices=ONE_TO_FIVE, required=False)


class OwnedForm(forms.Form):
    """A form of a record with an owner in a programme's organisation."""

    def __init__(self, programme: Programme, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["owner"].queryset = programme.organisation.posts.all()
        self.fields["workstream"].queryset = programme.workstreams.all()

    def clean(self) -> None:
        """Keep the days in order and out of the future."""
        raised, closed = self.cleaned_data.get("raised"), self.cleaned_data.get("closed")
        for name, day in (("raised", raised), ("closed", closed)):
            if day and day > dt.date.today():
                self.add_error(name, "Enter today or a day in the past")
        if raised and closed and closed < raised:
            self.add_error("closed", "It cannot be closed before it was raised")


class RiskForm(OwnedForm):
    """A risk with its three scores, controls and links."""

    cause = AreaField(
        label="Cause", required=False, options=SHORT, help_text="What makes it possible."
    )
    title = AreaField(
        label="Event",
        options=SHORT,
        help_text="What may happen. It is the risk's name in lists and reports.",
        error_messages={"required": "Write the event"},
    )
    effect = AreaField(
        label="Effect", required=False, options=SHORT, help_text="What would follow from it."
    )
    owner = ModelChoiceField(
        label="Owner",
        queryset=None,
        empty_label="Choose an owner",
        error_messages={"required": "Choose the owner"},
    )
    workstream = ModelChoiceField(
        label="Workstream", queryset=None, required=False, empty_label="Whole programme"
    )
    unit = ModelChoiceField(
        label="Unit", queryset=None, required=False, empty_label="Whole organisation"
    )
    inherent_likelihood = score_field("Likelihood before controls")
    inherent_impact = score_field("Impact before controls")
    likelihood = score_field("Likelihood now")
    impact = score_field("Impact now")
    target_likelihood = score_field("Target likelihood")
    target_impact = score_field("Target impact")
    controls = AreaField(label="Controls and mitigation", required=False)
    register_ref = TextField(
        label="Reference in the corporate register",
        required=False,
        max_length=60,
        options={"classes": "nhsuk-input--width-10"},
        error_messages={"max_length": "The reference must be 60 characters or fewer"},
    )
    alignment = ChoiceField(
        label="How it stands to the register", choices=Risk.Alignment.choices, required=False
    )
    requirements = LinksField(label="Requirements it threatens", queryset=None, required=False)
    objectives = LinksField(label="Objectives it threatens", queryset=None, required=False)
    raised = DayField(label="Raised on", required=False, error_messages=NOT_A_DAY)
    closed = DayField(
        label="Closed on",
        required=False,
        help_text="Leave it empty while the risk is open.",
        error_messages=NOT_A_DAY,
    )

    def __init__(self, programme: Programme, reader: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(programme, *args, **kwargs)
        own = programme.organisation
        self.fields["unit"].queryset = own.units.all()
        self.fields["requirements"].queryset = (
            Requirement.objects.visible_to(reader)
            .filter(source__organisation=own)
            .select_related("source")
            .order_by("source__title", "order", "pk")
        )
        self.fields["objectives"].queryset = (
            Objective.objects.visible_to(reader)
            .filter(programme__organisation=own)
            .select_related("programme")
            .order_by("programme__name", "order", "pk")
        )

    def clean(self) -> None:
        """Read scores as numbers; each needs both its parts."""
        super().clean()
        sent = self.cleaned_data
        for likelihood, impact in PAIRS:
            for name in (likelihood, impact):
                sent[name] = int(sent[name]) if sent.get(name) else None
            if (sent[likelihood] is None) != (sent[impact] is None):
                missing = likelihood if sent[likelihood] is None else impact
                label = self.fields[missing].label.lower()
                self.add_error(missing, f"Choose the {label} too, or leave both not scored")


class IssueForm(OwnedForm):
    """An issue."""

    title = AreaField(
        label="Issue",
        options=SHORT,
        help_text="What has gone wrong.",
        error_messages={"required": "Write the issue"},
    )
    owner = ModelChoiceField(
        label="Owner",
        queryset=None,
        empty_label="Choose an owner",
        error_messages={"required": "Choose the owner"},
    )
    workstream = ModelChoiceField(
        label="Workstream", queryset=None, required=False, empty_label="Whole programme"
    )
    severity = ChoiceField(
        label="Severity", choices=[("", "Not rated"), *Issue.Severity.choices], required=False
    )
    escalated = CheckField(label="Escalated to the board above", required=False)
    raised = DayField(label="Raised on", required=False, error_messages=NOT_A_DAY)
    closed = DayField(
        label="Closed on",
        required=False,
        help_text="Leave it empty while the issue is open.",
        error_messages=NOT_A_DAY,
    )


class AppetiteForm(forms.Form):
    """The highest score that the organisation accepts."""

    highest = ChoiceField(
        label="Highest score accepted",
        help_text="Likelihood times impact, 1 to 25.",
        choices=[
            ("", "Choose a score"),
            *((str(n), f"{n} ({band_of(n).words.lower()})") for n in sorted(SCORES)),
        ],
        error_messages={"required": "Choose the highest score accepted"},
    )
    scored = RadioField(
        label="Which score is held against it",
        choices=RiskAppetite.Scored.choices,
        initial=RiskAppetite.Scored.CURRENT,
        error_messages={"required": "Choose which score is held against it"},
    )
