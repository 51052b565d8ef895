"""Milestones with their figures, risks and issues, and the findings of a programme."""

import pytest

from goldenthread.assure.finding import Finding, sorted_findings
from goldenthread.records.risks.models import RiskAppetite
from goldenthread.vocabulary import Period, Standing
from tests import factories
from tests.integration.assure.programme import (
    assessed,
    code_of,
    day,
    findings_of,
    milestone_of,
)
from tests.integration.assure.trust import figure, measure, months, organisation, target

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return factories.ProgrammeFactory(organisation=organisation())


@pytest.fixture
def workstream(programme):
    return factories.WorkstreamFactory(programme=programme, code="w")


@pytest.fixture
def milestone(workstream):
    def make(reference="1", **options):
        return factories.MilestoneFactory(workstream=workstream, reference=reference, **options)

    return make


@pytest.mark.parametrize(
    ("options", "standing"),
    [
        ({}, Standing.ON_TRACK),
        ({"due": day("2023-03-15")}, Standing.OFF_TRACK),
        ({"due": day("2023-02-28")}, Standing.OVERDUE),
        ({"due": day("2023-06-30"), "baseline_due": day("2023-02-28")}, Standing.OVERDUE),
        ({"due": day("2023-06-30"), "forecast": day("2023-07-15")}, Standing.OFF_TRACK),
        ({"due": day("2023-02-28"), "completed": day("2023-03-31")}, Standing.COMPLETE),
        ({"due": day("2023-03-31"), "completed": day("2023-04-01")}, Standing.ON_TRACK),
        ({"due": None}, None),
    ],
)
def test_a_milestone_stands_as_its_dates_say_and_needs_no_panel(
    programme, milestone, options, standing
):
    milestone(**options)
    found = milestone_of(programme)
    assert (found.status.standing, found.status.rule) == (standing, "milestone")
    assert "panel" not in found.status.why


def test_a_milestone_has_a_scale_of_its_own(programme, milestone):
    programme.milestone_scale = "progress"
    programme.save()
    milestone(status="completed", commentary="Done in February")
    found = milestone_of(programme)
    assert (code_of(found.status.stated), code_of(found.status.proposed)) == (
        "completed", "completed",
    )  # fmt: skip
    result = assessed(programme).result
    assert (result.milestone_scale.code, result.scale.code) == ("progress", "four_steps")


def test_progress_of_a_milestone_counts_from_its_day(programme, milestone):
    one = milestone(status="on_track", commentary="as entered")
    factories.ProgressUpdateFactory(
        action=None, milestone=one, on=day("2023-03-10"), delivery="off_track",
        commentary="Waiting for parts", forecast=day("2023-04-15"), reason="Parts",
    )  # fmt: skip
    before, after = (milestone_of(programme, on=text) for text in ("2023-03-09", "2023-03-10"))
    assert (code_of(before.status.stated), before.commentary) == ("on_track", "as entered")
    assert (code_of(after.status.stated), after.commentary) == ("off_track", "Waiting for parts")
    assert (after.forecast, after.status.reason) == (day("2023-04-15"), "Parts")
    assert after.status.standing is Standing.OFF_TRACK


def test_a_recovery_action_of_a_milestone_is_told(programme, milestone):
    one = milestone(due=day("2023-03-15"))
    factories.ProgressUpdateFactory(action=None, milestone=one, recovery="A second contractor")
    assert milestone_of(programme).status.why.endswith("under a month, recovery in place")


def test_a_measured_milestone_shows_its_target_and_the_way_to_it(programme, milestone):
    waits = measure(programme.organisation)
    months(waits, ["70%", "N/A", "75%", "80%"])  # December to March
    target(waits, "78%", Period.month(2023, 3))
    target(waits, "60%")
    milestone(measure=waits)
    found = milestone_of(programme)
    assert (found.measure, found.measure_name, found.target) == ("waits", "Waits", "78%")
    assert [(one.period.code, one.text, one.comparison) for one in found.actuals] == [
        ("2022-12", "70%", "not_met"), ("2023-02", "75%", "nearly"), ("2023-03", "80%", "met"),
    ]  # fmt: skip
    assert found.status.standing is Standing.COMPLETE
    assert found.status.why == "80% in Mar-23 meets the target"
    early = milestone_of(programme, on="2023-02-20")
    assert [one.period.code for one in early.actuals] == ["2022-12", "2023-02"]
    assert early.status.standing is Standing.ON_TRACK


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        (["80%", "79%"], Standing.COMPLETE),
        (["80%", "77%"], Standing.OFF_TRACK),  # nearly is not met
        (["80%", None], Standing.OFF_TRACK),  # February's figure says nothing of March
    ],
)
def test_a_measured_milestone_is_complete_by_the_figure_of_its_date(
    programme, milestone, values, standing
):
    waits = measure(programme.organisation)
    months(waits, values)
    target(waits, "78%")
    milestone(measure=waits, due=day("2023-03-15"))
    assert milestone_of(programme, on="2023-03-31").status.standing is standing


def test_the_way_begins_after_the_milestone_before_of_the_same_measure(programme, milestone):
    waits = measure(programme.organisation)
    months(waits, [f"{60 + n}%" for n in range(12)])
    milestone("1", measure=waits, due=day("2022-12-31"))
    milestone("2", measure=waits, due=day("2023-03-31"))
    first, second = (milestone_of(programme, reference) for reference in "12")
    assert [one.period.code for one in first.actuals] == [
        "2022-06", "2022-07", "2022-08", "2022-09", "2022-10", "2022-11", "2022-12",
    ]  # fmt: skip
    assert [one.period.code for one in second.actuals] == ["2023-01", "2023-02", "2023-03"]
    assert second.target == ""


def test_a_milestone_without_a_date_shows_no_figures(programme, milestone):
    waits = measure(programme.organisation)
    months(waits, ["70%"])
    milestone(measure=waits, due=None)
    assert (milestone_of(programme).target, milestone_of(programme).actuals) == ("", ())


def test_a_quarterly_measure_is_held_against_the_quarter_of_the_date(programme, milestone):
    beds = measure(programme.organisation, "beds", kind="count", frequency="quarter")
    figure(beds, Period.quarter(2022, 4), "12")
    target(beds, "12", Period.quarter(2022, 4))
    milestone(measure=beds, due=day("2023-02-15"))
    found = milestone_of(programme)
    assert (found.target, found.actuals[0].comparison) == ("12", "met")
    assert found.status.standing is Standing.COMPLETE


def test_milestones_roll_up_where_there_are_no_actions(programme, workstream, milestone):
    programme.milestone_scale = "progress"
    programme.save()
    milestone("1", due=day("2023-01-31"), status="completed")  # stated complete: it is
    milestone("2", due=day("2023-01-31"), status="in_progress")  # late by its date
    milestone("3", due=None)
    found = assessed(programme).result
    assert code_of(found.status.proposed) == "overdue"  # a tie goes to the worse
    assert found.status.why == "no must among them; 1 of 2 parts"
    milestone("4", due=None, status="completed")
    assert code_of(assessed(programme).result.status.proposed) == "complete"
    factories.ActionFactory(workstream=workstream, due=day("2023-06-30"))
    assert code_of(assessed(programme).result.status.proposed) == "on_track"


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"description": "", "key": "x"}, [("warning", "description_missing")]),
        (
            {"due": day("2023-03-15"), "status": "off_track"},
            [("warning", "late_without_commentary")],
        ),
        ({"due": day("2023-03-15"), "status": "off_track", "commentary": "Late"}, []),
        ({"due": day("2023-03-31"), "status": "off_track"}, []),
        ({"due": day("2023-03-15"), "status": "complete"}, []),
    ],
)
def test_findings_of_milestones(programme, milestone, options, codes):
    milestone(**options)
    assert findings_of(programme, "milestone") == codes


def test_stated_complete_though_the_figure_misses_is_an_error(programme, milestone):
    waits = measure(programme.organisation)
    months(waits, ["60%"])
    target(waits, "78%")
    milestone(measure=waits, status="complete")
    (found,) = assessed(programme).result.findings
    assert (found.code, found.severity, found.workstream) == ("complete_but_not_met", "error", "w")
    assert found.words.endswith("stated 'Complete and embedded', but 60% in Mar-23 misses 78%")


def test_a_reference_that_repeats_in_a_workstream_is_a_warning(programme, milestone):
    milestone("7.1", description="Train staff")
    milestone("7.1", description="Buy beds")
    elsewhere = factories.WorkstreamFactory(programme=programme)
    factories.MilestoneFactory(workstream=elsewhere, reference="7.1")
    factories.MilestoneFactory(workstream=elsewhere, reference="", description="One")
    factories.MilestoneFactory(workstream=elsewhere, reference="", description="Two")
    (found,) = assessed(programme).result.findings
    assert (found.code, found.severity) == ("repeated_reference", "warning")
    assert found.words == "the reference 7.1 stands for 2 milestones: Train staff; Buy beds"


@pytest.mark.parametrize(
    ("better", "written", "is_wrong"),
    [("higher", "<77.9%", True), ("higher", ">77.9%", False), ("higher", "77.9%", False),
     ("lower", ">5%", True), ("lower", "<5%", False), ("neither", "<5%", False)],
)  # fmt: skip
def test_a_target_written_the_wrong_way_round_is_an_error(
    programme, workstream, better, written, is_wrong
):
    waits = measure(programme.organisation, better=better)
    target(waits, written)
    factories.ScorecardRowFactory(workstream=workstream, measure=waits)
    codes = findings_of(programme, "measure")
    assert codes == ([("error", "target_wrong_side")] if is_wrong else [])
    if is_wrong:
        (found,) = assessed(programme).result.findings
        assert f"the target {written} is written the wrong way round" in found.words


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"delivery": "overdue", "reason": "x"},
         ["red_without_explanation", "red_without_mitigation"]),
        ({"delivery": "overdue", "reason": "x", "explanation": "e"}, ["red_without_mitigation"]),
        ({"delivery": "overdue", "reason": "x", "explanation": "e", "mitigation": "m"}, []),
        ({"embedding": "overdue", "explanation": "e", "mitigation": "m"}, []),
        ({"embedding": "overdue"}, ["red_without_explanation", "red_without_mitigation"]),
        ({"delivery": "off_track", "reason": "x"}, ["recovery_missing"]),
        ({"delivery": "off_track", "reason": "x", "recovery": "r"}, []),
        ({"delivery": "off_track", "reason": "x", "mitigation": "m"}, []),
        ({"due": day("2023-03-15")}, ["recovery_missing"]),
        ({"due": day("2023-01-31"), "delivery": "on_track", "reason": "x"}, ["on_track_but_late"]),
        ({"delivery": "complete", "reason": "x"}, ["complete_without_approval"]),
        ({"delivery": "overdue", "explanation": "e", "mitigation": "m"}, ["reason_missing"]),
    ],
)  # fmt: skip
def test_findings_of_actions(programme, workstream, options, codes):
    one = factories.ActionFactory(workstream=workstream, **options)
    found = [f for f in assessed(programme).result.findings if f.record == "action"]
    assert [f.code for f in found] == codes
    assert {f.record_id for f in found} <= {one.pk}
    assert all(f.words.startswith(f"{one.title}: ") for f in found)


def test_a_long_title_is_cut_in_findings(programme, workstream):
    factories.ActionFactory(workstream=workstream, title="x" * 200, due=day("2023-03-15"))
    (found,) = assessed(programme).result.findings
    assert found.words == f"{'x' * 87}...: off track without a recovery action"


def test_errors_come_first_and_otherwise_the_order_stays():
    found = [Finding(str(n), kind, "", "action", n) for n, kind in
             enumerate(("note", "warning", "error", "warning", "error"))]  # fmt: skip
    assert [one.code for one in sorted_findings(found)] == ["2", "4", "1", "3", "0"]


def scored(likelihood, impact, prefix=""):
    return {f"{prefix}likelihood": likelihood, f"{prefix}impact": impact}


def test_a_risk_has_three_scores_and_none_where_a_part_is_missing(programme, workstream):
    factories.RiskFactory(
        workstream=workstream, register_ref="RR12", alignment="needs_rewording",
        **scored(4, 4), **scored(5, 5, "inherent_"), **scored(2, None, "target_"),
    )  # fmt: skip
    (found,) = assessed(programme).result.risks
    assert (found.score, found.inherent, found.target) == (16, 25, None)
    assert (found.register_ref, found.alignment) == ("RR12", "needs_rewording")
    assert found.alignment_label == "On the register, needs updating or rewording"
    assert (found.is_open, found.exceeds_appetite, found.workstream) == (True, False, "w")


@pytest.mark.parametrize(
    ("appetite", "breaches"),
    [
        (None, set()),
        (("current", 12), {"high now"}),
        (("current", 15), {"high now"}),
        (("current", 16), set()),
        (("current", 3), {"high now", "high target"}),
        (("target", 8), {"high target"}),
        (("target", 9), set()),
    ],
)
def test_risks_above_the_appetite_are_marked(programme, workstream, appetite, breaches):
    trust = programme.organisation
    if appetite:
        RiskAppetite.objects.create(organisation=trust, scored=appetite[0], highest=appetite[1])
    RiskAppetite.objects.create(organisation=organisation("RZ9"), highest=1)
    factories.RiskFactory(
        workstream=workstream, title="high now", **scored(4, 4), **scored(1, 1, "target_")
    )
    factories.RiskFactory(
        workstream=workstream, title="high target", **scored(2, 2), **scored(3, 3, "target_")
    )
    factories.RiskFactory(workstream=workstream, title="not scored")
    factories.RiskFactory(
        workstream=workstream, title="closed", closed=day("2023-03-31"), **scored(5, 5),
        **scored(5, 5, "target_"),
    )  # fmt: skip
    found = assessed(programme).result.risks
    assert {one.title for one in found if one.exceeds_appetite} == breaches


def test_risks_and_issues_are_raised_and_closed_on_a_day(programme, workstream):
    dates = {"raised": day("2023-03-10"), "closed": day("2023-03-20")}
    factories.RiskFactory(workstream=workstream, **dates)
    factories.IssueFactory(workstream=workstream, severity="high", escalated=True, **dates)

    def on(text):
        found = assessed(programme, on=text).result
        return [one.is_open for one in (*found.risks, *found.issues)]

    assert on("2023-03-09") == []
    assert on("2023-03-10") == on("2023-03-19") == [True, True]
    assert on("2023-03-20") == [False, False]
    (issue,) = assessed(programme).result.issues
    assert (issue.severity, issue.escalated, issue.workstream) == ("high", True, "w")


def test_the_organisations_own_risks_stand_in_its_programmes(programme, workstream):
    trust = programme.organisation
    factories.RiskFactory(workstream=None, organisation=trust, title="loose")
    factories.RiskFactory(workstream=workstream, title="own")
    factories.RiskFactory(title="of another programme")
    factories.IssueFactory(workstream=None, organisation=trust)
    result = assessed(programme).result
    assert [one.title for one in result.risks] == ["loose", "own"]
    assert [one.workstream for one in result.issues] == [""]
    part = result.of_workstream("w")
    assert ([one.title for one in part.risks], part.issues) == (["own"], ())
