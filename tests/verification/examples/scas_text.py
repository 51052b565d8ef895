"""The South Central Ambulance example and the text of its paper, read for the tests.

The text is read by heading and column, and not by the lines that the example names.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from tests.verification.examples.maidstone_text import REPOSITORY, SHARED

EXAMPLE = REPOSITORY / "examples" / "scas-2023-12"
TEXT = next(iter(sorted(SHARED.glob("seeds/002_*.txt"))), None)
needs_text = pytest.mark.skipif(TEXT is None, reason="the text of the paper is not here")
NAMES = {
    "Governance & Well Led": "governance",
    "Culture & Staff Wellbeing": "culture",
    "Performance Improvement": "performance",
    "Patient Safety": "patient-safety",
}
SHORT = {"governance": "gov", "culture": "cul", "performance": "per", "patient-safety": "pat"}
ROLES = {
    "Executive Lead": "executive_lead",
    "Senior Responsible Officer": "sro",
    "Programme Manager": "programme_manager",
}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"


@dataclass
class PrintedMetric:
    """A metric of a scorecard as printed; aims and actuals by period, blanks left out."""

    workstream: str
    number: str
    name: str
    baseline: str
    header_date: str  # of the baselines, where the scorecard's header has it
    end_target: str
    aims: dict[str, str]
    comment: str
    actuals: dict[str, dict[str, str]] = field(default_factory=dict)  # by name of the line

    @property
    def code(self) -> str:
        """The measure's code."""
        digits, letter = re.fullmatch(r"(\d+)([a-z]?)", self.number).groups()
        return f"{SHORT[self.workstream]}-{int(digits):02}{letter}"


@dataclass(frozen=True)
class PrintedRequirement:
    """A must or should do with its two statuses as printed."""

    workstream: str
    kind: str
    text: str
    actions: str
    embedding: str


def sheet(name: str) -> list[dict[str, str]]:
    """Give the rows of a sheet of the example."""
    with (EXAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_code(name: str) -> dict[str, dict[str, str]]:
    """Give the rows of a sheet by their code."""
    return {row["code"]: row for row in sheet(name)}


def plain(cell: str) -> str:
    """Give a cell with single spaces and without marks; `<1 month` is no mark."""
    return re.sub(r"\s+", " ", re.sub(r"</?[a-z][^>]*>|\*\*", " ", cell)).strip()


def lines() -> list[list[str]]:
    """Give the lines of the paper's text, each as its cells without marks."""
    assert TEXT is not None
    text = TEXT.read_text(encoding="utf-8").translate(str.maketrans("‘’–", "''-"))
    return [[plain(cell) for cell in line.split("\t")] for line in text.split("\n")]


def paper() -> str:
    """Give the paper's text with single spaces and without marks."""
    return re.sub(r"\s+", " ", " ".join(cell for line in lines() for cell in line))


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


def workstream_of(cell: str) -> str:
    """Give the workstream whose name opens a cell, '' where none does."""
    return next((code for name, code in NAMES.items() if cell.startswith(name)), "")


def columns_of(years: list[str], quarters: list[str]) -> dict[int, str]:
    """Give the period of each column from the two header lines of a scorecard."""
    found_at, year = {}, ""
    for place, quarter in enumerate(quarters):
        above = years[place] if place < len(years) else ""
        if match := re.fullmatch(r"(20\d\d)/(?:20)?(\d\d)", above):
            year = f"{match[1]}/{match[2]}"
        if re.fullmatch(r"Q[1-4]", quarter):
            found_at[place] = f"{quarter} {year}"
    return found_at


def metrics() -> list[PrintedMetric]:
    """Give every metric of the scorecards in the printed order."""
    rows: list[PrintedMetric] = []
    workstream = header_date = ""
    columns: dict[int, str] = {}
    comments = 0
    for before, line in pairwise(lines()):
        if re.fullmatch(r"SCAS Improvement (Plan|Programme) Scorecard:", line[0]):
            workstream = next(filter(None, map(workstream_of, line)))
        elif line[0] == "No" and len(line) > 4:
            dated = re.fullmatch(r"Baseline \(?(\d\d/\d\d/\d\d|H2 - 22/23)\)?", line[2])
            header_date = dated[1] if dated else ""
        elif line.count("Q3") == 2:
            columns = columns_of(before, line)
            comments = max(columns) + 1
        elif len(line) > 4 and line[4] == "Aim":
            cells = values_of(line, columns)
            number = line[0].rstrip(".")
            rows.append(
                PrintedMetric(
                    workstream, number, line[1], line[2], header_date, line[3], cells,
                    line[comments],
                )
            )  # fmt: skip
        elif len(line) > 4 and line[4].startswith("Actual"):
            name = re.sub(r"Actual( - )?", "", line[4])
            rows[-1].actuals[name] = values_of(line, columns)
    return rows


def values_of(line: list[str], columns: dict[int, str]) -> dict[str, str]:
    """Give the filled cells of a line by period."""
    cells = {period: line[place] for place, period in columns.items() if place < len(line)}
    return {period: value for period, value in cells.items() if value}


def requirements() -> list[PrintedRequirement]:
    """Give the must and should do table."""
    rows, workstream = [], ""
    for line in lines():
        workstream = workstream_of(line[0]) or workstream
        if line[0] in ("Must", "Should") and line[2] not in ("Red", "Green"):
            rows.append(PrintedRequirement(workstream, line[0].lower(), *line[1:4]))
    return rows


def exit_criteria() -> list[tuple[str, str, str, str]]:
    """Give workstream, number, text and named lead of each exit criterion."""
    table = lines()
    first = next(
        place for place, line in enumerate(table) if line[0].endswith("Exit Criteria Update")
    )
    rows, workstream = [], ""
    for line in table[first + 1 :]:
        workstream = workstream_of(line[0]) or workstream
        if re.fullmatch(r"\d", line[0]):
            rows.append((workstream, line[0], line[1], line[2].strip("[]")))
        if line[0] == "Complete & Embedded On Track" or line[0].startswith("Improvement Programme"):
            break
    return rows


def highlight_parts() -> dict[str, str]:
    """Give the text of each highlight report from its summary to its scorecard."""
    pieces = paper().split("Workstream Summary (Incl. RAG Assessment):")[1:]
    ends = re.compile(r"SCAS Improvement (?:Plan|Programme) Scorecard:|Complete & Embedded")
    return {code: ends.split(piece)[0] for code, piece in zip(NAMES.values(), pieces, strict=True)}


def roles() -> dict[str, dict[str, list[str]]]:
    """Give the people of each role by workstream, as the highlight reports name them."""
    text = part("Improvement Programme Highlight Reports and Scorecards", "Plans on a Page")
    kept: dict[str, dict[str, list[str]]] = {}
    pieces = text.split("Executive Lead:")[1:]
    for code, piece in zip(NAMES.values(), pieces, strict=True):
        head = f"Executive Lead:{piece.split('Workstream Summary')[0]}"
        kept[code] = {}
        for label, role in ROLES.items():
            names = re.search(rf"{label}s?: ({NAME}(?:, {NAME})*)", head)
            kept[code][role] = names[1].split(", ")
    return kept


def plan_parts() -> dict[str, tuple[dict[str, str], str]]:
    """Give outcomes by quarter and all other words of each plan on a page."""
    kept: dict[str, tuple[dict[str, str], list[str]]] = {}
    workstream = year = ""
    for line in lines():
        if line[0] == "Workstream:":
            workstream = next(filter(None, map(workstream_of, line)))
            kept[workstream] = ({}, [])
        elif line[0].startswith("Improvement Plan on a Page"):
            workstream = ""
        elif workstream and len(line) > 2 and re.fullmatch(r"Q[1-4]", line[1]):
            year = f"20{line[0]}" if line[0] else year
            kept[workstream][0][f"{line[1]} {year}"] = line[2]
        elif workstream:
            kept[workstream][1].append(" ".join(line))
    return {code: (outcomes, " ".join(words)) for code, (outcomes, words) in kept.items()}


def numbers(text: str) -> set[str]:
    """Give every number of a text; years of this decade without their century."""

    def spell(day: re.Match[str]) -> str:
        return f"{int(day[1])} {MONTHS[int(day[2]) - 1]} {day[3]}"

    text = re.sub(r"\b(\d\d)\.(\d\d)\.(\d\d)\b", spell, text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\b20(2\d)\b", r"\1", text)
    return set(re.findall(r"\d+(?::\d\d)+|\d+(?:\.\d+)?%?", text))


def people() -> set[str]:
    """Give the names of the people in the paper, found by what stands beside them."""
    text = paper()
    places = (
        rf"\(({NAME}), (?:Chief|Executive)",
        rf"Officer \(CEO\), ({NAME})",
        rf"Chief Strategy Officer, ({NAME})",
        rf"(?:Lead|Officers?|Manager): ({NAME})",
        rf"Officers?: {NAME}(?:, | / )({NAME})",
        rf"Lead: ({NAME}) / ",
        rf"\[({NAME})\]",
        rf"reports provided to ({NAME})",
    )
    return {name for place in places for name in re.findall(place, text)}
