"""The King's Lynn example and the text of the paper that it was taken from, read for the tests.

The text is read by heading and wording, and not by the lines that the example names.
"""

from __future__ import annotations

import calendar
import csv
import re
from datetime import date

import pytest

from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

EXAMPLE = REPOSITORY / "examples" / "kings-lynn-2019-09"
YEAR = 2019  # of the dates that the paper prints without one
MONTHS = list(calendar.month_name)
TEXT = next(iter(sorted(SHARED.glob("seeds/003_*.txt"))), None)
needs_text = pytest.mark.skipif(TEXT is None, reason="the text of the paper is not here")
# First words of the section on a workstream, and the words that end it.
SECTIONS = {
    "leadership-management": ("Strategic Priority One", "Compliance position against"),
    "engagement-communication": ("Strategic Priority Two", "Strategic Priority Three"),
    "governance-assurance": ("Strategic Priority Three", "Strategic Priority Four"),
    "recruitment-retention": ("Strategic Priority Four", "Strategic Priority Five"),
    "emergency-care-environment": ("Strategic Priority Five", "Strategic Priority Six"),
    "external-partner": ("Strategic Priority Six", "Strategic Priority Seven"),
    "medical-education": ("Strategic Priority Seven", "3. Divisional Plans"),
}


def sheet(name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of the example."""
    with (EXAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def paper() -> str:
    """Give the paper's text with single spaces and straight quotation marks."""
    assert TEXT is not None
    text = TEXT.read_text(encoding="utf-8").translate(str.maketrans("‘’–", "''-"))
    return re.sub(r"\s+", " ", re.sub(r"(\d)\s+(st|nd|rd|th)\b", r"\1\2", text))


def part(starts: str, ends: str) -> str:
    """Give the paper from the last place of some words to the next place of others."""
    text = paper()
    at = text.rindex(starts)
    return text[at : text.index(ends, at)]


def found(pattern: str) -> re.Match[str]:
    """Give the one place of the paper that fits a pattern."""
    places = list(re.finditer(pattern, paper()))
    assert len(places) == 1, (pattern, [place.group(0) for place in places])
    return places[0]


def day(words: str) -> str:
    """Give the ISO date of printed words; a month alone stands for its last day."""
    if figures := re.fullmatch(r"(\d+)/(\d+)/(?:20)?(\d\d)", words):
        return f"20{figures[3]}-{int(figures[2]):02}-{int(figures[1]):02}"
    parts = re.fullmatch(r"(?:(\d+)(?:st|nd|rd|th)? )?([A-Z][a-z]+)(?: (\d{4}))?", words)
    assert parts, words
    year, month = int(parts[3] or YEAR), MONTHS.index(parts[2])
    return date(year, month, int(parts[1] or calendar.monthrange(year, month)[1])).isoformat()


def numbers(text: str) -> set[str]:
    """Give every number of a text, with dates in figures read as day and year."""

    def spell(figures: re.Match[str]) -> str:
        return f"{int(figures[1])} {MONTHS[int(figures[2])]} 20{figures[3]}"

    spelled = re.sub(r"(\d+)/(\d+)/(?:20)?(\d\d)\b", spell, text)
    return set(re.findall(r"\d+(?:\.\d+)?%?", spelled))


def panel_table() -> dict[str, list[int]]:
    """Give the eleven figures of each row of the evidence panel's table, in the printed order."""
    table = part("Outcome of IQIP Evidence Assurance Group", "Trust Level Must and Should")
    rows = re.findall(r"([A-Z][A-Za-z &]*?) ((?:\d+ ){10}\d+)(?= )", table)
    return {name.split(" 29A S31 ")[-1]: [int(n) for n in cells.split()] for name, cells in rows}


def people() -> set[tuple[str, str]]:
    """Give first and last names of the people in the paper, found by what stands beside them."""
    name = r"([A-Z][a-z]+) ([A-Z][A-Za-z]+(?:-[A-Z][a-z]+)?)"
    places = (
        rf"Professor {name}",
        rf"{name};",
        rf"{name} \((?:National|Head)",
        rf"{name} MP\b",
        rf"Supported by {name} Associates",
    )
    text = paper()
    return {pair for place in places for pair in re.findall(place, text)} - {("Buddy", "Trust")}
