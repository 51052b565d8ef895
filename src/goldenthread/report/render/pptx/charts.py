"""Charts of the report as pieces: the chart, its facts, and the figures behind it as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.report.model import ChartBlock, ChartGrid, Graph, StackedBars
from goldenthread.report.render.native import native_chart
from goldenthread.report.render.pptx.cells import Group
from goldenthread.report.render.pptx.chart_piece import WIDE, ChartPiece
from goldenthread.report.render.pptx.context import Context
from goldenthread.report.render.pptx.facts import Facts
from goldenthread.report.render.pptx.flow import Piece
from goldenthread.report.render.pptx.grid_make import (
    Column,
    make_grids,
    note_pieces,
    plain_cell,
)
from goldenthread.report.render.pptx.look import COMPACT, DARK_BLUE, RED, SIDE_GAP
from goldenthread.report.render.pptx.prose import Prose, joined
from goldenthread.report.render.pptx.scorecards import ESCALATED
from goldenthread.report.render.pptx.sides import Sides
from goldenthread.report.render.pptx.symbols import state_of
from goldenthread.report.render.pptx.text import Para, Run, clean, para

NEWEST, NEWEST_NARROW = 13, 6  # periods printed beside a chart
MEASURED, MEASURED_NARROW = (1, 2, -1), (1, 2)  # value, target, signal
FACTS_SIZE = 10.0
MOST_BESIDE, BESIDE, TALLEST_BESIDE = 4, 285.0, 340.0  # columns, width, height of figures
DATA_SIZES = replace(COMPACT, table=8.0)
DATA_MARGIN = 2.0


def chart_pieces(block: ChartBlock, context: Context) -> list[Piece]:
    """Give a control chart with its heading, icons, facts, newest figures and method."""
    chart = native_chart(block)
    found: list[Piece] = []
    if title := title_paras(block, context):
        found.append(Prose(title))
    facts = facts_piece(block)
    if chart is None:
        why = para(clean(block.empty) or "There is no chart.", context.sizes.body)
        found += [Prose((why,)), *([facts] if facts.height(context.width) else [])]
        found += table_of(block, context)
    elif context.width >= WIDE:
        beside = facts if facts.paras or facts.icons else None
        found += [ChartPiece(chart, beside, is_control=True), *data_pieces(block, context)]
    else:
        found += [ChartPiece(chart, is_control=True), facts, *data_pieces(block, context)]
    if method := note_pieces([block.method], context):
        found[-1] = replace(found[-1], keep=True)  # type: ignore[type-var]
        found += method
    return joined(found, context.width)


def facts_piece(block: ChartBlock) -> Facts:
    """Give the icons and facts of a chart."""
    codes = (("variation", block.variation), ("assurance", block.assurance))
    icons = tuple((family, code) for family, code in codes if state_of(family, code))
    return Facts(fact_paras(block.facts), icons)


def title_paras(block: ChartBlock, context: Context) -> tuple[Para, ...]:
    """Give the measure's name and whether it is escalated."""
    size = context.sizes.body
    runs = [Run(clean(block.title), True, DARK_BLUE)] if clean(block.title).strip() else []
    if block.emphasis:
        runs.append(Run(f"  {ESCALATED[block.emphasis]}", True, RED))
    return (Para(tuple(runs), size, heads=True),) if runs else ()


def fact_paras(facts: Sequence[tuple[str, str]]) -> tuple[Para, ...]:
    """Give the facts beside a chart, each label bold."""
    return tuple(
        Para((Run(f"{clean(label)}: ", bold=True), Run(clean(words))), FACTS_SIZE, before=2.5)
        for label, words in facts
    )


def data_pieces(block: ChartBlock, context: Context) -> list[Piece]:
    """Give the newest figures: periods across, what was measured down."""
    if not block.rows:
        return []
    wide = context.width >= WIDE
    shown = block.rows[-(NEWEST if wide else NEWEST_NARROW) :]
    count = len(block.columns)
    measured = (at % count for at in (MEASURED if wide else MEASURED_NARROW) if -count < at < count)
    size = DATA_SIZES.table
    rows = [
        Group(
            (
                (
                    plain_cell(block.columns[at], size, bold=True),
                    *(plain_cell(text_at(row, at), size, align="r") for row in shown),
                ),
            )
        )
        for at in dict.fromkeys(measured)
    ]
    columns = [Column(block.columns[0] if count else "", 52.0)]
    columns += [Column(text_at(row, 0), 62.0, "r") for row in shown]
    caption = "Data behind the chart"
    if len(shown) < len(block.rows):
        caption += f", newest {len(shown)} of {len(block.rows)} periods"
    return make_grids(
        caption, columns, rows, replace(context, sizes=DATA_SIZES), margin=DATA_MARGIN
    )


def text_at(row: Sequence[str], place: int) -> str:
    """Give the text of a row's column, '' where the row is shorter."""
    return row[place] if place < len(row) else ""


def table_of(block: ChartBlock | Graph, context: Context, caption: str = "") -> list[Piece]:
    """Give all rows behind a chart as a table."""
    count = max([len(block.columns), *(len(row) for row in block.rows)])
    if not block.rows:
        return []
    size = context.sizes.table
    aligns = ["l", *["r" if is_figure(block.rows, at) else "l" for at in range(1, count)]]
    columns = [
        Column(text_at(block.columns, at), 0.0, align)  # type: ignore[arg-type]
        for at, align in enumerate(aligns)
    ]
    rows = [
        Group(
            (
                tuple(
                    plain_cell(text_at(row, at), size, bold=at == 0, align=align)  # type: ignore[arg-type]
                    for at, align in enumerate(aligns)
                ),
            )
        )
        for row in block.rows
    ]
    return make_grids(caption or "Data behind the chart", columns, rows, context)


def is_figure(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Say whether a column holds figures."""
    texts = [text_at(row, place) for row in rows]
    return all(len(text) < 16 and any(c.isdigit() for c in text) for text in texts if text)


def grid_pieces(block: ChartGrid, context: Context) -> list[Piece]:
    """Give the charts two side by side; a last one alone takes the width."""
    if context.width < WIDE:
        return [piece for chart in block.charts for piece in chart_pieces(chart, context)]
    narrow = context.narrowed((context.width - SIDE_GAP) / 2)
    found: list[Piece] = []
    for start in range(0, len(block.charts), 2):
        pair = block.charts[start : start + 2]
        if len(pair) == 1:
            found += chart_pieces(pair[0], context)
        else:
            cards = tuple(tuple(chart_pieces(chart, narrow)) for chart in pair)
            titles = tuple(clean(chart.title) for chart in pair)
            found.append(Sides(cards, titles, narrow.sizes.body, whole=True))
    return found


def graph_pieces(block: Graph | StackedBars, context: Context) -> list[Piece]:
    """Give a picture of series as a native chart over its table; only the table without one."""
    chart = native_chart(block)
    if isinstance(block, StackedBars):
        columns = ("Theme", *(words for _, words, _ in block.categories))
        rows = tuple((theme, *map(str, counts)) for theme, counts in block.bars)
        behind = Graph(block.caption, block.description, {}, columns, rows)
    else:
        behind = block
    if chart is None:
        if behind.rows:
            return table_of(behind, context, block.caption)
        empty = para(block.description, context.sizes.body)
        return [*caption_piece(block.caption, context), *([Prose((empty,))] if empty.text else [])]
    table = table_of(behind, context, "Figures behind the chart")
    caption = caption_piece(block.caption, context)
    beside = table[0] if len(table) == 1 else None
    fits = beside and len(behind.columns) <= MOST_BESIDE and beside.height(BESIDE) <= TALLEST_BESIDE
    if beside and fits and context.width >= WIDE:
        return [*caption, ChartPiece(chart, beside)]
    return [*caption, ChartPiece(chart), *table]


def caption_piece(caption: str, context: Context) -> list[Piece]:
    """Give the caption of a chart, which stays with it."""
    words = para(caption, context.sizes.body, bold=True, colour=DARK_BLUE, heads=True)
    return [Prose((words,))] if words.text.strip() else []
