"""The pages of risks and issues: matrix, register, one risk, and their forms."""

import datetime as dt
from typing import Any

import pytest
from django.shortcuts import render

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.organisations.models import Unit
from goldenthread.records.programmes.models import Objective
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from tests.factories.programmes import (
    IssueFactory,
    ProgrammeFactory,
    RequirementFactory,
    RiskFactory,
    WorkstreamFactory,
)
from tests.integration.web.test_queries import queries_of

MOST = 29
RAISED = dt.date(2023, 1, 10)
EMPTY = dict.fromkeys(
    (
        "cause", "effect", "workstream", "unit", "inherent_likelihood", "inherent_impact",
        "likelihood", "impact", "target_likelihood", "target_impact", "controls", "register_ref",
        "alignment", "raised", "closed",
    ),
    "",
)  # fmt: skip


class Register:
    """A programme of the trust with a workstream, and its pages."""

    def __init__(self, world, rendered: dict[str, Any]) -> None:
        self.world, self.rendered = world, rendered
        self.programme = ProgrammeFactory(organisation=world.trust, name="Improvement")
        self.workstream = WorkstreamFactory(programme=self.programme, code="flow", name="Flow")
        self.place = f"/organisations/RWF/programmes/{self.programme.pk}"

    def risk(self, title: str = "Beds may run out", **options) -> Risk:
        made = {"workstream": self.workstream, "organisation": self.world.trust,
                "owner": self.world.post, "raised": RAISED}  # fmt: skip
        return RiskFactory(title=title, **{**made, **options})

    def issue(self, title: str = "The scanner is broken", **options) -> Issue:
        made = {"workstream": self.workstream, "organisation": self.world.trust,
                "owner": self.world.post}  # fmt: skip
        return IssueFactory(title=title, **{**made, **options})

    def get(self, part: str = "risks/", name: str = "viewer", **query):
        return self.world.client(name).get(f"{self.place}/{part}", query)

    def page(self, part: str = "risks/", name: str = "viewer", **query) -> str:
        response = self.get(part, name, **query)
        assert response.status_code == 200
        return response.content.decode()

    def shown(self, **query):
        """Give what the page of risks is made of."""
        self.page(**query)
        return self.rendered["shown"]

    def form(self, part: str):
        """Give the form of a page as an administrator gets it."""
        self.page(part, "administrator")
        return self.rendered["form"]

    def post(self, part: str, name: str = "administrator", **sent):
        return self.world.client(name).post(f"{self.place}/{part}", sent)

    def sent(self, **changed) -> dict[str, object]:
        """Give a form of a risk that is right."""
        right = {"title": "Beds may run out", "owner": self.world.post.pk}
        return {**EMPTY, **right, **changed}


@pytest.fixture
def register(world, monkeypatch) -> Register:
    """Give the register; what the pages are made of is kept in `rendered`."""
    rendered: dict[str, Any] = {}

    def keeping(request, template, context, **options):
        rendered.update(context)
        return render(request, template, context, **options)

    monkeypatch.setattr("goldenthread.web.page.render", keeping)
    return Register(world, rendered)


def cell_of(shown, likelihood: int, impact: int):
    cells = {(high, cell.impact): cell for high, row in shown.matrix for cell in row}
    return cells[likelihood, impact]


def titles(rows) -> list[str]:
    return [row.risk.title for row in rows]


def test_the_matrix_has_five_rows_of_five_scored_cells(register):
    register.risk(likelihood=4, impact=5)
    shown = register.shown()
    assert [likelihood for likelihood, _ in shown.matrix] == [5, 4, 3, 2, 1]
    assert [cell.score.number for cell in shown.matrix[0][1]] == [
        5, 10, 15, 20, 25,
    ]  # fmt: skip
    assert [one.title for one in cell_of(shown, 4, 5).risks] == ["Beds may run out"]
    words = register.page()
    assert words.count('<th scope="col">Impact') == 5
    assert words.count('<th scope="row">Likelihood') == 5
    assert "1 risk<" in words
    assert "✕ 20" in words


@pytest.mark.parametrize(
    ("score", "place"),
    [("current", (3, 4)), ("inherent", (5, 5)), ("target", (1, 2)), ("", (3, 4))],
)
def test_the_matrix_shows_the_score_that_is_asked_for(register, score, place):
    register.risk(
        likelihood=3, impact=4, inherent_likelihood=5, inherent_impact=5,
        target_likelihood=1, target_impact=2,
    )  # fmt: skip
    shown = register.shown(score=score)
    assert cell_of(shown, *place).risks
    assert shown.placed == 1


def test_closed_risks_stand_in_no_cell(register):
    register.risk(likelihood=3, impact=4, closed=dt.date(2023, 2, 1))
    assert register.shown(state="all").placed == 0
    assert titles(register.shown().rows) == []
    assert titles(register.shown(state="closed").rows) == ["Beds may run out"]
    assert "Closed 1 February 2023" in register.page(state="closed")


def test_a_cell_of_many_risks_folds_the_rest(register):
    for number in range(7):
        register.risk(f"Risk {number}", likelihood=3, impact=4)
    assert "2 more<" in register.page()
    assert "7 risks<" in register.page()


def test_risks_without_the_score_are_listed_with_the_reason(register):
    register.risk("Plain", likelihood=3, impact=3)
    register.risk("Unscored")
    register.risk("Themed", alignment=Risk.Alignment.NOT_ON_REGISTER)
    register.risk("Half", likelihood=2)
    found = {why: [one.title for one in risks] for why, risks in register.shown().unscored}
    assert found == {
        "Likelihood and impact are not given": ["Unscored"],
        "Likelihood and impact are not given. Not on the register, needs a risk assessment": [
            "Themed"
        ],
        "Impact is not given": ["Half"],
    }
    assert "Open risks without this score" in register.page()
    assert len(register.shown(score="target").unscored[0][1]) == 3


def test_the_register_tells_scores_distance_owner_and_reference(register):
    register.risk(
        likelihood=4, impact=5, target_likelihood=2, target_impact=4, register_ref="CRR 12",
        alignment=Risk.Alignment.NEEDS_REWORDING, controls="Weekly review\nWinter ward",
    )  # fmt: skip
    words = register.page()
    for part in ("12 above target", "Chief Operator", "Flow", "CRR 12",
                 "On the register, needs updating or rewording", "Weekly review<br>Winter ward",
                 "Extreme", "Not scored"):  # fmt: skip
        assert part in words, part


@pytest.mark.parametrize(
    ("now", "target", "words"),
    [((4, 4), (2, 4), "8 above target"), ((2, 4), (2, 4), "At target"),
     ((1, 4), (2, 4), "4 below target"), ((2, 4), (None, None), "No target"),
     ((None, None), (2, 4), "")],
)  # fmt: skip
def test_how_far_a_risk_is_from_its_target(register, now, target, words):
    register.risk(
        likelihood=now[0], impact=now[1], target_likelihood=target[0], target_impact=target[1]
    )
    assert [row.distance for row in register.shown().rows] == [words]


def test_the_highest_score_comes_first_and_themed_risks_last(register):
    register.risk("Themed", alignment=Risk.Alignment.ALIGNED)
    register.risk("Unscored")
    register.risk("Low", likelihood=1, impact=1)
    register.risk("Extreme", likelihood=5, impact=5)
    assert titles(register.shown().rows) == ["Extreme", "Low", "Unscored", "Themed"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"workstream": "flow"}, ["High", "Plain"]),
        ({"workstream": "other"}, ["Low"]),
        ({"band": "high"}, ["High"]),
        ({"band": "unscored"}, ["Plain"]),
        ({"alignment": "aligned"}, ["Low"]),
        ({"alignment": "unknown"}, ["High", "Plain"]),
        ({"workstream": "flow", "band": "low"}, []),
        ({"workstream": "nonsense", "band": "x", "alignment": "y", "state": "z", "score": "0"},
         ["High", "Low", "Plain"]),
    ],
)  # fmt: skip
def test_the_register_is_filtered(register, query, found):
    other = WorkstreamFactory(programme=register.programme, code="other")
    register.risk("Plain")
    register.risk("High", likelihood=2, impact=5)
    register.risk("Low", likelihood=1, impact=2, workstream=other, alignment="aligned")
    assert titles(register.shown(**query).rows) == found


def test_filters_that_leave_nothing_offer_the_way_back(register):
    register.risk()
    words = register.page(band="extreme")
    assert "No risk fits the filters." in words
    assert "Show all open risks" in words


def test_the_alignment_counts_themed_risks(register):
    for number in range(3):
        register.risk(f"Themed {number}", alignment=Risk.Alignment.NEEDS_REWORDING)
    register.risk("New", alignment=Risk.Alignment.NOT_ON_REGISTER)
    register.risk("Plain")
    shown = register.shown()
    assert shown.compared == 4
    assert [(label, count) for label, count, _ in shown.aligned] == [
        ("On the register as it is", 0),
        ("On the register, needs updating or rewording", 3),
        ("Not on the register, needs a risk assessment", 1),
    ]
    assert "Themed risks, and how they stand" in register.page()


def test_without_themed_risks_there_is_no_alignment(register):
    register.risk()
    assert "Themed risks" not in register.page()


@pytest.mark.parametrize(("scored", "flagged"), [("current", True), ("target", False)])
def test_risks_above_the_appetite_are_flagged(register, scored, flagged):
    RiskAppetite.objects.create(organisation=register.world.trust, highest=12, scored=scored)
    one = register.risk(likelihood=4, impact=4, target_likelihood=2, target_impact=2)
    words = register.page()
    assert ("▲ Above appetite" in words) is flagged
    assert ("1 open risk lies above it." in words) is flagged
    assert ("▲ Above appetite" in register.page(f"risks/{one.pk}/")) is flagged
    above = [cell.is_above for _, row in register.shown(score="current").matrix for cell in row]
    assert any(above) is flagged


def test_an_empty_register_says_so(register):
    words = register.page()
    assert "No risk is recorded" in words
    assert "No issue is open." in words
    assert "Raise the first risk" not in words
    assert "Raise the first risk" in register.page(name="administrator")
    assert "No risk appetite is set" in words


def test_a_risk_raised_after_the_day_of_the_page_is_counted_as_left_out(register):
    register.risk(likelihood=2, impact=2)
    register.risk("Later", raised=dt.date(2023, 5, 1), likelihood=5, impact=5)
    words = register.page(period="2023-03")
    assert "1 risk was raised after that day and is left out." in words
    assert ">Later<" not in words


def test_issues_are_listed_the_gravest_first(register):
    register.issue("Small", severity="low")
    register.issue("Grave", severity="extreme", escalated=True)
    register.issue("Unrated")
    register.issue("Gone", closed=dt.date(2023, 1, 1))
    assert [one.title for one, _ in register.shown().issues] == ["Grave", "Small", "Unrated"]
    assert [one.title for one, _ in register.shown(state="closed").issues] == ["Gone"]


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_the_risks(register):
    client = register.world.client("administrator")
    made = 0
    counts = []
    for total in (5, 60):
        for number in range(made, total):
            register.risk(f"Risk {number}", likelihood=number % 5 + 1, impact=number % 4 + 1)
            register.issue(f"Issue {number}")
        made = total
        counts.append(queries_of(client, f"{register.place}/risks/"))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_text_of_the_record_is_escaped(register):
    one = register.risk("<b>Bold</b>", cause="<script>x</script>", controls="<i>c</i>")
    register.issue("<u>Under</u>")
    for words in (register.page(), register.page(f"risks/{one.pk}/")):
        for tag in ("<b>Bold", "<script>x", "<i>c", "<u>Under"):
            assert tag not in words
    assert "&lt;b&gt;Bold&lt;/b&gt;" in register.page()


def test_a_risk_page_leads_up_to_requirements_and_objectives(register):
    one = register.risk(
        cause="Winter", effect="Long waits", controls="Review", likelihood=4, impact=3,
        inherent_likelihood=5, inherent_impact=3, target_likelihood=2, target_impact=3,
    )  # fmt: skip
    requirement = RequirementFactory(workstream=register.workstream, text="Patients must be seen")
    objective = Objective.objects.create(
        programme=register.programme, code="o1", text="Shorter waits", measure=register.world.owned
    )
    one.requirements.add(requirement)
    one.objectives.add(objective)
    words = register.page(f"risks/{one.pk}/")
    for part in ("Winter", "Long waits", "Review", "Likelihood 4, impact 3", "6 above target",
                 "Patients must be seen", "Shorter waits", "/measures/waits/",
                 "q=Patients+must+be+seen"):  # fmt: skip
        assert part in words, part
    assert words.count("<h1") == 1


def test_readers_see_no_edit_links_and_are_refused_the_forms(register):
    one, issue = register.risk(), register.issue()
    forms = ("risks/add/", f"risks/{one.pk}/change/", "risks/appetite/", "issues/add/",
             f"issues/{issue.pk}/")  # fmt: skip
    for reader in ("viewer", "contributor"):
        words = register.page(name=reader) + register.page(f"risks/{one.pk}/", reader)
        assert [part for part in forms if part in words] == []
        assert {register.get(part, reader).status_code for part in forms} == {403}
        assert {register.post(part, reader).status_code for part in forms} == {403}
    words = register.page(name="administrator") + register.page(f"risks/{one.pk}/", "administrator")
    assert [part for part in forms if part not in words] == []
    assert {register.get(part, "administrator").status_code for part in forms} == {200}


def test_records_of_others_are_not_found(register):
    elsewhere = WorkstreamFactory(programme__organisation=register.world.other_trust)
    of_another_programme = WorkstreamFactory(programme__organisation=register.world.trust)
    for workstream in (elsewhere, of_another_programme):
        risk, issue = RiskFactory(workstream=workstream), IssueFactory(workstream=workstream)
        for part in (f"risks/{risk.pk}/", f"risks/{risk.pk}/change/", f"issues/{issue.pk}/"):
            assert register.get(part, "administrator").status_code == 404, part
    assert register.get("risks/", "outsider").status_code == 404


def test_a_risk_is_raised_with_all_its_fields(register):
    unit = Unit.objects.create(
        organisation=register.world.trust, code="med", name="Medicine", kind="division"
    )
    requirement = RequirementFactory(workstream=register.workstream)
    objective = Objective.objects.create(programme=register.programme, code="o", text="Waits")
    sent = register.sent(
        cause="Winter", effect="Waits", workstream=register.workstream.pk, unit=unit.pk,
        likelihood="4", impact="5", target_likelihood="2", target_impact="5", controls="Review",
        register_ref="CRR 1", alignment="aligned", raised="2023-03-01",
        requirements=[requirement.pk], objectives=[objective.pk],
    )  # fmt: skip
    response = register.post("risks/add/", **sent)
    assert response.status_code == 302
    made = Risk.objects.get()
    assert (made.likelihood, made.impact, made.inherent_impact) == (4, 5, None)
    assert (made.unit, made.workstream, made.owner) == (
        unit, register.workstream, register.world.post,
    )  # fmt: skip
    assert list(made.requirements.all()) == [requirement]
    assert list(made.objectives.all()) == [objective]
    assert AuditEvent.objects.filter(verb="raise risk", record_id=str(made.pk)).exists()


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(register):
    one = register.risk(likelihood=4, impact=5, controls="Review", register_ref="CRR 1")
    requirement = RequirementFactory(workstream=register.workstream)
    one.requirements.add(requirement)
    form = register.form(f"risks/{one.pk}/change/")
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in sent.items()}
    assert register.post(f"risks/{one.pk}/change/", **sent).status_code == 302
    kept = Risk.objects.get(pk=one.pk)
    for name in ("title", "likelihood", "impact", "controls", "register_ref", "raised", "owner"):
        assert getattr(kept, name) == getattr(one, name), name
    assert list(kept.requirements.all()) == [requirement]


def test_what_was_changed_is_told_with_the_old_and_the_new(register):
    one = register.risk(likelihood=4, impact=5)
    part = f"risks/{one.pk}/change/"
    register.post(part, **register.sent(likelihood="2", impact="5", closed="2023-03-09"))
    words = register.page(f"risks/{one.pk}/")
    assert "Score now: 20 (likelihood 4, impact 5) → 10 (likelihood 2, impact 5)" in words
    assert "Closed on: nothing → 9 March 2023" in words
    assert "Workstream: Flow → nothing" in words
    assert "Administrator: Changed" in words


def test_a_version_that_changes_no_field_says_so_and_the_oldest_ones_are_cut(register, monkeypatch):
    one = register.risk()
    for _ in range(3):
        one.save()
    words = register.page(f"risks/{one.pk}/")
    assert words.count("Changed. no field of its own") == 3
    assert words.count("Added") == 1
    monkeypatch.setattr("goldenthread.web.presenters.risk_trail.MOST", 2)
    words = register.page(f"risks/{one.pk}/")
    assert (words.count("Changed."), words.count("Added")) == (2, 0)


def test_refused_steps_stand_in_the_history(register):
    one = register.risk()
    AuditEvent.objects.create(
        verb="change risk", record="risk", record_id=str(one.pk), refused=True,
        by=register.world.people["viewer"], details={"reason": "not allowed to"},
    )  # fmt: skip
    assert "Viewer: Change risk (refused). reason: not allowed to" in register.page(
        f"risks/{one.pk}/"
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": ""}, "Write the event"),
        ({"owner": ""}, "Choose the owner"),
        ({"likelihood": "3"}, "Choose the impact now too, or leave both not scored"),
        ({"target_impact": "3"}, "Choose the target likelihood too, or leave both not scored"),
        ({"register_ref": "x" * 61}, "The reference must be 60 characters or fewer"),
        ({"raised": "soon"}, "Enter a date"),
        ({"raised": "2999-01-01"}, "Enter today or a day in the past"),
        ({"raised": "2023-02-01", "closed": "2023-01-01"},
         "It cannot be closed before it was raised"),
    ],
)  # fmt: skip
def test_errors_stand_in_the_summary_and_nothing_is_kept(register, changed, message):
    words = register.post("risks/add/", **register.sent(**changed)).content.decode()
    assert "There is a problem" in words
    assert words.count(message) == 2
    assert "<title>Error: " in words.replace("<title>\n", "<title>").replace("  ", "")
    assert not Risk.objects.exists()


def test_owner_unit_and_links_of_others_cannot_be_chosen(register):
    theirs = WorkstreamFactory(programme__organisation=register.world.other_trust)
    foreign = RiskFactory(workstream=theirs).owner
    unit = Unit.objects.create(
        organisation=register.world.other_trust, code="u", name="Theirs", kind="ward"
    )
    requirement = RequirementFactory(workstream=theirs, text="Their requirement")
    sent = register.sent(
        owner=foreign.pk, workstream=theirs.pk, unit=unit.pk, requirements=[requirement.pk]
    )
    response = register.post("risks/add/", **sent)
    assert set(register.rendered["form"].errors) == {"owner", "workstream", "unit", "requirements"}
    assert "Their requirement" not in response.content.decode()


def test_links_to_another_programme_of_the_organisation_are_kept(register):
    objective = Objective.objects.create(
        programme=ProgrammeFactory(organisation=register.world.trust), code="o", text="Elsewhere"
    )
    one = register.risk(workstream=None)
    one.objectives.add(objective)
    words = register.page(f"risks/{one.pk}/change/", "administrator")
    assert "Elsewhere" in words
    register.post(f"risks/{one.pk}/change/", **register.sent(objectives=[objective.pk]))
    assert list(one.objectives.all()) == [objective]


def test_an_issue_is_raised_changed_and_closed(register):
    sent = {"title": "No scanner", "owner": register.world.post.pk, "workstream": "",
            "severity": "high", "raised": "2023-03-01", "closed": ""}  # fmt: skip
    assert register.post("issues/add/", **sent).status_code == 302
    made = Issue.objects.get()
    assert (made.severity, made.escalated) == ("high", False)
    changed = {**sent, "escalated": "on", "closed": "2023-03-05"}
    assert register.post(f"issues/{made.pk}/", **changed).status_code == 302
    made.refresh_from_db()
    assert (made.escalated, made.closed) == (True, dt.date(2023, 3, 5))
    words = register.page(f"issues/{made.pk}/", "administrator")
    assert "Escalated to the board above: no → yes" in words
    wrong = register.post(f"issues/{made.pk}/", **{**sent, "closed": "2023-01-01"})
    assert "It cannot be closed before it was raised" in wrong.content.decode()


def test_the_form_of_an_issue_names_the_requirements_in_its_way(register):
    one = register.issue()
    one.requirements.add(RequirementFactory(workstream=register.workstream, text="See patients"))
    words = register.page(f"issues/{one.pk}/", "administrator")
    assert "Stands in the way of" in words
    assert "See patients" in words


def test_the_appetite_is_set_and_shown_again(register):
    empty = register.post("risks/appetite/", highest="", scored="current").content.decode()
    assert "Choose the highest score accepted" in empty
    assert not RiskAppetite.objects.exists()
    response = register.post("risks/appetite/", highest="12", scored="target")
    assert response.status_code == 302
    held = RiskAppetite.objects.get()
    assert (held.highest, held.scored) == (12, "target")
    form = register.form("risks/appetite/")
    assert (form["highest"].value(), form["scored"].value()) == (12, "target")
    refused = register.post("risks/appetite/", highest="13", scored="target")
    assert refused.status_code == 200
