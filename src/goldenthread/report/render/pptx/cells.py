"""Cells and rows of tables: which belong together, how wide and how tall they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.report.render.pptx.text import Para, height_of

SIDE_MARGIN, END_MARGIN = 4.0, 2.5  # inside a cell, in points
RULE_WIDTH = 0.75
SMALLEST_ROW = 14.0


@dataclass(frozen=True)
class GridCell:
    """A cell as drawn; `across` and `down` say how many columns and rows it covers."""

    paras: tuple[Para, ...] = ()
    fill: str = ""
    across: int = 1
    down: int = 1


Row = tuple[GridCell | None, ...]  # None where a cell of before reaches


@dataclass(frozen=True)
class Group:
    """Rows that stay together, under the band that heads them and others."""

    rows: tuple[Row, ...]
    band: Row | None = None


def row_heights(rows: Sequence[Row], widths: tuple[float, ...], margin: float) -> list[float]:
    """Give the height of each row; a cell that reaches down makes the last of its rows taller."""
    heights = [row_height(row, widths, margin) for row in rows]
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell is not None and cell.down > 1:
                need = cell_height(cell, span(widths, place, cell), margin)
                last = min(at + cell.down, len(rows))
                heights[last - 1] += max(0.0, need - sum(heights[at:last]))
    return heights


@lru_cache(maxsize=20_000)
def row_height(row: Row, widths: tuple[float, ...], margin: float) -> float:
    """Give the height of a row without the cells that reach down."""
    return max(
        [
            cell_height(cell, span(widths, place, cell), margin)
            for place, cell in enumerate(row)
            if cell is not None and cell.down == 1
        ]
        + [SMALLEST_ROW],
    )


def span(widths: tuple[float, ...], place: int, cell: GridCell) -> float:
    """Give the width of a cell that stands in column `place`."""
    return sum(widths[place : place + cell.across])


def cell_height(cell: GridCell, width: float, margin: float) -> float:
    """Give how tall a cell must be."""
    return height_of(cell.paras, width - 2 * margin - RULE_WIDTH) + 2 * END_MARGIN + RULE_WIDTH


def shared_widths(
    weights: tuple[float, ...], needs: tuple[float, ...], width: float
) -> tuple[float, ...]:
    """Share a width out by weight; columns whose longest word needs more take it from others."""
    wanted = [width * weight / sum(weights) for weight in weights]
    needed = [min(need, width * 2 / len(weights)) for need in needs]
    missing = sum(max(0.0, need - want) for need, want in zip(needed, wanted, strict=True))
    slack = [max(0.0, want - need) for need, want in zip(needed, wanted, strict=True)]
    given = min(missing, sum(slack))
    if not given:
        return tuple(wanted)
    taken = given / sum(slack)
    raised = given / missing
    return tuple(
        want - room * taken + max(0.0, need - want) * raised
        for want, room, need in zip(wanted, slack, needed, strict=True)
    )
