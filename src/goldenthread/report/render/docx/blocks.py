"""Every kind of block laid out: the one place that knows them all."""

from __future__ import annotations

from typing import Any

from goldenthread.report import model
from goldenthread.report.render.docx.book import Book
from goldenthread.report.render.docx.cells import draw_icon_key, draw_table
from goldenthread.report.render.docx.charts import draw_bars, draw_chart, draw_graph
from goldenthread.report.render.docx.contents import contents_list
from goldenthread.report.render.docx.scorecard import draw_matrix, draw_scorecard
from goldenthread.report.render.docx.tables import Box, Line, heading_line, table
from goldenthread.report.render.docx.trajectory import draw_trajectory
from goldenthread.report.render.docx.writing import changed, flag_runs, paragraph, run
from goldenthread.report.render.docx.xml import Element

TEXTS = (model.Paragraph, model.Bullets)


def draw_blocks(blocks: tuple[model.Block, ...], book: Book, level: int) -> list[Element]:
    """Give blocks that stand under a heading of `level`; headings never skip a level."""
    made: list[Element] = []
    depth = level
    for block in blocks:
        if isinstance(block, model.Subheading):
            depth = min(max(level + block.level - 2, level + 1), depth + 1)
            made.append(book.heading(block.text, depth))
        else:
            made += draw_block(block, book, depth)
    return made


def draw_block(block: Any, book: Book, depth: int) -> list[Element]:
    """Give one block; `depth` is the level of the heading above it."""
    match block:
        case model.Paragraph():
            return [draw_paragraph(block)]
        case model.Passage():
            return [draw_passage(block.runs, book)]
        case model.Points():
            return [draw_passage(runs, book, "ListBullet") for runs in block.items]
        case model.Bullets():
            return draw_bullets(block, book)
        case model.Table():
            return draw_table(block, book)
        case model.Scorecard():
            return draw_scorecard(block, book)
        case model.Matrix():
            return draw_matrix(block, book)
        case model.StackedBars():
            return draw_bars(block, book)
        case model.ChartBlock():
            return draw_chart(block, book, depth + 1)
        case model.ChartGrid():
            return [part for chart in block.charts for part in draw_chart(chart, book, depth + 1)]
        case model.Graph():
            return draw_graph(block, book)
        case model.TrajectoryScorecard():
            return draw_trajectory(block, book)
        case model.Columns():
            return draw_columns(block, book, depth)
        case model.IconKey():
            return draw_icon_key(block, book)
        case model.Contents():
            return [contents_list(book)]
    raise TypeError(f"{type(block).__name__} is no block of a report")


def draw_paragraph(block: model.Paragraph, style: str = "") -> Element:
    """Give a paragraph with its bold beginning and its warning."""
    lead = [run(f"{block.lead} ", bold=True)] if block.lead else []
    return paragraph(*lead, run(block.text), *flag_runs(block.flag), style=style)


def draw_passage(runs: tuple[model.Run, ...], book: Book, style: str = "") -> Element:
    """Give a passage; what was put in or taken out is a change that Word tracks."""
    made = []
    for one in runs:
        words = run(one.text, bold=one.mark == "strong")
        is_changed = one.mark in ("inserted", "deleted")
        author = book.report.organisation
        made.append(changed(words, one.mark, next(book.numbers), author) if is_changed else words)
    return paragraph(*made, style=style)


def draw_bullets(block: model.Bullets, book: Book, style: str = "ListBullet") -> list[Element]:
    """Give a list, each item leading to its section."""
    return [
        paragraph(book.linked(i.text, i.anchor), *flag_runs(i.flag), style=style)
        for i in block.items
    ]


def draw_columns(block: model.Columns, book: Book, depth: int) -> list[Element]:
    """Give columns of words as a table of one row; columns of anything else below each other.

    Tables inside tables are hard to edit, and their headings missing from the list of headings.
    """
    if not block.columns:
        return []
    if all(isinstance(inner, TEXTS) for _, blocks in block.columns for inner in blocks):
        boxes = [text_column(blocks, book) for _, blocks in block.columns]
        lines = (
            heading_line([title for title, _ in block.columns]),
            Line(tuple(boxes), whole=False),
        )
        return [table("", lines, (1.0,) * len(boxes), book.width, kept=False)]
    made: list[Element] = []
    for title, blocks in block.columns:
        made += [book.heading(title, depth + 1), *draw_blocks(blocks, book, depth + 1)]
    return made


def text_column(blocks: tuple[Any, ...], book: Book) -> Box:
    """Give a column of words as a cell."""
    made: list[Element] = []
    for inner in blocks:
        if isinstance(inner, model.Paragraph):
            made.append(draw_paragraph(inner, style="Fact"))
        else:
            made += draw_bullets(inner, book, style="TableList")
    return Box(tuple(made), top=True)
