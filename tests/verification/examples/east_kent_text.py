"""The East Kent example and the text of the paper that it was taken from, read for the tests.

The text is read by heading, reference and wording, and not by the lines that the example names.
"""

from __future__ import annotations

import calendar
import csv
import re
from dataclasses import dataclass
from datetime import date

import pytest

from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

EXAMPLE = REPOSITORY / "examples" / "east-kent-2025-11"
MONTHS = list(calendar.month_name)
SHORT = list(calendar.month_abbr)
YEAR = 2025  # in which the financial year of the paper starts
TEXT = next(iter(sorted(SHARED.glob("seeds/000_*.txt"))), None)
needs_text = pytest.mark.skipif(TEXT is None, reason="the text of the paper is not here")
# Heading of a milestone table, and the workstream that it belongs to.
TABLES = {
    "Operational Performance - Urgent Care": "urgent-care",
    "Operational Performance - Planned Care": "planned-care",
    "Leadership and Culture Programme Milestones": "culture",
    "Financial Sustainability": "finance",
}
# First and last words of the parts that tell of a workstream, milestones left out.
PARTS = {
    "urgent-care": (("Programme Urgent Care", "Key Milestones"),),
    "planned-care": (("Programme Planned Care Referral", "Key Milestones"),
                     ("Programme Planned Care SRO", "Key Milestones")),
    "culture": (("Areas Leadership & Culture Development", "Key Milestones"),),
    "finance": (("Programme Finance", "Key Milestones"),),
}  # fmt: skip
MONTH = "|".join(MONTHS[1:])


@dataclass(frozen=True)
class PrintedMilestone:
    """A row of a milestone table as printed; `due` is the last day of the printed month."""

    workstream: str
    group: str
    reference: str
    description: str
    due: str
    status: str
    commentary: str


def sheet(name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of the example."""
    with (EXAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines() -> list[list[str]]:
    """Give the lines of the paper's text, each as its cells without marks."""
    assert TEXT is not None
    text = TEXT.read_text(encoding="utf-8").translate(str.maketrans("‘’–", "''-"))
    return [[plain(cell) for cell in line.split("\t")] for line in text.split("\n")]


def plain(cell: str) -> str:
    """Give a cell with single spaces and without marks; `<77.9%` is no mark."""
    return re.sub(r"\s+", " ", re.sub(r"<[a-z/][^>]*>", " ", cell)).strip()


def paper() -> str:
    """Give the paper's text with single spaces and without marks."""
    return re.sub(r"\s+", " ", " ".join(cell for line in lines() for cell in line))


def beside(label: str) -> list[str]:
    """Give what stands in the second cell of the lines that start with a label."""
    return [line[1] for line in lines() if line[0] == label and len(line) > 1]


def front(label: str) -> str:
    """Give a line of the front sheet without its label."""
    found = [" ".join(line) for line in lines() if line[0].startswith(label)]
    assert found, label
    return found[0].removeprefix(label).strip()


def found(pattern: str) -> re.Match[str]:
    """Give the one place of the paper that fits a pattern."""
    places = list(re.finditer(pattern, paper()))
    assert len(places) == 1, (pattern, [place.group(0) for place in places])
    return places[0]


def told(workstream: str) -> str:
    """Give what the paper tells of a workstream outside its milestones."""
    text, pieces = paper(), []
    for starts, ends in PARTS[workstream]:
        at = text.index(starts)
        pieces.append(text[at : text.index(ends, at)])
    return " ".join(pieces)


def milestones() -> list[PrintedMilestone]:
    """Give every row of the milestone tables."""
    rows: list[PrintedMilestone] = []
    workstream = group = ""
    for line in lines():
        first = line[0]
        workstream = TABLES.get(first, workstream)
        if re.match(r"\d\.\d [-A-Z]", first):
            group = first
        if re.fullmatch(r"\d\.\d\.\d\d(\.\d)?", first):
            cells = line[1:5]
            rows.append(
                PrintedMilestone(workstream, group, first, cells[0], due(cells[1]), *cells[2:4])
            )
    return rows


def due(printed: str) -> str:
    """Give the last day of a month such as Sep-25 or Mar -26."""
    name, year = re.fullmatch(r"([A-Z][a-z]+) ?-(\d\d)", printed).groups()
    month = SHORT.index(name)
    return date(
        2000 + int(year), month, calendar.monthrange(2000 + int(year), month)[1]
    ).isoformat()


def period(month: str | int) -> str:
    """Give the period of a month's name or of its number in the financial year."""
    number = MONTHS.index(month) if isinstance(month, str) else (month + 2) % 12 + 1
    return f"{YEAR + (number < 4)}-{number:02}"


def by_month(text: str) -> dict[str, str]:
    """Give the percentages that stand behind names of months, by period."""
    pairs = re.findall(rf"({MONTH})[ :(-]*(\d+(?:\.\d+)?%)", text)
    return {period(month): value for month, value in pairs}


def observations(measure: str) -> dict[str, str]:
    """Give the figures of a measure by period."""
    return {
        row["period"]: row["value"] for row in sheet("observations") if row["measure"] == measure
    }


def highlight(workstream: str, month: str) -> dict[str, str]:
    """Give the highlight report of a workstream in a month."""
    place = (workstream, month)
    return next(row for row in sheet("highlights") if (row["workstream"], row["period"]) == place)


def targets(measure: str, kind: str) -> dict[str, str]:
    """Give the targets of a measure and kind by period; those of the year stand under ''."""
    return {
        row["period"]: row["value"]
        for row in sheet("targets")
        if (row["measure"], row["kind"]) == (measure, kind)
    }


def numbers(text: str) -> set[str]:
    """Give every number of a text: of dates day and month, of years those without a month."""

    def spell(date_in_figures: re.Match[str]) -> str:
        day, month = int(date_in_figures[1]), int(date_in_figures[2])
        return f"{day} {MONTHS[month]}" if 0 < month < 13 else date_in_figures[0]

    text = re.sub(r"\b(\d{1,2})[./](\d{1,2})[./]\d\d\b", spell, text)
    text = re.sub(r"\b(\d{1,2})/(\d{1,2})\b", spell, text)
    text = re.sub(rf"({MONTH}|Jan) (?:20)?2[56]\b", r"\1", text)
    text = re.sub(r"\b1st OPA|\bL3 months", "", text)  # first appointment; the last three months
    return set(re.findall(r"\d+(?:\.\d+)?%?", text))


def people() -> set[tuple[str, str]]:
    """Give first and last names of the people in the paper: they stand before their posts."""
    name = r"([A-Z][a-z]+) ((?:[a-z]+ )*[A-Z][a-z]+), (?=Chief|Deputy|Director|Head|COO)"
    return set(re.findall(name, paper()))
