"""Drawing native charts: lines, bars and stacked bars that the recipient can edit as numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from goldenthread.report.render.native import NativeChart, NativePoint, NativeSeries
from goldenthread.report.render.native_workbook import chart_data
from goldenthread.report.render.pptx.flow import Box
from goldenthread.report.render.pptx.look import FONT, INK, PALE, QUIET, emu

if TYPE_CHECKING:
    from goldenthread.report.render.pptx.canvas import Canvas

KINDS = {
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("line", True): XL_CHART_TYPE.LINE_MARKERS,
    ("bar", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_CLUSTERED,
    ("stacked_bar", False): XL_CHART_TYPE.COLUMN_STACKED,
    ("stacked_bar", True): XL_CHART_TYPE.BAR_STACKED,
}
SHAPES = (  # lines are told apart without colour
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
)
SYMBOLS = {style.xml_value: style for style in XL_MARKER_STYLE if style.xml_value}
LABELS_ALONG = 16  # more categories are labelled only here and there
NARROW = 500.0
GAP_WIDTH = 60
FEW = 12
LINE_WIDTH, THIN_WIDTH = 2.0, 1.25


def draw_chart(canvas: Canvas, chart: NativeChart, box: Box, *, is_control: bool) -> None:
    """Put the chart in the box, with its description for those who do not see it."""
    kind = KINDS[chart.style, chart.horizontal]
    places = map(emu, (box.left, box.top, box.width, box.height))
    frame = canvas.slide.shapes.add_chart(kind, *places, chart_data(chart))
    canvas.name(frame, f"Chart: {chart.title}", chart.description or chart.title or "Chart")
    drawn = frame.chart
    drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(9 if box.width < NARROW else 10), FONT
    drawn.font.color.rgb = RGBColor.from_string(INK)
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
        leave_out(drawn.legend, chart)
    draw_axes(drawn, chart, box)
    for at, (made, series) in enumerate(zip(drawn.plots[0].series, chart.series, strict=True)):
        if chart.style == "line":
            draw_line(made, series, at, is_control=is_control)
        elif series.is_hidden:
            made.format.fill.background()
            made.format.line.fill.background()
        else:
            made.format.fill.solid()
            made.format.fill.fore_color.rgb = rgb(series.colour)
            made.invert_if_negative = False
    if chart.style != "line":
        drawn.plots[0].gap_width = GAP_WIDTH


def leave_out(legend: Any, chart: NativeChart) -> None:
    """Take series that are not seen out of the legend."""
    place = legend._element.find(qn("c:legendPos"))
    for at in reversed([at for at, one in enumerate(chart.series) if one.is_hidden]):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx"), val=str(at))
        etree.SubElement(entry, qn("c:delete"), val="1")
        place.addnext(entry)


def draw_axes(drawn: Any, chart: NativeChart, box: Box) -> None:
    """Write numbers, titles and rules of the axes."""
    value, category = drawn.value_axis, drawn.category_axis
    value.tick_labels.number_format = chart.number_format
    value.tick_labels.number_format_is_linked = False
    value.major_gridlines.format.line.color.rgb = RGBColor.from_string(PALE)
    value.format.line.fill.background()
    if is_small_counts(chart):
        value.major_unit = 1
    value.has_title = bool(chart.axis)
    if chart.axis:
        frame = value.axis_title.text_frame
        frame.text = chart.axis
        frame.paragraphs[0].runs[0].font.size = Pt(10)
        frame.paragraphs[0].runs[0].font.bold = False
    category.format.line.color.rgb = RGBColor.from_string(QUIET)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.horizontal:
        category.reverse_order = True
        value._element.find(qn("c:crosses")).set("val", "max")  # under the last category
    elif len(chart.categories) > (LABELS_ALONG if box.width >= NARROW else LABELS_ALONG // 2):
        skip_labels(category, len(chart.categories), box)


def is_small_counts(chart: NativeChart) -> bool:
    """Say whether all bars are a few whole things, so that no axis prints halves of them."""
    bars = list(zip(*(series.values for series in chart.series), strict=True))
    values = [value or 0 for bar in bars for value in bar]
    tallest = max((sum(value or 0 for value in bar) for bar in bars), default=0)
    is_whole = all(value == int(value) and value >= 0 for value in values)
    return chart.style != "line" and is_whole and tallest <= FEW


def skip_labels(category: Any, count: int, box: Box) -> None:
    """Label only every so many categories, so that the labels stay legible."""
    along = LABELS_ALONG if box.width >= NARROW else LABELS_ALONG // 2
    before = category._element.find(qn("c:noMultiLvlLbl"))
    skip = etree.Element(qn("c:tickLblSkip"), val=str(math.ceil(count / along)))
    if before is None:
        category._element.append(skip)
    else:
        before.addprevious(skip)


def draw_line(made: Any, series: NativeSeries, at: int, *, is_control: bool) -> None:
    """Write one line's colour, dashes and markers."""
    made.smooth = False
    made.format.line.color.rgb = rgb(series.colour)
    made.format.line.width = Pt(THIN_WIDTH if is_control and at else LINE_WIDTH)
    if series.dashed:
        made.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    is_marked = at == 0 if is_control else not series.dashed
    made.marker.style = SHAPES[at % len(SHAPES)] if is_marked else XL_MARKER_STYLE.NONE
    if is_marked:
        made.marker.size = 5
        made.marker.format.fill.solid()
        made.marker.format.fill.fore_color.rgb = rgb(series.colour)
        made.marker.format.line.color.rgb = rgb(series.colour)
    for place in series.breaks:
        made.points[place].format.line.fill.background()
    for point in series.points:
        draw_point(made.points[point.at], point, series.colour)


def draw_point(made: Any, point: NativePoint, colour: str) -> None:
    """Write the marker of a point that is special."""
    made.marker.style = SYMBOLS.get(point.symbol, XL_MARKER_STYLE.CIRCLE)
    made.marker.size = 8
    made.marker.format.fill.solid()
    made.marker.format.fill.fore_color.rgb = rgb(point.colour)
    made.marker.format.line.color.rgb = RGBColor.from_string(INK)
    made.format.line.color.rgb = rgb(colour)  # else the line to the point loses its look
    made.format.line.width = Pt(LINE_WIDTH)


def rgb(colour: str) -> RGBColor:
    """Give a colour as the library takes it."""
    return RGBColor.from_string(colour.lstrip("#").upper())
