"""All checks from one list: subjects, waivers, the past, and what they cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.findings.checking import CHECKERS, SUBJECTS, Ground, check, waivers_of
from goldenthread.assure.findings.waiving import open_errors
from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.reporting.models import WaiverWithdrawal
from goldenthread.records.reporting.waivers import Waived, waive_finding, withdraw_waiver
from tests import factories
from tests.integration.assure.trust import MARCH, measure, months, target
from tests.integration.programmes.place import Place

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = "2023-04-10 12:00"
LATER = dt.datetime(2023, 4, 12, tzinfo=dt.UTC)


@pytest.fixture
def place(time_machine):
    time_machine.move_to(TODAY)
    made = Place()
    made.red = made.new_action(title="Teach", delivery="overdue", explanation="e", reason="r")
    waits = measure(made.trust, "waits")
    months(waits, ["91%", "92%", "93%"])
    target(waits, "<90%")
    factories.ScorecardRowFactory(workstream=made.workstream, measure=waits)
    return made


def errors(place, **options):
    told = check(Ground(place.trust, MARCH, **options))
    return [one.finding.code for one in open_errors(told)]


def found_in(place, code):
    told = check(Ground(place.trust, MARCH))
    return next(one for one in told if one.finding.code == code)


def waive(place, code="red_without_mitigation", **options):
    one = found_in(place, code).finding
    as_it_stands = Waived(one.fingerprint, one.code, one.words, one.statement, one.evidence)
    return waive_finding(
        organisation=place.trust, finding=as_it_stands, by=place.people["executive"],
        **{"reason": "Known to the board", **options},
    )  # fmt: skip


def test_there_is_one_list_of_checkers():
    assert list(SUBJECTS) == [one.subject for one in CHECKERS]
    assert {one.newest for one in CHECKERS} == {"programmes", "figures", "money"}


def test_a_finding_of_two_subjects_stands_once(place):
    assert errors(place) == ["red_without_mitigation", "target_wrong_side"]
    told = check(Ground(place.trust, MARCH))
    (one,) = [one for one in told if one.finding.code == "target_wrong_side"]
    assert (one.subject, one.finding.programme) == ("programmes", "iip")
    (one,) = check(Ground(place.trust, MARCH), ("measures",))
    assert (one.subject, one.finding.programme) == ("measures", "")


def test_only_the_subjects_asked_for_are_checked(place):
    assert check(Ground(place.trust, MARCH), ("savings", "finance", "tables")) == ()
    assert {one.subject for one in check(Ground(place.trust, MARCH), ("programmes",))} == {
        "programmes"
    }


def test_what_was_assessed_already_is_not_read_again(place):
    waive(place)
    programme = Organisation.objects.get(pk=place.trust.pk).programmes.get()
    found = assess_programme(programme, MARCH)
    with CaptureQueriesContext(connection) as captured:
        told = check(Ground(place.trust, MARCH, assessed=[found]), ("programmes",))
    assert len(told) == len(found.result.findings)
    assert len(captured) == 2  # waivers, and the posts of those who gave them


def test_a_ground_is_asked_once_and_about_the_programmes_that_are_named(place):
    other = factories.ProgrammeFactory(organisation=place.trust)
    ground = Ground(place.trust, MARCH, programmes=[other])
    assert check(ground, ("programmes",)) == ()
    whole = Ground(place.trust, MARCH)
    first = check(whole)
    with CaptureQueriesContext(connection) as captured:
        assert check(whole) == first
    assert len(captured) == 0


def test_a_waived_error_is_an_error_no_more(place):
    waiver = waive(place)
    assert errors(place) == ["target_wrong_side"]
    told = found_in(place, "red_without_mitigation")
    assert told.is_waived
    assert told.waiver.reason == "Known to the board"
    assert told.waiver.who == place.executive.title  # the post, no person
    assert told.waiver.id == waiver.pk


def test_it_holds_in_the_next_period_too(place):
    waive(place)
    told = check(Ground(place.trust, MARCH.next()))
    waived = [one.finding.record_id for one in told if one.is_waived]
    assert waived == [place.red.pk]


def test_it_holds_until_its_last_day(place, time_machine):
    waive(place, until=dt.date(2023, 4, 11))
    time_machine.move_to("2023-04-11 23:00")
    assert errors(place) == ["target_wrong_side"]
    time_machine.move_to("2023-04-12 12:00")
    assert errors(place) == ["red_without_mitigation", "target_wrong_side"]
    assert found_in(place, "red_without_mitigation").earlier[0][1] == "ended on 11 April 2023"


def test_a_waiver_of_what_has_changed_covers_nothing(place):
    waive(place, "target_wrong_side")
    assert errors(place) == ["red_without_mitigation"]
    target(place.trust.measures.get(), "<80%")
    assert "target_wrong_side" in errors(place)


def test_a_waiver_that_was_withdrawn_covers_nothing(place):
    waiver = waive(place)
    withdraw_waiver(waiver=waiver, by=place.people["approver"])
    assert "red_without_mitigation" in errors(place)


def test_a_waiver_of_another_organisation_covers_nothing(place):
    one = found_in(place, "red_without_mitigation").finding
    waive_finding(
        organisation=place.other, reason="x", by=place.people["outsider"],
        finding=Waived(one.fingerprint, one.code, one.words, one.statement, one.evidence),
    )  # fmt: skip
    assert "red_without_mitigation" in errors(place)


def test_the_past_knows_only_the_waivers_of_its_time(place, time_machine):
    before = dt.datetime(2023, 4, 10, 11, tzinfo=dt.UTC)
    waiver = waive(place)
    time_machine.move_to(LATER)
    withdraw_waiver(waiver=waiver, by=place.people["approver"])
    between = dt.datetime(2023, 4, 11, tzinfo=dt.UTC)
    assert waivers_of(place.trust, before) == ()
    (held,) = waivers_of(place.trust, between)
    assert held.withdrawn is None
    (now,) = waivers_of(place.trust)
    assert now.withdrawn == LATER.date()
    assert WaiverWithdrawal.objects.count() == 1


def test_somebody_without_a_post_is_named(place):
    waive(place)
    withdraw_waiver(waiver=place.trust.waivers.get(), by=place.people["approver"])
    one = found_in(place, "red_without_mitigation").finding
    waive_finding(
        organisation=place.trust, reason="x", by=place.people["approver"],
        finding=Waived(one.fingerprint, one.code, one.words, one.statement, one.evidence),
    )  # fmt: skip
    told = found_in(place, "red_without_mitigation")
    assert told.waiver.who == str(place.people["approver"])
    assert len(told.earlier) == 1


def queries(place):
    trust = Organisation.objects.get(pk=place.trust.pk)
    with CaptureQueriesContext(connection) as captured:
        check(Ground(trust, MARCH))
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_records(place):
    from goldenthread.records.measures.models import Commentary

    waive(place)
    few = queries(place)
    for n in range(6):
        one = measure(place.trust, f"more-{n}", name=f"More {n}")
        months(one, ["50%"] * 15)
        target(one, "<90%")
        Commentary.objects.create(measure=one, summary="Words", period_kind="month",
                                  period_start=MARCH.start)  # fmt: skip
        factories.ScorecardRowFactory(workstream=place.workstream, measure=one)
        place.new_action(title=f"Action {n}", delivery="overdue")
        factories.MilestoneFactory(workstream=place.workstream, status="overdue")
        factories.RiskFactory(workstream=place.workstream, organisation=place.trust)
        factories.SchemeFactory(organisation=place.trust, state="delivered")
    waive(place, "target_wrong_side")
    assert queries(place) == few
    assert few <= 90
