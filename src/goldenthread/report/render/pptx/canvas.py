"""The slide that is being drawn: frames of text, pictures of icons, links to other slides."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import emu
from goldenthread.report.render.pptx.symbols import icon_png, icon_words
from goldenthread.report.render.pptx.text import Para, one_line
from goldenthread.report.render.pptx.write import write_paras

LONGEST_NAME = 100


@dataclass(frozen=True)
class Canvas:
    """A slide, and where the sections' first slides are (by anchor and by number)."""

    slide: Any
    targets: dict[str | int, Any] = field(default_factory=dict)
    numbers: dict[str | int, int] = field(default_factory=dict)

    def text(self, paras: tuple[Para, ...], box: Box) -> None:
        """Put paragraphs in a frame of exactly the box."""
        shape = self.slide.shapes.add_textbox(*map(emu, (box.left, box.top, box.width, box.height)))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        write_paras(frame._txBody, paras, self)
        words = next((p.text for p in paras if p.text.strip()), "")
        self.name(shape, f"Text: {words}")

    def icon(self, family: str, code: str, box: Box) -> None:
        """Put the picture of a variation or assurance icon in the box."""
        picture = icon_png(family, code)
        if picture is None:
            return
        places = map(emu, (box.left, box.top, box.width, box.height))
        shape = self.slide.shapes.add_picture(io.BytesIO(picture), *places)
        words = icon_words(family, code)
        self.name(shape, f"Icon: {words}", f"{family.capitalize()}: {words}")

    def name(self, shape: Any, name: str, description: str = "") -> None:
        """Name a shape for the selection pane, and describe it for those who do not see it."""
        properties = shape._element.xpath(".//p:cNvPr")[0]
        properties.set("name", one_line(name)[:LONGEST_NAME])
        if description:
            properties.set("descr", one_line(description))

    def link_to(self, target: str | int) -> str:
        """Give the relation that leads to the section's first slide, '' where there is none."""
        slide = self.targets.get(target)
        return "" if slide is None else str(self.slide.part.relate_to(slide.part, RT.SLIDE))

    def number_of(self, target: str | int) -> str:
        """Give the number of the section's first slide."""
        number = self.numbers.get(target)
        return "" if number is None else str(number)
