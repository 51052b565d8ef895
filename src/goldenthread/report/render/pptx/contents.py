"""The table of contents: the sections with links to their first slides."""

from __future__ import annotations

from goldenthread.report.render.pptx.cells import GridCell, Group
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid import Grid
from goldenthread.report.render.pptx.grid_make import header_cell
from goldenthread.report.render.pptx.look import BLUE, BODY_HEIGHT, SIDE_GAP
from goldenthread.report.render.pptx.sides import Sides
from goldenthread.report.render.pptx.text import Para, Run

INDENT = 14.0
NUMBER = 50.0  # the width of the slides' numbers
WIDEST_ALONE = 600.0


def contents_pieces(context: Context) -> list[Piece]:
    """Give the contents in one table, or two side by side where one is too long for a slide."""
    whole = contents_grid(context)
    if not whole.groups:
        return []
    if whole.height(context.width) <= BODY_HEIGHT or context.width < WIDEST_ALONE:
        return [whole]
    wide = (context.width - SIDE_GAP) / 2
    half = contents_grid(context, wide)
    found: list[Piece] = []
    rest: Piece | None = half
    while rest is not None:
        room = min(BODY_HEIGHT, rest.height(wide) / 2 + 30)
        left, rest = rest.split(wide, room, True)
        right = None
        if rest is not None:
            right, rest = (
                rest.split(wide, BODY_HEIGHT, True)
                if rest.height(wide) > BODY_HEIGHT
                else (rest, None)
            )
        columns = tuple((piece,) for piece in (left, right) if piece is not None)
        found.append(Sides(columns) if len(columns) > 1 else columns[0][0])
    return found


def contents_grid(context: Context, width: float = 0.0) -> Grid:
    """Give the table of sections and the numbers of their slides."""
    wide = width or context.width
    size = 12.0
    rows = tuple(
        Group(
            (
                (
                    GridCell((line(entry.title, entry.level, entry.target, size),)),
                    GridCell(
                        (Para((Run("000", target=entry.target, is_number=True),), size, align="r"),)
                    ),
                ),
            )
        )
        for entry in context.entries
    )
    return Grid(
        name="Contents",
        caption="",
        header=((header_cell("Section", size), header_cell("Slide", size, align="r")),),
        groups=rows,
        weights=(wide - NUMBER, NUMBER),
        needs=(0.0, NUMBER),
        size=size,
    )


def line(title: str, level: int, target: int, size: float) -> Para:
    """Give a section's title as a link, chapters bold."""
    run = Run(title, bold=level <= 1, colour=BLUE, target=target)
    return Para((run,), size, indent=INDENT if level > 1 else 0.0)
