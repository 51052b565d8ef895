"""Bookmarks: those of the first level of each document, and those of the whole pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, String

from goldenthread.report.packs.pdf.links import Places
from goldenthread.report.packs.pdf.values import (
    Found,
    at,
    dictionary_at,
    identity,
    name_at,
    text_at,
)

MOST, LONGEST = 200, 200  # bookmarks of a document, letters of a title


@dataclass(frozen=True)
class Bookmark:
    """Words that lead to a page (from nought), at a height of it where one is given."""

    title: str
    page: int
    height: float | None = None
    below: tuple[Bookmark, ...] = ()


def first_level(pdf: Pdf, places: Places) -> list[Bookmark]:
    """Give the bookmarks of a document's first level that lead to one of its pages."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: list[Bookmark] = []
    item, seen = at(dictionary_at(pdf.Root, "/Outlines"), "/First"), set()
    while isinstance(item, Dictionary) and identity(item) not in seen and len(seen) < MOST:
        seen.add(identity(item))
        if mark := bookmark_of(item, pages, places):
            found.append(mark)
        item = at(item, "/Next")
    return found


def bookmark_of(
    item: Dictionary, pages: Mapping[tuple[int, int], int], places: Places
) -> Bookmark | None:
    """Give a bookmark; None where it has no title or leads to no page."""
    place = at(item, "/Dest")
    action = dictionary_at(item, "/A")
    if place is None and name_at(action, "/S") == "/GoTo":
        place = at(action, "/D")
    if place is not None and not isinstance(place, Array):
        place = places.get(str(place).removeprefix("/"))
    title = " ".join(text_at(item, "/Title").split())[:LONGEST]
    number = pages.get(identity(place[0]) or (0, 0)) if isinstance(place, Array) and place else None
    if number is None or not title:
        return None
    return Bookmark(title, number, height_of(place))


def height_of(place: Array) -> float | None:
    """Give how high on its page a destination leads, None where it does not say."""
    if len(place) < 4 or str(place[1]) != "/XYZ":
        return None
    return number_or_none(place[3])


def number_or_none(found: Found) -> float | None:
    """Give a number, None for anything else."""
    try:
        return None if found is None or isinstance(found, bool) else float(found)
    except (TypeError, ValueError):
        return None


def write_bookmarks(pdf: Pdf, marks: Sequence[Bookmark]) -> None:
    """Write the bookmarks of a document; those of the second level are closed at first."""
    if not marks:
        return
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    first, last, _ = written_level(pdf, marks, root)
    root.First, root.Last, root.Count = first, last, len(marks)
    pdf.Root.Outlines = root


def written_level(
    pdf: Pdf, marks: Sequence[Bookmark], parent: Dictionary
) -> tuple[Dictionary, Dictionary, int]:
    """Write bookmarks below a parent; give the first, the last, and how many they are."""
    made = [pdf.make_indirect(Dictionary(Title=String(one.title), Parent=parent)) for one in marks]
    for place, (one, item) in enumerate(zip(marks, made, strict=True)):
        item.Dest = destination(pdf, one)
        if place:
            item.Prev = made[place - 1]
        if place + 1 < len(made):
            item.Next = made[place + 1]
        if one.below:
            item.First, item.Last, count = written_level(pdf, one.below, item)
            item.Count = -count
    return made[0], made[-1], len(made)


def destination(pdf: Pdf, mark: Bookmark) -> Array:
    """Give where a bookmark leads."""
    page = pdf.pages[mark.page].obj
    return Array([page, Name.XYZ, None, mark.height, None])
