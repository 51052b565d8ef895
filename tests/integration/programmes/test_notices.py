"""E-mails about steps: to the right people, once the step is written, and none where it is not."""

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.records.programmes import actions
from goldenthread.records.programmes.actions import ProgrammeActionError
from tests import factories
from tests.integration.programmes.place import MARCH


@pytest.fixture(autouse=True)
def address(settings):
    settings.SITE_ADDRESS = "https://thread.example.org"


@pytest.fixture
def told(django_capture_on_commit_callbacks, mailoutbox):
    """Give who is written to by a step: nobody before the step is written."""

    def of(take) -> list[str]:
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            take()
            assert mailoutbox == []
        assert all(len(mail.to) == 1 for mail in mailoutbox)
        return sorted(mail.to[0].removesuffix("@example.org") for mail in mailoutbox)

    return of


def submit(place, by="owner"):
    return actions.submit_for_closure(action=place.action, by=place.people[by])


def decide(place, outcome="approved", reason="", by="approver"):
    return actions.decide_closure(
        action=place.action, outcome=outcome, reason=reason, by=place.people[by]
    )


def test_the_panel_is_told_of_a_submission(place, told, mailoutbox):
    place.proof()
    assert told(lambda: submit(place)) == ["administrator", "approver", "executive"]
    mail = mailoutbox[0]
    assert mail.subject == "An action waits for the assurance panel"
    assert place.action.title in mail.body
    assert str(place.people["owner"]) in mail.body
    assert "https://thread.example.org" in mail.body


def test_those_who_may_not_decide_are_not_told(place, told):
    place.proof()
    factories.PostHoldingFactory(post=place.post, user=place.people["executive"])
    assert told(lambda: submit(place, "approver")) == ["administrator"]


def test_nobody_without_an_address_or_access_is_told(place, told):
    place.proof()
    for name, field, value in (("approver", "email", ""), ("executive", "is_active", False)):
        person = place.people[name]
        setattr(person, field, value)
        person.save()
    assert told(lambda: submit(place)) == ["administrator"]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("approved", "approved"),
        ("declined", "declined"),
        ("more_evidence", "more evidence asked for"),
    ],
)
def test_the_owner_is_told_of_the_decision(place, told, mailoutbox, outcome, words):
    place.submitted()
    assert told(lambda: decide(place, outcome, "The nights are missing")) == ["owner"]
    (mail,) = mailoutbox
    assert mail.subject == f"Assurance panel: {words}"
    assert place.action.title in mail.body
    assert "The nights are missing" in mail.body


def test_all_who_hold_the_owners_post_today_are_told_once(place, told):
    place.submitted()
    for _ in range(2):
        factories.PostHoldingFactory(post=place.post, user=place.people["colleague"])
    assert told(lambda: decide(place)) == ["colleague", "owner"]


def test_executive_leads_are_told_of_a_report_to_sign_off(place, told, mailoutbox):
    report = place.report()
    submit = actions.submit_highlight
    assert told(lambda: submit(highlight=report, by=place.people["lead"])) == ["executive"]
    (mail,) = mailoutbox
    assert mail.subject == f"To sign off: Safety, {MARCH.long_label}"


def test_an_executive_who_submits_is_not_told(place, told):
    report = place.report()
    by = place.people["executive"]
    assert told(lambda: actions.submit_highlight(highlight=report, by=by)) == []


def test_an_executive_lead_that_has_ended_is_not_told(place, told):
    place.workstream.roles.filter(role="executive_lead").update(held_to="2023-04-09")
    by = place.people["lead"]
    assert told(lambda: actions.submit_highlight(highlight=place.report(), by=by)) == []


def test_a_step_that_is_refused_tells_nobody(place, told):
    def without_evidence():
        with pytest.raises(ProgrammeActionError):
            submit(place)

    def not_theirs():
        with pytest.raises(PermissionDenied):
            submit(place, "colleague")

    def own_decision():
        with pytest.raises(ProgrammeActionError):
            decide(place, by="approver")

    def twice():
        with pytest.raises(ProgrammeActionError):
            actions.submit_highlight(highlight=report, by=place.people["lead"])

    assert told(without_evidence) == []
    place.submitted("approver")
    report = place.report("submitted")
    for step in (not_theirs, own_decision, twice):
        assert told(step) == []


def test_a_mail_that_cannot_be_sent_stops_no_step(place, told, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    place.proof()
    assert told(lambda: submit(place)) == []
    assert place.action.submissions.count() == 1


def test_a_long_title_on_several_lines_is_no_danger_to_a_subject(place, told, mailoutbox):
    place.workstream.name = "Safety\nBcc: everybody@example.org " + "x" * 150
    place.workstream.save()
    report = place.report()
    assert told(lambda: actions.submit_highlight(highlight=report, by=place.people["lead"])) == [
        "executive"
    ]
    (mail,) = mailoutbox
    assert "\n" not in mail.subject
    assert mail.bcc == []
