"""Actions of the log and their steps; putting a record on an agenda."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.forms import Form

from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.meetings import LogStatus
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DayField,
    ModelChoiceField,
    TextField,
)
from goldenthread.web.forms.meetings.fields import (
    A_DAY,
    NOT_A_DAY,
    SHORT,
    DatedItemField,
    MeetingField,
    PostsField,
    choices_of,
    posts_of,
)

DUE_HINT = "As agreed, for example: April 2023, or June 2023 onwards."


class RaiseForm(Form):
    """An action that the meeting agreed."""

    text = AreaField(
        label="Action", options={"rows": 3}, error_messages={"required": "Write the action"}
    )
    owners = PostsField(label="Who does it", error_messages={"required": "Choose who does it"})
    due_words = TextField(label="Timescale", required=False, max_length=120, help_text=DUE_HINT)
    due = DayField(
        label="Due on",
        required=False,
        help_text="Leave it empty to read it from the timescale.",
        error_messages=NOT_A_DAY,
    )
    is_private = CheckField(label="Private", required=False)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owners"].queryset = posts_of(organisation)


class LogProgressForm(Form):
    """What an owner tells of an action as of a day."""

    on = DayField(label="As of", initial=dt.date.today, error_messages=A_DAY)
    text = AreaField(
        label="Progress", options={"rows": 4}, error_messages={"required": "Write the progress"}
    )
    status = ChoiceField(
        label="Status", required=False, choices=choices_of(LogStatus, "Not stated")
    )


class ReviseForm(Form):
    """Another due date of an action; those before it are kept."""

    due_words = TextField(label="Timescale", required=False, max_length=120, help_text=DUE_HINT)
    due = DayField(
        label="Due on",
        required=False,
        help_text="Leave it empty to read it from the timescale.",
        error_messages=NOT_A_DAY,
    )
    reason = AreaField(
        label="Reason", options=SHORT, error_messages={"required": "Give the reason"}
    )


class ProposeForm(Form):
    """What was done, for the meeting that is to agree the closure."""

    outcome = AreaField(
        label="Action taken to close",
        options={"rows": 3},
        error_messages={"required": "Write what was done"},
    )
    closed_words = TextField(
        label="Date completed in words",
        required=False,
        max_length=120,
        help_text="For example: April 2023. Leave it empty to print the day.",
    )


class KeepOpenForm(Form):
    """Why an action stays open, and at which item the meeting said so."""

    remark = AreaField(
        label="Why it stays open", options=SHORT, error_messages={"required": "Write the reason"}
    )
    item = DatedItemField(
        label="Item at which the meeting said so",
        queryset=None,
        required=False,
        empty_label="None",
    )

    def __init__(self, items: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items


class CloseForm(Form):
    """The item whose minute agrees the closure, on the day of its meeting."""

    item = DatedItemField(
        label="Item whose minute agrees it",
        queryset=None,
        empty_label="Choose an item",
        error_messages={"required": "Choose the item"},
    )
    remark = AreaField(label="Remark", required=False, options=SHORT)

    def __init__(self, items: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items


class PassForm(Form):
    """Which committee goes on with an action."""

    committee = ModelChoiceField(
        label="Committee",
        queryset=None,
        empty_label="Choose a committee",
        error_messages={"required": "Choose a committee"},
    )
    remark = AreaField(label="Remark", required=False, options=SHORT)

    def __init__(self, committees: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = committees


class AnswerForm(Form):
    """The action of a programme that answers an action of the log."""

    record = ModelChoiceField(
        label="Action of a programme",
        queryset=None,
        required=False,
        empty_label="None",
    )

    def __init__(self, actions: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["record"].queryset = actions


class PutOnAgendaForm(Form):
    """At which meeting a record is to be taken, and what for."""

    meeting = MeetingField(
        label="Meeting",
        queryset=None,
        empty_label="Choose a meeting",
        error_messages={"required": "Choose a meeting"},
    )
    title = TextField(
        label="Title of the item", max_length=400, error_messages={"required": "Enter a title"}
    )
    words = AreaField(
        label="Why, as known today",
        options=SHORT,
        error_messages={"required": "Write why it goes on the agenda"},
    )
    is_private = CheckField(label="Private business", required=False)

    def __init__(self, meetings: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
