"""The picture of a timeline: rows by workstream, spans, marks, statuses, the report date."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import Any

from goldenthread.report.charts.look import INK, config
from goldenthread.report.charts.numbers import expression_text
from goldenthread.report.charts.timeline_items import UNGROUPED, TimelineItem, groups_of, printed

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH, STEP = 760, 26  # pixels; of a row
LABEL_LETTERS, LABEL_WIDTH = 44, 290
MOST_LEGEND = 76  # letters beside each other in a legend
BLUE, PALE, DAY_COLOUR = "#003087", "#C9D6E6", "#B41717"
CHECK = "M-1,0.1L-0.7,-0.25L-0.3,0.2L0.65,-0.85L1,-0.5L-0.3,0.85Z"
CROSSED = "M-1,-0.6L-0.6,-1L0,-0.4L0.6,-1L1,-0.6L0.4,0L1,0.6L0.6,1L0,0.4L-0.6,1L-1,0.6L-0.4,0Z"
HALF = "M-0.35,-1A1,1 0 0 1 -0.35,1Z"
SYMBOLS = {"✓": CHECK, "✕": CROSSED, "▲": "triangle-up", "●": "circle", "◐": HALF, "○": "circle"}
# (mark, its name, shape, fill, line, size), in the order of the legend
MARKS = (
    ("Baseline", "Baseline due", "diamond", "#FFFFFF", INK, 110),
    ("Due", "Due now", "M-0.18,-1H0.18V1H-0.18Z", INK, INK, 190),
    ("Forecast", "Forecast", "diamond", "#0072CE", INK, 90),
    ("Completed", "Completed", "circle", BLUE, INK, 100),
)
TICK_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 8
Spec = dict[str, Any]
FULL_HEIGHT: Spec = {"y": {"value": 0}, "y2": {"value": "height"}}


def timeline_spec(items: Sequence[TimelineItem], on: dt.date, description: str) -> Spec:
    """Give the picture: a row for each workstream's name and one for each of its items."""
    labels, headings, placed = rows_of(items)
    y: Spec = {
        "field": "row",
        "type": "ordinal",
        "scale": {"type": "band", "domain": list(range(len(labels))), "paddingInner": 0.2},
        "axis": row_axis(labels, headings),
    }
    days = [on, *(day for item in items for _, day in item.days)]
    x = day_axis(min(days), max(days))
    return {
        "$schema": SCHEMA,
        "description": description,
        "width": WIDTH,
        "height": len(labels) * STEP,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "encoding": {"y": y},
        "layer": [
            *span_layers(placed, x),
            edges(min(days), max(days), x),
            day_rule(on, x),
            mark_layer(placed, x),
            *status_layers(placed),
            day_words(on, x),
        ],
        "resolve": {"scale": dict.fromkeys(("fill", "shape", "stroke"), "independent")},
        "config": {**config(), "lineBreak": "\n"},
    }


def rows_of(
    items: Sequence[TimelineItem],
) -> tuple[list[str], list[int], list[tuple[int, TimelineItem]]]:
    """Give the label of each row, which rows are names of workstreams, and each item's row."""
    labels: list[str] = []
    headings: list[int] = []
    placed: list[tuple[int, TimelineItem]] = []
    for group in groups_of(items):
        if any(item.group for item in items):
            headings.append(len(labels))
            labels.append(short(group[0].group or UNGROUPED, 1))
        for item in group:
            placed.append((len(labels), item))
            labels.append(short(item.label, 2))
    return labels, headings, placed


def short(words: str, lines: int) -> str:
    """Give words in at most so many lines; the table below has them whole."""
    made = textwrap.wrap(
        words, LABEL_LETTERS, max_lines=lines, placeholder="…", break_on_hyphens=False
    )
    return "\n".join(made)


def row_axis(labels: Sequence[str], headings: Sequence[int]) -> Spec:
    """Give the axis of names, those of workstreams in bold."""
    held = ", ".join(expression_text(label) for label in labels)
    two = [place for place, label in enumerate(labels) if "\n" in label]
    bold = f"indexof({list(headings)}, datum.value) >= 0"
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "grid": False,
        "offset": 22,
        "labelExpr": f"split([{held}][datum.value], '\\n')",
        "labelLimit": LABEL_WIDTH,
        "labelFontSize": 11,
        "labelLineHeight": 12,
        "labelPadding": 4,
        "labelOverlap": False,
        "labelOffset": {
            "condition": {"test": f"indexof({two}, datum.value) >= 0", "value": -6},
            "value": 0,
        },
        "labelFontWeight": {"condition": {"test": bold, "value": "bold"}, "value": "normal"},
        "labelColor": {"condition": {"test": bold, "value": BLUE}, "value": INK},
    }


def day_axis(first: dt.date, last: dt.date) -> Spec:
    """Give the axis of days, a tick at the first of a month."""
    start, end = months_round(first, last)
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "nice": False},
        "axis": {
            "title": None,
            "orient": "top",
            "format": "%b %Y",
            "values": [moment(day) for day in ticks(start, end)],
            "labelOverlap": False,
            "labelFlush": False,
        },
    }


def months_round(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Give where the axis begins and ends: whole months with all the days in them."""
    return first.replace(day=1), month_after(last, 1)


def edges(first: dt.date, last: dt.date, x: Spec) -> Spec:
    """Give what is not seen and stretches the axis to whole months."""
    values = [{"day": day.isoformat()} for day in months_round(first, last)]
    mark = {"type": "rule", "opacity": 0, "aria": False}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": x, **FULL_HEIGHT}}


def ticks(start: dt.date, end: dt.date) -> list[dt.date]:
    """Give months at even steps, not more than fit side by side."""
    months = (end.year - start.year) * 12 + end.month - start.month
    fitting = (step for step in TICK_MONTHS if months / step <= MOST_TICKS)
    step = next(fitting, -(-months // MOST_TICKS))
    offset = -(start.month - 1) % step if step <= 12 else 0
    return [month_after(start, at) for at in range(offset, months + 1, step)]


def month_after(day: dt.date, months: int) -> dt.date:
    """Give the first of the month so many months after the day's."""
    at = day.year * 12 + day.month - 1 + months
    return dt.date(min(at // 12, dt.MAXYEAR), at % 12 + 1, 1)


def moment(day: dt.date) -> Spec:
    """Give a day as charts name a moment; a plain number is misread under a strict page policy."""
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def span_layers(placed: Sequence[tuple[int, TimelineItem]], x: Spec) -> list[Spec]:
    """Give the span from baseline to due, and a dotted line on to a later forecast or end."""
    spans, slips = [], []
    for row, item in placed:
        end = item.completed or item.forecast or item.due
        if item.baseline and item.baseline != item.due:
            spans.append(span(row, item.baseline, item.due))
        if end != item.due:
            slips.append(span(row, item.due, end))
    bar = {"type": "bar", "height": 9, "color": PALE, "aria": False}
    line = {"type": "rule", "color": INK, "strokeDash": [2, 2], "strokeWidth": 1.4, "aria": False}
    return [
        {
            "data": {"values": values},
            "mark": mark,
            "encoding": {"x": {**x, "field": "from"}, "x2": {"field": "to"}},
        }
        for values, mark in ((spans, bar), (slips, line))
        if values
    ]


def span(row: int, first: dt.date, last: dt.date) -> Spec:
    """Give a stretch of days on a row."""
    first, last = sorted((first, last))
    return {"row": row, "from": first.isoformat(), "to": last.isoformat()}


def mark_layer(placed: Sequence[tuple[int, TimelineItem]], x: Spec) -> Spec:
    """Give the marks of all items with their legend."""
    sizes = {kind[0]: kind[5] for kind in MARKS}
    names = {kind[0]: kind[1] for kind in MARKS}
    values = [
        {
            "row": row,
            "day": day.isoformat(),
            "mark": names[mark],
            "size": sizes[mark],
            "item": item.label,
            "on": printed(day),
        }
        for row, item in placed
        for mark, day in item.marks
    ]
    used = {row["mark"] for row in values}
    shown = [kind for kind in MARKS if kind[1] in used]
    domain = [kind[1] for kind in shown]
    legend = legend_of("top", len(shown))
    shared = {"field": "mark", "type": "nominal", "sort": None, "legend": legend}
    tooltip = (("item", "Milestone"), ("mark", "Mark"), ("on", "Day"))
    return {
        "data": {"values": values},
        "mark": {"type": "point", "filled": False, "opacity": 1, "aria": False},
        "encoding": {
            "x": x,
            "shape": {**shared, "scale": {"domain": domain, "range": [k[2] for k in shown]}},
            "fill": {**shared, "scale": {"domain": domain, "range": [k[3] for k in shown]}},
            "stroke": {**shared, "scale": {"domain": domain, "range": [k[4] for k in shown]}},
            "size": {"field": "size", "type": "quantitative", "scale": None},
            "tooltip": [{"field": f, "type": "nominal", "title": t} for f, t in tooltip],
        },
    }


def status_layers(placed: Sequence[tuple[int, TimelineItem]]) -> list[Spec]:
    """Give each item's status before its row, in the symbol and colour of its scale."""
    steps = {item.status.words: item.status for _, item in placed if item.status}
    if not steps:
        return []
    values = [{"row": row, "status": i.status.words} for row, i in placed if i.status]
    shapes = [SYMBOLS.get(step.symbol, "square") for step in steps.values()]
    colours = [step.colour for step in steps.values()]
    inks = [INK] * len(steps)
    longest = max(len(words) for words in steps)
    legend = legend_of("bottom", max(1, min(len(steps), MOST_LEGEND // (longest + 4))))
    shared = {"field": "status", "type": "nominal", "sort": None, "legend": legend}
    return [
        {
            "data": {"values": values},
            "mark": {
                "type": "point",
                "filled": False,
                "opacity": 1,
                "size": 90,
                "strokeWidth": 0.6,
                "aria": False,
            },
            "encoding": {
                "x": {"value": -12},
                "shape": {**shared, "scale": {"domain": list(steps), "range": shapes}},
                "fill": {**shared, "scale": {"domain": list(steps), "range": colours}},
                "stroke": {**shared, "scale": {"domain": list(steps), "range": inks}},
            },
        }
    ]


def legend_of(side: str, columns: int) -> Spec:
    """Give a legend at a side of the picture."""
    return {
        "title": None,
        "orient": side,
        "columns": columns,
        "symbolStrokeWidth": 0.6,
        "symbolSize": 110,
        "labelLimit": 360,
    }


def day_rule(on: dt.date, x: Spec) -> Spec:
    """Give the line of the report date."""
    return {
        "data": {"values": [{"day": on.isoformat()}]},
        "mark": {"type": "rule", "color": DAY_COLOUR, "strokeWidth": 1.5, "aria": False},
        "encoding": {"x": x, **FULL_HEIGHT},
    }


def day_words(on: dt.date, x: Spec) -> Spec:
    """Give the words at the foot of the line of the report date."""
    return {
        "data": {"values": [{"day": on.isoformat()}]},
        "mark": {
            "type": "text",
            "text": f"Report date {printed(on)}",
            "color": DAY_COLOUR,
            "fontSize": 11,
            "fontWeight": "bold",
            "baseline": "top",
            "dy": 4,
            "aria": False,
        },
        "encoding": {"x": x, "y": {"value": "height"}},
    }
