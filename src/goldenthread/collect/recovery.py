"""Imports that a stopped worker left behind: found, queued again or closed with a clear message."""

from __future__ import annotations

from django.db import OperationalError, connection, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goldenthread.collect.tasks import apply_upload, read_upload
from goldenthread.records.history.models import ImportBatch

State = ImportBatch.State
LEFT_BEHIND = (State.READING, State.APPLYING)
STOPPED = (
    "The worker stopped while this file was being imported. Nothing was imported: "
    "an import is done as a whole or not at all. Upload the file again."
)


def interrupted_work() -> list[ImportBatch]:
    """Give the imports that say they are being worked on, and are not waiting in the queue."""
    left = ImportBatch.objects.filter(state__in=LEFT_BEHIND).order_by("pk")
    waiting = waiting_in_queue()
    return [batch for batch in left if batch.pk not in waiting]


def waiting_in_queue() -> set[int]:
    """Give the ids of confirmed imports whose work has not begun."""
    queued = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=apply_upload.module_path
    )
    return {task["args"][0] for task in queued.values_list("args_kwargs", flat=True)}


def recover_interrupted_work() -> list[str]:
    """Queue half-read files again and close half-done imports; give a line for each.

    An import is one transaction that locks its batch: one that another worker is writing is left
    alone, and one that was interrupted has written nothing.
    """
    return [words for batch in interrupted_work() if (words := recover(batch.pk))]


def recover(batch_id: int) -> str:
    """Recover one import and say what was done; nothing where another worker has it."""
    try:
        with transaction.atomic():
            return recover_locked(batch_id)
    except OperationalError:  # SQLite waits for the writer and then gives up
        return ""


def recover_locked(batch_id: int) -> str:
    """Recover one import inside a transaction."""
    free = ImportBatch.objects.filter(pk=batch_id, state__in=LEFT_BEHIND)
    skip = connection.features.has_select_for_update_skip_locked
    batch = free.select_for_update(skip_locked=skip).first()
    if batch is None:
        return ""
    if batch.state == State.READING:
        free.update(state=State.UPLOADED, done=0, total=0)
        transaction.on_commit(lambda: read_upload.enqueue(batch_id))
        return f"{batch.source_name}: the reading was interrupted and is queued again"
    free.update(state=State.FAILED, message=STOPPED)
    return f"{batch.source_name}: the import was interrupted; nothing was imported"
