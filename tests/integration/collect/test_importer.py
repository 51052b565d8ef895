"""What an import adds, changes and leaves alone."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine

from goldenthread.collect import importer
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.measures.models import (
    Annotation,
    Commentary,
    CountermeasureAction,
    CountermeasureSummary,
    Measure,
    Observation,
    Rebase,
    Series,
    StratificationTable,
    TableCell,
    Target,
)
from goldenthread.records.organisations.models import Organisation, Post, Unit
from goldenthread.records.reporting.models import Narrative
from tests.integration.collect.folders import FIGURE, MEASURES, TRUST, base, folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EVERYTHING = {
    "units": [
        {"code": "W1", "organisation": "RWF", "name": "Ward 1", "kind": "ward", "parent": "S1"},
        {"code": "S1", "organisation": "RWF", "name": "Site 1", "kind": "site"},
        {"code": "W2", "organisation": "RWF", "name": "Ward 2", "kind": "ward", "replaces": "W1"},
    ],
    "posts": [
        {"code": "coo", "organisation": "RWF", "title": "Chief Operating Officer",
         "reports_to": "ceo"},
        {"code": "ceo", "organisation": "RWF", "title": "Chief Executive"},
    ],
    "measures": [
        {"code": "waits", "organisation": "RWF", "name": "Waits", "kind": "percent",
         "owner": "coo", "contributes_to": "access", "zero_tolerance": "no"},
        {"code": "access", "organisation": "RWF", "name": "Access", "kind": "grade",
         "scale": "R|A|G", "frequency": "quarter"},
    ],
    "series": [
        {"measure": "waits", "code": "W1", "name": "Ward 1", "unit": "W1", "order": "1"},
    ],
    "targets": [
        {"measure": "waits", "value": "<14.5%", "from": "2022-04-01"},
        {"measure": "waits", "value": "12%", "period": "Mar-23", "kind": "trajectory",
         "series": "W1"},
    ],
    "observations": [
        FIGURE,
        {"measure": "waits", "period": "Mar-23", "value": "N/A", "series": "W1"},
        {"measure": "waits", "period": "Mar-23", "value": "9%", "unit": "W2"},
        {"measure": "access", "period": "Q4 2022/23", "value": "A/G"},
    ],
    "rebases": [{"measure": "waits", "from": "2022-10-01", "reason": "New ward"}],
    "annotations": [
        {"measure": "waits", "period": "Mar-23", "text": "Strike", "kind": "ghost"},
        {"measure": "waits", "period": "Mar-23", "text": "Strike", "series": "new-line"},
    ],
    "commentary": [{"measure": "waits", "period": "Mar-23", "summary": "=Better", "actions": "+1"}],
    "countermeasures": [
        {"measure": "waits", "period": "Mar-23", "owner": "coo", "problem": "Too long"}
    ],
    "contributors": [
        {"measure": "waits", "period": "Mar-23", "contributor": "Beds", "area": "Wards"}
    ],
    "countermeasure_actions": [
        {"measure": "waits", "period": "Mar-23", "action": "More beds", "status": "Open"},
        {"measure": "waits", "period": "Mar-23", "action": "Fewer visits", "status": "Done"},
    ],
    "tables": [
        {"table": "wards", "row": "W1", "column": "Beds", "value": "12", "period": "Mar-23",
         "measure": "waits", "title": "Beds by ward"},
        {"table": "wards", "row": "Total", "column": "Beds", "value": "", "period": "Mar-23",
         "measure": "waits", "title": "Beds by ward", "total": "yes"},
        {"table": "plain", "row": "a", "column": "b", "value": "=1"},
    ],
    "narrative": [
        {"report": "ipr", "period": "Mar-23", "section": "executive_summary", "text": "Words"}
    ],
}  # fmt: skip
EVERYTHING["observations"].append(
    {"measure": "waits", "period": "Feb-23", "value": "8%", "series": "new-line"}
)


def counts(plan):
    return {name: (one.added, one.changed, one.unchanged) for name, one in plan.sheets.items()}


def test_every_sheet_is_imported_with_its_references(tmp_path):
    plan = importer.run(folder(tmp_path / "f", TRUST, EVERYTHING), by=None)
    assert plan.errors == []
    assert plan.state == "applied"
    for model in (
        Organisation, Unit, Post, Measure, Series, Target, Observation, Rebase, Annotation,
        Commentary, CountermeasureSummary, CountermeasureAction, StratificationTable, TableCell,
        Narrative,
    ):  # fmt: skip
        assert model.objects.exists(), model
    waits = Measure.objects.get(code="waits")
    assert waits.owner.title == "Chief Operating Officer"
    assert waits.owner.reports_to.code == "ceo"
    assert waits.contributes_to.code == "access"
    ward = Unit.objects.get(code="W1")
    assert ward.parent.code == "S1"
    assert Unit.objects.get(code="W2").replaces == ward
    assert set(waits.series.values_list("code", "unit__code")) == {
        ("", None), ("W1", "W1"), ("W2", "W2"), ("new-line", None),
    }  # fmt: skip
    figure = Observation.objects.get(series__unit__code="W2")
    assert (figure.number, figure.series.name) == (9, "Ward 2")
    assert waits.targets.get(series__code="W1").kind == "trajectory"
    assert waits.targets.get(series=None).bound == "<"
    grade = Observation.objects.get(series__measure__code="access")
    assert (grade.period.code, grade.number) == ("2022/23-Q4", 1)
    assert Commentary.objects.get().summary == "=Better"
    actions = CountermeasureAction.objects.values_list("action", "order")
    assert list(actions) == [("More beds", 1), ("Fewer visits", 2)]
    assert TableCell.objects.get(row="Total").is_total
    assert StratificationTable.objects.get(code="plain").organisation.code == "RWF"


def test_the_same_import_again_changes_nothing_and_leaves_no_trace(tmp_path):
    path = folder(tmp_path / "f", TRUST, EVERYTHING)
    importer.run(path, by=None)
    events, batches = AuditEvent.objects.count(), ImportBatch.objects.count()
    kept = {model: model.history.count() for model in (Measure, Target, Series, TableCell)}
    plan = importer.run(path, by=None)
    assert all(one.added == one.changed == 0 for one in plan.sheets.values())
    assert not plan.changes
    assert AuditEvent.objects.count() == events == 1
    assert ImportBatch.objects.count() == batches == 1
    assert kept == {model: model.history.count() for model in kept}


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path):
    plan = importer.run(folder(tmp_path / "f", TRUST, EVERYTHING), by=None, dry_run=True)
    assert plan.state == "ready"
    assert plan.sheets["observations"].added == 5
    assert not Organisation.objects.exists()
    assert not ImportBatch.objects.exists()


def test_each_record_keeps_its_history(tmp_path):
    path = base(tmp_path / "f")
    importer.run(path, by=None)
    measures = [{**MEASURES["measures"][0], "name": "Waiting", "better": "lower"}]
    plan = importer.run(folder(path, TRUST, measures=measures), by=None)
    assert {(c.column, c.old, c.new) for c in plan.changes} == {
        ("name", "Waits", "Waiting"),
        ("better", "higher", "lower"),
    }
    now, before = Measure.objects.get(code="waits").history.all()
    assert (before.name, before.history_type) == ("Waits", "+")
    assert (now.name, now.history_type) == ("Waiting", "~")
    assert now.history_change_reason == "command line: f"


def test_a_column_left_out_changes_nothing(tmp_path):
    path = base(tmp_path / "f", observations=[{**FIGURE, "status": "provisional", "note": "early"}])
    importer.run(path, by=None)
    measures = [dict(row) for row in MEASURES["measures"]]
    for row in measures:
        row.pop("unit", None)
    plan = importer.run(folder(path, TRUST, measures=measures, observations=[FIGURE]), by=None)
    assert not plan.changes
    assert Measure.objects.get(code="cash").unit == "£k"


def test_a_corrected_figure_becomes_a_revision(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE])
    with time_machine.travel(dt.datetime(2023, 4, 10, tzinfo=dt.UTC), tick=False):
        importer.run(path, by=None)
    base(path, observations=[{**FIGURE, "value": "13.4%", "note": "late returns"}])
    with time_machine.travel(dt.datetime(2023, 5, 10, tzinfo=dt.UTC), tick=False):
        plan = importer.run(path, by=None)
    assert counts(plan)["observations"] == (0, 1, 0)
    assert [(c.column, c.old, c.new) for c in plan.changes] == [
        ("value", "13.1%", "13.4%"),
        ("note", "", "late returns"),
    ]
    first, second = Observation.objects.order_by("revision")
    assert (first.written, second.written) == ("13.1%", "13.4%")
    assert (first.revision, second.revision) == (1, 2)
    assert first.superseded_at == second.recorded_at == dt.datetime(2023, 5, 10, tzinfo=dt.UTC)
    assert second.superseded_at is None
    known = Observation.objects.known_at(dt.datetime(2023, 4, 30, tzinfo=dt.UTC))
    assert known.get() == first


def test_the_same_number_written_otherwise_is_no_correction(tmp_path):
    path = base(
        tmp_path / "f", observations=[FIGURE, {**FIGURE, "measure": "cash", "value": "1,247"}]
    )
    importer.run(path, by=None)
    base(
        path,
        observations=[
            {**FIGURE, "value": "13.10"},
            {**FIGURE, "measure": "cash", "value": "£1247k"},
        ],
    )
    plan = importer.run(path, by=None)
    assert counts(plan)["observations"] == (0, 0, 2)


def test_figures_with_many_digits_are_the_same_again(tmp_path):
    rows = [
        {
            **FIGURE,
            "value": "13.084615384615384%",
            "numerator": "170.1234567890123",
            "denominator": "1300",
        },
        {**FIGURE, "measure": "cash", "value": "£123456789012.345678"},
    ]
    path = base(tmp_path / "f", observations=rows)
    importer.run(path, by=None)
    assert counts(importer.run(path, by=None))["observations"] == (0, 0, 2)
    assert Observation.objects.get(series__measure__code="waits").number == Decimal("13.08461538")


def test_rows_with_recorded_dates_are_successive_revisions(tmp_path):
    rows = [
        {**FIGURE, "value": "13.4%", "recorded": "2023-05-10"},
        {**FIGURE, "value": "13.1%", "recorded": "2023-04-10"},
        {**FIGURE, "value": "13.4%", "recorded": "2023-06-10"},
    ]
    path = base(tmp_path / "f", observations=rows)
    plan = importer.run(path, by=None)
    assert counts(plan)["observations"] == (1, 1, 1)
    found = Observation.objects.order_by("revision").values_list("written", "cell")
    assert list(found) == [("13.1%", "observations!C3"), ("13.4%", "observations!C2")]
    early = dt.datetime(2023, 4, 20, tzinfo=dt.UTC)
    assert Observation.objects.known_at(early).get().written == "13.1%"
    assert counts(importer.run(path, by=None))["observations"] == (0, 0, 3)


def test_a_revision_is_never_put_before_a_later_one(tmp_path):
    path = base(tmp_path / "f", observations=[{**FIGURE, "recorded": "2023-05-10"}])
    importer.run(path, by=None)
    base(path, observations=[{**FIGURE, "value": "9%", "recorded": "2023-04-10"}])
    plan = importer.run(path, by=None)
    assert plan.state == "refused"
    assert (plan.errors[0].row, plan.errors[0].column) == (2, "recorded")
    assert Observation.objects.get().written == "13.1%"


def test_a_figure_leads_back_to_its_cell(tmp_path):
    plan = importer.run(base(tmp_path / "f", observations=[FIGURE]), by=None)
    figure = Observation.objects.get()
    assert figure.cell == "observations!C2"
    assert figure.batch_id == plan.batch_id
    assert figure.batch.sha256 == plan.source.sha256
    assert figure.batch.source_name == "f"
    event = AuditEvent.objects.get()
    assert (event.source, event.organisation_code, event.verb) == ("command line", "RWF", "import")
    assert event.details["observations"] == "1 added, 0 changed"


def test_rows_without_a_value_are_skipped(tmp_path):
    path = base(tmp_path / "f", observations=[{**FIGURE, "value": ""}], targets=[
        {"measure": "waits", "value": "", "from": "2023-01-01"}])  # fmt: skip
    plan = importer.run(path, by=None)
    assert plan.errors == []
    assert plan.sheets["observations"].skipped == 1
    assert not Observation.objects.exists()
    assert not Target.objects.exists()


def test_a_file_in_error_writes_nothing_of_any_sheet(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE, {**FIGURE, "period": "Feb-23", "value": "x"}])
    plan = importer.run(path, by=None)
    assert plan.state == "refused"
    assert not Organisation.objects.exists()
    with pytest.raises(importer.PlanError):
        importer.apply(plan, by=None)


def test_a_failure_while_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(importer, "write_revisions", fail)
    with pytest.raises(RuntimeError):
        importer.run(base(tmp_path / "f", observations=[FIGURE]), by=None)
    assert not Organisation.objects.exists()
    assert not ImportBatch.objects.exists()


def test_queries_do_not_grow_with_rows(tmp_path, django_assert_max_num_queries):
    months = [f"{2010 + n // 12}-{n % 12 + 1:02d}" for n in range(150)]
    rows = [{**FIGURE, "period": month, "series": f"s{n % 7}"} for n, month in enumerate(months)]
    path = base(tmp_path / "f", observations=rows)
    with django_assert_max_num_queries(60):
        importer.run(path, by=None)
    with django_assert_max_num_queries(12):
        importer.run(path, by=None)


def test_progress_is_told_up_to_the_end(tmp_path):
    told = []
    path = base(tmp_path / "f", observations=[FIGURE])
    importer.run(path, by=None, progress=lambda done, total: told.append((done, total)))
    assert told[0][0] > 0
    assert told[-1][0] == told[-1][1]


def test_a_workbook_imports_as_the_folder_does(tmp_path):
    from tests.unit.collect.books import workbook

    def sheet(rows):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        return [columns, *([row.get(column, "") for column in columns] for row in rows)]

    sheets = {**TRUST, **EVERYTHING}
    book = workbook(tmp_path / "b.xlsx", {name: sheet(rows) for name, rows in sheets.items()})
    first = importer.run(folder(tmp_path / "f", sheets), by=None)
    again = importer.run(book, by=None)
    assert not again.errors
    assert {name: sum(one) for name, one in counts(first).items()} == {
        name: one[2] for name, one in counts(again).items()
    }


def test_only_organisations_that_were_written_to_have_an_event(tmp_path):
    other = {**MEASURES["measures"][0], "organisation": "QKS"}
    trusts = [*TRUST["organisations"], {"code": "QKS", "name": "Board", "kind": "icb"}]
    path = folder(tmp_path / "f", organisations=trusts, measures=[*MEASURES["measures"], other])
    importer.run(path, by=None)
    assert set(AuditEvent.objects.values_list("organisation_code", flat=True)) == {"RWF", "QKS"}
    AuditEvent.objects.all().delete()
    rows = [{**FIGURE, "measure": "RWF:waits"}]
    importer.run(folder(path, organisations=trusts, observations=rows), by=None)
    assert AuditEvent.objects.get().organisation_code == "RWF"
