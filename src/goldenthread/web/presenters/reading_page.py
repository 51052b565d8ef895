"""A page of a pack on the screen: its picture, its words over it, what is marked, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goldenthread.assure.reading.remarks import range_of
from goldenthread.assure.reading.search import Range, ranges_of, terms_of
from goldenthread.records.meetings.models import PackPage
from goldenthread.report.reading.kept import kept_leaf
from goldenthread.report.reading.leaf import Box, Leaf, Word, lines_of, marks_of, paragraphs_of
from goldenthread.report.reading.pages import WIDTHS
from goldenthread.web.presenters.reading import FIND, LARGE, SIZE, PackReader
from goldenthread.web.presenters.remarks import Remarks, ShownRemark

MIDDLE = WIDTHS[1]


@dataclass(frozen=True)
class Mark:
    """A rectangle that is drawn behind words: a hit of the search, or a highlight."""

    kind: str
    box: Box


class ReadingPage:
    """One page of a version, for its reader."""

    def __init__(self, shown: PackReader, held: PackPage, remarks: Remarks) -> None:
        self.shown, self.held, self.remarks = shown, held, remarks

    @property
    def number(self) -> int:
        """Its number in the pack."""
        return self.held.number

    @property
    def before(self) -> int | None:
        """The page before it."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after it."""
        return self.number + 1 if self.number < self.shown.pack.page_count else None

    @cached_property
    def leaf(self) -> Leaf:
        """Its text with the place of every character."""
        return kept_leaf(self.shown.pack, self.held)

    @cached_property
    def lines(self) -> list[list[Word]]:
        """Its words line by line."""
        return lines_of(self.leaf)

    @property
    def paragraphs(self) -> list[str]:
        """Its text, without the breaks that the width of the paper made."""
        return paragraphs_of(self.leaf)

    @property
    def is_large(self) -> bool:
        """Whether it is shown larger than the screen."""
        return self.shown.carried.get(SIZE) == LARGE

    @cached_property
    def own(self) -> list[ShownRemark]:
        """The reader's remarks on it."""
        return self.remarks.on(self.number)

    @cached_property
    def hits(self) -> list[Range]:
        """Where what is looked for stands in its text."""
        terms = terms_of(self.shown.carried.get(FIND, ""))
        return ranges_of(self.leaf.text, terms) if terms else []

    @cached_property
    def marks(self) -> list[Mark]:
        """What is marked on it."""
        own = [
            range_of(self.leaf.text, one.remark.quote, one.remark.before)
            for one in self.own
            if one.marks_words
        ]
        return [
            *(Mark("highlight", box) for one in own if one for box in marks_of(self.leaf, *one)),
            *(Mark("hit", box) for one in self.hits for box in marks_of(self.leaf, *one)),
        ]

    def picture(self, width: int = MIDDLE) -> str:
        """Give the address of its picture at a width."""
        return self.shown.href("pack-picture", self.number, width)

    @property
    def pictures(self) -> str:
        """Its pictures for a browser to choose from."""
        return ", ".join(f"{self.picture(width)} {width}w" for width in WIDTHS)

    @property
    def resized(self) -> str:
        """The address of the page at the other size."""
        carried = {key: value for key, value in self.shown.carried.items() if key != SIZE}
        if not self.is_large:
            carried[SIZE] = LARGE
        return self.shown.href("pack-page", self.number, **carried)

    @property
    def without_search(self) -> str:
        """The address of the page with nothing looked for."""
        carried = {key: value for key, value in self.shown.carried.items() if key != FIND}
        return self.shown.href("pack-page", self.number, **carried)
