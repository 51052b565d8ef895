"""The Maidstone example holds every cell of the paper's six scorecards."""

from __future__ import annotations

import pytest

from tests.verification.examples.maidstone_text import (
    figures,
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
