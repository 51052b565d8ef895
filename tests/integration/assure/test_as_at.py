"""What a measure was held against at a past moment."""

import datetime as dt

import pytest
import time_machine

from goldenthread.assure.measures import assess
from goldenthread.records.measures.models import Annotation, Rebase, Target
from tests.integration.assure.trust import MARCH, measure, months, organisation, target

pytestmark = pytest.mark.django_db

APRIL, MAY, JUNE = (dt.datetime(2023, month, 10, 12, tzinfo=dt.UTC) for month in (4, 5, 6))
STEADY = [90, 92, 91, 93] * 4


@pytest.fixture
def found():
    """A measure entered in April with a target of 80, figures known long before."""
    with time_machine.travel(APRIL, tick=False):
        one = measure(organisation())
        months(one, STEADY)
        target(one, "80%")
    return one


def aim_at(found, moment):
    (result,) = assess([found], MARCH, as_at=moment).measures
    return result.latest.target_text


def test_a_target_changed_later_reads_as_it_was(found):
    with time_machine.travel(JUNE, tick=False):
        row = Target.objects.get(measure=found)
        row.written, row.number = "95%", 95
        row.save()
    assert aim_at(found, MAY) == "80%"
    assert aim_at(found, JUNE) == "95%"
    assert aim_at(found, None) == "95%"


def test_a_target_added_later_was_not_known(found):
    with time_machine.travel(JUNE, tick=False):
        target(found, "95%", MARCH, kind="trajectory")
    assert aim_at(found, MAY) == "80%"
    assert aim_at(found, JUNE) == "95%"


def test_a_target_removed_later_was_known(found):
    with time_machine.travel(JUNE, tick=False):
        Target.objects.get(measure=found).delete()
    assert aim_at(found, MAY) == "80%"
    assert aim_at(found, JUNE) == ""
    assert aim_at(found, None) == ""


def test_before_the_measure_was_entered_its_first_targets_count(found):
    assert aim_at(found, dt.datetime(2022, 1, 1, tzinfo=dt.UTC)) == "80%"


def test_rows_without_history_count_as_always_known(found):
    Target.history.all().delete()
    found.history.all().delete()
    assert aim_at(found, MAY) == "80%"


def test_rebases_and_ghosts_added_later_were_not_known(found):
    with time_machine.travel(JUNE, tick=False):
        Rebase.objects.create(measure=found, starts=dt.date(2022, 8, 1), reason="Moved")
        note = Annotation(measure=found, kind="ghost", text="Wrong")
        note.period = MARCH
        note.save()
    (then,) = assess([found], MARCH, as_at=MAY).measures
    (now,) = assess([found], MARCH, as_at=JUNE).measures
    assert (then.rebases, then.annotations, then.points[-1].ghost) == ((), (), False)
    assert {point.segment for point in then.points} == {1}
    assert (len(now.rebases), len(now.annotations), now.points[-1].ghost) == (1, 1, True)
    assert {point.segment for point in now.points} == {1, 2}


def test_asking_of_the_past_costs_a_fixed_number_of_queries(found, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        assess([found], MARCH, as_at=MAY)
