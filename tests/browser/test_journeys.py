"""What people come to do, from start to end, in a real browser."""

from playwright.sync_api import expect

from tests.integration.assure import trust
from tests.integration.web.world import PERIOD


def test_a_board_member_follows_an_escalated_measure_from_the_matrix_to_its_source(steps, world):
    batch = world.batch(state="applied")
    trust.figure(world.owned, PERIOD, "64%", batch=batch, cell="observations!C19")
    steps.given_signed_in("viewer")
    steps.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Matrix").click()
    steps.then_heading("Matrix of variation and assurance")
    steps.when_follows("Waits")
    steps.then_heading("Waits")
    steps.then_says("The business rules ask for a full countermeasure summary.")
    steps.when_follows("Figures and where they came from")
    steps.page.locator("#figures summary").click()
    steps.then_says("observations!C19")
    expect(steps.page.get_by_role("link", name="Record or correct a figure")).to_have_count(0)
    steps.then_nothing_went_wrong()


def test_the_chart_is_drawn_under_the_strict_policy_with_its_words_beside_it(steps):
    steps.given_signed_in("viewer")
    steps.when_opens("/organisations/RWF/measures/waits/")
    expect(
        steps.page.locator("#chart svg.marks, #chart .app-chart__canvas svg").first
    ).to_be_visible()
    expect(steps.page.locator("#chart figcaption")).to_contain_text("Waits")
    steps.page.get_by_text("Data behind the chart").first.click()
    expect(steps.page.get_by_role("table", name="Waits").get_by_role("row")).to_have_count(19)
    steps.then_nothing_went_wrong()


def test_a_measure_is_readable_without_script(browser, live_server, world, steps):
    steps.given_signed_in("viewer")
    state = steps.page.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{live_server.url}/organisations/RWF/measures/waits/")
    picture = page.locator("#chart img")
    expect(picture).to_be_visible()
    assert "Waits" in picture.get_attribute("alt")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Scorecards").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Scorecards")
    context.close()


def test_an_owner_writes_a_commentary_and_is_led_to_what_is_missing(steps):
    steps.given_signed_in("contributor")
    steps.when_follows("Waits")
    steps.when_follows("Write the commentary for March 2023")
    steps.when_presses("Save")
    steps.then_error_summary_has_focus("Write a summary")
    steps.page.get_by_role("link", name="Write a summary").click()
    expect(steps.page.get_by_label("Summary")).to_be_focused()
    steps.page.get_by_label("Summary").fill("Fewer beds than last year.")
    steps.when_presses("Save")
    steps.then_says("The commentary is kept")
    steps.then_says("Fewer beds than last year.")


def test_an_analyst_imports_a_file_after_seeing_what_changes(steps, world, tmp_path):
    file = tmp_path / "observations.csv"
    file.write_text("measure,period,value\nwaits,2023-03,74%\n")
    steps.given_signed_in("analyst")
    steps.when_opens("/organisations/RWF/imports/")
    steps.page.locator("input[type=file]").set_input_files(file)
    steps.when_presses("Upload and preview")
    steps.then_says("Nothing has been changed yet.")
    changes = steps.page.get_by_role("table", name="Changes cell by cell")
    expect(changes).to_contain_text("70%")
    expect(changes).to_contain_text("74%")
    steps.when_presses("Confirm and import")
    steps.then_says("Imported as a whole.")
    steps.then_nothing_went_wrong()


def test_progress_is_refreshed_until_the_work_ends(steps, world):
    batch = world.batch(by="analyst", state="reading", done=10, total=100)
    steps.given_signed_in("analyst")
    steps.when_opens(f"/organisations/RWF/imports/{batch.pk}/")
    steps.then_says("10 of 100 rows")
    batch.done, batch.state = 100, "failed"
    batch.message = "The import failed and nothing was written."
    batch.save()
    steps.then_says("The import failed and nothing was written.")
    expect(steps.page.locator("[hx-trigger]")).to_have_count(0)
    steps.then_nothing_went_wrong()


def test_an_approver_takes_a_report_from_frozen_to_published(steps):
    steps.given_signed_in("approver")
    steps.when_opens("/organisations/RWF/reports/")
    steps.when_presses("Freeze as an edition")
    steps.when_presses("Sign off")
    steps.then_says("The edition is signed off")
    steps.when_presses("Publish")
    steps.then_says("anybody can read it")
    address = steps.page.url
    steps.when_presses("Sign out")
    steps.page.goto(address)
    steps.then_heading("Integrated Performance Report")


def test_the_keyboard_reaches_content_first_and_every_wide_table(steps):
    steps.given_signed_in("viewer")
    steps.given_width(320)
    steps.when_opens("/organisations/RWF/scorecards/")
    steps.page.keyboard.press("Tab")
    expect(steps.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    region = steps.page.get_by_role("region", name="Safety scorecard")
    region.focus()
    expect(region).to_be_focused()
    assert steps.fits_the_screen()
