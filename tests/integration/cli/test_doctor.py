"""`goldenthread doctor`, `create-user`, `upgrade`, and settings that are wrong."""

import pytest
from django.db import DatabaseError, connection
from typer.testing import CliRunner

from goldenthread import __version__
from goldenthread.cli import app, doctor
from goldenthread.records.history.models import AuditEvent, ImportBatch
from goldenthread.records.people.models import User
from tests.integration.cli.installations import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words, **options):
    return CliRunner().invoke(app, [str(word) for word in words], **options)


def lines(result):
    """Give what the doctor says of each thing: the word, then the rest."""
    found = (line.split(maxsplit=1) for line in result.stdout.splitlines())
    return {rest.split(":")[0]: (word, rest) for word, rest in found}


@pytest.fixture
def static_files(monkeypatch):
    """The static files are built by `make setup`; the tests do not depend on it."""
    monkeypatch.setitem(doctor.CHECKS, "static files", lambda: "")


def test_a_well_installation_is_all_ok(static_files):
    User.objects.create_superuser("chief")
    done = run("doctor")
    assert done.exit_code == 0, done.stdout
    assert {word for word, _ in lines(done).values()} == {"ok"}
    assert lines(done).keys() == doctor.CHECKS.keys()


def test_what_is_wrong_is_told_with_what_to_do(static_files, monkeypatch, settings, tmp_path):
    ImportBatch.objects.create(source_name="half.xlsx", state=ImportBatch.State.APPLYING)
    settings.DATA_FOLDER = tmp_path / "absent"
    monkeypatch.setattr(doctor, "unapplied_migrations", lambda: ["measures.0009_next"])
    monkeypatch.setattr("goldenthread.report.charts.spec_to_svg", lambda spec: "<svg/>")
    monkeypatch.setattr("django.contrib.staticfiles.finders.find", lambda path: None)
    monkeypatch.setitem(doctor.CHECKS, "static files", doctor.check_static_files)
    done = run("doctor")
    assert done.exit_code == 1
    found = lines(done)
    assert {word for word, _ in found.values()} == {"wrong"}
    assert "goldenthread upgrade" in found["database"][1]
    assert "cannot be written" in found["data folder"][1]
    assert "make setup" in found["static files"][1]
    assert "fonts" in found["charts"][1]
    assert "create-user" in found["administrators"][1]
    assert "1 imports were interrupted" in found["background work"][1]


def test_a_database_that_does_not_answer_is_one_line(static_files, monkeypatch):
    def refuse():
        raise DatabaseError("connection failed\n\tIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert doctor.check_database() == "connection failed Is the server running?"


def test_a_user_is_made_with_an_audit_event():
    done = run("create-user", "chief", "--superuser", "--email", "chief@trust.example",
               input=f"{PASSWORD}\n{PASSWORD}\n")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    user = User.objects.get()
    assert user.is_superuser
    assert user.is_staff
    assert user.check_password(PASSWORD)
    assert PASSWORD not in done.stdout
    assert AuditEvent.objects.filter(verb="create user").count() == 1


def test_a_user_without_the_option_has_no_special_rights():
    assert run("create-user", "reader", "--password", PASSWORD).exit_code == 0
    assert not User.objects.get().is_superuser


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chief", "--password", "short1"], "too short"),
        (["chief", "--password", "password123"], "too common"),
        (["chief", "--password", "48151623424815"], "entirely numeric"),
        (["chief.executive", "--password", "chief.executive"], "too similar"),
        (["chief", "--password", ""], "too short"),
        (["two words", "--password", PASSWORD], "valid username"),
        (["chief", "--email", "nowhere", "--password", PASSWORD], "valid email"),
        (["taken", "--password", PASSWORD], "already exists"),
    ],
)
def test_a_weak_password_or_a_wrong_name_makes_nobody(words, told):
    User.objects.create_user("taken")
    done = run("create-user", *words, input="\n\n")
    assert done.exit_code == 2
    assert told in done.stderr
    assert list(User.objects.values_list("username", flat=True)) == ["taken"]


def test_the_version_is_printed_and_a_wrong_command_ends_with_two():
    done = run("--version")
    assert (done.exit_code, done.stdout) == (0, f"{__version__}\n")
    for words in (["nonsense"], ["spc"], ["report", "ipr"], ["doctor", "--nonsense"]):
        assert run(*words).exit_code == 2


def test_upgrade_of_an_upgraded_database_changes_nothing():
    done = run("upgrade")
    assert done.exit_code == 0
    assert done.stdout == ""


def test_a_setting_that_cannot_be_read_says_what_is_allowed(first):
    for variable, value, allowed in (
        ("GOLDENTHREAD_DATABASE_URL", "mysql://x", "postgres://"),
        ("GOLDENTHREAD_HTTPS", "perhaps", "yes and no"),
        ("GOLDENTHREAD_DATA", "/dev/null/folder", "/dev/null/folder"),
    ):
        first.environment = {variable: value}
        done = first.run("doctor")
        assert done.returncode == 2, done.stderr
        assert allowed in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_a_server_that_does_not_answer_is_told_in_one_line(first):
    first.environment = {"GOLDENTHREAD_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    done = first.run("export")
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert first.run("doctor").returncode == 1
