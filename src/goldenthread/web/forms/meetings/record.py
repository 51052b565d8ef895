"""What is recorded of a meeting: attendance, interests, minutes, decisions."""

from __future__ import annotations

from typing import Any

from django.forms import Form

from goldenthread.records.meetings.models import AgendaItem
from goldenthread.records.organisations.models import Organisation, Post
from goldenthread.vocabulary.meetings import AttendanceState
from goldenthread.web.forms.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    ModelChoiceField,
    TextField,
)
from goldenthread.web.forms.meetings.fields import (
    SHORT,
    DatedItemField,
    PostField,
    choices_of,
    posts_of,
)

LONGEST = 60
HIDDEN = {"label_hidden": True}  # what stands beside the field names it to the eye


def item_choices(items: list[AgendaItem], empty: str) -> list[tuple[str, str]]:
    """Give items as choices by their numbers, cut to a line."""
    return [("", empty), *((str(one.pk), str(one)[:LONGEST]) for one in items)]


class AttendanceForm(Form):
    """How each post was at the meeting: five fields a post, named by the post's number."""

    def __init__(
        self,
        rows: list[Any],
        items: list[AgendaItem],
        organisation: Organisation,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.items = {str(one.pk): one for one in items}
        self.posts = {str(one.pk): one for one in posts_of(organisation)}
        first, last = item_choices(items, "The beginning"), item_choices(items, "The end")
        states = choices_of(AttendanceState, "Not recorded")
        deputies = [("", "Nobody"), *((key, one.title) for key, one in self.posts.items())]
        for row in rows:
            key, title = row.post.pk, row.post.title
            fields = {
                "state": ChoiceField(
                    label=f"{title}: attendance", choices=states, required=False, options=HIDDEN
                ),
                "from": ChoiceField(label="From item", choices=first, required=False),
                "until": ChoiceField(label="Until item", choices=last, required=False),
                "deputy": ChoiceField(label="Deputy for", choices=deputies, required=False),
                "note": TextField(label="Note", required=False, max_length=300),
            }
            for name, held in zip(fields, row.values, strict=True):
                self.add(f"{name}-{key}", fields[name], held)
        listed = {str(row.post.pk) for row in rows}
        others = [(key, one.title) for key, one in self.posts.items() if key not in listed]
        others.insert(0, ("", "Nobody else"))
        self.add("other", ChoiceField(label="Post", choices=others, required=False), "")
        self.add("other_state", ChoiceField(label="Attendance", choices=states, required=False), "")

    def clean(self) -> None:
        """Ask how somebody else was there, and for parts of the meeting that can be."""
        for row in self.rows:
            sent = self.of(row.post.pk)
            first, last = sent["from_item"], sent["until_item"]
            if first and last and last.order < first.order:
                self.add_error(f"until-{row.post.pk}", "Nobody can leave before they come")
            if sent["deputy_for"] == row.post:
                self.add_error(f"deputy-{row.post.pk}", "Nobody stands in for themselves")
        if self.cleaned_data.get("other") and not self.cleaned_data.get("other_state"):
            self.add_error("other_state", "Choose how that post was at the meeting")

    @property
    def written(self) -> list[tuple[Post, dict[str, Any]]]:
        """What was sent, by post, those with a seat and the one that was added."""
        found = [(row.post, self.of(row.post.pk)) for row in self.rows]
        if other := self.posts.get(self.cleaned_data.get("other", "")):
            nothing = {"from_item": None, "until_item": None, "deputy_for": None, "note": ""}
            found.append((other, {"state": self.cleaned_data.get("other_state", ""), **nothing}))
        return found

    def add(self, name: str, field: Any, held: Any) -> None:
        """Add a field that begins with what is held."""
        field.initial = held or ""
        self.fields[name] = field

    def of(self, post_id: int) -> dict[str, Any]:
        """Give what was sent about a post, as records."""
        sent = {name: self.cleaned_data.get(f"{name}-{post_id}", "") for name in
                ("state", "from", "until", "deputy", "note")}  # fmt: skip
        return {
            "state": sent["state"],
            "from_item": self.items.get(sent["from"]),
            "until_item": self.items.get(sent["until"]),
            "deputy_for": self.posts.get(sent["deputy"]),
            "note": sent["note"].strip(),
        }


class InterestForm(Form):
    """An interest that was declared."""

    post = PostField(
        label="Who declared it",
        required=True,
        empty_label="Choose a post",
        error_messages={"required": "Choose a post"},
    )
    interest = AreaField(
        label="Interest", options=SHORT, error_messages={"required": "Write the interest"}
    )
    item = ModelChoiceField(
        label="Item that it touches", queryset=None, required=False, empty_label="None"
    )
    handling = TextField(label="What was done about it", required=False, max_length=300)
    withdrew = CheckField(
        label="Left the meeting for the item",
        required=False,
        help_text="Then the post does not count to the item’s quorum.",
    )
    is_private = CheckField(label="Private", required=False)

    def __init__(self, organisation: Organisation, items: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts_of(organisation)
        self.fields["item"].queryset = items


class MinuteForm(Form):
    """The minute of one item; `seen` tells whether somebody else wrote meanwhile."""

    text = AreaField(label="Minute", required=False, options={"rows": 7})
    seen = TextField(required=False)

    def __init__(self, *args: Any, label: str = "Minute", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        text = str(self.initial.get("text", ""))
        lines = text.count("\n") + len(text) // 80
        self.fields["text"].options = {**HIDDEN, "rows": min(max(lines + 2, 4), 20)}


class DecisionForm(Form):
    """What the meeting decided on an item."""

    text = AreaField(
        label="Decision",
        options={"rows": 3},
        error_messages={"required": "Write the decision"},
    )


class ApproveMinutesForm(Form):
    """At which item of a later meeting the minutes were approved, on the day of that meeting."""

    item = DatedItemField(
        label="Item of the later meeting",
        queryset=None,
        empty_label="Choose an item",
        error_messages={"required": "Choose the item"},
    )
    remark = AreaField(
        label="Amendments",
        required=False,
        options=SHORT,
        help_text="What the later meeting amended; change the minutes before you approve them.",
    )

    def __init__(self, items: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items
