"""Laying pieces down slides: what fits stays, what does not goes on, nothing overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from goldenthread.report.render.pptx.look import BODY_HEIGHT, BODY_WIDTH, GAP

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float


class Piece(Protocol):
    """Something that stands on a slide: it knows its height and where it may be cut."""

    @property
    def keep(self) -> bool:
        """Whether it must stand on the slide of what follows it."""
        ...

    def height(self, width: float) -> float:
        """Give how tall it stands when it is `width` wide."""
        ...

    def growth(self, width: float) -> float:
        """Give how much taller it may be drawn where there is room."""
        ...

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Give what fits into `room` and the rest; (None, itself) where nothing does.

        `force` says that there will never be more room.
        """
        ...

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put it on the canvas' slide."""
        ...


def fill(
    pieces: Sequence[Piece], width: float, room: float, force: bool
) -> tuple[list[Piece], list[Piece]]:
    """Give the pieces, the last one perhaps cut, that fit into `room`, and the rest.

    With `force` the room is a whole slide: something is always placed.
    """
    placed: list[Piece] = []
    rest = list(pieces)
    used = 0.0
    while rest:
        piece = rest[0]
        forced = force and all(before.keep for before in placed)
        left = room - used - (GAP if placed else 0)
        fits = piece.height(width) <= left + 0.01
        if fits and piece.keep and not forced and not has_company(rest, width, left):
            break
        if not fits:
            head, tail = piece.split(width, left, forced)
            if head is not None:
                placed.append(head)
                rest[:1] = [] if tail is None else [tail]
            elif forced:
                placed.append(rest.pop(0))
            break
        used = room - left + piece.height(width)
        placed.append(rest.pop(0))
    return placed, rest


def has_company(rest: Sequence[Piece], width: float, left: float) -> bool:
    """Say whether at least a part of what follows a piece fits under it."""
    if len(rest) < 2:
        return True
    under = left - rest[0].height(width) - GAP
    following = rest[1]
    return following.height(width) <= under or following.split(width, under, False)[0] is not None


def pages_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Give the pieces slide by slide; one empty slide for none."""
    pages: list[list[Piece]] = []
    rest = list(pieces)
    while rest:
        placed, rest = fill(rest, BODY_WIDTH, BODY_HEIGHT, True)
        pages.append(placed)
    return pages or [[]]


def stack(pieces: Sequence[Piece], box: Box) -> list[tuple[Piece, Box]]:
    """Give each piece its place, one under the other; those that may grow share what is over."""
    heights = [piece.height(box.width) for piece in pieces]
    growths = [piece.growth(box.width) for piece in pieces]
    spare = box.height - sum(heights) - GAP * max(len(pieces) - 1, 0)
    share = min(1.0, max(0.0, spare) / sum(growths)) if sum(growths) else 0.0
    top = box.top
    places = []
    for piece, height, growth in zip(pieces, heights, growths, strict=True):
        tall = height + growth * share
        places.append((piece, Box(box.left, top, box.width, tall)))
        top += tall + GAP
    return places


def fullness(page: Sequence[Piece]) -> float:
    """Give the share of a slide that the pieces take, before any grows."""
    taken = sum(piece.height(BODY_WIDTH) for piece in page) + GAP * max(len(page) - 1, 0)
    return taken / BODY_HEIGHT
