"""Charts: one Vega-Lite specification for the page and for documents, words, and pictures."""

from goldenthread.report.charts.bars import stacked_bars_spec
from goldenthread.report.charts.control import lettered_notes, measure_chart_spec
from goldenthread.report.charts.graphs import (
    SERIES_COLOURS,
    bar_graph,
    completion_graph,
    line_graph,
)
from goldenthread.report.charts.outlook import outlook_chart_spec, outlook_description
from goldenthread.report.charts.pictures import spec_to_svg
from goldenthread.report.charts.timeline import TimelineItem, timeline_graph, timeline_graphs
from goldenthread.report.charts.waterfall import WaterfallStep, waterfall_graph
from goldenthread.report.charts.words import chart_description

__all__ = [
    "SERIES_COLOURS",
    "TimelineItem",
    "WaterfallStep",
    "bar_graph",
    "chart_description",
    "completion_graph",
    "lettered_notes",
    "line_graph",
    "measure_chart_spec",
    "outlook_chart_spec",
    "outlook_description",
    "spec_to_svg",
    "stacked_bars_spec",
    "timeline_graph",
    "timeline_graphs",
    "waterfall_graph",
]
