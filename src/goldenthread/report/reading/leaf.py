"""The text of a page with the place of every character, to be laid over its picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

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
        nexts = [*(box for _, box in written), None][1:]
        if written:
            pairs = zip(written, nexts, strict=True)
            found.append([word_of(text, box, after) for (text, box), after in pairs])
    return found


def word_of(text: str, box: Box, after: Box | None) -> Word:
    """Give a word that stands before the box `after`; None where it ends its line."""
    if after is None:
        return Word(text, box, max(box.width, box.height))
    step = after.left - box.left
    is_near = box.width < step < box.width + 2 * box.height
    return Word(f"{text} ", box, round(step, 1) if is_near else box.width)


def paragraphs_of(leaf: Leaf) -> list[str]:
    """Give the text of a page as paragraphs: a line that reaches the margin goes on in the next.

    Cells of a table's row are told apart by a stroke, and a row never goes on.
    """
    found: list[str] = []
    lines = [LineOfText(line) for line in lines_of(leaf)]
    ends = sorted(line.right for line in lines)
    margin = ends[9 * (len(ends) - 1) // 10] if ends else 0.0  # a page's number may stand outside
    for line, before in zip(lines, [None, *lines], strict=False):
        if before and before.goes_on_in(line, margin):
            found[-1] = joined(found[-1], line.text)
        else:
            found.append(line.text)
    return found


@dataclass(frozen=True)
class LineOfText:
    """A line of words, to be told from a row of cells and from the start of a paragraph."""

    words: list[Word]

    @property
    def first(self) -> Box:
        """Where it starts."""
        return self.words[0].box

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].box.left + self.words[-1].box.width

    @cached_property
    def cells(self) -> list[str]:
        """Its words, in parts where there is a gap as wide as a word."""
        found = [""]
        for word, before in zip(self.words, [None, *self.words], strict=False):
            if before and word.box.left - before.box.left - before.box.width > self.first.height:
                found.append("")
            found[-1] += word.text
        return [cell.strip() for cell in found]

    @property
    def text(self) -> str:
        """Its words as one text."""
        return " | ".join(self.cells)

    def goes_on_in(self, line: LineOfText, margin: float) -> bool:
        """Say whether `line` belongs to the same paragraph; `margin` is where most lines end."""
        if len(self.cells) > 1 or len(line.cells) > 1:
            return False
        height = self.first.height
        is_below = 0.5 * height < line.first.top - self.first.top < 2 * height
        is_alike = abs(line.first.height - height) < 0.2 * height
        is_under = abs(line.first.left - self.first.left) < 3 * height
        is_full = self.right > 0.85 * margin or self.text.endswith("-")
        return is_below and is_alike and is_under and is_full


def joined(text: str, line: str) -> str:
    """Give text with its next line; nothing comes between the parts of a divided word."""
    return text + line if text.endswith("-") else f"{text} {line}"


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
