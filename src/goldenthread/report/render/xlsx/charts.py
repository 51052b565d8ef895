"""Graphs as charts of Excel's own, fed from cells beside them."""

from __future__ import annotations

from typing import Any

from goldenthread.report.model import Graph
from goldenthread.report.render.native import NativeChart, native_chart
from goldenthread.report.render.xlsx.book import Sheet

KINDS = {
    "line": {"type": "line"},
    "bar": {"type": "column"},
    "stacked_bar": {"type": "column", "subtype": "stacked"},
}
ROWS = 18  # that a chart covers
DASHES = ("solid", "dash", "round_dot", "dash_dot")
SIZE = {"width": 900, "height": 340}
HEAD = {"bold": True, "bg_color": "#E8EDEE", "border": 1}


def write_graph(block: Graph, sheet: Sheet) -> None:
    """Write a graph: the chart over its numbers, or the table of a picture without numbers."""
    sheet.skip()
    sheet.heading(block.caption, 3)
    native = native_chart(block)
    if native is None:
        write_rows(block, sheet)
        return
    at = sheet.row
    sheet.row += ROWS
    first = write_numbers(native, sheet)
    sheet.page.insert_chart(
        at, 0, chart_of(native, sheet, first), {"description": native.description}
    )


def write_rows(block: Graph, sheet: Sheet) -> None:
    """Write the data as printed."""
    if not block.rows:
        sheet.line(block.description or "There is nothing to draw.")
        return
    for column, name in enumerate(block.columns):
        sheet.words(sheet.row, column, name, **HEAD)
        sheet.widen(column, name)
    sheet.row += 1
    for row in block.rows:
        for column, text in enumerate(row):
            sheet.words(sheet.row, column, text, border=1)
            sheet.widen(column, text)
        sheet.row += 1
    sheet.skip()


def write_numbers(native: NativeChart, sheet: Sheet) -> int:
    """Write the numbers that the chart is drawn from; give their first row."""
    for column, name in enumerate(("", *(one.name for one in native.series))):
        sheet.words(sheet.row, column, name, **HEAD)
        sheet.widen(column, name)
    sheet.row += 1
    first = sheet.row
    form = sheet.book.look(num_format=native.number_format, border=1, align="right")
    for at, category in enumerate(native.categories):
        sheet.words(sheet.row, 0, category, border=1)
        sheet.widen(0, category)
        for column, one in enumerate(native.series, 1):
            value = one.values[at]
            if value is not None:
                sheet.page.write_number(sheet.row, column, value, form)
            else:
                sheet.page.write_blank(sheet.row, column, None, form)
        sheet.row += 1
    sheet.skip()
    return first


def chart_of(native: NativeChart, sheet: Sheet, first: int) -> Any:
    """Give the chart over the numbers from row `first`."""
    chart: Any = sheet.book.workbook.add_chart(KINDS[native.style])
    last = first + len(native.categories) - 1
    for column, one in enumerate(native.series, 1):
        colour = {"color": one.colour}
        look: dict[str, Any] = {"fill": colour, "border": {"color": "#212B32", "width": 0.5}}
        if native.style == "line":
            dash = DASHES[(column - 1) % len(DASHES)]
            line = {**colour, "width": 2, "dash_type": dash}
            look = {"line": line, "marker": {"type": "automatic"}}
        if one.is_hidden:
            look = {"fill": {"none": True}, "border": {"none": True}}
        chart.add_series(
            {
                "name": [sheet.name, first - 1, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "gap": 60,
                **look,
            }
        )
    hidden = [at for at, one in enumerate(native.series) if one.is_hidden]
    chart.set_legend({"position": "bottom", "delete_series": hidden})
    grid = {"visible": True, "line": {"color": "#D8DDE0"}}
    form = native.number_format
    chart.set_y_axis({"name": native.axis, "num_format": form, "major_gridlines": grid})
    chart.set_x_axis({"label_position": "low"})
    chart.set_title({"none": True})
    chart.set_size(SIZE)
    return chart
