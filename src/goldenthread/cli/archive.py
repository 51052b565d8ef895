"""`goldenthread backup` and `restore`: database and uploaded files in one archive."""

import json
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.cli.installation import fail, prepare_database, start_django, tell

Archive = Annotated[Path, typer.Argument(help="The archive, for example backup.tar.gz.")]


def backup(archive: Archive) -> None:
    """Write the database and the uploaded files to one archive."""
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
        with tarfile.open(archive) as tar:
            tar.extractall(staging, filter="data")
        manifest = json.loads((staging / "manifest.json").read_text())
        if manifest["database"] != connection.vendor:
            fail([f"{archive}: of {manifest['database']}, this one runs {connection.vendor}"], 2)
        load = load_sqlite if connection.vendor == "sqlite" else load_postgresql
        load(staging / "database")
        replace_media(staging / "media", settings.MEDIA_ROOT)
    prepare_database()
    tell(f"Restored from {archive}, made {manifest['made']}")


def holds_records() -> bool:
    """Say whether the present database has any organisation."""
    from django.db import connection

    if "organisations_organisation" not in connection.introspection.table_names():
        return False
    from goldenthread.records.organisations.models import Organisation

    return Organisation.objects.exists()


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
    """Run a PostgreSQL client tool on this installation's database."""
    import os

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
    subprocess.run([tool, *target, *arguments], check=True, env={**os.environ, **given})


def replace_media(source: Path, target: Path) -> None:
    """Put the archived files in place of the present ones."""
    if target.exists():
        shutil.rmtree(target)
    if source.exists():
        shutil.move(source, target)
