"""`goldenthread export`: documented keys, wrong use, nothing to export."""

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from goldenthread.cli.export import export_command
from tests.factories.programmes import ActionFactory, ProgrammeFactory, WorkstreamFactory
from tests.integration.assure.trust import MARCH, figure, measure, months, organisation, target

KEYS = {
    "organisation", "code", "name", "theme", "tier", "role", "kind", "unit", "better", "period",
    "value", "number", "target", "target_number", "status", "comparison", "previous", "variation",
    "assurance", "assurance_limits", "for_periods", "rule", "action", "action_code", "escalated",
    "reasons", "change", "change_words", "mean", "lower_limit", "upper_limit", "warnings",
    "quality", "method", "foresight",
}  # fmt: skip


@pytest.fixture
def run(monkeypatch):
    """Run the command; the tests have already prepared the database."""
    import typer

    monkeypatch.setattr("goldenthread.cli.export.prepare_database", lambda: None)
    app = typer.Typer()
    app.command()(export_command)

    def invoke(*arguments):
        return CliRunner().invoke(app, list(arguments))

    return invoke


@pytest.mark.django_db
def test_every_documented_key_is_there(run):
    trust = organisation()
    found = measure(trust, kind="money", unit="£m", role="driver")
    months(found, ["£1.4m", "£(2.0)m"])
    target(found, "£1m")
    answer = run("--json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert set(told) == {
        "period", "organisations", "measures", "programmes", "savings", "finance",
    }  # fmt: skip
    assert told["programmes"] == []
    assert told["period"] == "2023-03"
    assert told["organisations"] == [{"code": "RWF", "name": "Trust RWF"}]
    (row,) = told["measures"]
    assert set(row) == KEYS
    assert (row["value"], row["number"], row["period"]) == ("£(2.0)m", -2.0, "2023-03")
    assert (row["target"], row["target_number"]) == ("£1m", 1.0)
    assert row["comparison"] == "not_met"
    assert row["previous"]["number"] == 1.4
    assert row["variation"] == "insufficient_data"
    assert row["warnings"]
    assert row["foresight"]["withheld"]["code"] == "few_points"
    assert row["foresight"]["steps"] == []


@pytest.mark.django_db
def test_a_measure_without_figures_has_nulls(run):
    trust = organisation()
    measure(trust, "empty")
    figure(measure(trust, "full", order=1), MARCH, 5)
    empty, full = json.loads(run("--json").stdout)["measures"]
    assert (empty["value"], empty["previous"], empty["target_number"]) == (None, None, None)
    assert set(empty) == KEYS
    assert (full["target"], full["target_number"], full["previous"]) == (None, None, None)


@pytest.mark.django_db
def test_one_organisation_and_period_can_be_asked_for(run):
    for code in ("RXX", "RWF"):
        months(measure(organisation(code)), [80, 85])
    told = json.loads(run("--json", "--period", "Feb-23", "--organisation", "RXX").stdout)
    assert told["period"] == "2023-02"
    assert [(row["organisation"], row["value"]) for row in told["measures"]] == [("RXX", "80%")]
    both = json.loads(run("--json").stdout)["measures"]
    assert [row["organisation"] for row in both] == ["RWF", "RXX"]


@pytest.mark.django_db
def test_without_json_a_table_is_printed(run):
    figure(measure(organisation()), MARCH, 80)
    lines = run().stdout.splitlines()
    assert lines[0].split("\t")[:3] == ["code", "period", "value"]
    assert lines[1].split("\t")[:4] == ["waits", "2023-03", "80%", ""]


@pytest.mark.django_db
def test_with_no_figures_the_export_is_empty_and_says_so(run):
    measure(organisation())
    answer = run("--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["measures"] == []
    assert json.loads(answer.stdout)["period"] is None
    assert "no figures" in answer.stderr


@pytest.mark.django_db
def test_an_unknown_organisation_is_wrong_use(run):
    answer = run("--json", "--organisation", "NONE")
    assert answer.exit_code == 2
    assert "'NONE'" in answer.stderr
    assert answer.stdout == ""


@pytest.mark.django_db
def test_an_unknown_programme_is_wrong_use(run):
    answer = run("--programme", "IIP", "--json")
    assert answer.exit_code == 2
    assert "'IIP'" in answer.stderr
    assert answer.stdout == ""


@pytest.mark.django_db
def test_a_programme_is_exported_with_proposed_and_stated_statuses(run):
    programme = ProgrammeFactory(code="iip", organisation=organisation())
    workstream = WorkstreamFactory(programme=programme)
    ActionFactory(
        organisation=programme.organisation,
        workstream=workstream,
        code="a-1",
        due=dt.date(2023, 1, 31),
        delivery="on_track",
    )
    told = json.loads(run("--programme", "iip", "--period", "2023-03", "--json").stdout)
    (action,) = told["actions"]
    assert (told["as_of"], told["code"]) == ("2023-03-31", "iip")
    assert (action["delivery_stated"], action["delivery_proposed"]) == ("on_track", "overdue")
    assert "31 January 2023" in action["delivery_why"]
    assert "on_track_but_late" in {finding["code"] for finding in told["findings"]}
    lines = run("--programme", "iip", "--period", "2023-03").stdout.splitlines()
    assert lines[1].split("\t") == ["a-1", "2023-01-31", "overdue", "on_track", "open"]


def test_a_wrong_period_is_wrong_use(run):
    answer = run("--period", "soon")
    assert answer.exit_code == 2
    assert "'soon'" in answer.stderr
