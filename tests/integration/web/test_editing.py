"""Writing about a measure on its pages."""

import pytest

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures.models import Observation
from tests.integration.web.world import PERIOD

MEASURE = "/organisations/RWF/measures/waits/"
ROWS = {
    "contributors-TOTAL_FORMS": "2",
    "contributors-INITIAL_FORMS": "0",
    "contributors-0-contributor": "Beds on wards",
    "contributors-0-area": "Medicine",
    "plan-TOTAL_FORMS": "2",
    "plan-INITIAL_FORMS": "0",
    "plan-0-action": "Open the lounge",
    "plan-0-status": "Open",
}


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def owner(world):
    return world.client("contributor")


def test_commentary_is_written_shown_and_traced(world, owner):
    sent = {"summary": "Fewer beds.\n\nMore arrivals.", "actions": "", "assurance": ""}
    assert owner.post(f"{MEASURE}commentary/", sent)["Location"] == f"{MEASURE}#commentary"
    page = text_of(owner.get(MEASURE))
    assert "<p>Fewer beds.</p><p>More arrivals.</p>" in page
    assert "Change the commentary for March 2023" in page
    assert "Write commentary" in page
    assert AuditEvent.objects.get(verb="write commentary").by == world.people["contributor"]


def test_commentary_is_kept_in_the_period_that_is_shown(world, owner):
    owner.post(f"{MEASURE}commentary/?period=2023-02", {"summary": "February words"})
    assert world.owned.commentaries.get().period == PERIOD.previous()


def test_an_empty_commentary_is_refused_at_its_field(owner):
    page = text_of(owner.post(f"{MEASURE}commentary/", {"summary": " "}))
    assert "There is a problem" in page
    assert 'href="#id_summary"' in page
    assert "<title>Error: " in page


def test_a_corrected_figure_supersedes_the_former_one(world, owner):
    sent = {
        "period": "Mar-23", "value": "74.5%", "numerator": "1,490", "denominator": "2000",
        "status": "final", "note": "Recount",
    }  # fmt: skip
    assert owner.post(f"{MEASURE}figure/", sent)["Location"] == f"{MEASURE}#figures"
    revisions = Observation.objects.filter(
        series__measure=world.owned, period_start=PERIOD.start
    ).order_by("revision")
    assert [row.written for row in revisions] == ["70%", "74.5%"]
    assert revisions[0].superseded_at == revisions[1].recorded_at
    page = text_of(owner.get(MEASURE))
    assert "1,490 of 2,000" in page
    assert "Typed on the page" in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("value", "many", "percent"),
        ("period", "soon", "soon"),
        ("numerator", "few", "The numerator must be a number"),
        ("numerator", "NaN", "The numerator must be a number"),
        ("numerator", "5", "Enter both the numerator and the denominator, or none"),
    ],
)
def test_a_figure_that_makes_no_sense_is_refused_with_a_reason(world, owner, field, value, words):
    sent = {"period": "2023-03", "value": "70%", "status": "final", field: value}
    page = text_of(owner.post(f"{MEASURE}figure/", sent))
    assert "There is a problem" in page
    assert words in page
    assert Observation.objects.filter(series__measure=world.owned, revision=2).count() == 0


def test_a_new_baseline_needs_a_reason_and_is_shown_with_it(world, owner):
    page = text_of(owner.post(f"{MEASURE}baseline/", {"starts": "2022-10-01", "reason": ""}))
    assert "Give the reason for the new baseline" in page
    owner.post(f"{MEASURE}baseline/", {"starts": "1/10/2022", "reason": "New pathway"})
    assert "New pathway" in text_of(owner.get(MEASURE))
    again = owner.post(f"{MEASURE}baseline/", {"starts": "2022-10-01", "reason": "Again"})
    assert "already" in text_of(again)


def test_a_ghosted_point_is_kept_out_of_the_calculation(world, owner):
    sent = {"period": "2023-03", "kind": "ghost", "text": "Counted wrongly"}
    owner.post(f"{MEASURE}annotation/", sent)
    note = world.owned.annotations.get()
    assert (note.kind, note.period) == ("ghost", PERIOD)
    assert "Counted wrongly" in text_of(owner.get(MEASURE))


def test_a_figure_of_a_line_is_recorded_for_that_line(world, owner):
    line = world.owned.series.create(code="site-a", name="Site A")
    sent = {"period": "2023-03", "value": "61%", "status": "final", "series": str(line.pk)}
    owner.post(f"{MEASURE}figure/", sent)
    assert line.observations.get().written == "61%"
    assert "Site A" in text_of(owner.get(MEASURE))


def test_a_countermeasure_summary_is_written_with_its_rows(world, owner):
    sent = {"problem": "Too many wait", "desired_trend": "Down", "owner": world.post.pk, **ROWS}
    response = owner.post(f"{MEASURE}countermeasures/", sent)
    assert response["Location"] == f"{MEASURE}#countermeasures"
    page = text_of(owner.get(MEASURE))
    assert "Beds on wards" in page
    assert "Open the lounge" in page
    form = text_of(owner.get(f"{MEASURE}countermeasures/"))
    assert "Beds on wards" in form


def test_a_row_that_stands_twice_is_refused(world, owner):
    twice = {"contributors-1-contributor": "Beds on wards", "contributors-1-area": "Medicine"}
    response = owner.post(f"{MEASURE}countermeasures/", {"problem": "Waits", **ROWS, **twice})
    assert "twice" in text_of(response)
    assert not world.owned.countermeasure_summaries.exists()


def test_a_viewer_who_sends_a_form_changes_nothing(world):
    response = world.client("viewer").post(f"{MEASURE}commentary/", {"summary": "Mine"})
    assert response.status_code == 403
    assert not world.owned.commentaries.exists()
