"""Running text: paragraphs, lists and headings in one text frame that a recipient can edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goldenthread.report.render.pptx.flow import Box, Piece
from goldenthread.report.render.pptx.look import BODY_HEIGHT
from goldenthread.report.render.pptx.text import Para, cut, height_of

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

TALLEST_HEADING = BODY_HEIGHT / 6  # a longer one is text


@dataclass(frozen=True)
class Prose:
    """Paragraphs in one text frame; `keep` for headings of what follows."""

    paras: tuple[Para, ...]
    keep: bool = False

    def height(self, width: float) -> float:
        """Give how tall the text stands."""
        return height_of(self.paras, width)

    def growth(self, width: float) -> float:
        """Text does not grow."""
        return 0.0

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between lines, two at least on either side; no heading stays behind its text."""
        head, tail = cut(self.paras, width, room, fewest=2)
        while head and head[-1].heads and not (force and len(head) == 1):
            head, tail = head[:-1], (head[-1], *tail)
        if force and not head:
            head, tail = cut(self.paras, width, room)
        if not head:
            return None, self
        tail = (replace(tail[0], before=0.0), *tail[1:]) if tail else ()
        return replace(self, paras=head), replace(self, paras=tail) if tail else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the text on the slide."""
        canvas.text(self.paras, box)


def joined(pieces: Iterable[Piece], width: float) -> list[Piece]:
    """Give the pieces with texts that follow each other in one frame, headings with their own."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Prose) and isinstance(last, Prose):
            found[-1] = Prose(last.paras + piece.paras)
        elif isinstance(last, Prose):
            found[-1:] = [*with_heading_apart(last, width), piece]
        else:
            found.append(piece)
    return [without_space_above(piece) for piece in found]


def with_heading_apart(prose: Prose, width: float) -> list[Piece]:
    """Give the text and, apart, up to two headings at its end, which stay with what follows."""
    count = 0
    while count < min(2, len(prose.paras)) and prose.paras[-1 - count].heads:
        count += 1
    heading = prose.paras[len(prose.paras) - count :]
    if not heading or height_of(heading, width) > TALLEST_HEADING:
        return [prose]
    text = prose.paras[: len(prose.paras) - count]
    return [*([Prose(text)] if text else []), Prose(heading, keep=True)]


def without_space_above(piece: Piece) -> Piece:
    """Give a text without the space above its first paragraph: the pieces' gap is enough."""
    if not isinstance(piece, Prose) or not piece.paras:
        return piece
    first = replace(piece.paras[0], before=0.0)
    return replace(piece, paras=(first, *piece.paras[1:]))
