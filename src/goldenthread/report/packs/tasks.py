"""Background work on packs: a version is built, and whatever goes wrong, it says so."""

from __future__ import annotations

import logging
import time

from django_tasks import task

from goldenthread.records.meetings.models import Pack
from goldenthread.report.packs.build import PackBarredError, build_pack

State = Pack.State
FAILED = "The pack could not be built. Try again, or ask your administrator."
SECONDS_BETWEEN_SIGNS = 0.5
log = logging.getLogger(__name__)


@task()
def build_pack_task(pack_id: int) -> None:
    """Build a version that waits; it ends built or failed, with why in its message."""
    if not claim(pack_id):
        return
    pack = Pack.objects.select_related("meeting__committee__organisation").get(pk=pack_id)
    try:
        build_pack(pack, Sign(pack_id))
    except PackBarredError as error:
        close(pack_id, str(error))
    except Exception:  # whatever it is, the person must see an end
        log.exception("pack %s failed", pack_id)
        close(pack_id, FAILED)


def claim(pack_id: int) -> bool:
    """Take a version to work on; False where it does not wait."""
    waiting = Pack.objects.filter(pk=pack_id, state=State.WAITING)
    return bool(waiting.update(state=State.BUILDING, done=0, total=0, message=""))


def close(pack_id: int, message: str) -> None:
    """End a version as failed, unless another worker has ended it."""
    mine = Pack.objects.filter(pk=pack_id, state=State.BUILDING)
    mine.update(state=State.FAILED, message=message)


class Sign:
    """Shows how far the building of a version is, at most twice a second."""

    def __init__(self, pack_id: int) -> None:
        self.pack_id = pack_id
        self.shown_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show how many steps of how many are done."""
        now = time.monotonic()
        if now - self.shown_at < SECONDS_BETWEEN_SIGNS and done < total:
            return
        self.shown_at = now
        mine = Pack.objects.filter(pk=self.pack_id, state=State.BUILDING)
        mine.update(done=done, total=total)
