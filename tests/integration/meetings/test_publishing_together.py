"""Publishing a pack while something in it is made private, from two connections at once."""

import threading
import time

import pytest
from django.db import connection

from goldenthread.records.meetings import actions
from goldenthread.records.meetings.actions import MeetingActionError, packs, parts
from tests.integration.meetings.test_pack_steps import is_public, pack_of, publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]
PATIENCE = 20  # seconds
WAITING = """select count(*) from pg_locks where not granted and pid in (
    select pid from pg_locks join pg_database on pg_locks.database = pg_database.oid
    where datname = current_database())"""


def somebody_waits():
    """Say, once it is so, that another connection waits for a lock of this one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False


class Together:
    """Two steps of which the first holds its lock until the second waits for it."""

    def __init__(self, monkeypatch, module):
        self.is_held, self.was_waited_for, self.errors = threading.Event(), False, []
        real = module.lock

        def lock(record):
            held = real(record)
            if not self.is_held.is_set():
                self.is_held.set()
                self.was_waited_for = somebody_waits()
            return held

        monkeypatch.setattr(module, "lock", lock)

    def run(self, first, second):
        """Run both to their end; what is refused is kept."""
        threads = [threading.Thread(target=self.step, args=[one]) for one in (first, second)]
        threads[0].start()
        assert self.is_held.wait(PATIENCE)
        threads[1].start()
        for thread in threads:
            thread.join(2 * PATIENCE)
        assert not any(thread.is_alive() for thread in threads)
        assert self.was_waited_for

    def step(self, do):
        """Run a step in the connection of its own thread."""
        try:
            do()
        except MeetingActionError as error:
            self.errors.append(str(error))
        finally:
            connection.close()


@pytest.fixture
def steps(room):
    """The pack, and the two steps: publish it, make an item of it private."""
    item = room.item(room.may)
    pack = pack_of(room.may, item)
    return (
        pack,
        lambda: publish(room, pack),
        lambda: actions.move_to_part(record=item, is_private=True, by=room["secretary"]),
    )


def test_what_is_made_private_while_a_pack_is_published_takes_it_back(steps, monkeypatch):
    pack, publishing, hiding = steps
    together = Together(monkeypatch, packs)
    together.run(publishing, hiding)
    pack.refresh_from_db()
    assert together.errors == []
    assert pack.published_at is not None
    assert pack.withdrawn_at is not None


def test_a_pack_is_not_published_while_something_in_it_is_made_private(steps, monkeypatch):
    pack, publishing, hiding = steps
    together = Together(monkeypatch, parts)
    together.run(hiding, publishing)
    assert together.errors == ["This version holds business that is private now: build it again."]
    assert not is_public(pack)
