"""All of a pack put together, before anything of it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.assure.meetings.assess import assess_meeting
from goldenthread.assure.meetings.results import MeetingResult
from goldenthread.records.meetings.models import Meeting
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.cover import cover_document
from goldenthread.report.compositions.meetings.parts import name_of, when
from goldenthread.report.model import Report
from goldenthread.report.packs.agenda_rows import agenda_rows
from goldenthread.report.packs.changes import Line, changes, is_unchanged, lines_of
from goldenthread.report.packs.contents import (
    FRONT_SHEET,
    MISSING,
    Contents,
    Entry,
    contents_of,
    missing,
)
from goldenthread.report.packs.front import (
    AGENDA,
    COVER,
    AgendaHashes,
    Stretch,
    agenda_hashes,
    front_pieces,
)
from goldenthread.report.packs.pdf.joining import Volume, join
from goldenthread.report.packs.pieces import Made, Recipe, made
from goldenthread.vocabulary.meetings import Part

Row = dict[str, Any]
Progress = Callable[[int, int], None]
AGENDA_TITLE, COVER_TITLE = "Agenda", "Cover"


@dataclass(frozen=True)
class Version:
    """A version that was built before; `is_kept` says whether its file is still there."""

    number: int
    manifest: Sequence[Row]
    is_kept: bool = True


@dataclass(frozen=True)
class Assembled:
    """A pack before it is kept. `texts` are those of the pages, by row of the manifest.

    Where nothing has changed since the version before there is nothing but the warnings.
    """

    warnings: list[Row]
    content: bytes = b""
    manifest: tuple[Row, ...] = ()
    changes: tuple[str, ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether nothing has changed since the version before."""
        return not self.manifest


def assemble(
    meeting: Meeting,
    part: Part,
    number: int,
    before: Version | None,
    progress: Progress | None = None,
) -> Assembled:
    """Give the pack of a part of a meeting; of the public part nothing private is read."""
    organisation = meeting.committee.organisation
    assessed = assess_meeting(meeting, None, part, on=meeting.date)
    contents = contents_of(meeting, assessed, part)
    entries, count = contents.entries, len(contents.entries)
    steps = (lambda done, _: progress(done, 2 * count + 2)) if progress else None
    pieces = made([one.recipe for one in entries], stand_in(contents, assessed, part), steps)
    note(contents, pieces)
    stretches = stretches_of(entries, pieces)
    hashes = agenda_hashes(organisation, assessed, stretches)
    lines = [agenda_line(hashes), *(line_of(one) for one in entries)]
    was = lines_of(before.manifest) if before else []
    if before and before.is_kept and is_unchanged(was, lines):
        return Assembled(contents.warnings)
    told = changes_since(before, was, lines, hashes, assessed)
    cover = cover_of(organisation, assessed, part, number, before, told, contents)
    front = front_pieces(organisation, assessed, cover, stretches)
    volumes = [
        Volume(COVER, front[0].content, COVER_TITLE),
        Volume(AGENDA, front[1].content, AGENDA_TITLE),
        *(volume_of(one, piece) for one, piece in zip(entries, pieces, strict=True)),
    ]
    further = (lambda done, _: progress(count + done, 2 * count + 2)) if progress else None
    joined = join(volumes, title=title_of(assessed, part, number), progress=further)
    return Assembled(
        contents.warnings,
        joined.content,
        tuple(manifest_of(entries, pieces, front, hashes, part, agenda_rows(assessed))),
        tuple(told),
        tuple(one.texts for one in joined.notes),
    )


def stand_in(
    contents: Contents, meeting: MeetingResult, part: Part
) -> Callable[[int, str], Recipe]:
    """Give what puts a page in the place of a document that cannot be read, and warns of it."""
    items = {item.id: item for item in meeting.items}

    def refused(number: int, why: str) -> Recipe:
        """Give the recipe of the page that stands for a document."""
        old = contents.entries[number]
        words = f"The document that was uploaded cannot be printed: {why}."
        paper, item = old.paper, items[old.item]
        entry = missing(contents, paper, item, part, words, key="refused_document")
        contents.entries[number] = entry
        return entry.recipe

    return refused


def note(contents: Contents, pieces: Sequence[Made]) -> None:
    """Warn of uploads without tags, and of what was left out of them."""
    for entry, piece in zip(contents.entries, pieces, strict=True):
        if piece.notes.left_out:
            words = f"left out of the pack: {', '.join(piece.notes.left_out)}."
            contents.warn("left_out", entry, words)
        if not piece.notes.is_tagged:
            words = "it was uploaded without tags; screen readers are told so on each page."
            contents.warn("untagged", entry, words)


def stretches_of(entries: Sequence[Entry], pieces: Sequence[Made]) -> list[Stretch]:
    """Give the first piece of each paper and how many pages all of it has, in order."""
    found: dict[int, Stretch] = {}
    for entry, piece in zip(entries, pieces, strict=True):
        key, is_missing = entry.paper.pk, entry.kind == MISSING
        held = found.get(key) or Stretch(key, entry.recipe.piece, 0, is_missing)
        found[key] = replace(held, pages=held.pages + piece.pages)
    return list(found.values())


def line_of(entry: Entry) -> Line:
    """Give an entry as it is compared with another version."""
    return Line(
        entry.recipe.piece, entry.item, entry.reference, entry.title, entry.kind,
        entry.recipe.source,
    )  # fmt: skip


def agenda_line(hashes: AgendaHashes) -> Line:
    """Give the agenda as it is compared with another version."""
    return Line(AGENDA, None, "", AGENDA_TITLE, AGENDA, hashes.source)


def changes_since(
    before: Version | None,
    was: Sequence[Line],
    now: Sequence[Line],
    hashes: AgendaHashes,
    meeting: MeetingResult,
) -> list[str]:
    """Give what changed since the version before in words; nothing for a first version."""
    if before is None:
        return []
    old = next((row.get("items") for row in before.manifest if row["kind"] == AGENDA), None)
    items = {item.id: f"{item.reference} {item.title}".strip() for item in meeting.items}
    return changes(was, now, agenda_changed=old != hashes.items, items=items)


def cover_of(
    organisation: Organisation,
    meeting: MeetingResult,
    part: Part,
    number: int,
    before: Version | None,
    told: Sequence[str],
    contents: Contents,
) -> Report:
    """Give the cover of a version."""
    barred = {one["piece"] for one in contents.warnings if one["key"] == "draft_report"}
    drafts = [f"{one.name} is not frozen." for one in contents.entries
              if one.recipe.piece in barred]  # fmt: skip
    return cover_document(
        organisation,
        meeting,
        part,
        version=number,
        since=before.number if before else None,
        changes=told,
        drafts=drafts,
    )


def volume_of(entry: Entry, piece: Made) -> Volume:
    """Give an entry as a volume of the pack."""
    return Volume(
        entry.recipe.piece,
        piece.content,
        entry.title,
        label=entry.reference,
        group=f"{entry.reference} {entry.item_title}".strip(),
        is_front=entry.kind == FRONT_SHEET,
    )


def title_of(meeting: MeetingResult, part: Part, number: int) -> str:
    """Give the title of a pack as a document."""
    return f"{name_of(meeting)}, {when(meeting)}: papers, {part.label.lower()}, version {number}"


def manifest_of(
    entries: Sequence[Entry],
    pieces: Sequence[Made],
    front: tuple[Made, Made],
    hashes: AgendaHashes,
    part: Part,
    items: list[Row],
) -> list[Row]:
    """Give the rows of a pack's manifest, each with its first page and how many it has."""
    own = {"item": None, "reference": "", "private": part is Part.PRIVATE}
    agenda = {"source": hashes.source, "items": hashes.items, "agenda": items}
    rows = [
        {"piece": COVER, "title": COVER_TITLE, "kind": COVER, **own},
        {"piece": AGENDA, "title": AGENDA_TITLE, "kind": AGENDA, **own, **agenda},
    ]
    rows += [
        {
            "piece": one.recipe.piece,
            "item": one.item,
            "reference": one.reference,
            "title": one.title,
            "kind": one.kind,
            "private": part is Part.PRIVATE,
            "source": one.recipe.source,
        }
        for one in entries
    ]
    first = 1
    for row, piece in zip(rows, [*front, *pieces], strict=True):
        row |= {
            "first_page": first,
            "pages": piece.pages,
            "sha256": hashlib.sha256(piece.content).hexdigest(),
        }
        first += piece.pages
    return rows
