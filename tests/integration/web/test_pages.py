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


@pytest.mark.parametrize("part", ["", "scorecards/", "matrix/", "reports/", "measures/first/"])
def test_every_list_of_an_organisation_without_figures_is_empty_in_words(world, part):
    trust.measure(world.other_trust, "first")
    page = text_of(world.client("outsider").get(f"/organisations/RXX/{part}"))
    assert "No figures yet" in page or "no figures yet" in page


def test_what_needs_figures_is_not_found_without_any(world):
    trust.measure(world.other_trust, "first")
    client = world.client("outsider")
    for part in ("measures/first/chart.svg", "measures/first/figure/", "reports/ipr/"):
        assert client.get(f"/organisations/RXX/{part}").status_code == 404


def test_an_organisation_with_quarters_only_is_read_by_the_month_that_holds_them(world):
    quarterly = trust.measure(world.other_trust, "survey", frequency="quarter")
    trust.figure(quarterly, Period.quarter(2022, 4), "71%")
    page = text_of(world.client("outsider").get("/organisations/RXX/scorecards/"))
    assert "71%" in page


def test_signing_out_ends_the_visit(world):
    client = world.client("viewer")
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/organisations/RWF/").status_code == 302


def test_a_form_without_its_safety_mark_is_refused_in_words(world):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-in/", {"username": "viewer", "password": "x"})
    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()


@pytest.mark.parametrize(
    ("only", "shown"), [("escalated", True), ("not_met", True), ("changed", False)]
)
def test_a_scorecard_shows_only_what_was_asked_for(world, only, shown):
    page = text_of(world.client("viewer").get(f"/organisations/RWF/scorecards/?only={only}"))
    assert ("measures/waits/" in page) is shown


def test_a_trajectory_prints_the_period_of_each_step(world):
    trust.target(world.owned, "75%", PERIOD, kind="trajectory")
    page = text_of(world.client("viewer").get(MEASURE))
    assert "Trajectory" in page
    assert "Mar-23" in page[page.index('id="targets"') :]


def test_the_system_pages_open_for_staff_only_and_keep_proof_unchanged(world):
    assert world.client("administrator").get("/system/").status_code == 302
    staff = world.people["viewer"]
    staff.is_staff = staff.is_superuser = True
    staff.save()
    client = world.client("viewer")
    assert client.get("/system/measures/measure/").status_code == 200
    assert client.get("/system/history/auditevent/").status_code == 200
    assert client.get("/system/history/auditevent/add/").status_code == 403
    assert client.get("/system/reporting/edition/add/").status_code == 403
