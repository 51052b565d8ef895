"""Icons and facts of a measure: beside a wide chart, under a narrow one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goldenthread.report.render.pptx.flow import Box, Piece
from goldenthread.report.render.pptx.prose import Prose
from goldenthread.report.render.pptx.text import Para, cut, height_of

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

ICON, ICON_GAP = 34.0, 6.0
SIDE_BY_SIDE = 300.0  # from here on the icons stand beside the words


@dataclass(frozen=True)
class Facts:
    """Icons, by family and code, and the words that belong to them."""

    paras: tuple[Para, ...] = ()
    icons: tuple[tuple[str, str], ...] = ()
    keep: bool = False

    def words_place(self, box: Box) -> Box:
        """Give the place of the words: beside the icons, or under them."""
        if not self.icons:
            return box
        step = ICON + ICON_GAP
        if box.width >= SIDE_BY_SIDE:
            return replace(box, left=box.left + step, width=box.width - step)
        return replace(box, top=box.top + step, height=max(box.height - step, 0.0))

    def height(self, width: float) -> float:
        """Give how tall icons and words stand."""
        words = height_of(self.paras, self.words_place(Box(0, 0, width, 0)).width)
        if not self.icons:
            return words
        if width >= SIDE_BY_SIDE:
            return max(words, len(self.icons) * (ICON + ICON_GAP) - ICON_GAP)
        return ICON + ICON_GAP + words

    def growth(self, width: float) -> float:
        """Facts do not grow."""
        return 0.0

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Stay whole; words that are too long for a slide go on as text."""
        if not force:
            return None, self
        place = self.words_place(Box(0, 0, width, room))
        kept, rest = cut(self.paras, place.width, place.height)
        return replace(self, paras=kept), Prose(rest) if rest else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put icons and words on the slide."""
        beside = box.width >= SIDE_BY_SIDE
        for at, (family, code) in enumerate(self.icons):
            step = at * (ICON + ICON_GAP)
            across, down = (0, step) if beside else (step, 0)
            canvas.icon(family, code, Box(box.left + across, box.top + down, ICON, ICON))
        if self.paras:
            place = self.words_place(box)
            canvas.text(self.paras, replace(place, height=height_of(self.paras, place.width)))
