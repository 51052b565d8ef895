"""Making the installation ready for a command: settings, embedded database, messages."""

import os
import sys
from collections.abc import Iterable
from typing import NoReturn

import typer


def start_django() -> None:
    """Load the settings and the records; called once before anything of the records is used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    try:
        django.setup()
    except (ValueError, OSError) as error:  # a variable that cannot be read, or the data folder
        fail([f"settings: {error}"], 2)


def prepare_database() -> None:
    """Start Django and bring an embedded database up to date; others are upgraded on request."""
    start_django()
    from django.db import OperationalError, connection

    try:
        waiting = unapplied_migrations()
    except OperationalError as error:
        fail([f"the database does not answer: {' '.join(str(error).split())}"])
    if waiting:
        if connection.vendor != "sqlite":
            fail(["the database is not up to date: run `goldenthread upgrade`"])
        upgrade_database()


def unapplied_migrations() -> list[str]:
    """Give the names of the database changes that are still to be made."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def upgrade_database() -> None:
    """Apply every outstanding database change."""
    from django.core.management import call_command

    tell("Bringing the database up to date")
    call_command("migrate", interactive=False, verbosity=0)


def tell(message: str) -> None:
    """Print progress on stderr, so that stdout holds results only."""
    print(message, file=sys.stderr, flush=True)


def fail(problems: Iterable[str], code: int = 1) -> NoReturn:
    """Print problems, one a line, and end with the exit code (1 problems found, 2 wrong use)."""
    for problem in problems:
        tell(problem)
    raise typer.Exit(code)
