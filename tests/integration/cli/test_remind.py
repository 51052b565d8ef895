"""`goldenthread remind`: who is written to, what the e-mail says, what is printed."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from typer.testing import CliRunner

from goldenthread.cli import app
from tests import factories
from tests.integration.assure.work import NOON, Work
from tests.integration.web.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_ADDRESS = "https://thread.example.nhs.uk"
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def work(db) -> Work:
    world = World()
    for name, person in world.people.items():
        person.email = f"{name}@example.nhs.uk"
        person.save()
    return Work(world)


def run(*words):
    return CliRunner().invoke(app, ["remind", *words])


def sent() -> dict[str, mail.EmailMessage]:
    """Give the e-mails by whom they are to; each has one receiver."""
    return {message.to[0].partition("@")[0]: message for message in mail.outbox}


def test_everybody_with_something_to_do_gets_one_plain_mail(work):
    late = work.action("Teach\neverybody", -1)
    work.milestone("Open the ward", 1)
    work.submitted(work.action("theirs"))
    done = run()
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "administrator <administrator@example.nhs.uk>: 1 to do",
        "approver <approver@example.nhs.uk>: 1 to do",
        "contributor <contributor@example.nhs.uk>: 4 to do, 1 late",
    ]
    assert set(sent()) == {"administrator", "approver", "contributor"}
    assert len(mail.outbox) == 3
    message = sent()["contributor"]
    assert message.subject == "Golden Thread: 4 to do, 1 late"
    assert not getattr(message, "alternatives", [])
    site = "https://thread.example.nhs.uk/organisations/RWF"
    assert message.body.startswith(
        f"Contributor, this waits for you.\n\nTrust RWF\n{site}/my-work/"
    )
    assert (
        "Actions late or due within 30 days (1)\n"
        "- Teach everybody (Safety)\n"
        "  due 9 April 2023; 1 day late\n"
        f"  {site}/programmes/{work.programme.pk}/actions/{late.pk}/\n"
    ) in message.body
    assert "Highlight reports to write (1)\n- Safety, March 2023\n  not begun\n" in message.body
    assert f"no commentary for March 2023\n  {site}/measures/waits/\n" in message.body
    assert "calendar/" not in message.body


def test_closed_sign_ins_and_those_without_an_address_are_left_out(work):
    work.submitted(work.action("theirs"))
    people = work.world.people
    people["approver"].is_active = False
    people["approver"].save()
    people["administrator"].email = ""
    people["administrator"].save()
    assert run().exit_code == 0
    assert set(sent()) == {"contributor"}


def test_where_nothing_is_to_do_nothing_is_sent_or_printed(work):
    work.programme.delete()
    work.world.owned.delete()
    done = run()
    assert (done.exit_code, done.stdout) == (0, "")
    assert mail.outbox == []


def test_a_dry_run_says_the_same_and_sends_nothing(work):
    work.action("late")
    done = run("--dry-run")
    assert done.stdout == "contributor <contributor@example.nhs.uk>: 3 to do, 1 late\n"
    assert mail.outbox == []


def test_several_organisations_stand_in_one_mail_and_one_can_be_asked_for(work):
    world = work.world
    world.other_trust.memberships.create(user=world.people["contributor"], role="viewer")
    post = factories.PostFactory(organisation=world.other_trust)
    factories.PostHoldingFactory(post=post, user=world.people["contributor"])
    stream = factories.WorkstreamFactory(
        programme=factories.ProgrammeFactory(organisation=world.other_trust)
    )
    factories.ActionFactory(title="there", owner=post, workstream=stream, due=dt.date(2023, 4, 10))
    assert run().exit_code == 0
    body = sent()["contributor"].body
    assert body.index("Trust RWF") < body.index("Trust RXX") < body.index("- there")
    mail.outbox.clear()
    assert run("--organisation", "RXX").exit_code == 0
    body = sent()["contributor"].body
    assert "Trust RWF" not in body
    assert "- there" in body


def test_an_unknown_organisation_is_wrong_use(work):
    done = run("--organisation", "NONE")
    assert done.exit_code == 2
    assert "'NONE'" in done.stderr
    assert done.stdout == ""
    assert mail.outbox == []


@pytest.mark.parametrize("error", [ConnectionRefusedError("refused"), ValueError("no address")])
def test_one_that_cannot_be_sent_stops_no_other_and_ends_with_one(work, monkeypatch, error):
    work.submitted(work.action("theirs"))
    real = mail.send_mail

    def broken(subject, text, sender, receivers):
        if receivers == ["approver@example.nhs.uk"]:
            raise error
        return real(subject, text, sender, receivers)

    monkeypatch.setattr(mail, "send_mail", broken)
    done = run()
    assert done.exit_code == 1
    assert f"approver: not sent: {error}" in done.stderr
    assert "approver <" not in done.stdout
    assert set(sent()) == {"administrator", "contributor"}
