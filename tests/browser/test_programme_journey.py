"""A programme's month in a real browser: from an owner's update to a restated edition."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes.models import WorkstreamRole
from goldenthread.records.reporting.models import Edition
from goldenthread.report.editions import read_edition
from tests.factories import programmes as factories

PERIOD = "?period=2023-03"


@pytest.fixture
def place(world):
    """A workstream that the contributor runs, with one action that is long overdue."""
    programme = factories.ProgrammeFactory(organisation=world.trust, name="Improvement")
    workstream = factories.WorkstreamFactory(programme=programme, name="Safety")
    WorkstreamRole.objects.create(workstream=workstream, post=world.post, role="sro")
    source = factories.SourceFactory(organisation=world.trust)
    must = factories.RequirementFactory(workstream=workstream, source=source)
    options = {"workstream": workstream, "organisation": world.trust, "owner": world.post}
    factories.ActionFactory(
        **options, title="Train every ward", due=dt.date(2023, 6, 30), requirements=[must]
    )
    factories.ActionFactory(**options, title="Audit the wards", due=dt.date(2023, 1, 15))
    return f"/organisations/RWF/programmes/{programme.pk}/"


class Journey:
    """The steps of the workflow, by the words on the pages."""

    def __init__(self, steps, home: str) -> None:
        self.steps, self.page, self.home = steps, steps.page, home

    def given_is(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.steps.given_signed_in(name)

    def when_at(self, part: str, link: str) -> None:
        self.steps.when_opens(f"{self.home}{part}{PERIOD}")
        self.steps.when_follows(link)

    def when_at_action(self, title: str) -> None:
        self.steps.when_opens(f"{self.home}requirements/{PERIOD}")
        self.steps.when_follows(title)
        self.steps.then_heading(title)

    def when_updates(self, **fields: str) -> None:
        self.steps.when_follows("Update")
        for label, words in fields.items():
            self.page.get_by_label(label.replace("_", " ").capitalize(), exact=True).fill(words)
        self.steps.when_presses("Save")

    def when_adds_evidence(self, title: str) -> None:
        self.steps.when_follows("Add evidence")
        self.page.get_by_label("Title").fill(title)
        self.steps.when_presses("Save")
        self.steps.then_says(title)

    def when_submits(self) -> None:
        self.steps.when_follows("Submit for closure")
        self.steps.when_presses("Submit")
        self.steps.then_says("The action is before the panel")

    def when_decides(self, outcome: str, reason: str = "") -> None:
        self.when_at("panel/", "Decide")
        self.page.get_by_label(outcome, exact=True).check()
        self.page.get_by_label("Reason").fill(reason)
        self.steps.when_presses("Decide")
        self.steps.then_says("The decision is recorded")


def test_the_month_of_a_programme(steps, world, place):
    walk = Journey(steps, place)
    an_owner_is_declined_and_then_approved(walk)
    a_red_action_bars_the_sign_off(walk)
    edition = an_edition_is_frozen(walk)
    a_later_correction_shows_as_restated(walk, edition)
    assert steps.problems == []


def an_owner_is_declined_and_then_approved(walk):
    steps = walk.steps
    walk.given_is("contributor")
    walk.when_at_action("Train every ward")
    walk.when_updates(completed_on="2023-03-20")
    steps.then_says("The update is kept")
    walk.when_adds_evidence("Training records")
    walk.when_submits()
    walk.given_is("approver")
    walk.when_decides("Declined", "The night staff are missing")
    walk.given_is("contributor")
    walk.when_at_action("Train every ward")
    steps.then_says("The night staff are missing")
    walk.when_adds_evidence("Training records of the nights")
    walk.when_submits()
    walk.given_is("approver")
    walk.when_decides("Approved")
    walk.when_at_action("Train every ward")
    steps.then_says("Approved for closure")


def a_red_action_bars_the_sign_off(walk):
    steps = walk.steps
    walk.given_is("contributor")
    walk.when_at("", "Safety")
    steps.when_follows("Write the highlight report")
    steps.then_says("Drafted from the records")
    steps.when_presses("Save")
    steps.when_follows("Highlight report")
    steps.when_presses("Submit for sign-off")
    steps.then_says("waits for sign-off")
    walk.given_is("approver")
    walk.when_at("sign-off/", "Safety")
    steps.when_presses("Sign off")
    steps.then_says("Before sign-off")
    steps.then_says("write the explanation of the red action 'Audit the wards'")
    walk.given_is("contributor")
    walk.when_at_action("Audit the wards")
    walk.when_updates(explanation="The auditor left", mitigation="A bank auditor starts in April")
    steps.then_says("The auditor left")
    walk.given_is("approver")
    walk.when_at("sign-off/", "Safety")
    steps.when_presses("Sign off")
    steps.then_says("The highlight report is signed off")


def an_edition_is_frozen(walk) -> Edition:
    steps = walk.steps
    steps.when_opens(f"{walk.home}sign-off/{PERIOD}")
    section = steps.page.get_by_role("region", name="Improvement Programme Oversight Pack")
    section.get_by_role("button", name="Freeze as an edition").click()
    steps.then_heading("Improvement Programme Oversight Pack")
    return Edition.objects.get()


def a_later_correction_shows_as_restated(walk, edition):
    steps, seen = walk.steps, read_edition(edition)
    walk.given_is("contributor")
    walk.when_at_action("Audit the wards")
    steps.when_follows("Update")
    steps.page.get_by_label("Delivery").select_option(label="On track")
    steps.page.get_by_label("Reason", exact=True).fill("The audit was done in February")
    steps.when_presses("Save")
    steps.then_says("The update is kept")
    steps.when_opens(f"/organisations/RWF/reports/oversight-pack/sections/restated/{PERIOD}")
    row = steps.page.get_by_role("row", name="Audit the wards: delivery")
    expect(row).to_contain_text("Overdue by more than a month")
    expect(row).to_contain_text("On track")
    expect(row).to_contain_text("The audit was done in February")
    assert read_edition(Edition.objects.get()) == seen


def test_forbidden_steps_are_refused_and_leave_a_trace_alone(steps, world, place):
    walk = Journey(steps, place)
    walk.given_is("contributor")
    walk.when_at_action("Audit the wards")
    address = steps.page.url.split("?")[0]
    steps.when_follows("Update")
    steps.page.get_by_label("Delivery").select_option(label="On track")
    steps.when_presses("Save")
    steps.then_error_summary_has_focus("Give the reason why the status differs")
    steps.page.get_by_label("Delivery").select_option(label="Complete and embedded")
    steps.page.get_by_label("Reason", exact=True).fill("Done")
    steps.when_presses("Save")
    steps.then_error_summary_has_focus("Complete needs the panel's approval")
    steps.page.goto(f"{address}submit/")
    steps.when_presses("Submit")
    steps.then_error_summary_has_focus("Add evidence before you submit")
    steps.page.goto(f"{address}decide/")
    steps.then_heading("You cannot do this")
    walk.given_is("viewer")
    steps.page.goto(f"{address}update/")
    steps.then_heading("You cannot do this")
    refused = AuditEvent.objects.filter(refused=True)
    assert [event.verb for event in refused.order_by("pk")] == [
        "update action", "update action", "submit for closure", "decide closure", "update action",
    ]  # fmt: skip
    assert not AuditEvent.objects.filter(refused=False, record="action").exists()
