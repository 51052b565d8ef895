"""The template holds every sheet, explains itself, and imports without a change."""

import datetime as dt

import openpyxl
import pytest

from goldenthread.collect import importer
from goldenthread.collect.sheets import SHEETS
from goldenthread.collect.template import next_period, write_template
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.programmes.models import Workstream
from tests import factories
from tests.integration.collect.folders import TRUST, folder
from tests.integration.collect.test_importer import EVERYTHING
from tests.unit.house.files import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_an_empty_template_imports_as_nothing(tmp_path):
    write_template(tmp_path / "t.xlsx")
    plan = importer.run(tmp_path / "t.xlsx", by=None)
    assert plan.errors == plan.warnings == []
    assert not plan.has_work
    assert set(plan.sheets) >= set(SHEETS)


def test_every_column_has_its_heading_note_and_list(tmp_path):
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Read me", *SHEETS]
    for sheet in SHEETS.values():
        page = book[sheet.name]
        for column, cell in zip(sheet.columns, page[1], strict=True):
            assert cell.value == column.name + (" *" if column.is_required else "")
            assert column.says in cell.comment.text
    lists = {one.formula1 for one in book["measures"].data_validations.dataValidation}
    assert '"driver,watch"' in lists
    assert "organisations!$A$2:$A$5000" in lists


def test_a_filled_template_changes_nothing_until_a_value_is_entered(tmp_path):
    importer.run(folder(tmp_path / "f", TRUST, EVERYTHING), by=None)
    trust = Organisation.objects.get(code="RWF")
    path = tmp_path / "t.xlsx"
    write_template(path, organisation=trust)
    plan = importer.run(path, by=None)
    assert plan.errors == []
    assert not plan.has_work
    assert plan.sheets["measures"].unchanged == 2
    assert plan.sheets["observations"].skipped == 5
    book = openpyxl.load_workbook(path)
    page = book["observations"]
    assert [cell.value for cell in page[2]][:2] == ["waits", "2023-04"]
    page["C2"] = "12.9%"
    book.save(path)
    assert importer.run(path, by=None).sheets["observations"].added == 1


@pytest.mark.parametrize("example", ["demo-trust", "scas-2023-12", "lancashire-2024-07"])
def test_what_is_stored_of_an_example_stands_in_its_template(tmp_path, example):
    importer.run(ROOT / "examples" / example, by=None)
    organisation = Organisation.objects.having(("measures", "programmes")).first()
    path = tmp_path / "t.xlsx"
    write_template(path, organisation=organisation)
    plan = importer.run(path, by=None, dry_run=True)
    assert plan.errors == []
    assert not plan.has_work, [*plan.changes[:5], *plan.additions[:5]]
    held = {
        "measures": organisation.measures.count(),
        "workstreams": Workstream.objects.filter(programme__organisation=organisation).count(),
        "schemes": organisation.schemes.count(),
    }
    assert {name: plan.sheets[name].unchanged for name in held} == held


def test_months_of_schemes_are_those_of_the_newest_year(tmp_path):
    scheme = factories.SchemeFactory()
    for start in (dt.date(2022, 4, 1), dt.date(2023, 3, 1), dt.date(2023, 4, 1)):
        factories.SchemeMonthFactory(scheme=scheme, period_start=start)
    write_template(tmp_path / "t.xlsx", organisation=scheme.organisation)
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["scheme_months"]
    heads = [cell.value for cell in page[1]]
    month = heads.index("month *")
    assert [row[month].value for row in page.iter_rows(min_row=2, max_row=3)] == ["2023-04", None]


def test_the_next_period_follows_the_newest_figure():
    assert next_period("month", dt.date(2023, 3, 1)).code == "2023-04"
    assert next_period("quarter", dt.date(2023, 1, 1)).code == "2023/24-Q1"
    assert next_period("month", None).end < dt.date.today()


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    measure = factories.MeasureFactory(name="=1+1", unit="@x")
    write_template(tmp_path / "t.xlsx", organisation=measure.organisation)
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["measures"]
    cell = page.cell(2, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert not importer.preview(tmp_path / "t.xlsx", by=None).has_work


def test_a_measure_without_figures_has_a_row_to_fill(tmp_path):
    measure = factories.MeasureFactory(code="new")
    write_template(tmp_path / "t.xlsx", organisation=measure.organisation)
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["observations"]
    assert page["A2"].value == "new"
