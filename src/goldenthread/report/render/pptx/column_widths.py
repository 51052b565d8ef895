"""How wide the columns of a table ask to be: by their longest word and by what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.report.render.pptx.cells import RULE_WIDTH, SIDE_MARGIN, Row
from goldenthread.report.render.pptx.text import BOLD, MARGIN, Para, width_of

WIDEST_WORD = 120.0  # points that a column gets for a long word
CONTENT = (36.0, 240.0)  # least and most weight of a column by its content


def paras_in(rows: Iterable[Row], place: int) -> Iterator[Para]:
    """Give the paragraphs of the cells that stand in one column alone."""
    for row in rows:
        cell = row[place]
        if cell is not None and cell.across == 1:
            yield from cell.paras


def set_width(text: str, size: float, bold: bool) -> float:
    """Give how wide text is on one line."""
    return sum(map(width_of, text)) * size * MARGIN * (BOLD if bold else 1)


def longest_word(rows: Iterable[Row], place: int) -> float:
    """Give the points that the longest word of a column takes, margins included."""
    widest = 0.0
    for paragraph in paras_in(rows, place):
        for run in paragraph.runs:
            for word in run.text.split():
                widest = max(widest, set_width(word[:60], paragraph.size, run.bold))
    return min(widest, WIDEST_WORD) + 2 * SIDE_MARGIN + RULE_WIDTH + 0.5


def content_weight(rows: Iterable[Row], place: int) -> float:
    """Give a weight from the longest text of a column, between limits."""
    widest = max(
        (set_width(p.text[:100], p.size, False) for p in paras_in(rows, place)), default=0.0
    )
    return min(max(widest, CONTENT[0]), CONTENT[1])
