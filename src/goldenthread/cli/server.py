"""`goldenthread serve`, `worker` and `upgrade`."""

import os
import subprocess
import sys
from typing import Annotated

import typer

from goldenthread.cli.installation import (
    prepare_database,
    start_django,
    tell,
    upgrade_database,
)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    web_processes: Annotated[int, typer.Option(help="Number of web processes.")] = 2,
    with_worker: Annotated[
        bool, typer.Option(help="Run a background worker beside the web server.")
    ] = True,
) -> None:
    """Serve the site, with a background worker beside it, until stopped."""
    prepare_database()
    worker_process = start_worker() if with_worker else None
    tell(f"Serving on http://{'localhost' if host == '127.0.0.1' else host}:{port}")
    try:
        run_web_server(host, port, web_processes)
    finally:
        if worker_process:
            worker_process.terminate()


def worker(
    batch: Annotated[bool, typer.Option(help="Stop when no work is left.")] = False,
) -> None:
    """Do background work (imports, packs) until stopped."""
    prepare_database()
    from django.core.management import call_command

    from goldenthread.collect.recovery import recover_interrupted_work
    from goldenthread.report.packs.recovery import recover_interrupted_packs

    for message in (*recover_interrupted_work(), *recover_interrupted_packs()):
        tell(message)
    call_command("db_worker", batch=batch, verbosity=1)


def upgrade() -> None:
    """Apply the database changes of a new version."""
    start_django()
    upgrade_database()


def start_worker() -> "subprocess.Popen[bytes]":
    """Start a background worker process of this installation."""
    return subprocess.Popen([sys.executable, "-m", "goldenthread.cli", "worker"])


def run_web_server(host: str, port: int, web_processes: int) -> None:
    """Run gunicorn in this process until it is stopped; it listens once it can answer."""
    from django.db import connections
    from gunicorn.app.wsgiapp import WSGIApplication

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    sys.argv = [
        "gunicorn",
        "goldenthread.config.wsgi:application",
        f"--bind={host}:{port}",
        f"--workers={web_processes}",
        "--threads=4",
        "--preload",
        "--timeout=120",
        "--log-level=warning",
    ]
    connections.close_all()  # a process that starts from this one opens its own
    application = WSGIApplication("%(prog)s [OPTIONS] [APP_MODULE]")
    application.run()
