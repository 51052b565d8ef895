"""Packs that a stopped worker left behind: queued again, or closed after a few attempts."""

from __future__ import annotations

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goldenthread.records.meetings.models import Pack
from goldenthread.report.packs.build import OPEN
from goldenthread.report.packs.tasks import build_pack_task

State = Pack.State
MOST_ATTEMPTS = 3
STOPPED = (
    "The worker stopped each time it built this pack. One of its uploads may be harmful or far "
    "too large: take the newest away and try again, or ask your administrator."
)


def recover_interrupted_packs() -> list[str]:
    """Queue packs again whose building was interrupted, and those that nobody works on; give a
    line for each.

    A worker that is still alive and building one of them is not disturbed: both make the same
    bytes, and the first that ends is kept.
    """
    return [recover(one) for one in interrupted_packs()]


def interrupted_packs() -> list[Pack]:
    """Give the packs that say they are being built, or wait, and are not in the queue."""
    queued = waiting_in_queue()
    left = Pack.objects.filter(state__in=OPEN).order_by("pk")
    return [one for one in left if one.pk not in queued]


def waiting_in_queue() -> set[int]:
    """Give the ids of the packs whose work has not begun."""
    return {pack_of(one) for one in tasks() if one.status == TaskResultStatus.READY}


def tasks() -> list[DBTaskResult]:
    """Give the tasks that build packs."""
    return list(DBTaskResult.objects.filter(task_path=build_pack_task.module_path))


def pack_of(task: DBTaskResult) -> int:
    """Give the id of the pack that a task builds."""
    return int(task.args_kwargs["args"][0])


def recover(pack: Pack) -> str:
    """Queue a pack again, or close it after a few attempts; say what was done."""
    name = f"pack {pack.pk}, version {pack.number}"
    left = Pack.objects.filter(pk=pack.pk, state__in=OPEN)
    if sum(pack_of(one) == pack.pk for one in tasks()) >= MOST_ATTEMPTS:
        left.update(state=State.FAILED, message=STOPPED)
        return f"{name}: the worker stopped {MOST_ATTEMPTS} times while building it; it is given up"
    left.update(state=State.WAITING, done=0, total=0)
    build_pack_task.enqueue(pack.pk)
    return f"{name}: its building was interrupted and is queued again"
