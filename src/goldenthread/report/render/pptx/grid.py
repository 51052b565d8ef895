"""Tables with captions as pieces of a slide: they go on over slides under their repeated header."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goldenthread.report.render.pptx.cells import (
    SIDE_MARGIN,
    Group,
    Row,
    row_heights,
    shared_widths,
)
from goldenthread.report.render.pptx.flow import Box, Piece
from goldenthread.report.render.pptx.grid_cut import cut_group
from goldenthread.report.render.pptx.grid_draw import draw_grid
from goldenthread.report.render.pptx.look import INK
from goldenthread.report.render.pptx.text import Para, height_of, para, shortened

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

CAPTION_GAP = 4.0
ICON_GUTTER = 34.0
SMALL = 110.0  # a table less tall is not cut


@dataclass(frozen=True)
class Grid:
    """A table with its caption; `needs` are the points that the longest word of a column takes.

    `pictures` are (family, code) of the icon beside each group, where there are any.
    """

    name: str
    caption: str
    header: tuple[Row, ...]
    groups: tuple[Group, ...]
    weights: tuple[float, ...]
    needs: tuple[float, ...]
    size: float = 11.0
    margin: float = SIDE_MARGIN
    continued: bool = False
    pictures: tuple[tuple[str, str], ...] = ()
    keep: bool = False

    def widths(self, width: float) -> tuple[float, ...]:
        """Give the columns' widths, in points."""
        return shared_widths(self.weights, self.needs, width - self.gutter)

    @property
    def gutter(self) -> float:
        """The room beside the table for icons."""
        return ICON_GUTTER if self.pictures else 0.0

    def caption_paras(self, width: float) -> tuple[Para, ...]:
        """Give the caption as printed on this slide, nothing where there is none."""
        words = self.caption
        if words and self.continued:
            words = shortened(words, width * 0.8, 1, self.size, bold=True) + " (continued)"
        return (para(words, self.size, bold=True, colour=INK),) if words else ()

    def caption_height(self, width: float) -> float:
        """Give the height of the caption with the gap under it."""
        found = self.caption_paras(width)
        return height_of(found, width) + CAPTION_GAP if found else 0.0

    def rows(self) -> tuple[Row, ...]:
        """Give all rows of the body as drawn, each band once before its groups."""
        return tuple(row for rows in self.rows_by_group() for row in rows)

    def rows_by_group(self) -> list[tuple[Row, ...]]:
        """Give the rows of each group, its band first where a new one begins."""
        found = []
        band = None
        for group in self.groups:
            begins = group.band is not None and group.band is not band
            found.append((group.band, *group.rows) if begins and group.band else group.rows)
            band = group.band
        return found

    def group_heights(self, widths: tuple[float, ...]) -> list[list[float]]:
        """Give the heights of the rows of each group."""
        return [row_heights(rows, widths, self.margin) for rows in self.rows_by_group()]

    def header_height(self, width: float) -> float:
        """Give the height of caption and header rows."""
        header = row_heights(self.header, self.widths(width), self.margin)
        return self.caption_height(width) + sum(header)

    def height(self, width: float) -> float:
        """Give how tall the table stands with its caption."""
        groups = self.group_heights(self.widths(width))
        return self.header_height(width) + sum(map(sum, groups))

    def growth(self, width: float) -> float:
        """Tables do not grow."""
        return 0.0

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Cut between groups of rows; inside one only where it is taller than a slide."""
        if not force and self.height(width) < SMALL:
            return None, self
        left = room - self.header_height(width)
        count = 0
        for heights in self.group_heights(self.widths(width)):
            if sum(heights) > left + 0.01:
                break
            left -= sum(heights)
            count += 1
        if count:
            head, tail = self.groups[:count], self.groups[count:]
        elif not force or not self.groups:
            return None, self
        else:
            group = self.groups[0]
            band = row_heights((group.band,), self.widths(width), self.margin) if group.band else []
            first, rest = cut_group(group, self.widths(width), left - sum(band), self.margin)
            head, tail = (first,), ((rest,) if rest else ()) + self.groups[1:]
        return self.part(head, 0), self.part(tail, len(head), continued=True) if tail else None

    def part(self, groups: tuple[Group, ...], start: int, continued: bool = False) -> Grid:
        """Give the same table with some of its groups, the first of them at `start`."""
        pictures = self.pictures[start : start + len(groups)] if self.pictures else ()
        if self.pictures and len(pictures) < len(groups):
            pictures = self.pictures[-len(groups) :]
        return replace(
            self, groups=groups, pictures=pictures, continued=continued or self.continued
        )

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put caption, icons and table on the slide."""
        draw_grid(self, canvas, box)
