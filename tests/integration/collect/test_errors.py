"""Errors name their place, and all of them come at once."""

import pytest

from goldenthread.collect import catalogue, importer
from goldenthread.collect.problems import SourceError
from goldenthread.records.organisations.models import Organisation
from tests import factories
from tests.integration.collect.folders import FIGURE, MEASURES, TRUST, base, folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def errors(path):
    plan = importer.preview(path, by=None)
    return [(one.sheet, one.row, one.column, one.value) for one in plan.errors]


def messages(path):
    return " / ".join(str(error) for error in importer.preview(path, by=None).errors)


def test_an_error_names_file_sheet_row_column_value_and_what_is_allowed(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE, {**FIGURE, "period": "Feb-23", "value": "x"}])
    (error,) = importer.preview(path, by=None).errors
    assert (error.file, error.sheet, error.row) == ("observations.csv", "observations", 3)
    assert (error.column, error.value) == ("value", "x")
    assert "13.1%" in error.allowed
    assert str(error) == (
        f"observations.csv, row 3, column value: 'x': is no percent; allowed: {error.allowed}"
    )


def test_errors_of_all_sheets_come_together(tmp_path):
    path = base(
        tmp_path / "f",
        units=[{"code": "W", "organisation": "NONE", "name": "Ward", "kind": "ward"}],
        targets=[{"measure": "waits", "value": "many"}],
        observations=[{**FIGURE, "period": "soon", "value": "x"}, {**FIGURE, "measure": "wait"}],
        commentary=[{"measure": "waits", "period": "Mar-23", "summary": ""}],
    )
    assert sorted(errors(path)) == [
        ("commentary", 2, "summary", ""),
        ("observations", 2, "period", "soon"),
        ("observations", 2, "value", "x"),
        ("observations", 3, "measure", "wait"),
        ("targets", 2, "value", "many"),
        ("units", 2, "organisation", "NONE"),
    ]


def test_a_wrong_code_is_answered_with_the_nearest(tmp_path):
    path = base(tmp_path / "f", observations=[{**FIGURE, "measure": "wait"}])
    assert "did you mean waits?" in messages(path)


def test_an_unknown_sheet_is_an_error_with_the_nearest_name(tmp_path):
    path = base(tmp_path / "f", observation=[FIGURE])
    assert "did you mean observations?" in messages(path)


def test_an_unknown_column_is_left_out_with_a_note(tmp_path):
    plan = importer.preview(base(tmp_path / "f", observations=[{**FIGURE, "notes": "a"}]), by=None)
    assert not plan.errors
    assert "notes" in str(plan.warnings[0])
    assert "did you mean note?" in str(plan.warnings[0])


def test_missing_and_repeated_columns_are_errors(tmp_path):
    path = base(tmp_path / "f", observations="measure,period,period\nwaits,Mar-23,Mar-23\n")
    assert errors(path) == [("observations", 1, "period", ""), ("observations", 1, "value", "")]


def test_cells_beyond_the_header_are_errors(tmp_path):
    path = base(tmp_path / "f", observations="measure,period,value\nwaits,Mar-23,1,2\n")
    assert errors(path) == [("observations", 2, "", "")]
    path = base(tmp_path / "f", posts="code,organisation,title\nceo,RWF,Chief,x\n")
    assert errors(path) == [("posts", 2, "", "")]


def test_a_repeated_key_names_both_rows(tmp_path):
    path = base(
        tmp_path / "f",
        observations=[FIGURE, {**FIGURE, "period": "2023-03", "value": "9%"}],
        targets=[{"measure": "waits", "value": "9%"}, {"measure": "waits", "value": "8%"}],
    )
    assert "row 3" in messages(path)
    assert messages(path).count("as row 2") == 2


def test_rows_that_refer_to_nothing_are_errors(tmp_path):
    path = base(
        tmp_path / "f",
        posts=[{"code": "a", "organisation": "RWF", "title": "A", "reports_to": "b"}],
        targets=[{"measure": "waits", "value": "9%", "series": "nowhere"}],
        contributors=[{"measure": "waits", "period": "Mar-23", "contributor": "x"}],
    )
    assert [one[:3] for one in errors(path)] == [
        ("posts", 2, "reports_to"),
        ("targets", 2, "series"),
        ("contributors", 2, "measure"),
    ]


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        ("organisations", {"code": "A", "name": "A", "kind": "shop"}, "kind"),
        ("organisations", {"code": "A", "name": "A", "kind": "trust", "parent": "A"}, "parent"),
        ("organisations", {"code": "A", "name": "A", "kind": "trust", "parent": "B"}, "parent"),
        ("organisations", {"code": "x" * 21, "name": "A", "kind": "trust"}, "code"),
        ("units", {"code": "u", "organisation": "RWF", "name": "U", "kind": "ward", "parent": "u"},
         "parent"),
        ("units", {"code": "u", "organisation": "RWF", "name": "U", "kind": "ward",
                   "valid_from": "2023-02-01", "valid_to": "2023-01-01"}, "valid_to"),
        ("measures", {"code": "g", "organisation": "RWF", "name": "G", "kind": "grade"}, "scale"),
        ("measures", {"code": "g", "organisation": "RWF", "name": "G", "kind": "count",
                      "shift_length": "9"}, "shift_length"),
        ("measures", {"code": "g", "organisation": "RWF", "name": "G", "kind": "count",
                      "baseline_points": "3"}, "baseline_points"),
        ("targets", {"measure": "waits", "value": "9%", "from": "2023-02-01", "to": "2023-01-01"},
         "to"),
        ("targets", {"measure": "waits", "value": "9%", "from": "2023-02-01", "period": "Mar-23"},
         "period"),
        ("rebases", {"measure": "waits", "from": "2023-02-01", "reason": ""}, "reason"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_an_error(tmp_path, sheet, row, column):
    kept = {**TRUST, **MEASURES}
    path = folder(tmp_path / "f", kept, {sheet: [*kept.get(sheet, []), row]})
    assert column in {one[2] for one in errors(path)}


def test_a_measure_with_figures_keeps_its_kind(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE])
    importer.run(path, by=None)
    other = [{**MEASURES["measures"][0], "kind": "count"}]
    assert errors(folder(path, TRUST, measures=other)) == [("measures", 2, "kind", "count")]


def test_the_same_code_in_two_organisations_asks_which(tmp_path):
    for trust in ("A", "B"):
        factories.MeasureFactory(organisation__code=trust, code="waits")
    path = folder(tmp_path / "f", observations=[FIGURE])
    (error,) = importer.preview(path, by=None).errors
    assert error.allowed == "A:waits, B:waits"
    path = folder(tmp_path / "f", observations=[{**FIGURE, "measure": "B:waits"}])
    assert importer.preview(path, by=None).errors == []


def test_tables_of_several_organisations_ask_whose(tmp_path):
    for trust in ("A", "B"):
        factories.OrganisationFactory(code=trust)
    row = {"table": "t", "row": "r", "column": "c", "value": "v"}
    assert errors(folder(tmp_path / "f", tables=[row])) == [("tables", 2, "organisation", "")]
    path = folder(tmp_path / "f", tables=[{**row, "organisation": "A"}])
    assert errors(path) == []


def test_a_share_that_its_parts_contradict_is_a_warning(tmp_path):
    rows = [
        {**FIGURE, "numerator": "131", "denominator": "1000"},
        {**FIGURE, "period": "Feb-23", "numerator": "100", "denominator": "1000"},
        {**FIGURE, "period": "Jan-23", "numerator": "36.5", "denominator": "0"},
    ]
    plan = importer.preview(base(tmp_path / "f", observations=rows), by=None)
    assert [one.row for one in plan.warnings] == [3]
    assert "10.00%" in str(plan.warnings[0])


def test_a_broken_formula_is_an_error_at_its_cell(tmp_path):
    from tests.unit.collect.books import Formula, workbook

    importer.run(base(tmp_path / "f"), by=None)
    rows = [["measure", "period", "value"], ["waits", "Mar-23", Formula("=1/0", "#DIV/0!")]]
    (error,) = importer.preview(
        workbook(tmp_path / "b.xlsx", {"observations": rows}), by=None
    ).errors
    assert (error.sheet, error.row, error.column) == ("observations", 2, "value")
    assert "#DIV/0!" in error.message


def test_the_same_sheet_twice_is_an_error(tmp_path):
    path = folder(tmp_path / "f", TRUST)
    (path / "Organisations .csv").write_text("code,name,kind\n")
    assert "twice" in messages(path)


def test_nothing_to_read_is_an_error_of_its_own(tmp_path):
    with pytest.raises(SourceError):
        importer.run(tmp_path / "nowhere", by=None)
    assert not Organisation.objects.exists()


def test_a_measure_contributes_to_one_of_its_own_organisation(tmp_path):
    factories.MeasureFactory(organisation__code="RZ9", code="access")
    row = {**MEASURES["measures"][0], "contributes_to": "RZ9:access"}
    assert errors(folder(tmp_path / "f", TRUST, measures=[row])) == [
        ("measures", 2, "contributes_to", "RZ9:access")
    ]


def test_periods_of_another_length_are_a_warning_once(tmp_path):
    rows = [{**FIGURE, "period": period} for period in ("Q3 2022/23", "Q4 2022/23", "2022/23")]
    plan = importer.preview(base(tmp_path / "f", observations=rows), by=None)
    assert [(one.row, one.column) for one in plan.warnings] == [(2, "period"), (4, "period")]
    assert "by month" in str(plan.warnings[0])


def test_a_file_wrong_in_every_row_is_answered_soon(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "MOST_HINTS", 2)
    rows = [{**FIGURE, "measure": f"wait{n % 4}"} for n in range(8)]
    found = importer.preview(base(tmp_path / "f", observations=rows), by=None).errors
    assert ["did you mean" in str(one) for one in found] == [True, True, False, False] * 2
