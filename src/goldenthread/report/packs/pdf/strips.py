"""Room for the number of each page: the corner at the bottom right, free as the reader sees it."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Pdf

from goldenthread.report.packs.pdf.contents import add_content
from goldenthread.report.packs.pdf.geometry import A4, Sight, sight_of, written

A4_WIDTH = A4[2] - A4[0]
TEXT, LINE, SIDE = 8.5, 8.0, 22.0  # size, height of the line, distance from the right, on A4
HEIGHT, WIDTH = 19.0, 215.0  # of the corner that is kept free, on A4
SMALLEST_UNIT = 0.2


@dataclass(frozen=True)
class Corner:
    """The corner of a page, in the page's own units; `unit` is one point of an A4 page."""

    unit: float

    @property
    def height(self) -> float:
        """How high the corner is."""
        return HEIGHT * self.unit

    @property
    def width(self) -> float:
        """How wide the corner is."""
        return WIDTH * self.unit

    @property
    def text(self) -> float:
        """How large the number's letters are."""
        return TEXT * self.unit

    @property
    def line(self) -> float:
        """How high above the edge the number stands."""
        return LINE * self.unit

    @property
    def side(self) -> float:
        """How far from the right edge the number ends."""
        return SIDE * self.unit


def corner_of(sight: Sight) -> Corner:
    """Give the corner of a page: larger on a large page, never wider than a small one."""
    width, height = sight.size
    grown = max(1.0, min(width, height) * sight.unit / A4_WIDTH)
    fitting = width * sight.unit / WIDTH
    return Corner(max(min(grown, fitting), SMALLEST_UNIT) / sight.unit)


def add_strip(pdf: Pdf, page: Dictionary) -> None:
    """Make a page taller at the bottom by a white strip for its number; nothing is covered."""
    sight = sight_of(page)
    height = corner_of(sight).height
    box = sight.below(height)
    page.MediaBox = Array(box)
    page.CropBox = Array(box)
    width = sight.size[0]
    taller = Sight(box, sight.turned, sight.unit)
    white = b" ".join(
        [
            b"/Artifact BMC q", written(*taller.matrix), b"cm 1 g",
            written(0, 0, width, height), b"re f Q EMC\n",
        ]
    )  # fmt: skip
    add_content(pdf, page, white)
