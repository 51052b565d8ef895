"""The South Central Ambulance example: its sheets fit together, its words are its own."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.verification.examples.scas_text import (
    EXAMPLE,
    NAMES,
    highlight_parts,
    needs_text,
    numbers,
    paper,
    part,
    people,
    sheet,
)

LINKS = {
    "workstream": "workstreams",
    "owner": "posts",
    "lead": "posts",
    "executive_lead": "posts",
    "sro": "posts",
    "programme_manager": "posts",
    "programme": "programmes",
    "measure": "measures",
    "requirements": "requirements",
    "organisation": "organisations",
}
KEYS = {
    "series": ("measure", "code"),
    "targets": ("measure", "period"),
    "observations": ("measure", "series", "period"),
    "commentary": ("measure", "period"),
    "scorecard": ("measure",),
    "highlights": ("workstream", "period"),
    "plans": ("workstream", "order"),
    "narrative": ("section",),
}
SHEETS = sorted(path.stem for path in EXAMPLE.glob("*.csv"))
TOLD = ("summary", "progress", "next", "well", "not_well", "risks", "escalations")
# Words before and after a section of the narrative in the paper.
SECTIONS = {
    "executive_summary": ("Good progress continues", "Programme Overview December 2023"),
    "key_progress": ("Key Progress:", "Key Risks/Issues:"),
    "key_risks": ("Key Risks/Issues:", "RAG Assessment:"),
    "rag_assessment": ("No change to previous", "Update on CQC Must and Should Dos SCAS"),
    "governance": ("Introduction The SCAS", "Contents"),
}
# Columns of numbers that are codes, counters or dates, and no figures of the paper.
NO_FIGURES = {"code", "order", "requirements", "date"}
RUN = 8  # so many words in a row that stand in the paper are a copy


@pytest.mark.parametrize("name", SHEETS)
def test_every_reference_of_a_sheet_is_met(name):
    for column, other in LINKS.items():
        there = {row["code"] for row in sheet(other)}
        cells = [row[column].split("|") for row in sheet(name) if row.get(column)]
        assert set(chain.from_iterable(cells)) <= there, (name, column)
    if name == "requirements":
        assert {row["source"] for row in sheet(name)} == {row["code"] for row in sheet("sources")}


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


def test_every_workstream_reports_december():
    reported = [(row["workstream"], row["period"]) for row in sheet("highlights")]
    assert reported == [(code, "2023-12") for code in NAMES.values()]
    narrative = sheet("narrative")
    assert {(row["report"], row["period"]) for row in narrative} == {("oversight-pack", "2023-12")}
    exits = {f"exit_criteria.{code}" for code in NAMES.values()}
    assert {row["section"] for row in narrative} == {*SECTIONS, *exits}


@needs_text
@pytest.mark.parametrize("code", NAMES.values())
def test_a_highlight_report_has_all_numbers_of_its_part_and_no_other(code):
    row = next(row for row in sheet("highlights") if row["workstream"] == code)
    assert numbers(" ".join(row[name] for name in TOLD)) == numbers(highlight_parts()[code])


@needs_text
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_narrative_has_all_numbers_of_its_part_and_no_other(section):
    text = next(row["text"] for row in sheet("narrative") if row["section"] == section)
    assert numbers(text) == numbers(part(*SECTIONS[section]))


@needs_text
def test_every_number_of_the_registers_is_printed():
    parts = highlight_parts()
    for row in sheet("risks"):
        words = " ".join((row["title"], row["cause"], row["effect"]))
        assert numbers(words) <= numbers(parts[row["workstream"]]), row["code"]
    known = numbers(paper())
    for name in ("programmes", "sources", "actions", "workstreams"):
        for row in sheet(name):
            told = [cell for column, cell in row.items() if column not in NO_FIGURES]
            assert numbers(" ".join(told)) <= known, row


@needs_text
def test_no_sentence_is_copied_from_the_paper():
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9.%/]+", text.lower())
        return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}

    printed = runs(paper())
    cells = [
        text for name in SHEETS for row in sheet(name) for column, text in row.items()
        if column not in ("name", "definition")
    ]  # fmt: skip
    copied = {" ".join(run) for text in cells for run in runs(text) & printed}
    assert not copied


@needs_text
def test_no_person_of_the_paper_is_named():
    names = people()
    assert len(names) == 14
    kept = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLE.iterdir())
    parts = {word for name in names for word in name.split()}
    assert len(parts) == 28
    assert not [name for name in parts if re.search(rf"\b{name}\b", kept)]
