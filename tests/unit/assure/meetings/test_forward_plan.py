"""The forward plan: what comes to which meeting, against a plain walk over the months."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.meetings.forward_plan import Plan, dates_of, is_due
from goldenthread.vocabulary.meetings import Frequency

APRIL = dt.date(2023, 4, 1)
Q, A, M, T, H, ONCE, E = (
    Frequency.QUARTERLY, Frequency.ANNUAL, Frequency.MONTHLY, Frequency.EVERY_TWO_MONTHS,
    Frequency.SIX_MONTHLY, Frequency.ONCE, Frequency.EVERY_MEETING,
)  # fmt: skip
MEETINGS = [dt.date(2023 + (3 + n) // 12, (3 + n) % 12 + 1, 27) for n in range(24) if n % 12 != 4]


def day(text):
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("frequency", "first", "until", "taken", "on", "expected"),
    [
        (E, "", "", "2023-04-27", "2023-04-28", True),
        (E, "2023-06-01", "", "", "2023-05-25", False),
        (Q, "2023-04-01", "", "", "2023-04-27", True),
        (Q, "2023-04-30", "", "", "2023-04-01", True),  # a day in the month
        (Q, "2023-04-01", "", "2023-04-27", "2023-06-29", False),
        (Q, "2023-04-01", "", "2023-04-27", "2023-07-27", True),
        (Q, "2023-04-01", "", "2023-05-25", "2023-07-27", True),  # taken late: the rhythm stays
        (Q, "2023-04-01", "", "2023-04-27", "2023-08-31", True),  # no meeting in July
        (Q, "2023-04-01", "", "2023-07-01", "2023-07-27", False),  # twice in a month
        (Q, "2023-04-01", "", "", "2023-05-25", True),  # never taken: it is still owed
        (Q, "", "", "", "2023-05-25", True),
        (Q, "", "", "2023-03-30", "2023-05-25", False),
        (Q, "", "", "2023-03-30", "2023-06-01", True),
        (A, "2022-04-01", "", "2022-04-28", "2023-03-30", False),
        (A, "2022-04-01", "", "2022-04-28", "2023-04-27", True),
        (A, "2022-04-01", "2023-03-31", "2022-04-28", "2023-04-27", False),
        (H, "2023-01-01", "", "2023-01-26", "2023-06-29", False),
        (H, "2023-01-01", "", "2023-01-26", "2023-07-27", True),
        (M, "2023-01-01", "", "2023-03-30", "2023-04-27", True),
        (M, "2023-01-01", "", "2023-04-03", "2023-04-27", False),
        (T, "2023-01-01", "", "2023-03-30", "2023-04-27", False),
        (T, "2023-01-01", "", "2023-03-30", "2023-05-25", True),
        (ONCE, "2023-06-01", "", "", "2023-07-27", True),
        (ONCE, "2023-06-01", "", "2023-06-29", "2024-06-29", False),
    ],
)
def test_an_item_is_due(frequency, first, until, taken, on, expected):
    plan = Plan(frequency, day(first), day(until), day(taken))
    assert is_due(plan, day(on)) is expected


def test_a_quarterly_item_over_two_years_without_a_meeting_in_august():
    found = dates_of(Plan(Q, APRIL), MEETINGS)
    assert [f"{one:%y-%m}" for one in found] == [
        "23-04", "23-07", "23-10", "24-01", "24-04", "24-07", "24-10", "25-01",
    ]  # fmt: skip
    # Where its month has no meeting it comes to the next one, and keeps its rhythm.
    found = dates_of(Plan(Q, dt.date(2023, 5, 1)), MEETINGS)
    assert [f"{one:%y-%m}" for one in found][:3] == ["23-05", "23-09", "23-11"]


def test_what_is_due_once_comes_once():
    assert dates_of(Plan(ONCE, dt.date(2023, 8, 1)), MEETINGS) == (dt.date(2023, 9, 27),)


@pytest.mark.slow
@given(
    st.sampled_from([M, T, Q, H, A]),
    st.dates(APRIL, dt.date(2024, 3, 31)),
    st.lists(st.dates(APRIL, dt.date(2025, 12, 31)), max_size=20, unique=True),
)
def test_a_walk_over_the_months_gives_the_same(frequency, first, dates):
    """Each due month waits for the next meeting; several that wait together are one item."""
    due = {first.year * 12 + first.month + n * frequency.months for n in range(40)}
    found, waiting, month = [], False, 0
    for date in sorted(dates):
        now = date.year * 12 + date.month
        waiting = waiting or any(month < one <= now for one in due)
        if waiting:
            found.append(date)
        waiting, month = False, now
    assert dates_of(Plan(frequency, first), dates) == tuple(found)
