"""Uploading a workbook."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form

from goldenthread.collect.actions import ENDINGS
from goldenthread.web.forms.fields import UploadField


class UploadForm(Form):
    """One file of figures."""

    file = UploadField(
        label="Workbook",
        help_text="An Excel workbook (.xlsx) with the sheets of the template, a .zip of CSV files, "
        "or one CSV file that is named as its sheet, for example observations.csv.",
        options={"accept": ",".join(ENDINGS)},
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
    )

    def clean_file(self) -> UploadedFile:
        """Refuse files of another kind or too large."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(ENDINGS):
            raise ValidationError(f"The file must be one of {', '.join(ENDINGS)}")
        if file.size > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // (1024 * 1024)
            raise ValidationError(f"The file must be smaller than {limit} MB")
        return file
