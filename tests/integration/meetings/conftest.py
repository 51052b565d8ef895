import pytest
import time_machine

from tests.integration.meetings.boardroom import NOON, Boardroom


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def room(db, settings, tmp_path) -> Boardroom:
    settings.MEDIA_ROOT = tmp_path
    return Boardroom()
