"""Risks, issues and the appetite of an organisation."""

from __future__ import annotations

from typing import Any

from django.forms import Form

from goldenthread.records.programmes.models import Programme
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    RadioField,
    TextField,
)

ONE_TO_FIVE = [("", "Not scored"), *((str(n), str(n)) for n in range(1, 6))]
NOT_A_DAY = {"invalid": "Enter a date"}
CODES = "Codes, separated by commas."


def score_field(label: str) -> ChoiceField:
    """Give a field of a likelihood or an impact."""
    return ChoiceField(label=label, choices=ONE_TO_FIVE, required=False)


class OwnedForm(Form):
    """A form of a record with an owner in a programme's organisation."""

    def __init__(self, programme: Programme, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.fields["owner"].queryset = programme.organisation.posts.all()
        self.fields["workstream"].queryset = programme.workstreams.all()


class RiskForm(OwnedForm):
    """A risk with its three scores, controls and links."""

    title = AreaField(
        label="Event", options={"rows": 2}, error_messages={"required": "Write the event"}
    )
    cause = AreaField(label="Cause", required=False, options={"rows": 2})
    effect = AreaField(label="Effect", required=False, options={"rows": 2})
    owner = ModelChoiceField(
        label="Owner", queryset=None, error_messages={"required": "Choose the owner"}
    )
    workstream = ModelChoiceField(
        label="Workstream", queryset=None, required=False, empty_label="Whole programme"
    )
    inherent_likelihood = score_field("Likelihood before controls")
    inherent_impact = score_field("Impact before controls")
    likelihood = score_field("Likelihood now")
    impact = score_field("Impact now")
    target_likelihood = score_field("Likelihood aimed at")
    target_impact = score_field("Impact aimed at")
    controls = AreaField(label="Controls and mitigation", required=False)
    register_ref = TextField(label="Reference in the corporate register", required=False)
    alignment = ChoiceField(
        label="How it stands to the register", choices=Risk.Alignment.choices, required=False
    )
    requirements = TextField(label="Requirements it threatens", required=False, help_text=CODES)
    objectives = TextField(label="Objectives it threatens", required=False, help_text=CODES)
    raised = DayField(label="Raised on", required=False, error_messages=NOT_A_DAY)
    closed = DayField(label="Closed on", required=False, error_messages=NOT_A_DAY)

    def clean(self) -> None:
        """Read scores as numbers, find the links by their codes, and keep the days in order."""
        sent = self.cleaned_data
        for prefix in ("", "inherent_", "target_"):
            for name in (f"{prefix}likelihood", f"{prefix}impact"):
                sent[name] = int(sent[name]) if sent.get(name) else None
            if (sent[f"{prefix}likelihood"] is None) != (sent[f"{prefix}impact"] is None):
                self.add_error(f"{prefix}impact", "Give both likelihood and impact, or neither")
        organisation = self.programme.organisation
        requirements = {
            one.code: one
            for source in organisation.sources.prefetch_related("requirements")
            for one in source.requirements.all()
        }
        objectives = {one.code: one for one in self.programme.objectives.all()}
        self.find("requirements", requirements)
        self.find("objectives", objectives)
        raised, closed = sent.get("raised"), sent.get("closed")
        if raised and closed and closed < raised:
            self.add_error("closed", "It cannot be closed before it was raised")

    def find(self, name: str, known: dict[str, Any]) -> None:
        """Find the records of a field by their codes."""
        codes = [code.strip() for code in self.cleaned_data.get(name, "").split(",")]
        unknown = [code for code in codes if code and code not in known]
        if unknown:
            self.add_error(name, f"There is no code {', '.join(unknown)}")
        else:
            self.cleaned_data[name] = [known[code] for code in codes if code]


class IssueForm(OwnedForm):
    """An issue."""

    title = AreaField(
        label="Issue", options={"rows": 2}, error_messages={"required": "Write the issue"}
    )
    owner = ModelChoiceField(
        label="Owner", queryset=None, error_messages={"required": "Choose the owner"}
    )
    workstream = ModelChoiceField(
        label="Workstream", queryset=None, required=False, empty_label="Whole programme"
    )
    severity = ChoiceField(
        label="Severity", choices=[("", "Not rated"), *Issue.Severity.choices], required=False
    )
    escalated = CheckField(label="Escalated to the board above", required=False)
    raised = DayField(label="Raised on", required=False, error_messages=NOT_A_DAY)
    closed = DayField(label="Closed on", required=False, error_messages=NOT_A_DAY)


class AppetiteForm(Form):
    """The highest score that the organisation accepts."""

    highest = ChoiceField(
        label="Highest score accepted",
        choices=[(str(n), str(n)) for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25)],
    )
    scored = RadioField(
        label="Which score is held against it",
        choices=RiskAppetite.Scored.choices,
        initial=RiskAppetite.Scored.CURRENT,
    )
