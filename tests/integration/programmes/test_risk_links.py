"""What a risk or issue is linked with: kept with its history, and never another organisation's."""

import pytest

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.models import Objective
from goldenthread.records.risks.actions import set_appetite, write_issue, write_risk
from goldenthread.records.risks.models import (
    IssueRequirement,
    Risk,
    RiskAppetite,
    RiskObjective,
    RiskRequirement,
)
from tests import factories
from tests.integration.programmes.place import then_refused


@pytest.fixture
def by(place):
    return place.people["approver"]


def lines_of(through):
    return [(one.history_type, one.history_user) for one in through.history.order_by("history_id")]


def test_links_of_a_risk_come_and_go_with_their_history(place, by):
    objective = Objective.objects.create(programme=place.programme, code="o-1", text="Safe care")
    given = {"organisation": place.trust, "by": by}
    risk = write_risk(
        title="Fire", owner=place.post, requirements=[place.requirement],
        objectives=[objective], **given,
    )  # fmt: skip
    assert lines_of(RiskRequirement) == lines_of(RiskObjective) == [("+", by)]
    write_risk(risk=risk, requirements=[place.requirement], objectives=[], **given)
    assert lines_of(RiskRequirement) == [("+", by)]
    assert lines_of(RiskObjective) == [("+", by), ("-", by)]
    newest = AuditEvent.objects.filter(verb="change risk").first()
    assert newest.details == {"objectives": "none"}


def test_links_of_an_issue_are_kept(place, by):
    given = {"organisation": place.trust, "by": by}
    issue = write_issue(
        title="No lift", owner=place.post, requirements=[place.requirement], **given
    )
    assert lines_of(IssueRequirement) == [("+", by)]
    write_issue(issue=issue, requirements=[], **given)
    assert lines_of(IssueRequirement) == [("+", by), ("-", by)]
    assert issue.requirements.count() == 0


@pytest.mark.parametrize("name", ["owner", "unit", "workstream", "requirements", "objectives"])
def test_nothing_of_another_organisation_is_named(place, by, name):
    workstream = factories.WorkstreamFactory(programme__organisation=place.other)
    foreign = {
        "owner": factories.PostFactory(organisation=place.other),
        "unit": factories.UnitFactory(organisation=place.other),
        "workstream": workstream,
        "requirements": [factories.RequirementFactory(workstream=workstream)],
        "objectives": [
            Objective.objects.create(programme=workstream.programme, code="o-1", text="Theirs")
        ],
    }
    words = "belongs to another organisation"
    with then_refused(ProgrammeActionError, words, verb="raise risk", about=place.trust, by=by):
        fields = {"owner": place.post, name: foreign[name]}
        write_risk(organisation=place.trust, by=by, title="Ours", **fields)
    assert not Risk.objects.exists()


@pytest.mark.parametrize("highest", [0, 13, 26])
def test_an_appetite_is_a_score(place, by, highest):
    words = f"{highest} is no score"
    verb = "set risk appetite"
    with then_refused(ProgrammeActionError, words, verb=verb, about=place.trust, by=by):
        set_appetite(organisation=place.trust, highest=highest, scored="current", by=by)
    set_appetite(organisation=place.trust, highest=12, scored="current", by=by)
    assert RiskAppetite.history.get().history_user == by
