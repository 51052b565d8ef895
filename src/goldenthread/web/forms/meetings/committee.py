"""A committee, its seats, its terms of reference and its forward plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.forms import Form

from goldenthread.records.meetings.models import Committee, TermsApproval
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.build import COMPOSITIONS
from goldenthread.vocabulary.meetings import Frequency, PaperSource, Purpose, Seat, Standing
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    NumberField,
    RadioField,
    TextField,
)
from goldenthread.web.forms.meetings.fields import (
    A_DAY,
    NARROW,
    NOT_A_DAY,
    NOT_A_NUMBER,
    PostField,
    choices_of,
    code_field,
    posts_of,
)

REPORTS = [("", "None"), *((code, one.title) for code, one in COMPOSITIONS.items())]
MADE_HERE = (PaperSource.REPORT, PaperSource.MINUTES, PaperSource.ACTION_LOG, PaperSource.SUMMARY)


class CommitteeForm(Form):
    """The facts of a committee."""

    name = TextField(label="Name", max_length=200, error_messages={"required": "Enter a name"})
    code = code_field("imports and the command line")
    parent = ModelChoiceField(
        label="Reports to", queryset=None, required=False, empty_label="No other committee"
    )
    purpose = AreaField(label="Purpose", required=False, options={"rows": 3})
    quorum = TextField(
        label="Quorum",
        required=False,
        max_length=300,
        help_text="For example: the chair and two non-executive directors.",
    )
    frequency = TextField(label="How often it meets", required=False, max_length=300)
    papers_due = NumberField(
        label="Papers are due",
        min_value=0,
        max_value=60,
        help_text="Working days before the meeting.",
        options=NARROW,
        error_messages={**NOT_A_NUMBER, "required": "Enter a number of working days"},
    )
    review_due = DayField(label="Next review due", required=False, error_messages=NOT_A_DAY)

    def __init__(
        self, organisation: Organisation, committee: Committee | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        others = organisation.committees.all()
        self.fields["parent"].queryset = others.exclude(pk=committee.pk) if committee else others
        if committee:
            del self.fields["code"]


class SeatForm(Form):
    """A post's seat on a committee."""

    post = PostField(
        label="Post",
        required=True,
        empty_label="Choose a post",
        error_messages={"required": "Choose a post"},
    )
    seat = ChoiceField(label="Seat", choices=choices_of(Seat))
    standing = ChoiceField(
        label="Standing", choices=choices_of(Standing), help_text="The quorum counts by it."
    )
    reads_private = CheckField(
        label="Reads the private business of the committee",
        required=False,
        help_text="Whoever holds the post. A role in the organisation alone opens nothing private.",
    )
    held_from = DayField(label="From", required=False, error_messages=NOT_A_DAY)

    def __init__(self, organisation: Organisation | None, *args: Any, **kwargs: Any) -> None:
        """Take the organisation whose posts can be seated; None for a seat that is there."""
        super().__init__(*args, **kwargs)
        if organisation is None:
            del self.fields["post"], self.fields["held_from"]
        else:
            self.fields["post"].queryset = posts_of(organisation)


class SeatEndForm(Form):
    """The last day of a seat."""

    held_to = DayField(label="Last day", initial=dt.date.today, error_messages=A_DAY)


class TermsForm(Form):
    """A new version of terms of reference: headings, each with its lines."""

    text = AreaField(
        label="Terms of reference",
        help_text="Begin each heading with # and write its clauses below it, one a line.",
        options={"rows": 30},
        error_messages={"required": "Write the terms of reference"},
    )
    review_due = DayField(label="Next review due", required=False, error_messages=NOT_A_DAY)


class TermsApprovalForm(Form):
    """Who agreed or approved the terms of reference, and when."""

    step = RadioField(
        label="Step",
        choices=TermsApproval.Step.choices,
        error_messages={"required": "Choose the step"},
    )
    body = TextField(
        label="By which committee or board",
        max_length=200,
        error_messages={"required": "Enter the committee or board"},
    )
    on = DayField(label="On", initial=dt.date.today, error_messages=A_DAY)
    remark = TextField(label="Remark", required=False, max_length=400)


class PlannedItemForm(Form):
    """An item of a forward plan."""

    title = TextField(label="Title", max_length=300, error_messages={"required": "Enter a title"})
    code = code_field("imports")
    section = TextField(label="Section of the agenda", required=False, max_length=200)
    purpose = ChoiceField(
        label="Purpose", required=False, choices=choices_of(Purpose, "Not recorded")
    )
    frequency = ChoiceField(label="How often", choices=choices_of(Frequency))
    first = DayField(
        label="First due",
        required=False,
        help_text="A day in the first month in which it is due.",
        error_messages=NOT_A_DAY,
    )
    until = DayField(label="Until", required=False, error_messages=NOT_A_DAY)
    presenter = TextField(label="Presenter", required=False, max_length=300)
    lead = PostField(label="Who brings the paper")
    minutes = NumberField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=600,
        options=NARROW,
        error_messages=NOT_A_NUMBER,
    )
    is_verbal = CheckField(label="Verbal: no paper is expected", required=False)
    is_private = CheckField(label="Private business", required=False)
    source = ChoiceField(
        label="Made by the product",
        required=False,
        choices=[
            ("", "No: a document is uploaded"),
            *((one.value, one.label) for one in MADE_HERE),
        ],
    )
    report = ChoiceField(label="Which report", required=False, choices=REPORTS)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = posts_of(organisation)
