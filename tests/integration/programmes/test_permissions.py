"""Who may take which step: every action, tried by every kind of person."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes import actions
from goldenthread.records.risks import actions as risks
from goldenthread.report import editions
from tests import factories
from tests.integration.programmes.place import MARCH, TODAY, everything, then_refused

PEOPLE = (
    "viewer", "owner", "lead", "former", "colleague", "approver", "executive", "administrator",
    "superuser", "outsider", "stranger",
)  # fmt: skip
OFFICE = {"approver", "executive", "administrator", "superuser"}
LEADS = OFFICE | {"lead"}
OWNERS = LEADS | {"owner"}
EXECUTIVE = {"executive"}
WORDS = {"summary": "The month in a sentence."}


def update_action(place):
    return place.action, lambda by: actions.update_action(action=place.action, on=TODAY, by=by)


def bulk_update_actions(place):
    post = factories.PostFactory(organisation=place.trust)
    return place.action, lambda by: actions.bulk_update_actions(
        actions=[place.action], owner=post, by=by
    )


def update_milestone(place):
    return place.milestone, lambda by: actions.update_milestone(
        milestone=place.milestone, on=TODAY, by=by
    )


def add_evidence(place):
    return place.action, lambda by: actions.add_evidence(action=place.action, title="Audit", by=by)


def submit_for_closure(place):
    place.proof()
    return place.action, lambda by: actions.submit_for_closure(action=place.action, by=by)


def withdraw_submission(place):
    place.submitted()
    return place.action, lambda by: actions.withdraw_submission(action=place.action, by=by)


def decide_closure(place):
    place.submitted()
    return place.action, lambda by: actions.decide_closure(
        action=place.action, outcome="approved", by=by
    )


def request_change_of_an_action(place):
    return place.action, lambda by: actions.request_change(
        record=place.action, reason="Late parts", new_due=TODAY, by=by
    )


def request_change_of_a_milestone(place):
    return place.milestone, lambda by: actions.request_change(
        record=place.milestone, reason="Late parts", new_due=TODAY, by=by
    )


def decide_change(place):
    asked = actions.request_change(
        record=place.action, reason="Late parts", new_due=TODAY, by=place.people["owner"]
    )
    return place.action, lambda by: actions.decide_change(request=asked, is_approved=True, by=by)


def write_highlight(place):
    return place.workstream, lambda by: actions.write_highlight(
        workstream=place.workstream, period=MARCH, by=by, **WORDS
    )


def submit_highlight(place):
    report = place.report()
    return report, lambda by: actions.submit_highlight(highlight=report, by=by)


def return_highlight(place):
    report = place.report("submitted")
    return report, lambda by: actions.return_highlight(highlight=report, remark="More", by=by)


def return_highlight_without_a_word(place):
    report = place.report("submitted")
    return report, lambda by: actions.return_highlight(highlight=report, remark="", by=by)


def sign_off_highlight(place):
    report = place.report("submitted")
    return report, lambda by: actions.sign_off_highlight(highlight=report, missing=[], by=by)


def reopen_highlight(place):
    report = place.report("signed_off")
    return report, lambda by: actions.reopen_highlight(highlight=report, remark="Wrong", by=by)


def split_unit(place):
    unit = factories.UnitFactory(organisation=place.trust)
    return unit, lambda by: actions.split_unit(
        unit=unit, code="new", name="New", starts=TODAY, actions=[], by=by
    )


def state_programme(place):
    return place.programme, lambda by: actions.state_programme(
        programme=place.programme, stated=None, proposed=None, reason="", by=by
    )


def raise_risk(place):
    return place.trust, lambda by: risks.write_risk(
        organisation=place.trust, title="Fire", owner=place.post, by=by
    )


def change_risk(place):
    risk = factories.RiskFactory(workstream=place.workstream)
    return risk, lambda by: risks.write_risk(
        organisation=place.trust, risk=risk, title="Fire", by=by
    )


def raise_issue(place):
    return place.trust, lambda by: risks.write_issue(
        organisation=place.trust, title="Fire", owner=place.post, by=by
    )


def change_issue(place):
    issue = factories.IssueFactory(workstream=place.workstream)
    return issue, lambda by: risks.write_issue(
        organisation=place.trust, issue=issue, title="Fire", by=by
    )


def set_risk_appetite(place):
    return place.trust, lambda by: risks.set_appetite(
        organisation=place.trust, highest=12, scored="current", by=by
    )


# attempt: (verb of its audit event, who may)
ATTEMPTS = {
    update_action: ("update action", OWNERS),
    bulk_update_actions: ("update action", OWNERS),
    update_milestone: ("update milestone", LEADS),
    add_evidence: ("add evidence", OWNERS),
    submit_for_closure: ("submit for closure", OWNERS),
    withdraw_submission: ("withdraw submission", OWNERS),
    decide_closure: ("decide closure", OFFICE),
    request_change_of_an_action: ("request change", OWNERS),
    request_change_of_a_milestone: ("request change", LEADS),
    decide_change: ("decide change", OFFICE),
    write_highlight: ("write highlight report", LEADS),
    submit_highlight: ("submit highlight report", LEADS),
    # Where somebody holds the executive lead, nobody else signs off or gives back.
    return_highlight: ("return highlight report", EXECUTIVE),
    sign_off_highlight: ("sign off highlight report", EXECUTIVE),
    reopen_highlight: ("reopen highlight report", EXECUTIVE),
    split_unit: ("split unit", OFFICE),
    state_programme: ("state programme status", OFFICE),
    raise_risk: ("raise risk", OFFICE),
    change_risk: ("change risk", OFFICE),
    raise_issue: ("raise issue", OFFICE),
    change_issue: ("change issue", OFFICE),
    set_risk_appetite: ("set risk appetite", OFFICE),
}  # fmt: skip
EVERY = [(attempt, name) for attempt in ATTEMPTS for name in PEOPLE]


def test_every_action_is_tried():
    tried = {attempt.__name__ for attempt in ATTEMPTS}
    asked = set(actions.__all__) - {"ProgrammeActionError", "request_change"}
    assert asked <= tried


@pytest.mark.parametrize(
    ("attempt", "name"), EVERY, ids=[f"{attempt.__name__}-{name}" for attempt, name in EVERY]
)
def test_a_step_is_open_to_some_and_refused_to_others(place, attempt, name):
    verb, allowed = ATTEMPTS[attempt]
    about, take = attempt(place)
    by = place.people[name]
    if name == "superuser" and allowed == EXECUTIVE:
        allowed = allowed | {"superuser"}
    if name not in allowed:
        with then_refused(PermissionDenied, "You may not", verb=verb, about=about, by=by):
            take(by)
        return
    before = everything()
    take(by)
    newest = AuditEvent.objects.order_by("pk").last()
    assert (newest.by, newest.verb, newest.refused) == (by, verb, False)
    assert newest.organisation_code == "RWF"
    assert attempt is state_programme or everything() != before


def test_refusing_without_a_word_is_refused_for_the_permission_first(place):
    by = place.people["viewer"]
    for attempt, verb in ((return_highlight_without_a_word, "return highlight report"),):
        report, take = attempt(place)
        with then_refused(PermissionDenied, "You may not", verb=verb, about=report, by=by):
            take(by)


def test_signing_off_is_open_to_approvers_where_nobody_holds_the_executive_lead(place):
    place.executive.holdings.update(held_to=dt.date(2023, 4, 9))
    for name in ("approver", "administrator", "superuser"):
        place.workstream.highlights.all().delete()
        report = place.report("submitted")
        by = place.people[name]
        actions.sign_off_highlight(highlight=report, missing=[], by=by)
        assert report.state == "signed_off"
    place.workstream.highlights.all().delete()
    report, by = place.report("submitted"), place.people["lead"]
    verb = "sign off highlight report"
    with then_refused(PermissionDenied, "You may not", verb=verb, about=report, by=by):
        actions.sign_off_highlight(highlight=report, missing=[], by=by)


def test_a_role_that_has_ended_opens_nothing(place):
    role = place.workstream.roles.get(role="sro")
    role.held_to = dt.date(2023, 4, 9)
    role.save()
    by = place.people["lead"]
    with then_refused(
        PermissionDenied, "You may not", verb="write highlight report", about=place.workstream,
        by=by,
    ):  # fmt: skip
        actions.write_highlight(workstream=place.workstream, period=MARCH, by=by, **WORDS)


def test_a_viewer_who_holds_the_owners_post_changes_nothing(place):
    by = place.people["viewer"]
    factories.PostHoldingFactory(post=place.post, user=by)
    with then_refused(
        PermissionDenied, "You may not", verb="update action", about=place.action, by=by
    ):
        actions.update_action(action=place.action, on=TODAY, by=by)


def test_an_action_without_a_workstream_belongs_to_its_owner(place):
    loose = place.new_action(workstream=None)
    actions.update_action(action=loose, on=TODAY, by=place.people["owner"])
    by = place.people["lead"]
    with then_refused(PermissionDenied, "You may not", verb="update action", about=loose, by=by):
        actions.update_action(action=loose, on=TODAY, by=by)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["viewer", "owner", "lead", "outsider", "stranger"])
def test_only_approvers_freeze_editions(place, name):
    place.report("signed_off")
    by = place.people[name]
    about = place.trust
    with then_refused(PermissionDenied, "Only an approver", verb="freeze edition", about=about,
                      by=by):  # fmt: skip
        editions.freeze_edition(
            organisation=place.trust, report="oversight-pack", period=MARCH, by=by
        )
