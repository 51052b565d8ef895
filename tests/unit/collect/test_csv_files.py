"""CSV files and archives of them."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.collect import csv_files
from goldenthread.collect.problems import SourceError
from goldenthread.collect.reading import Source, read_source


def read(content: bytes, name: str = "units.csv") -> Source:
    source = Source(name, "")
    csv_files.read_csv(content, name, source)
    return source


def test_headings_are_folded_and_rows_numbered():
    (sheet,) = read(b"Code *,Valid from\n\nA , 2023\n").sheets
    assert sheet.header == ["code", "valid_from"]
    assert sheet.rows == [(3, ["A", "2023"])]


@pytest.mark.parametrize(
    "content", ["code\nMünster\n".encode(), "code\nMünster\n".encode("utf-8-sig")]
)
def test_utf_8_is_read_with_and_without_a_mark(content):
    source = read(content)
    assert source.sheets[0].header == ["code"]
    assert source.sheets[0].rows == [(2, ["Münster"])]
    assert not source.warnings


def test_windows_text_is_read_with_a_warning():
    source = read("code\n£5 – ok\n".encode("cp1252"))
    assert source.sheets[0].rows == [(2, ["£5 – ok"])]
    assert "Windows-1252" in str(source.warnings[0])


@pytest.mark.parametrize(
    "content",
    [
        "code\na\n".encode("utf-16"),
        b"code\n\x81\x8d\n",
        b'code\n"open',
        b"a;b\n1;2\n",
        b"a\tb\n1\t2\n",
    ],
)
def test_what_cannot_be_read_is_an_error_of_the_file(content):
    source = read(content)
    assert not source.sheets
    assert source.errors[0].file == "units.csv"


def test_a_cell_longer_than_a_spreadsheet_allows_is_an_error():
    assert "field larger" in read(b"code\n" + b"x" * 40_000).errors[0].message


def test_more_rows_or_columns_than_a_spreadsheet_holds_are_errors(monkeypatch):
    monkeypatch.setattr(csv_files, "MOST_ROWS", 2)
    assert "more than 2 rows" in read(b"code\n1\n2\n").errors[0].message
    monkeypatch.setattr(csv_files, "MOST_COLUMNS", 1)
    assert "columns" in read(b"code,name\n").errors[0].message


def test_an_empty_file_is_no_sheet():
    assert read(b"\n\n").sheets == []


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=5
        ),
        max_size=5,
    )
)
def test_cells_come_back_trimmed_whatever_they_hold(rows):
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["head"], *rows])
    found = list(csv_files.cells(written.getvalue()))[1:]
    assert [cells for _, cells in found] == [[cell.strip() for cell in row] for row in rows]


def test_an_archive_of_csv_files_reads_as_a_folder(tmp_path):
    path = tmp_path / "figures.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("month/units.csv", "code\na\n")
        archive.writestr("__MACOSX/units.csv", "code\nb\n")
        archive.writestr("readme.txt", "hello")
    assert [(sheet.name, sheet.rows) for sheet in read_source(path).sheets] == [
        ("units", [(2, ["a"])])
    ]


def test_an_archive_without_csv_files_is_refused(tmp_path):
    path = tmp_path / "figures.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(SourceError, match="no CSV files"):
        read_source(path)


@pytest.mark.parametrize("name", ["nothing.csv", "figures.ods", "figures"])
def test_what_is_not_there_or_not_known_is_refused(tmp_path, name):
    if name != "nothing.csv":
        (tmp_path / name).write_text("x")
    with pytest.raises(SourceError):
        read_source(tmp_path / name)


def test_a_folder_without_csv_files_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no CSV files"):
        read_source(tmp_path)


def test_the_digest_follows_the_bytes(tmp_path):
    (tmp_path / "units.csv").write_text("code\na\n")
    first = read_source(tmp_path).sha256
    (tmp_path / "posts.csv").write_text("code\n")
    assert read_source(tmp_path).sha256 != first
