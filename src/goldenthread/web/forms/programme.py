"""What people state and decide in a programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import Form

from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import Action, AssuranceDecision, Evidence
from goldenthread.vocabulary import StatusScale, StatusStep
from goldenthread.web.forms.fields import (
    AreaField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    RadioField,
    TextField,
    UploadField,
)
from goldenthread.web.forms.words import CheckedForm

MOST_UPLOAD = 25 * 1024 * 1024
BY_RULE = "As the rule proposes"
SHORT = {"rows": 3}
NOT_A_DAY = {"required": "Enter a date", "invalid": "Enter a date"}


def lines_of(label: str, hint: str = "One item a line.") -> AreaField:
    """Give a field of items, one a line."""
    return AreaField(label=label, required=False, help_text=hint)


class StepForm(CheckedForm):
    """A form with statuses on a scale; an empty one leaves it to the rule."""

    step_fields: tuple[str, ...] = ()

    def __init__(self, scale: StatusScale, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scale = scale
        steps = [(step.code, step.words) for step in reversed(scale.steps)]
        for name in self.step_fields:
            self.fields[name].choices = [("", BY_RULE), *steps]

    def step(self, name: str) -> StatusStep | None:
        """Give the step that was chosen."""
        return self.scale.find(self.cleaned_data.get(name, ""))


class ActionForm(StepForm):
    """The progress of an action as of a day."""

    step_fields = ("delivery", "embedding")

    on = DayField(label="As of", error_messages=NOT_A_DAY)
    delivery = ChoiceField(label="Delivery", required=False)
    embedding = ChoiceField(label="Embedding", required=False)
    reason = AreaField(
        label="Reason",
        required=False,
        options=SHORT,
        help_text="Needed where a status is not the one that the rule proposes.",
    )
    forecast = DayField(
        label="Forecast",
        required=False,
        help_text="When it will be done. The agreed date moves only by a change request.",
        error_messages=NOT_A_DAY,
    )
    completed = DayField(label="Completed on", required=False, error_messages=NOT_A_DAY)
    recovery = AreaField(
        label="Recovery actions",
        required=False,
        options=SHORT,
        help_text="What brings it back on track; needed where it is late by under a month.",
    )
    explanation = AreaField(
        label="Explanation",
        required=False,
        options=SHORT,
        help_text="Why it is red. Needed before sign-off.",
    )
    mitigation = AreaField(
        label="Mitigation",
        required=False,
        options=SHORT,
        help_text="What limits the harm. Needed before sign-off where it is red.",
    )


class MilestoneForm(StepForm):
    """The progress of a milestone as of a day."""

    step_fields = ("status",)

    on = DayField(label="As of", error_messages=NOT_A_DAY)
    status = ChoiceField(label="Status", required=False)
    reason = AreaField(
        label="Reason",
        required=False,
        options=SHORT,
        help_text="Needed where the status is not the one that the rule proposes.",
    )
    forecast = DayField(label="Forecast", required=False, error_messages=NOT_A_DAY)
    completed = DayField(label="Completed on", required=False, error_messages=NOT_A_DAY)
    commentary = AreaField(label="Commentary", required=False)


class EvidenceForm(Form):
    """Proof of an action."""

    title = TextField(label="Title", error_messages={"required": "Write a title"})
    kind = RadioField(label="Kind", choices=Evidence.Kind.choices, initial=Evidence.Kind.DOCUMENT)
    proves = AreaField(label="What it proves", required=False, options=SHORT)
    about = DayField(
        label="Date that it is about",
        required=False,
        help_text="For example the day of the audit; the day you add it is kept apart.",
        error_messages=NOT_A_DAY,
    )
    measure = ModelChoiceField(
        label="Measure that shows the effect",
        required=False,
        queryset=None,
        empty_label="None",
    )
    upload = UploadField(label="File", required=False, help_text="At most 25 MB.")
    file = TextField(label="Or its address", required=False)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = organisation.measures.all()

    def clean_upload(self) -> Any:
        """Refuse files that are too large."""
        sent = self.cleaned_data["upload"]
        if sent and sent.size > MOST_UPLOAD:
            self.add_error("upload", "The file must be smaller than 25 MB")
        return sent


class NoteForm(Form):
    """A note to those who decide."""

    note = AreaField(label="Note to the panel", required=False, options=SHORT)


class DecisionForm(Form):
    """What the panel decides."""

    outcome = RadioField(
        label="Outcome",
        choices=AssuranceDecision.Outcome.choices,
        error_messages={"required": "Choose the outcome"},
    )
    reason = AreaField(
        label="Reason",
        required=False,
        help_text="Needed unless it is approved: what the owner has to bring.",
    )
    panel_date = DayField(label="Day of the panel", error_messages=NOT_A_DAY)


class ChangeForm(Form):
    """A change of date or scope that is asked for."""

    new_due = DayField(label="New date", required=False, error_messages=NOT_A_DAY)
    new_text = AreaField(
        label="New scope", required=False, options=SHORT, help_text="The new wording."
    )
    reason = AreaField(
        label="Reason", options=SHORT, error_messages={"required": "Give the reason"}
    )


class DecideChangeForm(Form):
    """The decision on a change request."""

    outcome = RadioField(
        label="Decision",
        choices=[("approved", "Approve"), ("refused", "Refuse")],
        error_messages={"required": "Choose the decision"},
    )
    remark = AreaField(label="Remark", required=False, options=SHORT)


class HighlightForm(StepForm):
    """The highlight report of a period."""

    step_fields = ("delivery", "embedding")

    summary = AreaField(label="Summary", error_messages={"required": "Write the summary"})
    delivery = ChoiceField(label="Delivery", required=False)
    embedding = ChoiceField(label="Embedding", required=False)
    reason = AreaField(
        label="Reason",
        required=False,
        options=SHORT,
        help_text="Needed where a status is not the one that the rule gives.",
    )
    progress = lines_of("Progress against key outcomes")
    next = lines_of("Key activity, period ahead")
    well = lines_of("What has gone well")
    not_well = lines_of("What has not gone so well")
    risks = lines_of("Key risks")
    escalations = lines_of("Issues for escalation")


class RemarkForm(Form):
    """Words that go with a step."""

    remark = AreaField(
        label="What is to be changed",
        options=SHORT,
        error_messages={"required": "Write a remark"},
    )


class StatusForm(StepForm):
    """The status of a programme as stated."""

    step_fields = ("stated",)

    stated = ChoiceField(label="Status", required=False)
    reason = AreaField(
        label="Reason",
        required=False,
        options=SHORT,
        help_text="Needed where it is not the one that the rule gives.",
    )


class SplitForm(Form):
    """A new unit out of part of another."""

    unit = ModelChoiceField(
        label="Unit that is split", queryset=None, error_messages={"required": "Choose a unit"}
    )
    name = TextField(label="Name of the new unit", error_messages={"required": "Enter a name"})
    code = TextField(
        label="Code of the new unit",
        options={"classes": "nhsuk-input--width-10"},
        error_messages={"required": "Enter a code"},
    )
    starts = DayField(label="First day", error_messages=NOT_A_DAY)
    actions = TextField(
        label="Actions that move to it",
        required=False,
        help_text="Their codes, separated by commas. Their deadlines stay.",
    )

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["unit"].queryset = organisation.units.all()
        self.chosen: list[Action] = []

    def clean_actions(self) -> str:
        """Find the actions by their codes."""
        written = self.cleaned_data["actions"]
        codes = [code.strip() for code in written.split(",") if code.strip()]
        found = {one.code: one for one in self.organisation.actions.filter(code__in=codes)}
        if unknown := [code for code in codes if code not in found]:
            self.add_error("actions", f"No action has the code {', '.join(unknown)}")
        self.chosen = [found[code] for code in codes if code in found]
        return written


def initial_lines(items: Iterable[str]) -> str:
    """Give items as the text of a field."""
    return "\n".join(items)
