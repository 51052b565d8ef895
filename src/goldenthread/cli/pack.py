"""`goldenthread pack`: assembles the pack of a meeting into one PDF."""

import json
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell


def pack_command(
    meeting: Annotated[str, typer.Argument(help="Code of the meeting.")],
    to: Annotated[Path, typer.Option(help="The PDF to write.")],
    part: Annotated[str, typer.Option(help="1, the public part, or 2, the private one.")] = "",
    organisation: Annotated[
        str, typer.Option(help="ODS code; needed where several have a meeting of this code.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the manifest as JSON.")] = False,
) -> None:
    """Assemble the pack of a part of a meeting: cover, agenda and papers in one PDF."""
    if part not in ("", "1", "2"):
        fail([f"part {part!r}: allowed are 1 and 2"], 2)
    if to.is_dir() or not to.parent.is_dir():
        fail([f"{to}: not a file in a folder that exists"], 2)
    prepare_database()
    from goldenthread.report.build import write_file
    from goldenthread.report.packs.build import PackBarredError, build_pack
    from goldenthread.report.packs.versions import MeetingUnknownError, meeting_meant, next_version
    from goldenthread.vocabulary.meetings import Part

    try:
        found = meeting_meant(meeting, organisation)
    except MeetingUnknownError as error:
        fail([str(error)], 2)
    wanted = Part(part or found.part)
    if wanted is Part.PUBLIC and found.is_private:
        fail([f"meeting {meeting!r} has no public part"], 2)
    tell(f"Assembling the pack of {found.committee.name}, {found.date:%-d %B %Y}, part {wanted}")
    try:
        pack = build_pack(next_version(found, wanted), progress)
    except PackBarredError as error:
        fail([str(error)])
    with pack.file.open() as held:
        write_file(to, held.read())
    tell(pack.message or f"Version {pack.number}, {pack.page_count} pages")
    for words in () if pack.message else pack.changes:
        tell(f"  {words}")
    for warning in pack.warnings:
        tell(f"warning: {warning['words']}")
    if as_json:
        print(json.dumps(summary_of(pack), ensure_ascii=False, indent=2))
    else:
        print(to)


def summary_of(pack: object) -> dict[str, object]:
    """Give what is known of a pack as plain values."""
    names = ("number", "part", "page_count", "sha256", "manifest", "changes", "warnings")
    return {name: getattr(pack, name) for name in names}


def progress(done: int, total: int) -> None:
    """Tell how many steps of how many are done, about ten times in all."""
    step = max(total // 10, 1)
    if done == total or done % step == 0:
        tell(f"  {done} of {total}")
