"""Packs in the background: progress, failures told in words, recovery after a stopped worker."""

from types import SimpleNamespace

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from goldenthread.records.meetings.actions import ask_for_pack
from goldenthread.records.meetings.models import Pack
from goldenthread.report.packs import recovery, tasks
from goldenthread.report.packs.build import build_pack
from goldenthread.report.packs.tasks import FAILED, Sign, build_pack_task

pytestmark = pytest.mark.slow
State = Pack.State


def asked(room, part="1", meeting=None):
    return ask_for_pack(meeting=meeting or room.meeting, part=part, by=room.boardroom["secretary"])


def test_a_pack_that_was_asked_for_is_built(room):
    room.full()
    pack = asked(room)
    build_pack_task.enqueue(pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.done, pack.total) == (State.READY, 9, 9)


def test_a_version_that_does_not_wait_is_left_alone(room):
    pack = asked(room)
    Pack.objects.update(state=State.FAILED, message="given up")
    build_pack_task.enqueue(pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.message) == (State.FAILED, "given up")


def test_what_bars_a_pack_is_told(room):
    pack = asked(room, "2", room.boardroom.private)
    Pack.objects.update(part="1")
    build_pack_task.enqueue(pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.message) == (State.FAILED, "This meeting has no public part.")


def test_whatever_goes_wrong_is_told_in_words_and_leaves_no_file(room, monkeypatch, caplog):
    def fail(*_, **__):
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(tasks, "build_pack", fail)
    pack = asked(room)
    build_pack_task.enqueue(pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.message, pack.file.name) == (State.FAILED, FAILED, "")
    assert "the disk is on fire" in caplog.text


def test_a_version_that_is_given_up_meanwhile_is_not_kept(room, settings, tmp_path):
    room.full()
    pack = asked(room)

    def give_up(done, total):
        if done == total:
            Pack.objects.update(state=State.FAILED, message="given up")

    with pytest.raises(Exception, match="given up"):
        build_pack(pack, give_up)
    pack.refresh_from_db()
    assert (pack.state, pack.file.name, pack.pages.count()) == (State.FAILED, "", 0)
    assert not list(tmp_path.glob("packs/*.pdf"))


def test_progress_is_shown_twice_a_second_at_most(room, monkeypatch):
    pack = asked(room)
    Pack.objects.update(state=State.BUILDING)
    clock = iter([10.0, 10.1, 10.7, 10.8])
    monkeypatch.setattr(tasks, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    sign, seen = Sign(pack.pk), []
    for step in (1, 2, 3, 4):
        sign(step, 4)
        pack.refresh_from_db()
        seen.append((pack.done, pack.total))
    assert seen == [(1, 4), (1, 4), (3, 4), (4, 4)]


def left_behind(pack, status=TaskResultStatus.RUNNING):
    """Leave the row of a task whose worker was killed."""
    return DBTaskResult.objects.create(
        task_path=build_pack_task.module_path,
        status=status,
        args_kwargs={"args": [pack.pk], "kwargs": {}},
        backend_name="default",
        run_after=pack.asked_at,
        exception_class_path="",
        traceback="",
    )


def test_a_pack_of_a_killed_worker_is_built_after_all(room):
    pack = asked(room)
    Pack.objects.update(state=State.BUILDING, done=3, total=9)
    left_behind(pack)
    (told,) = recovery.recover_interrupted_packs()
    assert "queued again" in told
    pack.refresh_from_db()
    assert pack.state == State.READY
    assert recovery.recover_interrupted_packs() == []


def test_a_pack_that_waits_in_the_queue_is_left_there(room):
    pack = asked(room)
    left_behind(pack, TaskResultStatus.READY)
    assert recovery.recover_interrupted_packs() == []
    pack.refresh_from_db()
    assert pack.state == State.WAITING


def test_a_pack_that_nobody_queued_is_queued(room):
    pack = asked(room)
    assert recovery.recover_interrupted_packs()
    pack.refresh_from_db()
    assert pack.state == State.READY


def test_a_pack_that_stops_the_worker_each_time_is_given_up(room):
    pack = asked(room)
    Pack.objects.update(state=State.BUILDING)
    for _ in range(recovery.MOST_ATTEMPTS):
        left_behind(pack)
    (told,) = recovery.recover_interrupted_packs()
    assert "given up" in told
    pack.refresh_from_db()
    assert (pack.state, pack.message) == (State.FAILED, recovery.STOPPED)
