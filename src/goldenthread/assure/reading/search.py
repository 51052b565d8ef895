"""Search across the pages of a pack: which hold every word of a query, with the hits in context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.assure.reading.words import SPACED, folded, places, solid

LONGEST_QUERY = 200
MOST_TERMS = 8
SHOWN = 3
CONTEXT = 70
Range = tuple[int, int]


@dataclass(frozen=True)
class PageText:
    """The text of a page of a pack, and which page of which piece it is."""

    number: int
    piece: str
    page_of_piece: int
    text: str

    @cached_property
    def solid(self) -> str:
        """Its text as quotes are looked for."""
        return solid(self.text)


@dataclass(frozen=True)
class Excerpt:
    """A hit with the words round it."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True)
class PageHits:
    """A page that holds every term: how many hits in all, and the first of them in context."""

    page: PageText
    count: int
    excerpts: tuple[Excerpt, ...]


def terms_of(query: str) -> tuple[str, ...]:
    """Give what is looked for: words, and phrases that stand in quotation marks; at most 8.

    What has no letter or digit is left out; a query is read as far as 200 characters.
    """
    parts = re.findall(r'"([^"]*)"?|(\S+)', folded(query[:LONGEST_QUERY]))
    terms = (" ".join((phrase or word).split()) for phrase, word in parts)
    known = dict.fromkeys(term for term in terms if any(map(str.isalnum, term)))
    return tuple(known)[:MOST_TERMS]


def pattern_of(term: str) -> re.Pattern[str]:
    """Give the pattern of a term in folded text.

    It matches at the start of a word, over line breaks, in a word that is divided at the end of a
    line, and with or without the hyphen of a compound.
    """
    parts = []
    for place, sign in enumerate(term):
        after = term[place + 1 : place + 2]
        if sign == " ":
            parts.append(r"\s+")
        elif sign == "-" and place > 0 and term[place - 1].isalpha() and after.isalpha():
            parts.append(r"(?:[-\x02]\s*)?")
        else:
            parts.append(re.escape(sign))
            if sign.isalpha() and after.isalpha():
                parts.append(r"(?:(?:-\s*\n|\x02)\s*)?")
    return re.compile(r"(?<!\w)" + "".join(parts))


def ranges_of(text: str, terms: Sequence[str]) -> list[Range]:
    """Give where the terms stand in `text`, in order; nothing unless every one of them does.

    A range is (start, end) in characters of `text`; ranges that overlap are one.
    """
    plain = folded(text)
    found: list[Range] = []
    for term in terms:
        matches = [match.span() for match in pattern_of(term).finditer(plain)]
        if not matches:
            return []
        found += matches
    at = places(text, SPACED)
    return merged((at[start], at[end - 1] + 1) for start, end in found)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Give ranges in order, those that overlap as one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def search(pages: Iterable[PageText], query: str) -> list[PageHits]:
    """Give the pages that hold every term of the query, in their order."""
    terms = terms_of(query)
    if not terms:
        return []
    found = []
    for page in pages:
        if ranges := ranges_of(page.text, terms):
            shown = tuple(excerpt_of(page.text, one) for one in apart(ranges)[:SHOWN])
            found.append(PageHits(page, len(ranges), shown))
    return found


def apart(ranges: Sequence[Range]) -> list[Range]:
    """Give the ranges that do not stand in the context of the one before."""
    found: list[Range] = []
    for start, end in ranges:
        if not found or start > found[-1][1] + CONTEXT:
            found.append((start, end))
    return found


def excerpt_of(text: str, place: Range) -> Excerpt:
    """Give a hit with about 70 characters on each side, cut between words."""
    start, end = place
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "…" + before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(
        *(re.sub(r"[\s\x02\ufffe]+", " ", part) for part in (before, text[start:end], after))
    )
