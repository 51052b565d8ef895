"""The control chart of a measure as a Vega-Lite specification."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from goldenthread.assure.results import MeasureResult, Note, Point
from goldenthread.report.charts.look import GREY, INK, LINE, MEAN, TARGET, config
from goldenthread.report.charts.words import chart_description
from goldenthread.vocabulary import (
    Kind,
    PeriodKind,
    PointType,
    format_chart_number,
    money_suffix,
)

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
MOST_NOTES = 26  # letters
LABEL_WIDTH = 34  # pixels that a label of a period takes
Spec = dict[str, Any]


def measure_chart_spec(
    result: MeasureResult, *, width: int = 620, height: int = 300, size: str = "full"
) -> Spec:
    """Give the chart of `result`, its data inside: values with their special causes, mean, process
    limits, target, rebases and notes. `size` 'quarter' draws for four charts on a page."""
    small = size == "quarter"
    kind = result.points[0].period.kind if result.points else PeriodKind.MONTH
    layers = [
        *limit_layers(result),
        target_layer(result),
        *rebase_layers(result, small),
        value_line(result),
        point_layer(result, small),
        *note_layers(result, small),
    ]
    return {
        "$schema": SCHEMA,
        "description": chart_description(result),
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": [row_of(point, result) for point in result.points]},
        "encoding": {"x": time_axis([one.date for one in result.points], kind, width)},
        "layer": layers,
        "config": config(small),
    }


def row_of(point: Point, result: MeasureResult) -> Spec:
    """Give one period's data, numbers in the measure's unit and words for the tooltip."""
    spec = result.spec
    return {
        "date": point.date.isoformat(),
        "period": point.period_label,
        "value": point.value,
        "text": point.text,
        "target": point.target,
        "targetText": point.target_text,
        "mean": point.mean,
        "meanText": format_chart_number(point.mean, spec),
        "lower": point.lower_limit,
        "upper": point.upper_limit,
        "limits": limits_words(point, result),
        "segment": point.segment,
        "mark": mark_of(point),
        "words": words_of(point),
    }


def limits_words(point: Point, result: MeasureResult) -> str:
    """Give the process limits as 'a to b', '' where there are none."""
    if point.lower_limit is None:
        return ""
    low = format_chart_number(point.lower_limit, result.spec)
    return f"{low} to {format_chart_number(point.upper_limit, result.spec)}"


def mark_of(point: Point) -> str:
    """Give how the point is drawn."""
    if point.ghost:
        return "ghost"
    return "provisional" if point.status == "provisional" else point.point_type.value


def words_of(point: Point) -> str:
    """Say what the point signals."""
    words = "kept out of calculations" if point.ghost else point.point_type.label
    return f"{words}, provisional" if point.status == "provisional" else words


def time_axis(days: Sequence[dt.date], kind: PeriodKind, width: int, padding: int = 8) -> Spec:
    """Give the axis of periods, labelled as reports print them; the newest always has a label."""
    short = kind in (PeriodKind.DAY, PeriodKind.WEEK)
    every = max(1, -(-len(days) * LABEL_WIDTH // width))
    labelled = [moment(day) for day in days[::-1][::every]][::-1]
    return {
        "field": "date",
        "type": "temporal",
        "scale": {"type": "utc", "padding": padding},
        "axis": {
            "title": None,
            "format": "%-d %b" if short else "%b-%y",
            "grid": False,
            "labelAngle": -45,
            "values": labelled,
        },
    }


def moment(day: dt.date) -> Spec:
    """Give a day as charts name a moment; a plain number is misread under a strict page policy."""
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def y(field: str, result: MeasureResult) -> Spec:
    """Give the vertical encoding of a field; the axis starts at nought only where the values do."""
    axis: Spec = {"title": None, "tickCount": 6}
    if words := axis_label(result):
        axis["labelExpr"] = words
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"zero": False, "nice": True},
        "axis": axis,
    }


def axis_label(result: MeasureResult) -> str:
    """Give the expression that writes the axis in the measure's unit, '' for plain numbers."""
    if result.kind is Kind.PERCENT:
        return "datum.label + '%'"
    if result.kind is Kind.DURATION:
        hours, minutes = "floor(datum.value / 60)", "abs(datum.value) % 60"
        return f"format({hours}, '02d') + ':' + format({minutes}, '02d')"
    if result.kind is Kind.MONEY:
        return f"'£' + datum.label + '{money_suffix(result.spec)}'"
    return ""


def limit_layers(result: MeasureResult) -> list[Spec]:
    """Give the mean and the process limits, cut where a rebase begins a new segment."""

    def drawn(field: str, colour: str, dash: list[int]) -> Spec:
        mark = {
            "type": "line",
            "color": colour,
            "strokeWidth": 1.4,
            "strokeDash": dash,
            "aria": False,
        }
        detail = {"field": "segment", "type": "nominal"}
        return {"mark": mark, "encoding": {"y": y(field, result), "detail": detail}}

    layers = [drawn("mean", MEAN, [])]
    if result.is_charted:
        layers += [drawn(field, GREY, [5, 4]) for field in ("lower", "upper")]
    return layers


def target_layer(result: MeasureResult) -> Spec:
    """Give the target of each period as a stepped line."""
    mark = {
        "type": "line",
        "color": TARGET,
        "strokeWidth": 1.6,
        "strokeDash": [9, 3],
        "interpolate": "step",
        "aria": False,
    }
    return {"mark": mark, "encoding": {"y": y("target", result)}}


def value_line(result: MeasureResult) -> Spec:
    """Give the line through the values, broken where one is missing."""
    return {
        "mark": {"type": "line", "color": LINE, "strokeWidth": 1.6, "aria": False},
        "encoding": {"y": y("value", result)},
    }


def point_layer(result: MeasureResult, small: bool) -> Spec:
    """Give the points: colour and shape tell special causes, hollow ones are not final."""
    kinds = list(PointType)
    marks = [kind.value for kind in kinds]
    scale = {
        "domain": [*marks, "provisional", "ghost"],
        "range": [*(kind.colour for kind in kinds), "#FFFFFF", "#FFFFFF"],
    }
    shapes = {
        "domain": [*marks, "provisional", "ghost"],
        "range": [*(kind.shape for kind in kinds), "circle", "cross"],
    }
    tooltip = [
        {"field": field, "type": "nominal", "title": title}
        for field, title in (
            ("period", "Period"),
            ("text", "Value"),
            ("targetText", "Target"),
            ("meanText", "Mean"),
            ("limits", "Process limits"),
            ("words", "Signal"),
        )
    ]
    return {
        "transform": [{"filter": "isValid(datum.value)"}],
        "mark": {
            "type": "point",
            "filled": True,
            "size": 42 if small else 70,
            "opacity": 1,
            "stroke": INK,
            "strokeWidth": 0.8,
        },
        "encoding": {
            "y": y("value", result),
            "fill": {"field": "mark", "type": "nominal", "scale": scale, "legend": None},
            "shape": {"field": "mark", "type": "nominal", "scale": shapes, "legend": None},
            "tooltip": tooltip,
        },
    }


def rebase_layers(result: MeasureResult, small: bool) -> list[Spec]:
    """Give a labelled line at each rebase that lies inside the chart."""
    drawn = [point.date for point in result.points]
    inside = [r.starts for r in result.rebases if drawn and drawn[0] <= r.starts <= drawn[-1]]
    if not inside:
        return []
    values = {"values": [{"date": starts.isoformat()} for starts in inside]}
    x = {"field": "date", "type": "temporal"}
    rule = {"type": "rule", "color": GREY, "strokeDash": [2, 2], "aria": False}
    text = {
        "type": "text",
        "text": "Rebased",
        "align": "left",
        "dx": 3,
        "dy": 8,
        "color": INK,
        "fontSize": 9 if small else 11,
    }
    return [
        {"data": values, "mark": rule, "encoding": {"x": x}},
        {"data": values, "mark": text, "encoding": {"x": x, "y": {"value": 0}}},
    ]


def note_layers(result: MeasureResult, small: bool) -> list[Spec]:
    """Give a letter above each point that has a note; the notes stand beside the chart."""
    lettered = lettered_notes(result)
    dates = {point.period: point for point in result.points}
    values = [
        {"date": dates[note.period].date.isoformat(), "letter": letter, "note": note.text}
        for letter, note in lettered
        if note.period in dates
    ]
    if not values:
        return []
    return [
        {
            "data": {"values": values},
            "mark": {
                "type": "text",
                "fontSize": 10 if small else 12,
                "fontWeight": "bold",
                "color": INK,
                "dy": -4,
            },
            "encoding": {
                "x": {"field": "date", "type": "temporal"},
                "y": {"value": "height"},
                "text": {"field": "letter", "type": "nominal"},
                "tooltip": [{"field": "note", "type": "nominal", "title": "Note"}],
            },
        }
    ]


def lettered_notes(result: MeasureResult) -> list[tuple[str, Note]]:
    """Give the notes inside the chart with the letter that marks each, oldest first."""
    drawn = {point.period for point in result.points}
    notes = sorted(
        (note for note in result.annotations if note.period in drawn), key=lambda n: n.period
    )
    return [(chr(ord("a") + number), note) for number, note in enumerate(notes[:MOST_NOTES])]
