"""`goldenthread doctor` and `create-user`: is this installation well, and who gets in first."""

import os
from collections.abc import Callable
from typing import Annotated

import typer

from goldenthread.cli.installation import (
    fail,
    prepare_database,
    start_django,
    unapplied_migrations,
)

Check = Callable[[], str]


def doctor() -> None:
    """Say what is wrong with this installation, one line a problem; exit 1 if anything is."""
    start_django()
    problems = 0
    for name, check in CHECKS.items():
        problem = check()
        problems += bool(problem)
        print(f"{'wrong' if problem else 'ok':5}  {name}{': ' + problem if problem else ''}")
    if problems:
        raise typer.Exit(1)


def check_database() -> str:
    """The database answers and is up to date."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
        waiting = unapplied_migrations()
    except DatabaseError as error:
        return " ".join(str(error).split())
    return f"{len(waiting)} changes to apply: run `goldenthread upgrade`" if waiting else ""


def check_folder() -> str:
    """Uploaded files can be kept."""
    from django.conf import settings

    writable = os.access(settings.DATA_FOLDER, os.W_OK)
    return "" if writable else f"{settings.DATA_FOLDER} cannot be written"


def check_static_files() -> str:
    """The design system's files are built."""
    from django.contrib.staticfiles import finders

    return "" if finders.find("build/nhsuk-frontend.min.css") else "not built: run `make setup`"


def check_charts() -> str:
    """A chart draws with its text."""
    from goldenthread.report.charts import spec_to_svg

    svg = spec_to_svg(
        {"mark": "text", "encoding": {"text": {"value": "x"}}, "data": {"values": [{}]}}
    )
    return "" if "<text" in svg or "<path" in svg else "the chart has no text: fonts are missing"


def check_users() -> str:
    """Somebody can administer."""
    from django.db import DatabaseError

    from goldenthread.records.people.models import User

    try:
        found = User.objects.filter(is_superuser=True, is_active=True).exists()
    except DatabaseError:
        return "no database"
    return "" if found else "nobody administers: run `goldenthread create-user NAME --superuser`"


def check_interrupted_work() -> str:
    """No import or pack was left half-way by a stopped worker."""
    from django.db import DatabaseError

    from goldenthread.collect.recovery import interrupted_work
    from goldenthread.report.packs.recovery import interrupted_packs

    try:
        counts = {"imports": len(interrupted_work()), "packs": len(interrupted_packs())}
    except DatabaseError:
        return "no database"
    stuck = " and ".join(f"{count} {name}" for name, count in counts.items() if count)
    return f"{stuck} were interrupted: restart `goldenthread worker`" if stuck else ""


CHECKS: dict[str, Check] = {
    "database": check_database,
    "data folder": check_folder,
    "static files": check_static_files,
    "charts": check_charts,
    "administrators": check_users,
    "background work": check_interrupted_work,
}


def create_user(
    username: Annotated[str, typer.Argument(help="The name to sign in with.")],
    email: Annotated[str, typer.Option(help="E-mail address.")] = "",
    superuser: Annotated[bool, typer.Option(help="May do everything.")] = False,
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)
    ] = "",
) -> None:
    """Make a sign-in; give it a role on the site's People page."""
    prepare_database()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from goldenthread.records.history.actions import write_audit_event
    from goldenthread.records.people.models import User

    user = User(username=username, email=email, is_superuser=superuser, is_staff=superuser)
    try:
        user.full_clean(exclude=["password"])
        validate_password(password, user)
    except ValidationError as error:
        fail(error.messages, 2)
    user.set_password(password)
    user.save()
    write_audit_event(by=None, verb="create user", record=user, source="command line")
    print(f"{username} can sign in")
