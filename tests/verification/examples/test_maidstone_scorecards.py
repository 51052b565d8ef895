"""The Maidstone example holds every cell of the paper's six scorecards."""

from __future__ import annotations

import re

import pytest

from tests.verification.examples.maidstone_text import (
    figures,
    lines,
    month,
    needs_text,
    scorecard_rows,
    sheet,
    target_in,
)


@pytest.fixture(scope="module")
def printed() -> list[dict[str, str]]:
    return scorecard_rows()


@needs_text
def test_each_scorecard_has_as_many_measures_as_the_paper_prints(printed):
    own = [row for row in sheet("measures") if row["tier"] != "supporting"]
    for theme, count in {
        "People": 5,
        "Patient Safety & Clinical Effectiveness": 10,
        "Patient Access": 15,
        "Patient Experience": 9,
        "Systems": 2,
        "Sustainability": 5,
    }.items():
        assert sum(row["theme"] == theme for row in printed) == count
        assert sum(row["theme"] == theme for row in own) == count
    assert len(printed) == len(own) == 46


@needs_text
def test_measures_stand_as_printed_in_order_with_theme_tier_and_domain(printed):
    own = [row for row in sheet("measures") if row["tier"] != "supporting"]
    for ours, theirs in zip(own, printed, strict=True):
        assert ours["name"] == theirs["name"]
        assert (ours["theme"], ours["tier"]) == (theirs["theme"], theirs["tier"])
        assert ours["domain"] == theirs["domain"].replace("Well Led", "Well-led")
        assert ours["role"] == "driver"


@needs_text
def test_both_periods_of_every_row_have_the_printed_position_and_target(printed):
    codes = {row["name"]: row["code"] for row in sheet("measures")}
    for row in printed:
        code = codes[row["name"]]
        assert figures(code) == {
            row["period_0"]: row["value_0"],
            row["period"]: row["value"],
        }, code
        assert target_in(code, row["period"]) == row["target"], code
        assert target_in(code, row["period_0"]) == row["target_0"], code


@needs_text
def test_lags_follow_from_the_period_of_the_latest_position(printed):
    lags = {row["name"]: int(row["lag_months"]) for row in sheet("measures")}
    for row in printed:
        year, number = month(row["period"])
        assert lags[row["name"]] == (2023 - year) * 12 + 3 - number


@needs_text
def test_printed_actions_are_kept_for_every_row(printed):
    kept = {
        row["row"]: row["value"]
        for row in sheet("tables")
        if row["table"] == "printed-results" and row["column"] == "Action"
    }
    short = {row["name"]: row["short_name"] for row in sheet("measures")}
    assert {short[row["name"]]: row["action"] for row in printed}.items() <= kept.items()


@needs_text
def test_printed_icons_agree_with_the_cell_of_the_matrix_that_names_the_measure():
    assurances = (
        "Consistently passing",
        "Passing",
        "Hit and miss",
        "Failing",
        "Consistently failing",
    )
    variations = ("Special cause, improvement", "Common cause", "Special cause, concern")
    text = lines()
    first = next(i for i, line in enumerate(text) if line.startswith("Variance\t<b>Special Cause"))
    cells = {
        (variation, assurance): cell
        for variation, line in zip(variations, text[first : first + 3], strict=True)
        for assurance, cell in zip(assurances, line.split("\t")[2:7], strict=False)
    }
    kept: dict[str, list[str]] = {}
    for row in sheet("tables"):
        if row["table"] == "printed-results":
            kept.setdefault(row["row"], []).append(row["value"])
    checked = 0
    for measure in sheet("measures"):
        start = re.sub(r" \((shown|net|£k).*", "", measure["name"])[:60]
        for place, cell in cells.items():
            if measure["tier"] != "supporting" and start in cell:
                assert tuple(kept[measure["short_name"]][:2]) == place, measure["code"]
                checked += 1
    assert checked == 37
