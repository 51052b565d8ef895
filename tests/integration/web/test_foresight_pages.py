"""Foresight on pages: measures, scorecards, programmes, savings, and the choice to hide it."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.organisations.choices import choose_chances
from goldenthread.records.organisations.models import Organisation
from tests import factories
from tests.integration.assure import trust as small
from tests.integration.web.programme_world import programme_of
from tests.integration.web.savings_world import savings_of
from tests.integration.web.test_queries import queries_of
from tests.integration.web.world import PERIOD

COLUMN = "Chance next period"


def page(world, address, person="viewer"):
    answer = world.client(person).get(f"/organisations/RWF/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.slow
def test_a_measures_page_says_what_is_to_come_how_surely_and_by_which_method(world):
    text = page(world, "measures/waits/")
    assert "April 2023: 70.6% expected (80% interval 68.0% to 73.2%)." in text
    assert "The chance of meeting the target of 90% is under 1%." in text
    assert "A stable process: no special cause in 18 figures, Oct-21 to Mar-23." in text
    assert 'id="outlook-spec"' in text
    assert "Data behind the outlook" in text


@pytest.mark.slow
def test_a_measure_that_is_not_foretold_says_why_and_has_no_picture(world):
    beds = small.measure(world.trust, "beds", theme="Safety")
    small.months(beds, ["70%", "71%"], last=PERIOD)
    text = page(world, "measures/beds/")
    assert "There are 2 figures. A forecast needs 13." in text
    assert "outlook-spec" not in text
    client = world.client("viewer")
    assert client.get("/organisations/RWF/measures/beds/outlook.svg").status_code == 404
    drawn = client.get("/organisations/RWF/measures/waits/outlook.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawn.content


@pytest.mark.slow
def test_a_measures_page_foretells_to_the_targets_date(world):
    for step in range(1, 10):
        small.target(world.owned, f"{72 + step}%", PERIOD.shift(step), kind="trajectory")
    text = page(world, "measures/waits/")
    assert "December 2023, the target&#39;s date: 70.6% expected" in text
    assert "it has never done that" in text


@pytest.mark.slow
def test_scorecards_have_the_column_unless_the_organisation_hides_it(world):
    shown = page(world, "scorecards/")
    assert COLUMN in shown
    assert "<strong>under 1%</strong>" in shown
    Organisation.objects.filter(pk=world.trust.pk).update(shows_chances=False)
    hidden = page(world, "scorecards/")
    assert COLUMN not in hidden
    assert "gt-chance" not in hidden


@pytest.mark.slow
def test_hidden_chances_leave_the_report_without_column_sentences_and_section(world):
    shown = page(world, "reports/ipr/files/html/")
    administrator = world.people["administrator"]
    choose_chances(organisation=world.trust, shows_chances=False, by=administrator)
    hidden = page(world, "reports/ipr/files/html/")
    for words in (COLUMN, "The chance of meeting the target of", "Outlook of the measures"):
        assert words in shown
        assert words not in hidden


@pytest.mark.slow
def test_an_administrator_chooses_and_the_trail_says_so(world):
    client = world.client("administrator")
    address = "/organisations/RWF/choices/"
    assert "checked" in client.get(address).content.decode()
    unticked = {"csrfmiddlewaretoken": "sent by every browser"}
    assert client.post(address, unticked).status_code == 302
    world.trust.refresh_from_db()
    assert not world.trust.shows_chances
    event = AuditEvent.objects.get(verb="choose chances in reports")
    assert event.details == {"was": "shown", "now": "hidden"}
    assert (event.by, event.organisation_code) == (world.people["administrator"], "RWF")
    assert world.trust.history.first().history_user == world.people["administrator"]
    assert "Nothing was changed" in client.post(address, unticked, follow=True).content.decode()
    assert AuditEvent.objects.filter(verb="choose chances in reports").count() == 1


def test_who_is_no_administrator_is_refused_and_leaves_a_trace(world):
    with pytest.raises(PermissionDenied):
        choose_chances(organisation=world.trust, shows_chances=False, by=world.people["approver"])
    world.trust.refresh_from_db()
    assert world.trust.shows_chances
    event = AuditEvent.objects.get(verb="choose chances in reports")
    assert event.refused
    assert event.by == world.people["approver"]


@pytest.mark.slow
def test_a_programmes_pages_say_why_completion_is_not_foretold(world):
    made = programme_of(world)
    home = page(world, f"programmes/{made.programme.pk}/")
    assert "Outlook" in home
    assert "is told from 10 and more" in page(
        world, f"programmes/{made.programme.pk}/trajectories/"
    )


@pytest.mark.slow
def test_a_programme_with_a_past_says_how_likely_it_lands(world):
    made = programme_of(world)
    made.programme.ends = dt.date(2023, 12, 31)
    made.programme.save()
    for number in range(12):
        due = dt.date(2022, 1, 31) + dt.timedelta(days=30 * number)
        action = factories.ActionFactory(
            workstream=made.workstream, owner=world.post, code=f"past-{number}",
            baseline_due=due, due=due,
        )  # fmt: skip
        day = due + dt.timedelta(days=5 * number)
        factories.ProgressUpdateFactory(action=action, completed=day, on=day)
        factories.DecisionFactory(action=action, panel_date=day, outcome="approved")
    address = f"programmes/{made.programme.pk}/"
    assert "chance that all actions are complete by" in page(world, f"{address}?period=2023-03")
    text = page(world, f"{address}trajectories/?period=2023-03")
    assert "Expected completion of actions" in text
    assert "Simulated 2,000 times from how late 12 completed actions were" in text


@pytest.mark.slow
def test_savings_say_where_the_year_lands_or_why_not(world):
    made = savings_of(world)
    text = page(world, "savings/?period=2022-08")
    assert "1 schemes have delivered against a plan; 5 are needed" in text
    for number in range(5):
        one = factories.SchemeFactory(
            organisation=world.trust, code=f"more-{number}", category="pay", risk="low",
            development="developed",
        )  # fmt: skip
        for month in made.scheme.months.all():
            factories.SchemeMonthFactory(
                scheme=one, period_start=month.period_start, actual=month.actual
            )
    caches["reports"].clear()  # the portfolio is kept until a step writes to the records
    text = page(world, "savings/?period=2022-08")
    assert "chance of landing the target" in text
    assert "Simulated 4,000 times from what 6 schemes delivered" in text


@pytest.mark.slow
def test_the_queries_of_these_pages_do_not_grow(world):
    made = programme_of(world)
    client = world.client("viewer")
    home = f"/organisations/RWF/programmes/{made.programme.pk}"
    addresses = (f"{home}/", f"{home}/trajectories/", "/organisations/RWF/scorecards/")
    before = [queries_of(client, address) for address in addresses]
    for number in range(6):
        world.measure(f"more-{number}", theme="Patient Access", owner=world.post)
        factories.ActionFactory(
            workstream=made.workstream, owner=world.post, code=f"more-{number}",
            baseline_due=dt.date(2023, 5, 1), due=dt.date(2023, 5, 1),
        )  # fmt: skip
    assert [queries_of(client, address) for address in addresses] == before
