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


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("09:45", (9, 45)),
        ("9.45am", (9, 45)),
        ("11am", (11, 0)),
        ("12:10pm", (12, 10)),
        ("12:00 AM", (0, 0)),
        ("12noon", (12, 0)),
        ("13:00:00", (13, 0)),
        ("1 pm", (13, 0)),
    ],
)
def test_times_of_day_are_read_as_agendas_print_them(text, time):
    assert cells.read_time(text) == dt.time(*time)


@pytest.mark.parametrize("text", ["9", "24:00", "9:60", "13pm", "0am", "noonish", "9:45:30"])
def test_what_is_no_time_of_day(text):
    with pytest.raises(CellError, match="is no time of day"):
        cells.read_time(text)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("2023-04-20", (2023, 4, 20), ""),
        ("20/04/2023", (2023, 4, 20), ""),
        ("20 April 2023", (2023, 4, 20), ""),
        ("April 2023", (2023, 4, 1), "April 2023"),
        ("March 2023 onwards", (2023, 3, 1), "March 2023 onwards"),
        ("by the end of June 2023", (2023, 6, 30), "by the end of June 2023"),
        ("next meeting", None, "next meeting"),
    ],
)
def test_timescales_are_a_day_and_their_words(text, day, words):
    assert cells.read_due(text) == (dt.date(*day) if day else None, words)


def test_a_date_that_is_none_is_no_timescale():
    with pytest.raises(CellError, match="is no date"):
        cells.read_due("31/13/2023")
