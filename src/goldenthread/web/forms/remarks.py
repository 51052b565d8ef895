"""A reader's own note or highlight on a page of a pack."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.assure.reading.remarks import range_of
from goldenthread.web.forms.fields import AreaField, TextField

LONGEST_QUOTE = 2_000
LONGEST_NOTE = 10_000


class RemarkForm(forms.Form):
    """Words of the page to highlight, a note, or both; `page_text` is the text of the page."""

    quote = TextField(
        label="Words to highlight",
        required=False,
        max_length=LONGEST_QUOTE,
        help_text="Select them on the page or type them. Leave empty to note the whole page.",
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput, max_length=LONGEST_QUOTE)
    text = AreaField(
        label="Your note", required=False, max_length=LONGEST_NOTE, options={"rows": 3}
    )

    def __init__(self, *args: Any, page_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page_text = page_text

    def clean_quote(self) -> str:
        """Give the words to highlight, which must stand on the page."""
        quote = " ".join(self.cleaned_data["quote"].split())
        if quote and range_of(self.page_text, quote) is None:
            raise forms.ValidationError(
                "These words do not stand on this page. Select them on the page, or type them "
                "exactly as they stand there"
            )
        return quote

    def clean(self) -> dict[str, Any]:
        """Refuse a remark without any words."""
        found = super().clean() or {}
        if not self.errors and not found.get("quote") and not found.get("text"):
            self.add_error("quote", "Select or type words to highlight, or write a note")
        return found
