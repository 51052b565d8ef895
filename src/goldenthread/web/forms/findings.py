"""Answering for a finding that stays."""

from __future__ import annotations

from django.forms import Form

from goldenthread.web.forms.fields import AreaField, DayField


class WaiverForm(Form):
    """Why a finding stands, and until when."""

    reason = AreaField(
        label="Why it stands",
        help_text="Printed in the annex of the reports under your post, or your name without one.",
        error_messages={"required": "Write the reason"},
        options={"rows": 4},
    )
    until = DayField(
        label="Until",
        required=False,
        help_text="The last day on which it holds. Leave it empty for no end.",
        error_messages={"invalid": "Enter a date"},
    )
