"""The text of a page with the place of every character, to be laid over its picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\S+")
BREAK = re.compile(r"[^\r\n]+")
LEFT, TOP, RIGHT, BOTTOM = range(4)


@dataclass(frozen=True)
class Leaf:
    """A page of a pack: its size in points, its text, and a box for every character.

    `boxes` has a row for each character of `text`: left, top, right, bottom in points from the
    page's top left corner as it is shown; a character that is not drawn has a box without area.
    """

    width: float
    height: float
    text: str
    boxes: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.boxes.shape != (len(self.text), 4):
            raise ValueError(f"{len(self.text)} characters have {self.boxes.shape} boxes")


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Word:
    """A word, where it stands, and how far it reaches.

    Unless it ends its line its `text` ends with a space, and `length` (points) reaches the next
    word where that is near.
    """

    text: str
    box: Box
    length: float

    @property
    def is_sideways(self) -> bool:
        """Whether it runs from top to bottom or the other way."""
        return len(self.text.strip()) > 1 and self.box.height > 2 * self.box.width


def lines_of(leaf: Leaf) -> list[list[Word]]:
    """Give the words of a page line by line, in reading order."""
    found = []
    for line in BREAK.finditer(leaf.text):
        written = [
            (clean(match[0]), box)
            for match in WORD.finditer(leaf.text, line.start(), line.end())
            if (box := box_of(leaf, match.start(), match.end()))
        ]
        nexts = [*(box for _, box in written[1:]), None]
        words = [
            word_of(text, box, after) for (text, box), after in zip(written, nexts, strict=True)
        ]
        if words:
            found.append(words)
    return found


def word_of(text: str, box: Box, after: Box | None) -> Word:
    """Give a word that stands before the box `after`; None where it ends its line."""
    if after is None:
        return Word(text, box, max(box.width, box.height))
    step = after.left - box.left
    is_near = box.width < step < box.width + 2 * box.height
    return Word(f"{text} ", box, round(step, 1) if is_near else box.width)


def clean(word: str) -> str:
    """Give a word without characters that no document may hold; a divided word has its hyphen."""
    plain = word.replace("\x02", "-").replace("\ufffe", "-")
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in plain)


def marks_of(leaf: Leaf, start: int, end: int) -> list[Box]:
    """Give the boxes that cover the characters from `start` to `end`: one for each line."""
    lines = BREAK.finditer(leaf.text, start, end)
    boxes = (box_of(leaf, line.start(), line.end()) for line in lines)
    return [box for box in boxes if box]


def box_of(leaf: Leaf, start: int, end: int) -> Box | None:
    """Give the box round the characters that are drawn; None where none of them is."""
    held = leaf.boxes[start:end]
    drawn = held[(held[:, RIGHT] > held[:, LEFT]) & (held[:, BOTTOM] > held[:, TOP])]
    if not len(drawn):
        return None
    left, top = (round(float(one), 1) for one in drawn[:, :RIGHT].min(axis=0))
    right, bottom = (round(float(one), 1) for one in drawn[:, RIGHT:].max(axis=0))
    return Box(left, top, round(right - left, 1), round(bottom - top, 1))
