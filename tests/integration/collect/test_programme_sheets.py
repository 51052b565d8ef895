"""What an import of programmes adds, changes, leaves alone and refuses."""

import datetime as dt

import pytest

from goldenthread.collect import importer
from goldenthread.collect.cells import Cell
from goldenthread.collect.programme_sheets import PROGRAMME_SHEETS
from goldenthread.collect.rows import value_of
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.measures.models import Observation, Target
from goldenthread.records.organisations.models import Membership
from goldenthread.records.programmes.models import (
    Action,
    ActionRequirement,
    AssuranceDecision,
    Evidence,
    HighlightReport,
    Milestone,
    Objective,
    PlanItem,
    Programme,
    Remapping,
    Requirement,
    ScaleStep,
    ScorecardRow,
    Source,
    Workstream,
    WorkstreamRole,
)
from goldenthread.records.risks.models import Issue, Risk
from goldenthread.vocabulary import STATUS_SCALES, Kind, ValueSpec
from tests import factories
from tests.integration.collect.folders import TRUST, folder
from tests.integration.collect.programme_folder import EVERYTHING, added, changed, everything

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MODELS = (
    ScaleStep, Programme, Workstream, WorkstreamRole, PlanItem, Objective, Source, Requirement,
    Action, ActionRequirement, Remapping, Evidence, AssuranceDecision, Milestone, HighlightReport,
    ScorecardRow, Risk, Issue,
)  # fmt: skip


@pytest.fixture
def path(tmp_path):
    """Give a folder whose every sheet is stored already."""
    found = everything(tmp_path / "f")
    plan = importer.run(found, by=None)
    assert [str(error) for error in plan.errors] == []
    return found


def stored(*fields, model=Action, **which):
    return model.objects.filter(**which).values_list(*fields).get()


def counts(plan, sheet):
    one = plan.sheets[sheet]
    return one.added, one.changed, one.unchanged


def told(plan):
    return [(one.sheet, one.column, one.old, one.new) for one in plan.changes]


def linked(code="a1"):
    requirements = Action.objects.get(code=code).requirements
    return sorted(requirements.values_list("code", flat=True))


def leads(role="executive_lead"):
    return sorted(WorkstreamRole.objects.filter(role=role).values_list("post__code", flat=True))


def test_every_sheet_of_programmes_is_in_the_folder():
    assert {sheet.name for sheet in PROGRAMME_SHEETS} <= set(EVERYTHING)
    for sheet in PROGRAMME_SHEETS:
        written = {name for row in EVERYTHING[sheet.name] for name in row}
        unused = set(sheet.by_name) - written - {"organisation", "order", "completed", "closed"}
        assert not unused, sheet.name


def test_every_sheet_is_imported_with_its_references(path):
    for model in MODELS:
        assert model.objects.exists(), model
    assert stored("title", "owner__code", "workstream__code", "unit__code", code="a1") == (
        "Write a plan", "pm", "culture", "med",
    )  # fmt: skip
    assert stored("due", "baseline_due", "embedding_due", "forecast", code="a1") == (
        dt.date(2023, 3, 31), dt.date(2023, 2, 28), dt.date(2023, 9, 30), dt.date(2023, 4, 10),
    )  # fmt: skip
    assert stored("due", "workstream", "forecast", "delivery", code="a2") == (None, None, None, "")
    assert (linked("a1"), linked("a2")) == (["m1", "s1"], [])
    assert stored("unit__code", "starts", model=Remapping) == ("sur", dt.date(2023, 3, 1))
    assert stored("kind", "measure__code", "about", "file", model=Evidence) == (
        "audit", "waits", dt.date(2023, 2, 1), "plan.pdf",
    )  # fmt: skip
    decisions = AssuranceDecision.objects.values_list("outcome", "reason", "panel", "state")
    assert list(decisions) == [("declined", "Too thin", "EAG", {}), ("more_evidence", "", "", {})]
    assert stored("source__code", "lead__code", "domain", model=Requirement, code="m1") == (
        "cqc", "cn", "Safe",
    )  # fmt: skip
    assert stored("workstream__code", "measure__code", "kind", model=Objective) == (
        "culture", "waits", "breakthrough",
    )  # fmt: skip
    assert stored("measure__code", "number", "end_target", model=ScorecardRow) == (
        "papers", "1", "Excellent",
    )  # fmt: skip
    assert stored("likelihood", "target_impact", "alignment", model=Risk, code="r1") == (
        4, 4, "needs_rewording",
    )  # fmt: skip
    assert stored("likelihood", "impact", "workstream", model=Risk, code="r2") == (None,) * 3
    assert [one.code for one in Risk.objects.get(code="r1").objectives.all()] == ["o1"]
    assert stored("severity", "escalated", "closed", model=Issue) == ("high", True, None)
    assert Issue.objects.get().requirements.count() == 2


def test_a_programme_keeps_its_scales_its_rule_and_its_stated_status(path):
    assert stored("scale", "milestone_scale", "roll_up", "stated", model=Programme) == (
        "four_steps", "beds", "share_overdue", "on_track",
    )  # fmt: skip
    steps = ScaleStep.objects.values_list("code", "rank", "colour", "standing")
    assert list(steps) == [("stuck", 1, "#d5281b", "overdue"), ("moving", 2, "#007f3b", "on_track")]


def test_statuses_read_as_words_or_as_codes(path):
    assert stored("delivery", "embedding", code="a1") == ("off_track", "on_track")
    assert stored("status", "embedding", model=Workstream) == ("on_track", "off_track")
    assert stored("delivery", "embedding", model=HighlightReport) == ("on_track", "off_track")


def test_the_words_of_every_shipped_step_are_read(path):
    for step in STATUS_SCALES["four_steps"].steps:
        plan = importer.run(everything(path, **changed("actions", delivery=step.words)), by=None)
        assert [str(error) for error in plan.errors] == []


def test_milestones_are_known_by_code_else_by_reference_and_description(path):
    keys = {one.key: (one.status, one.due) for one in Milestone.objects.all()}
    assert keys == {
        "1 Begin": ("moving", dt.date(2023, 3, 31)),
        "1 Begin again": ("stuck", None),
        "second-start": ("", dt.date(2023, 6, 30)),
    }
    plan = importer.run(everything(path, **changed("milestones", 2, description="Other")), by=None)
    assert counts(plan, "milestones") == (0, 1, 2)
    plan = importer.run(everything(path, **changed("milestones", 0, description="Other")), by=None)
    assert (plan.sheets["milestones"].added, Milestone.objects.count()) == (1, 4)


def test_the_same_milestone_twice_is_an_error(tmp_path):
    row = {**EVERYTHING["milestones"][0], "due": "2024-01-31"}
    (error,) = importer.preview(
        everything(tmp_path / "f", **added("milestones", **row)), by=None
    ).errors
    assert (error.sheet, error.row) == ("milestones", 5)
    assert "row 2" in error.message


def test_items_of_a_plan_keep_the_order_of_their_rows(path):
    items = PlanItem.objects.values_list("section", "order", "text", "period_kind")
    assert sorted(items) == [
        ("aims", 1, "Listen", ""), ("aims", 2, "Act", ""), ("outcomes", 1, "Heard", "quarter"),
    ]  # fmt: skip
    plan = importer.run(everything(path, **changed("plans", 1, text="Act now")), by=None)
    assert told(plan) == [("plans", "text", "Act", "Act now")]


def test_items_with_and_without_an_order_stand_together(tmp_path):
    path = everything(tmp_path / "f", **changed("plans", 0, order="2"))
    assert [str(error) for error in importer.preview(path, by=None).errors] == []


def test_a_role_may_have_several_posts(path):
    assert (leads(), leads("sro"), leads("programme_manager")) == (["cn", "md"], ["md"], [])


def test_the_same_import_again_changes_nothing_and_leaves_no_trace(path):
    kept = {model: model.history.count() for model in MODELS}
    events, batches = AuditEvent.objects.count(), ImportBatch.objects.count()
    plan = importer.run(path, by=None)
    assert not plan.has_work
    assert (plan.changes, plan.additions) == ([], [])
    assert {name for name, one in plan.sheets.items() if one.added or one.changed} == set()
    assert kept == {model: model.history.count() for model in MODELS}
    assert (AuditEvent.objects.count(), ImportBatch.objects.count()) == (events, batches)


def test_changed_links_show_as_a_change_and_leave_history(path):
    before = Action.history.count()
    plan = importer.run(everything(path, **changed("actions", requirements="s1")), by=None)
    assert told(plan) == [("actions", "requirements", "m1|s1", "s1")]
    assert counts(plan, "actions") == (0, 1, 1)
    assert linked() == ["s1"]
    line = ActionRequirement.history.filter(history_type="-").get()
    assert (line.requirement.code, line.history_change_reason) == ("m1", "command line: f")
    assert Action.history.count() == before
    plan = importer.run(everything(path, **changed("actions", requirements="m1|s1")), by=None)
    assert told(plan) == [("actions", "requirements", "s1", "m1|s1")]
    assert linked() == ["m1", "s1"]
    assert ActionRequirement.history.filter(history_type="+").count() == 3
    assert AuditEvent.objects.count() == 3


def test_links_and_fields_of_a_row_count_as_one_change(path):
    plan = importer.run(
        everything(path, **changed("actions", requirements="", title="Write two")), by=None
    )
    assert told(plan) == [
        ("actions", "title", "Write a plan", "Write two"),
        ("actions", "requirements", "m1|s1", ""),
    ]
    assert counts(plan, "actions") == (0, 1, 1)
    assert linked() == []


def test_links_in_another_order_are_no_change(path):
    assert not importer.run(
        everything(path, **changed("actions", requirements="s1|m1|s1")), by=None
    ).has_work


def test_a_column_of_links_that_is_left_out_changes_nothing(path):
    rows = [{k: v for k, v in EVERYTHING["actions"][0].items() if k != "requirements"}]
    assert not importer.run(everything(path, actions=rows), by=None).has_work
    assert linked() == ["m1", "s1"]


def test_an_emptied_role_goes_and_the_others_stay(path):
    plan = importer.run(
        everything(path, **changed("workstreams", executive_lead="cn", sro="pm")), by=None
    )
    assert told(plan) == [
        ("workstreams", "executive_lead", "cn|md", "cn"), ("workstreams", "sro", "md", "pm"),
    ]  # fmt: skip
    assert counts(plan, "workstreams") == (0, 1, 0)
    assert (leads(), leads("sro")) == (["cn"], ["pm"])
    assert WorkstreamRole.history.filter(history_type="-").count() == 2


def test_a_role_that_was_held_until_a_day_stays(path):
    WorkstreamRole.objects.filter(role="sro").update(
        held_from=dt.date(2022, 4, 1), held_to=dt.date(2022, 12, 31)
    )
    plan = importer.run(path, by=None)
    assert WorkstreamRole.objects.filter(role="sro", held_to=dt.date(2022, 12, 31)).exists()
    assert bool(plan.changes) == plan.has_work


def test_each_changed_record_keeps_its_history(path):
    plan = importer.run(everything(path, **changed("risks", likelihood="3")), by=None)
    assert told(plan) == [("risks", "likelihood", "4", "3")]
    now, before = Risk.objects.get(code="r1").history.all()
    assert (now.likelihood, before.likelihood, now.history_type) == (3, 4, "~")


def test_nothing_is_written_on_an_error(tmp_path):
    path = everything(tmp_path / "f", **changed("issues", severity="dreadful"))
    plan = importer.run(path, by=None)
    assert (plan.state, len(plan.errors)) == ("refused", 1)
    assert not any(model.objects.exists() for model in MODELS)
    assert not ImportBatch.objects.exists()


def test_a_dry_run_writes_nothing(tmp_path):
    plan = importer.run(everything(tmp_path / "f"), by=None, dry_run=True)
    assert (plan.state, plan.sheets["actions"].added) == ("ready", 2)
    assert not any(model.objects.exists() for model in MODELS)


# sheet, row to change, cells; then where the error stands, its value, a part of what is allowed
ERRORS = [
    ("status_scales", 0, {"colour": "red"}, "colour", "red", "#d5281b"),
    ("status_scales", 0, {"colour": "#d5281"}, "colour", "#d5281", "six hexadecimal digits"),
    ("status_scales", 0, {"standing": "poor"}, "standing", "poor", "overdue, off_track"),
    ("status_scales", 0, {"rank": "0"}, "rank", "0", "1 to 20"),
    ("status_scales", 0, {"symbol": "abc"}, "symbol", "abc", "at most 2 characters"),
    ("programmes", 0, {"scale": "bed"}, "scale", "bed", "beds, brag, four_steps"),
    ("programmes", 0, {"milestone_scale": "x"}, "milestone_scale", "x", "progress, rag"),
    ("programmes", 0, {"stated": "blue"}, "stated", "blue", "overdue, off_track, on_track"),
    ("programmes", 0, {"roll_up": "best"}, "roll_up", "best", "worst_of_musts, worst, majority"),
    ("programmes", 0, {"ends": "2021-01-01"}, "ends", "2021-01-01", "that day or later"),
    ("workstreams", 0, {"programme": "iqp"}, "programme", "iqp", "a code of the sheet programmes"),
    ("workstreams", 0, {"status": "blue"}, "status", "blue", "overdue, off_track, on_track"),
    ("workstreams", 0, {"sro": "md|nobody"}, "sro", "md|nobody", "a code of the sheet posts"),
    ("workstreams", 0, {"kind": "stream"}, "kind", "stream", "workstream, strategic_priority"),
    ("plans", 0, {"section": "hope"}, "section", "hope", "background, aims"),
    ("objectives", 0, {"measure": "wait"}, "measure", "wait", "a code of the sheet measures"),
    ("sources", 0, {"kind": "letter"}, "kind", "letter", "inspection, notice_29a, notice_31"),
    ("requirements", 0, {"source": "cq"}, "source", "cq", "a code of the sheet sources"),
    ("requirements", 0, {"domain": "Safety"}, "domain", "Safety", "Safe, Effective, Caring"),
    ("requirements", 0, {"kind": "may"}, "kind", "may", "condition, must"),
    ("actions", 0, {"owner": "nobody"}, "owner", "nobody", "a code of the sheet posts"),
    ("actions", 0, {"owner": ""}, "owner", "", "Code of the post"),
    ("actions", 0, {"unit": "icu"}, "unit", "icu", "a code of the sheet units"),
    ("actions", 0, {"requirements": "m1|m9"}, "requirements", "m1|m9", "the sheet requirements"),
    ("actions", 0, {"delivery": "late"}, "delivery", "late", "overdue, off_track, on_track"),
    ("actions", 0, {"due": "soon"}, "due", "soon", "2023-03-13"),
    ("actions", 1, {"delivery": "moving"}, "delivery", "moving", "overdue, off_track"),
    ("remappings", 0, {"action": "a9"}, "action", "a9", "a code of the sheet actions"),
    ("evidence", 0, {"added": ""}, "added", "", "Day on which it was added"),
    ("decisions", 0, {"outcome": "yes"}, "outcome", "yes", "approved, declined, more_evidence"),
    ("milestones", 0, {"status": "on_track"}, "status", "on_track", "stuck, moving"),
    ("milestones", 0, {"workstream": "cult"}, "workstream", "cult", "the sheet workstreams"),
    ("highlights", 0, {"delivery": "green"}, "delivery", "green", "overdue, off_track"),
    ("highlights", 0, {"period": "soon"}, "period", "soon", "2023-03"),
    ("highlights", 0, {"summary": ""}, "summary", "", "Summary"),
    ("scorecard", 0, {"measure": "x"}, "measure", "x", "a code of the sheet measures"),
    ("risks", 0, {"impact": ""}, "impact", "", "1 to 5"),
    ("risks", 0, {"target_likelihood": ""}, "target_likelihood", "", "1 to 5"),
    ("risks", 0, {"inherent_impact": ""}, "inherent_impact", "", "1 to 5"),
    ("risks", 0, {"likelihood": "6"}, "likelihood", "6", "1 to 5"),
    ("risks", 0, {"likelihood": "0"}, "likelihood", "0", "1 to 5"),
    ("risks", 0, {"likelihood": "2.5"}, "likelihood", "2.5", "digits only"),
    ("risks", 0, {"alignment": "near"}, "alignment", "near", "aligned, needs_rewording"),
    ("risks", 0, {"objectives": "o9"}, "objectives", "o9", "a code of the sheet objectives"),
    ("risks", 0, {"closed": "2021-01-01"}, "closed", "2021-01-01", "that day or later"),
    ("issues", 0, {"escalated": "maybe"}, "escalated", "maybe", "yes, no"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "place", "cells", "column", "value", "allowed"), ERRORS)
def test_an_error_names_its_place_the_value_and_what_is_allowed(
    tmp_path, sheet, place, cells, column, value, allowed
):
    path = everything(tmp_path / "f", **changed(sheet, place, **cells))
    found = [one for one in importer.preview(path, by=None).errors if one.sheet == sheet]
    (error,) = found
    assert (error.file, error.row, error.column) == (f"{sheet}.csv", place + 2, column)
    assert error.value == value
    assert allowed in error.allowed


def test_an_issue_is_not_closed_before_it_is_raised(tmp_path):
    path = everything(tmp_path / "f", **changed("issues", closed="2022-01-01"))
    (error,) = importer.preview(path, by=None).errors
    assert (error.sheet, error.column) == ("issues", "closed")


def test_a_milestone_that_stands_twice_is_told_by_its_reference(tmp_path):
    row = {**EVERYTHING["milestones"][0], "due": "2024-01-31"}
    (error,) = importer.preview(
        everything(tmp_path / "f", **added("milestones", **row)), by=None
    ).errors
    assert "reference" in error.message


def test_errors_of_all_sheets_come_together(tmp_path):
    path = everything(
        tmp_path / "f",
        **changed("actions", owner="nobody", delivery="late"),
        **changed("risks", impact=""),
        **changed("milestones", status="late"),
    )
    found = {(one.sheet, one.column) for one in importer.preview(path, by=None).errors}
    assert {("actions", "owner"), ("risks", "impact"), ("milestones", "status")} <= found


def test_a_wrong_code_is_answered_with_the_nearest(tmp_path):
    path = everything(tmp_path / "f", **changed("milestones", workstream="cultur"))
    (error,) = importer.preview(path, by=None).errors
    assert error.message == "is no known workstream of RWF did you mean culture?"


@pytest.mark.parametrize("sheet", [sheet.name for sheet in PROGRAMME_SHEETS])
def test_each_required_column_is_missed_by_name(tmp_path, sheet):
    wanted = next(one for one in PROGRAMME_SHEETS if one.name == sheet).required
    path = everything(tmp_path / "f", **{sheet: "nothing\nx\n"})
    found = [one for one in importer.preview(path, by=None).errors if one.sheet == sheet]
    assert [(one.row, one.column) for one in found] == [(1, name) for name in wanted]
    assert {one.allowed for one in found} == {", ".join(wanted)}


def test_a_programme_of_another_scale_reads_its_steps(path):
    sheets = {
        **changed("programmes", scale="beds", stated="On the move"),
        **changed("workstreams", status="moving", embedding=""),
        **changed("actions", delivery="STUCK", embedding=""),
        **changed("highlights", delivery="moving", embedding=""),
    }
    assert importer.run(everything(path, **sheets), by=None).errors == []
    assert stored("stated", model=Programme) == ("moving",)
    assert stored("delivery", code="a1") == ("stuck",)


def test_a_stated_status_is_a_step_of_the_stored_scale(path):
    own = {"code": "iqip", "organisation": "RWF", "name": "Improvement", "scale": "brag"}
    assert importer.run(folder(path, TRUST, programmes=[own]), by=None).errors == []
    row = {"code": "iqip", "organisation": "RWF", "name": "Improvement", "stated": "amber"}
    plan = importer.preview(folder(path, TRUST, programmes=[row]), by=None)
    assert [str(error) for error in plan.errors] == []


def sign_off():
    HighlightReport.objects.update(state="signed_off")


def test_a_signed_off_highlight_report_is_not_overwritten(path):
    sign_off()
    same = changed("highlights", delivery="on_track")
    path = everything(path, **changed("highlights", delivery="on_track", summary="Worse"))
    (error,) = importer.run(path, by=None).errors
    assert (error.sheet, error.row, error.column, error.value) == (
        "highlights",
        2,
        "period",
        "2023-03",
    )
    assert (error.message, error.allowed) == (
        "this highlight report is signed off", "reopen it first",
    )  # fmt: skip
    assert stored("summary", "state", model=HighlightReport) == ("Well", "signed_off")
    assert not importer.run(everything(path, **same), by=None).has_work
    april = {**EVERYTHING["highlights"][0], "period": "Apr-23"}
    plan = importer.run(everything(path, highlights=[april]), by=None)
    assert counts(plan, "highlights") == (1, 0, 0)


def test_a_signed_off_report_with_its_status_in_words_is_the_same_report(path):
    sign_off()
    plan = importer.preview(path, by=None)
    assert [str(error) for error in plan.errors] == []


def test_a_submitted_highlight_report_takes_corrections(path):
    HighlightReport.objects.update(state="submitted")
    importer.run(everything(path, **changed("highlights", summary="Better")), by=None)
    assert stored("summary", "state", model=HighlightReport) == ("Better", "submitted")


@pytest.mark.parametrize("sheet", ["targets", "observations"])
def test_a_percentage_of_a_graded_measure_is_kept_as_written_with_a_warning(tmp_path, sheet):
    plan = importer.run(everything(tmp_path / "f", **changed(sheet, value="95%")), by=None)
    assert plan.errors == []
    (warning,) = plan.warnings
    assert (warning.sheet, warning.row, warning.column, warning.value) == (sheet, 2, "value", "95%")
    assert "another kind" in warning.message
    model = Target if sheet == "targets" else Observation
    assert stored("written", "number", "absence", model=model) == ("95%", None, "")
    assert not importer.run(tmp_path / "f", by=None).has_work


@pytest.mark.parametrize(
    ("kind", "written"), [(Kind.GRADE, "95%"), (Kind.GRADE, "12"), (Kind.YES_NO, "1,247")]
)
def test_numbers_are_kept_where_grades_are_expected(kind, written):
    found = value_of(written, ValueSpec(kind, scale=("P", "A")))
    assert (found["written"], found["number"], found["of_another_kind"]) == (written, None, True)


def test_words_that_are_no_grade_are_an_error(tmp_path):
    path = everything(tmp_path / "f", **changed("observations", value="Fair"))
    (error,) = importer.preview(path, by=None).errors
    assert (error.sheet, error.column, error.value) == ("observations", "value", "Fair")
    assert "P, A, G, E" in error.allowed


def two_trusts():
    for code in ("RWF", "RZ9"):
        factories.OrganisationFactory(code=code)
        factories.ProgrammeFactory(organisation__code=f"{code}-other")
    return {
        code: factories.WorkstreamFactory(
            programme__organisation=factories.OrganisationFactory._meta.model.objects.get(
                code=code
            ),
            code="culture",
        )
        for code in ("RWF", "RZ9")
    }


MILESTONE = {"reference": "1", "workstream": "culture", "description": "d", "due": "2023-03-31"}


def test_rows_of_several_organisations_must_say_whose_they_are(tmp_path):
    two_trusts()
    (error,) = importer.preview(folder(tmp_path / "f", milestones=[MILESTONE]), by=None).errors
    assert (error.sheet, error.row, error.column) == ("milestones", 2, "organisation")
    assert "several organisations" in error.message
    assert "RWF" in error.allowed
    assert "RZ9" in error.allowed
    rows = [{**MILESTONE, "organisation": code} for code in ("RWF", "RZ9")]
    plan = importer.run(folder(tmp_path / "f", milestones=rows), by=None)
    assert [str(error) for error in plan.errors] == []
    owners = Milestone.objects.values_list("workstream__programme__organisation__code", flat=True)
    assert sorted(owners) == ["RWF", "RZ9"]


def test_an_unknown_organisation_is_an_error_at_its_cell(tmp_path):
    two_trusts()
    row = {**MILESTONE, "organisation": "RX1"}
    found = importer.preview(folder(tmp_path / "f", milestones=[row]), by=None).errors
    assert ("milestones", 2, "organisation", "RX1") in [
        (one.sheet, one.row, one.column, one.value) for one in found
    ]


def test_an_upload_for_an_organisation_is_about_it(tmp_path):
    from goldenthread.collect.reading import read_source

    two_trusts()
    source = read_source(folder(tmp_path / "f", milestones=[MILESTONE]))
    plan = importer.plan_source(source, by=None, home="RZ9")
    assert [str(error) for error in plan.errors] == []
    assert plan.organisations == ["RZ9"]


def test_a_member_imports_for_the_own_organisation_only(tmp_path):
    streams = two_trusts()
    user = factories.UserFactory()
    factories.MembershipFactory(
        user=user, organisation=streams["RZ9"].programme.organisation,
        role=Membership.Role.ADMINISTRATOR,
    )  # fmt: skip
    path = folder(tmp_path / "f", milestones=[MILESTONE])
    assert importer.preview(path, by=user).organisations == ["RZ9"]
    row = {**MILESTONE, "organisation": "RWF"}
    found = importer.preview(folder(path, milestones=[row]), by=user).errors
    assert "organisation" in [one.column for one in found]


def test_records_that_are_stored_need_not_stand_in_the_file(path):
    rows = [{**EVERYTHING["decisions"][0], "panel_date": "2023-05-06", "outcome": "approved"}]
    plan = importer.run(folder(path, decisions=rows), by=None)
    assert [str(error) for error in plan.errors] == []
    assert (counts(plan, "decisions"), AssuranceDecision.objects.count()) == ((1, 0, 0), 3)


@pytest.mark.parametrize("sheet", PROGRAMME_SHEETS, ids=lambda sheet: sheet.name)
def test_columns_of_codes_say_which_sheet_they_are_codes_of(sheet):
    names = set(EVERYTHING)
    for column in sheet.columns:
        if column.cell in (Cell.RECORD, Cell.CODES):
            assert column.of in names, column.name
    assert all(link.column in sheet.by_name for link in sheet.links)
