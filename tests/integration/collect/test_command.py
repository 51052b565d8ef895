"""`goldenthread import` and `goldenthread template`."""

import json

import pytest
from django.db import OperationalError
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.collect import importer
from goldenthread.records.measures.models import Observation
from tests import factories
from tests.integration.collect.folders import FIGURE, base

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_an_import_prints_what_it_did(tmp_path):
    result = run("import", base(tmp_path / "f", observations=[FIGURE]))
    assert result.exit_code == 0
    assert "observations" in result.stdout
    assert result.stdout.endswith("imported\n")
    assert Observation.objects.count() == 1


def test_a_dry_run_prints_changes_and_writes_nothing(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE])
    run("import", path)
    base(path, observations=[{**FIGURE, "value": "9%"}])
    result = run("import", path, "--dry-run")
    assert "'13.1%' becomes '9%'" in result.stdout
    assert "dry run" in result.stdout
    assert Observation.objects.get().written == "13.1%"


def test_json_is_all_that_stands_on_stdout(tmp_path):
    path = base(tmp_path / "f", observations=[FIGURE])
    run("import", path)
    base(path, observations=[{**FIGURE, "value": "9%"}])
    found = json.loads(run("import", path, "--json").stdout)
    assert found["state"] == "applied"
    assert found["sheets"]["observations"]["changed"] == 1
    assert found["sheets"]["measures"]["unchanged"] == 2
    assert found["changes"] == [
        {"sheet": "observations", "row": 2, "key": "RWF / waits / month 2023-03-01",
         "column": "value", "old": "13.1%", "new": "9%"}
    ]  # fmt: skip
    assert found["errors"] == found["warnings"] == []


def test_errors_end_with_one_and_stand_one_a_line(tmp_path):
    rows = [
        {**FIGURE, "period": f"2023-{n % 12 + 1:02d}", "series": str(n), "value": "x"}
        for n in range(210)
    ]
    path = base(tmp_path / "f", observations=rows)
    result = run("import", path)
    assert result.exit_code == 1
    assert result.stderr.count("is no percent") == 200
    assert "and 10 more" in result.stderr
    as_json = run("import", path, "--json")
    assert as_json.exit_code == 1
    assert json.loads(as_json.stdout)["state"] == "refused"
    assert len(json.loads(as_json.stdout)["errors"]) == 210
    assert set(json.loads(as_json.stdout)["errors"][0]) == {
        "file", "sheet", "row", "column", "value", "allowed", "message",
    }  # fmt: skip


def test_a_path_that_is_not_there_is_wrong_use(tmp_path):
    result = run("import", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "no such file or folder" in result.stderr


def test_a_template_is_written_for_an_organisation(tmp_path):
    trust = factories.OrganisationFactory(code="RWF")
    assert run("template", tmp_path / "t.xlsx", "--for", trust.code).exit_code == 0
    assert (tmp_path / "t.xlsx").stat().st_size > 10_000
    assert run("template", tmp_path / "e.xlsx").exit_code == 0


@pytest.mark.parametrize("arguments", [["t.csv"], ["nowhere/t.xlsx"], ["t.xlsx", "--for", "NONE"]])
def test_a_template_that_cannot_be_written_is_wrong_use(tmp_path, arguments):
    assert run("template", tmp_path / arguments[0], *arguments[1:]).exit_code == 2


def test_a_database_that_refuses_ends_with_one(tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(importer, "write_revisions", refuse)
    result = run("import", base(tmp_path / "f", observations=[FIGURE]))
    assert result.exit_code == 1
    assert "nothing was imported" in result.stderr
    assert not Observation.objects.exists()
