"""Cumulative completion (RULES 3): cases by hand, a second computation, properties."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.programmes.completion import (
    MOST_MONTHS,
    Completable,
    Completion,
    completion,
)
from goldenthread.vocabulary import Period, PeriodKind

DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2025, 12, 31))
FAR_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2080, 12, 31))
MAYBE = st.none() | DAYS
ITEMS = st.lists(st.builds(Completable, MAYBE, MAYBE, MAYBE), max_size=12)
FAR_ITEMS = st.lists(
    st.builds(Completable, st.none() | FAR_DAYS, st.none() | FAR_DAYS, st.none() | FAR_DAYS),
    max_size=8,
)


def day(text):
    return dt.date.fromisoformat(text) if text else None


def item(due, forecast="", approved=""):
    return Completable(day(due), day(forecast), day(approved))


def codes(found):
    return [month.code for month in found.months]


FIVE = (
    item("2023-01-31", approved="2023-01-20"),
    item("2023-02-28", approved="2023-03-15"),
    item("2023-02-10", forecast="2023-05-31"),
    item("2023-04-30"),
    item("2023-06-30", forecast="2023-06-01"),
)


def test_five_actions_by_hand():
    found = completion(FIVE, day("2023-03-31"))
    assert codes(found) == ["2023-01", "2023-02", "2023-03", "2023-04", "2023-05", "2023-06"]
    assert found.planned == (1, 3, 3, 4, 4, 5)
    assert found.actual == (1, 1, 2, None, None, None)
    assert found.forecast == (None, None, 2, 3, 4, 5)
    assert (found.total, found.at) == (5, 2)
    assert (found.planned_now, found.actual_now, found.gap) == (3, 2, -1)
    assert [(month.code, count) for month, count in found.ahead] == [
        ("2023-04", 1), ("2023-05", 0), ("2023-06", 1),
    ]  # fmt: skip
    assert [found.percent(count) for count in found.planned] == [20.0, 60.0, 60.0, 80.0, 80.0, 100]
    assert found.percent(None) is None


def test_an_approval_after_the_day_has_not_happened_yet():
    found = completion([item("2023-02-28", approved="2023-03-15")], day("2023-03-14"))
    assert found.actual_now == 0
    assert codes(found) == ["2023-02", "2023-03"]
    assert found.actual == (0, 0)


def test_the_day_of_approval_and_the_last_of_the_month_count():
    found = completion([item("2023-03-31", approved="2023-03-31")], day("2023-03-31"))
    assert (found.planned, found.actual, found.forecast) == ((1,), (1,), (1,))
    assert found.gap == 0


def test_what_is_overdue_is_forecast_from_the_next_month_on():
    found = completion([item("2023-01-31"), item("2023-05-31")], day("2023-03-31"))
    assert found.forecast == (None, None, 0, 1, 2)


def test_a_forecast_later_in_the_month_of_the_day_counts_at_its_end():
    found = completion([item("2023-03-31", forecast="2023-03-20")], day("2023-03-10"))
    assert found.forecast[found.at] == 1


def test_without_items_there_is_nothing_to_complete():
    found = completion([], day("2023-03-15"))
    assert codes(found) == ["2023-03"]
    assert (found.total, found.planned, found.actual, found.forecast) == (0, (0,), (0,), (0,))
    assert found.percent(0) is None
    assert found.ahead == ()


def test_items_without_a_date_count_in_the_total_alone():
    found = completion([item("2023-03-31"), item("")], day("2023-03-31"))
    assert (found.total, found.planned_now) == (2, 1)
    assert found.percent(found.planned_now) == 50.0


def test_an_item_of_two_domains_counts_once_here_and_is_told_apart_by_the_caller():
    shared = item("2023-03-31", approved="2023-03-20")
    safe, led = ([shared, item("2023-03-31")], [shared])
    assert completion(safe, day("2023-03-31")).actual_now == 1
    assert completion(led, day("2023-03-31")).actual_now == 1
    assert completion([*safe], day("2023-03-31")).total == 2


def test_before_the_first_month_there_is_nothing():
    found = Completion(3, (Period.month(2023, 3),), (3,), (None,), (None,), at=-1)
    assert (found.planned_now, found.actual_now, found.gap) == (0, 0, 0)
    assert found.ahead == ((Period.month(2023, 3), 3),)


@pytest.mark.parametrize("typed", ["1923-03-31", "2123-03-31"])
def test_a_date_of_a_wrong_century_makes_no_picture_of_a_thousand_months(typed):
    found = completion([item("2023-01-31"), item(typed)], day("2023-03-31"))
    assert len(found.months) == MOST_MONTHS
    assert found.months[found.at].code == "2023-03"
    assert found.total == 2
    assert found.planned_now == (2 if typed < "2023" else 1)


@pytest.mark.parametrize(
    ("count", "total", "percent"),
    [(1, 3, 33.3), (2, 3, 66.7), (1, 8, 12.5), (0, 7, 0.0), (7, 7, 100.0), (57, 206, 27.7)],
)
def test_percent_keeps_one_decimal(count, total, percent):
    assert completion([item("")] * total, day("2023-03-31")).percent(count) == percent


@pytest.mark.parametrize(("count", "total", "percent"), [(1, 16, 6.3), (1, 80, 1.3), (9, 16, 56.3)])
def test_percent_rounds_half_up(count, total, percent):
    assert completion([item("")] * total, day("2023-03-31")).percent(count) == percent


# A second computation: walk through the days instead of counting up to month ends.


def last_day(month):
    after = dt.date(month.start.year + month.start.month // 12, month.start.month % 12 + 1, 1)
    return after - dt.timedelta(days=1)


def second_opinion(items, on, month):
    """Give planned, actual and forecast at the end of a month, straight from RULES 3."""
    end = last_day(month)
    planned = len([one for one in items if one.due is not None and not one.due > end])
    closed = [one for one in items if one.approved is not None and not one.approved > on]
    actual = len([one for one in closed if not one.approved > end])
    still = [one for one in items if one not in closed]
    coming = [day for one in still if (day := one.forecast or one.due) and not day > end]
    return planned, actual, len(closed) + len(coming)


@pytest.mark.slow
@given(ITEMS, DAYS)
def test_the_lines_agree_with_a_second_computation(items, on):
    found = completion(items, on)
    for index, month in enumerate(found.months):
        planned, actual, forecast = second_opinion(items, on, month)
        assert found.planned[index] == planned
        assert found.actual[index] == (actual if index <= found.at else None)
        if index > found.at:
            assert found.forecast[index] == forecast


@pytest.mark.slow
@given(ITEMS, DAYS)
def test_planned_and_actual_never_fall(items, on):
    found = completion(items, on)
    for line in (found.planned, found.actual[: found.at + 1], found.forecast[found.at :]):
        assert list(line) == sorted(line)
    assert all(0 <= count <= found.total for count in found.planned)


@pytest.mark.slow
@given(ITEMS, DAYS)
def test_actual_ends_where_forecast_begins(items, day_of_month):
    on = Period.containing(day_of_month, PeriodKind.MONTH).end
    found = completion(items, on)
    assert found.actual[found.at] == found.forecast[found.at] == found.actual_now
    assert set(found.actual[found.at + 1 :]) <= {None}
    assert set(found.forecast[: found.at]) <= {None}
    assert found.months[found.at].contains(on)


@pytest.mark.slow
@given(ITEMS, DAYS)
def test_the_forecast_ends_at_all_that_are_approved_or_have_a_date(items, on):
    found = completion(items, on)
    approved = [one for one in items if one.approved and one.approved <= on]
    dated = [one for one in items if one not in approved and (one.due or one.forecast)]
    if found.at < len(found.months) - 1:
        assert found.forecast[-1] == len(approved) + len(dated)
    assert found.planned[-1] == sum(one.due is not None for one in items)


@pytest.mark.slow
@given(FAR_ITEMS, FAR_DAYS)
def test_at_most_ten_years_of_consecutive_months_with_the_day_among_them(items, on):
    found = completion(items, on)
    assert 1 <= len(found.months) <= MOST_MONTHS
    assert found.months[found.at].contains(on)
    for one, after in zip(found.months, found.months[1:], strict=False):
        assert after == one.next()
    assert len(found.planned) == len(found.actual) == len(found.forecast) == len(found.months)


@pytest.mark.slow
@given(ITEMS, DAYS, DAYS)
def test_more_days_never_take_an_approval_back(items, one, other):
    early, late = sorted((one, other))
    assert completion(items, early).actual_now <= completion(items, late).actual_now
    assert completion(items, early).planned[-1] == completion(items, late).planned[-1]


@given(st.integers(0, 400), st.integers(1, 400))
def test_percent_is_never_further_off_than_half_a_tenth(count, total):
    found = Completion(total, (), (), (), (), -1).percent(count)
    exact = Decimal(100 * count) / total
    assert abs(Decimal(str(found)) - exact) <= Decimal("0.05")
    assert Decimal(str(found)) == Decimal(str(found)).quantize(Decimal("0.1"), ROUND_HALF_UP)
