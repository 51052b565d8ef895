"""Foresight of an assessment: no query more, nothing heavier, and the export's keys."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.foresight.programmes import foresee_programme, milestone_item
from goldenthread.assure.measures import assess
from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.records.measures.models import Measure, Rebase
from goldenthread.vocabulary import Period
from tests.factories.programmes import MilestoneFactory, ProgrammeFactory, WorkstreamFactory
from tests.integration.assure import trust as small

MARCH = small.MARCH
STEADY = [70, 72, 69, 71, 73, 70, 68, 72, 71, 70, 69, 73, 71, 70, 72, 69, 71, 70]

pytestmark = pytest.mark.django_db


def steady(trust, code="waits", **options):
    made = small.measure(trust, code, **options)
    small.months(made, [f"{value}%" for value in STEADY])
    small.target(made, "72%", valid_from=dt.date(2021, 1, 1), valid_to=dt.date(2023, 9, 30))
    return made


def test_every_measure_has_its_outlook_where_it_is_asked_for():
    trust = small.organisation()
    waits, beds = steady(trust), small.measure(trust, "beds")
    found = assess(Measure.objects.all(), MARCH, with_foresight=True)
    waiting, lying = (found.outlook_of(result) for result in found.measures)
    assert {waits.pk, beds.pk} == set(found.outlooks)
    assert waiting.next.period == Period.month(2023, 4)
    assert 0 < waiting.next_chance < 0.5
    assert waiting.end == Period.month(2023, 9)
    assert 0 < waiting.end_chance < 0.5
    assert lying.withheld.code == "no_figures"


def test_without_asking_there_is_none_and_results_are_the_same():
    steady(small.organisation())
    plain, with_it = (assess(Measure.objects.all(), MARCH, with_foresight=w) for w in (False, True))
    assert plain.outlooks is None
    assert plain.outlook_of(plain.measures[0]) is None
    assert plain.measures == with_it.measures


def test_foresight_asks_the_database_for_nothing_more():
    trust = small.organisation()
    for number in range(3):
        steady(trust, f"m{number}")

    def queries(with_foresight):
        with CaptureQueriesContext(connection) as captured:
            assess(Measure.objects.all(), MARCH, with_foresight=with_foresight)
        return len(captured)

    queries(False)
    assert queries(True) == queries(False)


def test_a_rebase_of_late_withholds_the_forecast():
    waits = steady(small.organisation())
    Rebase.objects.create(measure=waits, starts=dt.date(2023, 1, 1), reason="New pathway")
    found = assess(Measure.objects.all(), MARCH, with_foresight=True)
    outlook = found.outlook_of(found.measures[0])
    assert outlook.withheld.words == (
        "The limits were rebased in January 2023; 3 figures since. A forecast needs 13."
    )


def test_an_earlier_day_foretells_from_what_was_known_then():
    trust = small.organisation()
    waits = small.measure(trust, "waits")
    early = dt.datetime(2023, 1, 15, tzinfo=dt.UTC)
    for at, value in enumerate(STEADY):
        known = {} if at < 15 else {"recorded_at": dt.datetime(2023, 4, 2, tzinfo=dt.UTC)}
        small.figure(waits, MARCH.shift(at - 17), f"{value}%", **known)
    found = assess(Measure.objects.all(), MARCH, as_at=early, with_foresight=True)
    outlook = found.outlook_of(found.measures[0])
    assert outlook.withheld.code == "gap"  # three months were due by the end of March
    found = assess(Measure.objects.all(), MARCH.shift(-3), as_at=early, with_foresight=True)
    assert found.outlook_of(found.measures[0]).points == 15


def test_milestones_stated_complete_without_a_day_are_complete():
    stream = WorkstreamFactory(programme=ProgrammeFactory(ends=dt.date(2023, 9, 30)))
    MilestoneFactory(workstream=stream, baseline_due=dt.date(2023, 1, 31), status="complete")
    MilestoneFactory(workstream=stream, baseline_due=dt.date(2023, 6, 30), reference="2")
    result = assess_programme(stream.programme, MARCH).result
    found = foresee_programme(result)
    assert result.ends == dt.date(2023, 9, 30)
    assert (found.milestones.total, found.milestones.complete) == (2, 1)
    assert found.milestones.withheld.code == "few_completions"
    assert found.milestones.by == dt.date(2023, 9, 30)
    assert [part.noun for part in found.parts] == ["milestone"]
    items = [milestone_item(one, result) for one in result.milestones]
    assert sorted(item.due is None for item in items) == [False, True]
