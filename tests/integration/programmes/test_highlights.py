"""A highlight report from its draft to its sign-off: every step from every state."""

import pytest

from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.assure.programmes.proposing import missing_before_sign_off
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.actions.highlights import TRANSITIONS
from goldenthread.records.programmes.models import HighlightReport, HighlightStep
from goldenthread.vocabulary import Period
from tests import factories
from tests.integration.programmes.place import MARCH, STEP, TODAY, then_refused, then_told

STATES = HighlightReport.State.values
TEXTS = ("summary", "progress", "next", "well", "not_well", "risks", "escalations")


def write(place, by="lead", **given):
    given.setdefault("summary", "The month.")
    return actions.write_highlight(
        workstream=place.workstream, period=MARCH, by=place.people[by], **given
    )


def submit(place, report):
    return actions.submit_highlight(highlight=report, by=place.people["lead"])


def give_back(place, report):
    by = place.people["executive"]
    return actions.return_highlight(highlight=report, by=by, remark=" Add the risks ")


def sign_off(place, report, missing=(), by="executive"):
    return actions.sign_off_highlight(highlight=report, by=place.people[by], missing=list(missing))


def reopen(place, report):
    by = place.people["executive"]
    return actions.reopen_highlight(highlight=report, by=by, remark=" A wrong figure ")


# step: how it is taken, by whom, the verb of its audit event
STEPS = {
    "write": (lambda place, report: write(place), "lead", "write highlight report"),
    "submitted": (submit, "lead", "submit highlight report"),
    "returned": (give_back, "executive", "return highlight report"),
    "signed_off": (sign_off, "executive", "sign off highlight report"),
    "reopened": (reopen, "executive", "reopen highlight report"),
}


def refused(place, report, step, words, by=""):
    _, usual, verb = STEPS[step]
    person = place.people[by or usual]
    return then_refused(ProgrammeActionError, words, verb=verb, about=report, by=person)


def test_the_table_knows_every_step_and_only_known_states():
    assert set(TRANSITIONS) == {"write", *HighlightStep.Step.values} == set(STEPS)
    for starts, ends in TRANSITIONS.values():
        assert {*starts, ends} <= set(STATES)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_open_from_the_states_of_the_table_alone(place, step, state):
    report = place.report(state)
    take = STEPS[step][0]
    starts, ends = TRANSITIONS[step]
    if state in starts:
        take(place, report)
        report.refresh_from_db()
        assert report.state == ends
        return
    label = HighlightReport.State(state).label.lower()
    with refused(place, report, step, f"This highlight report is '{label}'"):
        take(place, report)


@pytest.mark.parametrize("step", [step for step in STEPS if step != "write"])
def test_no_step_is_taken_twice_in_a_row(place, step):
    (start,) = TRANSITIONS[step][0]
    report = place.report(start)
    take = STEPS[step][0]
    take(place, report)
    with refused(place, report, step, "that step is not open"):
        take(place, report)


def test_a_step_goes_by_what_is_kept_not_by_what_was_read_before(place):
    stale = place.report("submitted")
    sign_off(place, HighlightReport.objects.get(pk=stale.pk))
    with refused(place, stale, "returned", "that step is not open"):
        give_back(place, stale)


def test_a_draft_is_written_and_written_over(place):
    by = place.people["lead"]
    first = write(place, **{name: f" {name} " for name in TEXTS}, delivery=STEP["on_track"])
    assert {name: getattr(first, name) for name in TEXTS} == {name: name for name in TEXTS}
    assert (first.period, first.state, first.delivery) == (MARCH, "draft", "on_track")
    told = {"period": "2023-03", "delivery": None, "reason": None}
    with then_told("write highlight report", first, by, **told):
        second = write(place, summary="Again")
    assert (second.pk, second.summary, second.progress) == (first.pk, "Again", "")
    assert (second.delivery, second.embedding) == ("", "")
    assert {one.history_user for one in second.history.all()} == {by}


def test_each_period_has_a_report_of_its_own(place):
    write(place)
    april = actions.write_highlight(
        workstream=place.workstream,
        period=Period.month(2023, 4),
        summary="April",
        by=place.people["lead"],
    )
    assert place.workstream.highlights.count() == 2
    assert april.period == Period.month(2023, 4)


def test_a_report_has_a_summary(place):
    with refused(place, place.workstream, "write", "Write the summary"):
        write(place, summary=" ")
    with refused(place, place.workstream, "write", "Write the summary"):
        actions.write_highlight(workstream=place.workstream, period=MARCH, by=place.people["lead"])


@pytest.mark.parametrize("side", ["delivery", "embedding"])
def test_a_status_that_is_no_roll_up_needs_a_reason(place, side):
    given = {side: STEP["on_track"], f"proposed_{side}": STEP["overdue"]}
    with refused(place, place.workstream, "write", "Give the reason why the status differs"):
        write(place, **given, reason=" ")
    kept = write(place, **given, reason=" Known better ")
    assert (getattr(kept, side), kept.reason) == ("on_track", "Known better")


def test_every_step_is_kept_with_who_when_and_why(place):
    report = write(place)
    for step in ("submitted", "returned", "submitted", "signed_off", "reopened"):
        take, by, verb = STEPS[step]
        with then_told(verb, report, place.people[by]):
            take(place, report)
    kept = list(report.steps.values_list("step", "by__username", "remark"))
    assert kept == [
        ("submitted", "lead", ""),
        ("returned", "executive", "Add the risks"),
        ("submitted", "lead", ""),
        ("signed_off", "executive", ""),
        ("reopened", "executive", "A wrong figure"),
    ]
    assert [one.at.date() for one in report.steps.all()] == [TODAY] * 5
    told = AuditEvent.objects.filter(verb="return highlight report").get()
    assert told.details == {"remark": "Add the risks"}


@pytest.mark.parametrize(
    ("step", "action", "words"),
    [
        ("returned", actions.return_highlight, "Say what is to be changed"),
        ("reopened", actions.reopen_highlight, "Say why the report is opened again"),
    ],
)
def test_giving_back_and_opening_again_need_a_remark(place, step, action, words):
    report = place.report("submitted" if step == "returned" else "signed_off")
    with refused(place, report, step, words):
        action(highlight=report, by=place.people["executive"], remark="  ")


def test_nobody_signs_off_what_they_submitted(place):
    report = place.report("submitted", by="executive")
    with refused(place, report, "signed_off", "Nobody signs off what they submitted"):
        sign_off(place, report)


def test_whoever_submitted_last_counts(place):
    report = place.report("submitted", by="executive")
    give_back(place, report)
    submit(place, report)
    assert sign_off(place, report).state == "signed_off"


def test_what_the_rules_miss_bars_the_sign_off(place):
    report = place.report("submitted")
    words = "Before sign-off: write this; write that."
    with refused(place, report, "signed_off", words):
        sign_off(place, report, missing=["write this", "write that"])


def test_a_remark_goes_with_a_sign_off(place):
    report = place.report("submitted")
    by = place.people["executive"]
    actions.sign_off_highlight(highlight=report, by=by, missing=[], remark=" Well done ")
    assert report.steps.last().remark == "Well done"


def missing(place, workstream=""):
    found = assess_programme(place.programme, MARCH, on=MARCH.end)
    return missing_before_sign_off(found.result, workstream or place.workstream.code)


def red(place):
    place.action.title, place.action.due = "Train every ward", "2022-01-31"
    place.action.save()


def state(place, **given):
    actions.update_action(action=place.action, on=MARCH.end, by=place.people["owner"], **given)


@pytest.mark.slow
def test_a_red_needs_an_explanation_and_a_mitigation(place):
    assert missing(place) == []
    red(place)
    explanation = "write the explanation of the red action 'Train every ward'"
    mitigation = "write the mitigation of the red action 'Train every ward'"
    assert missing(place) == [explanation, mitigation]
    state(place, explanation="Late parts")
    assert missing(place) == [mitigation]
    state(place, mitigation="Bank staff")
    assert missing(place) == [explanation]
    state(place, explanation="Late parts", mitigation="Bank staff")
    assert missing(place) == []
    assert sign_off(place, place.report("submitted"), missing(place)).state == "signed_off"


@pytest.mark.slow
def test_a_red_that_is_stated_needs_them_too(place):
    state(place, delivery=STEP["overdue"], reason="It will be late")
    assert len(missing(place)) == 2


@pytest.mark.slow
def test_a_red_embedding_needs_them_too(place):
    place.action.embedding_due = "2022-01-31"
    place.action.save()
    assert len(missing(place)) == 2


@pytest.mark.slow
def test_a_red_bars_the_sign_off_of_its_own_workstream_alone(place):
    red(place)
    other = factories.WorkstreamFactory(programme=place.programme, code="people")
    assert missing(place, "people") == []
    place.action.workstream = other
    place.action.save()
    assert len(missing(place, "people")) == 2
    assert missing(place) == []


@pytest.mark.slow
def test_what_is_off_track_or_lacks_a_date_bars_nothing(place):
    place.action.due = "2023-03-20"
    place.action.save()
    place.new_action(due=None)
    assert missing(place) == []
