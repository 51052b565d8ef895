"""A native chart as a piece of a slide, facts or figures beside it where there is the width."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goldenthread.report.render.native import NativeChart
from goldenthread.report.render.pptx.chart_draw import draw_chart
from goldenthread.report.render.pptx.flow import Box, Piece

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

WIDE = 560.0  # from here on facts stand beside a chart
CHART_SHARE, SPACE = 0.66, 14.0
LEAST, MOST = 170.0, 360.0  # heights of a chart
LEAST_NARROW, MOST_NARROW = 140.0, 240.0


@dataclass(frozen=True)
class ChartPiece:
    """A chart and what stands beside it."""

    chart: NativeChart
    beside: Piece | None = None
    is_control: bool = False
    keep: bool = False

    def widths(self, width: float) -> tuple[float, float]:
        """Give the widths of the chart and of what stands beside it."""
        if self.beside is None:
            return width, 0.0
        return width * CHART_SHARE, width * (1 - CHART_SHARE) - SPACE

    def height(self, width: float) -> float:
        """Give the least height at which chart and facts are legible."""
        least = LEAST if width >= WIDE else LEAST_NARROW
        aside = self.widths(width)[1]
        return max(least, self.beside.height(aside) if self.beside else 0.0)

    def growth(self, width: float) -> float:
        """Give how much taller the chart may be."""
        most = MOST if width >= WIDE else MOST_NARROW
        return max(0.0, most - self.height(width))

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Stay whole; what is too long beside it goes on under it."""
        if not force or self.beside is None:
            return None, self
        head, tail = self.beside.split(self.widths(width)[1], room, force)
        return replace(self, beside=head), tail

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the chart and what stands beside it on the slide."""
        wide, aside = self.widths(box.width)
        place = replace(box, width=wide)
        draw_chart(canvas, self.chart, place, is_control=self.is_control)
        if self.beside is not None:
            left = box.left + wide + SPACE
            self.beside.draw(canvas, Box(left, box.top, aside, box.height))
