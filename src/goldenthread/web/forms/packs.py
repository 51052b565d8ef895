"""What those who run a meeting write about its packs."""

from __future__ import annotations

from django import forms

from goldenthread.web.forms.fields import AreaField


class WithdrawForm(forms.Form):
    """Why a published pack is taken back."""

    reason = AreaField(
        label="Why it is withdrawn",
        max_length=2_000,
        help_text="It is kept with the record of what was done; it is not published.",
        error_messages={"required": "Write why the pack is withdrawn"},
    )
