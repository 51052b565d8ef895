"""A meeting in a real browser: from the forward plan to its minutes and the next action log."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from goldenthread.records.meetings.models import LogAction, Meeting
from goldenthread.vocabulary.redaction import HIDDEN
from tests import factories
from tests.integration.web.meetings_world import document, people_of, seats_of

HOME = "/organisations/RWF/meetings/"
LAST, TODAY = dt.date.today() - dt.timedelta(days=28), dt.date.today()


@pytest.fixture
def board(world):
    """A board with its seats and nothing else."""
    posts = people_of(world)
    made = factories.CommitteeFactory(organisation=world.trust, code="board", name="Trust Board")
    seats_of(made, posts)
    return made


class Boardroom:
    """What people do in the boardroom, by the words on the pages."""

    def __init__(self, steps, board) -> None:
        self.steps, self.page, self.board = steps, steps.page, board
        self.committee = f"{HOME}committees/{board.pk}/"
        self.page.on("dialog", lambda dialog: dialog.accept())

    def given_is(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.steps.given_signed_in(name)

    def meeting(self, date: dt.date) -> Meeting:
        return self.board.meetings.get(date=date)

    def when_at(self, date: dt.date, tab: str = "") -> None:
        self.steps.when_opens(f"{HOME}{self.meeting(date).pk}/{tab}")

    def when_fills(self, **fields: str) -> None:
        for label, words in fields.items():
            self.page.get_by_label(label.replace("_", " ").capitalize(), exact=True).fill(words)

    def when_plans(self, title: str, **chosen: str) -> None:
        self.steps.when_opens(f"{self.committee}forward-plan/")
        self.steps.when_follows("Plan an item")
        self.when_fills(title=title, section_of_the_agenda="Performance")
        for label, option in chosen.items():
            field = self.page.get_by_label(label.replace("_", " ").capitalize(), exact=True)
            field.select_option(label=option)
        self.steps.when_presses("Save")
        self.steps.then_says(title)

    def when_adds_meeting(self, date: dt.date) -> None:
        self.steps.when_opens(self.committee)
        self.steps.when_follows("Add a meeting")
        self.when_fills(date=date.isoformat(), starts="09:45", ends="13:00")
        self.steps.when_presses("Save")
        self.steps.then_says("The meeting is added")

    def when_drafts(self, *titles: str) -> None:
        self.steps.when_follows("Draft from the forward plan")
        for title in titles:
            expect(self.page.get_by_role("checkbox", name=f"Add {title}")).to_be_checked()
        self.steps.when_presses("Put them on the agenda")
        self.steps.then_says(f"{len(titles)} items put on the agenda")

    def item(self, title: str):
        return self.page.get_by_role("listitem").filter(has_text=title).first

    def then_order(self, *titles: str) -> None:
        expect(self.page.locator(".app-item__title")).to_contain_text(titles)

    def minute(self, title: str):
        return self.page.get_by_role("article").filter(has=self.page.get_by_role(
            "heading", name=title))  # fmt: skip

    def when_writes(self, title: str, words: str) -> None:
        block = self.minute(title)
        block.get_by_role("textbox").fill(words)
        block.get_by_role("button", name="Save the minute").click()
        expect(block.get_by_role("status")).to_contain_text("Saved at")


def test_a_meeting_from_forward_plan_to_minutes_and_the_next_action_log(steps, world, board):
    room = Boardroom(steps, board)
    an_agenda_is_drafted_and_arranged(room)
    a_paper_is_uploaded_and_approved(room)
    attendance_makes_a_quorum(room)
    minutes_are_written_and_nothing_is_lost(room)
    the_next_meeting_receives_the_log_and_agrees_a_closure(room)
    approved_minutes_are_read_without_what_is_left_out(room)
    minutes_are_published_with_the_pack(room)
    assert steps.problems == []


def an_agenda_is_drafted_and_arranged(room):
    steps = room.steps
    room.given_is("secretary")
    room.when_plans("Workforce report", how_often="Monthly", who_brings_the_paper="Chief Operator")
    room.when_plans("Apologies")
    room.when_adds_meeting(LAST)
    room.when_drafts("Workforce report", "Apologies")
    steps.when_follows("Add an item")
    room.when_fills(title="Pay of directors", minutes="15")
    room.page.get_by_label("Private business").check()
    steps.when_presses("Save")
    room.then_order("Workforce report", "Apologies", "Pay of directors")
    steps.when_follows("Arrange")
    up = room.item("Apologies").get_by_role("button", name="Up")
    up.focus()
    room.page.keyboard.press("Enter")
    down = room.item("Apologies").get_by_role("button", name="Down")
    expect(down).to_be_focused()
    steps.then_loaded()
    room.then_order("Apologies", "Workforce report", "Pay of directors")
    room.item("Pay of directors").drag_to(room.item("Workforce report"))
    room.then_order("Apologies", "Pay of directors", "Workforce report")
    steps.when_follows("Renumber")
    steps.when_presses("Renumber")
    month = f"{LAST:%m}"
    expect(room.item("Workforce report")).to_contain_text(f"{month}-3")


def a_paper_is_uploaded_and_approved(room):
    steps = room.steps
    room.given_is("contributor")
    room.when_at(LAST)
    steps.when_follows("Workforce report")
    steps.when_follows("Upload a document")
    steps.page.locator("input[type=file]").set_input_files(
        {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no paper"}
    )
    steps.when_presses("Upload")
    steps.then_error_summary_has_focus("neither a PDF nor a Word document")
    steps.page.locator("input[type=file]").set_input_files(
        {"name": "report.pdf", "mimeType": "application/pdf", "buffer": document()}
    )
    steps.when_presses("Upload")
    steps.then_says("report.pdf")
    steps.when_presses("Submit to its executive")
    steps.when_presses("Approve")
    steps.then_says("Approved by its executive")


def attendance_makes_a_quorum(room):
    steps = room.steps
    room.given_is("secretary")
    room.when_at(LAST, "attendance/")
    steps.then_says("The quorum follows once attendance is recorded.")
    panel = room.page.locator("#quorum")
    for name in ("chair", "director"):
        room.page.get_by_label(f"The {name}: attendance").select_option(label="Present")
    expect(panel).to_contain_text("There is no quorum for any item.")
    expect(panel).to_contain_text("one non-executive director missing")
    room.page.get_by_label("The second director: attendance").select_option(label="Present")
    expect(panel).to_contain_text("There is a quorum for every item.")
    assert room.meeting(LAST).attendance.count() == 0
    steps.when_presses("Save the attendance")
    steps.then_says("The attendance is recorded")
    assert room.meeting(LAST).attendance.count() == 3


def minutes_are_written_and_nothing_is_lost(room):
    page = room.page
    room.when_at(LAST, "minutes/")
    room.when_writes("Apologies", "None came.")
    block = room.minute("Workforce report")
    words = "Vacancies fell. [[One nurse]] spoke."
    block.get_by_role("textbox").fill(words)
    expect(block.get_by_role("status")).to_contain_text("Not saved yet")
    room.steps.when_opens(HOME)
    room.when_at(LAST, "minutes/")
    expect(block.get_by_role("textbox")).to_have_value(words)
    expect(block.get_by_role("status")).to_contain_text("put back")
    block.get_by_role("link", name="Record a decision").click()
    decision = page.get_by_label("Decision", exact=True)
    expect(decision).to_be_focused()
    decision.fill("The plan is accepted.")
    block.get_by_role("button", name="Record").click()
    expect(block).to_contain_text("The decision is recorded")
    expect(block.get_by_role("link", name="Record a decision")).to_be_focused()
    expect(block.get_by_role("textbox")).to_have_value(words)
    block.get_by_role("link", name="Record an action").click()
    block.get_by_role("button", name="Record").click()
    expect(block).to_contain_text("Write the action")
    page.get_by_label("Action", exact=True).fill("Bring the turnover by ward")
    page.get_by_role("checkbox", name="Chief Operator").check()
    page.get_by_label("Timescale").fill(f"{LAST:%B %Y} onwards")
    block.get_by_role("button", name="Record").click()
    expect(block).to_contain_text("Bring the turnover by ward")
    block.get_by_role("button", name="Save the minute").click()
    expect(block.get_by_role("status").last).to_contain_text("Saved at")
    page.reload()
    expect(block.get_by_role("textbox")).to_have_value(words)
    expect(block.get_by_role("status")).to_have_text("")
    room.when_writes("Pay of directors", "Pay was agreed.")


def the_next_meeting_receives_the_log_and_agrees_a_closure(room):
    steps, page = room.steps, room.page
    room.when_adds_meeting(TODAY)
    steps.when_follows("Draft from the forward plan")
    steps.when_presses("Put them on the agenda")
    room.when_at(TODAY, "actions/")
    due = page.get_by_role("table", name="Actions due and still open")
    expect(due).to_contain_text("Bring the turnover by ward")
    expect(due).to_contain_text("Chief Operator")
    expect(due).to_contain_text(f"{LAST:%B %Y} onwards")
    action = LogAction.objects.get()
    room.given_is("contributor")
    steps.when_opens(f"{HOME}log/{action.pk}/")
    steps.when_follows("Propose closure")
    page.get_by_label("Action taken to close").fill("It was sent to all members")
    steps.when_presses("Propose")
    room.given_is("secretary")
    room.when_at(TODAY, "actions/")
    closing = page.get_by_role("table", name="Actions due and closed")
    expect(closing).to_contain_text("Proposed: a minute must agree it")
    room.when_at(TODAY, "minutes/")
    room.when_writes("Apologies", "The closure of the action was agreed.")
    steps.when_opens(f"{HOME}log/{action.pk}/")
    steps.when_follows("Close by a minute")
    item = room.meeting(TODAY).items.get(title="Apologies")
    page.get_by_label("Item whose minute agrees it").select_option(str(item.pk))
    steps.when_presses("Close")
    steps.then_says("Closed")
    steps.then_says(f"by the minute of item {item.reference}")


def approved_minutes_are_read_without_what_is_left_out(room):
    steps, page = room.steps, room.page
    room.when_at(LAST, "minutes/")
    steps.when_follows("Record their approval")
    item = room.meeting(TODAY).items.get(title="Apologies")
    page.get_by_label("Item of the later meeting").select_option(str(item.pk))
    steps.when_presses("Record the approval")
    steps.then_says("The minutes do not change any more.")
    expect(page.get_by_role("textbox")).to_have_count(0)
    room.given_is("viewer")
    room.when_at(LAST, "minutes/")
    steps.then_says(f"Vacancies fell. {HIDDEN} spoke.")
    steps.then_says("The plan is accepted.")
    expect(page.get_by_role("main")).not_to_contain_text("One nurse")
    expect(page.get_by_role("main")).not_to_contain_text("Pay")


def minutes_are_published_with_the_pack(room):
    steps, page = room.steps, room.page
    room.given_is("secretary")
    room.when_at(LAST)
    page.get_by_role("navigation", name="Meeting").get_by_role("link", name="Packs").click()
    public = page.get_by_role("region", name="Part 1 (public)", exact=True)
    public.get_by_role("button", name="Build the pack").click()
    expect(public.get_by_role("link", name="Read the newest version")).to_be_visible()
    public.get_by_role("button", name="Publish").click()
    steps.then_says("The pack is published: anybody can read it")
    page.context.clear_cookies()
    steps.when_opens(f"/published/meetings/{room.meeting(LAST).pk}/")
    steps.then_says(f"Vacancies fell. {HIDDEN} spoke.")
    steps.then_says("The plan is accepted.")
    expect(page.get_by_role("main")).not_to_contain_text("One nurse")
    expect(page.get_by_role("main")).not_to_contain_text("Pay")


def test_words_do_not_outlive_the_visit(steps, world, board):
    room = Boardroom(steps, board)
    meeting = factories.MeetingFactory(committee=board)
    factories.AgendaItemFactory(meeting=meeting, title="Apologies")
    room.given_is("secretary")
    steps.when_opens(f"{HOME}{meeting.pk}/minutes/")
    room.minute("Apologies").get_by_role("textbox").fill("Half a")
    steps.when_presses("Sign out")
    steps.then_heading("Sign in")
    assert steps.page.evaluate("sessionStorage.length") == 0
    steps.then_nothing_went_wrong()


def test_minutes_are_written_without_script(browser, live_server, steps, world, board):
    meeting = factories.MeetingFactory(committee=board)
    item = factories.AgendaItemFactory(meeting=meeting, title="Apologies")
    steps.given_signed_in("secretary")
    state = steps.page.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{live_server.url}{HOME}{meeting.pk}/minutes/")
    page.get_by_role("textbox").fill("None came.")
    page.get_by_role("button", name="Save the minute").click()
    expect(page.get_by_role("main")).to_contain_text("The minute is kept")
    page.get_by_role("link", name="Record a decision").click()
    page.get_by_label("Decision").fill("To go on.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("article")).to_contain_text("To go on.")
    assert item.minute.text == "None came."
    context.close()
