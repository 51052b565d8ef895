"""What changed between two versions of a pack, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FRONT_SHEET, MISSING, UPLOAD = "front_sheet", "missing", "upload"
OWN = frozenset({"cover", "agenda"})  # pieces of the pack itself
AGENDA_CHANGED = "The agenda changed"
MOST_RENUMBERED = 3  # named one by one


@dataclass(frozen=True)
class Line:
    """A row of a manifest as it is compared; `source` is the hash of its content alone."""

    piece: str
    item: int | None
    reference: str
    title: str
    kind: str
    source: str

    @property
    def name(self) -> str:
        """What a list calls it."""
        return f"{self.reference} {self.title}".strip()


def lines_of(manifest: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Give the rows of a manifest without the cover."""
    return [
        Line(
            row["piece"], row.get("item"), row.get("reference", ""), row.get("title", ""),
            row["kind"], row.get("source", row["sha256"]),
        )
        for row in manifest
        if row["kind"] != "cover"
    ]  # fmt: skip


def is_unchanged(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Say whether two versions hold the same content in the same order, under the same names."""
    return list(before) == list(after)


def changes(
    before: Sequence[Line], after: Sequence[Line], *, agenda_changed: bool, items: Mapping[int, str]
) -> list[str]:
    """Give what changed in words, in the order of the new version; what was removed comes last.

    Where nothing else is to be said, the agenda marks a paper otherwise than before. `items` are
    the names of the items that may be named: of what was removed no old title is told, for it may
    have become private since.
    """
    was = {one.piece: one for one in before if one.kind not in OWN}
    now = {one.piece: one for one in after if one.kind not in OWN}
    found = [AGENDA_CHANGED] if agenda_changed else []
    moved = moved_pieces([piece for piece in was if piece in now], list(now.values()))
    for one in now.values():
        if one.piece in was:
            found += change_of(was[one.piece], one, is_moved=one.piece in moved)
        elif is_told(one.piece, was):
            found.append(f"{'Expected' if one.kind == MISSING else 'Added'}: {one.name}")
    found += renumbered(was, list(now.values()))
    gone = [one for piece, one in was.items() if piece not in now]
    found += [removal(one, items, now) for one in gone if is_told(one.piece, now)]
    return found or ([] if is_unchanged(before, after) else [AGENDA_CHANGED])


def body_of(piece: str) -> str:
    """Give the document that a front sheet belongs to; of a document itself."""
    return piece.replace("front-", "paper-")


def is_told(piece: str, there: Mapping[str, Line]) -> bool:
    """Say whether a piece that one version lacks is told of by itself.

    A front sheet comes and goes with its document, which may stand `there`, in the other version,
    as missing: its page then holds the front sheet.
    """
    body = body_of(piece)
    return body == piece or (body in there and there[body].kind != MISSING)


def change_of(was: Line, one: Line, *, is_moved: bool) -> list[str]:
    """Give what became of a piece that stands in both versions."""
    moved = [f"Moved: {one.name}"] if is_moved and one.kind != FRONT_SHEET else []
    if was.source == one.source:
        return [*moved, f"Renamed: {one.name}"] if was.title != one.title else moved
    if was.kind != one.kind == MISSING:
        return [*moved, f"Taken out: the document of {one.name}"]
    if one.kind != was.kind == MISSING:
        return [*moved, f"Added: the document of {one.name}"]
    return [*moved, f"{'Replaced' if one.kind == UPLOAD else 'Changed'}: {one.name}"]


def moved_pieces(was: Sequence[str], now: Sequence[Line]) -> set[str]:
    """Give the pieces that stand in another order than before: as few as explain it."""
    places = {piece: place for place, piece in enumerate(was)}
    common = [one.piece for one in now if one.piece in places]
    ends: list[int] = []
    before: dict[str, str | None] = {}
    last: list[str] = []
    for piece in common:
        place = bisect_left(ends, places[piece])
        before[piece] = last[place - 1] if place else None
        ends[place : place + 1] = [places[piece]]
        last[place : place + 1] = [piece]
    kept: set[str] = set()
    piece = last[-1] if last else None
    while piece is not None:
        kept.add(piece)
        piece = before[piece]
    return set(common) - kept


def renumbered(was: Mapping[str, Line], now: Sequence[Line]) -> list[str]:
    """Give the items that have another reference than before, many of them in one line."""
    found = {}
    for one in now:
        old = was.get(one.piece)
        if old and one.item == old.item and old.reference != one.reference:
            found[one.item] = (old.reference, one.reference)
    pairs = list(found.values())
    if len(pairs) > MOST_RENUMBERED:
        return [f"Renumbered: {len(pairs)} items, {pairs[0][0]} is now {pairs[0][1]} and so on"]
    return [f"Renumbered: {old} is now {new}" for old, new in pairs]


def removal(one: Line, items: Mapping[int, str], now: Mapping[str, Line]) -> str:
    """Give what was removed: a paper of an item that may be named, or just a paper."""
    body = now.get(body_of(one.piece))
    if body is not None:
        return f"Removed: the front sheet of {body.name}"
    name = items.get(one.item) if one.item is not None else None
    return f"Removed: a paper of {name}" if name else "Removed: a paper"
