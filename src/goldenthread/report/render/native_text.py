"""Text, numbers and colours of records made safe for editable documents."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

from goldenthread.report.charts.look import GREY

LONGEST_NAME = 250  # characters of a category or series; a cell takes 32,767 and drops what is more
HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn text round


def number(value: Any) -> float | None:
    """Give a finite number, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) else None


def name_text(value: Any) -> str:
    """Give the text of a category or series on one line, not longer than charts can show."""
    words = " ".join(plain_text(str(value)).split())
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"


def plain_text(text: str) -> str:
    """Give text that an XML document can hold: line ends as \\n, tabs as blanks, no controls."""
    lines = re.sub("\r\n?|\u0085|\u2028|\u2029", "\n", text).replace("\t", " ")
    return "".join(character for character in lines if is_printable(character))


def is_printable(character: str) -> bool:
    """Say whether a document may hold the character and shows it where it stands."""
    if character == "\n":
        return True
    point = ord(character)
    is_control = unicodedata.category(character) in ("Cc", "Cs")
    return not is_control and point & 0xFFFE != 0xFFFE and character not in HIDDEN


def colour_of(written: str) -> str:
    """Give a colour as '#RRGGBB', grey for what is none."""
    digits = written.strip().lstrip("#")
    if re.fullmatch("[0-9A-Fa-f]{3}", digits):
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits.upper()}" if re.fullmatch("[0-9A-Fa-f]{6}", digits) else GREY


def marked_words(text: str, mark: str) -> str:
    """Give words of a passage where only words can say that they were put in or taken out."""
    said = {"inserted": "[put in: {}]", "deleted": "[taken out: {}]"}
    return said[mark].format(text) if mark in said else text
