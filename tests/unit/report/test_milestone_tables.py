"""Tables of milestones show actuals where one of them has any."""

from goldenthread.assure.programmes.results import Actual, MilestoneResult, StatusView
from goldenthread.report.compositions.programmes.milestones import milestone_tables
from goldenthread.vocabulary import parse_period

NOTHING_SAID = StatusView(stated=None, proposed=None, rule="", why="")


def milestone(group, *actuals):
    return MilestoneResult(
        1, "M1", group, "Open the ward", "urgent", "Urgent care", None, None, None, None,
        NOTHING_SAID, "Builders are there.", actuals=actuals,
    )  # fmt: skip


def test_a_column_that_would_be_empty_is_left_out():
    (table,) = milestone_tables([milestone("")], "Urgent care")
    assert table.columns == ("Reference", "Milestone", "Due", "Status", "Commentary")
    assert [cell.text for cell in table.rows[0]] == [
        "M1", "Open the ward", "No date", "No status", "Builders are there.",
    ]  # fmt: skip
    assert len(table.widths) == 5


def test_tables_beside_each_other_have_the_same_columns():
    actual = Actual(parse_period("2023-12"), "70%", "met")
    tables = milestone_tables([milestone("One", actual), milestone("Two")], "Urgent care")
    assert [len(table.columns) for table in tables] == [6, 6]
    assert [table.rows[0][4].text for table in tables] == ["Dec-23: 70% ✓", ""]
