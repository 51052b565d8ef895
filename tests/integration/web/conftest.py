import pytest

from tests.integration.web.world import World


@pytest.fixture
def world(db) -> World:
    return World()
