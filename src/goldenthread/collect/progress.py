"""How far background work on an upload is.

While a preview is read, the counts stand in the batch. While an import is written, its transaction
hides them from everybody else, so they also stand in a small file beside the uploads.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

from goldenthread.records.history.models import ImportBatch

SECONDS_BETWEEN_SIGNS = 0.5


def progress_of(batch: ImportBatch) -> tuple[int, int]:
    """Give rows done and rows in all of an upload that is being worked on."""
    if batch.state == ImportBatch.State.APPLYING:
        try:
            done, total = json.loads(sign_file(batch.pk).read_text())
            return int(done), int(total)
        except (OSError, ValueError):
            pass
    return batch.done, batch.total


class Sign:
    """Shows progress of one batch, at most twice a second."""

    def __init__(self, batch_id: int) -> None:
        self.batch_id = batch_id
        self.shown_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show rows done and rows in all."""
        now = time.monotonic()
        if now - self.shown_at < SECONDS_BETWEEN_SIGNS and done < total:
            return
        self.shown_at = now
        if connection.in_atomic_block:
            write_sign(self.batch_id, done, total)
        else:
            ImportBatch.objects.filter(pk=self.batch_id).update(done=done, total=total)


def sign_file(batch_id: int) -> Path:
    """Give where the progress of a batch stands."""
    return Path(settings.MEDIA_ROOT) / "imports" / "progress" / f"{batch_id}.json"


def write_sign(batch_id: int, done: int, total: int) -> None:
    """Replace the sign whole, so that a reader never sees half of it."""
    path = sign_file(batch_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".new")
    waiting.write_text(json.dumps([done, total]))
    os.replace(waiting, path)


def remove_sign(batch_id: int) -> None:
    """Remove the sign of work that has ended."""
    sign_file(batch_id).unlink(missing_ok=True)
