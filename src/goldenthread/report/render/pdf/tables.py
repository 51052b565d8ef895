"""Tables made ready for the page: the headings of figures stand at the end of their columns."""

from __future__ import annotations

from typing import Any

from goldenthread.report.model import Table
from goldenthread.report.render.pdf.graphs import opened
from goldenthread.report.serialise import build

Content = dict[str, Any]


def mark_figures(content: Content) -> None:
    """Leave in every table the places of its columns of figures."""
    for section in content["sections"]:
        for block in opened(section["blocks"]):
            if block["kind"] == "table":
                block["figures"] = sorted(build(Table, block).figure_columns)
