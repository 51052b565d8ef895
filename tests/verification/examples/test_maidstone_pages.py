"""The Maidstone example: its sheets fit together and hold the other figures of the pages."""

from __future__ import annotations

import re

from tests.verification.examples.maidstone_text import (
    EXAMPLE,
    figures,
    lines,
    needs_text,
    plain,
    sheet,
    target_in,
)


def test_every_reference_between_the_sheets_is_met():
    measures = {row["code"] for row in sheet("measures")}
    posts = {row["code"] for row in sheet("posts")}
    for name in (
        "targets", "observations", "commentary", "countermeasures", "contributors",
        "countermeasure_actions", "annotations", "series",
    ):  # fmt: skip
        assert {row["measure"] for row in sheet(name)} <= measures, name
    assert {row["contributes_to"] for row in sheet("measures")} <= measures | {""}
    assert {row["owner"] for row in sheet("measures") + sheet("countermeasures")} <= posts
    assert {row["parent"] for row in sheet("units")} <= {row["code"] for row in sheet("units")} | {
        ""
    }


def test_no_figure_or_cell_is_given_twice():
    observations = [(r["measure"], r["series"], r["period"]) for r in sheet("observations")]
    cells = [(r["table"], r["row"], r["column"]) for r in sheet("tables")]
    assert len(set(observations)) == len(observations) == 252
    assert len(set(cells)) == len(cells)


def test_every_escalated_objective_has_its_countermeasures():
    own = {row["measure"] for row in sheet("countermeasures")}
    assert own == {
        "turnover", "harm", "rtt", "new-outpatients", "complaints", "discharges-before-noon",
        "agency-spend",
    }  # fmt: skip
    for name in ("contributors", "countermeasure_actions"):
        assert {row["measure"] for row in sheet(name)} == own


def test_disagreements_of_the_pack_are_noted_beside_the_figure_that_is_kept():
    notes = {row["measure"]: row["note"] for row in sheet("observations") if row["note"]}
    for measure, other in {
        "hsmr": "101.1",
        "harm": "125",
        "fft-maternity": "29.0%",
        "complaints-rate": "2.2",
        "diagnostic-waits": "94.1%",
        "discharges-before-noon": "25%",
    }.items():
        assert other in notes[measure]


@needs_text
def test_ward_staffing_holds_every_cell_of_the_thirty_nine_rosters():
    wards = {
        cells[1]: cells[2:20] + cells[21:]
        for line in lines()
        if len(cells := line.split("\t")) == 24 and cells[0] in ("MAIDSTONE", "TWH", "Crowborough")
    }
    held = [
        name
        for name in sheet("ward_staffing")[0]
        if name not in ("ward", "month", "organisation", "order", "site")
    ]
    kept = {row["ward"]: [row[name] for name in held] for row in sheet("ward_staffing")}
    assert len(wards) == 39
    assert kept == wards
    assert "1300.0%" in kept["Intensive Care (M) - NA251"]
    rosters = {row["name"] for row in sheet("units") if row["kind"] == "ward"}
    assert rosters == {ward.partition(" - ")[0] for ward in wards}


@needs_text
def test_every_supporting_figure_stands_on_the_line_that_its_measure_names():
    text = lines()
    for row in sheet("measures"):
        numbers = re.search(r"text line (\d+)$", row["source"])
        if row["tier"] == "supporting" and numbers:
            line = text[int(numbers.group(1)) - 1]
            for value in figures(row["code"]).values():
                assert value in line, row["code"]


@needs_text
def test_extra_points_of_escalation_pages_carry_the_target_printed_beside_them():
    text = lines()
    for code in (
        "echo-waits", "dexa-waits", "mri-waits", "elective-number", "follow-up-number",
        "diagnostic-number", "echo-number", "complaints-linked-43", "complaints-linked-92-9",
    ):  # fmt: skip
        source = next(row["source"] for row in sheet("measures") if row["code"] == code)
        at = int(source.rsplit(" ", 1)[1])
        after = [plain(line).strip("* ") for line in text[at : at + 9]]
        named = [
            after[i + 1] for i, line in enumerate(after) if re.match("(Max Limit|Target)", line)
        ]
        assert named == [target_in(code, "Mar-23")], code


@needs_text
def test_no_person_of_the_pack_is_named():
    names = re.findall(
        r"^\t?([A-Z][a-z]+) ([A-Z][a-z]+)\t[^\t]+\t\([A-Z]{2}\)", "\n".join(lines()), re.M
    )
    assert len(names) > 10
    written = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLE.iterdir())
    assert not [surname for surname in names if re.search(rf"\b{surname}\b", written)]
