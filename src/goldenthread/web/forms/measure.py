"""What those allowed write about a measure: commentary, baselines, annotations, figures."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form, formset_factory

from goldenthread.records.measures.models import Annotation, Measure, Observation, Series
from goldenthread.vocabulary import (
    Period,
    PeriodKind,
    PeriodParseError,
    Value,
    ValueParseError,
    parse_period,
    parse_value,
)
from goldenthread.web.forms.fields import (
    AreaField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    RadioField,
    TextField,
)
from goldenthread.web.forms.words import CheckedForm

WHOLE = "Whole organisation"


class CommentaryForm(CheckedForm):
    """The owner's words on a measure in a period."""

    summary = AreaField(
        label="Summary",
        help_text="What the figures show and why.",
        error_messages={"required": "Write a summary"},
    )
    actions = AreaField(label="Actions", required=False, help_text="What is being done.")
    assurance = AreaField(
        label="Assurance and timescales",
        required=False,
        help_text="How you know that it works, and when the target will be met.",
    )


class LineForm(Form):
    """A form about one line of a measure; the choice is left out where there is one line only."""

    series = ChoiceField(label="Line", required=False)

    def __init__(self, measure: Measure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure
        self.lines = {str(line.pk): line for line in measure.series.all()}
        named = {key: line for key, line in self.lines.items() if line.code}
        if not named:
            del self.fields["series"]
            return
        words = [(key, line.name or line.code) for key, line in named.items()]
        self.fields["series"].choices = [("", WHOLE), *words]

    @property
    def line(self) -> Series | None:
        """The line chosen; None for the whole organisation."""
        return self.lines.get(self.cleaned_data.get("series", ""))


class PeriodForm(LineForm):
    """A form about one period of a line."""

    period = TextField(
        label="Period",
        options={"classes": "nhsuk-input--width-10"},
        help_text="For example 2023-03, Mar-23 or Q4 2022/23.",
        error_messages={"required": "Enter a period"},
    )

    def clean_period(self) -> Period:
        """Read the period as the papers write it."""
        try:
            return parse_period(self.cleaned_data["period"], PeriodKind(self.measure.frequency))
        except PeriodParseError as error:
            raise ValidationError(str(error)) from error


class RebaseForm(LineForm):
    """New limits from a date on, with the reason."""

    starts = DayField(
        label="First day of the new baseline",
        help_text="The limits are computed again from the point of this date.",
        error_messages={"required": "Enter the first day", "invalid": "Enter a date"},
    )
    reason = AreaField(
        label="Reason",
        options={"rows": 3},
        help_text="What changed in the process. It is printed with the chart.",
        error_messages={"required": "Give the reason for the new baseline"},
    )
    field_order = ["starts", "reason", "series"]


class AnnotationForm(PeriodForm):
    """A note at a point, or the mark that keeps the point out of the calculations."""

    kind = RadioField(
        label="What should it do?",
        choices=[
            (Annotation.Kind.NOTE, "Explain the point"),
            (Annotation.Kind.GHOST, "Show the point but keep it out of every calculation"),
        ],
        initial=Annotation.Kind.NOTE,
    )
    text = AreaField(
        label="Text", options={"rows": 3}, error_messages={"required": "Write the annotation"}
    )
    field_order = ["period", "kind", "text", "series"]


class FigureForm(PeriodForm):
    """A figure of a period, new or corrected."""

    value = TextField(
        label="Figure",
        options={"classes": "nhsuk-input--width-10"},
        error_messages={"required": "Enter the figure"},
    )
    numerator = TextField(
        label="Numerator", required=False, options={"classes": "nhsuk-input--width-10"}
    )
    denominator = TextField(
        label="Denominator", required=False, options={"classes": "nhsuk-input--width-10"}
    )
    status = RadioField(
        label="Status", choices=Observation.Status.choices, initial=Observation.Status.FINAL
    )
    note = AreaField(
        label="Note",
        required=False,
        options={"rows": 2},
        help_text="Why a figure is corrected, or what a reader should know about it.",
    )
    field_order = ["period", "value", "numerator", "denominator", "status", "note", "series"]

    def __init__(self, measure: Measure, *args: Any, **kwargs: Any) -> None:
        super().__init__(measure, *args, **kwargs)
        self.fields["value"].help_text = f"As the papers write it ({measure.get_kind_display()})."

    def clean_value(self) -> Value:
        """Read the figure under the measure's kind."""
        try:
            return parse_value(self.cleaned_data["value"], self.measure.spec)
        except ValueParseError as error:
            raise ValidationError(str(error)) from error

    def clean_numerator(self) -> Decimal | None:
        return number_of(self.cleaned_data["numerator"], "numerator")

    def clean_denominator(self) -> Decimal | None:
        return number_of(self.cleaned_data["denominator"], "denominator")

    def clean(self) -> None:
        """Ask for both parts of a ratio or none."""
        parts = self.cleaned_data.get("numerator"), self.cleaned_data.get("denominator")
        if (parts[0] is None) != (parts[1] is None) and not self.errors:
            self.add_error("denominator", "Enter both the numerator and the denominator, or none")


def number_of(written: str, name: str) -> Decimal | None:
    """Give a decimal number, None for nothing written."""
    text = written.replace(",", "").strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValidationError(f"The {name} must be a number") from error
    if not number.is_finite():
        raise ValidationError(f"The {name} must be a number")
    return number


class CountermeasureForm(Form):
    """Problem, owner and desired trend of a countermeasure summary."""

    problem = AreaField(
        label="Problem",
        help_text="What is wrong, for whom, since when.",
        error_messages={"required": "Write what the problem is"},
    )
    desired_trend = TextField(label="Desired trend", required=False)
    owner = ModelChoiceField(
        label="Owner", required=False, queryset=None, empty_label="No owner recorded"
    )

    def __init__(self, measure: Measure, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = measure.organisation.posts.all()


class ContributorForm(Form):
    """A top contributor to the problem; an empty row is left out."""

    contributor = TextField(label="Contributor", required=False)
    area = TextField(label="Area", required=False)
    note = AreaField(label="Note", required=False, options={"rows": 2})


class CountermeasureActionForm(Form):
    """A row of the action plan; an empty row is left out."""

    action = AreaField(label="Action", required=False, options={"rows": 2})
    contributor = TextField(label="Contributor it answers", required=False)
    owner = TextField(label="Owner", required=False)
    due = TextField(label="Due", required=False, options={"classes": "nhsuk-input--width-10"})
    status = TextField(label="Status", required=False, options={"classes": "nhsuk-input--width-10"})


ContributorRows = formset_factory(ContributorForm, extra=2)
ActionRows = formset_factory(CountermeasureActionForm, extra=2)


def filled_rows(rows: Any, key: str) -> list[dict[str, str]]:
    """Give the cleaned rows that say something under `key`."""
    return [row.cleaned_data for row in rows if row.cleaned_data.get(key)]
