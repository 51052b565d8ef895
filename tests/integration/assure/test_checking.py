"""All checks from one list: subjects, waivers, the past, and what they cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.findings.checking import CHECKERS, SUBJECTS, Ground, check, waivers_of
from goldenthread.assure.findings.waiving import open_errors
from goldenthread.assure.narrative.texts import TextsAsked, texts_of_report
from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.records.measures.models import Commentary, CountermeasureSummary
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.reporting.models import Narrative, WaiverWithdrawal
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


def waive_one(place, one):
    return waive_finding(
        organisation=place.trust, reason="Known", by=place.people["executive"],
        finding=Waived(one.fingerprint, one.code, one.words, one.statement, one.evidence),
    )  # fmt: skip


def test_there_is_one_list_of_checkers():
    assert list(SUBJECTS) == [one.subject for one in CHECKERS]
    assert {one.newest for one in CHECKERS} == {"programmes", "figures", "money", ""}
    assert [one.subject for one in CHECKERS if not one.newest] == ["texts"]


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


def told_in_words(place, number):
    """Write a text of every kind, each with a figure that contradicts."""
    one = measure(place.trust, f"told-{number}", name=f"Told {number}")
    months(one, ["50%"] * 3)
    said = f"Told {number} was 60% in March 2023."
    in_march = {"period_kind": "month", "period_start": MARCH.start}
    Commentary.objects.create(measure=one, summary=said, **in_march)
    summary = CountermeasureSummary.objects.create(measure=one, problem=said, **in_march)
    summary.actions.create(action=said, status="closed")
    summary.contributors.create(contributor="Rota", note=said)
    for report in ("ipr", "savings", "oversight-pack"):
        Narrative.objects.create(organisation=place.trust, report=report, section="introduction",
                                 text=said, order=number, **in_march)  # fmt: skip
    stream = factories.WorkstreamFactory(programme=place.workstream.programme, code=f"s-{number}")
    factories.HighlightReportFactory(workstream=stream, summary=said, progress=said)
    factories.MilestoneFactory(workstream=stream, measure=one, commentary=said)


def test_a_text_of_every_kind_is_a_finding_that_quotes_its_sentence(place):
    told_in_words(place, 1)
    told = check(Ground(place.trust, MARCH), ("texts",))
    found = [one.finding for one in told]
    assert {(one.record, one.field) for one in found} == {
        ("commentary", "summary"), ("countermeasure", "problem"), ("countermeasure", "actions"),
        ("countermeasure", "contributors"), ("narrative", "text"), ("highlight", "summary"),
        ("highlight", "progress"), ("milestone", "commentary"),
    }  # fmt: skip
    assert {one.severity for one in found} == {"error"}
    assert {one.quote.words for one in found} == {"60%"}
    assert {one.quote.offer for one in found} == {"50%"}
    assert {one.quote.sentence for one in found} == {"Told 1 was 60% in March 2023."}
    assert {ref.label for one in found for ref in one.involved} == {"Told 1"}
    programmes = {one.programme for one in found if one.record in ("highlight", "milestone")}
    assert programmes == {place.workstream.programme.code}


@pytest.mark.parametrize(
    ("of", "records"),
    [("figures", ["commentary", "countermeasure", "narrative"]),
     ("programmes", ["highlight", "milestone", "narrative"]), ("money", ["narrative"])],
)  # fmt: skip
def test_only_the_texts_that_are_asked_for_are_checked(place, of, records):
    told_in_words(place, 1)
    told = check(Ground(place.trust, MARCH), (), TextsAsked(frozenset({of})))
    assert sorted({one.finding.record for one in told}) == records
    reports = {one.finding.quote.report for one in told} - {""}
    assert reports == {{"figures": "ipr", "programmes": "oversight-pack", "money": "savings"}[of]}


def test_the_texts_of_each_newest_period_together_are_all_texts_each_once(place):
    told_in_words(place, 1)
    ground = Ground(place.trust, MARCH)
    parts = [
        one.finding.fingerprint
        for of in ("figures", "programmes", "money")
        for one in check(ground, (), TextsAsked(frozenset({of})))
    ]
    assert sorted(parts) == sorted(one.finding.fingerprint for one in check(ground, ("texts",)))


def test_a_report_is_asked_about_its_own_words_and_the_commentary_on_its_scorecards(place):
    told_in_words(place, 1)
    factories.ScorecardRowFactory(
        workstream=place.workstream, measure=place.trust.measures.get(code="told-1")
    )
    ground = Ground(place.trust, MARCH)
    told = check(ground, (), texts_of_report("oversight-pack"))
    assert {one.finding.record for one in told} == {
        "narrative", "highlight", "milestone", "commentary",
    }  # fmt: skip
    assert {one.finding.quote.report for one in told} == {"", "oversight-pack"}
    other = check(ground, (), texts_of_report("quality-improvement"))
    assert {one.finding.record for one in other} == {"highlight", "milestone", "commentary"}


def test_texts_of_another_programme_are_left_to_it(place):
    told_in_words(place, 1)
    other = factories.ProgrammeFactory(organisation=place.trust, code="other")
    told = check(Ground(place.trust, MARCH, programmes=[other]), ("texts",))
    assert {one.finding.record for one in told} == {"commentary", "countermeasure", "narrative"}


def test_texts_that_are_asked_about_twice_are_read_once(place):
    told_in_words(place, 1)
    ground = Ground(place.trust, MARCH)
    first = check(ground, (), TextsAsked(frozenset({"money"})))
    with CaptureQueriesContext(connection) as captured:
        assert check(ground, (), TextsAsked(frozenset({"money"}))) == first != ()
    assert len(captured) == 0


def test_without_texts_nothing_is_loaded_to_check_them(place):
    def none_kept():
        raise AssertionError("there is nothing to check")

    ground = Ground(place.trust, MARCH, checking=none_kept)
    assert check(ground, (), TextsAsked(frozenset({"money"}))) == ()


def test_a_waiver_of_a_text_lapses_when_the_text_or_the_figure_changes(place):
    told_in_words(place, 1)

    def of_commentary():
        told = check(Ground(place.trust, MARCH), ("texts",))
        return next(one for one in told if one.finding.record == "commentary")

    waive_one(place, of_commentary().finding)
    assert of_commentary().is_waived
    one = place.trust.measures.get(code="told-1")
    months(one, ["50%", "50%", "51%"])
    assert not of_commentary().is_waived
    assert of_commentary().earlier[0][1] == "the records have changed since"
    months(one, ["50%", "50%", "50%"])
    assert of_commentary().is_waived
    text = one.commentaries.get()
    text.summary = "In the wards, told 1 was 60% in March 2023."
    text.save()
    assert not of_commentary().is_waived


def test_the_number_of_queries_does_not_grow_with_the_records(place):
    waive(place)
    told_in_words(place, 0)
    few = queries(place)
    for n in range(1, 7):
        one = measure(place.trust, f"more-{n}", name=f"More {n}")
        months(one, ["50%"] * 15)
        target(one, "<90%")
        told_in_words(place, n)
        factories.ScorecardRowFactory(workstream=place.workstream, measure=one)
        place.new_action(title=f"Action {n}", delivery="overdue")
        factories.MilestoneFactory(workstream=place.workstream, status="overdue")
        factories.RiskFactory(workstream=place.workstream, organisation=place.trust)
        factories.SchemeFactory(organisation=place.trust, state="delivered")
    waive(place, "target_wrong_side")
    assert queries(place) == few
    assert few <= 90
