"""What the pages say."""

import datetime as dt
import json
import re

import pytest

from goldenthread.records.measures.models import Commentary
from goldenthread.vocabulary import Period
from tests.integration.assure import trust
from tests.integration.web.world import PERIOD

MEASURE = "/organisations/RWF/measures/waits/"


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_reader_of_one_organisation_starts_there(world):
    response = world.client("viewer").get("/")
    assert response["Location"] == "/organisations/RWF/"


def test_a_reader_of_several_organisations_chooses(world):
    world.other_trust.memberships.create(user=world.people["viewer"], role="viewer")
    client = world.client("viewer")
    assert client.get("/")["Location"] == "/organisations/"
    assert "Trust RXX" in text_of(client.get("/organisations/"))


def test_an_organisation_without_figures_says_what_to_do(world):
    page = text_of(world.client("outsider").get("/organisations/RXX/"))
    assert "No figures yet" in page
    assert "/organisations/RXX/imports/" in page


@pytest.mark.slow
def test_attention_lists_escalations_with_reasons_and_what_waits_for_the_reader(world):
    page = text_of(world.client("contributor").get("/organisations/RWF/"))
    assert "Waiting for you" in page
    assert "The business rules ask for a full countermeasure summary." in page
    assert "March 2023" in page


def test_attention_stops_asking_once_the_commentary_is_written(world):
    words = Commentary(measure=world.owned, summary="Fewer beds.")
    words.period = PERIOD
    words.save()
    page = text_of(world.client("contributor").get("/organisations/RWF/"))
    assert "Waiting for you" not in page


@pytest.mark.parametrize("nonsense", ["?period=soon", "?as_at=yesterday"])
def test_an_impossible_period_or_day_is_not_found(world, nonsense):
    assert world.client("viewer").get(f"/organisations/RWF/{nonsense}").status_code == 404


def test_links_keep_the_period_that_was_chosen(world):
    page = text_of(world.client("viewer").get("/organisations/RWF/matrix/?period=Feb-23"))
    assert "/organisations/RWF/measures/waits/?period=2023-02" in page


def test_a_scorecard_shows_its_theme_and_hides_what_the_filters_leave_out(world):
    client = world.client("viewer")
    page = text_of(client.get("/organisations/RWF/scorecards/patient-access/?role=watch"))
    assert "No measure of this theme fits the filters." in page
    assert "1 measure is hidden" in page
    assert client.get("/organisations/RWF/scorecards/no-such-theme/").status_code == 404


def test_the_matrix_places_each_measure_once_and_lists_the_others_apart(world):
    trust.months(trust.measure(world.trust, "new"), ["50%", "60%"], last=PERIOD)
    page = text_of(world.client("viewer").get("/organisations/RWF/matrix/"))
    main = page[page.index("<main") : page.index("</main>")]
    assert [main.count(f"measures/{code}/") for code in ("waits", "falls", "new")] == [1, 1, 1]
    assert main.index("Not placed in the matrix") < main.index("measures/new/")


@pytest.mark.slow
def test_the_measure_page_gives_the_figure_its_rule_and_its_source(world):
    batch = world.batch(state="applied")
    trust.figure(
        world.owned, PERIOD, "64%", batch=batch, cell="observations!C19",
        recorded_at=dt.datetime(2023, 4, 5, tzinfo=dt.UTC), note="Recount",
    )  # fmt: skip
    page = text_of(world.client("administrator").get(MEASURE))
    assert "Business rule: driver, failing" in page
    assert "observations!C19" in page
    assert f"/organisations/RWF/imports/{batch.pk}/" in page
    assert "revision 2" in page
    assert "Superseded" in page


@pytest.mark.slow
def test_the_measure_page_as_at_a_past_day_shows_what_was_known_then(world):
    trust.figure(world.owned, PERIOD, "64%", recorded_at=dt.datetime(2023, 4, 5, tzinfo=dt.UTC))
    client = world.client("viewer")
    assert 'app-big">64%' in text_of(client.get(MEASURE))
    then = text_of(client.get(f"{MEASURE}?as_at=2023-04-01"))
    assert 'app-big">64%' not in then
    assert "as they were known on 1 April 2023" in then


def test_text_of_the_record_is_escaped_in_pages_and_in_the_chart(world):
    world.owned.name = "<script>alert(1)</script></script>"
    world.owned.save()
    page = text_of(world.client("viewer").get(MEASURE))
    assert "<script>alert" not in page
    spec = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)
    if spec:
        json.loads(spec.group(1))


def test_every_page_carries_a_strict_policy_without_unsafe_words(world):
    response = world.client("viewer").get(MEASURE)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    nonce = re.search(r"'nonce-([^']+)'", policy).group(1)
    assert f'nonce="{nonce}"' in response.content.decode()


def test_pages_without_a_reader_lead_back_after_signing_in(world):
    response = world.client("anonymous").get(MEASURE)
    assert response["Location"] == f"/sign-in/?next={MEASURE}"


def test_a_wrong_password_is_refused_in_the_same_words_as_a_wrong_name(world):
    client = world.client("anonymous")
    sent = [("viewer", "wrong"), ("nobody", "wrong")]
    pages = [
        text_of(client.post("/sign-in/", {"username": name, "password": word}))
        for name, word in sent
    ]
    assert all("The user name or password is not right" in page for page in pages)


@pytest.mark.slow
def test_sign_in_closes_after_too_many_failures(world, settings):
    settings.AXES_ENABLED = True
    client = world.client("anonymous")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        last = client.post("/sign-in/", {"username": "viewer", "password": "wrong"})
    assert last.status_code == 429
    assert "Sign-in is closed for a while" in last.content.decode()


def test_a_password_is_changed_by_one_who_knows_the_present_one(world):
    client = world.client("viewer")
    wrong = {"present": "guess", "new": "a-new-long-password"}
    assert "Your present password is not right" in text_of(client.post("/account/password/", wrong))
    right = {"present": "a-long-test-password", "new": "a-new-long-password"}
    assert client.post("/account/password/", right)["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    world.people["viewer"].refresh_from_db()
    assert world.people["viewer"].check_password("a-new-long-password")


def test_an_unknown_page_is_not_found_in_words(world):
    response = world.client("viewer").get("/nothing/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_a_request_that_cannot_be_read_gets_a_plain_page(world):
    response = world.client("viewer").get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "could not be read" in response.content.decode()


def test_a_server_error_says_so_without_the_database(rf):
    from goldenthread.web.views.errors import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_the_period_defaults_to_the_newest_with_figures(world):
    trust.figure(world.owned, Period.month(2023, 4), "-")
    assert "March 2023" in text_of(world.client("viewer").get("/organisations/RWF/matrix/"))
