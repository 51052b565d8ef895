"""Working days in England: printed bank holidays, a plain loop, numpy's business days."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.meetings.working_days import bank_holidays, is_working_day, papers_due

# As published for England and Wales (gov.uk), one-off and substitute days among them.
OF_2022 = ("01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27")
OF_2023 = ("01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26")
PUBLISHED = {dt.date.fromisoformat(f"2022-{day}") for day in OF_2022} | {
    dt.date.fromisoformat(f"2023-{day}") for day in OF_2023
}
DAYS = st.dates(dt.date(2022, 3, 1), dt.date(2023, 12, 31))


@pytest.mark.slow  # the first list of a year
@pytest.mark.parametrize("year", [2022, 2023])
def test_the_published_bank_holidays_are_no_working_days(year):
    weekdays = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert weekdays == {day for day in PUBLISHED if day.year == year}


@pytest.mark.parametrize(
    ("meeting", "days", "due"),
    [
        ("2023-04-27", 5, "2023-04-20"),  # the paper's meeting
        ("2023-04-13", 5, "2023-04-04"),  # Good Friday and Easter Monday between
        ("2023-05-10", 5, "2023-05-02"),  # the coronation
        ("2022-09-22", 3, "2022-09-16"),  # the state funeral
        ("2023-01-04", 5, "2022-12-23"),  # over the new year
        ("2023-04-27", 0, "2023-04-27"),
        ("2023-04-23", 1, "2023-04-21"),  # a Sunday
    ],
)
def test_papers_are_due_so_many_working_days_before(meeting, days, due):
    assert papers_due(dt.date.fromisoformat(meeting), days) == dt.date.fromisoformat(due)


@pytest.mark.slow
@given(DAYS, st.integers(0, 25))
def test_a_plain_loop_over_the_published_days_gives_the_same(date, count):
    day, left = date, count
    while left:
        day -= dt.timedelta(days=1)
        left -= day.weekday() < 5 and day not in PUBLISHED
    assert papers_due(date, count) == day


@pytest.mark.slow
@given(DAYS, st.integers(1, 25))
def test_numpy_counts_as_many_working_days_between(date, count):
    due = papers_due(date, count)
    closed = sorted(PUBLISHED)
    assert np.busday_count(due, date, holidays=closed) == count
    assert is_working_day(due)
