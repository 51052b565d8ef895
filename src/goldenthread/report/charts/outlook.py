"""The periods ahead of a measure as a chart: its last figures, then how far the next may lie."""

from __future__ import annotations

import datetime as dt
from typing import Any

from goldenthread.assure.foresight.results import Outlook, Step
from goldenthread.assure.foresight.words import chance_words, expected_short, interval_words
from goldenthread.assure.results import MeasureResult, Point
from goldenthread.report.charts.control import (
    SCHEMA,
    target_layer,
    time_axis,
    value_line,
    y,
)
from goldenthread.report.charts.look import INK, LINE, config

Spec = dict[str, Any]
SHOWN_BEFORE = 18  # periods known before those ahead
AHEAD_COLOUR = "#005EB8"


def outlook_chart_spec(
    result: MeasureResult, outlook: Outlook, *, width: int = 760, height: int = 260
) -> Spec:
    """Give the chart of an outlook, its data inside; empty where the forecast is withheld.

    A thick bar is the 80% interval of a period, a thin one the 95% interval, a dot what is
    expected; the target is a stepped line through known periods and those ahead.
    """
    if not outlook.steps:
        return {}
    known = result.points[-SHOWN_BEFORE:]
    rows = [
        *(known_row(point) for point in known),
        *(ahead_row(one, outlook) for one in outlook.steps),
    ]
    days = [dt.date.fromisoformat(row["date"]) for row in rows]
    return {
        "$schema": SCHEMA,
        "description": outlook_description(result, outlook),
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": rows},
        "encoding": {"x": time_axis(days, outlook.steps[0].period.kind, width, padding=12)},
        "layer": [
            target_layer(result),
            *bars(result),
            value_line(result),
            dot_layer("value", LINE, result, filled=True),
            dot_layer("expected", AHEAD_COLOUR, result, filled=False),
        ],
        "config": config(),
    }


def known_row(point: Point) -> Spec:
    """Give the data of a period that is known."""
    return {
        "date": point.date.isoformat(),
        "period": point.period_label,
        "value": None if point.ghost else point.value,
        "text": point.text,
        "target": point.target,
        "targetText": point.target_text,
    }


def ahead_row(step: Step, outlook: Outlook) -> Spec:
    """Give the data of a period ahead, numbers in the measure's unit and words for the tooltip."""
    spec = outlook.spec
    return {
        "date": step.period.start.isoformat(),
        "period": step.period.label,
        "expected": step.expected,
        "low80": step.low_80,
        "high80": step.high_80,
        "low95": step.low_95,
        "high95": step.high_95,
        "text": f"{expected_short(step, spec)} expected",
        "target": step.target,
        "targetText": step.target_text,
        "sure80": interval_words(step, spec),
        "sure95": interval_words(step, spec, wide=True),
        "chance": "" if step.chance is None else chance_words(step.chance),
    }


def bars(result: MeasureResult) -> list[Spec]:
    """Give both intervals of each period ahead, the wider one thin."""

    def bar(low: str, high: str, wide: float, opacity: float) -> Spec:
        return {
            "transform": [{"filter": "isValid(datum.expected)"}],
            "mark": {
                "type": "rule",
                "color": AHEAD_COLOUR,
                "strokeWidth": wide,
                "opacity": opacity,
                "aria": False,
            },
            "encoding": {"y": y(low, result), "y2": {"field": high}},
        }

    return [bar("low95", "high95", 2, 0.9), bar("low80", "high80", 9, 0.35)]


def dot_layer(field: str, colour: str, result: MeasureResult, *, filled: bool) -> Spec:
    """Give a dot for each figure: known ones filled, expected ones hollow."""
    titles = [("period", "Period"), ("text", "Figure"), ("targetText", "Target")]
    if not filled:
        titles += [("sure80", "80% interval"), ("sure95", "95% interval"), ("chance", "Chance")]
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {
            "type": "point",
            "filled": True,
            "fill": colour if filled else "#FFFFFF",
            "stroke": INK if filled else colour,
            "strokeWidth": 0.8 if filled else 2,
            "size": 46,
            "opacity": 1,
        },
        "encoding": {
            "y": y(field, result),
            "tooltip": [
                {"field": name, "type": "nominal", "title": title} for name, title in titles
            ],
        },
    }


def outlook_description(result: MeasureResult, outlook: Outlook) -> str:
    """Say in sentences what the chart of an outlook shows."""
    first, last = outlook.steps[0], outlook.steps[-1]
    sentences = [
        f"Outlook of {result.label} for {len(outlook.steps)} periods, {first.period.label} to "
        f"{last.period.label}",
        step_words(first, outlook),
    ]
    if last is not first:
        sentences.append(step_words(last, outlook))
    return ". ".join(sentences) + "."


def step_words(step: Step, outlook: Outlook) -> str:
    """Say what is expected in a period, how surely, and the chance of its target."""
    words = (
        f"{step.period.label}: {expected_short(step, outlook.spec)} expected, 80% interval "
        f"{interval_words(step, outlook.spec)}"
    )
    if step.chance is None:
        return words
    return f"{words}, chance of meeting {step.target_text}: {chance_words(step.chance)}"
