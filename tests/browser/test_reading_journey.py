"""Reading a pack in a browser: turn pages, search, highlight, and find it again after a rebuild."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import Steps
from tests.browser.test_accessibility import findings
from tests.factories.packs import make_pack
from tests.integration.web.packs_world import WAITS, agenda, boardroom_of, piece, public_pack

QUOTE = "long waits fell for the third month"


@pytest.fixture
def made(world):
    made = boardroom_of(world)
    public_pack(made)
    return made


def at(made, rest="", number=1):
    return f"/organisations/RWF/meetings/{made.meeting.pk}/packs/part-1/{number}/{rest}"


def select(page, first: str, last: str) -> None:
    """Select from one word to another with the mouse, as a reader does."""
    words = page.locator(".app-leaf tspan")
    start = words.filter(has_text=first).first.bounding_box()
    end = words.filter(has_text=last).first.bounding_box()
    page.mouse.move(start["x"] + 1, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 2, end["y"] + end["height"] / 2, steps=5)
    page.mouse.up()


def test_a_reader_turns_pages_searches_highlights_and_finds_it_again(steps, world, made):
    page = steps.page
    steps.given_signed_in("viewer")
    steps.when_opens(f"/organisations/RWF/meetings/{made.meeting.pk}/packs/")
    steps.when_follows("Read the newest version")
    steps.then_heading("Trust Board")
    steps.when_follows("04-1 Waiting times")
    for key, number in (("ArrowRight", 2), ("ArrowLeft", 3), ("/", 2)):
        steps.then_heading(f"04-1 Waiting times, page {number} of 4")
        page.wait_for_load_state()  # keys are heard once the page's script has run
        page.keyboard.press(key)
    expect(page.get_by_role("searchbox", name="Search this pack")).to_be_focused()
    page.keyboard.type("month")
    page.keyboard.press("Enter")
    steps.then_says("stands 1 time on 1 page")
    steps.when_follows("Page 2: 04-1 Waiting times")
    steps.then_says("1 found here for ‘month’")
    expect(page.locator(".app-mark--hit")).to_have_count(1)
    select(page, "long", "month")
    assert page.evaluate("getSelection().toString()").split() == f"{QUOTE}.".split()
    steps.when_presses("Highlight")
    expect(page.locator(".app-mark--highlight").first).to_be_visible()
    steps.then_says(QUOTE)
    assert findings(page) == []
    new = ("A page that was put before.", WAITS[0], WAITS[1])
    make_pack(made.meeting, [agenda(made, "waits"), piece(made, "waits", new)])
    steps.when_opens(at(made, "remarks/", number=2))
    steps.then_says("On another page than before")
    steps.when_follows("Page 3")
    steps.then_heading("04-1 Waiting times, page 3 of 4")
    expect(page.locator(".app-mark--highlight").first).to_be_visible()
    steps.then_nothing_went_wrong()


def test_a_note_and_a_highlight_are_written_with_the_keyboard_alone(steps, world, made):
    page = steps.page
    steps.given_signed_in("viewer")
    steps.when_opens(at(made, "pages/2/"))
    page.get_by_label("Words to highlight").fill("words that are not here")
    page.keyboard.press("Enter")
    steps.then_error_summary_has_focus("These words do not stand on this page")
    page.get_by_label("Words to highlight").fill("The waiting LIST")
    page.get_by_label("Your note").fill("Compare with February")
    page.get_by_role("button", name="Keep").press("Enter")
    steps.then_says("Compare with February")
    expect(page.locator(".app-mark--highlight")).to_have_count(1)
    steps.when_presses("Remove highlight of")
    steps.then_says("You have not made any yet.")
    steps.then_nothing_went_wrong()


def test_keys_do_nothing_while_somebody_writes_and_can_be_turned_off(steps, world, made):
    page = steps.page
    steps.given_signed_in("viewer")
    steps.when_opens(at(made, "pages/2/"))
    note = page.get_by_label("Your note")
    note.fill("")
    note.press("/")
    note.press("ArrowRight")
    expect(note).to_have_value("/")
    steps.then_heading("04-1 Waiting times, page 2 of 4")
    page.get_by_text("Keys", exact=True).click()
    page.get_by_role("button", name="Keys are on: turn them off").click()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    steps.then_heading("04-1 Waiting times, page 2 of 4")
    page.reload()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    steps.then_heading("04-1 Waiting times, page 2 of 4")
    steps.then_nothing_went_wrong()


def test_a_page_is_told_to_a_screen_reader_word_for_word(steps, world, made):
    steps.given_signed_in("viewer")
    steps.when_opens(at(made, "pages/2/"))
    told = steps.page.get_by_role("group", name="Words of page 2").aria_snapshot()
    assert "The waiting list grew to 41,200 in March." in " ".join(told.split())


def test_a_page_is_read_and_marked_without_script(browser, live_server, world, made):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    steps = Steps(page, live_server.url, world)
    steps.given_signed_in("viewer")
    steps.when_opens(at(made, "pages/2/"))
    page.get_by_label("Words to highlight").fill(QUOTE)
    page.get_by_role("button", name="Keep").click()
    steps.then_says(QUOTE)
    expect(page.locator(".app-mark--highlight").first).to_be_visible()
    page.get_by_label("Page", exact=True).fill("4")
    page.get_by_role("button", name="Go to the page").click()
    steps.then_heading("04-2 Falls with harm, page 4 of 4")
    steps.when_follows("Words only")
    steps.then_says("Sepsis screening is at 94%.")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_larger_page_scrolls_in_a_region_of_its_own(steps, world, made, width):
    steps.given_signed_in("viewer")
    steps.given_width(width)
    steps.when_opens(at(made, "pages/2/?size=large"))
    assert steps.fits_the_screen()
    region = steps.page.get_by_role("region", name="Page 2, larger")
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    assert findings(steps.page) == []
    steps.then_nothing_went_wrong()
