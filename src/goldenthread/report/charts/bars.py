"""The stacked bars of assurance by theme as a Vega-Lite specification."""

from __future__ import annotations

from typing import Any

from goldenthread.report.charts.look import INK, config
from goldenthread.report.model import StackedBars

# Shades that tell apart on paper without colour too: the promised states are darker.
SHADES = {
    "consistently_passing": "#41B6E6",
    "passing": "#BFE6F7",
    "hit_and_miss": "#C8CFD3",
    "failing": "#F8CDA4",
    "consistently_failing": "#E9822E",
    "no_target": "#F0F4F5",
    "insufficient_data": "#FFFFFF",
}


def stacked_bars_spec(block: StackedBars, *, width: int = 760) -> dict[str, Any]:
    """Give one bar a theme, its parts the counts of `block.categories`, each with its number."""
    values = [
        {"theme": theme, "state": words, "order": place, "count": count}
        for theme, counts in block.bars
        for place, ((_, words, _), count) in enumerate(zip(block.categories, counts, strict=True))
        if count
    ]
    words = [words for _, words, _ in block.categories]
    shades = [SHADES.get(code, colour) for code, _, colour in block.categories]
    themes = [theme for theme, _ in block.bars]
    axis = {"title": None, "labelLimit": 320, "ticks": False, "domain": False}
    shared = {
        "y": {"field": "theme", "type": "nominal", "sort": themes, "axis": axis},
        "x": {
            "field": "count",
            "type": "quantitative",
            "stack": "zero",
            "axis": {"title": "Number of measures", "tickMinStep": 1},
        },
        "order": {"field": "order", "type": "quantitative"},
    }
    colour = {
        "field": "state",
        "type": "nominal",
        "scale": {"domain": words, "range": shades},
        "legend": {
            "title": None,
            "orient": "bottom",
            "columns": 4,
            "symbolType": "square",
            "symbolStrokeColor": INK,
            "symbolStrokeWidth": 0.5,
        },
    }
    bars = {"type": "bar", "stroke": INK, "strokeWidth": 0.5}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": block.description,
        "width": width,
        "height": {"step": 40},
        "data": {"values": values},
        "encoding": shared,
        "layer": [
            {"mark": bars, "encoding": {"color": colour}},
            {
                "mark": {"type": "text", "color": INK, "fontSize": 13},
                "encoding": {
                    "x": {**shared["x"], "bandPosition": 0.5},
                    "text": {"field": "count", "type": "quantitative"},
                },
            },
        ],
        "config": config(),
    }
