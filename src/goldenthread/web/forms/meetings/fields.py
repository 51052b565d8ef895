"""Fields and choices that the forms of the boardroom share."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import Form

from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.vocabulary.meetings import Labelled
from goldenthread.web.forms.fields import ModelChoiceField
from goldenthread.web.forms.risks import LinksField

NOT_A_DAY = {"invalid": "Enter a date"}
A_DAY = {"required": "Enter a date", **NOT_A_DAY}
SHORT = {"rows": 2}
NARROW = {"classes": "nhsuk-input--width-5"}
NOT_A_NUMBER = {"invalid": "Enter a whole number", "min_value": "Enter 1 or more"}


def choices_of(words: type[Labelled], empty: str | None = None) -> list[tuple[str, str]]:
    """Give a vocabulary as choices, after an empty one where words for it are given."""
    first = [] if empty is None else [("", empty)]
    return [*first, *((one.value, one.label) for one in words)]


def posts_of(organisation: Organisation) -> QuerySet[Post]:
    """Give the posts that can be named."""
    return organisation.posts.all()


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
