"""What is wrong with a file, said so that its author can put it right."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

SHOWN_VALUE = 80


class CellError(ValueError):
    """A cell that cannot be read; `allowed` says what is allowed there."""

    def __init__(self, message: str, allowed: str = "") -> None:
        self.message = message
        self.allowed = allowed
        super().__init__(message)


class SourceError(Exception):
    """A file or folder that cannot be read at all; the message is for its author."""


@dataclass(frozen=True)
class Problem:
    """One error or warning with its place: file, sheet, row, column and the value found there.

    `row` is the row as a spreadsheet counts (the header is 1), 0 where the whole sheet is meant.
    """

    file: str
    sheet: str
    row: int
    column: str
    value: str
    allowed: str
    message: str

    def __str__(self) -> str:
        place = [self.file]
        if self.sheet and self.sheet != self.file.removesuffix(".csv"):
            place.append(f"sheet {self.sheet}")
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        found = f"{self.value!r}: " if self.value else ""
        allowed = f"; allowed: {self.allowed}" if self.allowed else ""
        return f"{', '.join(place)}: {found}{self.message}{allowed}"

    def as_json(self) -> dict[str, Any]:
        """Give the problem as plain data."""
        return asdict(self)


def shown(value: object) -> str:
    """Give a value short enough for a message."""
    text = str(value)
    return text if len(text) <= SHOWN_VALUE else f"{text[: SHOWN_VALUE - 3]}..."


def nearest(word: str, names: list[str] | tuple[str, ...]) -> str:
    """Give the words that suggest the nearest name, or nothing."""
    found = get_close_matches(word, names, n=1, cutoff=0.6)
    return f"did you mean {found[0]}?" if found else ""
