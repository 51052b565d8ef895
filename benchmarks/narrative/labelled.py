"""Texts with hand-labelled figures and words, over the records of the examples.

The figures are the papers'; the sentences are our own, built as the papers build theirs. A label
stands behind each figure or word: `a` the records bear it out, `x` they contradict it, `n` it says
nothing that they hold, so that nothing may be flagged. `labelled.csv` was written first and the
judge was mended by it; `held_out.csv` and then the four parts of `held_out_again.csv` were written
after, in other styles, and the judge was mended by what the first run over each showed. What those
first runs gave, the measure of texts never seen, is told in docs/narrative.md.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^{}|]+)\|([axn])\}")


@dataclass(frozen=True)
class Label:
    """A figure or word of a text with what should be made of it."""

    start: int
    end: int
    text: str
    expected: str  # 'a', 'x' or 'n'


@dataclass(frozen=True)
class Case:
    """A text: whose it is, of which period, about which subject ('' for a report's own words)."""

    organisation: str
    period: str
    subject: str
    marked: str

    @property
    def text(self) -> str:
        """The text without its labels."""
        return MARK.sub(lambda match: match[1], self.marked)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels with their places in the text."""
        found, shift = [], 0
        for match in MARK.finditer(self.marked):
            start = match.start() - shift
            found.append(Label(start, start + len(match[1]), match[1], match[2]))
            shift += len(match[0]) - len(match[1])
        return tuple(found)


def read_cases(name: str) -> tuple[Case, ...]:
    """Give the texts of a sheet beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(
            Case(row["organisation"], row["period"], row["subject"], row["text"])
            for row in csv.DictReader(file)
        )


LABELLED = read_cases("labelled.csv")
HELD_OUT = read_cases("held_out.csv")
HELD_OUT_AGAIN = read_cases("held_out_again.csv")
