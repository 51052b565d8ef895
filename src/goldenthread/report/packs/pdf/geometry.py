"""Where things stand on a page as a reader sees it, whatever its size, box or rotation."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import pikepdf
from pikepdf import Dictionary

from goldenthread.report.packs.pdf.values import Found, at, numbers_at

A4 = (0.0, 0.0, 595.28, 841.89)
LARGEST = 1_000_000.0  # points: beyond it a box is nonsense
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top in the page's own units


@dataclass(frozen=True)
class Sight:
    """What is seen of a page: its visible box, how it is turned, points in one of its units."""

    box: Box
    turned: int = 0  # degrees clockwise: 0, 90, 180 or 270
    unit: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen, in the page's own units."""
        left, bottom, right, top = self.box
        width, height = right - left, top - bottom
        return (height, width) if self.turned in (90, 270) else (width, height)

    @property
    def matrix(self) -> Matrix:
        """The transformation from what is seen (origin below left) to the page's own units."""
        left, bottom, right, top = self.box
        return {
            0: (1, 0, 0, 1, left, bottom),
            90: (0, 1, -1, 0, right, bottom),
            180: (-1, 0, 0, -1, right, top),
            270: (0, -1, 1, 0, left, top),
        }[self.turned]  # type: ignore[return-value]

    def below(self, height: float) -> Box:
        """Give the visible box made taller by `height` at the bottom as seen."""
        left, bottom, right, top = self.box
        return {
            0: (left, bottom - height, right, top),
            90: (left, bottom, right + height, top),
            180: (left, bottom, right, top + height),
            270: (left - height, bottom, right, top),
        }[self.turned]


def sight_of(page: Dictionary) -> Sight:
    """Give what is seen of a page; a box or turn that makes no sense is taken as A4 upright."""
    media = sound_box(inherited(page, "/MediaBox")) or A4
    crop = sound_box(inherited(page, "/CropBox")) or media
    seen = shared_box(media, crop)
    turn = inherited(page, "/Rotate")
    degrees = int(turn) % 360 if isinstance(turn, int) else 0
    unit = page.get("/UserUnit")
    is_unit = isinstance(unit, int | float) or hasattr(unit, "as_tuple")
    scale = float(unit) if is_unit and 0 < float(unit) < LARGEST else 1.0
    return Sight(seen, degrees if degrees % 90 == 0 else 0, scale)


def inherited(page: Dictionary, key: str) -> Found:
    """Give what a page or field holds at a key, or else the nearest of those above it."""
    node, steps = page, 0
    while isinstance(node, Dictionary) and steps < 100:
        if key in node:
            return node.get(key)
        node, steps = node.get("/Parent"), steps + 1
    return None


def sound_box(found: object) -> Box | None:
    """Give a box with its corners in order; None where it is no box, or has no area."""
    numbers = numbers_at(Dictionary(B=found), "/B") if isinstance(found, pikepdf.Array) else []
    if len(numbers) != 4 or not all(isfinite(one) and abs(one) < LARGEST for one in numbers):
        return None
    left, right = sorted((numbers[0], numbers[2]))
    bottom, top = sorted((numbers[1], numbers[3]))
    return (left, bottom, right, top) if right - left >= 1 and top - bottom >= 1 else None


def shared_box(one: Box, other: Box) -> Box:
    """Give what two boxes share; the first where they share nothing."""
    found = (
        max(one[0], other[0]), max(one[1], other[1]),
        min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip
    return found if found[2] - found[0] >= 1 and found[3] - found[1] >= 1 else one


def written(*numbers: float) -> bytes:
    """Give numbers as a content stream writes them."""
    return b" ".join(f"{number:.4f}".rstrip("0").rstrip(".").encode() or b"0" for number in numbers)


def resources_of(page: Dictionary) -> Dictionary:
    """Give a page's resources, made where there are none."""
    if not isinstance(at(page, "/Resources"), Dictionary):
        page.Resources = Dictionary()
    return page.Resources
