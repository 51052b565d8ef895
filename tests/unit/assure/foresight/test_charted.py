"""The history of a chart: segments, baselines, ghosts, special causes, what is overdue."""

import datetime as dt
import math
from decimal import Decimal

import pytest

from goldenthread.assure.control import Chart, Settings, Signals, read_signals, slots_of
from goldenthread.assure.foresight.charted import history_of
from goldenthread.assure.lines import Line, Reading
from goldenthread.assure.targets import Aim
from goldenthread.vocabulary import (
    Better,
    Kind,
    Period,
    PeriodKind,
    ValueSpec,
    parse_value,
    value_from_number,
)
from tests.unit.assure.foresight.samples import LAST, STEADY

SPEC = ValueSpec(Kind.PERCENT)
STEP = (*STEADY, *(value + 20 for value in STEADY))
AIM = Aim(1, value_from_number(Decimal(72), SPEC))


def chart(values=STEADY, *, statuses=None, spec=SPEC, **settings):
    count = len(values)
    readings = tuple(
        Reading(LAST.shift(at - count + 1), parse_value(str(value), spec),
                (statuses or ["final"] * count)[at])
        for at, value in enumerate(values)
    )  # fmt: skip
    made = {"profile": "making_data_count", "better": Better.HIGHER, **settings}
    return Chart("one", slots_of(Line(None, "", "", readings), (AIM,)), Settings(**made), spec)


def of(made, last_day=LAST.end):
    signals = read_signals([made]).get("one", Signals())
    return history_of(made, signals, (AIM,), None, last_day)


def test_a_stable_chart_gives_its_mean_and_ranges():
    found = of(chart())
    assert found.chart.mean == pytest.approx(70.6111, abs=1e-4)
    assert found.chart.mean_range == pytest.approx(36 / 17)
    assert (found.chart.base_points, found.chart.has_special_cause) == (18, False)
    assert (found.segment, found.overdue, found.provisional) == (0, 0, 0)
    assert [goal.number for goal in found.goals] == [72] * 6


def test_a_special_cause_of_the_last_segment_counts_and_one_before_it_does_not():
    assert of(chart(STEP)).chart.has_special_cause
    rebased = of(chart(STEP, profile="plotthedots", rebases=(LAST.shift(-17).start,)))
    assert rebased.segment == 18
    assert not rebased.chart.has_special_cause
    assert rebased.chart.base_points == 18
    assert rebased.chart.mean == pytest.approx(90.6111, abs=1e-4)


@pytest.mark.parametrize(
    ("profile", "rebases", "points"),
    [
        ("making_data_count", (), 12),
        ("plotthedots", (), 12),
        ("making_data_count", (LAST.shift(-17).start,), 18),
        ("plotthedots", (LAST.shift(-17).start,), 12),
    ],
)
def test_a_baseline_is_of_the_first_segment_or_of_every_one(profile, rebases, points):
    made = chart(STEP, profile=profile, baseline_points=12, rebases=rebases)
    assert of(made).chart.base_points == points


def test_what_is_kept_out_is_no_figure():
    kept_out = LAST.shift(-4)
    found = of(chart(ghosts=frozenset({kept_out})))
    assert math.isnan(found.values[-5])
    assert found.chart.base_points == 17
    assert len(found.known) == 17


def test_figures_that_are_no_number_are_none():
    found = of(chart((*STEADY, "N/A", "TBC")))
    assert [math.isnan(value) for value in found.values[-3:]] == [False, True, True]
    assert found.periods[-1] == LAST


def test_provisional_figures_since_the_last_rebase_are_counted():
    statuses = ["provisional"] * 3 + ["final"] * 13 + ["provisional"] * 2
    assert of(chart(statuses=statuses)).provisional == 5
    assert of(chart(statuses=statuses, rebases=(LAST.shift(-9).start,))).provisional == 2


@pytest.mark.parametrize(("months", "overdue"), [(0, 0), (1, 1), (3, 3), (40, 6)])
def test_periods_that_were_due_and_brought_no_figure_are_counted(months, overdue):
    assert of(chart(), LAST.shift(months).end).overdue == overdue


def test_a_daily_series_may_rest_over_a_weekend():
    days = tuple(
        Reading(Period(PeriodKind.DAY, dt.date(2026, 3, 1) + dt.timedelta(days=at)),
                value_from_number(Decimal(70), SPEC))
        for at in range(20)
    )  # fmt: skip
    made = Chart("one", slots_of(Line(None, "", "", days), ()),
                 Settings("making_data_count", Better.HIGHER), SPEC)  # fmt: skip
    assert of(made, dt.date(2026, 3, 24)).overdue == 0
    assert of(made, dt.date(2026, 4, 20)).overdue == 6


def test_graded_values_and_no_values_have_a_history_too():
    graded = of(chart(["G"] * 14, spec=ValueSpec(Kind.GRADE, scale=("R", "A", "G"))))
    assert not graded.is_charted
    empty = history_of(
        Chart("one", (), Settings("making_data_count", Better.HIGHER), SPEC), Signals(), (), None,
        LAST.end,
    )  # fmt: skip
    assert empty.periods == ()
    assert empty.season == 0


def test_too_few_figures_have_no_limits():
    assert of(chart(STEADY[:12])).chart.mean is None
