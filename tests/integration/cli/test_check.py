"""`goldenthread check`: one line a finding, exit codes, JSON."""

import json

import pytest
from typer.testing import CliRunner

from goldenthread.assure.findings.codes import CODES
from goldenthread.cli import app
from goldenthread.vocabulary import Period
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KEYS = {
    "organisation", "programme", "workstream", "period", "about", "severity", "code", "title",
    "words", "said", "held", "mend", "record", "record_id", "field", "involved", "address",
    "fingerprint", "waived", "quotes",
}  # fmt: skip


@pytest.fixture
def programme():
    trust = factories.OrganisationFactory(code="RWF")
    return factories.ProgrammeFactory(organisation=trust, code="iip")


@pytest.fixture
def stream(programme):
    return factories.WorkstreamFactory(programme=programme, code="safety")


def run(*words):
    return CliRunner().invoke(app, ["check", *words])


def test_a_programme_without_findings_ends_with_nought(stream):
    done = run("--period", "2023-03")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "RWF iip, March 2023: 0 found\n"


def test_each_finding_is_one_line_errors_first_and_an_error_ends_with_one(stream):
    factories.MilestoneFactory(workstream=stream, reference="M1", description="")
    factories.ActionFactory(workstream=stream, title="Teach\neverybody", delivery="overdue",
                            reason="The builder is ill.", mitigation="Another.")  # fmt: skip
    done = run("--period", "2023-03")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "error red_without_explanation: Teach everybody: red without an explanation (safety)",
        "warning description_missing: M1: has no description (safety)",
    ]


def test_warnings_alone_end_with_nought(stream):
    factories.MilestoneFactory(workstream=stream, reference="M1", description="")
    done = run("--period", "2023-03")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 1


def test_with_json_only_a_list_stands_on_stdout(stream):
    action = factories.ActionFactory(workstream=stream, title="Teach", delivery="overdue")
    done = run("--json", "--period", "Mar-23")
    assert done.exit_code == 1
    rows = json.loads(done.stdout)
    assert {row["code"] for row in rows} >= {"red_without_explanation", "red_without_mitigation"}
    assert all(set(row) == KEYS for row in rows)
    first = next(row for row in rows if row["code"] == "red_without_mitigation")
    print_of = first.pop("fingerprint")
    assert first == {
        "organisation": "RWF", "programme": "iip", "workstream": "safety", "severity": "error",
        "code": "red_without_mitigation", "words": "Teach: red without a mitigation",
        "record": "action", "record_id": action.pk, "period": "2023-03", "about": "programmes",
        "title": CODES["red_without_mitigation"].title, "said": "red without a mitigation",
        "held": "", "mend": CODES["red_without_mitigation"].mend, "field": "mitigation",
        "involved": [], "waived": None, "quotes": [],
        "address": f"/organisations/RWF/findings/{print_of}/?period=2023-03",
    }  # fmt: skip


def test_the_period_is_the_newest_that_is_told_of(stream):
    factories.HighlightReportFactory(workstream=stream)
    assert "RWF iip, March 2023" in run().stderr


def test_without_records_it_is_this_month(stream, time_machine):
    time_machine.move_to("2023-05-04")
    assert "RWF iip, May 2023" in run().stderr


def test_the_day_that_counts_is_the_end_of_the_period(stream):
    factories.ActionFactory(workstream=stream, delivery="on_track")  # due on 31 March 2023
    assert run("--period", "2023-03").exit_code == 0
    late = run("--period", "2023-04")
    assert late.exit_code == 1
    assert "error on_track_but_late" in late.stdout


def test_programmes_can_be_picked_by_code_and_organisation(stream):
    other = factories.ProgrammeFactory(
        organisation=factories.OrganisationFactory(code="RXX"), code="iip"
    )
    factories.ProgrammeFactory(organisation=other.organisation, code="next")

    def told(*words):
        lines = run("--period", "2023-03", *words).stderr.splitlines()
        return [line.partition(",")[0] for line in lines]

    assert told() == ["RWF iip", "RXX iip", "RXX next"]
    assert told("--programme", "iip") == ["RWF iip", "RXX iip"]
    assert told("--organisation", "RXX") == ["RXX iip", "RXX next"]
    assert told("--programme", "iip", "--organisation", "RXX") == ["RXX iip"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--programme", "other"], "known are iip"),
        (["--organisation", "NONE"], "'NONE'"),
        (["--period", "soon"], "'soon'"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_ends_with_two_and_prints_nothing(stream, words, said):
    for extra in ([], ["--json"]):
        done = run(*words, *extra)
        assert done.exit_code == 2
        assert said in done.stderr
        assert done.stdout == ""


def test_with_no_programme_at_all_there_is_nothing_to_find():
    done = run("--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert "no programme" in done.stderr


def test_what_is_printed_is_what_the_assessment_found(stream):
    from goldenthread.assure.programmes.assess import assess_programme

    for number in range(3):
        factories.ActionFactory(workstream=stream, title=f"Action {number}", delivery="complete")
    found = assess_programme(stream.programme, Period.month(2023, 3)).result.findings
    done = run("--period", "2023-03")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        f"{one.severity} {one.code}" for one in found
    ]
    assert len(found) >= 3
