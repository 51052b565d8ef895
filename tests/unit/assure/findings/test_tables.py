"""Tables and their totals: cases, a second computation, and mutations of one figure."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.assure.findings.tables import CellFacts, read_figure, table_problems


def cells(rows, columns=("Value",), totals=()):
    """Give the cells of {row: values}; the rows of `totals` are entered as totals."""
    return [
        CellFacts(row, column, str(value), at, place, row in totals)
        for at, (row, values) in enumerate(rows.items())
        for place, (column, value) in enumerate(
            zip(columns, values if isinstance(values, tuple) else (values,), strict=True)
        )
    ]


def found(rows, columns=("Value",), totals=(), title="Table"):
    return [
        (one.code, one.is_note, one.said, one.held)
        for one in table_problems(title, cells(rows, columns, totals))
    ]


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [("12", "12", ""), ("1,234.50", "1234.50", ""), ("(2.0)", "-2.0", ""), ("-3", "-3", ""),
     ("£1.4m", "1.4", "£m"), ("£(4.5)m", "-4.5", "£m"), ("69%", "69", "%"), ("−7", "-7", ""),
     ("250k", "250", "k"), ("", "0", ""), ("-", "0", ""), ("nil", "0", "")],
)  # fmt: skip
def test_a_cell_is_read_as_written(written, number, unit):
    figure = read_figure(written)
    assert (figure.number, figure.unit) == (Decimal(number), unit)


@pytest.mark.parametrize("written", ["N/A", "TBC", "<5", ">90%", "Good", "3 of 4", "00:38:09"])
def test_a_cell_of_words_is_no_figure(written):
    assert read_figure(written) is None


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        ({"A": 3, "B": 4, "Total": 7}, ()),
        ({"A": 3, "B": 4, "Trust": 7}, ("Trust",)),
        ({"A": 3, "of which urgent": 1, "B": 4, "Total": 7}, ()),
        ({"A": 3, "B": 4, "Subtotal": 7, "C": 5, "D": 6, "Sub-total": 11, "Grand total": 18}, ()),
        ({"A": 3, "B": 4, "Total": 7, "C": 5, "Overall total": 12}, ()),
        ({"A": "1.2", "B": "-", "C": "2.3", "Total": "3.5"}, ()),
        ({"A": "£1.4m", "B": "£(0.4)m", "Total": "£1.0m"}, ()),
        ({"A": 3, "Total": 9}, ()),  # one row makes no sum
        ({"A": 3, "B": "<5", "Total": 9}, ()),  # a hidden figure
        ({"A": "3", "B": "£4m", "Total": "9"}, ()),  # mixed units add to nothing
        ({"A": "69%", "B": "44%", "Total": "52%"}, ()),  # rates
        ({"A": "6.2", "B": "2.2", "Trust": "2.5"}, ("Trust",)),  # a mean: within its rows
        ({"A": 248, "B": 226, "Total": 1900}, ()),  # the total of more than is shown
        ({"A": 3, "B": 4}, ()),
    ],
)
def test_tables_that_add_up_or_cannot_are_quiet(rows, totals):
    assert found(rows, totals=totals) == []


@pytest.mark.parametrize(
    "column", ["Rate per 1,000", "Average length of stay", "Share of pay", "Index", "Limit", "%"]
)
def test_columns_that_do_not_add_are_left(column):
    assert found({"A": 3, "B": 4, "Total": 8}, (column,)) == []


@pytest.mark.parametrize(
    ("rows", "totals", "said", "held"),
    [
        ({"A": 3, "B": 4, "Total": 8}, (), "Value, Total 8", "The parts make 7"),
        ({"A": 3, "B": 4, "Total": 6}, (), "Value, Total 6", "The parts make 7"),
        ({"A": 248, "B": 226, "Trust": 1900}, ("Trust",), "Value, Trust 1,900",
         "The parts make 474"),
        ({"A": "1.2", "B": "2.3", "Total": "3.9"}, (), "Value, Total 3.9", "The parts make 3.5"),
        ({"A": "£5m", "B": "£(7)m", "Total": "£2m"}, ("Total",), "Value, Total £2m",
         "The parts make (£2m)"),
        ({"A": 3, "B": 4, "Subtotal": 7, "C": 5, "D": 6, "Subtotal 2": 12, "Grand total": 18},
         ("Subtotal", "Subtotal 2", "Grand total"), "Value, Subtotal 2 12", "The parts make 11"),
    ],
)  # fmt: skip
def test_a_total_that_its_rows_do_not_make(rows, totals, said, held):
    assert ("table_total_differs", False, said, held) in found(rows, totals=totals)


def test_what_rounding_explains_is_a_note():
    assert found({"A": "1.2", "B": "2.3", "Total": "3.6"}) == [
        ("table_total_differs", True, "Value, Total 3.6", "The parts make 3.5")
    ]
    assert found({"A": "31.5", "B": "42.6", "C": "84", "Total": "158"}, totals=("Total",))[0][1]


def test_rows_are_held_against_a_column_of_totals():
    columns = ("M1", "M2", "Total")
    right = {"Pay": ("1.3", "1.1", "2.4"), "Share of pay": ("3.8%", "3.1%", "2.5%")}
    assert found(right, columns) == []
    wrong = {**right, "Pay": ("1.3", "1.1", "2.8")}
    assert found(wrong, columns) == [
        ("table_total_differs", False, "Pay, Total 2.8", "The parts make 2.4")
    ]


@pytest.mark.parametrize(("average", "is_wrong"), [("3.5", False), ("2.9", False), ("2.4", True),
                                                   ("5.2", True)])  # fmt: skip
def test_an_average_lies_among_its_figures(average, is_wrong):
    rows = {"A": "2.9", "B": "4.1", "Average": average}
    assert bool(found(rows, totals=("Average",))) == is_wrong


def test_parts_of_a_whole_make_a_hundred():
    rows = {"Pay": "60%", "Non-pay": "30%", "Income": "10%", "Total": "100%"}
    assert found(rows) == []
    assert found({**rows, "Pay": "66%"}) == [
        ("parts_not_hundred", False, "Value: parts of a whole", "The parts make 106%")
    ]
    thirds = {"A": "33%", "B": "33%", "C": "33%", "Total": "100%"}
    assert found(thirds)[0][:2] == ("parts_not_hundred", True)


def test_without_a_total_only_shares_near_a_hundred_are_held_to_it():
    split = {"A": "50%", "B": "27%", "C": "20%"}
    assert [one[0] for one in found(split, title="Breakdown by division")] == ["parts_not_hundred"]
    assert found(split, title="Waits by division") == []
    assert found({"A": "69%", "B": "44%"}, title="Share of growth") == []


NUMBERS = st.lists(st.integers(1, 5000), min_size=2, max_size=12)


def table_of(numbers):
    return {**{f"Row {n}": number for n, number in enumerate(numbers)}, "Total": sum(numbers)}


@pytest.mark.slow
@given(NUMBERS)
def test_a_consistent_table_is_never_found_wrong(numbers):
    """The second computation is the sum of the test itself."""
    assert found(table_of(numbers), totals=("Total",)) == []
    assert found(table_of(numbers)) == []


@pytest.mark.slow
@given(NUMBERS, st.data())
def test_one_changed_row_is_found(numbers, data):
    row = data.draw(st.integers(0, len(numbers) - 1))
    changed = data.draw(st.integers(1, 5000))
    assume(changed != numbers[row])
    table = {**table_of(numbers), f"Row {row}": changed}
    # A total that is no larger than one of its rows may be a mean: the rule stays quiet.
    assume(sum(numbers) > max(changed, *(n for at, n in enumerate(numbers) if at != row)))
    ((code, is_note, said, _),) = found(table, totals=("Total",))
    assert (code, is_note) == ("table_total_differs", False)
    assert said.startswith("Value, Total")


@pytest.mark.slow
@given(st.lists(st.decimals(0, 900, places=3), min_size=2, max_size=8))
def test_rounding_of_every_figure_by_itself_is_never_an_error(exact):
    """Figures are rounded one by one from exact ones, as papers do."""
    rounded = [round(one, 1) for one in exact]
    rows = {f"Row {n}": f"{one:.1f}" for n, one in enumerate(rounded)}
    rows["Total"] = f"{round(sum(exact, Decimal(0)), 1):.1f}"
    assert all(is_note for _, is_note, _, _ in found(rows, totals=("Total",)))


@pytest.mark.slow
@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=9))
def test_no_table_makes_a_rule_fail(rows):
    listed = [CellFacts(row, "Value", written, at) for at, (row, written) in enumerate(rows)]
    assert isinstance(list(table_problems("Table", listed)), list)
