"""`goldenthread backup` and `restore`: database and uploaded files in one archive."""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from goldenthread import __version__
from goldenthread.cli.installation import (
    fail,
    prepare_database,
    start_django,
    tell,
    unapplied_migrations,
    upgrade_database,
)

Archive = Annotated[Path, typer.Argument(help="The archive, for example backup.tar.gz.")]


def backup(archive: Archive) -> None:
    """Write the database and the uploaded files to one archive."""
    if not archive.resolve().parent.is_dir():
        fail([f"{archive}: there is no such folder"], 2)
    if archive.is_dir():
        fail([f"{archive}: a folder; a file is needed"], 2)
    prepare_database()
    from django.conf import settings
    from django.db import connection

    with tempfile.TemporaryDirectory(dir=archive.resolve().parent) as folder:
        staging = Path(folder)
        dump = dump_sqlite if connection.vendor == "sqlite" else dump_postgresql
        dump(staging / "database")
        manifest = {
            "version": __version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "database": connection.vendor,
        }
        (staging / "manifest.json").write_text(json.dumps(manifest))
        unfinished = staging / "archive.tar.gz"
        with tarfile.open(unfinished, "w:gz") as tar:
            tar.add(staging / "manifest.json", "manifest.json")
            tar.add(staging / "database", "database")
            if settings.MEDIA_ROOT.exists():
                tar.add(settings.MEDIA_ROOT, "media")
        unfinished.chmod(0o600)
        unfinished.replace(archive)
    tell(f"Written {archive} ({archive.stat().st_size:,} bytes)")


def restore(
    archive: Archive,
    replace: Annotated[
        bool, typer.Option("--replace", help="Overwrite the present database and files.")
    ] = False,
) -> None:
    """Put an archive's database and files in place of this installation's."""
    start_django()
    from django.conf import settings
    from django.db import connection

    if not archive.is_file() or not tarfile.is_tarfile(archive):
        fail([f"{archive}: not an archive made by `goldenthread backup`"], 2)
    if not replace and holds_records():
        fail(["this installation already holds records: give --replace to overwrite them"], 2)
    with tempfile.TemporaryDirectory(dir=settings.DATA_FOLDER) as folder:
        staging = Path(folder)
        manifest = unpack(archive, staging)
        if manifest["database"] != connection.vendor:
            fail([f"{archive}: of {manifest['database']}, this one runs {connection.vendor}"], 2)
        load = load_sqlite if connection.vendor == "sqlite" else load_postgresql
        load(staging / "database")
        replace_media(staging / "media", settings.MEDIA_ROOT)
    if unapplied_migrations():
        upgrade_database()
    tell(f"Restored from {archive}, made {manifest['made']}")


def unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Unpack a whole archive and give its manifest; a damaged or hostile one ends the command.

    Members that point outside the folder, links out of it and devices are refused.
    """
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        manifest = json.loads((folder / "manifest.json").read_text())
        is_ours = isinstance(manifest, dict) and {"database", "made"} <= manifest.keys()
        if not is_ours or not (folder / "database").is_file():
            raise ValueError("it holds no database")
        if manifest["database"] == "sqlite":
            check_sqlite(folder / "database")
    except (tarfile.TarError, zlib.error, sqlite3.Error, EOFError, OSError, ValueError) as error:
        fail([f"{archive}: the archive is damaged: {error}", "nothing has been changed"])
    return manifest


def check_sqlite(path: Path) -> None:
    """Raise sqlite3.DatabaseError where the file is not a whole database."""
    with closing(sqlite3.connect(path)) as database:
        found = database.execute("pragma quick_check").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def holds_records() -> bool:
    """Say whether the present database has any organisation or sign-in."""
    from django.db import connection

    from goldenthread.records.organisations.models import Organisation
    from goldenthread.records.people.models import User

    tables = connection.introspection.table_names()
    return any(
        model._meta.db_table in tables and model.objects.exists() for model in (Organisation, User)
    )


def dump_sqlite(path: Path) -> None:
    """Copy the live SQLite database consistently."""
    from django.db import connection

    connection.ensure_connection()
    target = sqlite3.connect(path)
    connection.connection.backup(target)
    target.close()


def load_sqlite(path: Path) -> None:
    """Copy the archived SQLite database over the live one."""
    from django.db import connection

    connection.ensure_connection()
    source = sqlite3.connect(path)
    source.backup(connection.connection)
    source.close()
    connection.close()


def dump_postgresql(path: Path) -> None:
    """Dump with PostgreSQL's own tool."""
    run_postgresql("pg_dump", "--format=custom", f"--file={path}")


def load_postgresql(path: Path) -> None:
    """Restore with PostgreSQL's own tool."""
    run_postgresql(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(path)
    )


def run_postgresql(tool: str, *arguments: str) -> None:
    """Run a PostgreSQL client tool on this installation's database; its refusal ends ours."""
    from django.db import connection

    settings = connection.settings_dict
    if not shutil.which(tool):
        fail([f"{tool} is not installed: install PostgreSQL's client programs"])
    environment = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    connection.close()
    given = {name: value for name, value in environment.items() if value}
    target = [f"--dbname={settings['NAME']}"] if tool == "pg_restore" else []
    done = subprocess.run([tool, *target, *arguments], check=False, env={**os.environ, **given})
    if done.returncode:
        fail([f"{tool} ended with {done.returncode}: see above"])


def replace_media(source: Path, target: Path) -> None:
    """Put the archived files in place of the present ones."""
    if target.exists():
        shutil.rmtree(target)
    if source.exists():
        shutil.move(source, target)
