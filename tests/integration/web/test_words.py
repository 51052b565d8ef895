"""Texts are held against the records by the pages that write them, and nothing is written."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.reporting.models import Narrative
from tests.integration.web.addresses import CHECKS, Addresses
from tests.integration.web.world import PERIOD

pytestmark = pytest.mark.django_db
COMMENTARY = "/organisations/RWF/measures/waits/commentary/?period=2023-03"
CHECK = "/organisations/RWF/measures/waits/commentary/check/?period=2023-03&field=summary"
FIGURES = "/organisations/RWF/live-figures/?period=2023-03"
WRONG = "Waits stand at 76% in March."


def marks_of(page: str) -> list[list[object]]:
    """Give the places that a page marks."""
    found = re.search(r'data-marks="([^"]*)"', page)
    assert found
    return json.loads(found[1].replace("&#34;", '"'))


@pytest.mark.slow
def test_a_check_says_what_the_records_say_and_writes_nothing(world):
    before = AuditEvent.objects.count()
    answer = world.client("contributor").post(CHECK, {"summary": WRONG}).content.decode()
    assert marks_of(answer) == [[15, 18, "wrong"]]
    assert "the record says 70% in March 2023" in answer
    assert 'value="summary|15|18|70%"' in answer
    assert "1 to check" in answer
    assert AuditEvent.objects.count() == before
    assert not world.owned.commentaries.exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKS)
def test_only_a_text_of_the_form_is_checked(world, name):
    addresses = Addresses(world)
    addresses.queries[name] = {"field": "nonsense"}
    assert world.client("administrator").post(addresses.of(name)).status_code == 404


@pytest.mark.slow
def test_an_offer_is_written_into_the_form_and_not_saved(world):
    sent = {"summary": WRONG, "actions": "Kept as sent.", "use": "summary|15|18|70%"}
    page = world.client("contributor").post(COMMENTARY, sent).content.decode()
    assert "Waits stand at 70% in March." in page
    assert "Kept as sent." in page
    assert not world.owned.commentaries.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "use", ["", "summary", "summary|18|15|70%", "summary|1|999|70%", "other|0|1|x", "summary|a|b|c"]
)
def test_an_offer_that_fits_nowhere_changes_no_text(world, use):
    page = world.client("contributor").post(COMMENTARY, {"summary": WRONG, "use": use})
    assert WRONG in page.content.decode()
    assert not world.owned.commentaries.exists()


@pytest.mark.slow
def test_a_contradicting_text_is_saved_and_an_unknown_live_figure_is_not(world):
    client = world.client("contributor")
    refused = client.post(COMMENTARY, {"summary": "It was {{ weights }}."}).content.decode()
    assert "There is no live figure &#39;weights&#39;. Is &#39;waits&#39; meant?" in refused
    assert not world.owned.commentaries.exists()
    assert client.post(COMMENTARY, {"summary": WRONG}).status_code == 302
    assert world.owned.commentaries.get().summary == WRONG


@pytest.mark.slow
def test_a_reader_sees_live_figures_printed_and_linked(world):
    Narrative.objects.create(
        organisation=world.trust, report="ipr", section="executive_summary",
        text="Waits stand at {{ waits }}.", period_kind="month", period_start=PERIOD.start,
    )  # fmt: skip
    address = "/organisations/RWF/reports/ipr/sections/executive-summary/?period=2023-03"
    page = world.client("viewer").get(address).content.decode()
    assert re.search(r'Waits stand at <a [^>]*href="/organisations/RWF/measures/waits/', page)
    assert "{{" not in page


@pytest.mark.slow
def test_live_figures_are_found_by_every_word_of_their_label(world):
    client = world.client("viewer")
    found = client.get(f"{FIGURES}&q=waits+before").content.decode()
    assert "{{ waits previous }}" in found
    assert "{{ waits }}" not in found
    few = client.get(f"{FIGURES}&q=waits", headers={"HX-Request": "true"}).content.decode()
    assert 'data-insert="{{ waits }}"' in few
    assert "<html" not in few
    assert "No live figure has these words" in client.get(f"{FIGURES}&q=zz").content.decode()


def queries_of(client, text: str) -> int:
    """Give how many queries a check takes."""
    with CaptureQueriesContext(connection) as caught:
        assert client.post(CHECK, {"summary": text}).status_code == 200
    return len(caught)


@pytest.mark.slow
def test_checking_costs_the_same_however_long_the_text_and_less_until_something_is_written(world):
    client = world.client("contributor")
    assert queries_of(client, WRONG) == queries_of(client, f"{WRONG} " * 20)
    client.post(COMMENTARY, {"summary": WRONG})
    loading = queries_of(client, WRONG)
    assert queries_of(client, WRONG) < loading / 2
    client.post(COMMENTARY, {"summary": "Waits again."})
    assert queries_of(client, WRONG) == loading
