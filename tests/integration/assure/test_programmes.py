"""Assessments of stored programmes: actions, requirements, closure, roll-ups, movement."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.assure.programmes.assess import CUTS, assess_programme, completion_by, steps_in
from goldenthread.records.programmes.closure import closure_of, covers, state_of
from goldenthread.records.programmes.models import (
    AssuranceDecision,
    ClosureSubmission,
    Evidence,
    Programme,
    Remapping,
    ScaleStep,
    WorkstreamRole,
)
from goldenthread.vocabulary import STATUS_SCALES, Period, Standing
from tests import factories
from tests.integration.assure.programme import (
    action_of,
    assessed,
    code_of,
    day,
    findings_of,
    moment,
)
from tests.integration.assure.trust import MARCH, measure, months, organisation, target

pytestmark = pytest.mark.django_db

RISING = [f"{50 + n}%" for n in range(16)]


@pytest.fixture
def programme():
    return factories.ProgrammeFactory(organisation=organisation(), code="iqip")


@pytest.fixture
def workstream(programme):
    return factories.WorkstreamFactory(programme=programme, code="w")


@pytest.fixture
def action(workstream):
    def make(code="a", **options):
        return factories.ActionFactory(workstream=workstream, code=code, **options)

    return make


@pytest.fixture
def requirement(workstream):
    def make(code="r", **options):
        return factories.RequirementFactory(workstream=workstream, code=code, **options)

    return make


def approve(one, on="2023-03-15", **options):
    return factories.DecisionFactory(action=one, panel_date=day(on), **options)


@pytest.mark.slow
def test_queries_do_not_grow_with_actions(programme, workstream, action, requirement):
    unit = factories.UnitFactory(organisation=programme.organisation)
    found = measure(programme.organisation)
    months(found, RISING)

    def fill(numbers):
        for n in numbers:
            one = action(f"a{n}", unit=unit, requirements=[requirement(f"r{n}")])
            factories.EvidenceFactory(action=one, measure=found)
            factories.ProgressUpdateFactory(action=one)
            approve(one)
            Remapping.objects.create(action=one, unit=unit, starts=day("2023-02-01"))
            step = factories.MilestoneFactory(workstream=workstream, measure=found)
            factories.ProgressUpdateFactory(action=None, milestone=step)
            factories.RiskFactory(workstream=workstream)
            factories.IssueFactory(workstream=workstream)
            other = factories.WorkstreamFactory(programme=programme)
            factories.HighlightReportFactory(workstream=other)
            WorkstreamRole.objects.create(workstream=other, post=one.owner, role="sro")

    def queries():
        one = Programme.objects.select_related("organisation").get(pk=programme.pk)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            result = assess_programme(one, MARCH).result
        return len(captured), len(result.actions)

    fill(range(5))
    few = queries()
    fill(range(5, 60))
    many = queries()
    assert (few[1], many[1]) == (5, 60)
    assert few[0] == many[0] <= 60


def test_an_empty_programme_has_no_status_and_nothing_to_complete(programme):
    found = assessed(programme)
    assert found.result.status.effective is None
    assert found.result.status.words == "No status"
    assert (found.result.actions, found.result.findings, found.scorecards) == ((), (), {})
    assert (found.completion.total, found.panel.total.presented) == (0, 0)
    assert found.result.on == day("2023-03-31")


def test_a_stated_status_stands_beside_the_proposed_one(programme, action):
    action(due=day("2023-01-31"), delivery="on_track", reason="The date is being agreed anew")
    view = action_of(programme).delivery
    assert (code_of(view.stated), code_of(view.proposed)) == ("on_track", "overdue")
    assert (view.effective, view.differs, view.rule) == (view.stated, True, "delivery")
    assert view.reason == "The date is being agreed anew"
    assert view.why == "due on 31 January 2023, not done on 31 March 2023: a month late or more"
    assert findings_of(programme) == [("error", "on_track_but_late")]


def test_without_a_statement_the_rule_decides(programme, action):
    action(due=day("2023-03-31"))
    view = action_of(programme).delivery
    assert (view.stated, code_of(view.effective), view.differs) == (None, "on_track", False)
    assert action_of(programme).embedding.effective is None


def test_a_difference_without_a_reason_is_a_warning(programme, action):
    action(due=day("2023-06-30"), delivery="off_track", recovery="More staff")
    assert findings_of(programme) == [("warning", "reason_missing")]


def test_lateness_is_judged_by_the_baseline_and_not_by_a_later_date(programme, action):
    action(baseline_due=day("2023-01-31"), due=day("2023-06-30"))
    found = action_of(programme)
    assert (found.baseline, found.due) == (day("2023-01-31"), day("2023-06-30"))
    assert found.delivery.standing is Standing.OVERDUE


def test_progress_counts_from_the_day_that_it_is_told_of(programme, action):
    one = action(due=day("2023-03-31"), delivery="on_track", explanation="as entered")
    factories.ProgressUpdateFactory(
        action=one, on=day("2023-03-10"), delivery="off_track", forecast=day("2023-04-10"),
        recovery="Overtime", reason="Sickness",
    )  # fmt: skip
    factories.ProgressUpdateFactory(action=one, on=day("2023-03-20"), forecast=day("2023-06-30"))

    def on(text):
        found = action_of(programme, on=text)
        return code_of(found.delivery.stated), found.forecast, found.recovery, found.explanation

    assert on("2023-03-09") == ("on_track", None, "", "as entered")
    assert on("2023-03-10") == ("off_track", day("2023-04-10"), "Overtime", "")
    assert on("2023-03-19")[0] == "off_track"
    assert on("2023-03-20") == ("", day("2023-06-30"), "", "")
    assert code_of(action_of(programme, on="2023-03-20").delivery.proposed) == "overdue"


def test_two_updates_of_a_day_leave_the_one_entered_last(programme, action):
    one = action()
    for stated in ("off_track", "on_track"):
        factories.ProgressUpdateFactory(action=one, on=day("2023-03-10"), delivery=stated)
    assert code_of(action_of(programme).delivery.stated) == "on_track"


def test_an_imported_approval_completes_an_action_on_the_day_of_the_panel(programme, action):
    one = action(due=day("2023-01-31"))
    approve(one, "2023-03-15")
    found = action_of(programme)
    assert (found.closure, found.approved, found.completed) == (
        "approved", day("2023-03-15"), day("2023-03-15"),
    )  # fmt: skip
    assert found.delivery.standing is Standing.COMPLETE
    before = action_of(programme, on="2023-03-14")
    assert (before.closure, before.approved) == ("open", None)
    assert before.delivery.standing is Standing.OVERDUE
    assert findings_of(programme) == []


def test_an_owners_word_that_it_is_done_waits_for_the_panel(programme, action):
    action(due=day("2023-03-31"), completed=day("2023-03-01"), delivery="complete")
    found = action_of(programme)
    assert (code_of(found.delivery.stated), code_of(found.delivery.proposed)) == (
        "complete", "on_track",
    )  # fmt: skip
    assert found.delivery.why.endswith("(completed, not yet approved)")
    assert ("error", "complete_without_approval") in findings_of(programme)


@pytest.mark.parametrize("outcome", ["declined", "more_evidence"])
def test_a_later_decision_takes_an_approval_back(programme, action, outcome):
    one = action(due=day("2023-01-31"))
    approve(one, "2023-02-15")
    approve(one, "2023-03-15", outcome=outcome)
    found = action_of(programme)
    assert (found.closure, found.approved) == (outcome, None)
    assert found.delivery.standing is Standing.OVERDUE
    assert action_of(programme, on="2023-03-01").closure == "approved"


def test_an_approval_holds_until_what_was_decided_on_changes(programme, action, requirement):
    one = action(requirements=[requirement("r1")])
    proof = factories.EvidenceFactory(action=one)
    approve(one, state=state_of(one, [proof]))
    assert action_of(programme).closure == "approved"
    factories.EvidenceFactory(action=one)  # more evidence takes nothing away
    assert action_of(programme).closure == "approved"

    one.title = "Do something else"
    one.save()
    found = action_of(programme)
    assert (found.closure, found.approved) == ("changed_since", None)
    assert found.delivery.standing is not Standing.COMPLETE
    assert findings_of(programme) == [("error", "changed_since_approval")]
    assert assessed(programme).completion.actual_now == 0


@pytest.mark.parametrize("change", ["baseline", "requirement", "evidence", "evidence title"])
def test_each_material_change_asks_for_a_new_decision(programme, action, requirement, change):
    one = action(requirements=[requirement("r1")])
    proof = factories.EvidenceFactory(action=one)
    decision = approve(one, state=state_of(one, [proof]))
    assert covers(decision, one, [proof])
    if change == "baseline":
        one.baseline_due = day("2023-05-31")
        one.save()
    elif change == "requirement":
        one.requirements.add(requirement("r2"))
    elif change == "evidence":
        proof.delete()
    else:
        Evidence.objects.update(title="Another paper")
    assert action_of(programme).closure == "changed_since"


def test_a_decision_made_elsewhere_covers_the_action_as_it_is(action):
    one = action()
    assert covers(approve(one), one, [])


def test_a_submission_waits_until_it_is_decided_or_withdrawn(programme, action):
    one = action()
    user = factories.UserFactory()
    sent = ClosureSubmission.objects.create(action=one, by=user, at=moment("2023-03-10T09:00"))
    assert action_of(programme, on="2023-03-09").closure == "open"
    assert action_of(programme, on="2023-03-10").closure == "waiting"
    decision = approve(one, "2023-03-20", outcome="declined", submission=sent)
    assert action_of(programme, on="2023-03-19").closure == "waiting"
    assert action_of(programme).closure == "declined"
    decision.delete()
    sent.withdrawn_at = moment("2023-03-12T09:00")
    sent.save()
    assert action_of(programme).closure == "open"


def test_a_submission_waited_until_the_day_on_which_it_was_withdrawn(programme, action):
    ClosureSubmission.objects.create(
        action=action(), by=factories.UserFactory(), at=moment("2023-03-10T09:00"),
        withdrawn_at=moment("2023-03-20T09:00"),
    )  # fmt: skip
    assert action_of(programme, on="2023-03-15").closure == "waiting"


def test_a_new_submission_after_a_decision_waits_again(action):
    one = action()
    first, second = (ClosureSubmission(pk=n, action=one) for n in (1, 2))
    declined = AssuranceDecision(action=one, outcome="declined", submission_id=1)
    assert closure_of([], []) == "open"
    assert closure_of([first], [declined]) == "declined"
    assert closure_of([first, second], [declined]) == "waiting"


def test_a_requirement_stands_as_the_worst_of_its_actions(programme, action, requirement):
    must, other, bare = (requirement(code) for code in ("r1", "r2", "r3"))
    action("late", due=day("2023-01-31"), requirements=[must])
    action("good", requirements=[must, other])
    action("told", due=None, embedding="off_track", requirements=[other])
    found = {one.code: one for one in assessed(programme).result.requirements}
    assert set(found) == {must.code, other.code, bare.code}
    assert found["r1"].actions == ("late", "good")
    assert code_of(found["r1"].delivery) == "overdue"
    assert code_of(found["r2"].delivery) == "on_track"
    assert code_of(found["r2"].embedding) == "off_track"
    assert (found["r3"].delivery, found["r3"].embedding, found["r3"].actions) == (None, None, ())


def test_two_sources_may_use_the_same_code(programme, action, requirement):
    one, other = (requirement("M1"), requirement("M1"))
    assert one.source != other.source
    action("late", due=day("2023-01-31"), requirements=[one])
    action("good", requirements=[other])
    found = {r.source: r.actions for r in assessed(programme).result.requirements}
    assert found == {one.source.code: ("late",), other.source.code: ("good",)}


def test_an_action_of_two_requirements_counts_once(programme, action, requirement):
    safe, led = requirement("r1", domain="Safe"), requirement("r2", domain="Well-led")
    one = action(requirements=[safe, led])
    approve(one)
    found = assessed(programme)
    assert found.completion.total == found.completion.actual_now == 1
    assert found.result.status.why == "the worst of 1 must"
    assert found.panel.total.presented == 1
    parts = completion_by("domains", found.result)
    assert {name: part.total for name, part in parts.items()} == {"Safe": 1, "Well-led": 1}


def test_completion_is_cut_by_what_there_is_and_by_nothing_else(programme, workstream, action):
    workstream.group = "Our patients"
    workstream.save()
    action()
    result = assessed(programme).result
    names = {cut: list(completion_by(cut, result)) for cut in CUTS}
    assert names == {
        "group": ["Our patients"], "unit_name": ["No division"], "kind": ["No kind"],
        "domains": ["No CQC domain"], "executive_lead": ["No executive lead"],
    }  # fmt: skip
    with pytest.raises(KeyError, match="'owner': allowed are group"):
        completion_by("owner", result)


def test_an_action_without_a_workstream_is_found_by_its_requirement(programme, requirement):
    trust = programme.organisation
    factories.ActionFactory(
        workstream=None, organisation=trust, code="a", requirements=[requirement()]
    )
    factories.ActionFactory(workstream=None, organisation=trust, code="elsewhere")
    found = assessed(programme).result
    assert [(one.code, one.workstream) for one in found.actions] == [("a", "")]
    assert found.of_workstream("w").actions == ()


def test_the_weightiest_requirement_says_the_kind(programme, action, requirement):
    notice = factories.SourceFactory(organisation=programme.organisation, kind="notice_29a")
    should = requirement("r1", kind="should")
    must = requirement("r2", kind="must")
    condition = requirement("r3", kind="condition", source=notice)
    action("a1", requirements=[should])
    action("a2", requirements=[should, must])
    action("a3", requirements=[should, must, condition])
    action("a4", requirements=[requirement("r4", kind="exit_criterion")])
    action("a5")
    found = {
        one.code: (one.kind, one.panel_kind, one.is_must)
        for one in assessed(programme).result.actions
    }
    assert found == {
        "a1": ("should", "should", False),
        "a2": ("must", "must", True),
        "a3": ("condition", "condition_29a", True),
        "a4": ("exit_criterion", "other", True),
        "a5": ("", "other", False),
    }


def test_a_remapped_action_moves_on_the_day_and_keeps_its_deadlines(programme, action):
    old, new = (
        factories.UnitFactory(organisation=programme.organisation, code=code)
        for code in ("OLD", "NEW")
    )
    one = action(unit=old, due=day("2023-01-31"), forecast=day("2023-04-30"))
    Remapping.objects.create(action=one, unit=new, starts=day("2023-03-15"))
    approve(one, "2023-03-10", outcome="declined")
    approve(one, "2023-03-20", outcome="declined")
    before, after = (action_of(programme, on=text) for text in ("2023-03-14", "2023-03-15"))
    assert (before.unit, after.unit) == ("OLD", "NEW")
    for name in ("baseline", "due", "forecast", "owner_id", "code"):
        assert getattr(before, name) == getattr(after, name)
    assert before.delivery.standing is after.delivery.standing is Standing.OVERDUE
    rows = {row.division: row.declined for row in assessed(programme).panel.rows}
    assert rows == {old.name: 1, new.name: 1}


def test_movement_compares_with_the_end_of_the_period_before(programme, action):
    codes = {"worse": "worsened", "better": "improved", "same": "unchanged", "none": ""}
    streams = {code: factories.WorkstreamFactory(programme=programme, code=code) for code in codes}
    for code, due in (("worse", "2023-02-28"), ("better", "2023-02-28"), ("same", "2023-06-30")):
        one = factories.ActionFactory(workstream=streams[code], due=day(due))
        if code == "better":
            approve(one, "2023-03-01")
    result = assessed(programme).result
    assert {code: result.workstream(code).movement for code in codes} == codes
    assert code_of(result.workstream("worse").before.effective) == "on_track"
    assert (code_of(result.before.effective), result.movement) == ("on_track", "worsened")
    assert result.workstream("nowhere") is None


def test_a_highlight_report_states_the_status_of_its_period(programme, workstream, action):
    workstream.status, workstream.status_reason = "off_track", "as entered"
    workstream.save()
    action()
    factories.HighlightReportFactory(
        workstream=workstream, delivery="overdue", embedding="on_track", reason="The board says so",
        progress="One\n\n  Two \n", next="Three",
    )  # fmt: skip
    found = assessed(programme).result.workstream("w")
    assert code_of(found.delivery.stated) == "overdue"
    assert (found.delivery.reason, code_of(found.embedding.stated)) == (
        "The board says so", "on_track",
    )  # fmt: skip
    assert (found.highlight.progress, found.highlight.next) == (("One", "Two"), ("Three",))
    april = assessed(programme, Period.month(2023, 4)).result.workstream("w")
    assert (code_of(april.delivery.stated), april.delivery.reason) == ("off_track", "as entered")
    assert (april.highlight, code_of(april.before.effective)) == (None, "overdue")
    assert april.movement == "improved"  # stated both times, so statements are compared


def test_a_statement_of_one_month_alone_is_no_movement(programme, workstream, action):
    action(due=day("2023-06-30"))
    factories.HighlightReportFactory(
        workstream=workstream, delivery="overdue", reason="Nobody is in post"
    )
    for month in (3, 4):
        found = assessed(programme, Period.month(2023, month)).result.workstream("w")
        assert found.movement == "unchanged"  # the rule proposes the same both times


def test_a_workstream_that_differs_without_a_reason_is_a_warning(programme, workstream, action):
    action()
    factories.HighlightReportFactory(workstream=workstream, delivery="overdue")
    assert findings_of(programme, "workstream") == [("warning", "reason_missing")]


def test_a_programme_states_its_own_status_with_a_reason(programme, action):
    action(due=day("2023-06-30"))
    programme.stated, programme.stated_reason = "overdue", "Two elements are in special measures"
    programme.roll_up = "share_overdue"
    programme.save()
    status = assessed(programme).result.status
    assert (code_of(status.stated), code_of(status.proposed)) == ("overdue", "on_track")
    assert (status.rule, status.reason) == ("share_overdue", programme.stated_reason)
    assert status.why == "0 overdue and 0 late of 1 part"


def test_roles_are_held_from_a_day_until_a_day(programme, workstream):
    def hold(title, role="executive_lead", held_from=None, held_to=None):
        post = factories.PostFactory(organisation=programme.organisation, title=title)
        WorkstreamRole.objects.create(
            workstream=workstream, post=post, role=role, held_from=held_from, held_to=held_to
        )

    hold("Chief Nurse", held_to=day("2023-03-15"))
    hold("Medical Director", held_from=day("2023-03-16"))
    hold("Always There")
    hold("Programme Director", role="programme_manager")
    early, late = (
        assessed(programme, on=text).result.workstream("w") for text in ("2023-03-15", "2023-03-16")
    )
    assert early.executive_leads == ("Chief Nurse", "Always There")
    assert late.executive_leads == ("Medical Director", "Always There")
    assert (late.programme_managers, late.sros) == (("Programme Director",), ())


def delivered(action, **options):
    one = action(embedding_due=day("2023-06-30"), **options)
    approve(one)
    return one


def test_an_audit_shows_the_effect_from_the_day_that_it_is_added(programme, action):
    one = delivered(action)
    factories.EvidenceFactory(action=one, kind="audit", added=day("2023-03-20"))
    assert action_of(programme, on="2023-03-19").embedding.standing is Standing.ON_TRACK
    assert action_of(programme, on="2023-03-20").embedding.standing is Standing.COMPLETE


def test_a_document_shows_no_effect(programme, action):
    factories.EvidenceFactory(action=delivered(action))
    found = action_of(programme)
    assert (found.embedding.standing, found.evidence) == (Standing.ON_TRACK, 1)


@pytest.mark.slow
def test_a_measure_in_special_cause_improvement_shows_the_effect(programme, action):
    better, worse = (measure(programme.organisation, code) for code in ("better", "worse"))
    months(better, RISING)
    months(worse, reversed(RISING))
    factories.EvidenceFactory(action=delivered(action), kind="measure", measure=better)
    factories.EvidenceFactory(action=delivered(action, code="b"), kind="measure", measure=worse)
    assert action_of(programme).embedding.standing is Standing.COMPLETE
    assert action_of(programme, "b").embedding.standing is Standing.ON_TRACK


@pytest.mark.parametrize(
    ("values", "aim", "standing"),
    [
        (["90%", "91%", "90%"], "90%", Standing.COMPLETE),
        (["10%", "90%", "91%", "90%"], "90%", Standing.COMPLETE),  # only the newest three count
        (["90%", "89.9%", "95%"], "90%", Standing.ON_TRACK),
        (["95%", "95%"], "90%", Standing.ON_TRACK),
        (["95%", "95%", "95%", "N/A"], "90%", Standing.COMPLETE),
        (["95%", "95%", "95%"], "", Standing.ON_TRACK),
        (["90%", "90%", "90%"], ">90%", Standing.ON_TRACK),
    ],
)
def test_a_measure_that_meets_its_target_for_three_periods_shows_the_effect(
    programme, action, values, aim, standing
):
    found = measure(programme.organisation)
    months(found, values)
    if aim:
        target(found, aim)
    factories.EvidenceFactory(action=delivered(action), kind="measure", measure=found)
    assert action_of(programme).embedding.standing is standing


def test_the_effect_without_delivery_is_not_embedded(programme, action):
    one = action(embedding_due=day("2023-06-30"))
    factories.EvidenceFactory(action=one, kind="audit")
    assert action_of(programme).embedding.standing is Standing.ON_TRACK


def own_scale(trust, scale="beds", **standings):
    for rank, (code, standing) in enumerate(standings.items(), 1):
        ScaleStep.objects.create(
            organisation=trust, scale=scale, code=code, words=code.title(), colour="#123456",
            symbol="●", rank=rank, standing=standing,
        )  # fmt: skip


def test_an_organisation_has_scales_of_its_own(programme, action):
    own_scale(programme.organisation, stuck="overdue", slow="off_track", fine="on_track")
    own_scale(organisation("RZ9"), stuck="complete")
    programme.scale = "beds"
    programme.save()
    action(due=day("2023-01-31"), delivery="slow")
    view = action_of(programme).delivery
    assert (code_of(view.stated), code_of(view.proposed)) == ("slow", "stuck")
    assert [one.code for one in assessed(programme).result.scale.steps] == ["stuck", "slow", "fine"]


def test_an_own_scale_replaces_the_shipped_one_of_its_code(programme):
    own_scale(programme.organisation, "four_steps", late="overdue", done="complete")
    assert len(assessed(programme).result.scale.steps) == 2
    programme.scale = "nowhere"
    programme.save()
    assert assessed(programme).result.scale.code == "four_steps"


def test_a_scale_without_a_complete_step_shows_approved_work_as_its_best(programme, action):
    programme.scale = "rag"
    programme.save()
    approve(action(due=day("2023-01-31")))
    view = action_of(programme).delivery
    assert (view.standing, code_of(view.effective)) == (Standing.COMPLETE, "green")


def test_a_scale_without_a_complete_step_knows_what_is_embedded(programme, action):
    programme.scale = "rag"
    programme.save()
    one = action(embedding_due=day("2023-01-31"))
    approve(one)
    factories.EvidenceFactory(action=one, kind="audit")
    assert action_of(programme).embedding.standing is Standing.COMPLETE


def test_steps_are_counted_worst_first():
    red, green = STATUS_SCALES["rag"].step("red"), STATUS_SCALES["rag"].step("green")
    assert list(steps_in([green, None, red, green]).items()) == [(red, 1), (green, 2)]
    assert steps_in([]) == {}


def test_the_day_may_lie_within_the_period(programme, action):
    action(due=day("2023-03-10"))
    assert action_of(programme, on="2023-03-10").delivery.standing is Standing.ON_TRACK
    found = assessed(programme, on="2023-03-11")
    assert (found.result.on, found.result.period) == (dt.date(2023, 3, 11), MARCH)
    assert found.result.actions[0].delivery.standing is Standing.OFF_TRACK
