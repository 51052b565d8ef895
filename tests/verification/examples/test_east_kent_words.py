"""The East Kent example: its sheets fit together; its words are its own and keep the figures."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.verification.examples.east_kent_text import (
    EXAMPLE,
    PARTS,
    highlight,
    needs_text,
    numbers,
    paper,
    people,
    sheet,
    told,
)

LINKS = {
    "workstream": "workstreams",
    "owner": "posts",
    "sro": "posts",
    "programme_manager": "posts",
    "programme": "programmes",
    "measure": "measures",
    "organisation": "organisations",
}
KEYS = {
    "observations": ("measure", "period"),
    "targets": ("measure", "kind", "from", "period"),
    "highlights": ("workstream", "period"),
    "narrative": ("section", "order"),
    "finance_lines": ("statement", "line", "month", "cumulative"),
    "savings_targets": ("year", "kind"),
}
# Columns of numbers that are codes, counters or periods, and no figures of the paper.
NO_FIGURES = {"code", "order", "reference", "source", "measure", "period", "from", "to", "due"}
SHEETS = sorted(path.stem for path in EXAMPLE.glob("*.csv"))
TOLD = ("summary", "progress", "next", "risks", "escalations")
RUN = 8  # so many words in a row that stand in the paper are a copy
# Titles of posts, names of measures and answers of the front sheet stay as they are printed.
AS_PRINTED = {"posts", "organisations"}


def written(row: dict[str, str]) -> str:
    """Give the words of a row."""
    return " | ".join(text for column, text in row.items() if column not in NO_FIGURES)


@pytest.mark.parametrize("name", SHEETS)
def test_every_reference_of_a_sheet_is_met(name):
    for column, other in LINKS.items():
        there = {row["code"] for row in sheet(other)}
        cells = [row[column].split("|") for row in sheet(name) if row.get(column)]
        assert set(chain.from_iterable(cells)) <= there, (name, column)


@pytest.mark.parametrize("name", SHEETS)
def test_no_record_is_given_twice(name):
    rows = sheet(name)
    columns = KEYS.get(name) or ("code",)
    assert len({tuple(row[column] for column in columns) for row in rows}) == len(rows)


@pytest.mark.parametrize("name", SHEETS)
def test_codes_are_lower_case_letters_digits_and_hyphens(name):
    codes = [row["code"] for row in sheet(name) if "code" in row]
    if name != "organisations":
        assert all(re.fullmatch(r"[a-z0-9-]+", code) for code in codes)


def test_every_workstream_reports_october():
    reported = {row["workstream"] for row in sheet("highlights") if row["period"] == "2025-10"}
    assert reported == {row["code"] for row in sheet("workstreams")}


@needs_text
@pytest.mark.parametrize("code", PARTS)
def test_a_highlight_report_has_all_numbers_of_its_part_and_no_other(code):
    row = highlight(code, "2025-10")
    words = " ".join(row[name] for name in TOLD)
    added = {"finance": " Milestone 4.2.02 prints £4.9m year to date."}.get(code, "")
    assert added in words
    assert numbers(words.replace(added, "", 1)) == numbers(told(code))


@needs_text
def test_every_number_of_the_records_is_printed():
    known = numbers(paper())
    for name in ("narrative", "highlights", "risks", "issues", "objectives", "observations"):
        for row in sheet(name):
            assert numbers(written(row)) - line_numbers(row) <= known, (name, row)


def line_numbers(row: dict[str, str]) -> set[str]:
    """Give the numbers of lines of the text that a note names."""
    named = re.findall(r"text lines? ([\d, ]+)", row.get("note", ""))
    return set(re.findall(r"\d+", " ".join(named)))


@needs_text
def test_risks_and_issues_keep_the_numbers_of_their_workstream():
    for name in ("risks", "issues"):
        for row in sheet(name):
            assert numbers(written(row)) <= numbers(told(row["workstream"])), row


@needs_text
def test_no_sentence_is_copied_from_the_paper():
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9.%/]+", text.lower())
        return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}

    printed = runs(paper())
    rows = [row for name in SHEETS if name not in AS_PRINTED for row in sheet(name)]
    texts = [
        text
        for row in rows
        if row.get("section") != "front.implications"
        for column, text in row.items()
        if column != "name"
    ]
    copied = set().union(*(runs(text) & printed for text in texts))
    by_month = {run for run in copied if sum(word.endswith("%") for word in run) > 2}
    assert copied == by_month


@needs_text
def test_no_person_of_the_paper_is_named():
    names = people()
    assert len(names) == 11
    kept = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLE.iterdir())
    kept = kept.replace("Tunbridge Wells", "")
    parts = {word for pair in names for part in pair for word in part.split() if word[0].isupper()}
    assert not [name for name in parts if re.search(rf"\b{name}\b", kept)]
