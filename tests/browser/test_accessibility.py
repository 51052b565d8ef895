"""Every named address: accessible, one main heading, ids once, no wider than a small screen."""

from itertools import chain

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.integration.web.addresses import FILES, POST_ONLY, Addresses, names

SMALL, TABLET = (320, 640), (1024, 768)
WITHOUT_PAGE = POST_ONLY | FILES
# What an administrator is refused: private business needs a seat, and a paper its sponsor.
OF_OTHERS = {
    "secretary": ("agenda-item-part", "log-part", "paper-part"),
    "approver": ("paper-reopen", "paper-return"),
}
# Labels of filters that do not stand on the line of their control.
TORN_FILTERS = """[...document.querySelectorAll(".app-filters label")].filter((label) => {
  const [own, held] = [label, label.control].map((one) => one.getBoundingClientRect());
  return own.bottom <= held.top || own.top >= held.bottom;
}).map((label) => label.textContent)"""
REPEATED_IDS = """() => [...document.querySelectorAll("[id]")].map(one => one.id)
    .filter((id, place, all) => id && all.indexOf(id) !== place)"""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages() -> list[str]:
    return sorted(names() - WITHOUT_PAGE)


def findings(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def problems_of(steps, addresses: Addresses, name: str) -> list[str]:
    """Open a page at every size and give all that is wrong with it."""
    steps.when_opens(addresses.of(name))
    page = steps.page
    page.wait_for_load_state("networkidle")
    found = findings(page)
    headings = page.get_by_role("heading", level=1).count()
    if headings != 1:
        found.append(f"{headings} main headings")
    found += [f"the id {one} twice" for one in page.evaluate(REPEATED_IDS)]
    for width, height in (TABLET, SMALL):
        steps.given_width(width, height)
        if not steps.fits_the_screen():
            found.append(f"wider than {width} pixels")
        torn = page.evaluate(TORN_FILTERS)
        found += [f"at {width} pixels '{one}' stands away from its control" for one in torn]
    steps.given_width(1280, 900)
    return found


def test_every_page_is_accessible_to_an_administrator(steps, world):
    addresses = Addresses(world)
    steps.given_signed_in("administrator")
    own = set(pages()) - {"sign-in", *chain.from_iterable(OF_OTHERS.values())}
    found = {name: problems_of(steps, addresses, name) for name in sorted(own)}
    assert {name: problems for name, problems in found.items() if problems} == {}
    steps.then_nothing_went_wrong()


@pytest.mark.parametrize("reader", OF_OTHERS)
def test_pages_that_need_a_seat_or_post_are_accessible(steps, world, reader):
    addresses = Addresses(world)
    steps.given_signed_in(reader)
    found = {name: problems_of(steps, addresses, name) for name in OF_OTHERS[reader]}
    assert {name: problems for name, problems in found.items() if problems} == {}
    steps.then_nothing_went_wrong()


def test_states_of_the_boardroom_are_accessible(steps, world):
    """Pages as they are while somebody works: arranging, forms beside minutes, what was refused."""
    addresses, found = Addresses(world), {}
    steps.given_signed_in("secretary")
    page = steps.page
    steps.when_opens(f"{addresses.of('meeting')}?arrange=1")
    found["arranging"] = findings(page)
    steps.when_opens(addresses.of("minutes"))
    for name in ("Record a decision", "Record an action"):
        page.get_by_role("link", name=name).first.click()
        page.get_by_role("button", name="Record").click()
        page.get_by_text("Write the").first.wait_for()
        found[name] = findings(page)
        page.get_by_role("link", name="Cancel").click()
        page.get_by_role("link", name="Cancel").wait_for(state="detached")
    steps.when_opens(addresses.of("attendance"))
    page.get_by_label("The chair: attendance").select_option(label="Apologies")
    page.get_by_text("There is no quorum").first.wait_for()
    found["quorum"] = findings(page)
    steps.when_opens(addresses.of("agenda-item-add"))
    steps.when_presses("Save")
    found["refused"] = findings(page)
    assert {state: problems for state, problems in found.items() if problems} == {}
    steps.then_nothing_went_wrong()


def test_pages_for_visitors_are_accessible(steps, world):
    from goldenthread.records.reporting.actions import publish_edition, sign_off_edition

    addresses = Addresses(world)
    approver = world.people["approver"]
    sign_off_edition(edition=addresses.edition, by=approver)
    publish_edition(edition=addresses.edition, by=approver)
    names_open = (
        "sign-in", "published", "edition", "edition-section", "published-meetings",
        "published-meeting",
    )  # fmt: skip
    found = {name: problems_of(steps, addresses, name) for name in names_open}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_error_and_empty_pages_are_accessible(steps, world):
    steps.given_signed_in("viewer")
    found = {}
    for address in ("/nothing/", "/organisations/RWF/people/"):
        steps.when_opens(address)
        found[address] = findings(steps.page)
    steps.page.context.clear_cookies()
    steps.given_signed_in("outsider")
    steps.when_opens("/organisations/RXX/")
    found["empty"] = findings(steps.page)
    assert {address: problems for address, problems in found.items() if problems} == {}
