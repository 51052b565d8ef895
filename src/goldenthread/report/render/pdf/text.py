"""Text made safe for the page: nothing that no font can draw, no word wider than its column."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from goldenthread.report.fonts import covered_characters

LONGEST_WORD = 24
ZERO_WIDTH_SPACE = "\u200b"
LONG_WORD = re.compile(rf"[^\s{ZERO_WIDTH_SPACE}]{{{LONGEST_WORD + 1},}}")
REPLACEMENT = "\u25a1"  # a box, as for any character that cannot be drawn
STATUS_SYMBOLS = frozenset("▲●○◐◆◇■□")  # from the font that the document engine brings along
COLOUR = re.compile("#[0-9A-Fa-f]{6}")
FALLBACKS = {"colour": "#FFFFFF", "ink": "#212B32"}  # for what the layout cannot read as a colour
KEPT_AS_THEY_ARE = frozenset({"spec", "anchor", "kind", "code", "variation", "assurance"})


def printable(value: Any, key: str = "") -> Any:
    """Give plain content with all its text drawable; names that the layout looks up are kept."""
    if key == "spec":
        return value  # the drawing library reads it, not the page
    if isinstance(value, dict):
        return {name: printable(held, name) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [printable(held, key) for held in value]
    if key in FALLBACKS and not COLOUR.fullmatch(str(value)):
        return FALLBACKS[key]
    if isinstance(value, str) and key not in KEPT_AS_THEY_ARE:
        return drawable(value)
    return value


@cache
def drawable(text: str) -> str:
    """Give text without control characters, unknown ones as a box, long words breakable."""
    kept = "".join(character_of(character) for character in text.replace("\r\n", "\n"))
    return LONG_WORD.sub(breakable, kept)


def character_of(character: str) -> str:
    """Give the character, a box where no shipped font has it, nothing for control characters."""
    if character in "\n\t" or character in STATUS_SYMBOLS or ord(character) in covered_characters():
        return " " if character == "\t" else character
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Mn"} else REPLACEMENT


def breakable(match: re.Match[str]) -> str:
    """Give a long word with places where it may break."""
    word = match[0]
    parts = [word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD)]
    return ZERO_WIDTH_SPACE.join(parts)
