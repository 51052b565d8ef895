"""`goldenthread backup` and `restore`, on installations of their own."""

import tarfile

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def kept(tmp_path, first):
    """A backup of an installation that holds records."""
    done = first.filled().run("backup", tmp_path / "kept.tar.gz")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return tmp_path / "kept.tar.gz"


def test_a_backup_comes_back_in_another_installation(tmp_path, kept, first, second):
    assert kept.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {"first", "first-figures", "kept.tar.gz"}
    done = second.run("restore", kept)
    assert done.returncode == 0, done.stderr
    assert second.figures() == first.figures()
    assert '"13.1%"' in second.figures()
    assert (second.media() / "upload.xlsx").read_bytes() == b"as uploaded"
    repeated = second.run("create-user", "chief", "--password", "another odd passage 4712")
    assert "already exists" in repeated.stderr


def test_records_are_overwritten_only_when_asked_for(tmp_path, kept, first):
    before = first.figures()
    first.corrected("9%")
    (first.media() / "later.xlsx").write_bytes(b"uploaded later")
    refused = first.run("restore", kept)
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert '"9%"' in first.figures()
    damaged = tmp_path / "damaged.tar.gz"
    with tarfile.open(damaged, "w:gz") as tar:
        tar.add(kept, "../../escaped")
    refused = first.run("restore", damaged, "--replace")
    assert refused.returncode == 1
    assert "nothing has been changed" in refused.stderr
    assert '"9%"' in first.figures()
    done = first.run("restore", kept, "--replace")
    assert done.returncode == 0, done.stderr
    assert first.figures() == before
    assert [path.name for path in first.media().iterdir()] == ["upload.xlsx"]
    assert [path.name for path in first.folder.iterdir() if path.name.startswith("tmp")] == []
