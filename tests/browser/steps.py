"""Given, when, then: what a person does with the site, by role and label."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.integration.web.world import World

# What htmx tells of a request that is given up because its person went on: no problem.
GIVEN_UP = ("htmx:sendAbort", "htmx:afterRequest")


class Steps:
    """One person at one browser; problems on the console are collected."""

    def __init__(self, page: Page, site: str, world: World) -> None:
        self.page, self.site, self.world = page, site, world
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self.note)

    def note(self, message) -> None:
        if message.type not in ("error", "warning") or message.text.startswith(GIVEN_UP):
            return
        if "favicon" not in message.text:
            self.problems.append(message.text)

    def given_signed_in(self, name: str) -> None:
        self.page.goto(f"{self.site}/sign-in/")
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password", exact=True).fill("a-long-test-password")
        self.when_presses("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()

    def given_width(self, width: int, height: int = 640) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def when_opens(self, address: str) -> None:
        self.page.goto(f"{self.site}{address}")

    def when_follows(self, name: str, *, within: Locator | None = None) -> None:
        (within or self.page.get_by_role("main")).get_by_role("link", name=name).first.click()
        self.then_loaded()

    def when_presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()
        self.then_loaded()

    def then_loaded(self) -> None:
        """Wait for the scripts of the page: what they do cannot be asked of it before."""
        self.page.wait_for_load_state()

    def then_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def then_says(self, words: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def then_error_summary_has_focus(self, words: str) -> None:
        summary = self.page.locator(".nhsuk-error-summary")
        expect(summary).to_be_focused()
        expect(summary).to_contain_text(words)

    def fits_the_screen(self) -> bool:
        """Say whether the page is no wider than the screen; the menu folds a moment after."""
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        for _ in range(100):
            if self.page.evaluate(over) <= 0:
                return True
            self.page.wait_for_timeout(100)
        return False

    def then_nothing_went_wrong(self) -> None:
        assert self.problems == [], self.problems
