"""Trajectory scorecards on slides: years over periods, aims over actuals."""

import pytest

from goldenthread.report.model import (
    Section,
    TrajectoryLine,
    TrajectoryRow,
    TrajectoryScorecard,
)
from tests.unit.report.pptx_reading import layout_faults, opened, report_of, rows, tables, texts
from tests.unit.report.pptx_samples import trajectory

pytestmark = pytest.mark.slow  # every test lays a deck out

WORDS = "Weekly oversight of the pathway continues until the new ward opens. "


def deck_of(*blocks):
    """The deck of one section with the blocks; its layout has no faults."""
    deck = opened(report_of(Section("a", "One", blocks)))
    assert layout_faults(deck) == []
    return deck


def test_a_trajectory_merges_years_over_periods_and_measures_down():
    deck = deck_of(trajectory())
    table = tables(deck)[1]
    top, under, aim, actual = rows(table)[:4]
    assert top[:6] == ["No.", "Measure", "Baseline", "End target", "Line", "2020/21"]
    assert top[-3:] == ["Position", "Trend", "Comments"]
    assert under[5:9] == ["Q1", "Q2", "Q3", "Q4"]
    assert (table.cell(0, 5).span_width, table.cell(0, 0).span_height) == (4, 2)
    assert aim[:6] == ["0", "Measure 0", "50%", "90%", "Aim", "60%"]
    assert actual[4:9] == ["Actual", "0% ✓", "1% ≈", "2% ✕", "3%"]
    assert table.cell(2, 1).span_height == 2
    assert aim[-1] == "On course."
    assert rows(table)[4][1] == "Measure 1\n! Look"
    assert "✓ target met, ≈ nearly met, ✕ not met. A note." in texts(deck)


def test_a_trajectory_keeps_the_rows_of_a_measure_together():
    for table in tables(deck_of(trajectory(30, lines=3)))[1:]:
        assert (len(table.rows) - 2) % 4 == 0


def test_a_trajectory_of_many_years_stands_in_several_tables():
    found = tables(deck_of(trajectory(2, years=8)))[1:]
    assert len(found) > 1
    assert [rows(table)[0][-1] == "Comments" for table in found] == [False] * (len(found) - 1) + [
        True
    ]
    assert sum(rows(table)[1].count("Q1") for table in found) == 8


@pytest.mark.parametrize("lines", [1, 40])
def test_a_measure_taller_than_a_slide_goes_on(lines):
    deck = deck_of(trajectory(2, comments=WORDS * 60, lines=lines))
    assert texts(deck).count("Weekly") == 120
    assert "Measure 0 (continued)" in texts(deck)
    if lines > 1:
        assert all(texts(deck).count(f"Line {n} ") >= 2 for n in range(40))


def test_years_and_cells_that_do_not_fit_the_periods_are_made_to():
    row = TrajectoryRow("", "m", "Name", "", "", ("1", "2", "3"), (TrajectoryLine("", ()),), "", "")
    deck = deck_of(TrajectoryScorecard("T", (("2020/21", 9), ("x", -1)), ("Q1", "Q2"), (row,)))
    assert rows(tables(deck)[1])[2][5:7] == ["1", "2"]
    assert deck_of(TrajectoryScorecard("T", (), ("Q1",), (row,)))
