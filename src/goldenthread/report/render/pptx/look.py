"""The look of the slides: places in points, colours and sizes of text."""

from __future__ import annotations

from dataclasses import dataclass

EMU = 12700  # in a point

WIDTH, HEIGHT = 960.0, 540.0  # 13.333 by 7.5 inches
LEFT, BODY_WIDTH = 36.0, 888.0
TITLE_TOP, TITLE_HEIGHT = 20.0, 56.0
BODY_TOP, BODY_HEIGHT = 86.0, 412.0
FOOTER_TOP, FOOTER_HEIGHT, NUMBER_WIDTH = 508.0, 20.0, 60.0
GAP = 10.0  # between pieces
SIDE_GAP = 22.0  # between columns

BLUE, DARK_BLUE, INK, WHITE = "005EB8", "003087", "212B32", "FFFFFF"
QUIET, RULE, PALE, RED, PALE_RED = "4C6272", "AEB7BD", "E8EDEE", "B10E1E", "FBEAE8"
FONT = "Arial"

SMALLEST = 8.0  # no text of a table is smaller
LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Sizes:
    """Sizes of text in points: words, tables, what stands under them."""

    body: float
    table: float
    note: float


LARGE, NORMAL, COMPACT = Sizes(16, 12, 10), Sizes(14, 11, 9), Sizes(12, 10, 9)


def emu(points: float) -> int:
    """Give points in the unit of the file."""
    return round(points * EMU)


def tint(colour: str, share: float = 0.25) -> str:
    """Give a colour thinned with white, so that ink is legible on it."""
    digits = colour.lstrip("#")
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)
