"""How the numbers of a native chart are written, in the notation of spreadsheets."""

from __future__ import annotations

import math
import re
from typing import Any

MINUTES_A_DAY = 1440  # durations are minutes; workbooks count days
LINES_OF_GRID = 6
WIDEST = 0.6  # of the highest figure, that the figures may lie apart
ALLOWED = re.compile(r"[-0#?,.%£€$ ;:()\[\]+hmsa-zA-Z\"]{1,60}")


def unit_of(spec: dict[str, Any], numbers: list[float]) -> tuple[float, str]:
    """Give what to divide the numbers of a control chart by and their format, read from how its
    axis is written: percentage points, durations, money or plain numbers."""
    step = (max(numbers) - min(numbers)) / LINES_OF_GRID
    digits = "#,##0" if step >= 1 else "#,##0.0" if step >= 0.1 else "#,##0.00"
    label = axis_expression(spec)
    if label == "datum.label + '%'":
        return 1, digits + '"%"'
    if "/ 60" in label:
        return MINUTES_A_DAY, "[hh]:mm"
    if money := re.fullmatch(r"'£' \+ datum\.label \+ '(k|m|bn|)'", label):
        return 1, '"£"' + digits + (f'"{money[1]}"' if money[1] else "")
    return 1, digits if step else "General"


def bottom_of(numbers: list[float]) -> float | None:
    """Give a round number where the axis of a control chart begins, None for nought or below.

    Programs begin at nought unless all figures are near each other, which hides small changes.
    """
    low, high = min(numbers), max(numbers)
    span = high - low
    if low <= 0 or span <= 0 or span > WIDEST * high:
        return None
    step = 10.0 ** math.floor(math.log10(span))
    bottom = math.floor((low - span / 20) / step) * step
    return round(bottom, 12) if bottom > 0 else None


def axis_expression(spec: dict[str, Any]) -> str:
    """Give the expression that writes the value axis of the first layer, '' without one."""
    try:
        return str(spec["layer"][0]["encoding"]["y"]["axis"].get("labelExpr", ""))
    except (AttributeError, IndexError, KeyError, TypeError):
        return ""


def format_text(written: str) -> str:
    """Give a number format that a spreadsheet can read, 'General' for what is none."""
    is_whole = written.count('"') % 2 == 0 and written.count("[") == written.count("]")
    return written if is_whole and ALLOWED.fullmatch(written) else "General"
