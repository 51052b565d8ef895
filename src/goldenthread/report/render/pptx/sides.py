"""Pieces side by side in columns of the same width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldenthread.report.render.pptx.flow import Box, Piece, fill, stack
from goldenthread.report.render.pptx.look import DARK_BLUE, GAP, SIDE_GAP
from goldenthread.report.render.pptx.prose import Prose
from goldenthread.report.render.pptx.text import para, shortened

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

LEAST_ROOM = 120.0  # less is not begun at the foot of a slide


@dataclass(frozen=True)
class Sides:
    """Columns of pieces; `headings` are repeated where a column goes on; `whole` stays together."""

    columns: tuple[tuple[Piece, ...], ...]
    headings: tuple[str, ...] = ()
    size: float = 12.0
    whole: bool = False
    keep: bool = False

    def column_width(self, width: float) -> float:
        """Give how wide each column is."""
        count = len(self.columns)
        return (width - SIDE_GAP * (count - 1)) / count

    def is_aligned(self) -> bool:
        """Say whether the columns are cards of the same pieces, which stand level."""
        return self.whole and len({len(column) for column in self.columns}) == 1

    def level(self, wide: float) -> list[tuple[float, float]]:
        """Give height and growth of each level of cards."""
        levels = zip(*self.columns, strict=True)
        return [
            (max(p.height(wide) for p in pieces), max(p.growth(wide) for p in pieces))
            for pieces in levels
        ]

    def height(self, width: float) -> float:
        """Give the height of the tallest column."""
        wide = self.column_width(width)
        if self.is_aligned():
            return sum(tall for tall, _ in self.level(wide)) + GAP * (len(self.columns[0]) - 1)
        return max(stacked_height(column, wide) for column in self.columns)

    def growth(self, width: float) -> float:
        """Give how much taller the tallest column may be drawn."""
        wide = self.column_width(width)
        if self.is_aligned():
            return sum(growth for _, growth in self.level(wide))
        tallest = (
            stacked_height(column, wide) + sum(piece.growth(wide) for piece in column)
            for column in self.columns
        )
        return max(0.0, max(tallest) - self.height(width))

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Cut every column at the same height; each goes on under its repeated heading."""
        if not force and (self.whole or room < LEAST_ROOM):
            return None, self
        wide = self.column_width(width)
        parts = [fill(column, wide, room, force) for column in self.columns]
        begun = all(any(not piece.keep for piece in placed) or not rest for placed, rest in parts)
        if not begun and not force:
            return None, self
        head = Sides(tuple(tuple(placed) for placed, _ in parts), self.headings, self.size)
        left = [(at, rest) for at, (_, rest) in enumerate(parts) if rest]
        if not left:
            return head, None
        names = tuple(self.headings[at] if self.headings else "" for at, _ in left)
        columns = tuple(
            (*self.continued(name, wide), *rest)
            for name, (_, rest) in zip(names, left, strict=True)
        )
        return head, Sides(columns, names, self.size)

    def continued(self, heading: str, width: float) -> tuple[Piece, ...]:
        """Give a column's heading again, none where it has none."""
        if not heading:
            return ()
        words = shortened(heading, width * 0.7, 1, self.size, bold=True) + " (continued)"
        return (Prose((para(words, self.size, bold=True, colour=DARK_BLUE),), keep=True),)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the columns on the slide, the left one first."""
        wide = self.column_width(box.width)
        for at, column in enumerate(self.columns):
            left = box.left + at * (wide + SIDE_GAP)
            place = Box(left, box.top, wide, box.height)
            pieces = [*map(Level, column, self.level(wide))] if self.is_aligned() else column
            for piece, spot in stack(pieces, place):
                piece.draw(canvas, spot)


@dataclass(frozen=True)
class Level:
    """A piece of a card, as tall as its neighbours on the other cards."""

    piece: Piece
    size: tuple[float, float]
    keep: bool = False

    def height(self, width: float) -> float:
        """Give the height of the tallest neighbour."""
        return self.size[0]

    def growth(self, width: float) -> float:
        """Give the growth of the neighbour that grows most."""
        return self.size[1]

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Cards are placed whole."""
        return None, self

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the piece itself on the slide; text keeps its own height."""
        tall = box.height if self.piece.growth(box.width) else self.piece.height(box.width)
        self.piece.draw(canvas, Box(box.left, box.top, box.width, tall))


def stacked_height(pieces: tuple[Piece, ...], width: float) -> float:
    """Give how tall pieces stand one under the other."""
    return sum(piece.height(width) for piece in pieces) + GAP * max(len(pieces) - 1, 0)
