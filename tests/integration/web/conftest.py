import pytest
from django.core.cache import cache

from tests.integration.web.world import World


@pytest.fixture
def world(db) -> World:
    cache.clear()  # record numbers start again in each test, and kept reports go by them
    return World()
