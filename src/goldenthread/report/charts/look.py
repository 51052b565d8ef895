"""The look that all charts share."""

from __future__ import annotations

from typing import Any

from goldenthread.report.fonts import FONT_FAMILY

INK, GREY, LINE, TARGET, MEAN = "#212B32", "#768692", "#425563", "#D5281B", "#000000"
GRID = "#E8EDEE"
FONT = f"{FONT_FAMILY}, Arial, sans-serif"


def config(small: bool = False) -> dict[str, Any]:
    """Give the configuration of every chart; `small` for four charts on a page."""
    size = 10 if small else 12
    return {
        "font": FONT,
        "background": "#FFFFFF",
        "view": {"stroke": None},
        "axis": {
            "labelFont": FONT,
            "titleFont": FONT,
            "labelFontSize": size,
            "titleFontSize": size,
            "labelColor": INK,
            "titleColor": INK,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domainColor": GREY,
            "tickColor": GREY,
        },
        "legend": {
            "labelFont": FONT,
            "titleFont": FONT,
            "labelFontSize": size,
            "titleFontSize": size,
            "labelLimit": 260,
        },
    }
