"""What changed between two wordings: words kept, put in and taken out, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s+|\w+|[^\w\s]+")
ALIKE = 0.5  # share of words that two lines have in common to be one line that was changed


class Change(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True)
class Stretch:
    """Some words with what became of them."""

    change: Change
    words: str


@dataclass(frozen=True)
class Passage:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class MarkedPassage:
    """A heading and its lines, each as stretches; `change` is of the passage as a whole."""

    change: Change
    heading: tuple[Stretch, ...]
    lines: tuple[tuple[Stretch, ...], ...]

    @property
    def is_changed(self) -> bool:
        """Whether any word of it was put in or taken out."""
        return any(
            one.change is not Change.KEPT for line in (self.heading, *self.lines) for one in line
        )


def marked_words(before: str, after: str) -> tuple[Stretch, ...]:
    """Give a line with its changes marked.

    What is kept and taken out makes `before` again, what is kept and put in makes `after`.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    found: list[Stretch] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.KEPT, "".join(old[i:j])))
            continue
        if i < j:
            found.append(Stretch(Change.TAKEN_OUT, "".join(old[i:j])))
        if k < m:
            found.append(Stretch(Change.PUT_IN, "".join(new[k:m])))
    return tuple(found)


def marked_lines(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """Give lines with their changes marked; a line that was changed stands once."""
    found: list[tuple[Stretch, ...]] = []
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found += [whole(Change.KEPT, line) for line in before[i:j]]
        else:
            found += changed_block(before[i:j], after[k:m])
    return tuple(found)


def changed_block(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Stretch, ...]]:
    """Give lines that differ: each new line beside the next old one that it is like."""
    rest = list(before)
    for line in after:
        like = next((n for n, old in enumerate(rest) if likeness(old, line) >= ALIKE), None)
        if like is None:
            yield whole(Change.PUT_IN, line)
            continue
        for gone in rest[:like]:
            yield whole(Change.TAKEN_OUT, gone)
        yield marked_words(rest[like], line)
        rest = rest[like + 1 :]
    for gone in rest:
        yield whole(Change.TAKEN_OUT, gone)


def likeness(before: str, after: str) -> float:
    """Give how much of two lines is the same, 0 to 1."""
    old, new = ([one for one in WORD.findall(text) if one.strip()] for text in (before, after))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def whole(change: Change, line: str) -> tuple[Stretch, ...]:
    """Give a line of which all has the same fate; nothing for an empty line."""
    return (Stretch(change, line),) if line else ()


def marked_passages(
    before: Sequence[Passage], after: Sequence[Passage]
) -> tuple[MarkedPassage, ...]:
    """Give the passages of a document with what changed since the version before.

    They are matched by their headings, whatever number stands before one. A passage that was taken
    out stands where it stood.
    """
    old, new = ([name_of(one.heading) for one in side] for side in (before, after))
    found: list[MarkedPassage] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found += [both(*pair) for pair in zip(before[i:j], after[k:m], strict=True)]
            continue
        found += [alone(Change.TAKEN_OUT, one) for one in before[i:j]]
        found += [alone(Change.PUT_IN, one) for one in after[k:m]]
    return tuple(found)


def name_of(heading: str) -> str:
    """Give a heading without its number, for comparison."""
    return re.sub(r"^[\d.\s]+", "", heading).strip().casefold()


def both(old: Passage, new: Passage) -> MarkedPassage:
    """Give a passage that both versions have."""
    heading = marked_words(old.heading, new.heading)
    return MarkedPassage(Change.KEPT, heading, marked_lines(old.lines, new.lines))


def alone(change: Change, one: Passage) -> MarkedPassage:
    """Give a passage that one version has."""
    return MarkedPassage(
        change, whole(change, one.heading), tuple(whole(change, line) for line in one.lines)
    )
