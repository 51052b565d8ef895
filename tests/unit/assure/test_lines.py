"""Readings by period: what a report looks at, gaps, staleness."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.lines import (
    Line,
    Reading,
    is_stale,
    last_day_of,
    of_one_kind,
    with_gaps,
)
from goldenthread.vocabulary import Kind, Period, PeriodKind, ValueSpec, parse_value

COUNT = ValueSpec(Kind.COUNT)


def reading(period, written="1"):
    return Reading(period, parse_value(written, COUNT))


def week(day):
    return Period(PeriodKind.WEEK, day)


@pytest.mark.parametrize(
    ("period", "lag", "day"),
    [
        (Period.month(2023, 3), 0, dt.date(2023, 3, 31)),
        (Period.month(2023, 3), 1, dt.date(2023, 2, 28)),
        (Period.month(2023, 1), 2, dt.date(2022, 11, 30)),
        (Period.quarter(2022, 4), 0, dt.date(2023, 3, 31)),
        (Period.quarter(2022, 4), 1, dt.date(2023, 2, 28)),
        (Period.financial_year(2022), 3, dt.date(2022, 12, 31)),
        (week(dt.date(2023, 3, 13)), 0, dt.date(2023, 3, 19)),
    ],
)
def test_a_lag_moves_the_last_day_by_months(period, lag, day):
    assert last_day_of(period, lag) == day


def test_a_line_is_cut_at_whole_periods():
    months = [Period.month(2023, number) for number in (2, 3, 4)]
    line = Line(1, "", "", tuple(map(reading, months)))
    assert [r.period for r in line.up_to(dt.date(2023, 3, 30)).readings] == months[:1]
    assert [r.period for r in line.up_to(dt.date(2023, 3, 31)).readings] == months[:2]
    assert line.up_to(dt.date(2023, 1, 1)).readings == ()


def test_a_dash_says_nothing_and_not_applicable_does():
    months = [Period.month(2023, m) for m in (1, 2, 3)]
    line = Line(1, "", "", tuple(map(reading, months, ("5", "N/A", "-"))))
    assert [r.period for r in line.known()] == months[:2]


def test_months_and_a_quarter_share_no_axis():
    months = [reading(Period.month(2023, m)) for m in (1, 2)]
    quarter = reading(Period.quarter(2022, 4))
    mixed = [quarter, *months]
    assert of_one_kind(mixed, PeriodKind.MONTH) == tuple(months)
    assert of_one_kind(mixed, PeriodKind.QUARTER) == (quarter,)
    assert of_one_kind(mixed, PeriodKind.WEEK) == (quarter,)
    assert of_one_kind([quarter], PeriodKind.MONTH) == (quarter,)
    assert of_one_kind([], PeriodKind.MONTH) == ()


def test_missing_months_are_filled_between_the_first_and_the_last():
    first, last = reading(Period.month(2022, 11)), reading(Period.month(2023, 2))
    filled = with_gaps((first, last))
    assert [period.code for period, _ in filled] == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert [found is None for _, found in filled] == [False, True, True, False]
    assert with_gaps(()) == []


def test_weeks_that_start_on_another_day_keep_their_own_starts():
    weeks = [dt.date(2023, 3, 6), dt.date(2023, 3, 14), dt.date(2023, 3, 28)]
    filled = with_gaps(tuple(reading(week(day)) for day in weeks))
    assert [period.start for period, _ in filled] == [*weeks[:2], dt.date(2023, 3, 21), weeks[2]]


@pytest.mark.slow
@given(st.sets(st.integers(0, 60), min_size=1))
def test_filling_keeps_every_reading_and_leaves_no_hole(offsets):
    start = Period.month(2020, 1)
    readings = tuple(reading(start.shift(offset)) for offset in sorted(offsets))
    filled = with_gaps(readings)
    assert [found for _, found in filled if found] == list(readings)
    assert len(filled) == max(offsets) - min(offsets) + 1
    assert all(a.next() == b for (a, _), (b, _) in pairwise(filled))


@pytest.mark.parametrize(
    ("latest", "last_day", "stale"),
    [
        (Period.month(2023, 3), dt.date(2023, 3, 31), False),
        (Period.month(2023, 2), dt.date(2023, 3, 30), False),
        (Period.month(2023, 2), dt.date(2023, 3, 31), True),
        (Period.quarter(2022, 3), dt.date(2023, 2, 28), False),
        (Period.quarter(2022, 3), dt.date(2023, 3, 31), True),
        (Period(PeriodKind.DAY, dt.date(2023, 3, 24)), dt.date(2023, 3, 31), False),
        (Period(PeriodKind.DAY, dt.date(2023, 3, 23)), dt.date(2023, 3, 31), True),
    ],
)
def test_stale_means_that_a_newer_whole_period_is_over(latest, last_day, stale):
    assert is_stale(latest, last_day) is stale
