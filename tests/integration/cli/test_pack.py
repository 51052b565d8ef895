"""`goldenthread pack`: the file, what is told, and wrong use."""

import json

import pytest
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.records.meetings.models import Pack
from tests import factories
from tests.integration.meetings.boardroom import SECRET, Boardroom
from tests.integration.packs.papers import PackRoom
from tests.unit.report.packs.reading import texts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def run(*words):
    return CliRunner().invoke(app, ["pack", *(str(word) for word in words)])


@pytest.fixture
def room(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return PackRoom(Boardroom())


def test_a_pack_is_written_where_asked_for(room, tmp_path):
    room.full()
    to = tmp_path / "pack.pdf"
    done = run("board-05-1", "--to", to)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{to}\n"
    assert "Version 1" in texts(to.read_bytes())[0]
    assert "16 of 16" in done.stderr
    assert "warning: 05-7 Not here: It had not been received" in done.stderr
    again = run("board-05-1", "--to", to)
    assert again.exit_code == 0
    assert "Nothing has changed since this version" in again.stderr
    assert Pack.objects.get().number == 1


def test_json_alone_is_on_standard_output(room, tmp_path):
    room.uploaded("Plan")
    done = run("board-05-1", "--to", tmp_path / "pack.pdf", "--json")
    held = json.loads(done.stdout)
    assert [row["kind"] for row in held["manifest"]] == ["cover", "agenda", "upload"]
    assert held["number"] == 1


def test_part_2_is_asked_for_by_itself(room, tmp_path):
    room.uploaded("Public")
    room.boardroom.secret_item(room.meeting)
    to = tmp_path / "pack.pdf"
    assert run("board-05-1", "--to", to, "--part", "2").exit_code == 0
    assert SECRET in " ".join(texts(to.read_bytes()))
    assert run("board-05-1", "--to", to).exit_code == 0
    assert SECRET not in " ".join(texts(to.read_bytes()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nonsense"], "meeting 'nonsense' is not known"),
        (["board-05-1", "--organisation", "RXX"], "of RXX is not known"),
        (["board-05-1", "--part", "3"], "allowed are 1 and 2"),
        (["board-04-2", "--part", "1"], "has no public part"),
        (["board-05-1", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_ends_with_two_and_writes_nothing(room, tmp_path, words, told):
    done = run(*words, "--to", tmp_path / "pack.pdf")
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "pack.pdf").exists()
    assert not Pack.objects.exists()


def test_a_folder_that_is_not_there_is_wrong_use(room, tmp_path):
    done = run("board-05-1", "--to", tmp_path / "none" / "pack.pdf")
    assert done.exit_code == 2
    assert "not a file in a folder that exists" in done.stderr


def test_meetings_of_one_code_must_be_told_apart(room, tmp_path):
    other = factories.CommitteeFactory(organisation=room.boardroom.other)
    factories.MeetingFactory(committee=other, code="board-05-1")
    to = tmp_path / "pack.pdf"
    done = run("board-05-1", "--to", to)
    assert done.exit_code == 2
    assert "--organisation (RWF, RXX)" in done.stderr
    assert run("board-05-1", "--to", to, "--organisation", "RWF").exit_code == 0
    factories.MeetingFactory(committee=room.boardroom.committee, code="board-05-1")
    done = run("board-05-1", "--to", to, "--organisation", "RWF")
    assert done.exit_code == 2
    assert "say board/board-05-1, finance/board-05-1" in done.stderr
    assert run("board/board-05-1", "--to", to, "--organisation", "RWF").exit_code == 0
