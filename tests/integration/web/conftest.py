import pytest
from django.core.cache import caches

from tests.integration.web.world import World


@pytest.fixture
def world(db) -> World:
    caches[
        "reports"
    ].clear()  # record numbers start again in each test, and kept reports go by them
    return World()
