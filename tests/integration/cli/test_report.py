"""`goldenthread report`: files and the errors of wrong use."""

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.report import build
from tests import factories
from tests.integration.collect.folders import FIGURE, base

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def figures(tmp_path):
    """One measure with one figure."""
    assert run("import", base(tmp_path / "figures", observations=[FIGURE])).exit_code == 0


def test_a_page_of_html_is_written_where_asked_for(tmp_path, figures):
    to = tmp_path / "new" / "reports"
    done = run("report", "ipr", "--period", "Mar-23", "--to", to, "--format", "html")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{to / 'ipr-2023-03.html'}\n"
    assert "13.1%" in (to / "ipr-2023-03.html").read_text()
    assert [path.name for path in to.iterdir()] == ["ipr-2023-03.html"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nonsense", "--period", "2023-03"], "allowed are finance, ipr"),
        (["ipr", "--period", "2023-03", "--format", "html,odt"], "allowed are html, pdf"),
        (["ipr", "--period", "2023-03", "--format", ","], "allowed are html, pdf"),
        (["ipr", "--period", "Smarch"], "period 'Smarch'"),
        (["ipr", "--period", "2023-03", "--organisation", "NONE"], "known are RWF"),
        (["ipr"], "--period"),
        (["ipr", "--period", "2023-03", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_ends_with_two_and_writes_nothing(tmp_path, figures, words, told):
    done = run("report", *words, "--to", tmp_path / "reports")
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "reports").exists()


def test_several_organisations_with_measures_must_be_told_apart(tmp_path, figures):
    factories.MeasureFactory(organisation=factories.OrganisationFactory(code="RXX"))
    done = run("report", "ipr", "--period", "2023-03", "--to", tmp_path / "reports")
    assert done.exit_code == 2
    assert "--organisation" in done.stderr
    assert "RWF" in done.stderr
    assert "RXX" in done.stderr


def test_no_measures_at_all_end_with_one(tmp_path):
    done = run("report", "ipr", "--period", "2023-03", "--to", tmp_path / "reports")
    assert done.exit_code == 1
    assert "import some first" in done.stderr


def test_a_format_that_fails_leaves_no_file_of_another(tmp_path, figures, monkeypatch):
    def fail(report):
        raise build.ReportError("the page cannot be laid out", 1)

    monkeypatch.setitem(build.RENDERERS, "pdf", fail)
    done = run("report", "ipr", "--period", "2023-03", "--to", tmp_path / "reports")
    assert done.exit_code == 1
    assert not (tmp_path / "reports").exists()
