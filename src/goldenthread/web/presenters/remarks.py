"""A reader's own notes and highlights, each found again in the version that is read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from goldenthread.assure.reading.remarks import Anchor, Placed, Standing, place
from goldenthread.assure.reading.search import PageText
from goldenthread.records.meetings.models import PackRemark
from goldenthread.web.presenters.reading import Entry, PackReader, texts_of


@dataclass(frozen=True)
class ShownRemark:
    """A remark with its place in the version; `entry` is the item that its page belongs to."""

    remark: PackRemark
    placed: Placed
    href: str
    entry: Entry | None

    @property
    def anchor(self) -> str:
        """Its name on a page."""
        return f"remark-{self.remark.pk}"

    @property
    def is_highlight(self) -> bool:
        """Whether words are marked."""
        return bool(self.remark.quote)

    @property
    def told(self) -> str:
        """What became of its place, where there is something to tell."""
        return self.placed.standing.words

    @property
    def is_lost(self) -> bool:
        """Whether its piece is in this version no more: its words are not repeated then."""
        return self.placed.number is None

    @property
    def marks_words(self) -> bool:
        """Whether its words stand on its page."""
        return self.is_highlight and self.placed.standing in (Standing.HERE, Standing.MOVED)


class Remarks:
    """All remarks of the reader about the part of the meeting, as they stand in the version."""

    def __init__(self, shown: PackReader) -> None:
        self.shown = shown

    @cached_property
    def all(self) -> list[ShownRemark]:
        """Every remark: in the order of the pages, at the end those whose piece is gone."""
        pack = self.shown.pack
        held = list(
            self.shown.at.reader.pack_remarks.filter(meeting=pack.meeting_id, part=pack.part)
        )
        pieces = self.pieces({one.piece for one in held})
        found = [self.shown_remark(one, place(anchor_of(one), pieces)) for one in held]
        return sorted(found, key=lambda one: (one.is_lost, one.placed.number or 0, one.remark.pk))

    def pieces(self, named: set[str]) -> dict[str, list[PageText]]:
        """Give the pages of the pieces that remarks name; of every piece where one is gone."""
        if not named:
            return {}
        known = {str(row["piece"]) for row in self.shown.pack.manifest}
        found: dict[str, list[PageText]] = defaultdict(list)
        for one in texts_of(self.shown.pack, named if named <= known else None):
            found[one.piece].append(one)
        return found

    def shown_remark(self, remark: PackRemark, placed: Placed) -> ShownRemark:
        """Give a remark with the address of its page and itself on it."""
        if placed.number is None:
            return ShownRemark(remark, placed, "", None)
        href = f"{self.shown.page_href(placed.number)}#remark-{remark.pk}"
        return ShownRemark(remark, placed, href, self.shown.item_of(placed.number))

    def on(self, number: int) -> list[ShownRemark]:
        """Give the remarks that stand on a page."""
        return [one for one in self.all if one.placed.number == number]

    @property
    def by_entry(self) -> list[tuple[Entry | None, list[ShownRemark]]]:
        """Those that stand on a page of this version, under the items of the contents."""
        found = [one for one in self.all if not one.is_lost]
        return [(entry, list(own)) for entry, own in groupby(found, key=lambda one: one.entry)]

    @property
    def lost(self) -> list[ShownRemark]:
        """Those whose piece is in this version no more."""
        return [one for one in self.all if one.is_lost]


def anchor_of(remark: PackRemark) -> Anchor:
    """Give what a remark is fixed to."""
    return Anchor(remark.piece, remark.page_of_piece, remark.quote, remark.before)
