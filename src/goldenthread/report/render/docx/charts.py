"""Charts with their facts and data: drawn by Word, so that a reader can edit them."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.report.model import ChartBlock, Emphasis, Graph, StackedBars
from goldenthread.report.render.docx.book import Book
from goldenthread.report.render.docx.tables import (
    Box,
    Line,
    captioned,
    heading_box,
    heading_line,
    table,
    text_box,
)
from goldenthread.report.render.docx.writing import RED, keep_with_next, paragraph, run
from goldenthread.report.render.docx.xml import Element
from goldenthread.report.render.native import NativeChart, native_chart

DATA_ROWS = 13  # newest rows printed; the chart's workbook holds them all
NOT_PRINTED = frozenset({"Mean", "Lower limit", "Upper limit"})  # among the facts
QUARTER_COLUMNS = 3  # period, value and target; a full chart's data tell each point's signal too
HEIGHTS = {"full": 6.6, "quarter": 3.9}  # of a control chart, in centimetres
CARDS = {"full": (2.3, 1), "quarter": (1.5, 1)}  # chart and facts beside it
ICON = 0.9
PADDING = 0.3
GRAPH_HEIGHT, BAR_HEIGHT, LEGEND_HEIGHT, TALLEST = 8.0, 0.95, 2.6, 12.5
EMPHASES: dict[Emphasis, str] = {
    "escalated": "Escalated",
    "full_cms": "Escalated: full countermeasure summary",
}
NOTHING = "There is nothing to draw."


def draw_chart(block: ChartBlock, book: Book, level: int) -> list[Element]:
    """Give a control chart with its facts beside it and its newest data below."""
    made = [book.heading(block.title, level)]
    made.append(card(block, book))
    if block.rows and block.columns:
        made += data_table(block, book)
    if block.method:
        made.append(paragraph(run(block.method), style="Note"))
    return made


def card(block: ChartBlock, book: Book) -> Element:
    """Give the chart, or why there is none, and its facts, side by side."""
    native = None if block.empty else native_chart(block)
    widths = CARDS[block.size]
    width = book.width * widths[0] / sum(widths) - PADDING
    drawn: list[Element] = []
    if native:
        picture = book.chart(native, width, HEIGHTS[block.size])
        drawn.append(paragraph(picture, style="Picture", align="center"))
    else:
        drawn.append(paragraph(run(block.empty or NOTHING), style="TableText"))
    lines = (
        heading_line(("Chart", "Facts")),
        Line((Box(tuple(drawn)), Box(tuple(facts(block, book)), top=True)), kept=bool(block.rows)),
    )
    return table(f"{block.title}: chart and facts", lines, widths, book.width)


def facts(block: ChartBlock, book: Book) -> list[Element]:
    """Give the icons, whether it is escalated, then each fact with its label."""
    codes = (("variation", block.variation), ("assurance", block.assurance))
    found = [book.icon(family, code, ICON) for family, code in codes]
    icons = [part for icon in found if icon is not None for part in (icon, run("  "))]
    if words := EMPHASES.get(block.emphasis):
        icons.append(run(words, bold=True, colour=RED))
    made = [paragraph(*icons, style="Fact")] if icons else []
    for label, words in block.facts:
        made.append(paragraph(run(f"{label}: ", bold=True), run(words), style="Fact"))
    return made


def data_table(block: ChartBlock, book: Book) -> list[Element]:
    """Give the newest rows of a chart's data: periods across, on an upright page downwards."""
    shown = [at for at, name in enumerate(block.columns) if name not in NOT_PRINTED]
    if block.size == "quarter":
        shown = shown[:QUARTER_COLUMNS]
    rows = [[cut(row, at) for at in shown] for row in block.rows[-DATA_ROWS:]]
    names = [block.columns[at] for at in shown]
    caption = f"Data behind {block.title}"
    if len(block.rows) > len(rows):
        caption += f": newest {len(rows)} of {len(block.rows)} periods"
    if book.is_wide:
        turned = [list(part) for part in zip(names, *rows, strict=True)]
        widths = (2.4, *(1.85,) * len(rows))
        width = book.width * sum(widths) / (2.4 + 1.85 * DATA_ROWS)
        lines = data_lines(turned[0], turned[1:])
        return captioned(caption, table(caption, lines, widths, width))
    widths = (1.5, *(1,) * (len(names) - 1))
    return captioned(caption, table(caption, data_lines(names, rows), widths, book.width))


def cut(row: Sequence[str], at: int) -> str:
    """Give the text at a place, nothing where the row is shorter."""
    return row[at] if at < len(row) else ""


def data_lines(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Line]:
    """Give small rows of figures, the first column naming each."""
    lines = [heading_line(names, small=True, ends=range(1, len(names)))]
    for row in rows:
        boxes = [text_box(run(text), style="TableSmall", align="end") for text in row[1:]]
        lines.append(Line((heading_box(row[0], small=True), *boxes)))
    return lines


def draw_bars(block: StackedBars, book: Book) -> list[Element]:
    """Give the bars with the counts behind them."""
    made = [keep_with_next(paragraph(run(block.caption), style="Caption"))]
    height = min(LEGEND_HEIGHT + BAR_HEIGHT * len(block.bars), TALLEST)
    made.append(drawing(native_chart(block), NOTHING, book, height))
    names = ("Theme", *(words for _, words, _ in block.categories))
    rows = [(theme, *(str(count) for count in counts)) for theme, counts in block.bars]
    return [*made, *figures("Counts behind the picture", names, rows, book)]


def draw_graph(block: Graph, book: Book) -> list[Element]:
    """Give a graph with its data; a picture that has no native form is its data only."""
    native = native_chart(block)
    if native is None:
        if block.columns:
            return figures(block.caption, block.columns, block.rows, book)
        words = block.description or NOTHING
        return [paragraph(run(block.caption), style="Caption"), paragraph(run(words))]
    made = [keep_with_next(paragraph(run(block.caption), style="Caption"))]
    made.append(drawing(native, NOTHING, book, GRAPH_HEIGHT))
    if block.columns:
        made += figures(f"Data behind {block.caption}", block.columns, block.rows, book)
    return made


def drawing(native: NativeChart | None, empty: str, book: Book, height: float) -> Element:
    """Give the chart, or say that there is none."""
    if native is None:
        return paragraph(run(empty))
    return paragraph(book.chart(native, book.width * 0.9, height), style="Picture")


def figures(
    caption: str, names: Sequence[str], rows: Sequence[Sequence[str]], book: Book
) -> list[Element]:
    """Give a table of figures, the first column naming each row."""
    count = len(names)
    lines = [heading_line(names, ends=range(1, count))]
    for row in rows:
        texts = [cut(row, at) for at in range(count)]
        boxes = [text_box(run(text), align="end") for text in texts[1:]]
        lines.append(Line((text_box(run(texts[0])), *boxes)))
    widths = (2.4, *(1.0,) * (count - 1))
    return captioned(caption, table(caption, lines, widths, book.width))
