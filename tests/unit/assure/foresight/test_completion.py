"""Completion of programmes: the simulation against every outcome enumerated, and its reasons."""

import datetime as dt
from itertools import product

import numpy as np
import pytest

from goldenthread.assure.foresight.completion import (
    Completable,
    all_done,
    finish_days,
    foresee_completion,
)
from goldenthread.assure.foresight.lateness import Waits, survival_of
from goldenthread.assure.foresight.seed import chance_from

ON = dt.date(2026, 3, 31)
DAY = dt.timedelta(days=1)


def done(late, due=dt.date(2025, 6, 30)):
    return Completable(due, None, due + late * DAY)


def waiting(days_ahead):
    return Completable(ON + days_ahead * DAY)


PAST = [done(late) for late in (0, 0, 10, 10, 20, 20, 30, 30, 60, 90)]


def enumerated(late, due_in, by):
    """The chance that all are done by `by` days on: each as late as any past one that it may be."""
    possible = [[days for days in late if days > -ahead] for ahead in due_in]
    outcomes = list(product(*possible))
    landed = sum(
        all(max(ahead + days, 1) <= by for ahead, days in zip(due_in, one, strict=True))
        for one in outcomes
    )
    return landed / len(outcomes)


@pytest.mark.slow
@pytest.mark.parametrize("by", [15, 45, 70, 120])
def test_the_simulation_is_the_enumeration_of_every_outcome(by):
    """One curve as it is: each open action is as late as a past one that was as late by now."""
    late, due_in = (0, 5, 10, 40, 80), (30, 10, -8)
    waits = Waits(np.array(late), np.ones(5, dtype=bool))
    curve = survival_of(waits, np.ones((2_000, 5)))
    due = np.array([(ON + ahead * DAY).toordinal() for ahead in due_in])
    runs = finish_days(curve, due, ON, np.random.default_rng(1))
    found = all_done(runs, ON + by * DAY, 0)
    assert found == pytest.approx(enumerated(late, due_in, by), abs=0.012)


def test_what_is_late_already_is_done_later_than_now():
    waits = Waits(np.array([0, 50]), np.ones(2, dtype=bool))
    curve = survival_of(waits, np.ones((50, 2)))
    due = np.array([(ON - 20 * DAY).toordinal()])
    runs = finish_days(curve, due, ON, np.random.default_rng(2))
    assert set(runs[:, 0].tolist()) == {(ON + 30 * DAY).toordinal()}


def test_what_is_later_than_anything_seen_has_no_day():
    waits = Waits(np.array([0, 50]), np.ones(2, dtype=bool))
    curve = survival_of(waits)
    due = np.array([(ON - 60 * DAY).toordinal()])
    runs = finish_days(curve, due, ON, np.random.default_rng(3))
    assert all_done(runs, dt.date(2400, 1, 1), 0) == 0


def test_late_and_unfinished_actions_make_the_outlook_worse():
    open_ones = [waiting(40), waiting(60)]
    punctual = foresee_completion([*PAST, *open_ones], ON)
    stuck = [Completable(ON - 200 * DAY) for _ in range(6)]
    delayed = foresee_completion([*PAST, *open_ones, *stuck], ON)
    assert punctual.chance_all > delayed.chance_all
    assert "with 6 late and unfinished ones" in delayed.method_words


def test_the_same_records_give_the_same_figures_in_any_order():
    items = [*PAST, waiting(10), waiting(40), waiting(90)]
    one, other = foresee_completion(items, ON), foresee_completion(items[::-1], ON)
    assert (one.chance_all, one.months) == (other.chance_all, other.months)
    changed = foresee_completion([*PAST[1:], done(1), *items[10:]], ON)
    assert changed.months != one.months


def test_counts_rise_month_by_month_and_the_range_holds_the_mean():
    found = foresee_completion([*PAST, *(waiting(15 * k) for k in range(1, 12))], ON)
    assert found.total == 21
    assert found.complete == 10
    for before, after in zip(found.months, found.months[1:], strict=False):
        assert before.mean <= after.mean
        assert before.low <= after.low
    for month in found.months:
        assert 10 <= month.low <= month.mean <= month.high <= 21
    assert found.likely_month is not None
    assert found.median_late == 20


def test_a_later_date_is_never_less_likely():
    items = [*PAST, waiting(10), waiting(30)]
    chances = [
        foresee_completion(items, ON, ON + days * DAY).chance_all for days in (5, 35, 60, 130)
    ]
    assert chances == sorted(chances)
    assert chances[-1] > 0.9


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([], "nothing_to_complete"),
        (PAST, "all_complete"),
        ([*PAST, Completable(None)], "no_dates"),
        ([*PAST[1:], waiting(30)], "few_completions"),
    ],
)
def test_too_little_history_is_withheld_with_the_reason(items, code):
    found = foresee_completion(items, ON)
    assert found.withheld is not None
    assert found.withheld.code == code
    assert found.chance_all is None
    assert found.months == ()


def test_dates_that_have_passed_leave_the_months_alone():
    found = foresee_completion([*PAST, Completable(ON - 5 * DAY)], ON, ON - 30 * DAY)
    assert found.by is None
    assert found.chance_all is None
    assert found.by_date is None
    assert found.likely_month is not None


def test_what_has_no_date_is_never_complete():
    found = foresee_completion([*PAST, waiting(10), Completable(None)], ON)
    assert found.chance_all == 0
    assert found.likely_month is None
    assert "1 open without a baselined date" in found.method_words
    assert max(month.high for month in found.months) == 11


def test_half_later_than_anything_seen_have_no_median():
    stuck = [Completable(ON - 300 * DAY) for _ in range(15)]
    assert foresee_completion([*PAST, *stuck], ON).median_late is None


def test_facts_alone_make_the_chance():
    one, other = chance_from([1, "a"]), chance_from(["a", 1])
    assert one.random() == other.random()
    assert chance_from([2]).random() != chance_from([1]).random()
