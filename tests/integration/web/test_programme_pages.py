"""The pages of a programme: forms, refusals, empty places, links, and the number of queries."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes.models import ClosureSubmission, HighlightStep, ProgressUpdate
from goldenthread.records.reporting.models import Edition
from tests import factories
from tests.integration.web.programme_world import programme_of

pytestmark = pytest.mark.slow
NOON = dt.datetime(2023, 4, 10, 12, tzinfo=dt.UTC)
LISTS = (
    "programme", "programme-findings", "trajectories", "milestones", "panel", "sign-off",
)  # fmt: skip
HOSTILE = "<script>alert(1)</script><b onclick='x'>&amp;"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def made(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return programme_of(world)


def at(made, name, record=None, *more, query=None):
    place = ["RWF", made.programme.pk, *([record.pk] if record else []), *more]
    return reverse(name, args=place, query=query)


def main_of(response, status=200) -> str:
    assert response.status_code == status
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def forms_of(made):
    """Give (name, record, verb, record of the trace) of every page that changes something."""
    action, milestone = made.action, made.milestone
    highlight, workstream = made.highlight, made.workstream
    return [
        ("action-update", action, "update action", action),
        ("action-evidence", action, "add evidence", action),
        ("action-submit", action, "submit for closure", action),
        ("action-withdraw", action, "withdraw submission", action),
        ("action-change", action, "request change", action),
        ("action-decide", action, "decide closure", action),
        ("milestone-update", milestone, "update milestone", milestone),
        ("milestone-change", milestone, "request change", milestone),
        ("change-decide", made.change, "decide change", milestone),
        ("highlight-write", workstream, "write highlight report", workstream),
        ("highlight-submit", highlight, "submit highlight report", highlight),
        ("highlight-return", highlight, "return highlight report", highlight),
        ("highlight-sign-off", highlight, "sign off highlight report", highlight),
        ("highlight-reopen", highlight, "reopen highlight report", highlight),
        ("programme-status", None, "state programme status", made.programme),
        ("unit-split", None, "split unit", made.programme.organisation),
    ]


POSTED = {"action-withdraw", "highlight-submit", "highlight-sign-off"}


@pytest.mark.parametrize("name", ["viewer", "analyst"])
def test_a_page_that_is_refused_leaves_one_trace_and_says_so(world, made, name):
    client = world.client(name)
    AuditEvent.objects.all().delete()
    for page, record, verb, about in forms_of(made):
        for send in (client.get, client.post):
            if page in POSTED and send == client.get:
                continue
            response = send(at(made, page, record))
            assert "You cannot do this" in main_of(response, 403)
            event = AuditEvent.objects.get()
            assert (event.by, event.verb, event.refused) == (world.people[name], verb, True)
            assert (event.record, event.record_id) == (about._meta.model_name, str(about.pk))
            assert event.organisation_code == "RWF"
            event.delete()
    assert not ProgressUpdate.objects.exists()
    assert not ClosureSubmission.objects.exists()
    assert not HighlightStep.objects.exists()


def test_people_of_other_organisations_learn_of_nothing(world, made):
    AuditEvent.objects.all().delete()
    client = world.client("outsider")
    for page, record, *_ in forms_of(made):
        assert client.post(at(made, page, record)).status_code == 404
    for page in LISTS:
        assert client.get(at(made, page)).status_code == 404
        theirs = reverse(page, args=["RXX", made.programme.pk])
        assert client.get(theirs).status_code == 404
    assert not AuditEvent.objects.exists()


def test_records_of_others_are_not_found_under_ones_own_programme(world, made):
    sibling = factories.ProgrammeFactory(organisation=world.trust)
    foreign = factories.ProgrammeFactory(organisation=world.other_trust)
    client = world.client("administrator")
    for programme in (sibling, foreign):
        workstream = factories.WorkstreamFactory(programme=programme)
        action = factories.ActionFactory(workstream=workstream)
        highlight = factories.HighlightReportFactory(workstream=workstream)
        milestone = factories.MilestoneFactory(workstream=workstream)
        pages = {
            workstream: ("workstream", "highlight-write"),
            action: ("action", "action-update", "action-evidence", "action-submit",
                     "action-change", "action-decide"),
            highlight: ("highlight", "highlight-return", "highlight-reopen"),
            milestone: ("milestone-update", "milestone-change"),
        }  # fmt: skip
        for record, names in pages.items():
            for name in names:
                assert client.get(at(made, name, record)).status_code == 404, name
        for name in ("action-withdraw",):
            assert client.post(at(made, name, action)).status_code == 404
        for name in ("highlight-submit", "highlight-sign-off"):
            assert client.post(at(made, name, highlight)).status_code == 404
    made.change.delete()
    assert (
        client.get(reverse("change-decide", args=["RWF", made.programme.pk, 999])).status_code
        == 404
    )
    assert client.get(reverse("programme", args=["RWF", foreign.pk])).status_code == 404


def test_an_empty_programme_says_what_is_missing(world):
    programme = factories.ProgrammeFactory(organisation=world.trust)
    client = world.client("administrator")
    words = {
        "programme": "No workstream is recorded yet",
        "programme-findings": "Nothing contradicts or is missing",
        "trajectories": "No action has an agreed date yet",
        "milestones": "No milestone is recorded yet",
        "panel": "Nothing waits for the panel",
        "sign-off": "No change request waits",
        "requirements": "",
        "risks": "",
    }
    for name, expected in words.items():
        page = main_of(client.get(reverse(name, args=["RWF", programme.pk])))
        assert expected in page, name


def test_a_workstream_without_records_opens(world, made):
    bare = factories.WorkstreamFactory(programme=made.programme, name="Bare")
    page = main_of(world.client("approver").get(at(made, "workstream", bare)))
    assert "No action is recorded for this workstream" in page
    draft = main_of(world.client("approver").get(at(made, "highlight-write", bare)))
    assert "Drafted from the records" in draft


def test_without_a_programme_the_page_says_how_to_get_one(world):
    page = main_of(world.client("viewer").get("/organisations/RWF/programmes/"))
    assert "No programme is recorded yet" in page
    for name in ("One", "Two"):
        factories.ProgrammeFactory(organisation=world.trust, name=name)
    page = main_of(world.client("viewer").get("/organisations/RWF/programmes/"))
    assert ">One</a>" in page
    assert ">Two</a>" in page


FORMS = {
    "action-update": [
        ({}, "Enter a date", "id_on"),
        ({"on": "2023-04-99"}, "Enter a date", "id_on"),
        ({"on": "2023-04-10", "forecast": "soon"}, "Enter a date", "id_forecast"),
        ({"on": "2023-04-10", "delivery": "on_track"}, "Give the reason why", ""),
        ({"on": "2023-04-10", "delivery": "complete", "reason": "x"}, "panel&#39;s approval", ""),
        ({"on": "2023-04-10", "completed": "2023-04-11"}, "lies in the future", ""),
        ({"on": "2023-04-10", "delivery": "purple"}, "Select a valid choice", "id_delivery"),
    ],
    "action-evidence": [({"kind": "document"}, "Write a title", "id_title")],
    "action-change": [
        ({"new_due": "2023-09-01"}, "Give the reason", "id_reason"),
        ({"reason": "Late"}, "Say which date or scope is asked for", ""),
        ({"reason": "Late", "new_due": "2023-01-31"}, "agreed already", ""),
    ],
    "milestone-update": [
        ({}, "Enter a date", "id_on"),
        ({"on": "2023-04-10", "status": "on_track"}, "Give the reason why", ""),
    ],
    "highlight-write": [
        ({}, "Write the summary", "id_summary"),
        ({"summary": "x", "delivery": "on_track"}, "Give the reason why", ""),
    ],
    "highlight-return": [({}, "Write a remark", "id_remark"), ({"remark": "x"}, "not open", "")],
    "highlight-reopen": [({}, "Write a remark", "id_remark"), ({"remark": "x"}, "not open", "")],
    "action-decide": [
        ({"panel_date": "2023-04-10"}, "Choose the outcome", "id_outcome"),
        ({"outcome": "approved"}, "Enter a date", "id_panel_date"),
        ({"outcome": "approved", "panel_date": "2023-04-10"}, "that step is not open", ""),
    ],
    "change-decide": [
        ({}, "Choose the decision", "id_outcome"),
        ({"outcome": "refused"}, "Say why the change is refused", ""),
    ],
    "programme-status": [({"stated": "on_track"}, "Give the reason why", "")],
    "unit-split": [
        ({}, "Choose a unit", "id_unit"),
        ({}, "Enter a name", "id_name"),
        ({"actions": "a-1, nine"}, "No action has the code nine", "id_actions"),
    ],
    "action-submit": [({}, "Add evidence before you submit", "")],
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_what_is_wrong_stands_in_the_summary_and_leads_to_its_field(world, made, name):
    made.action.evidence.all().delete()
    records = {page: record for page, record, *_ in forms_of(made)}
    client = world.client("approver")
    for sent, words, field in FORMS[name]:
        response = client.post(at(made, name, records[name]), {"csrfmiddlewaretoken": "x", **sent})
        page = main_of(response)
        summary = page[page.index("There is a problem") : page.index("<h1")]
        assert words in summary
        assert f'href="#{field}' in summary if field else "href" not in summary
        assert field in page[page.index("<h1") :]
        assert "<title>Error: " in response.content.decode()


def test_what_was_typed_is_kept_when_something_is_wrong(world, made):
    sent = {"on": "2023-04-10", "delivery": "on_track", "mitigation": "Bank staff & beds"}
    page = main_of(world.client("approver").post(at(made, "action-update", made.action), sent))
    assert "Bank staff &amp; beds" in page


def test_an_upload_that_is_too_large_is_refused(world, made, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile

    monkeypatch.setattr("goldenthread.web.forms.programme.MOST_UPLOAD", 3)
    sent = {"title": "Rota", "kind": "document", "upload": SimpleUploadedFile("r.txt", b"four")}
    page = main_of(world.client("approver").post(at(made, "action-evidence", made.action), sent))
    assert "The file must be smaller than 25 MB" in page
    assert made.action.evidence.count() == 1


def test_each_form_writes_and_leads_back_to_the_same_period(world, made):
    query = {"period": "2023-02"}
    unit = factories.UnitFactory(organisation=world.trust)
    owner, office = world.client("contributor"), world.client("approver")
    february = factories.HighlightReportFactory(
        workstream=made.workstream, period_start=dt.date(2023, 2, 1)
    )
    steps = [
        (owner, "action-update", made.action,
         {"on": "2023-02-28", "explanation": "Late", "mitigation": "Bank staff"}),
        (owner, "action-evidence", made.action, {"title": "Audit", "kind": "audit"}),
        (owner, "action-submit", made.action, {"note": "Please"}),
        (owner, "action-withdraw", made.action, {}),
        (owner, "action-submit", made.action, {}),
        (office, "action-decide", made.action,
         {"outcome": "declined", "reason": "No nights", "panel_date": "2023-04-10"}),
        (owner, "action-change", made.action, {"new_due": "2023-09-01", "reason": "Late"}),
        (office, "change-decide", made.change, {"outcome": "approved"}),
        (owner, "milestone-update", made.milestone, {"on": "2023-02-28", "commentary": "Built"}),
        (owner, "highlight-write", made.workstream, {"summary": "February"}),
        (owner, "highlight-submit", february, {}),
        (office, "highlight-return", february, {"remark": "More"}),
        (owner, "highlight-submit", february, {}),
        (office, "highlight-sign-off", february, {}),
        (office, "highlight-reopen", february, {"remark": "Wrong"}),
        (office, "programme-status", None, {"stated": ""}),
        (office, "unit-split", None,
         {"unit": unit.pk, "code": "new", "name": "New", "starts": "2023-04-01",
          "actions": "a-1"}),
    ]  # fmt: skip
    for client, name, record, sent in steps:
        given = {"csrfmiddlewaretoken": "x", **sent}
        response = client.post(at(made, name, record, query=query), given)
        assert response.status_code == 302, (name, main_of(response))
        assert "period=2023-02" in response["Location"], name
    refused = AuditEvent.objects.filter(refused=True)
    assert [(event.verb, event.details) for event in refused] == []
    february.refresh_from_db()
    assert (february.state, february.summary) == ("draft", "February")
    made.milestone.refresh_from_db()
    assert made.milestone.baseline == dt.date(2023, 6, 30)
    assert made.action.remappings.get().unit.code == "new"


def test_a_step_that_is_not_open_is_said_on_the_page_that_it_leads_to(world, made):
    client = world.client("approver")
    for name, record in (
        ("action-withdraw", made.action),
        ("highlight-sign-off", made.highlight),
    ):
        response = client.post(at(made, name, record), follow=True)
        assert "that step is not open" in response.content.decode()


def test_an_edition_is_not_frozen_from_the_page_before_the_sign_off(world, made):
    client = world.client("approver")
    address = reverse(
        "report-freeze", args=["RWF", "oversight-pack"], query={"programme": "improve"}
    )
    page = client.post(address, follow=True).content.decode()
    assert "cannot be frozen: not signed off: Safety" in page
    assert not Edition.objects.exists()


def test_the_evidence_file_is_a_download_for_members(world, made):
    address = at(made, "evidence-file", made.action, made.evidence.pk)
    response = world.client("viewer").get(address)
    assert b"".join(response.streaming_content) == b"signed"
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert world.client("outsider").get(address).status_code == 404
    assert "/sign-in/" in world.client("anonymous").get(address)["Location"]


def test_an_evidence_file_opens_under_its_own_action_alone(world, made):
    other = factories.ActionFactory(workstream=made.workstream, organisation=world.trust)
    without = factories.EvidenceFactory(action=made.action)
    client = world.client("viewer")
    for action, evidence in ((other, made.evidence), (made.action, without)):
        assert client.get(at(made, "evidence-file", action, evidence.pk)).status_code == 404


def test_hostile_text_is_escaped_wherever_it_is_shown(world, made):
    by = {"by": world.people["approver"]}
    for record, names in (
        (made.programme, ["name", "purpose", "stated_reason"]),
        (made.workstream, ["name", "aim", "background", "group", "status_reason"]),
        (made.requirement, ["text", "number", "regulation", "domain"]),
        (made.action, ["title", "explanation", "mitigation", "recovery", "reason"]),
        (made.milestone, ["reference", "description", "commentary", "group"]),
        (made.highlight, ["summary", "progress", "next", "well", "risks", "reason"]),
        (made.evidence, ["title", "proves", "file"]),
        (made.change, ["reason", "new_text"]),
        (made.risk, ["title", "cause"]),
        (made.issue, ["title"]),
        (world.post, ["title"]),
    ):  # fmt: skip
        for name in names:
            setattr(record, name, HOSTILE[: record._meta.get_field(name).max_length])
        record.save()
    factories.ProgressUpdateFactory(
        action=made.action, reason=HOSTILE, explanation=HOSTILE, delivery="off_track", **by
    )
    factories.DecisionFactory(action=made.action, outcome="declined", reason=HOSTILE, **by)
    ClosureSubmission.objects.create(action=made.action, note=HOSTILE, **by)
    HighlightStep.objects.create(highlight=made.highlight, step="returned", remark=HOSTILE, **by)
    client = world.client("administrator")
    pages = [(name, None) for name in (*LISTS, "requirements", "risks", "programme-status")]
    pages += [(page, record) for page, record, *_ in forms_of(made) if page not in POSTED]
    pages += [("workstream", made.workstream), ("action", made.action),
              ("highlight", made.highlight)]  # fmt: skip
    for name, record in pages:
        if name in ("programme-status",) and record is not None:
            continue
        page = client.get(at(made, name, record)).content.decode()
        assert "<script>alert" not in page, name
        assert "<b onclick" not in page, name


def links_of(page: str) -> list[str]:
    return [
        link.replace("&amp;", "&")
        for link in re.findall(r'(?:href|action)="(/[^"]*)"', page)
        if "/programmes/" in link
    ]


@pytest.mark.parametrize("asked", ["period=2023-02", "as_at=2023-04-05", "both"])
def test_period_and_as_at_are_carried_in_every_link(world, made, asked):
    wanted = ["period=2023-02", "as_at=2023-04-05"] if asked == "both" else [asked]
    factories.MilestoneFactory(workstream=made.workstream)
    ClosureSubmission.objects.create(action=made.action, by=world.people["contributor"])
    client = world.client("approver")
    pages = [(name, None) for name in LISTS]
    pages += [("workstream", made.workstream), ("action", made.action),
              ("highlight", made.highlight), ("action-update", made.action)]  # fmt: skip
    for name, record in pages:
        page = client.get(f"{at(made, name, record)}?{'&'.join(wanted)}").content.decode()
        links = links_of(page)
        assert links
        for link in links:
            for words in wanted:
                assert words in link, (name, link)


def test_filters_keep_the_period(world, made):
    client = world.client("viewer")
    for name in ("milestones", "trajectories"):
        page = main_of(client.get(f"{at(made, name)}?period=2023-02&as_at=2023-04-05"))
        assert '<input type="hidden" name="period" value="2023-02">' in page
        assert '<input type="hidden" name="as_at" value="2023-04-05">' in page


@pytest.mark.parametrize("query", ["period=nonsense", "as_at=yesterday", "by=colour"])
def test_nonsense_in_the_address_is_not_found(world, made, query):
    assert world.client("viewer").get(f"{at(made, 'trajectories')}?{query}").status_code == 404


@pytest.mark.parametrize("cut", ["group", "unit_name", "kind", "domains", "executive_lead"])
@pytest.mark.parametrize("shown_as", ["percent", "count"])
def test_every_cut_of_the_trajectories_opens(world, made, cut, shown_as):
    page = main_of(world.client("viewer").get(f"{at(made, 'trajectories')}?by={cut}&as={shown_as}"))
    assert "Completion by" in page


def test_milestones_of_one_workstream(world, made):
    other = factories.WorkstreamFactory(programme=made.programme, code="people")
    factories.MilestoneFactory(workstream=other, description="Hire nurses")
    client = world.client("viewer")
    assert "Hire nurses" in main_of(client.get(f"{at(made, 'milestones')}?workstream=people"))
    assert "Hire nurses" not in main_of(client.get(f"{at(made, 'milestones')}?workstream=safety"))
    assert "Hire nurses" in main_of(client.get(f"{at(made, 'milestones')}?workstream=nonsense"))


def test_only_those_who_may_are_shown_the_ways_to_change(world, made):
    ClosureSubmission.objects.create(action=made.action, by=world.people["contributor"])
    pages = {
        "action": ("action-update", "action-evidence", "action-change", "action-withdraw"),
        "workstream": ("highlight-write",),
        "highlight": ("highlight-submit",),
    }
    records = {"action": made.action, "workstream": made.workstream, "highlight": made.highlight}
    for name, reached in pages.items():
        seen = main_of(world.client("contributor").get(at(made, name, records[name])))
        hidden = main_of(world.client("viewer").get(at(made, name, records[name])))
        for other in reached:
            address = at(made, other, records[name])
            assert f'"{address}"' in seen, other
            assert f'"{address}"' not in hidden, other
    decide = at(made, "action-decide", made.action)
    panel = at(made, "panel")
    assert decide in main_of(world.client("approver").get(panel))
    assert decide not in main_of(world.client("contributor").get(panel))


def test_an_owner_on_the_panel_is_not_shown_their_own_action_to_decide(world, made):
    ClosureSubmission.objects.create(action=made.action, by=world.people["contributor"])
    factories.PostHoldingFactory(post=world.post, user=world.people["approver"])
    client = world.client("approver")
    decide = at(made, "action-decide", made.action)
    for page in (at(made, "panel"), at(made, "action", made.action)):
        assert decide not in main_of(client.get(page))


def much(made, world, number):
    by = world.people["contributor"]
    for n in range(number):
        action = factories.ActionFactory(
            workstream=made.workstream, organisation=world.trust, owner=world.post,
            requirements=[made.requirement], due=dt.date(2023, 1 + n % 12, 3),
        )  # fmt: skip
        factories.EvidenceFactory(action=action)
        factories.ProgressUpdateFactory(action=action, by=by)
        if n % 2:
            ClosureSubmission.objects.create(action=action, by=by)
        else:
            factories.DecisionFactory(action=action, outcome="declined")
        factories.MilestoneFactory(workstream=made.workstream, measure=world.owned)
        factories.HighlightReportFactory(
            workstream=factories.WorkstreamFactory(programme=made.programme)
        )


@pytest.mark.parametrize("name", [*LISTS, "requirements", "workstream"])
@pytest.mark.parametrize("reader", ["viewer", "contributor", "approver"])
def test_a_page_costs_the_same_with_many_actions_and_milestones(world, made, name, reader):
    record = made.workstream if name == "workstream" else None
    client = world.client(reader)

    def queries() -> list[str]:
        client.get(at(made, name, record))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(at(made, name, record)).status_code == 200
        return [query["sql"][:120] for query in captured]

    much(made, world, 5)
    few = queries()
    much(made, world, 55)
    assert len(queries()) == len(few)
    assert len(few) <= 60
