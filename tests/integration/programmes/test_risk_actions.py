"""Writing risks, issues and the appetite: what is kept, what is refused."""

import datetime as dt

import pytest

from goldenthread.records.history.models import AuditEvent
from goldenthread.records.programmes.actions import ProgrammeActionError
from goldenthread.records.programmes.models import Objective
from goldenthread.records.risks.actions import PAIRS, set_appetite, write_issue, write_risk
from goldenthread.records.risks.models import Issue, Risk, RiskAppetite
from tests import factories
from tests.integration.programmes.place import then_refused, then_told


@pytest.fixture
def by(place):
    return place.people["approver"]


def raised(place, by, **fields):
    given = {"title": "Fire in the plant room", "owner": place.post, **fields}
    return write_risk(organisation=place.trust, by=by, **given)


def refused(place, words, verb, about, by):
    return then_refused(ProgrammeActionError, words, verb=verb, about=about, by=by)


def test_a_risk_is_raised_with_its_scores_and_links(place, by):
    objective = Objective.objects.create(programme=place.programme, code="o-1", text="Safe care")
    kept = raised(
        place,
        by,
        likelihood=4,
        impact=5,
        cause="Old wiring",
        raised=dt.date(2023, 3, 1),
        requirements=[place.requirement],
        objectives=[objective],
    )
    assert (kept.organisation, kept.owner, kept.code) == (
        place.trust,
        place.post,
        "fire-in-the-plant-room",
    )
    assert (kept.likelihood, kept.impact, kept.cause) == (4, 5, "Old wiring")
    assert list(kept.requirements.all()) == [place.requirement]
    assert list(kept.objectives.all()) == [objective]
    assert kept.history.get().history_user == by
    event = AuditEvent.objects.get()
    assert (event.verb, event.record, event.record_id) == ("raise risk", "risk", str(kept.pk))
    assert event.details["likelihood"] == "4"


def test_a_risk_is_changed_and_keeps_its_code(place, by):
    kept = raised(place, by, requirements=[place.requirement])
    with then_told("change risk", kept, by, title="Fire anywhere", likelihood="2"):
        changed = write_risk(
            organisation=place.trust,
            risk=kept,
            by=by,
            title="Fire anywhere",
            likelihood=2,
            impact=2,
            requirements=[],
        )
    assert (changed.pk, changed.code) == (kept.pk, "fire-in-the-plant-room")
    assert (changed.title, changed.requirements.count()) == ("Fire anywhere", 0)
    assert kept.history.count() == 2


def test_links_that_are_not_given_stay(place, by):
    kept = raised(place, by, requirements=[place.requirement])
    write_risk(organisation=place.trust, risk=kept, by=by, title="Fire anywhere")
    assert kept.requirements.count() == 1


@pytest.mark.parametrize("pair", PAIRS, ids=["current", "inherent", "target"])
@pytest.mark.parametrize("part", [0, 1])
def test_a_score_needs_both_its_parts(place, by, pair, part):
    with refused(place, "needs both", "raise risk", place.trust, by):
        raised(place, by, **{pair[part]: 3, pair[1 - part]: None})
    kept = raised(place, by)
    with refused(place, "needs both", "change risk", kept, by):
        write_risk(organisation=place.trust, risk=kept, by=by, **{pair[part]: 3})
    assert raised(place, by, **dict.fromkeys(pair, 3)).pk


def test_codes_are_free_whatever_the_title(place, by):
    titles = ["Fire", "Fire", "Fire!", "火", "火", "x" * 90]
    codes = [raised(place, by, title=title).code for title in titles]
    assert codes == ["fire", "fire-2", "fire-3", "risk", "risk-2", "x" * 40]
    assert Risk.objects.count() == 6


def test_an_issue_is_raised_and_changed(place, by):
    kept = write_issue(
        organisation=place.trust,
        by=by,
        title="No lift",
        owner=place.post,
        severity="high",
        escalated=True,
    )
    assert (kept.code, kept.severity, kept.escalated) == ("no-lift", "high", True)
    assert kept.history.get().history_user == by
    with then_told("change issue", kept, by, closed="2023-04-01"):
        write_issue(organisation=place.trust, issue=kept, by=by, closed=dt.date(2023, 4, 1))
    assert Issue.objects.get().closed == dt.date(2023, 4, 1)
    assert AuditEvent.objects.filter(verb="raise issue").count() == 1


def test_the_appetite_is_set_and_set_again(place, by):
    for highest in (12, 9):
        set_appetite(organisation=place.trust, highest=highest, scored="target", by=by)
    kept = RiskAppetite.objects.get()
    assert (kept.organisation, kept.highest, kept.scored) == (place.trust, 9, "target")
    events = AuditEvent.objects.filter(verb="set risk appetite")
    assert [event.details["highest"] for event in events] == ["9", "12"]


def test_nothing_of_another_organisation_is_changed_through_ones_own(place, by):
    foreign = factories.WorkstreamFactory(programme__organisation=place.other)
    risk = factories.RiskFactory(workstream=foreign)
    issue = factories.IssueFactory(workstream=foreign)
    words = "belongs to another organisation"
    with refused(place, words, "change risk", place.trust, by):
        write_risk(organisation=place.trust, risk=risk, by=by, title="Ours")
    with refused(place, words, "change issue", place.trust, by):
        write_issue(organisation=place.trust, issue=issue, by=by, title="Ours")
