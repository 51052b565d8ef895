"""Charts: one Vega-Lite specification for the page and for documents, words, and pictures."""

from goldenthread.report.charts.bars import stacked_bars_spec
from goldenthread.report.charts.control import lettered_notes, measure_chart_spec
from goldenthread.report.charts.pictures import spec_to_svg
from goldenthread.report.charts.words import chart_description

__all__ = [
    "chart_description",
    "lettered_notes",
    "measure_chart_spec",
    "spec_to_svg",
    "stacked_bars_spec",
]
