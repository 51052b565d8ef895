"""Archives that must not be unpacked, and where archives may be written."""

import io
import json
import sqlite3
import tarfile
from contextlib import closing

import pytest
import typer
from typer.testing import CliRunner

from goldenthread.cli import app
from goldenthread.cli.archive import unpack

MANIFEST = json.dumps({"version": "0", "made": "2023", "database": "sqlite"}).encode()
OTHER = json.dumps({"version": "0", "made": "2023", "database": "other"}).encode()


def archive(path, *members):
    """Write an archive of (name, content or kind) pairs."""
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if isinstance(content, bytes):
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
            else:
                info.type, info.linkname = content
                tar.addfile(info)
    return path


def whole(path):
    """Write an archive with a small database."""
    with closing(sqlite3.connect(path / "database")) as database:
        database.execute("create table figure (value text)")
        database.executemany("insert into figure values (?)", [(f"{n:0900}",) for n in range(90)])
        database.commit()
    content = (path / "database").read_bytes()
    return archive(path / "whole.tar.gz", ("manifest.json", MANIFEST), ("database", content))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "unpacked" / "here"
    made.mkdir(parents=True)
    return made


def test_a_whole_archive_is_unpacked(tmp_path, folder):
    assert unpack(whole(tmp_path), folder)["made"] == "2023"
    assert (folder / "database").read_bytes() == (tmp_path / "database").read_bytes()


@pytest.mark.parametrize(
    "members",
    [
        [],
        [("manifest.json", MANIFEST)],
        [("database", b"")],
        [("manifest.json", MANIFEST), ("database", b"no database" * 100)],
        [("manifest.json", b"[]"), ("database", b"")],
        [("manifest.json", b"{}"), ("database", b"")],
        [("manifest.json", b"\xff"), ("database", b"")],
        [("manifest.json", MANIFEST), ("../escaped", b"out"), ("database", b"")],
        [("media", (tarfile.SYMTYPE, "/")), ("media/escaped", b"out")],
        [("media/link", (tarfile.SYMTYPE, "../../escaped"))],
        [("media/link", (tarfile.LNKTYPE, "../../escaped"))],
        [("database", (tarfile.CHRTYPE, ""))],
    ],
)
def test_an_archive_that_is_damaged_or_hostile_is_refused(tmp_path, folder, capsys, members):
    with pytest.raises(typer.Exit) as ended:
        unpack(archive(tmp_path / "bad.tar.gz", *members), folder)
    assert ended.value.exit_code == 1
    assert "nothing has been changed" in capsys.readouterr().err
    assert not [path for path in tmp_path.rglob("escaped") if folder not in path.parents]


@pytest.mark.parametrize("damage", ["cut", "rotten"])
def test_an_archive_that_lost_bytes_is_refused(tmp_path, folder, damage):
    path = whole(tmp_path)
    content = path.read_bytes()
    middle = len(content) // 2
    rotten = content[:middle] + bytes(99) + content[middle + 99 :]
    path.write_bytes(content[:middle] if damage == "cut" else rotten)
    with pytest.raises(typer.Exit) as ended:
        unpack(path, folder)
    assert ended.value.exit_code == 1


def test_an_absolute_name_stays_inside(tmp_path, folder):
    members = [("manifest.json", OTHER), ("database", b""), ("/escaped", b"in")]
    unpack(archive(tmp_path / "named.tar.gz", *members), folder)
    assert (folder / "escaped").read_bytes() == b"in"


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        ("restore", "absent.tar.gz", "not an archive"),
        ("restore", "note.txt", "not an archive"),
        ("restore", "other.tar.gz", "of other, this one runs"),
        ("backup", "absent/b.tar.gz", "no such folder"),
        ("backup", ".", "a folder"),
    ],
)
def test_wrong_use_ends_with_two(tmp_path, command, name, told):
    (tmp_path / "note.txt").write_text("no archive")
    archive(tmp_path / "other.tar.gz", ("manifest.json", OTHER), ("database", b""))
    done = CliRunner().invoke(app, [command, str(tmp_path / name)])
    assert done.exit_code == 2, done.output
    assert told in done.stderr
