"""The King's Lynn example: its sheets fit together; its words are its own and keep the figures."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.verification.examples.kings_lynn_text import (
    EXAMPLE,
    SECTIONS,
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
    "executive_lead": "posts",
    "programme": "programmes",
    "source": "sources",
    "unit": "units",
    "action": "actions",
    "measure": "measures",
    "requirements": "requirements",
    "organisation": "organisations",
}
KEYS = {
    "milestones": ("workstream", "reference"),
    "observations": ("measure", "period"),
    "decisions": ("action",),
    "highlights": ("workstream", "period"),
    "scorecard": ("workstream", "number"),
    "narrative": ("section", "order"),
}
# Columns of numbers that are codes, counters or dates, and no figures of the paper.
NO_FIGURES = {"code", "order", "number", "reference", "requirements", "source", "measure"}
NAMED_SECTIONS = {
    "purpose", "summary", "recommendation", "implications", "overall_progress",
    "evidence_assurance", "domains", "risks_and_mitigations", "register_alignment", "next_steps",
    "divisional_plans", "improvement_training", "external_visits",
}  # fmt: skip
SHEETS = sorted(path.stem for path in EXAMPLE.glob("*.csv"))
RUN = 8  # so many words in a row that stand in the paper are a copy


def written(row: dict[str, str]) -> str:
    """Give the words of a row."""
    return " | ".join(text for column, text in row.items() if column not in NO_FIGURES)


@pytest.mark.parametrize("name", SHEETS)
def test_every_reference_of_a_sheet_is_met(name):
    for column, other in LINKS.items():
        there = {row["code"] for row in sheet(other)}
        if name not in ("sources", "measures") or column != "source":
            cells = [row[column].split("|") for row in sheet(name) if row.get(column)]
            unit_of_measure = name == "measures" and column == "unit"
            assert unit_of_measure or set(chain.from_iterable(cells)) <= there, (name, column)


@pytest.mark.parametrize("name", SHEETS)
def test_no_record_is_given_twice(name):
    rows = sheet(name)
    columns = KEYS.get(name) or (("code",) if "code" in rows[0] else tuple(rows[0]))
    assert len({tuple(row[column] for column in columns) for row in rows}) == len(rows)


def test_no_action_is_remapped_and_every_workstream_has_its_report():
    assert not {"remappings", "tables"} & set(SHEETS)
    reported = [row["workstream"] for row in sheet("highlights")]
    assert reported == [row["code"] for row in sheet("workstreams")]
    assert {row["period"] for row in sheet("highlights")} == {"2019-09"}
    assert {row["section"] for row in sheet("narrative")} == NAMED_SECTIONS


@needs_text
def test_the_implications_are_the_seven_that_are_ticked():
    columns, ticks = re.search(r"Workforce / Policy: (.*?) ((?:√ )+)", paper()).groups()
    told = [row["text"] for row in sheet("narrative") if row["section"] == "implications"]
    assert len(told) == ticks.count("√") == 7
    assert all(text.endswith(": yes") for text in told)
    ours = " ".join(text.removesuffix(": yes") for text in told)

    def words(text: str) -> list[str]:
        return re.findall(r"[a-z]+", text.lower())

    assert words(ours) == words(columns)


@needs_text
@pytest.mark.parametrize("code", SECTIONS)
def test_a_highlight_report_has_all_numbers_of_its_section_and_no_other(code):
    row = next(row for row in sheet("highlights") if row["workstream"] == code)
    words = " ".join(row[name] for name in ("summary", "progress", "next", "not_well", "risks"))
    section = numbers(part(*SECTIONS[code]))
    assert numbers(words) == section
    is_on_track = "all on track" in part(*SECTIONS[code])
    assert row["delivery"] == ("on_track" if is_on_track else "")


@needs_text
@pytest.mark.parametrize("code", SECTIONS)
def test_a_highlight_report_has_a_line_for_each_printed_line(code):
    row = next(row for row in sheet("highlights") if row["workstream"] == code)
    section = part(*SECTIONS[code]).split("Divisional Leadership Programme -")[0]
    marks = r"(Progress since last month|Key risks/concerns|Mitigation(?= •)|Next Steps)"
    pieces = re.split(marks, section)
    lines = {
        heading: body.count("•") for heading, body in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    assert len(row["risks"].splitlines()) == lines.get("Key risks/concerns", 0)
    mitigation = row["not_well"].splitlines()
    assert len(mitigation) == lines.get("Mitigation", 0)
    assert all(line.startswith("Mitigation: ") for line in mitigation)


@needs_text
def test_every_number_of_the_narrative_and_of_the_records_is_printed():
    known = numbers(paper())
    for name in ("narrative", "highlights", "commentary", "issues", "workstreams", "programmes"):
        for row in sheet(name):
            row.pop("period", None)
            assert numbers(written(row)) <= known, (name, row)
    for row in sheet("risks"):
        if not row["alignment"]:
            assert numbers(written(row)) <= known, row["code"]


@needs_text
def test_no_sentence_is_copied_from_the_paper():
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9.%/]+", text.lower())
        return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}

    printed = runs(paper())
    cells = [text for name in SHEETS for row in sheet(name) for text in row.values()]
    copied = {" ".join(run) for text in cells for run in runs(text) & printed}
    assert not copied


@needs_text
def test_no_person_of_the_paper_is_named():
    names = people()
    assert len(names) == 10
    kept = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLE.iterdir())
    trust = sheet("organisations")[0]["name"]
    parts = set(chain.from_iterable(names)) - set(trust.split())
    assert len(parts) >= 17
    assert not [name for name in parts if re.search(rf"\b{name}\b", kept)]
