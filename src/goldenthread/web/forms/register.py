"""Changing several actions at once."""

from __future__ import annotations

from typing import Any

from django.forms import Form

from goldenthread.records.programmes.models import Programme
from goldenthread.web.forms.fields import ModelChoiceField

SAME = "Leave as it is"


class BulkForm(Form):
    """A new owner, workstream or unit for the chosen actions."""

    owner = ModelChoiceField(label="New owner", queryset=None, required=False, empty_label=SAME)
    workstream = ModelChoiceField(
        label="New workstream", queryset=None, required=False, empty_label=SAME
    )
    unit = ModelChoiceField(label="New division", queryset=None, required=False, empty_label=SAME)

    def __init__(self, programme: Programme, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = programme.organisation.posts.all()
        self.fields["workstream"].queryset = programme.workstreams.all()
        self.fields["unit"].queryset = programme.organisation.units.all()

    def clean(self) -> None:
        """Ask for at least one change."""
        if not any(self.cleaned_data.get(name) for name in self.fields):
            self.add_error(None, "Choose a new owner, workstream or division")
