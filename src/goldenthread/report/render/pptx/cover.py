"""The title slide: organisation, title, period, how the figures were prepared, edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from goldenthread.report.model import Report
from goldenthread.report.render.pptx import layouts
from goldenthread.report.render.pptx.canvas import Canvas
from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import INK, WHITE
from goldenthread.report.render.pptx.text import Para, height_of, one_line, para, shortened
from goldenthread.report.render.pptx.write import write_paras


@dataclass(frozen=True)
class Line:
    """A line of the title slide: its words, where it stands, the sizes it may have."""

    text: str
    box: Box
    sizes: tuple[float, ...]
    bold: bool = False
    colour: str = INK

    def fitted(self) -> Para:
        """Give the words at the largest size that fits, cut where none does."""
        for size in self.sizes:
            whole = para(self.text, size, bold=self.bold, colour=self.colour)
            if height_of((whole,), self.box.width) <= self.box.height:
                return whole
        size = self.sizes[-1]
        lines = max(1, int(self.box.height / (size * 1.7)))
        text = shortened(self.text, self.box.width, lines, size, bold=self.bold)
        return para(text, size, bold=self.bold, colour=self.colour)


def cover_title(report: Report) -> str:
    """Give the title of the title slide."""
    return one_line(report.title) or "Report"


def cover_lines(report: Report) -> dict[str, Line]:
    """Give what the title slide prints, without what the report leaves empty."""
    lines = {
        "organisation": Line(
            one_line(report.organisation), Box(60, 50, 840, 50), (18, 14, 10), True, WHITE
        ),
        "title": Line(cover_title(report), layouts.COVER_TITLE, (36, 28, 20, 14), True, WHITE),
        "period": Line(
            one_line(report.period_label), layouts.COVER_PERIOD, (20, 16, 12), colour=WHITE
        ),
        "prepared": Line(one_line(report.prepared), Box(60, 356, 840, 40), (14, 11, 9)),
        "edition": Line(one_line(report.edition), Box(60, 400, 840, 40), (14, 11, 9)),
    }
    return {name: line for name, line in lines.items() if line.text}


def cut_on_cover(report: Report) -> list[str]:
    """Give the texts that are too long for the title slide."""
    return [line.text for line in cover_lines(report).values() if line.fitted().text != line.text]


def draw_cover(made: Any, report: Report) -> None:
    """Draw the title slide; its reading order is what the eye sees from top to bottom."""
    slide = made.slides.add_slide(made.slide_layouts.get_by_name(layouts.TITLE_LAYOUT))
    canvas = Canvas(slide)
    lines = cover_lines(report)
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    write_paras(title._element.txBody, (lines["title"].fitted(),), canvas)
    if period := lines.get("period"):
        write_paras(subtitle._element.txBody, (period.fitted(),), canvas)
    else:
        subtitle._element.getparent().remove(subtitle._element)
    if organisation := lines.get("organisation"):
        canvas.text((organisation.fitted(),), organisation.box)
        title._element.addprevious(slide.shapes[-1]._element)
    for name in ("prepared", "edition"):
        if line := lines.get(name):
            words = replace(line.fitted(), before=0.0)
            canvas.text((words,), line.box)
