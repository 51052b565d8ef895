"""A version of a pack as its readers find their way in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from goldenthread.assure.reading.search import PageText
from goldenthread.records.meetings.models import Pack
from goldenthread.vocabulary.meetings import Part
from goldenthread.web.scope import MeetingScope

FIND, SIZE = "find", "size"
LARGE = "large"
Row = dict[str, Any]  # of a manifest


@dataclass(frozen=True)
class Entry:
    """A line of the contents: an item or a piece of one, with its pages."""

    words: str
    first: int
    last: int
    level: int
    href: str
    is_private: bool

    @property
    def pages(self) -> str:
        """Its pages in words."""
        return (
            f"Page {self.first}" if self.first == self.last else f"Pages {self.first}–{self.last}"
        )

    def holds(self, number: int) -> bool:
        """Say whether a page of the pack is one of its pages."""
        return self.first <= number <= self.last


@dataclass(frozen=True)
class PackReader:
    """A version of a pack, for a reader; `carried` goes along from page to page."""

    at: MeetingScope
    pack: Pack
    carried: dict[str, str]

    @property
    def place(self) -> list[Any]:
        """The arguments of every address of the version."""
        meeting = self.at.meeting
        return [self.at.scope.organisation.code, meeting.pk, int(self.pack.part), self.pack.number]

    def href(self, name: str, *more: Any, **query: str) -> str:
        """Give the address of a page of the version; `query` stands for what is carried along."""
        return reverse(name, args=[*self.place, *more], query=query or None)

    def page_href(self, number: int, name: str = "pack-page") -> str:
        """Give the address of a page, with what the reader looks for and how."""
        return reverse(name, args=[*self.place, number], query=self.carried or None)

    @property
    def part(self) -> Part:
        """The part of the meeting that it is of."""
        return Part(self.pack.part)

    @property
    def title(self) -> str:
        """Which pack it is."""
        meeting = self.at.meeting
        return meeting.title or meeting.committee.name

    @property
    def part_words(self) -> str:
        """The part in words."""
        return self.part.label

    @property
    def size(self) -> str:
        """The size of its file in words."""
        return filesizeformat(self.pack.file.size)

    @property
    def is_private(self) -> bool:
        """Whether it is of the private part."""
        return self.part is Part.PRIVATE

    @cached_property
    def entries(self) -> list[Entry]:
        """The contents in order: each item with its pages, and its pieces where it has several."""
        found: list[Entry] = []
        titles = item_titles(self.pack.manifest)
        for rows in grouped(self.pack.manifest):
            first, last = rows[0], rows[-1]
            title = titles.get(first.get("item"), first["title"])
            words = f"{first.get('reference') or ''} {title}".strip()
            found.append(self.entry(words, 1, first, last))
            if len(rows) > 1:
                found += [self.entry(piece_words(row, title), 2, row, row) for row in rows]
        return found

    def entry(self, words: str, level: int, first: Row, last: Row) -> Entry:
        """Give a line of the contents that reaches from one row of the manifest to another."""
        return Entry(
            words=words,
            first=first["first_page"],
            last=last["first_page"] + last["pages"] - 1,
            level=level,
            href=self.page_href(first["first_page"]),
            is_private=bool(first.get("private")),
        )

    def entry_of(self, number: int) -> Entry | None:
        """Give the innermost line of the contents that a page belongs to."""
        held = [entry for entry in self.entries if entry.holds(number)]
        return held[-1] if held else None

    def item_of(self, number: int) -> Entry | None:
        """Give the item that a page belongs to."""
        return next((e for e in self.entries if e.level == 1 and e.holds(number)), None)


def piece_words(row: Row, item_title: str) -> str:
    """Give what a piece of an item is called below the item."""
    if row.get("kind") == "front_sheet":
        return "Front sheet"
    return "Paper" if row["title"] == item_title else str(row["title"])


def item_titles(manifest: list[Row]) -> dict[int, str]:
    """Give the titles of items as the agenda in the pack prints them."""
    listed = [one for row in manifest for one in row.get("agenda") or ()]
    return {one["item"]: one["title"] for one in listed}


def grouped(manifest: list[Row]) -> list[list[Row]]:
    """Give the rows of a manifest with neighbours of the same item together."""
    found: list[list[Row]] = []
    for row in manifest:
        if found and row.get("item") and found[-1][-1].get("item") == row["item"]:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def texts_of(pack: Pack, pieces: Iterable[str] | None = None) -> list[PageText]:
    """Give the text of the pages of a pack (one query); of the named pieces alone where given."""
    pages = pack.pages.order_by("number")
    if pieces is not None:
        pages = pages.filter(piece__in=list(pieces))
    rows = pages.values_list("number", "piece", "page_of_piece", "text")
    return [PageText(*row) for row in rows]
