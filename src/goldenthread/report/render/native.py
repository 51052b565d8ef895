"""What editable documents draw as charts of their own: categories and series of plain numbers.

Word and PowerPoint hold a chart as numbers in a small workbook. This gives both the same numbers,
their texts already safe to write: no control characters, nothing longer than a cell takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from goldenthread.report.charts.bars import SHADES
from goldenthread.report.charts.look import GREY, LINE, MEAN, TARGET
from goldenthread.report.model import ChartBlock, Graph, StackedBars
from goldenthread.report.render.native_text import colour_of, name_text, number, plain_text
from goldenthread.report.render.native_units import bottom_of, format_text, unit_of
from goldenthread.vocabulary import PointType

CONTROL_LINES = (
    ("value", "Value", LINE, False),
    ("target", "Target", TARGET, True),
    ("mean", "Mean", MEAN, False),
    ("lower", "Lower limit", GREY, True),
    ("upper", "Upper limit", GREY, True),
)
CUT_AT_REBASES = frozenset({"mean", "lower", "upper"})
NOT_FINAL = {"provisional": ("circle", "Provisional"), "ghost": ("x", "Kept out of calculations")}
SYMBOLS = {"triangle-up": "triangle", "triangle-down": "triangle"}


@dataclass(frozen=True)
class NativePoint:
    """How one point differs from its line and why; `symbol` as DrawingML names markers."""

    at: int
    colour: str
    symbol: str
    words: str = ""


@dataclass(frozen=True)
class NativeSeries:
    """A line or bar: a value for each category, None where there is none.

    `breaks` are the places whose point is not joined to the one before (a rebase lies between).
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    dashed: bool = False
    breaks: tuple[int, ...] = ()
    points: tuple[NativePoint, ...] = ()
    marked: bool = True  # a line with a mark at each point, where there is room
    is_hidden: bool = False  # only lifts the bars above it


@dataclass(frozen=True)
class NativeChart:
    """A chart as an editable document draws it; `axis` the title of its value axis.

    `number_format` is in the notation of spreadsheets; `horizontal` lays bars along the page, the
    first category on top.
    """

    style: Literal["line", "bar", "stacked_bar"]
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    number_format: str
    axis: str
    title: str
    description: str
    horizontal: bool = False
    bottom: float | None = None  # where the value axis begins, None for as the program likes


def native_chart(block: ChartBlock | StackedBars | Graph) -> NativeChart | None:
    """Give the chart of a block, None where it has no numbers or no native form."""
    if isinstance(block, ChartBlock):
        made = control_chart(block)
    elif isinstance(block, StackedBars):
        made = bars_chart(block)
    else:
        made = graph_chart(block)
    drawn = made and any(value is not None for s in made.series for value in s.values)
    return made if drawn else None


def control_chart(block: ChartBlock) -> NativeChart | None:
    """Give value, target, mean and limits from the data inside the block's specification."""
    rows = inline_rows(block.spec)
    if not any(number(row.get("value")) is not None for row in rows):
        return None
    found = (number(row.get(field)) for row in rows for field, *_ in CONTROL_LINES)
    numbers = [value for value in found if value is not None]
    divisor, form = unit_of(block.spec, numbers)
    bottom = bottom_of(numbers)
    series = [line_of(rows, *line, divisor) for line in CONTROL_LINES]
    return NativeChart(
        style="line",
        categories=tuple(name_text(row.get("period", row.get("date", ""))) for row in rows),
        series=tuple(s for s in series if any(value is not None for value in s.values)),
        number_format=form,
        axis="",
        title=plain_text(block.title),
        description=plain_text(block.description),
        bottom=None if bottom is None else bottom / divisor,
    )


def line_of(
    rows: list[dict[str, Any]], field: str, name: str, colour: str, dashed: bool, divisor: float
) -> NativeSeries:
    """Give one line of a control chart; the values' points tell special causes."""
    numbers = (number(row.get(field)) for row in rows)
    segments = [row.get("segment") for row in rows]
    rebased = (at for at in range(1, len(rows)) if segments[at] != segments[at - 1])
    return NativeSeries(
        name,
        tuple(None if value is None else value / divisor for value in numbers),
        colour,
        dashed,
        breaks=tuple(rebased) if field in CUT_AT_REBASES else (),
        points=special_points(rows) if field == "value" else (),
        marked=field == "value",
    )


def special_points(rows: list[dict[str, Any]]) -> tuple[NativePoint, ...]:
    """Give the points that are no common cause, provisional and left-out ones hollow."""
    kinds = {kind.value: kind for kind in PointType if kind is not PointType.COMMON_CAUSE}
    points = []
    for at, row in enumerate(rows):
        mark = row.get("mark")
        if mark in kinds:
            kind = kinds[mark]
            symbol = SYMBOLS.get(kind.shape, kind.shape)
            points.append(NativePoint(at, kind.colour, symbol, kind.label.capitalize()))
        elif mark in NOT_FINAL:
            points.append(NativePoint(at, "#FFFFFF", *NOT_FINAL[mark]))
    return tuple(points)


def inline_rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the data that stands in a specification, none where it has another shape."""
    data = spec.get("data")
    values = data.get("values") if isinstance(data, dict) else None
    return [row for row in values if isinstance(row, dict)] if isinstance(values, list) else []


def bars_chart(block: StackedBars) -> NativeChart:
    """Give a bar for each theme; states that no measure is in are left out."""
    counts = [[number(count) for count in found] for _, found in block.bars]
    series = [
        NativeSeries(
            name_text(words),
            tuple(found[place] for found in counts),
            colour_of(SHADES.get(code, colour)),
        )
        for place, (code, words, colour) in enumerate(block.categories)
        if any(found[place] for found in counts)
    ]
    return NativeChart(
        style="stacked_bar",
        categories=tuple(name_text(theme) for theme, _ in block.bars),
        series=tuple(series),
        number_format="0",
        axis="Number of measures",
        title=plain_text(block.caption),
        description=plain_text(block.description),
        horizontal=True,
    )


def graph_chart(block: Graph) -> NativeChart | None:
    """Give the graph's own series, each as long as its categories; None for a mere picture."""
    if not block.style or not block.categories:
        return None
    length = len(block.categories)
    series = [
        NativeSeries(
            name_text(s.name),
            tuple(number(v) for v in (*s.values, *(None,) * length)[:length]),
            colour_of(s.colour),
            is_hidden=s.is_hidden,
        )
        for s in block.series
    ]
    return NativeChart(
        style=block.style,
        categories=tuple(name_text(category) for category in block.categories),
        series=tuple(series),
        number_format=format_text(block.number_format),
        axis=plain_text(block.axis),
        title=plain_text(block.caption),
        description=plain_text(block.description),
    )
