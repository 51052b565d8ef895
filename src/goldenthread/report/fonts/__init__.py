"""The font of charts and documents, shipped so that no text is ever lost to a missing one."""

from functools import cache
from pathlib import Path

FONT_FAMILY = "Open Sans"
FOLDER = Path(__file__).resolve().parent
SIGNS = frozenset("✓✕✗≈□→\u200b")  # from the font that the document engine brings along


@cache
def covered_characters() -> frozenset[int]:
    """Give the characters (code points) that documents can print."""
    from fontTools.ttLib import TTFont

    with TTFont(FOLDER / "OpenSans-Regular.ttf") as font:
        return frozenset(font.getBestCmap()) | {ord(sign) for sign in SIGNS}
