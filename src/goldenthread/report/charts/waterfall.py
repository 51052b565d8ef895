"""A bridge as a picture: totals stand on nought, changes float between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from goldenthread.report.charts.categories import category_axis, unique
from goldenthread.report.charts.graphs import WIDTH, as_rows, frame, plain_graph
from goldenthread.report.charts.look import GREY, INK
from goldenthread.report.charts.numbers import number_form, shortened
from goldenthread.report.model import Graph, GraphSeries

Spec = dict[str, Any]
Kind = Literal["total", "favourable", "adverse"]
LOOKS: dict[Kind, tuple[str, str]] = {
    "total": ("Total", "#003087"),
    "favourable": ("Favourable", "#41B6E6"),
    "adverse": ("Adverse", "#C25700"),
}
SIGNS: dict[Kind, str] = {"total": "", "favourable": "+", "adverse": ""}  # adverse has brackets
COLUMNS = ("Step", "Change or figure", "Running total")
LONGEST_TITLE = 60
HEIGHT = 250  # pixels: the steps' table has room below


@dataclass(frozen=True)
class WaterfallStep:
    """A bar from `start` to `end`; `text` is its number as printed."""

    name: str
    start: float
    end: float
    kind: Kind
    text: str

    @property
    def above(self) -> tuple[float, float]:
        """What lifts the part of the bar above nought, and how long that part is."""
        low, high = sorted((self.start, self.end))
        return max(low, 0), max(high, 0) - max(low, 0)

    @property
    def below(self) -> tuple[float, float]:
        """The same for the part under nought, negative."""
        low, high = sorted((self.start, self.end))
        return min(high, 0), min(low, 0) - min(high, 0)


def waterfall_graph(
    caption: str,
    description: str,
    steps: Sequence[WaterfallStep],
    number_format: str = "0.0",
    axis: str = "",
    *,
    columns: Sequence[str] = COLUMNS,
    rows: Sequence[Sequence[str]] | None = None,
) -> Graph:
    """Give the picture of a bridge; editable documents stack its parts on bars without a fill."""
    form = number_form(number_format)
    told = rows if rows is not None else [(s.name, s.text, form.text(s.end)) for s in steps]
    graph = plain_graph(
        caption, description, columns, [one.name for one in steps], series_of(steps),
        number_format, axis,
    )  # fmt: skip
    graph = replace(graph, style="stacked_bar", rows=as_rows(told))
    return replace(graph, spec=spec_of(graph, steps)) if steps else graph


def series_of(steps: Sequence[WaterfallStep]) -> list[GraphSeries]:
    """Give the stacked parts: what lifts the bars, then each kind above and below nought."""
    series = [
        GraphSeries("Lift above nought", tuple(s.above[0] for s in steps), GREY, is_hidden=True),
        GraphSeries("Lift below nought", tuple(s.below[0] for s in steps), GREY, is_hidden=True),
    ]
    for kind, (name, colour) in LOOKS.items():
        for part, words in (("above", name), ("below", f"{name}, below nought")):
            values = tuple(getattr(s, part)[1] if s.kind == kind else None for s in steps)
            if any(values):
                series.append(GraphSeries(words, values, colour))
    return series


def spec_of(graph: Graph, steps: Sequence[WaterfallStep]) -> Spec:
    """Give the specification of the picture."""
    names = unique([one.name for one in steps])
    values = [
        {
            "category": name,
            "start": one.start,
            "end": one.end,
            "top": max(one.start, one.end),
            "kind": LOOKS[one.kind][0],
            "text": f"{SIGNS[one.kind]}{one.text}",
        }
        for name, one in zip(names, steps, strict=True)
    ]
    joins = [
        {"category": name, "next": after, "value": one.end}
        for name, after, one in zip(names, names[1:], steps, strict=False)
    ]
    place = category_axis(names, WIDTH, lying=False, bars=True)
    kinds = [look[0] for kind, look in LOOKS.items() if any(s.kind == kind for s in steps)]
    colours = [look[1] for kind, look in LOOKS.items() if any(s.kind == kind for s in steps)]
    y: Spec = {
        "field": "start",
        "type": "quantitative",
        "axis": {
            "title": shortened(graph.axis, LONGEST_TITLE) or None,
            **number_form(graph.number_format).axis,
        },
    }
    colour = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": kinds, "range": colours},
        "legend": {"title": None, "orient": "bottom", "symbolType": "square"},
    }
    tips = [("category", graph.columns[0]), ("text", graph.columns[1])]
    tooltip = [{"field": field, "type": "nominal", "title": title} for field, title in tips]
    bar = {"type": "bar", "stroke": INK, "strokeWidth": 0.5, "aria": False}
    words = {"type": "text", "dy": -8, "fontSize": 11, "color": INK, "aria": False}
    rule = {"type": "rule", "color": GREY, "strokeDash": [3, 3], "aria": False}
    return {
        **frame(graph, WIDTH, HEIGHT),
        "layer": [
            {
                "data": {"values": joins},
                "mark": rule,
                "encoding": {
                    "x": place,
                    "x2": {"field": "next"},
                    "y": {"field": "value", "type": "quantitative"},
                },
            },
            {
                "data": {"values": values},
                "mark": bar,
                "encoding": {
                    "x": place,
                    "y": y,
                    "y2": {"field": "end"},
                    "color": colour,
                    "tooltip": tooltip,
                },
            },
            {
                "data": {"values": values},
                "mark": words,
                "encoding": {
                    "x": place,
                    "y": {"field": "top", "type": "quantitative"},
                    "text": {"field": "text", "type": "nominal"},
                },
            },
        ],
    }
