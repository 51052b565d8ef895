import pytest
import time_machine

from tests.integration.meetings.boardroom import NOON, Boardroom
from tests.integration.packs.papers import PackRoom


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def room(db, settings, tmp_path) -> PackRoom:
    settings.MEDIA_ROOT = tmp_path
    return PackRoom(Boardroom())
