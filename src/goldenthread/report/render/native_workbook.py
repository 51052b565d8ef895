"""The workbook inside a native chart: numbers and texts, never a formula or a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.util import lazyproperty
from xlsxwriter import Workbook

from goldenthread.report.render.native import NativeChart

MADE = dt.datetime(2000, 1, 1)  # the same chart gives the same bytes
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class PlainWorkbookWriter(CategoryWorkbookWriter):
    """Writes a chart's workbook so that a text of a record stays a text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Workbook, Any]]:
        """Give workbook and sheet; the workbook is written at the end."""
        workbook = Workbook(xlsx_file, OPTIONS)
        workbook.set_properties({"created": MADE})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class PlainChartData(CategoryChartData):
    """Chart data of which every text stays a text; otherwise as python-pptx knows it."""

    @lazyproperty
    def _workbook_writer(self) -> PlainWorkbookWriter:
        """What lays the workbook out and says where in it a series stands."""
        return PlainWorkbookWriter(self)


def chart_data(chart: NativeChart) -> PlainChartData:
    """Give the data of a native chart as python-pptx takes it."""
    data = PlainChartData(number_format=chart.number_format)
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    return data
