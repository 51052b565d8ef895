"""Tables on slides: native, split with their header, statuses, scorecards and trajectories."""

import pytest
from pptx.oxml.ns import qn

from goldenthread.report.model import (
    Cell,
    Icon,
    Scorecard,
    ScorecardGroup,
    Section,
    Status,
    Table,
)
from goldenthread.report.render.pptx.cells import GridCell, Group, shared_widths
from goldenthread.report.render.pptx.grid_cut import cut_group
from goldenthread.report.render.pptx.text import para
from tests.unit.report.pptx_reading import layout_faults, opened, report_of, rows, tables, texts
from tests.unit.report.pptx_samples import score_row

WORDS = "Weekly oversight of the pathway continues until the new ward opens. "
FIRST_CELLS = ["Words 0.0", "Words 1.0", "Words 2.0"]
RED = Status("Overdue", "✕", "#d5281b", "#ffffff")

pytestmark = pytest.mark.slow  # every test lays a deck out


def deck_of(*blocks):
    """The deck of one section with the blocks; its layout has no faults."""
    deck = opened(report_of(Section("a", "One", blocks)))
    assert layout_faults(deck) == []
    return deck


def table_of(count, width=3, text="Words"):
    """A table of so many rows and columns."""
    body = tuple(
        tuple(Cell(f"{text} {row}.{column}") for column in range(width)) for row in range(count)
    )
    return Table("Caption", tuple(f"Heading {column}" for column in range(width)), body)


def sizes(table):
    """The sizes of text in a table, in points."""
    return {int(run.get("sz")) / 100 for run in table._tbl.iter(qn("a:rPr"))}


def test_a_table_goes_on_under_its_repeated_header_and_loses_no_row():
    found = tables(deck_of(table_of(90)))[1:]
    assert len(found) > 2
    for table in found:
        assert rows(table)[0] == ["Heading 0", "Heading 1", "Heading 2"]
        assert (table.first_row, table.first_col, table.horz_banding) == (True, True, False)
    body = [row for table in found for row in rows(table)[1:]]
    assert body == [[f"Words {row}.{column}" for column in range(3)] for row in range(90)]


def test_the_caption_says_that_the_table_goes_on():
    assert texts(deck_of(table_of(90))).count("Caption (continued)") >= 2


def test_cells_carry_status_icon_flag_link_and_alignment():
    row = (
        Cell("Name", anchor="a", flag="Look again"),
        Cell("since May", status=RED),
        Cell(icon=Icon("assurance", "failing")),
        Cell("12", align="end"),
    )
    table = tables(deck_of(Table("T", ("a", "b", "c", "d"), (row,))))[1]
    assert rows(table)[1] == [
        "Name\n! Look again",
        "✕ Overdue since May",
        "F  Failing for six periods or more",
        "12",
    ]
    status = table.cell(1, 1)
    assert str(status.fill.fore_color.rgb) == "D5281B"
    inks = {
        str(run.font.color.rgb)
        for p in status.text_frame.paragraphs
        for run in p.runs
        if run.text.strip()
    }
    assert inks == {"FFFFFF"}
    assert table.cell(1, 0)._tc.find(f".//{qn('a:hlinkClick')}") is not None
    assert [table.cell(at, 3).text_frame.paragraphs[0]._p.pPr.get("algn") for at in (0, 1)] == [
        "r",
        "r",
    ]


def test_notes_stand_under_the_table():
    deck = deck_of(Table("T", ("a",), ((Cell("x"),),), notes=("First note.", "")))
    assert [s.text_frame.text for s in deck.slides[2].shapes if s.has_text_frame][
        2
    ] == "First note."


def test_short_and_long_rows_are_made_one_width():
    table = tables(deck_of(Table("T", ("a",), ((Cell("1"), Cell("2")), (Cell("3"),)))))[1]
    assert rows(table) == [["a", ""], ["1", "2"], ["3", ""]]


def test_widths_follow_the_report_but_no_word_is_broken_for_them():
    block = Table("T", ("a", "b"), ((Cell("Unbreakable-identifier"), Cell("x")),), widths=(1, 99))
    first, second = (column.width for column in tables(deck_of(block))[1].columns)
    assert 100 * 12700 < first < second


def test_a_tall_cell_is_set_smaller_before_it_is_cut():
    fits = Table("T", ("a", "b"), ((Cell("Name"), Cell(WORDS * 70)),), widths=(1, 3))
    (table,) = tables(deck_of(fits))[1:]
    assert 8 <= min(sizes(table)) < 11
    found = tables(
        deck_of(Table("T", ("a", "b"), ((Cell("Name"), Cell(WORDS * 400)),), widths=(1, 3)))
    )[1:]
    assert len(found) > 2
    assert {min(sizes(table)) for table in found} == {8}
    assert [rows(table)[1][0] for table in found] == [
        "Name",
        *["Name (continued)"] * (len(found) - 1),
    ]
    whole = " ".join(rows(table)[1][1] for table in found)
    assert whole.split() == (WORDS * 400).split()


def test_long_headings_are_cut_and_printed_whole_under_the_table():
    deck = deck_of(Table("T", ("Heading " * 300, "b"), ((Cell("x"), Cell("y")),)))
    assert rows(tables(deck)[1])[0][0].endswith("…")
    assert texts(deck).count("Heading") > 300


def test_a_long_caption_is_a_text_of_its_own():
    block = Table("Caption " * 400, ("a",), ((Cell("x"),),))
    assert texts(deck_of(block)).count("Caption") == 400


def test_columns_too_many_for_a_slide_are_drawn_in_parts():
    found = tables(deck_of(table_of(3, 50)))[1:]
    assert len(found) == 3
    assert {row[0] for table in found for row in rows(table)[1:]} == {
        f"Words {n}.0" for n in range(3)
    }
    seen = {text for table in found for text in rows(table)[1]}
    assert seen == {f"Words 0.{column}" for column in range(50)}


def test_a_scorecard_repeats_its_tier_and_says_states_in_words():
    many = tuple(score_row(name=f"Measure {at}", anchor="a") for at in range(30))
    first = score_row(
        comparison="not_met",
        previous_comparison="met",
        emphasis="full_cms",
        provisional=True,
        change="Worsened",
    )
    block = Scorecard(
        "Card",
        (ScorecardGroup("Goals", (first,)), ScorecardGroup("Others", many)),
        ("(p) provisional.",),
    )
    deck = deck_of(block)
    found = tables(deck)[1:]
    assert rows(found[0])[0][0] == "CQC domain"
    assert rows(found[0])[0][2] == "Latest"
    assert rows(found[0])[2][0] == "Goals"
    row = rows(found[0])[3]
    assert row[1] == "Falls\nWorsened\nEscalated: full countermeasure summary"
    assert (row[3], row[6]) == ("6 (p)\n✕ not met", "4\n✓ met")
    assert row[9:11] == ["H!  Special cause: concern, high", "F  Failing for six periods or more"]
    assert all(rows(table)[2][0] == "Others" for table in found[1:])
    assert found[0].cell(0, 2).is_merge_origin
    assert found[0].cell(2, 0).span_width == 12
    assert "✓ target met, ≈ nearly met, ✕ not met. (p) provisional." in texts(deck)


def test_widths_share_what_there_is():
    assert shared_widths((1, 3), (10, 10), 100) == (25, 75)
    assert shared_widths((1, 3), (50, 10), 100) == (50, 50)
    assert sum(shared_widths((1, 1, 1), (90, 90, 90), 90)) == pytest.approx(90)


def test_a_cut_group_always_goes_on():
    words = para(WORDS * 20, 10)
    group = Group(((GridCell((words,)), GridCell()),))
    head, rest = cut_group(group, (200.0, 200.0), 1.0, 4.0)
    assert head.rows[0][0].paras[0].text
    joined = head.rows[0][0].paras[0].text + rest.rows[0][0].paras[0].text
    assert joined == words.text
