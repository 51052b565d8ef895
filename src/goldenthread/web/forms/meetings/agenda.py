"""A meeting, the items of its agenda, and how they are arranged."""

from __future__ import annotations

from typing import Any

from django.forms import Form

from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.meetings import Part, Purpose
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    NumberField,
    RadioField,
    TextField,
    TimeField,
)
from goldenthread.web.forms.meetings.fields import (
    A_DAY,
    NARROW,
    NOT_A_NUMBER,
    SHORT,
    PostField,
    choices_of,
    code_field,
    posts_of,
)

TIME = {"classes": "nhsuk-input--width-5"}


class MeetingForm(Form):
    """The facts of a meeting."""

    date = DayField(label="Date", error_messages=A_DAY)
    code = code_field("imports and the command line")
    part = RadioField(
        label="Part",
        choices=[(one.value, one.label) for one in Part],
        initial=Part.PUBLIC.value,
        error_messages={"required": "Choose the part"},
    )
    title = TextField(
        label="Title",
        required=False,
        max_length=300,
        help_text="Leave it empty to use the name of the committee.",
    )
    starts = TimeField(label="Starts", required=False, options=TIME)
    ends = TimeField(label="Ends", required=False, options=TIME)
    place = TextField(label="Place", required=False, max_length=300)
    prefix = TextField(
        label="References begin with",
        required=False,
        max_length=20,
        help_text="For example 04, which gives 04-1, 04-2 and so on.",
        options=NARROW,
    )
    notice = AreaField(
        label="Notice to the public",
        required=False,
        help_text="What members of the public should know, such as where to watch.",
        options={"rows": 3},
    )

    def __init__(
        self, *args: Any, may_private: bool, is_new: bool = True, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["code"]
        if not may_private:
            del self.fields["part"]


class ItemForm(Form):
    """An item of an agenda."""

    title = TextField(label="Title", max_length=400, error_messages={"required": "Enter a title"})
    reference = TextField(
        label="Reference",
        required=False,
        max_length=20,
        help_text="A new item without one is numbered after the last.",
        options={"classes": "nhsuk-input--width-10"},
    )
    section = TextField(label="Section of the agenda", required=False, max_length=200)
    purpose = ChoiceField(
        label="Purpose", required=False, choices=choices_of(Purpose, "Not recorded")
    )
    presenter = TextField(
        label="Presenter", required=False, max_length=300, help_text="As the agenda prints it."
    )
    lead = PostField(label="Who brings the paper")
    starts = TimeField(
        label="Fixed time",
        required=False,
        help_text="Only where the item must begin then.",
        options=TIME,
    )
    minutes = NumberField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=600,
        options=NARROW,
        error_messages=NOT_A_NUMBER,
    )
    is_verbal = CheckField(label="Verbal: no paper is expected", required=False)
    is_private = CheckField(
        label="Private business",
        required=False,
        help_text="Only those whose seat reads it see the item, its papers, minutes and actions.",
    )
    note = AreaField(label="Note on the agenda", required=False, options=SHORT)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = posts_of(organisation)


class RenumberForm(Form):
    """How the references of an agenda are to run."""

    start = NumberField(
        label="First number",
        min_value=1,
        max_value=999,
        initial=1,
        options=NARROW,
        error_messages={**NOT_A_NUMBER, "required": "Enter the first number"},
    )
