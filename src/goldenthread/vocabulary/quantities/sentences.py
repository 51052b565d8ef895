"""A text cut into lines, sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.vocabulary.quantities.model import Sentence

LINE = re.compile(r"[^\r\n]+")
# A full stop ends a sentence where a capital, a figure or an opening mark follows it.
ENDING = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[£>]*[A-Z0-9£<>≥≤])")
SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|no|nos|vs|St|Dr|Mr|Mrs|Ms|incl|max|min|avg|para|ref|fig|ca|cf)"
    r"|(?:^|\s)[A-Za-z]|\b[A-Z](?:\.[A-Z])+)\.$"
)
# What parts a sentence into clauses that speak of different things.
CLAUSE = re.compile(
    r";|:(?=\s)|\s[–—-]\s|[()]|,?\s(?:while|whereas|but|although|though|however|yet)\s",
    re.IGNORECASE,
)


def split_sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text in order, without what they say."""
    for number, line in enumerate(LINE.finditer(text)):
        start, is_opening = line.start(), True
        for ending in ENDING.finditer(text, line.start(), line.end()):
            if SHORTENED.search(text[start : ending.start()]):
                continue
            yield from trimmed(text, start, ending.start(), number, is_opening)
            start, is_opening = ending.end(), False
        yield from trimmed(text, start, line.end(), number, is_opening)


def trimmed(text: str, start: int, end: int, line: int, is_opening: bool) -> Iterator[Sentence]:
    """Give a sentence without the spaces round it; nothing where only spaces are left."""
    held = text[start:end]
    body = held.strip()
    if body:
        first = start + len(held) - len(held.lstrip())
        yield Sentence(first, first + len(body), body, line=line, is_opening=is_opening)


def clause_breaks(text: str) -> list[tuple[int, int]]:
    """Give the places at which a sentence parts into clauses, as (start, end) of each mark."""
    return [match.span() for match in CLAUSE.finditer(text)]
