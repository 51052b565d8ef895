import pytest
import time_machine

from tests.integration.programmes.place import NOON, Place


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def place(db, settings, tmp_path) -> Place:
    settings.MEDIA_ROOT = tmp_path
    return Place()
