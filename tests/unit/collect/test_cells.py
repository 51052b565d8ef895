"""Cells by the type of their column."""

import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.collect import cells
from goldenthread.collect.problems import CellError


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (cells.read_text, "=HYPERLINK(1)", "=HYPERLINK(1)"),
        (cells.read_text, "+44, -1, @x", "+44, -1, @x"),
        (cells.read_code, "NG551", "NG551"),
        (cells.read_slug, "rtt-18_weeks", "rtt-18_weeks"),
        (cells.read_date, "2023-03-13", dt.date(2023, 3, 13)),
        (cells.read_date, "13/03/2023", dt.date(2023, 3, 13)),
        (cells.read_date, "Mar-23", dt.date(2023, 3, 1)),
        (cells.read_whole, "12", 12),
        (cells.read_number, "1,247", Decimal(1247)),
        (cells.read_number, "36.5", Decimal("36.5")),
        (cells.read_number, "-2", Decimal(-2)),
        (cells.read_yes_no, "Yes", True),
        (cells.read_yes_no, "n", False),
        (cells.read_grades, "R | A|G", ["R", "A", "G"]),
    ],
)
def test_a_cell_is_read_as_its_column_says(reader, text, value):
    assert reader(text) == value


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (cells.read_text, "a\x00b"),
        (cells.read_code, "RWF:code"),
        (cells.read_slug, "two words"),
        (cells.read_date, "soon"),
        (cells.read_date, "31/02/2023"),
        (cells.read_whole, "1.5"),
        (cells.read_whole, "-1"),
        (cells.read_whole, "٣"),
        (cells.read_number, "1e5"),
        (cells.read_number, "nan"),
        (cells.read_number, ""),
        (cells.read_number, "1" + "0" * 15),
        (cells.read_yes_no, "maybe"),
        (cells.read_grades, "G"),
        (cells.read_grades, "G|g"),
        (cells.read_grades, "R||G"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_is_allowed(reader, text):
    with pytest.raises(CellError) as error:
        reader(text)
    assert error.value.allowed


def test_a_choice_forgives_capitals_and_spaces():
    assert cells.read_choice("Yes No", ("count", "yes_no")) == "yes_no"
    with pytest.raises(CellError) as error:
        cells.read_choice("counts", ("count", "rate"))
    assert error.value.allowed == "count, rate"


@pytest.mark.parametrize("reader", cells.READERS.values())
@given(text=st.text())
def test_no_text_makes_a_reader_fail_otherwise(reader, text):
    with contextlib.suppress(CellError):
        reader(text)


@given(st.decimals(-(10**14), 10**14, places=3))
def test_numbers_with_thousands_come_back(number):
    assert cells.read_number(f"{number:,f}") == number
