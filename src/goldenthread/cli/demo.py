"""`goldenthread demo`: example data, its reports, sign-ins, and the server."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell

PERFORMANCE, OVERSIGHT = "ipr", "oversight-pack"
MONEY = ("savings", "finance")


def demo(
    examples: Annotated[Path, typer.Option(help="Folder of example folders.")] = Path("examples"),
    to: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("out"),
    serve_after: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the site afterwards.")
    ] = True,
    port: Annotated[int, typer.Option(help="Port of the site.")] = 8000,
) -> None:
    """Import every example, build its reports and pack, make demo users, then serve the site."""
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
    """Import one example; build the reports of its newest period and its newest meeting's pack."""
    from goldenthread.collect import importer
    from goldenthread.report.build import build_report

    tell(f"{folder.name}: importing")
    started = time.monotonic()
    plan = importer.run(folder, by=None)
    if plan.errors:
        fail([f"{folder}: {error}" for error in plan.errors])
    code = read_main_organisation(folder)
    paths = []
    for report in reports_of(folder):
        tell(f"{folder.name}: building {report}")
        formats = ["html", "pdf"]
        if report != PERFORMANCE:
            formats += ["docx", "pptx"]
        if report in MONEY:
            formats.append("xlsx")
        paths += build_report(report, organisation_code=code, period="", folder=to, formats=formats)
    paths += build_newest_pack(folder.name, code, to)
    tell(f"{folder.name}: done in {time.monotonic() - started:.1f} s")
    return paths


def build_newest_pack(example: str, organisation: str, to: Path) -> list[Path]:
    """Build the public pack of the newest meeting with papers; give its path, if there is one."""
    from goldenthread.records.meetings.models import Meeting
    from goldenthread.report.build import write_file
    from goldenthread.report.packs.build import build_pack
    from goldenthread.report.packs.versions import next_version
    from goldenthread.vocabulary.meetings import Part

    held = Meeting.objects.filter(
        committee__organisation__code=organisation, part=Part.PUBLIC, items__papers__isnull=False
    )
    meeting = held.order_by("-date", "pk").first()
    if meeting is None:
        return []
    tell(f"{example}: building the pack of {meeting}")
    pack = build_pack(next_version(meeting, Part.PUBLIC))
    for warning in pack.warnings:
        tell(f"  {warning['words']}")
    with pack.file.open() as held_file:
        return [write_file(to / f"pack-{meeting.date}.pdf", held_file.read())]


def reports_of(folder: Path) -> list[str]:
    """Give the reports of an example: those that its narrative is written for, else by its data."""
    import polars

    from goldenthread.report.build import COMPOSITIONS

    narrative = folder / "narrative.csv"
    told = polars.read_csv(narrative, infer_schema=False)["report"] if narrative.exists() else []
    found = [report for report in dict.fromkeys(told) if report in COMPOSITIONS]
    has_programme = (folder / "programmes.csv").exists()
    return found or ([OVERSIGHT] if has_programme else [PERFORMANCE])


def read_main_organisation(folder: Path) -> str:
    """Give the organisation that the example's programme or measures belong to."""
    import polars

    sheet = next(
        folder / name for name in ("programmes.csv", "measures.csv") if (folder / name).exists()
    )
    return str(polars.read_csv(sheet, infer_schema=False)["organisation"][0])


def make_people() -> list[str]:
    """Make the demo users of every organisation with records; give a line for each sign-in."""
    from goldenthread.records.organisations.demo import build_demo_people
    from goldenthread.report.build import FINANCE, SAVINGS, having

    lines: list[str] = []
    for organisation in having(("measures", "programmes", *SAVINGS, *FINANCE)):
        lines += build_demo_people(organisation)
    return list(dict.fromkeys(lines))
