"""Targets of the periods ahead, and the date that a target is to be met by."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.assure.foresight.goals import end_of, goal_of, periods_ahead
from goldenthread.assure.foresight.history import Goal
from goldenthread.assure.targets import Aim
from goldenthread.vocabulary import (
    Better,
    Comparator,
    Kind,
    Period,
    PeriodKind,
    ValueSpec,
    value_from_number,
)

SPEC = ValueSpec(Kind.PERCENT)
LAST = Period.month(2026, 3)
MARCH_27 = Period.month(2027, 3)


def aim(number=90, **more):
    return Aim(1, value_from_number(Decimal(number), SPEC), **more)


def steps(count, **more):
    return [aim(80 + k, period=LAST.shift(k), kind="trajectory", **more) for k in range(1, count)]


@pytest.mark.parametrize(
    ("aims", "end"),
    [
        ([], None),
        ([aim()], None),
        (steps(13), MARCH_27),
        ([aim(period=LAST, kind="trajectory")], None),
        ([aim(valid_from=dt.date(2025, 4, 1), valid_to=dt.date(2027, 3, 31))], MARCH_27),
        ([aim(valid_to=dt.date(2026, 3, 31))], None),
        ([aim(), aim(95, valid_from=dt.date(2026, 9, 1))], Period.month(2026, 9)),
        ([aim(valid_from=dt.date(2026, 4, 1))], None),
        ([*steps(3), aim(95, valid_to=dt.date(2027, 3, 31))], Period.month(2026, 5)),
        ([aim(kind="benchmark", valid_to=dt.date(2027, 3, 31))], None),
        ([aim(series_id=7, valid_to=dt.date(2027, 3, 31))], None),
        (
            [aim(period=Period(PeriodKind.YEAR, dt.date(2026, 4, 1)), kind="trajectory")],
            MARCH_27,
        ),
    ],
)
def test_the_date_is_the_trajectorys_end_else_the_targets_own(aims, end):
    assert end_of(aims, LAST, None) == end


@pytest.mark.parametrize(
    ("end", "points", "ahead"),
    [
        (None, 36, 6),
        (MARCH_27, 36, 12),
        (Period.month(2026, 5), 36, 6),
        (Period.month(2028, 3), 36, 24),
        (Period.month(2028, 4), 60, 6),
        (MARCH_27, 11, 6),
    ],
)
def test_no_further_ahead_than_figures_tell(end, points, ahead):
    assert periods_ahead(LAST, end, points) == ahead


def test_a_goal_has_its_number_words_and_comparator():
    assert goal_of([aim()], LAST, None, SPEC, Better.LOWER) == Goal(90, "90.0%", Comparator.AT_MOST)
    assert goal_of([], LAST, None, SPEC, Better.LOWER) is None
