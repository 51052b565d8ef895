"""`goldenthread demo`: example data, its reports, sign-ins, and the server."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell


def demo(
    examples: Annotated[Path, typer.Option(help="Folder of example folders.")] = Path("examples"),
    to: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("out"),
    serve_after: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the site afterwards.")
    ] = True,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
) -> None:
    """Import every example, build its report, make demo users, then serve the site."""
    folders = sorted(path.parent for path in examples.glob("*/organisations.csv"))
    if not folders:
        fail([f"{examples}: no example folders (a folder with organisations.csv) here"], 2)
    prepare_database()
    written = [path for folder in folders for path in build_example(folder, to / folder.name)]
    sign_ins = make_people()
    print("\nReports")
    for path in written:
        print(f"  {path}")
    print("\nSign-ins (demonstration only)")
    for line in sign_ins:
        print(f"  {line}")
    if serve_after:
        print(f"\nOpen http://localhost:{port}\n", flush=True)
        serve_afresh(port)


def serve_afresh(port: int) -> None:
    """Become `goldenthread serve`: a server forked from a process whose engine has run would hang,
    as the engine's threads do not live on in the fork."""
    command = [sys.executable, "-m", "goldenthread.cli", "serve", "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606 (our own command)


def build_example(folder: Path, to: Path) -> list[Path]:
    """Import one example and build its report for its newest period."""
    from goldenthread.collect import importer
    from goldenthread.report.build import build_report

    tell(f"{folder.name}: importing")
    started = time.monotonic()
    plan = importer.run(folder, by=None)
    if plan.errors:
        fail([f"{folder}: {error}" for error in plan.errors])
    tell(f"{folder.name}: building the report")
    code = read_main_organisation(folder)
    paths = build_report(
        "ipr", organisation_code=code, period="", folder=to, formats=["html", "pdf"]
    )
    tell(f"{folder.name}: done in {time.monotonic() - started:.1f} s")
    return paths


def read_main_organisation(folder: Path) -> str:
    """Give the organisation that the example's measures belong to."""
    import polars

    return str(polars.read_csv(folder / "measures.csv", infer_schema=False)["organisation"][0])


def make_people() -> list[str]:
    """Make the demo users of every organisation with measures; give a line for each sign-in."""
    from goldenthread.records.organisations.demo import build_demo_people
    from goldenthread.records.organisations.models import Organisation

    lines: list[str] = []
    for organisation in Organisation.objects.filter(measures__isnull=False).distinct():
        lines += build_demo_people(organisation)
    return list(dict.fromkeys(lines))
