"""The grid of savings by keyboard and by a block from a spreadsheet, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.integration.web.savings_world import savings_of

PASTE = """([id, text]) => {
  const held = new DataTransfer();
  held.setData("text", text);
  const input = document.getElementById(id);
  input.focus();
  input.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true })
  );
}"""


@pytest.fixture
def made(world):
    return savings_of(world)


def test_amounts_are_pasted_moved_between_and_saved(steps, made):
    steps.given_signed_in("approver")
    steps.when_opens("/organisations/RWF/savings/schemes/?period=2023-03")
    steps.when_follows("Edit the actual by month")
    cell = {
        (name, month): steps.page.get_by_label(f"{name}, actual {month}", exact=True)
        for name in ("Rota of doctors", "Car parking")
        for month in ("Apr-22", "May-22", "Jun-22")
    }
    first = cell["Rota of doctors", "Apr-22"]
    expect(first).to_have_value("900")
    steps.page.evaluate(PASTE, [first.get_attribute("id"), "1,100\t£850\n1.2k\t\n"])
    expect(first).to_have_value("1,100")
    expect(cell["Rota of doctors", "May-22"]).to_have_value("£850")
    expect(cell["Car parking", "Apr-22"]).to_have_value("1.2k")
    expect(cell["Car parking", "May-22"]).to_have_value("")
    first.select_text()
    first.press("ArrowRight")
    expect(cell["Rota of doctors", "May-22"]).to_be_focused()
    cell["Rota of doctors", "May-22"].press("ArrowDown")
    expect(cell["Car parking", "May-22"]).to_be_focused()
    june = cell["Rota of doctors", "Jun-22"]
    june.fill("5")
    june.press("Escape")
    expect(june).to_have_value("900")
    steps.when_presses("Save the amounts")
    steps.then_says("4 amounts are recorded")
    rota = {one.period.code: one.actual for one in made.scheme.months.all()}
    assert (rota["2022-04"], rota["2022-05"], rota["2022-06"]) == (1100, 850, 900)
    parking = {one.period.code: one.actual for one in made.income.months.all()}
    assert (parking["2022-04"], parking["2022-05"]) == (1200, None)
    steps.then_nothing_went_wrong()


def test_what_is_no_amount_is_told_and_nothing_is_recorded(steps, made):
    steps.given_signed_in("contributor")
    steps.when_opens("/organisations/RWF/savings/schemes/?period=2023-03&edit=actual")
    steps.page.get_by_label("Rota of doctors, actual Apr-22", exact=True).fill("plenty")
    steps.page.get_by_label("Rota of doctors, actual May-22", exact=True).fill("1")
    steps.when_presses("Save the amounts")
    steps.then_error_summary_has_focus("Enter an amount such as")
    assert {one.actual for one in made.scheme.months.all()} == {900, None}
    steps.then_nothing_went_wrong()
