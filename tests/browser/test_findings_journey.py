"""A secretary finds a contradiction, follows it, waives it and freezes the report, in a browser."""

import pytest
from playwright.sync_api import expect

from goldenthread.records.measures.models import CountermeasureSummary
from tests.browser.test_accessibility import SMALL, findings
from tests.integration.web.world import PERIOD

HERE = "/organisations/RWF/findings/?period=2023-03"
SAID = "the desired trend is 'below the mean', but higher is better"


@pytest.fixture(autouse=True)
def contradiction(world):
    return CountermeasureSummary.objects.create(
        measure=world.owned, problem="Too few", desired_trend="below the mean",
        period_kind="month", period_start=PERIOD.start,
    )  # fmt: skip


def test_a_finding_is_followed_waived_and_no_longer_asked_about(steps, world):
    steps.given_signed_in("approver")
    steps.when_opens("/organisations/RWF/reports/?period=2023-03")
    steps.then_says("1 error stands in it that nobody has waived")
    steps.when_presses("Freeze as an edition")
    steps.then_heading("1 error stands in the report")
    assert findings(steps.page) == []
    steps.when_follows(f"Waits: {SAID}")
    steps.then_heading("The desired trend leads away from what is better")
    assert findings(steps.page) == []
    steps.when_follows("Countermeasure summary")
    expect(steps.page.locator("#countermeasures")).to_be_in_viewport()
    steps.page.go_back()
    steps.when_follows("Waive it with a reason")
    steps.when_presses("Waive it")
    steps.then_error_summary_has_focus("Write the reason")
    steps.page.get_by_label("Why it stands").fill("The board has set this aim for the year.")
    steps.when_presses("Waive it")
    steps.then_says("The finding is waived")
    steps.page.get_by_label("Show", exact=True).select_option("waived")
    steps.page.get_by_role("main").get_by_role("button", name="Show").click()
    steps.then_says("The board has set this aim for the year. (Approver)")
    steps.when_opens("/organisations/RWF/reports/?period=2023-03")
    steps.then_says("No unwaived error stands in it.")
    steps.then_nothing_went_wrong()


def test_the_list_is_accessible_and_fits_a_small_screen(steps, world):
    steps.given_signed_in("approver")
    steps.when_opens(HERE)
    steps.then_says(SAID)
    assert findings(steps.page) == []
    steps.given_width(*SMALL)
    assert steps.fits_the_screen()
    steps.then_nothing_went_wrong()


def test_without_script_everything_is_read_and_waived(browser, live_server, world):
    from tests.browser.steps import Steps

    context = browser.new_context(java_script_enabled=False)
    steps = Steps(context.new_page(), live_server.url, world)
    steps.given_signed_in("approver")
    steps.when_opens(HERE)
    steps.when_follows("Waive")
    steps.page.get_by_label("Why it stands").fill("Known.")
    steps.when_presses("Waive it")
    steps.then_says("The finding is waived")
    context.close()
