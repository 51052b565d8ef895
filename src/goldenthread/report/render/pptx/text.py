"""Text before it is laid out: runs and paragraphs, how tall they stand, where they may be cut.

Widths are those of Arial, so that what is estimated is what PowerPoint sets; unknown signs count
as wide, lines as tall, and a margin is added: text may end earlier than thought, never later.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from goldenthread.report.render.native_text import plain_text

MARGIN = 1.04  # for kerning and hinting that differ from machine to machine
BOLD = 1.1
LINE, LINE_WITH_SIGNS, LINE_OF_OTHERS = 1.21, 1.4, 1.7
WIDTHS = {  # thousandths of the size, by the characters that are as wide
    222: "ijl'‘’",
    260: "|",
    278: "ft!,./:;I[]\\ \u00a0",
    333: "r()-`",
    355: '"“”•',
    389: "*{}^",
    500: "ckvxyszJ",
    556: "abdeghnopqu0123456789L$£#_?–",
    584: "+<=>~±×÷≥≤≈",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    1000: "W@—…",
}
KNOWN = {character: width / 1000 for width, group in WIDTHS.items() for character in group}


@dataclass(frozen=True)
class Run:
    """Words of one look; `target` the section they lead to, by its anchor or its number.

    `is_number` prints the number of the target's slide, known only when all slides are laid out.
    """

    text: str
    bold: bool = False
    colour: str = ""
    target: str | int = ""
    is_number: bool = False


@dataclass(frozen=True)
class Para:
    """A paragraph; `heads` says that it must not end a slide, `indent` its distance in points."""

    runs: tuple[Run, ...]
    size: float
    before: float = 0.0
    align: Literal["l", "r", "ctr"] = "l"
    bullet: bool = False
    indent: float = 0.0
    heads: bool = False

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


def clean(text: str) -> str:
    """Give text that the file can hold, its line ends kept."""
    return plain_text(text)


def one_line(text: str) -> str:
    """Give text on one line."""
    return " ".join(clean(text).split())


def para(text: str, size: float, *, bold: bool = False, colour: str = "", **look: object) -> Para:
    """Give a paragraph of words that all look the same."""
    return Para((Run(clean(text), bold=bold, colour=colour),), size, **look)  # type: ignore[arg-type]


@cache
def width_of(character: str) -> float:
    """Give how wide a character is, in sizes of its text."""
    if known := KNOWN.get(character):
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if "\u00c0" <= character <= "\u024f":
        return 0.8 if character.isupper() else 0.62
    return 0.85 if character < "\u2000" else 1.1 if character != "\ufdfd" else 12.0


@lru_cache(maxsize=50_000)
def lines_of(paragraph: Para, width: float) -> tuple[tuple[int, int], ...]:
    """Give where each line begins and ends in the paragraph's words when it is `width` wide."""
    text = paragraph.text
    room = max(width - paragraph.indent, paragraph.size) / (paragraph.size * MARGIN)
    widths = [width_of(c) * (BOLD if run.bold else 1) for run in paragraph.runs for c in run.text]
    lines: list[tuple[int, int]] = []
    start, gap, used = 0, 0, 0.0
    for at, character in enumerate(text):
        if character == "\n":
            lines.append((start, at + 1))
            start, gap, used = at + 1, 0, 0.0
            continue
        while used + widths[at] > room and at > start and character != " ":
            cut = gap if gap > start else at
            lines.append((start, cut))
            start, used = cut, sum(widths[cut:at])
        used += widths[at]
        if character == " ":
            gap = at + 1
    return (*lines, (start, len(text)))


@lru_cache(maxsize=50_000)
def line_height(paragraph: Para) -> float:
    """Give the height of its lines: signs and other scripts come from taller fonts."""
    factor = LINE
    for character in set(paragraph.text):
        if "\u2190" <= character <= "\u27bf":
            factor = max(factor, LINE_WITH_SIGNS)
        elif character > "\u024f" and not "\u2000" <= character <= "\u206f":
            factor = LINE_OF_OTHERS
            break
    return factor * paragraph.size


def height_of(paragraphs: Iterable[Para], width: float) -> float:
    """Give how tall paragraphs stand one under the other."""
    return sum(p.before + len(lines_of(p, width)) * line_height(p) for p in paragraphs)


def cut(
    paragraphs: tuple[Para, ...], width: float, room: float, fewest: int = 1
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """Give the paragraphs that fit into `room` and the rest, the one between cut at a line.

    `fewest` lines at least stay together on either side of a cut.
    """
    used = 0.0
    for at, paragraph in enumerate(paragraphs):
        whole = height_of((paragraph,), width)
        if used + whole > room + 0.01:
            lines = lines_of(paragraph, width)
            fitting = int((room - used - paragraph.before + 0.01) / line_height(paragraph))
            fitting = min(fitting, len(lines) - fewest)
            if fitting < fewest:
                return paragraphs[:at], paragraphs[at:]
            head, tail = halves(paragraph, lines[fitting][0])
            return (*paragraphs[:at], head), (tail, *paragraphs[at + 1 :])
        used += whole
    return paragraphs, ()


def halves(paragraph: Para, place: int) -> tuple[Para, Para]:
    """Give a paragraph up to a place in its words and from there, without a second bullet."""
    ends = [0]
    for run in paragraph.runs:
        ends.append(ends[-1] + len(run.text))
    pairs = list(zip(paragraph.runs, pairwise(ends), strict=True))
    head = [replace(r, text=r.text[: place - a]) for r, (a, _) in pairs if a < place]
    tail = [replace(r, text=r.text[max(place - a, 0) :]) for r, (a, b) in pairs if b > place]
    if head and head[-1].text.endswith("\n"):
        head[-1] = replace(head[-1], text=head[-1].text[:-1])
    return (
        replace(paragraph, runs=tuple(head)),
        replace(paragraph, runs=tuple(tail), before=0.0, bullet=False),
    )


def shortened(text: str, width: float, lines: int, size: float, *, bold: bool = False) -> str:
    """Give text that stands in so many lines, '…' at its end where it had to be cut."""
    whole = para(text, size, bold=bold)
    found = lines_of(whole, width)
    if len(found) <= lines:
        return whole.text
    kept = whole.text[: found[lines - 1][1]].rstrip()
    while kept and len(lines_of(para(kept + "…", size, bold=bold), width)) > lines:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def resized(paragraphs: Iterable[Para], most: float) -> tuple[Para, ...]:
    """Give paragraphs none of which is larger than `most`."""
    return tuple(replace(p, size=min(p.size, most)) for p in paragraphs)
