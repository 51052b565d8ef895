"""Evidence, submission, withdrawal and decision: every step from every state, and what is kept."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.actions.closure import closure_now
from goldenthread.records.programmes.closure import (
    CHANGED_SINCE,
    DECIDE,
    LABELS,
    OPEN,
    SUBMIT,
    TRANSITIONS,
    WAITING,
    WITHDRAW,
)
from goldenthread.records.programmes.models import AssuranceDecision, Evidence
from tests import factories
from tests.integration.programmes.place import STEP, TODAY, then_refused, then_told

OUTCOMES = AssuranceDecision.Outcome.values
VERBS = {
    SUBMIT: "submit for closure",
    WITHDRAW: "withdraw submission",
    DECIDE: "decide closure",
}


def submit(place, by="owner", **given):
    return actions.submit_for_closure(action=place.action, by=place.people[by], **given)


def withdraw(place, by="owner"):
    return actions.withdraw_submission(action=place.action, by=place.people[by])


def decide(place, outcome="approved", by="approver", **given):
    given.setdefault("reason", "" if outcome == "approved" else "Not enough")
    return actions.decide_closure(
        action=place.action, outcome=outcome, by=place.people[by], **given
    )


def refused(place, words, verb, by):
    return then_refused(
        ProgrammeActionError, words, verb=verb, about=place.action, by=place.people[by]
    )


def given_state(place, state):
    """Bring the action to a state by the steps that lead there."""
    place.proof()
    if state == OPEN:
        return
    submit(place)
    if state == WAITING:
        return
    decide(place, "approved" if state == CHANGED_SINCE else state)
    if state == CHANGED_SINCE:
        place.action.title = "Something else"
        place.action.save()


STEPS = {
    SUBMIT: (submit, "owner", {WAITING}),
    WITHDRAW: (withdraw, "owner", set(LABELS) - {WAITING}),
    DECIDE: (decide, "approver", {"approved"}),
}


def test_the_table_knows_every_step_and_only_known_states():
    assert set(TRANSITIONS) == {SUBMIT, WITHDRAW, DECIDE}
    assert frozenset.union(*TRANSITIONS.values()) <= set(LABELS)
    assert set(LABELS) == {OPEN, WAITING, CHANGED_SINCE, *OUTCOMES}


@pytest.mark.parametrize("state", LABELS)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_open_from_the_states_of_the_table_alone(place, step, state):
    given_state(place, state)
    assert closure_now(place.action) == state
    take, by, leads_to = STEPS[step]
    if state in TRANSITIONS[step]:
        take(place)
        assert closure_now(place.action) in leads_to
        return
    with refused(place, f"This action is '{LABELS[state].lower()}'", VERBS[step], by):
        take(place)
    assert closure_now(place.action) == state


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_taken_twice_in_a_row(place, step):
    given_state(place, OPEN if step == SUBMIT else WAITING)
    take, by, _ = STEPS[step]
    take(place)
    with refused(place, "that step is not open", VERBS[step], by):
        take(place)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_is_where_the_closure_stands(place, outcome):
    given_state(place, WAITING)
    decide(place, outcome)
    assert closure_now(place.action) == outcome


@pytest.mark.parametrize("before", ["declined", "more_evidence"])
def test_withdrawing_leads_back_to_the_last_decision(place, before):
    given_state(place, before)
    submit(place)
    assert closure_now(place.action) == WAITING
    withdraw(place)
    assert closure_now(place.action) == before


def test_evidence_keeps_the_day_it_is_about_apart_from_today(place):
    by, about = place.people["owner"], dt.date(2023, 2, 14)
    with then_told("add evidence", place.action, by, title="Audit", about="2023-02-14"):
        actions.add_evidence(
            action=place.action, title=" Audit ", proves=" Nine of ten ", about=about,
            kind=Evidence.Kind.AUDIT, file=" https://example.org/audit ", by=by,
        )  # fmt: skip
    kept = Evidence.objects.get()
    assert (kept.title, kept.proves, kept.kind) == ("Audit", "Nine of ten", "audit")
    assert (kept.about, kept.added, kept.by) == (about, TODAY, by)
    assert (kept.file, kept.upload.name) == ("https://example.org/audit", "")


def test_an_uploaded_file_is_kept_with_its_name(place):
    sent = SimpleUploadedFile("../../night shift.txt", b"signed")
    kept = actions.add_evidence(
        action=place.action, title="Rota", upload=sent, by=place.people["owner"]
    )
    assert kept.file == "night shift.txt"
    assert kept.upload.name.startswith("evidence/")
    with kept.upload.open("rb") as file:
        assert file.read() == b"signed"


def test_evidence_can_be_a_measure(place):
    measure = factories.MeasureFactory(organisation=place.trust)
    kept = actions.add_evidence(
        action=place.action, title="Effect", kind="measure", measure=measure,
        by=place.people["owner"],
    )  # fmt: skip
    assert (kept.kind, kept.measure) == ("measure", measure)


def test_evidence_has_a_title(place):
    with refused(place, "Write the title", "add evidence", "owner"):
        actions.add_evidence(action=place.action, title="  ", by=place.people["owner"])


def test_submitting_needs_evidence(place):
    with refused(place, "Add evidence before you submit", VERBS[SUBMIT], "owner"):
        submit(place)
    place.proof()
    with then_told(VERBS[SUBMIT], place.action, place.people["owner"], note="Please"):
        made = submit(place, note=" Please ")
    assert (made.action, made.by, made.note) == (place.action, place.people["owner"], "Please")


def test_withdrawing_keeps_the_submission_with_its_day(place):
    given_state(place, WAITING)
    with then_told(VERBS[WITHDRAW], place.action, place.people["owner"]):
        withdraw(place)
    kept = place.action.submissions.get()
    assert kept.withdrawn_at.date() == TODAY


def test_a_decision_keeps_what_it_was_made_on(place):
    given_state(place, WAITING)
    by = place.people["approver"]
    with then_told(VERBS[DECIDE], place.action, by, outcome="declined", reason="No nights"):
        decide(place, "declined", reason=" No nights ", panel=" April panel ")
    kept = AssuranceDecision.objects.get()
    assert (kept.submission, kept.by) == (place.action.submissions.get(), by)
    assert (kept.outcome, kept.reason, kept.panel) == ("declined", "No nights", "April panel")
    assert kept.panel_date == TODAY
    (proof,) = place.action.evidence.all()
    assert kept.state == {
        "title": place.action.title,
        "requirements": [place.requirement.code],
        "baseline": "2023-03-31",
        "evidence": [f"{proof.pk}: Audit"],
    }


@pytest.mark.parametrize("outcome", ["declined", "more_evidence"])
def test_giving_back_needs_a_reason(place, outcome):
    given_state(place, WAITING)
    with refused(place, "Give the reason", VERBS[DECIDE], "approver"):
        decide(place, outcome, reason=" ")


def test_only_known_outcomes_are_decided(place):
    given_state(place, WAITING)
    with refused(place, "is no outcome of the panel", VERBS[DECIDE], "approver"):
        decide(place, "maybe")


def test_the_panel_does_not_sit_in_the_future(place):
    given_state(place, WAITING)
    with refused(place, "lies in the future", VERBS[DECIDE], "approver"):
        decide(place, panel_date=dt.date(2023, 4, 11))
    assert decide(place, panel_date=dt.date(2023, 4, 3)).panel_date == dt.date(2023, 4, 3)


def test_a_panel_does_not_decide_before_the_one_that_it_follows(place):
    """The newest decision by its day stands: an earlier day would leave the older one standing."""
    given_state(place, "declined")
    submit(place)
    with refused(place, "before the newest decision", VERBS[DECIDE], "approver"):
        decide(place, panel_date=dt.date(2023, 4, 3))
    decide(place, panel_date=TODAY)
    assert closure_now(place.action) == "approved"


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("name", ["approver", "executive", "administrator", "superuser"])
def test_nobody_decides_on_what_they_submitted(place, name, outcome):
    place.submitted(name)
    with refused(place, "Nobody decides on their own action", VERBS[DECIDE], name):
        decide(place, outcome, by=name)


@pytest.mark.parametrize("name", ["approver", "administrator", "superuser"])
def test_nobody_decides_on_an_action_that_they_own(place, name):
    place.submitted("owner")
    factories.PostHoldingFactory(post=place.post, user=place.people[name])
    with refused(place, "Nobody decides on their own action", VERBS[DECIDE], name):
        decide(place, by=name)
    decide(place, by="executive")
    assert closure_now(place.action) == "approved"


def test_one_who_no_longer_holds_the_owners_post_decides(place):
    place.submitted("owner")
    last = dt.date(2023, 4, 9)
    factories.PostHoldingFactory(post=place.post, user=place.people["approver"], held_to=last)
    assert decide(place).by == place.people["approver"]


CHANGES = {
    "another title": lambda place: setattr(place.action, "title", "Another"),
    "another date": lambda place: setattr(place.action, "baseline_due", TODAY),
    "no date": lambda place: setattr(place.action, "due", None),
    "another requirement": lambda place: place.action.requirements.add(
        factories.RequirementFactory(workstream=place.workstream, source=place.requirement.source)
    ),
    "no requirement": lambda place: place.action.requirements.clear(),
    "evidence that is gone": lambda place: place.action.evidence.all().delete(),
    "evidence of another name": lambda place: place.action.evidence.update(title="Other"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_material_change_after_approval_asks_for_a_new_decision(place, change):
    given_state(place, "approved")
    CHANGES[change](place)
    place.action.save()
    assert closure_now(place.action) == CHANGED_SINCE
    with refused(place, "Complete needs the panel's approval", "update action", "owner"):
        actions.update_action(
            action=place.action, on=TODAY, delivery=STEP["complete"], by=place.people["owner"]
        )
    place.proof("New audit")
    submit(place)
    decide(place)
    assert closure_now(place.action) == "approved"


def test_what_is_not_material_leaves_the_approval(place):
    given_state(place, "approved")
    place.proof("More of the same")
    actions.update_action(
        action=place.action, on=TODAY, forecast=TODAY, explanation="Words",
        by=place.people["owner"],
    )  # fmt: skip
    post = factories.PostFactory(organisation=place.trust)
    actions.bulk_update_actions(actions=[place.action], owner=post, by=place.people["approver"])
    assert closure_now(place.action) == "approved"


def test_an_approval_that_was_imported_covers_whatever_there_is(place):
    factories.DecisionFactory(action=place.action)
    place.action.title = "Another"
    place.action.save()
    assert closure_now(place.action) == "approved"


def test_a_change_that_is_approved_asks_the_panel_again(place):
    given_state(place, "approved")
    asked = actions.request_change(
        record=place.action, reason="Late", new_due=dt.date(2023, 6, 30),
        by=place.people["owner"],
    )  # fmt: skip
    assert closure_now(place.action) == "approved"
    actions.decide_change(request=asked, is_approved=True, by=place.people["approver"])
    place.action.refresh_from_db()
    assert closure_now(place.action) == CHANGED_SINCE
