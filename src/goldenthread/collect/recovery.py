"""Imports that a stopped worker left behind: found, queued again or closed with a clear message."""

from __future__ import annotations

from django.db import transaction

from goldenthread.records.history.models import ImportBatch

State = ImportBatch.State
LEFT_BEHIND = (State.READING, State.APPLYING)
STOPPED = (
    "The worker stopped while this file was being imported. Nothing was imported: "
    "an import is done as a whole or not at all. Upload the file again."
)


def interrupted_work() -> list[ImportBatch]:
    """Give the imports that say they are being worked on; call it when no worker runs."""
    return list(ImportBatch.objects.filter(state__in=LEFT_BEHIND).order_by("pk"))


def recover_interrupted_work() -> list[str]:
    """Queue half-read files again and close half-done imports; give a line for each.

    An import is one transaction, so one that was interrupted has written nothing.
    """
    return [recover(batch.pk) for batch in interrupted_work()]


@transaction.atomic
def recover(batch_id: int) -> str:
    """Recover one import and say what was done."""
    from goldenthread.collect.tasks import read_upload

    batch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    if batch.state == State.READING:
        ImportBatch.objects.filter(pk=batch.pk).update(state=State.UPLOADED, done=0, total=0)
        transaction.on_commit(lambda: read_upload.enqueue(batch_id))
        return f"{batch.source_name}: the reading was interrupted and is queued again"
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.FAILED, message=STOPPED)
    return f"{batch.source_name}: the import was interrupted; nothing was imported"
