"""Authors write figures, see what the records say, take it, and insert live figures by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, expect

from goldenthread.records.history.models import AuditEvent
from tests.browser.steps import Steps
from tests.browser.test_accessibility import SMALL, findings

COMMENTARY = "/organisations/RWF/measures/waits/commentary/?period=2023-03"
WORDS = "/organisations/RWF/reports/ipr/words/?period=2023-03"
WRONG, OFFERED = "Waits stand at 76% in March.", "70%"


def field_of(steps: Steps, label: str) -> tuple[Locator, Locator]:
    """Give a text with its label, and the frame round it with its remarks."""
    area = steps.page.get_by_label(label, exact=True)
    return area, steps.page.locator("[data-checked]", has=area)


def test_a_contributor_sees_a_wrong_figure_and_presses_the_right_one(steps, world):
    steps.given_signed_in("contributor")
    steps.when_opens(COMMENTARY)
    area, frame = field_of(steps, "Summary")
    area.press_sequentially(WRONG)
    expect(frame.locator(".app-mark--wrong")).to_have_text("76%")
    remark = frame.locator(".app-remarks__list li")
    expect(remark).to_contain_text("76% is not a figure of")
    expect(remark).to_contain_text(f"{OFFERED}")
    expect(frame.locator("[data-said]")).to_contain_text("1 to check")
    described = area.get_attribute("aria-describedby") or ""
    assert frame.locator(".app-remarks").get_attribute("id") in described.split()
    assert findings(steps.page) == []
    frame.get_by_role("button", name=f"Write {OFFERED} instead of 76%").click()
    expect(area).to_have_value(WRONG.replace("76%", OFFERED))
    expect(area).to_be_focused()
    expect(frame.locator(".app-mark--right")).to_have_text(OFFERED)
    expect(remark).to_have_count(0)
    assert not AuditEvent.objects.filter(verb__contains="commentary").exists()
    steps.when_presses("Save")
    steps.then_says(WRONG.replace("76%", OFFERED))
    steps.then_nothing_went_wrong()


def test_a_live_figure_is_inserted_with_the_keyboard_alone(steps, world):
    steps.given_signed_in("approver")
    steps.when_opens(WORDS)
    area, frame = field_of(steps, "Opening")
    area.focus()
    keys = steps.page.keyboard
    keys.type("Waits stand at ")
    steps.page.wait_for_load_state("networkidle")
    summary = frame.locator("details.app-picker > summary")
    for _ in range(4):
        keys.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    keys.type("waits figure")
    expect(frame.locator("[data-insert]").first).to_contain_text("Waits: newest figure")
    assert findings(steps.page) == []
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(area).to_be_focused()
    expect(area).to_have_value("Waits stand at {{ waits }}")
    with steps.page.expect_response(re.compile("/words/check/")):
        keys.type(".")
    expect(frame.locator(".app-mark--right")).to_have_text("{{ waits }}")
    steps.when_presses("Save")
    steps.then_says("Waits stand at 70%.")
    expect(steps.page.get_by_role("link", name=re.compile("70%"))).to_be_visible()
    steps.then_nothing_went_wrong()


def test_an_unknown_live_figure_is_an_error_of_its_field(steps, world):
    steps.given_signed_in("contributor")
    steps.when_opens(COMMENTARY)
    area, _ = field_of(steps, "Summary")
    area.fill("Waits stand at {{ weights }}.")
    steps.when_presses("Save")
    steps.then_error_summary_has_focus("There is no live figure 'weights'. Is 'waits' meant?")
    assert findings(steps.page) == []


def test_the_editor_fits_a_small_screen(steps, world):
    steps.given_signed_in("contributor")
    steps.when_opens(COMMENTARY)
    area, frame = field_of(steps, "Summary")
    area.fill(WRONG)
    expect(frame.locator(".app-mark--wrong")).to_have_text("76%")
    steps.given_width(*SMALL)
    assert steps.fits_the_screen()
    mark, text = frame.locator(".app-mirror"), area
    assert mark.evaluate("one => one.clientWidth") == text.evaluate("one => one.clientWidth")
    steps.then_nothing_went_wrong()


@pytest.mark.parametrize("press", ["Check the figures", f"Write {OFFERED}"])
def test_without_script_a_check_and_an_offer_save_nothing(browser, live_server, world, press):
    context = browser.new_context(java_script_enabled=False)
    steps = Steps(context.new_page(), live_server.url, world)
    steps.given_signed_in("contributor")
    steps.when_opens(COMMENTARY)
    area, frame = field_of(steps, "Summary")
    area.fill(WRONG)
    steps.when_presses("Check the figures")
    expect(frame.locator(".app-remarks__list li")).to_contain_text("76% is not a figure of")
    if press != "Check the figures":
        frame.get_by_role("button", name=press).click()
        area, _ = field_of(steps, "Summary")
        expect(area).to_have_value(WRONG.replace("76%", OFFERED))
    assert not world.owned.commentaries.exists()
    steps.when_presses("Save")
    steps.then_says(OFFERED if press != "Check the figures" else "76%")
    assert world.owned.commentaries.count() == 1
    context.close()
