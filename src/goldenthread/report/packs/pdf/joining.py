"""Prepared documents joined into one: pages, tags, links, names, layers and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from goldenthread.report.packs.pdf.bookmarks import Bookmark, write_bookmarks
from goldenthread.report.packs.pdf.links import PLACE, links_of
from goldenthread.report.packs.pdf.preparing import Notes, notes_of, saved
from goldenthread.report.packs.pdf.stamping import stamp
from goldenthread.report.packs.pdf.trees import Forest
from goldenthread.report.packs.pdf.values import dictionary_at, text_at

LANGUAGE = "en-GB"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Volume:
    """A prepared document in its place in a pack.

    `piece` names it ('paper-7'), `label` stands before its page numbers ('04-11'), `group` is the
    bookmark of the first level under which it is found. A front sheet belongs to what follows it.
    """

    piece: str
    content: bytes
    title: str
    label: str = ""
    group: str = ""
    is_front: bool = False


@dataclass(frozen=True)
class Joined:
    """A pack as one document: its bytes, the notes of each volume, whether it claims PDF/UA."""

    content: bytes
    notes: tuple[Notes, ...]
    claims_accessibility: bool


def join(volumes: Sequence[Volume], *, title: str, progress: Progress | None = None) -> Joined:
    """Give volumes as one document; the same volumes give the same bytes."""
    with pikepdf.new() as pack:
        forest, places = Forest(pack), Array()
        starts: dict[str, int] = {}
        labels: list[str] = []
        notes: list[Notes] = []
        for done, volume in enumerate(volumes, 1):
            with pikepdf.open(io.BytesIO(volume.content)) as source:
                found = notes_of(source)
                starts[volume.piece] = len(pack.pages)
                add_pages(pack, source)
                forest.add(
                    source,
                    found.keys,
                    pack.pages[starts[volume.piece] :],
                    title=volume.title,
                    language=found.language,
                )
                places.extend(pack.copy_foreign(source.Root.Places))
            notes.append(found)
            labels += [volume.label] * len(found.texts)
            if progress:
                progress(done, len(volumes))
        lead_on(pack, starts, {volume.piece: volume.title for volume in volumes})
        stamp(pack, labels)
        forest.write(LANGUAGE)
        write_names(pack, places, starts)
        write_bookmarks(pack, bookmarks_of(volumes, notes, starts))
        is_claimed = all(one.is_proved for one in notes)
        describe(pack, title, is_claimed)
        return Joined(saved(pack), tuple(notes), is_claimed)


def add_pages(pack: Pdf, source: Pdf) -> None:
    """Put the pages of a document at the end of a pack, with its layers as they are shown."""
    if "/OCProperties" in source.Root:
        pack.add_pages_from(source, forms="strip", outlines="ignore")
        return
    for page in source.pages:
        pack.pages.append(page)


def lead_on(pack: Pdf, starts: Mapping[str, int], titles: Mapping[str, str]) -> None:
    """Let links to other pieces of the pack lead to their first page; others lose their link."""
    for page in pack.pages:
        for link in links_of(page.obj):
            address = text_at(dictionary_at(link, "/A"), "/URI")
            if not address.startswith(PLACE):
                continue
            piece = address.removeprefix(PLACE)
            del link["/A"]
            if piece in starts:
                number = starts[piece]
                link.Dest = top_of(pack, number)
                link.Contents = String(f"{titles[piece]}, page {number + 1}")


def top_of(pack: Pdf, number: int) -> Array:
    """Give the top of a page (from nought) as a destination."""
    return Array([pack.pages[number].obj, Name.XYZ, None, None, None])


def write_names(pack: Pdf, places: Array, starts: Mapping[str, int]) -> None:
    """Write the names that places of the pack can be reached by: of each piece, and its own."""
    held = list(places)
    pairs = dict(zip(map(bytes, held[::2]), held[1::2], strict=True))
    pairs |= {piece.encode(): top_of(pack, number) for piece, number in starts.items()}
    names = Array()
    for name in sorted(pairs):
        names.append(String(name))
        names.append(pairs[name])
    pack.Root.Names = Dictionary(Dests=pack.make_indirect(Dictionary(Names=names)))


def bookmarks_of(
    volumes: Sequence[Volume], notes: Sequence[Notes], starts: Mapping[str, int]
) -> list[Bookmark]:
    """Give the bookmarks of a pack in two levels: groups, and below each its volumes; of a single
    one its own first level."""
    groups: dict[str, list[tuple[Volume, Notes]]] = {}
    for volume, note in zip(volumes, notes, strict=True):
        groups.setdefault(volume.group or volume.title, []).append((volume, note))
    found = []
    for name, held in groups.items():
        below = [Bookmark(one.title, starts[one.piece]) for one, _ in held]
        bodies = [pair for pair in held if not pair[0].is_front]
        if len(bodies) == 1:
            body, note = bodies[0]
            start = starts[body.piece]
            own = [Bookmark(one.title, start + one.page, one.height) for one in note.bookmarks]
            fronts = [mark for mark in below if mark.page < start]
            below = [*fronts, *(own or below[len(fronts) :])] if own or fronts else []
        found.append(Bookmark(name, starts[held[0][0].piece], None, tuple(below)))
    return found


def describe(pack: Pdf, title: str, is_claimed: bool) -> None:
    """Give the pack its title, language and page labels, and its claim where all parts keep it."""
    pack.Root.Lang = String(LANGUAGE)
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pack.Root.PageMode = Name.UseOutlines
    pack.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as described:
        described["dc:title"] = title
        described["dc:language"] = {LANGUAGE}
        if is_claimed:
            described["pdfuaid:part"] = "1"
    pack.docinfo["/Title"] = title
