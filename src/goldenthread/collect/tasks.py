"""Background work on uploads: reading a preview, and the import itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from goldenthread.collect import importer
from goldenthread.collect.plan import SHOWN, ImportPlan
from goldenthread.collect.problems import SourceError
from goldenthread.collect.progress import Sign, remove_sign
from goldenthread.collect.reading import Source, read_source
from goldenthread.records.history.models import ImportBatch

State = ImportBatch.State
CHANGED_SINCE = (
    "The records changed after the preview, so this import would now do something else. "
    "Look at the new preview and confirm again."
)
BYTES_CHANGED = "The stored file is not the one that was uploaded. Upload it again."
FAILED = "The import failed and nothing was written. Try again, or ask your administrator."
log = logging.getLogger(__name__)


@task()
def read_upload(batch_id: int) -> None:
    """Make the preview of an upload; the batch ends ready, refused or failed."""
    if claim(batch_id, State.UPLOADED, State.READING):
        or_fail(batch_id, make_preview)


@task()
def apply_upload(batch_id: int) -> None:
    """Import a confirmed upload; the batch ends applied, failed, or in preview again where the
    records changed since."""
    if ImportBatch.objects.filter(pk=batch_id, state=State.APPLYING).exists():
        or_fail(batch_id, import_confirmed)


def claim(batch_id: int, start: str, end: str) -> bool:
    """Move a batch from one state to the next; False where it is not in the first."""
    waiting = ImportBatch.objects.filter(pk=batch_id, state=start)
    return bool(waiting.update(state=end, done=0, total=0, message=""))


def or_fail(batch_id: int, work: Callable[[ImportBatch], None]) -> None:
    """Do the work; whatever goes wrong, the batch says so and is not left running."""
    batch = ImportBatch.objects.select_related("by").get(pk=batch_id)
    try:
        work(batch)
    except SourceError as error:
        close(batch, str(error))
    except PermissionDenied as error:
        close(batch, str(error) or "You may no longer import these figures.")
    except Exception:  # whatever it is, the person must see an end
        log.exception("import %s failed", batch_id)
        close(batch, FAILED)
    finally:
        remove_sign(batch_id)


def close(batch: ImportBatch, message: str) -> None:
    """End a batch as failed."""
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.FAILED, message=message)


def make_preview(batch: ImportBatch) -> None:
    """Read the upload and keep what it would do."""
    keep_preview(batch, plan_of(batch, source_of(batch)))


def import_confirmed(batch: ImportBatch) -> None:
    """Write the upload where it still does what its preview showed."""
    source = source_of(batch)
    with transaction.atomic():
        importer.wait_for_other_imports()
        mine = ImportBatch.objects.select_for_update().filter(pk=batch.pk, state=State.APPLYING)
        if mine.first() is None:
            return  # closed meanwhile: a starting worker took this one for dead
        plan = plan_of(batch, source)
        if plan.errors or plan.fingerprint() != batch.plan.get("fingerprint"):
            keep_preview(batch, plan, message=CHANGED_SINCE)
            return
        importer.apply(plan, by=batch.by, batch=batch, progress=Sign(batch.pk))
        batch.state = State.APPLIED
        batch.applied_at = timezone.now()
        batch.done = batch.total = sum(s.added + s.changed for s in plan.sheets.values())
        batch.plan = preview_of(plan)
        batch.save(update_fields=["state", "applied_at", "done", "total", "plan"])


def source_of(batch: ImportBatch) -> Source:
    """Read the stored file, which must hold the bytes that were uploaded."""
    source = read_source(Path(batch.file.path), batch.source_name)
    if source.sha256 != batch.sha256:
        raise SourceError(BYTES_CHANGED)
    return source


def plan_of(batch: ImportBatch, source: Source) -> ImportPlan:
    """Plan what was read, with the rights that the uploader has now."""
    if batch.by is None or not batch.by.is_active:
        raise PermissionDenied("The person who uploaded this file is no longer active.")
    home = batch.organisation_code
    return importer.plan_source(source, by=batch.by, progress=Sign(batch.pk), home=home)


def keep_preview(batch: ImportBatch, plan: ImportPlan, message: str = "") -> None:
    """Store what the upload would do, and whether it may be confirmed."""
    batch.plan = preview_of(plan)
    batch.state = State.REFUSED if plan.errors else State.READY
    batch.message = message
    batch.done = batch.total = plan.total
    batch.save(update_fields=["plan", "state", "message", "done", "total"])


def preview_of(plan: ImportPlan) -> dict[str, object]:
    """Give the summary that a batch keeps: counts, and the first of each list."""
    return {**plan.as_json(SHOWN), "fingerprint": plan.fingerprint()}
