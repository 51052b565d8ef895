"""Words of pages compared as a reader means them, whatever their case, signs and line breaks."""

from __future__ import annotations

import unicodedata

SIGNS = {
    "‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\ufffe": "\x02",  # how a hyphen at the end of a line comes out of a PDF
    "\u00ad": "", "\u200b": "", "\ufeff": "",
}  # fmt: skip


class Folding(dict[int, str]):
    """A table for `str.translate`: each character in lower case, without accents and ligatures.

    `is_solid` also leaves out spaces and hyphens, which line breaks add and take away.
    """

    def __init__(self, *, is_solid: bool) -> None:
        super().__init__()
        self.is_solid = is_solid

    def __missing__(self, code: int) -> str:
        written = SIGNS.get(chr(code), chr(code))
        apart = unicodedata.normalize("NFKD", written)
        found = "".join(one for one in apart if not unicodedata.combining(one)).casefold()
        if self.is_solid:
            found = "".join(one for one in found if one not in "-\x02" and not one.isspace())
        self[code] = found
        return found


SPACED, SOLID = Folding(is_solid=False), Folding(is_solid=True)


def folded(text: str) -> str:
    """Give text in lower case with plain signs; its spaces and line breaks stay."""
    return text.translate(SPACED)


def solid(text: str) -> str:
    """Give text in lower case with plain signs, without its spaces and hyphens."""
    return text.translate(SOLID)


def places(text: str, table: Folding) -> list[int]:
    """Give the place in `text` of each character that `table` makes of it, and its end."""
    lengths = [len(table[ord(one)]) for one in text]
    found = [place for place, length in enumerate(lengths) for _ in range(length)]
    return [*found, len(text)]
