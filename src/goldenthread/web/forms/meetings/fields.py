"""Fields and choices that the forms of the boardroom share."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import Form

from goldenthread.records.meetings.models import AgendaItem, Meeting
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.vocabulary.meetings import Labelled, Part
from goldenthread.web.forms.fields import ModelChoiceField, TextField
from goldenthread.web.forms.risks import LinksField

NOT_A_DAY = {"invalid": "Enter a date"}
A_DAY = {"required": "Enter a date", **NOT_A_DAY}
SHORT = {"rows": 2}
NARROW = {"classes": "nhsuk-input--width-5"}
LONGEST = 120  # of a choice
NOT_A_NUMBER = {"invalid": "Enter a whole number", "min_value": "Enter 1 or more"}


def choices_of(words: type[Labelled], empty: str | None = None) -> list[tuple[str, str]]:
    """Give a vocabulary as choices, after an empty one where words for it are given."""
    first = [] if empty is None else [("", empty)]
    return [*first, *((one.value, one.label) for one in words)]


def posts_of(organisation: Organisation) -> QuerySet[Post]:
    """Give the posts that can be named."""
    return organisation.posts.all()


def code_field(used_by: str) -> TextField:
    """Give the field of a code that is made where none is written."""
    return TextField(
        label="Code",
        required=False,
        max_length=60,
        help_text=f"Short and without spaces, for {used_by}. Leave it empty to have one made.",
        options={"classes": "nhsuk-input--width-10"},
    )


class DatedItemField(ModelChoiceField):
    """An item of one of several meetings, named by its day."""

    def label_from_instance(self, record: AgendaItem) -> str:
        """Give the day of its meeting, its reference and its title."""
        return f"{record.meeting.date:%-d %B %Y}: {record}"[:LONGEST]


class MeetingField(ModelChoiceField):
    """A meeting, named by its committee, day and part."""

    def label_from_instance(self, record: Meeting) -> str:
        """Give its committee, day and part."""
        part = Part(record.part).label
        return f"{record.committee.name}, {record.date:%-d %B %Y}, {part}"


class PostField(ModelChoiceField):
    """One post, or none."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("empty_label", "None")
        super().__init__(queryset=None, **kwargs)


class PostsField(LinksField):
    """Any of the posts: boxes to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=None, **kwargs)

    def words_of(self, record: Post) -> tuple[str, str]:
        """Give one heading for all, and the post's title."""
        return "Posts", record.title


class ConfirmForm(Form):
    """Nothing to fill in: pressing the button is the answer."""
