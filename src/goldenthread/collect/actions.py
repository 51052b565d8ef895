"""What people do with a file in the browser: upload it, confirm its preview, withdraw it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from goldenthread.collect.tasks import apply_upload, read_upload
from goldenthread.records.history.actions import write_audit_event
from goldenthread.records.history.models import ImportBatch
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User

State = ImportBatch.State
ENDINGS = (".xlsx", ".zip", ".csv")
OPEN = (State.UPLOADED, State.READY, State.REFUSED, State.FAILED)


class UploadError(Exception):
    """A file or a step that is not accepted; the message is for the person."""


def may_import(by: User) -> bool:
    """Say whether the user may import figures for any organisation."""
    organisations = Organisation.objects.visible_to(by)
    return by.is_superuser or any(
        by.has_perm("organisations.import_figures", organisation) for organisation in organisations
    )


@transaction.atomic
def start_upload(*, file: UploadedFile, by: User, organisation: str = "") -> ImportBatch:
    """Keep an uploaded workbook or CSV file and have it read in the background.

    A code that several organisations have means that of `organisation` (an ODS code).
    """
    if not may_import(by):
        raise PermissionDenied("Only members who load figures may import.")
    name = Path(file.name or "file").name
    if Path(name).suffix.lower() not in ENDINGS:
        raise UploadError("Choose a workbook (.xlsx), a .zip of CSV files, or a CSV file")
    if not file.size:
        raise UploadError("The file is empty")
    if file.size > settings.UPLOAD_LIMIT:
        raise UploadError(f"The file is larger than {settings.UPLOAD_LIMIT // 1024 // 1024} MB")
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    batch = ImportBatch(
        by=by,
        source_name=name[-255:],
        sha256=digest.hexdigest(),
        organisation_code=organisation,
    )
    batch.file.save(f"import{Path(name).suffix.lower()}", file, save=False)
    batch.save()
    write_audit_event(by=by, verb="upload", record=batch, source=name, details={"file": name})
    transaction.on_commit(lambda: read_upload.enqueue(batch.pk))
    return batch


@transaction.atomic
def confirm_upload(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Have a previewed file imported in the background; only its own uploader may."""
    locked = take(batch, by)
    if locked.state != State.READY:
        raise UploadError(f"This import cannot be confirmed: {locked.get_state_display().lower()}")
    move(locked, State.APPLYING)
    write_audit_event(by=by, verb="confirm import", record=locked, source=locked.source_name)
    transaction.on_commit(lambda: apply_upload.enqueue(locked.pk))
    return locked


@transaction.atomic
def withdraw_upload(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Give up a file that has not been imported; the file itself is removed."""
    locked = take(batch, by)
    if locked.state not in OPEN:
        raise UploadError(f"This import cannot be withdrawn: {locked.get_state_display().lower()}")
    move(locked, State.WITHDRAWN)
    write_audit_event(by=by, verb="withdraw import", record=locked, source=locked.source_name)
    stored = locked.file
    if stored:
        transaction.on_commit(lambda: stored.storage.delete(stored.name))
    return locked


def take(batch: ImportBatch, by: User) -> ImportBatch:
    """Give the batch locked for a step; only who uploaded it, or a superuser, may take one."""
    if batch.by_id != by.pk and not by.is_superuser:
        raise PermissionDenied("Only the person who uploaded a file may confirm or withdraw it.")
    return ImportBatch.objects.select_for_update().get(pk=batch.pk)


def move(batch: ImportBatch, state: str) -> None:
    """Put the batch in another state."""
    batch.state = state
    batch.done = 0
    batch.save(update_fields=["state", "done"])
