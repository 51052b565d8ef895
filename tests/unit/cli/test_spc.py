"""`goldenthread spc`: files in, files out, errors that name the cell, nothing half-written."""

import json
import random

import polars as pl
import pytest
import typer
from typer.testing import CliRunner

from goldenthread.cli import series_files
from goldenthread.cli.spc import spc
from goldenthread.spc import analyse

HEADER = "series_id,date,value"
POINT_COLUMNS = [
    *("segment", "mean", "lower_limit", "upper_limit", "relative_to_mean", "near_limit"),
    *("outside_limits", "shift", "trend", "two_in_three", "rule", "point_type"),
]
SUMMARY_COLUMNS = [
    *("series_id", "n", "first_date", "last_date", "last_value", "last_mean"),
    *("last_lower_limit", "last_upper_limit", "target", "improvement", "variation", "assurance"),
    *("assurance_limits", "warnings"),
]


@pytest.fixture
def run():
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(spc)
    return lambda *arguments: CliRunner().invoke(app, [str(part) for part in arguments])


@pytest.fixture
def small_parts(monkeypatch):
    """Batches of 7 rows and parts of 40, so that a small file takes the way of a huge one."""
    for name, size in {"BATCH": 7, "LEAST_PART": 40, "MOST_PART": 40, "WHOLE": 40}.items():
        monkeypatch.setattr(series_files, name, size)


def frame(series=9, points=15):
    """Rows of several series in random order, with a column of the user's own."""
    chance = random.Random(3)
    days = pl.date_range(pl.date(2020, 1, 1), pl.date(2030, 1, 1), "1mo", eager=True)
    rows = [
        (f"site {number}, east", days[at], round(chance.gauss(50, 4), 2), 45.5, f"note {at}")
        for number in range(series)
        for at in range(points)
    ]
    chance.shuffle(rows)
    columns = ["series_id", "date", "value", "target", "note"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def text_file(folder, *lines, name="input.csv"):
    path = folder / name
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def leftovers(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.slow
def test_points_and_summary_hold_the_columns_promised(tmp_path, run):
    frame().write_csv(tmp_path / "in.csv")
    done = run(tmp_path / "in.csv", "--points", tmp_path / "p.csv", "--summary", tmp_path / "s.csv")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert pl.read_csv(tmp_path / "p.csv").columns == [*frame().columns, *POINT_COLUMNS]
    assert pl.read_csv(tmp_path / "s.csv").columns[:14] == SUMMARY_COLUMNS
    assert leftovers(tmp_path) == ["in.csv", "p.csv", "s.csv"]


@pytest.mark.slow
@pytest.mark.parametrize("into", [".csv", ".parquet"])
@pytest.mark.parametrize("out_of", [".csv", ".parquet"])
def test_each_kind_of_file_gives_what_the_engine_gives(tmp_path, run, out_of, into):
    source, points, summary = (
        tmp_path / name for name in (f"in{out_of}", f"points{into}", f"summary{into}")
    )
    series_files.write(frame(), source)
    assert run(source, "--points", points, "--summary", summary).exit_code == 0
    found = analyse(frame())
    for path, expected in ((points, found.points), (summary, found.summary)):
        again = expected.write_csv()
        read = pl.read_parquet(path).write_csv() if into == ".parquet" else path.read_text("utf-8")
        assert read == again


@pytest.mark.slow
@pytest.mark.parametrize("into", [".csv", ".parquet"])
@pytest.mark.parametrize("out_of", [".csv", ".parquet"])
def test_a_file_in_parts_gives_what_it_gives_whole(tmp_path, run, small_parts, out_of, into):
    source, points, summary = (
        tmp_path / name for name in (f"in{out_of}", f"points{into}", f"summary{into}")
    )
    series_files.write(frame(), source)
    assert run(source, "--points", points, "--summary", summary).exit_code == 0
    found = analyse(frame())
    for path, expected in ((points, found.points), (summary, found.summary)):
        read = pl.read_parquet(path).write_csv() if into == ".parquet" else path.read_text("utf-8")
        assert read == expected.write_csv()


def test_a_part_holds_whole_series_and_no_more_rows_than_asked_for_but_one_series():
    sizes = pl.LazyFrame({"series_id": ["b"] * 3 + ["a"] * 2 + ["d"] * 9 + ["c"]})
    assert series_files.parts(sizes, 5) == [("a", "b"), ("c", "c"), ("d", "d")]


def test_no_outputs_print_the_summary(tmp_path, run):
    frame(2).write_csv(tmp_path / "in.csv")
    done = run(tmp_path / "in.csv")
    assert done.exit_code == 0
    assert done.stdout == analyse(frame(2)).summary.write_csv()


def test_json_is_the_summary_and_alone_on_stdout(tmp_path, run):
    frame(2).write_csv(tmp_path / "in.csv")
    done = run(tmp_path / "in.csv", "--json", "--points", tmp_path / "p.csv")
    printed = json.loads(done.stdout)
    assert [line["series_id"] for line in printed] == ["site 0, east", "site 1, east"]
    assert printed[0]["n"] == 15
    assert (tmp_path / "p.csv").exists()


def test_the_profile_is_the_one_asked_for(tmp_path, run):
    frame(1, 5).write_csv(tmp_path / "in.csv")
    found = {
        name: json.loads(run(tmp_path / "in.csv", "--json", "--profile", name).stdout)[0]
        for name in ("making_data_count", "plotthedots")
    }
    assert found["making_data_count"]["last_upper_limit"] is None
    assert found["plotthedots"]["last_upper_limit"] is not None


@pytest.mark.parametrize("engine", ["auto", "local"])
def test_auto_and_local_run_here(tmp_path, run, engine):
    frame(1).write_csv(tmp_path / "in.csv")
    assert run(tmp_path / "in.csv", "--engine", engine).exit_code == 0


def test_spark_says_that_it_is_not_built_yet(tmp_path, run):
    done = run(tmp_path / "in.csv", "--engine", "spark")
    assert done.exit_code == 2
    assert "not built yet" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.csv"], "no such file"),
        (["in.txt"], "ending in .csv or .parquet"),
        (["folder.csv"], "a folder"),
        (["in.csv", "--points", "out.xlsx"], "ending in .csv or .parquet"),
        (["in.csv", "--points", "folder.csv"], "a folder"),
        (["in.csv", "--summary", "absent/out.csv"], "does not exist"),
        (["in.csv", "--points", "o.csv", "--summary", "./o.csv"], "a file each"),
        (["in.csv", "--profile", "other"], "making_data_count"),
        (["in.csv", "--engine", "abacus"], "spark"),
    ],
)
def test_wrong_use_ends_with_two_and_writes_nothing(tmp_path, run, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    frame(1).write_csv("in.csv")
    (tmp_path / "folder.csv").mkdir()
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert leftovers(tmp_path) == ["folder.csv", "in.csv"]


def test_every_wrong_cell_is_told_with_its_row_as_the_file_counts(tmp_path, run):
    source = text_file(
        tmp_path,
        f"{HEADER},improvement,ghost,fix_after_n_points,shift_length",
        "a,2023-01-01,1,increase,no,,",
        "a,2023-02-01,inf,sideways,perhaps,3,9",
        ",yesterday,ten,,,1.5,",
    )
    done = run(source, "--points", tmp_path / "p.csv")
    assert done.exit_code == 1
    lines = done.stderr.splitlines()
    cells = {tuple(line.removeprefix(f"{source}: ").split(": ")[:2]) for line in lines}
    assert cells == {
        ("row 3, column value", "'inf'"),
        ("row 3, column improvement", "'sideways'"),
        ("row 3, column ghost", "'perhaps'"),
        ("row 3, column fix_after_n_points", "'3'"),
        ("row 3, column shift_length", "'9'"),
        ("row 4, column series_id", "''"),
        ("row 4, column date", "'yesterday'"),
        ("row 4, column value", "'ten'"),
        ("row 4, column fix_after_n_points", "'1.5'"),
    }
    assert all("allowed is" in line for line in lines)
    assert leftovers(tmp_path) == ["input.csv"]


def test_wrong_cells_of_every_batch_are_told_together(tmp_path, run, small_parts):
    lines = [f"s{number // 20},2023-{number % 12 + 1:02}-01,1" for number in range(60)]
    lines[3], lines[31], lines[59] = "s0,2023-01-01,x", "s1,2023-13-01,1", ",2023-01-01,1"
    done = run(text_file(tmp_path, HEADER, *lines))
    assert done.exit_code == 1
    told = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert told == ["row 5, column value", "row 33, column date", "row 61, column series_id"]


def test_problems_past_the_cap_are_counted(tmp_path, run):
    done = run(text_file(tmp_path, HEADER, *(f"a,2023-01-01,bad{i}" for i in range(1250))))
    lines = done.stderr.splitlines()
    assert len(lines) < 250
    assert lines[-1].endswith(f"and {1250 - len(lines) + 1:,} more problems")


@pytest.mark.parametrize("written_as", [".csv", ".parquet"])
def test_a_duplicate_names_both_of_its_rows(tmp_path, run, small_parts, written_as):
    doubled = pl.concat([frame(), frame()[5:6]])
    source = tmp_path / f"in{written_as}"
    series_files.write(doubled, source)
    done = run(source, "--points", tmp_path / "p.parquet")
    assert done.exit_code == 1
    header = written_as == ".csv"
    assert f"row {doubled.height + header}, column date" in done.stderr
    assert leftovers(tmp_path) == [source.name]


def test_a_setting_that_changes_in_a_series_is_told(tmp_path, run):
    source = text_file(
        tmp_path, f"{HEADER},improvement", "a,2023-01-01,1,increase", "a,2023-02-01,1,decrease"
    )
    done = run(source)
    assert done.exit_code == 1
    assert "column improvement" in done.stderr


def test_rows_of_parquet_without_a_series_are_told_in_parts_too(tmp_path, run, small_parts):
    holed = frame().with_columns(
        pl.when(pl.int_range(pl.len()) == 77).then(None).otherwise("series_id").alias("series_id")
    )
    holed.write_parquet(tmp_path / "in.parquet")
    done = run(tmp_path / "in.parquet")
    assert done.exit_code == 1
    assert "row 78, column series_id" in done.stderr


def test_missing_columns_are_all_told(tmp_path, run, small_parts):
    done = run(text_file(tmp_path, "series_id,when,what", *["a,b,c"] * 50))
    assert done.exit_code == 1
    assert "column date" in done.stderr
    assert "column value" in done.stderr
    pl.DataFrame({"date": [1] * 50, "value": [1] * 50}).write_parquet(tmp_path / "in.parquet")
    done = run(tmp_path / "in.parquet")
    assert done.exit_code == 1
    assert "column series_id" in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"series_id,date,value,value\na,2023-01-01,1,2\n", "column value: 'value': this column"),
        (b"series_id,date,value\na,2023-01-01,1\nb,2023-01-01,1,9\n", "row 3, column number 4"),
        (b"series_id,date,value\n\xff\xfe,2023-01-01,1\n", "not UTF-8"),
    ],
)
def test_a_csv_file_that_cannot_be_read_says_where(tmp_path, run, content, words):
    source = tmp_path / "in.csv"
    source.write_bytes(content)
    done = run(source, "--summary", tmp_path / "s.csv")
    assert done.exit_code == 1
    assert words in done.stderr
    assert leftovers(tmp_path) == ["in.csv"]


def test_csv_that_only_polars_refuses_has_the_words_of_polars(tmp_path):
    problem = series_files.unreadable(text_file(tmp_path, HEADER, "a,2023-01-01,1"), "odd\nmore")
    assert problem.allowed == "the file cannot be read: odd"


def test_a_parquet_file_that_is_none_is_told(tmp_path, run):
    (tmp_path / "in.parquet").write_bytes(b"not parquet at all")
    done = run(tmp_path / "in.parquet")
    assert done.exit_code == 1
    assert "cannot be read" in done.stderr


def test_a_file_of_a_header_alone_gives_empty_outputs(tmp_path, run):
    done = run(text_file(tmp_path, HEADER), "--points", tmp_path / "p.csv")
    assert done.exit_code == 0
    assert (tmp_path / "p.csv").read_text().strip().split(",") == [
        *HEADER.split(","),
        *POINT_COLUMNS,
    ]


def test_a_name_with_a_pattern_in_it_is_one_file(tmp_path, run):
    source = text_file(tmp_path, HEADER, "a,2023-01-01,1", name="in[1]*.csv")
    text_file(tmp_path, HEADER, "b,2023-01-01,1", name="in1x.csv")
    assert [line["series_id"] for line in json.loads(run(source, "--json").stdout)] == ["a"]


def test_excel_and_windows_ways_of_writing_are_read(tmp_path, run):
    source = tmp_path / "in.csv"
    source.write_bytes(b"\xef\xbb\xbfseries_id,date,value,ghost\r\na,2023-01-01, 1.5 ,TRUE\r\n")
    done = run(source, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["series_id"] == "a"


def test_an_old_output_stays_as_it_was_where_the_work_fails(tmp_path, run):
    kept = text_file(tmp_path, "old", name="p.csv")
    done = run(text_file(tmp_path, HEADER, "a,2023-01-01,x"), "--points", kept)
    assert done.exit_code == 1
    assert kept.read_text() == "old\n"


def test_an_output_that_cannot_be_written_ends_with_two_and_leaves_nothing(
    tmp_path, run, monkeypatch
):
    def full(*_):
        raise OSError(28, "No space left on device", "s.csv")

    source = text_file(tmp_path, HEADER, "a,2023-01-01,1")
    monkeypatch.setattr(series_files, "join_parts", full)
    done = run(source, "--points", tmp_path / "p.parquet", "--summary", tmp_path / "s.csv")
    assert done.exit_code == 2
    assert "s.csv: No space left on device" in done.stderr
    assert leftovers(tmp_path) == ["input.csv"]


def test_a_file_may_be_written_over_itself(tmp_path, run):
    source = text_file(tmp_path, HEADER, "a,2023-01-01,1")
    assert run(source, "--points", source).exit_code == 0
    assert source.read_text().startswith(f"{HEADER},segment")
