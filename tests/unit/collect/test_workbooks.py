"""What a workbook shows and hides."""

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.collect import limits, reading, workbook_marks, workbooks
from goldenthread.collect.cells import BadCell
from goldenthread.collect.problems import SourceError
from goldenthread.collect.reading import read_source
from tests.unit.collect.books import Formula, workbook

pytestmark = pytest.mark.slow


def cells(tmp_path, *values):
    path = workbook(tmp_path / "book.xlsx", {"observations": [["value"], *([v] for v in values)]})
    return [row[0] for _, row in read_source(path).sheets[0].rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1247, "1247"),
        (36.5, "36.5"),
        (0.1 + 0.2, "0.3"),
        ("13.1%", "13.1%"),
        ("=1+1", "=1+1"),
        ((0.131, "0.0%"), "13.1%"),
        ((1.0, "0%"), "100%"),
        ((dt.date(2023, 3, 1), "mmm-yy"), "2023-03-01"),
        ((dt.datetime(2023, 3, 13, 14, 30), "yyyy-mm-dd hh:mm"), "2023-03-13 14:30:00"),
        ((dt.time(0, 38, 9), "hh:mm:ss"), "00:38:09"),
        ((dt.timedelta(hours=30, minutes=2), "[h]:mm:ss"), "30:02:00"),
        (True, "Yes"),
        (Formula("=1+1", 2), "2"),
        (1e-7, "0.0000001"),
        (123456789012345, "123456789012345"),
    ],
)
def test_a_cell_reads_as_it_would_be_typed(tmp_path, value, text):
    assert cells(tmp_path, value) == [text]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Formula("=1/0", "#DIV/0!"), "#DIV/0!"),
        (Formula("=NA()", "#N/A"), "#N/A"),
        (Formula("=A9", ""), "no result"),
    ],
)
def test_a_broken_formula_is_no_empty_cell(tmp_path, value, words):
    (cell,) = cells(tmp_path, value)
    assert isinstance(cell, BadCell)
    assert words in cell.message


def test_a_formula_that_gives_a_percentage_reads_as_shown(tmp_path):
    path = tmp_path / "book.xlsx"
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("observations")
        page.write(0, 0, "value")
        page.write_formula(1, 0, "=131/1000", book.add_format({"num_format": "0.0%"}), 0.131)
    assert read_source(path).sheets[0].rows == [(2, ["13.1%"])]


def test_rows_keep_the_numbers_that_the_spreadsheet_shows(tmp_path):
    rows = [[], ["code", "", "name"], [], ["a", "", "b"]]
    path = workbook(tmp_path / "book.xlsx", {"organisations": rows})
    (sheet,) = read_source(path).sheets
    assert sheet.header == ["code", "", "name"]
    assert sheet.rows == [(4, ["a", "", "b"])]


def test_hidden_sheets_and_the_help_are_left_out(tmp_path):
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Read me", "units", "posts"):
            book.add_worksheet(name).write(0, 0, "code")
        book.get_worksheet_by_name("posts").hide()
    assert [sheet.name for sheet in read_source(path).sheets] == ["units"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not really", b"code,name\n", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"no \.xlsx file"):
        read_source(path)


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nothing/>")
    with pytest.raises(SourceError, match="broken"):
        read_source(path)


def test_a_workbook_that_would_fill_the_machine_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_EXPANDED", 1_000)
    path = workbook(tmp_path / "book.xlsx", {"units": [["code"]]})
    with pytest.raises(SourceError, match="too large"):
        read_source(path)


def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 100)
    path = workbook(tmp_path / "book.xlsx", {"units": [["code"]]})
    with pytest.raises(SourceError, match="larger than"):
        read_source(path)


def test_a_cell_far_out_is_refused_before_the_sheet_is_laid_out(tmp_path):
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("units")
        page.write(0, 0, "code")
        page.write(1, 16_383, "x")
    with pytest.raises(SourceError, match=f"{limits.MOST_COLUMNS} columns"):
        read_source(path)


def test_two_cells_far_apart_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook_marks, "MOST_CELLS", 1_000)
    rows = [["code"], *([] for _ in range(100)), [""] * 26 + ["x"]]
    path = workbook(tmp_path / "book.xlsx", {"units": rows})
    with pytest.raises(SourceError, match="1,000 cells"):
        read_source(path)


@pytest.mark.parametrize(
    ("rows", "is_needed"),
    [
        ([["code"], ["a"], [12], [(0.5, "0.00")], [(dt.date(2023, 3, 1), "mmm-yy")]], False),
        ([[(0.131, "0.0%")]], True),
        ([[(0.131, "0%")]], True),
        ([[Formula("=1", 1)]], True),
        ([[""] * 26 + ["x"]], True),
    ],
)
def test_only_workbooks_that_may_hide_something_are_read_twice(tmp_path, rows, is_needed):
    path = workbook(tmp_path / "book.xlsx", {"units": rows})
    assert workbook_marks.needs_second_reading(path) is is_needed


@pytest.mark.parametrize(
    "text",
    [
        b"<c r='AA1'><v>1</v></c>",
        b'<c\nr = "XFD1"/>',
        b'<row r="1048577">',
        b'<c r="A00001048577"/>',
        b'<c r="&#65;A1"/>',
        b"<c r=\"A1\" t='e'>",
        b"<x:f>1</x:f>",
        b"<f/>",
        "<c/>".encode("utf-16"),
        b" " * (workbook_marks.BLOCK - 5) + b'<c r="AA1"/>',
    ],
)
def test_nothing_special_slips_through_however_it_is_written(text):
    assert workbook_marks.holds_special(io.BytesIO(text))


def test_entities_in_a_workbook_are_not_expanded(tmp_path):
    path = workbook(tmp_path / "book.xlsx", {"units": [["code"], ["a"]]})
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    hostile = tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hostile, "w") as new:
        for part in old.infolist():
            text = old.read(part).decode()
            if part.filename == "xl/sharedStrings.xml":
                text = text.replace("?>", "?>" + bomb, 1).replace(">a<", ">&b;<")
            new.writestr(part.filename, text)
    try:
        sheets = read_source(hostile).sheets
    except SourceError:
        return
    assert all(
        "aaaaaaaaaa" not in cell for sheet in sheets for _, row in sheet.rows for cell in row
    )


@given(st.integers(0, 10**9))
@settings(max_examples=50)
def test_every_duration_reads_back_as_seconds(seconds):
    hours, minutes, rest = workbooks.clock(dt.timedelta(seconds=seconds)).split(":")
    assert int(hours) * 3600 + int(minutes) * 60 + int(rest) == seconds


def test_a_negative_duration_keeps_its_sign():
    assert workbooks.clock(dt.timedelta(seconds=-61)) == "-00:01:01"
