"""The evidence assurance panel's month, and the table of paper 003 (lines 140-195) by hand."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.programmes.panel import KINDS, PanelTable, Presented, panel_table

SIXTH = dt.date(2019, 9, 6)
START, END = dt.date(2019, 9, 1), dt.date(2019, 9, 30)
FOUR_KINDS = ("condition_29a", "condition_31", "must", "should")
WOMEN, MEDICINE, SURGERY = "Women & Children", "Medicine", "Surgery"

# division, kind, outcome, how many: as counted in the paper
KINGS_LYNN = [
    (WOMEN, "must", "approved", 1),
    (WOMEN, "should", "approved", 3),
    (MEDICINE, "condition_29a", "approved", 1),
    (MEDICINE, "must", "approved", 1),
    (SURGERY, "must", "approved", 1),
    (SURGERY, "should", "approved", 2),
    (SURGERY, "must", "declined", 2),
]
PRESENTED = st.builds(
    Presented,
    st.dates(dt.date(2019, 8, 25), dt.date(2019, 10, 5)),
    st.sampled_from([WOMEN, MEDICINE, SURGERY, ""]),
    st.sampled_from(tuple(KINDS)),
    st.sampled_from(["approved", "declined", "more_evidence"]),
)


def kings_lynn():
    return [
        Presented(SIXTH, division, kind, outcome)
        for division, kind, outcome, count in KINGS_LYNN
        for _ in range(count)
    ]


def printed(row):
    """Give a row as the paper prints it: presented, approved, declined, then both breakdowns."""
    return (
        row.presented, row.approved, row.declined, *row.approved_by_kind, *row.declined_by_kind,
    )  # fmt: skip


def test_the_table_of_the_paper():
    table = panel_table(kings_lynn(), START, END)
    assert table.kinds == FOUR_KINDS
    assert [KINDS[kind] for kind in table.kinds] == ["29A", "S31", "Must", "Should"]
    assert {row.division: printed(row) for row in table.rows} == {
        WOMEN: (4, 4, 0, 0, 0, 1, 3, 0, 0, 0, 0),
        MEDICINE: (2, 2, 0, 1, 0, 1, 0, 0, 0, 0, 0),
        SURGERY: (5, 3, 2, 0, 0, 1, 2, 0, 0, 2, 0),
    }
    assert [row.division for row in table.rows] == [WOMEN, MEDICINE, SURGERY]
    assert printed(table.total) == (11, 9, 2, 1, 0, 3, 5, 0, 0, 2, 0)
    assert table.total.division == "Total"
    assert table.dates == (SIXTH,)


def test_the_sentence_of_the_paper_follows_from_the_table():
    conditions_29a, conditions_31, musts, shoulds = panel_table(
        kings_lynn(), START, END
    ).total.approved_by_kind
    assert conditions_29a + conditions_31 == 1
    assert musts + shoulds == 8


def test_panels_outside_the_month_do_not_count_and_its_first_and_last_day_do():
    days = [dt.date(2019, 8, 31), START, END, dt.date(2019, 10, 1)]
    items = [Presented(day, MEDICINE, "must", "approved") for day in days]
    table = panel_table(items, START, END)
    assert table.total.presented == 2
    assert table.dates == (START, END)


def test_an_action_that_comes_again_counts_again():
    items = [
        Presented(SIXTH, SURGERY, "must", "declined"),
        Presented(dt.date(2019, 9, 20), SURGERY, "must", "approved"),
    ]
    (row,) = panel_table(items, START, END).rows
    assert printed(row) == (2, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0)


def test_more_evidence_is_presented_and_neither_approved_nor_declined():
    table = panel_table([Presented(SIXTH, SURGERY, "must", "more_evidence")], START, END)
    assert (table.total.presented, table.total.approved, table.total.declined) == (1, 0, 0)
    assert table.total.more_evidence == 1


def test_other_kinds_have_a_column_only_where_somebody_presented_one():
    table = panel_table([Presented(SIXTH, SURGERY, "other", "approved")], START, END)
    assert table.kinds == (*FOUR_KINDS, "other")
    assert table.total.approved_by_kind == (0, 0, 0, 0, 1)
    late = Presented(dt.date(2019, 10, 1), SURGERY, "other", "approved")
    assert panel_table([*kings_lynn(), late], START, END).kinds == FOUR_KINDS


def test_an_action_without_a_division_stands_under_words():
    (row,) = panel_table([Presented(SIXTH, "", "must", "approved")], START, END).rows
    assert row.division == "No division"


def test_a_month_without_a_panel_is_a_table_of_nothing():
    table = panel_table([], START, END)
    assert table == PanelTable(FOUR_KINDS, (), table.total, ())
    assert printed(table.total) == (0,) * 11


@pytest.mark.slow
@given(st.lists(PRESENTED, max_size=25))
def test_rows_add_up_to_the_total_and_breakdowns_to_their_counts(items):
    table = panel_table(items, START, END)
    assert table.total.presented == sum(START <= one.panel_date <= END for one in items)
    for row in (*table.rows, table.total):
        assert row.presented == row.approved + row.declined + row.more_evidence
        assert sum(row.approved_by_kind) == row.approved
        assert sum(row.declined_by_kind) == row.declined
    columns = zip(*(printed(row) for row in table.rows), strict=True)
    assert [sum(column) for column in columns] == (list(printed(table.total)) if table.rows else [])


@pytest.mark.slow
@given(st.lists(PRESENTED, max_size=25))
def test_each_cell_agrees_with_a_tally(items):
    held = [one for one in items if one.panel_date.month == 9]
    tally = Counter((one.division or "No division", one.kind, one.outcome) for one in held)
    table = panel_table(items, START, END)
    for row in table.rows:
        for place, kind in enumerate(table.kinds):
            assert row.approved_by_kind[place] == tally[row.division, kind, "approved"]
            assert row.declined_by_kind[place] == tally[row.division, kind, "declined"]
