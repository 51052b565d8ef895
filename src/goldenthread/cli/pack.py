"""`goldenthread pack`: assembles the pack of a meeting into one PDF."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goldenthread.cli.installation import fail, prepare_database, tell

if TYPE_CHECKING:
    from goldenthread.records.meetings.models import Pack


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
    pack = assembled(meeting, part, organisation)
    from goldenthread.report.build import write_file

    with pack.file.open() as held:
        write_file(to, held.read())
    for words in told(pack):
        tell(words)
    print(json.dumps(summary_of(pack), ensure_ascii=False, indent=2) if as_json else to)


def assembled(code: str, part: str, organisation: str) -> "Pack":
    """Give the newest version of the pack of a meeting's part, the meeting's own for ''."""
    from goldenthread.report.packs.build import PackBarredError, build_pack
    from goldenthread.report.packs.versions import MeetingUnknownError, meeting_meant, next_version
    from goldenthread.vocabulary.meetings import Part

    try:
        found = meeting_meant(code, organisation)
    except MeetingUnknownError as error:
        fail([str(error)], 2)
    wanted = Part(part or found.part)
    if wanted is Part.PUBLIC and found.is_private:
        fail([f"meeting {code!r} has no public part"], 2)
    tell(f"Assembling the pack of {found.committee.name}, {found.date:%-d %B %Y}, part {wanted}")
    try:
        return build_pack(next_version(found, wanted), progress)
    except PackBarredError as error:
        fail([str(error)])


def told(pack: "Pack") -> list[str]:
    """Give what is told of a pack: its version, what changed, its warnings."""
    changes = [] if pack.message else [f"  {words}" for words in pack.changes]
    warnings = [f"warning: {one['words']}" for one in pack.warnings]
    return [
        pack.message or f"Version {pack.number}, {pack.page_count} pages",
        *changes,
        *warnings,
    ]


def summary_of(pack: "Pack") -> dict[str, object]:
    """Give what is known of a pack as plain values."""
    names = ("number", "part", "page_count", "sha256", "manifest", "changes", "warnings")
    return {name: getattr(pack, name) for name in names}


def progress(done: int, total: int) -> None:
    """Tell how many steps of how many are done, about ten times in all."""
    step = max(total // 10, 1)
    if done == total or done % step == 0:
        tell(f"  {done} of {total}")
