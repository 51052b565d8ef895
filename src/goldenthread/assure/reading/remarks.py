"""Remarks found again in another version of a pack: by piece, quoted words and nearest page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from goldenthread.assure.reading.search import PageText, Range
from goldenthread.assure.reading.words import SOLID, places, solid

TELLING = 20  # letters from which a quote is found in another piece without mistaking it


class Standing(StrEnum):
    """What became of the place of a remark."""

    HERE = "here"
    MOVED = "moved"
    WORDS_GONE = "words_gone"
    PAGE_GONE = "page_gone"
    PIECE_GONE = "piece_gone"

    @property
    def words(self) -> str:
        """What a reader is told; '' where there is nothing to tell."""
        return {
            "here": "",
            "moved": "On another page than before",
            "words_gone": "These words are not in this version of the paper any more",
            "page_gone": "The paper has fewer pages now: this page is gone",
            "piece_gone": "The paper is not in this version of the pack any more",
        }[self.value]


@dataclass(frozen=True)
class Anchor:
    """What a remark is fixed to: a page of a piece, words on it ('' for the whole page), and the
    words just before, which tell apart a quote that stands there twice."""

    piece: str
    page_of_piece: int
    quote: str = ""
    before: str = ""


@dataclass(frozen=True)
class Placed:
    """Where a remark stands in a version: the page of the pack (None where its piece is gone)."""

    number: int | None
    standing: Standing


def place(anchor: Anchor, pieces: Mapping[str, Sequence[PageText]]) -> Placed:
    """Give where the remark stands in the version whose pages are given by piece, in order."""
    pages = pieces.get(anchor.piece, ())
    if not pages:
        return elsewhere(anchor, pieces)
    near = sorted(pages, key=lambda page: abs(page.page_of_piece - anchor.page_of_piece))
    same = near[0].page_of_piece == anchor.page_of_piece
    if not anchor.quote:
        return Placed(near[0].number, Standing.HERE if same else Standing.PAGE_GONE)
    wanted = solid(anchor.quote)
    for page in near:
        if wanted and wanted in page.solid:
            is_here = page.page_of_piece == anchor.page_of_piece
            return Placed(page.number, Standing.HERE if is_here else Standing.MOVED)
    return Placed(near[0].number, Standing.WORDS_GONE)


def elsewhere(anchor: Anchor, pieces: Mapping[str, Sequence[PageText]]) -> Placed:
    """Give the only page of other pieces that holds a quote long enough to be told by."""
    wanted = solid(anchor.quote)
    if len(wanted) >= TELLING:
        found = [page.number for pages in pieces.values() for page in pages if wanted in page.solid]
        if len(found) == 1:
            return Placed(found[0], Standing.MOVED)
    return Placed(None, Standing.PIECE_GONE)


def range_of(text: str, quote: str, before: str = "") -> Range | None:
    """Give where a quote stands in a page's text, whatever its spaces, hyphens and line breaks.

    Where it stands more than once: the first with the most of `before` just before it. None where
    it does not.
    """
    plain, wanted = solid(text), solid(quote)
    if not wanted:
        return None
    starts = occurrences(plain, wanted)
    if not starts:
        return None
    lead = solid(before)[::-1]
    start = max(starts, key=lambda one: alike(reversed(plain[:one]), lead))
    at = places(text, SOLID)
    return at[start], at[start + len(wanted) - 1] + 1


def alike(first: Iterable[str], second: Iterable[str]) -> int:
    """Give how many characters are the same from the start."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def occurrences(text: str, wanted: str) -> list[int]:
    """Give every place at which `wanted` starts in `text`."""
    found, start = [], text.find(wanted)
    while start >= 0:
        found.append(start)
        start = text.find(wanted, start + 1)
    return found
