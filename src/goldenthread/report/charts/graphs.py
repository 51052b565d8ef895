"""Graphs of series over categories, and the graph of completion, with their specifications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from goldenthread.report.charts.categories import category_axis, do_names_need_room, unique
from goldenthread.report.charts.look import GREY, INK, config
from goldenthread.report.charts.numbers import finite, legible_ink, number_form, shortened
from goldenthread.report.charts.timeline import TimelineItem, timeline_graph, timeline_graphs
from goldenthread.report.model import Graph, GraphSeries

__all__ = [
    "SERIES_COLOURS",
    "TimelineItem",
    "bar_graph",
    "completion_graph",
    "line_graph",
    "timeline_graph",
    "timeline_graphs",
]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH, HEIGHT = 760, 300
SERIES_COLOURS = ("#003087", "#C25700", "#00857A", "#7C2855", "#768692", "#0090D0")
DASHES = ((1, 0), (7, 4), (2, 3), (10, 3, 2, 3), (5, 2), (1, 4))
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
LONGEST_TITLE = 60  # letters of the name of an axis
LETTER = 7  # pixels that a letter of a legend takes
LABEL_HEIGHT = 15  # pixels between two numbers at the end of lines, lest they lie on each other
CLOSE = 40  # pixels between a line and one above it whose number would lie on that
SMALLEST_NUMBERED = 0.03  # part of the longest stack that has room for its number
Spec = dict[str, Any]
Dashes = Sequence[Sequence[int]]


def line_graph(
    caption: str,
    description: str,
    columns: Sequence[str],
    categories: Sequence[str],
    series: Sequence[GraphSeries],
    number_format: str = "0",
    axis: str = "",
    *,
    rows: Sequence[Sequence[str]] | None = None,
    dashes: Dashes = (),
    zero: bool = True,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Graph:
    """Give a line for each series, told apart by dash and shape as well as colour.

    `columns` head the table of data: what the categories are, then each series; `rows` are its
    words, made from the numbers where none are given. A series without a colour gets the next of
    our own. `zero` starts the value axis at nought.
    """
    graph = plain_graph(caption, description, columns, categories, series, number_format, axis)
    graph = replace(graph, style="line", rows=as_rows(rows) if rows is not None else graph.rows)
    if not is_drawable(graph):
        return graph
    kinds = kinds_of(graph, dashes or DASHES)
    y: Spec = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": zero, "nice": True},
        "axis": {
            "title": shortened(axis, LONGEST_TITLE) or None,
            **number_form(number_format).axis,
        },
    }
    legend = legend_of(graph, symbolSize=90)
    told = {"field": "series", "type": "nominal", "sort": None, "legend": legend}
    names = unique([s.name for s in graph.series])
    colour = {**told, "scale": {"domain": names, "range": [s.colour for s in graph.series]}}
    shape = {**told, "scale": {"domain": names, "range": [kind[1] for kind in kinds]}}
    point = {"type": "point", "filled": True, "size": 46, "opacity": 1, "aria": False}
    spec = {
        **frame(graph, width, height),
        "data": {"values": values_of(graph)},
        "encoding": {"x": category_axis(graph.categories, width)},
        "layer": [
            *lines(graph, y, [dash for dash, _ in kinds]),
            {
                "transform": [{"filter": "isValid(datum.value)"}],
                "mark": point,
                "encoding": {"y": y, "color": colour, "shape": shape, "tooltip": tooltip(graph)},
            },
            *end_labels(graph, y, height),
        ],
    }
    return replace(graph, spec=spec)


def lines(graph: Graph, y: Spec, dashes: Dashes) -> list[Spec]:
    """Give a line for each series; a layer each, so that the marks of the legend stay whole."""
    return [
        {
            "transform": [{"filter": f"datum.order == {order}"}],
            "mark": {
                "type": "line",
                "strokeWidth": 2.2,
                "color": one.colour,
                "strokeDash": list(dash),
                "aria": False,
            },
            "encoding": {"y": y},
        }
        for order, (one, dash) in enumerate(zip(graph.series, dashes, strict=True))
    ]


def bar_graph(
    caption: str,
    description: str,
    columns: Sequence[str],
    categories: Sequence[str],
    series: Sequence[GraphSeries],
    number_format: str = "0",
    axis: str = "",
    *,
    stacked: bool = False,
    rows: Sequence[Sequence[str]] | None = None,
    lying: bool | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Graph:
    """Give bars for each category, side by side or `stacked`, each with its number.

    Bars stand; where the names of the categories are too long to stand under them, they lie, and
    where `lying` says so.
    """
    graph = plain_graph(caption, description, columns, categories, series, number_format, axis)
    words = as_rows(rows) if rows is not None else graph.rows
    graph = replace(graph, style="stacked_bar" if stacked else "bar", rows=words)
    if not is_drawable(graph):
        return graph
    if lying is None:
        lying = do_names_need_room(graph.categories, width)
    names = unique([s.name for s in graph.series])
    length: Spec = {
        "field": "value",
        "type": "quantitative",
        "stack": "zero" if stacked else None,
        "axis": {
            "title": shortened(axis, LONGEST_TITLE) or None,
            **number_form(number_format).axis,
        },
    }
    place = category_axis(graph.categories, width, lying=lying, bars=True)
    encoding: Spec = {"y": place, "x": length} if lying else {"x": place, "y": length}
    if stacked:
        encoding["order"] = {"field": "order", "type": "quantitative"}
    elif len(names) > 1:
        side = {"field": "series", "type": "nominal", "sort": None, "scale": {"domain": names}}
        encoding["yOffset" if lying else "xOffset"] = side
    colour = {
        "field": "series",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": names, "range": [s.colour for s in graph.series]},
        "legend": legend_of(
            graph, symbolType="square", symbolStrokeColor=INK, symbolStrokeWidth=0.6
        ),
    }
    bars = {"type": "bar", "stroke": INK, "strokeWidth": 0.5, "aria": False}
    spec = {
        **frame(graph, width, lying_height(graph, stacked) if lying else height),
        "data": {"values": [row for row in values_of(graph) if is_drawn(row["value"], stacked)]},
        "encoding": encoding,
        "layer": [
            {"mark": bars, "encoding": {"color": colour, "tooltip": tooltip(graph)}},
            bar_numbers(graph, length, stacked, lying),
        ],
    }
    return replace(graph, spec=spec)


def completion_graph(
    caption: str,
    description: str,
    months: Sequence[str],
    planned: Sequence[float | None],
    actual: Sequence[float | None],
    forecast: Sequence[float | None],
    percent: bool,
) -> Graph:
    """Give planned, actual and forecast completion month by month: counts, or with `percent`
    percentages (62.5 is printed as 63%)."""
    series = (
        GraphSeries("Planned", tuple(planned), GREY),
        GraphSeries("Actual", tuple(actual), "#003087"),
        GraphSeries("Forecast", tuple(forecast), "#0072CE"),
    )
    return line_graph(
        caption,
        description,
        ("Month", "Planned", "Actual", "Forecast"),
        tuple(months),
        series,
        '0"%"' if percent else "0",
        "Percentage completed" if percent else "Number completed",
        dashes=((8, 4), (1, 0), (2, 3)),
    )


def plain_graph(
    caption: str,
    description: str,
    columns: Sequence[str],
    categories: Sequence[str],
    series: Sequence[GraphSeries],
    number_format: str,
    axis: str,
) -> Graph:
    """Give the graph with its data and table, its series as long as its categories, undrawn."""
    length = len(categories)
    held = tuple(
        GraphSeries(
            one.name,
            tuple(finite(value) for value in (*one.values, *(None,) * length)[:length]),
            one.colour or SERIES_COLOURS[place % len(SERIES_COLOURS)],
            one.is_hidden,
        )
        for place, one in enumerate(series)
    )
    form = number_form(number_format)
    return Graph(
        caption=caption,
        description=description,
        spec={},
        columns=tuple(columns) or ("Period", *(one.name for one in held)),
        rows=tuple(
            (category, *(form.text(one.values[at]) for one in held))
            for at, category in enumerate(categories)
        ),
        categories=tuple(categories),
        series=held,
        number_format=number_format,
        axis=axis,
    )


def as_rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Give rows as the model holds them."""
    return tuple(tuple(row) for row in rows)


def is_drawable(graph: Graph) -> bool:
    """Say whether there is any number to draw."""
    return any(value is not None for one in graph.series for value in one.values)


def is_drawn(value: float | None, stacked: bool) -> bool:
    """Say whether a bar is drawn: nothing lies in a stack for nought."""
    return bool(value) if stacked else value is not None


def frame(graph: Graph, width: int, height: int) -> Spec:
    """Give what every specification begins with."""
    return {
        "$schema": SCHEMA,
        "description": graph.description,
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {**config(), "lineBreak": "\n"},
    }


def values_of(graph: Graph) -> list[Spec]:
    """Give a row for each series at each category, missing values kept to break the line."""
    form = number_form(graph.number_format)
    categories = unique(graph.categories)
    names = unique([one.name for one in graph.series])
    return [
        {
            "category": category,
            "series": name,
            "order": order,
            "value": one.values[at],
            "text": form.text(one.values[at]),
            "ink": legible_ink(one.colour, INK),
        }
        for order, (name, one) in enumerate(zip(names, graph.series, strict=True))
        for at, category in enumerate(categories)
    ]


def kinds_of(graph: Graph, dashes: Dashes) -> list[tuple[Sequence[int], str]]:
    """Give the dash and the shape of each series."""
    return [
        (dashes[place % len(dashes)], SHAPES[place % len(SHAPES)])
        for place in range(len(graph.series))
    ]


def legend_of(graph: Graph, **look: Any) -> Spec | None:
    """Give the legend under the picture, none where there is one series only."""
    if len(graph.series) < 2:
        return None
    longest = min(max(len(one.name) for one in graph.series), 45)
    columns = max(1, min(len(graph.series), int(WIDTH / (longest * LETTER + 40))))
    return {"title": None, "orient": "bottom", "columns": columns, "labelLimit": 320, **look}


def lying_height(graph: Graph, stacked: bool) -> int:
    """Give the height that lying bars need."""
    bars = 1 if stacked else len(graph.series)
    return 90 + len(graph.categories) * max(34, 8 + 17 * bars)


def bar_numbers(graph: Graph, length: Spec, stacked: bool, lying: bool) -> Spec:
    """Give the number of each bar: inside it when stacked and long enough, else at its end."""
    mark: Spec = {"type": "text", "fontSize": 12, "aria": False}
    text = {"field": "text", "type": "nominal"}
    if not stacked:
        mark |= {"align": "left", "dx": 4} if lying else {"dy": -7}
        return {"mark": {**mark, "color": INK}, "encoding": {"text": text}}
    totals = [
        sum(one.values[at] or 0 for one in graph.series) for at in range(len(graph.categories))
    ]
    return {
        "transform": [{"filter": f"datum.value > {max(totals) * SMALLEST_NUMBERED}"}],
        "mark": mark,
        "encoding": {
            "x" if lying else "y": {**length, "bandPosition": 0.5},
            "text": text,
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def tooltip(graph: Graph) -> list[Spec]:
    """Give what is told of a point."""
    first = shortened(graph.columns[0], LONGEST_TITLE) or "Category"
    fields = (("category", first), ("series", "Series"), ("text", "Value"))
    return [{"field": field, "type": "nominal", "title": title} for field, title in fields]


def end_labels(graph: Graph, y: Spec, height: int) -> list[Spec]:
    """Give the newest number of each series at the end of its line, none on another."""
    form = number_form(graph.number_format)
    ends = []
    for one in graph.series:
        at = max((at for at, value in enumerate(one.values) if value is not None), default=None)
        if at is not None:
            ends.append((at, one.values[at] or 0, one.colour))
    categories = unique(graph.categories)
    held = [value for one in graph.series for value in one.values if value is not None]
    low, high = min(held), max(held)
    if y["scale"]["zero"]:
        low, high = min(low, 0), max(high, 0)
    pixel = (height - 90) / ((high - low) or 1)
    layers: list[Spec] = []
    last: dict[int, float] = {}
    for at, value, colour in sorted(ends, key=lambda end: -end[1]):
        wished = -value * pixel
        placed = max(wished, last.get(at, wished - LABEL_HEIGHT) + LABEL_HEIGHT)
        last[at] = placed
        is_last = at == len(categories) - 1
        others = [one.values[at] for one in graph.series]
        is_under = any(o is not None and 0 < (o - value) * pixel < CLOSE for o in others)
        mark = {
            "type": "text",
            "align": "left" if is_last else "center",
            "dx": 7 if is_last else 0,
            "dy": round(placed - wished) + (0 if is_last else 16 if is_under else -12),
            "fontSize": 12,
            "fontWeight": "bold",
            "color": colour,
            "aria": False,
        }
        row = {"category": categories[at], "value": value, "text": form.text(value)}
        text = {"field": "text", "type": "nominal"}
        layers.append({"data": {"values": [row]}, "mark": mark, "encoding": {"y": y, "text": text}})
    return layers
