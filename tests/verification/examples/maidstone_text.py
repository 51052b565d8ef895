"""The Maidstone example and the text of the pack that it was taken from, read for the tests.

The text is read by position and heading, and not by the lines that the example names.
"""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
EXAMPLE = REPOSITORY / "examples" / "maidstone-2023-03"
SHARED = Path(os.environ.get("GOLDENTHREAD_SHARED", REPOSITORY.parent / "shared"))
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
TIERS = {
    "Vision Goals / Targets": "vision",
    "Breakthrough Objectives": "breakthrough",
    "Constitutional Standards and Key Metrics (not in SDR)": "constitutional",
}
# Spellings that the example mends, and a remark that it keeps as the measure's lag.
MENDED = {
    "cobined": "combined",
    "Trusts spends on premium workforce spend": "Trust spends on premium workforce",
    " (one month behind)": "",
}
TEXT = next(iter(sorted(SHARED.glob("seeds/001_*.txt"))), None)
needs_text = pytest.mark.skipif(TEXT is None, reason="the text of the pack is not here")


def sheet(name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of the example."""
    with (EXAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines() -> list[str]:
    """Give the lines of the pack's text."""
    assert TEXT is not None
    return TEXT.read_text(encoding="utf-8").split("\n")


def plain(cell: str) -> str:
    """Give a cell without its marks."""
    return re.sub(r"<[^>]+>", "", cell).strip()


def month(text: str) -> tuple[int, int]:
    """Give year and month of a period such as Mar-23."""
    name, year = text.split("-")
    return 2000 + int(year), MONTHS.index(name) + 1


def figures(measure: str) -> dict[str, str]:
    """Give the observations of a measure by period as printed."""
    return {
        row["period"]: row["value"] for row in sheet("observations") if row["measure"] == measure
    }


def target_in(measure: str, period: str) -> str:
    """Give the one target that is in force in a month."""
    found = []
    for row in sheet("targets"):
        starts = tuple(int(part) for part in row["from"].split("-")[:2] if part)
        if row["measure"] == measure and (
            row["period"] == period or (starts and starts <= month(period))
        ):
            found.append(row["value"])
    assert len(found) == 1, (measure, period, found)
    return found[0]


def scorecard_rows() -> list[dict[str, str]]:
    """Give every row of the six scorecards: seven cells that end at the word Driver."""
    rows: list[dict[str, str]] = []
    theme = tier = ""
    started = False
    for line in lines():
        if heading := re.match(r"# Strategic Theme: (.+)", line):
            started, theme = True, heading.group(1)
        cells = [plain(cell) for cell in line.split("\t")]
        tier = TIERS.get(cells[0], tier)
        if started and "Driver" in cells[:-1] and len(cells) > 10 and line.count("-2") >= 2:
            end = cells.index("Driver")
            keys = ("domain", "name", "target", "value", "period")
            row = dict(zip(keys, cells[end - 8 : end - 3], strict=True))
            before = zip(("target_0", "value_0", "period_0"), cells[end - 3 : end], strict=True)
            row |= dict(before) | {"theme": theme, "tier": tier}
            row["action"] = [cell for cell in cells[end + 1 :] if cell][-1]
            for printed, ours in MENDED.items():
                row["name"] = row["name"].replace(printed, ours)
            rows.append(row)
    return rows
