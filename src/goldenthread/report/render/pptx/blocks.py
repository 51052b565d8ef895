"""From the blocks of a report to the pieces of its slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goldenthread.report import model
from goldenthread.report.model import (
    Bullets,
    Columns,
    Contents,
    IconKey,
    Paragraph,
    Passage,
    Points,
    Subheading,
)
from goldenthread.report.render.native_text import marked_words
from goldenthread.report.render.pptx.cells import GridCell, Group, Row
from goldenthread.report.render.pptx.charts import chart_pieces, graph_pieces, grid_pieces
from goldenthread.report.render.pptx.contents import contents_pieces
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import Column, make_grids
from goldenthread.report.render.pptx.look import DARK_BLUE, INK, RED, SIDE_GAP
from goldenthread.report.render.pptx.matrix import matrix_pieces
from goldenthread.report.render.pptx.prose import Prose, joined
from goldenthread.report.render.pptx.scorecards import scorecard_pieces
from goldenthread.report.render.pptx.sides import Sides
from goldenthread.report.render.pptx.symbols import icon_symbol
from goldenthread.report.render.pptx.tables import table_pieces
from goldenthread.report.render.pptx.text import Para, Run, clean, para
from goldenthread.report.render.pptx.trajectory import trajectory_pieces
from goldenthread.report.render.pptx.write import BULLET_INDENT

ROOM_FOR_ICON = 2.5  # points that make a row of the key taller
NARROWEST_SIDE = 200.0  # narrower columns stand one under the other


def pieces_of(blocks: Iterable[Any], context: Context) -> list[Piece]:
    """Give the pieces of blocks, texts that follow each other in one frame."""
    found: list[Piece] = []
    for block in blocks:
        found += MAKERS[block.kind](block, context)
    return joined(found, context.width)


def paragraph_pieces(block: Paragraph, context: Context) -> list[Piece]:
    """Give a paragraph with its bold beginning and its warning."""
    runs = [Run(f"{clean(block.lead)} ", bold=True)] if block.lead else []
    runs.append(Run(clean(block.text)))
    runs += flag_runs(block.flag)
    if not "".join(run.text for run in runs).strip():
        return []
    size = context.sizes.body
    leads_on = runs[-1].text.rstrip().endswith(":")  # to the list that follows
    return [Prose((Para(tuple(runs), size, before=size * 0.5, heads=leads_on),))]


def passage_pieces(block: Passage, context: Context) -> list[Piece]:
    """Give a passage, its old and new words told apart in words."""
    size = context.sizes.body
    words = Para(passage_runs(block.runs), size, before=size * 0.5)
    return [Prose((words,))] if words.text.strip() else []


def points_pieces(block: Points, context: Context) -> list[Piece]:
    """Give a list of passages."""
    size = context.sizes.body
    items = tuple(
        Para(passage_runs(runs), size, before=size * 0.25, bullet=True, indent=BULLET_INDENT)
        for runs in block.items
        if runs
    )
    return [Prose(items)] if items else []


def passage_runs(runs: Iterable[model.Run]) -> tuple[Run, ...]:
    """Give the words of a passage."""
    return tuple(
        Run(clean(marked_words(run.text, run.mark)), bold=run.mark in ("strong", "inserted"))
        for run in runs
    )


def flag_runs(words: str) -> list[Run]:
    """Give a warning, nothing for none."""
    return [Run(f"  ! Check: {clean(words)}", bold=True, colour=RED)] if words else []


def subheading_pieces(block: Subheading, context: Context) -> list[Piece]:
    """Give a heading that stays with what follows it."""
    if not clean(block.text).strip():
        return []
    size = context.sizes.body + (1 if block.level <= 3 else 0)
    colour = DARK_BLUE if block.level <= 3 else INK
    words = para(block.text, size, bold=True, colour=colour, before=size * 0.7, heads=True)
    return [Prose((words,))]


def bullets_pieces(block: Bullets, context: Context) -> list[Piece]:
    """Give a list; an item with an anchor leads to its section."""
    size = context.sizes.body
    items = tuple(
        Para(
            (Run(clean(item.text), target=item.anchor), *flag_runs(item.flag)),
            size,
            before=size * 0.25,
            bullet=True,
            indent=BULLET_INDENT,
        )
        for item in block.items
    )
    return [Prose(items)] if items else []


def columns_pieces(block: Columns, context: Context) -> list[Piece]:
    """Give the columns side by side, or one under the other where they would be too narrow."""
    count = len(block.columns)
    if not count:
        return []
    most = max(1, int((context.width + SIDE_GAP) // (NARROWEST_SIDE + SIDE_GAP)))
    found: list[Piece] = []
    for start in range(0, count, most):
        found += side_pieces(block.columns[start : start + most], context)
    return found


def side_pieces(columns: tuple[tuple[str, tuple[Any, ...]], ...], context: Context) -> list[Piece]:
    """Give a row of columns; a single one takes the whole width."""
    count = len(columns)
    narrow = context.narrowed((context.width - SIDE_GAP * (count - 1)) / count)
    made = [
        tuple(pieces_of((*([Subheading(heading)] if heading else []), *blocks), narrow))
        for heading, blocks in columns
    ]
    if count == 1:
        return list(made[0])
    headings = tuple(heading for heading, _ in columns)
    return [Sides(tuple(made), headings, narrow.sizes.body)] if any(made) else []


def key_pieces(block: IconKey, context: Context) -> list[Piece]:
    """Give the key: each icon as a picture beside its symbol, name and meaning."""
    size = context.sizes.table
    groups = [
        Group((key_row(icon_symbol(icon.family, icon.code), name, meaning, size),))
        for icon, name, meaning in block.entries
    ]
    columns = (Column("Symbol", 1.0), Column("Name", 4.0), Column("Meaning", 10.0))
    pictures = tuple((icon.family, icon.code) for icon, _, _ in block.entries)
    return make_grids(block.caption, columns, groups, context, pictures=pictures)


def key_row(symbol: str, name: str, meaning: str, size: float) -> Row:
    """Give a row of the key, tall enough for the picture beside it."""
    texts = ((symbol, True), (name, True), (meaning, False))
    cells = (para(text, size, bold=bold, before=ROOM_FOR_ICON) for text, bold in texts)
    return tuple(GridCell((words,)) for words in cells)


def contents_block(block: Contents, context: Context) -> list[Piece]:
    """Give the table of contents."""
    return contents_pieces(context)


MAKERS: dict[str, Callable[[Any, Context], list[Piece]]] = {
    "paragraph": paragraph_pieces,
    "passage": passage_pieces,
    "points": points_pieces,
    "subheading": subheading_pieces,
    "bullets": bullets_pieces,
    "table": table_pieces,
    "scorecard": scorecard_pieces,
    "matrix": matrix_pieces,
    "stacked_bars": graph_pieces,
    "chart": chart_pieces,
    "chart_grid": grid_pieces,
    "graph": graph_pieces,
    "trajectory_scorecard": trajectory_pieces,
    "columns": columns_pieces,
    "icon_key": key_pieces,
    "contents": contents_block,
}
