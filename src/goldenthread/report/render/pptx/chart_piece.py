"""A native chart as a piece of a slide, the icons and facts of a measure beside or under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goldenthread.report.render.native import NativeChart
from goldenthread.report.render.pptx.chart_draw import draw_chart
from goldenthread.report.render.pptx.flow import Box, Piece
from goldenthread.report.render.pptx.prose import Prose
from goldenthread.report.render.pptx.text import Para, cut, height_of

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

WIDE = 560.0  # from here on the facts stand beside the chart
CHART_SHARE = 0.66
SPACE = 12.0
LEAST, MOST = 190.0, 360.0  # heights of a chart
LEAST_NARROW, MOST_NARROW = 140.0, 250.0
ICON, ICON_GAP = 36.0, 8.0


@dataclass(frozen=True)
class ChartPiece:
    """A chart (or the words why there is none) with icons, by family and code, and facts."""

    chart: NativeChart | None
    facts: tuple[Para, ...] = ()
    icons: tuple[tuple[str, str], ...] = ()
    instead: tuple[Para, ...] = ()
    is_control: bool = False
    keep: bool = False

    def places(self, box: Box) -> tuple[Box, Box, Box]:
        """Give the places of chart, icons and facts."""
        if not self.facts and not self.icons:
            empty = Box(box.left + box.width, box.top, 0, 0)
            return box, empty, empty
        if box.width >= WIDE:
            chart = replace(box, width=box.width * CHART_SHARE)
            left = box.left + chart.width + SPACE
            wide = box.width - chart.width - SPACE
            icons = Box(left, box.top, wide, ICON if self.icons else 0)
            top = icons.height + (ICON_GAP if self.icons else 0)
            return chart, icons, Box(left, box.top + top, wide, box.height - top)
        under = self.under(box.width)
        chart = replace(box, height=box.height - under - SPACE)
        top = chart.top + chart.height + SPACE
        icons = Box(box.left, top, ICON if self.icons else 0, under)
        aside = ICON + ICON_GAP if self.icons else 0
        return chart, icons, Box(box.left + aside, top, box.width - aside, under)

    def under(self, width: float) -> float:
        """Give the height of icons and facts under a narrow chart."""
        aside = ICON + ICON_GAP if self.icons else 0
        icons = len(self.icons) * (ICON + ICON_GAP) - ICON_GAP if self.icons else 0
        return max(icons, height_of(self.facts, width - aside))

    def height(self, width: float) -> float:
        """Give the least height at which chart and facts are legible."""
        least = LEAST_NARROW if width < WIDE else LEAST
        if self.chart is None:
            least = height_of(self.instead, width * CHART_SHARE) + 2 * ICON_GAP
        if not self.facts and not self.icons:
            return least
        if width < WIDE:
            return least + SPACE + self.under(width)
        above = ICON + ICON_GAP if self.icons else 0
        facts = height_of(self.facts, width * (1 - CHART_SHARE) - SPACE)
        return max(least, above + facts)

    def growth(self, width: float) -> float:
        """Give how much taller the chart may be."""
        if self.chart is None:
            return 0.0
        if width < WIDE and (self.facts or self.icons):
            return MOST_NARROW - LEAST_NARROW
        return max(0.0, MOST - self.height(width))

    def split(self, width: float, room: float, force: bool) -> tuple[Piece | None, Piece | None]:
        """Stay whole; where the facts are too long for a slide, they go on as text."""
        if not force:
            return None, self
        bare = replace(self, facts=()).height(width)
        wide = width >= WIDE
        aside = ICON + ICON_GAP if self.icons else 0
        above = room - (aside if wide else bare + SPACE)
        across = width * (1 - CHART_SHARE) - SPACE if wide else width - aside
        kept, rest = cut(self.facts, across, above)
        return replace(self, facts=kept), Prose(rest) if rest else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put chart, icons and facts on the slide."""
        chart, icons, facts = self.places(box)
        if self.chart is not None:
            draw_chart(canvas, self.chart, chart, is_control=self.is_control)
        elif self.instead:
            tall = height_of(self.instead, chart.width)
            canvas.text(self.instead, replace(chart, height=min(tall, chart.height)))
        for at, (family, code) in enumerate(self.icons):
            step = at * (ICON + ICON_GAP)
            across, down = (step, 0) if box.width >= WIDE else (0, step)
            canvas.icon(family, code, Box(icons.left + across, icons.top + down, ICON, ICON))
        if self.facts:
            tall = height_of(self.facts, facts.width)
            canvas.text(self.facts, replace(facts, height=min(tall, facts.height)))
