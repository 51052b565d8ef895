import os
import uuid
from contextlib import contextmanager

import pytest

from tests.integration.cli.installations import Installation, database_url


@contextmanager
def own_database():
    """Give the settings of a database of its own, on PostgreSQL where the tests run on it."""
    if not os.environ.get("GOLDENTHREAD_DATABASE_URL"):
        yield {}
        return
    import psycopg

    name = f"goldenthread_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(f'create database "{name}"')
        try:
            yield {"GOLDENTHREAD_DATABASE_URL": database_url(name)}
        finally:
            server.execute(f'drop database "{name}" with (force)')


@pytest.fixture
def first(tmp_path):
    """An installation with nothing in it."""
    with own_database() as environment:
        yield Installation(tmp_path / "first", environment)


@pytest.fixture
def second(tmp_path):
    """Another one."""
    with own_database() as environment:
        yield Installation(tmp_path / "second", environment)
