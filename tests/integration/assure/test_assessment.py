"""What an assessment tells of all measures together, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure import control
from goldenthread.assure.measures import assess
from goldenthread.assure.newest import newest_period
from goldenthread.assure.results import JUDGED, VARIATION_GROUPS, Change
from goldenthread.records.measures.models import Measure
from goldenthread.vocabulary import Assurance, Period, PeriodKind
from tests.integration.assure.trust import (
    MARCH,
    figure,
    line,
    measure,
    months,
    organisation,
    target,
    week,
)

pytestmark = pytest.mark.django_db

STEADY = [90, 92, 91, 93] * 4


@pytest.fixture
def trust():
    return organisation()


def add(trust, code, values, aim=None, **options):
    found = measure(trust, code, **options)
    months(found, values)
    if aim is not None:
        target(found, aim)
    return found


def queries_of(measures):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assess(measures, MARCH)
    return len(queries)


@pytest.mark.slow
def test_fifty_measures_take_as_many_queries_as_one(trust):
    for number in range(50):
        found = add(trust, f"m{number}", STEADY[:3], aim=90)
        figure(found, MARCH, 80, series="site")
    everything = Measure.objects.all()
    one, fifty = queries_of(everything[:1]), queries_of(everything)
    assert one == fifty
    assert fifty <= 9
    assert queries_of(list(everything)) == fifty


@pytest.mark.slow
def test_the_engine_is_called_once_for_each_profile(trust, monkeypatch):
    for number in range(3):
        add(trust, f"m{number}", STEADY)
    add(trust, "other", STEADY, profile="plotthedots")
    called = []
    analyse = control.analyse

    def counted(frame, *, profile):
        called.append(profile)
        return analyse(frame, profile=profile)

    monkeypatch.setattr(control, "analyse", counted)
    assess(Measure.objects.all(), MARCH)
    assert sorted(called) == ["making_data_count", "plotthedots"]


def test_themes_are_in_the_order_of_their_first_measure(trust):
    for order, theme in enumerate(("People", "Access", "People", "")):
        measure(trust, f"m{order}", theme=theme, order=order)
    found = assess(Measure.objects.all(), MARCH).by_theme()
    assert {theme: [r.code for r in results] for theme, results in found.items()} == {
        "People": ["m0", "m2"],
        "Access": ["m1"],
        "": ["m3"],
    }
    assert list(found) == ["People", "Access", ""]


def test_the_matrix_holds_each_judged_measure_once_and_lists_the_others_apart(trust):
    add(trust, "fails", STEADY, aim=99, role="driver")
    add(trust, "worse", [*STEADY, 10], aim=90)
    add(trust, "few", [1, 2], aim=90)
    add(trust, "aimless", STEADY)
    found = assess(Measure.objects.all(), MARCH)
    cells = found.matrix()
    assert set(cells) == {(group, one) for group in VARIATION_GROUPS for one in JUDGED}
    placed = {key: [r.code for r in results] for key, results in cells.items() if results}
    assert placed[("common_cause", Assurance.CONSISTENTLY_FAILING)] == ["fails"]
    assert [key[0] for key, codes in placed.items() if "worse" in codes] == ["concern"]
    assert sum(map(len, placed.values())) == 2
    assert {r.code for r in found.outside_matrix()} == {"few", "aimless"}


def test_counts_by_theme_add_up(trust):
    add(trust, "fails", STEADY, aim=99, theme="People")
    add(trust, "few", [1, 2], theme="People")
    add(trust, "passes", STEADY, aim=10, theme="Access")
    found = assess(Measure.objects.all(), MARCH).assurance_by_theme()
    assert found["People"][Assurance.CONSISTENTLY_FAILING] == 1
    assert found["Access"][Assurance.CONSISTENTLY_PASSING] == 1
    assert {theme: sum(counts.values()) for theme, counts in found.items()} == {
        "People": 2,
        "Access": 1,
    }
    assert all(set(counts) == set(Assurance) for counts in found.values())


def test_escalated_measures_by_theme_with_reasons(trust):
    add(trust, "fails", STEADY, aim=99, role="driver", theme="People")
    add(trust, "mixed", STEADY, aim="91.5%", theme="Access")
    add(trust, "passes", STEADY, aim=10, theme="Finance")
    found = assess(Measure.objects.all(), MARCH)
    assert [result.code for result in found.escalated()] == ["fails", "mixed"]
    by_theme = found.escalated_by_theme()
    assert list(by_theme) == ["People", "Access"]
    assert [reason.code for reason in by_theme["Access"][0].reasons] == ["hit_and_miss_over_six"]


def test_changes_since_the_last_period(trust):
    add(trust, "worse", [*STEADY, 10], aim=80)
    add(trust, "same", STEADY, aim=80)
    add(trust, "first", [90], aim=80)
    found = assess(Measure.objects.all(), MARCH)
    changed = {c: [r.code for r in results] for c, results in found.changes.items() if results}
    assert changed[Change.UNCHANGED] == ["same"]
    assert changed[Change.NEW] == ["first"]
    assert set(found.changes) == set(Change)
    worse = next(r for r in found.measures if r.code == "worse")
    assert worse.change in (Change.WORSENED, Change.NEWLY_ESCALATED)


@pytest.mark.slow
def test_the_state_before_is_the_assessment_at_the_period_before(trust):
    add(trust, "waits", [*STEADY, 90, 91, 20, 30, 92, 93], aim="91.5%", role="driver")
    for back in range(8):
        period = MARCH.shift(-back)
        (now,) = assess(Measure.objects.all(), period).measures
        (before,) = assess(Measure.objects.all(), period.previous()).measures
        if now.escalated != before.escalated:
            assert now.change in (Change.NEWLY_ESCALATED, Change.DE_ESCALATED)
        elif (now.assurance, now.variation.group) == (before.assurance, before.variation.group):
            assert now.change is Change.UNCHANGED
        else:
            assert now.change is not Change.UNCHANGED


def test_a_gap_before_the_newest_figure_is_no_news_of_the_period_before(trust):
    found = add(trust, "waits", [*STEADY, None, 91], aim=80)
    (now,) = assess([found], MARCH).measures
    (before,) = assess([found], MARCH.previous()).measures
    assert now.points[-2].value is None
    assert before.points[-1].value == 93
    assert now.change is Change.UNCHANGED


def test_the_newest_period_is_the_newest_month_with_a_figure(trust):
    monthly, weekly = measure(trust), measure(trust, "weekly", frequency="week")
    both = Measure.objects.all()
    assert newest_period(both) is None
    figure(weekly, week(2023, 4, 24), 5)
    assert newest_period(both) == Period.month(2023, 4)
    figure(monthly, MARCH, 5)
    figure(monthly, MARCH.next(), "-")
    assert newest_period(both) == MARCH
    assert newest_period([weekly]) == Period.month(2023, 4)


def test_lines_without_figures_cost_nothing(trust):
    found = measure(trust)
    line(found, "empty")
    (result,) = assess([found], MARCH).measures
    assert result.lines[0].points == ()
    assert Period.containing(MARCH.start, PeriodKind.MONTH) == MARCH
