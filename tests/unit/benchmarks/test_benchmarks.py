"""The benchmark table: what it prints, what it calls a miss, and that its rows run."""

import subprocess
import sys

import polars as pl
import pytest

from benchmarks import __main__ as runner
from benchmarks import rows, table
from benchmarks.measure import (
    SCALE_VARIABLE,
    Comparison,
    Measured,
    Result,
    run_command,
    run_function,
    scale,
)
from benchmarks.series import lexsort_seconds, random_series, write_series


def result(seconds=6.0, peak=6 * 2**20, at_most=3.0, memory_at_most=6.0):
    return Result(
        name="spc",
        size="10 x 6",
        points=60,
        measured=Measured(seconds, peak),
        baseline=Comparison("np.lexsort", 2.0, at_most),
        input_bytes=2**20,
        memory_at_most=memory_at_most,
    )


def test_a_result_at_what_is_allowed_is_no_miss():
    assert result().ratio == 3
    assert result().memory_ratio == 6
    assert result().misses == ()


def test_a_result_over_what_is_allowed_says_so_in_words():
    assert result(seconds=7.0).misses == ("spc (10 x 6): 3.50 times np.lexsort; allowed: 3",)
    assert result(peak=7 * 2**20).misses == (
        "spc (10 x 6): memory 7.0 times its input; allowed: 6",
    )


def test_a_result_without_limits_never_misses():
    assert result(seconds=99.0, peak=2**30, at_most=None, memory_at_most=None).misses == ()


def test_the_table_prints_every_figure_in_columns():
    heading, line = table.lines([result()])
    assert " ".join(heading.split()) == (
        "name size seconds baseline ratio allowed points/s peak MB of input"
    )
    assert " ".join(line.split()) == "spc 10 x 6 6.00 np.lexsort (2.00 s) 3.00 3 10 6 6.0 x"
    assert heading.index("ratio") + len("ratio") == line.index("3.00") + len("3.00")


def test_the_scale_is_one_unless_the_environment_says_less(monkeypatch):
    monkeypatch.delenv(SCALE_VARIABLE, raising=False)
    assert scale() == 1
    monkeypatch.setenv(SCALE_VARIABLE, "0.25")
    assert scale() == 0.25


@pytest.mark.parametrize("written", ["0", "-1", "2", "half", ""])
def test_a_scale_out_of_range_is_refused_with_what_is_allowed(monkeypatch, written):
    monkeypatch.setenv(SCALE_VARIABLE, written)
    with pytest.raises(SystemExit, match="over 0 and up to 1"):
        scale()


def test_random_series_hold_each_date_once_and_stand_in_random_order():
    frame = random_series(7, 13)
    assert frame.height == 91
    assert frame.select("series_id", "date").n_unique() == 91
    assert frame["series_id"].n_unique() == 7
    assert not frame["series_id"].is_sorted()
    assert (
        frame.group_by("series_id").agg(pl.col("improvement").n_unique())["improvement"].to_list()
        == [1] * 7
    )


@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet"])
def test_an_input_file_holds_every_row_and_the_size_of_its_columns_is_given(tmp_path, name):
    path = tmp_path / name
    size = write_series(str(path), "5", "4")
    read = pl.read_csv(path) if name.endswith("csv") else pl.read_parquet(path)
    assert read.height == 20
    assert 20 * 8 < size < 20 * 200


@pytest.mark.parametrize("ids", ["text", "codes"])
def test_the_baseline_sorts_a_file_and_gives_its_time(tmp_path, ids):
    random_series(5, 4).write_parquet(tmp_path / "rows.parquet")
    assert lexsort_seconds(str(tmp_path / "rows.parquet"), ids) > 0


def test_a_command_that_fails_is_an_error():
    with pytest.raises(RuntimeError, match="ended with 3"):
        run_command([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.slow
def test_a_function_is_timed_in_a_process_of_its_own(tmp_path):
    random_series(5, 4).write_parquet(tmp_path / "rows.parquet")
    path = tmp_path / "rows.parquet"
    assert run_function("benchmarks.series:lexsort_seconds", path, "codes") > 0


@pytest.mark.slow
def test_a_memory_peak_is_that_of_the_command():
    """Measured from a small process: a new one begins with the peak of the one that starts it."""
    work = "bytearray(64 * 2**20)"
    script = (
        "import sys; from benchmarks.measure import run_command; "
        f"print(run_command([sys.executable, '-c', '{work}']).peak_bytes)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert 64 * 2**20 < int(done.stdout) < 256 * 2**20


def test_an_unknown_benchmark_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit) as ended:
        runner.main(["nonsense"])
    assert ended.value.code == 2
    assert (
        "there are: foresight, narrative, packs, programmes, savings, spc"
        in capsys.readouterr().err
    )


def test_check_ends_with_one_where_a_result_misses(monkeypatch, capsys):
    monkeypatch.setattr(rows, "found", lambda: {"spc": lambda *_: [result(seconds=7.0)]})
    assert runner.main([]) == 0
    assert runner.main(["spc", "--check"]) == 1
    assert "allowed: 3" in capsys.readouterr().err


@pytest.mark.slow
def test_every_row_runs_at_a_small_scale(monkeypatch, capsys):
    monkeypatch.setenv(SCALE_VARIABLE, "0.0005")
    assert runner.main(["--check"]) == 0
    printed = capsys.readouterr().out.splitlines()
    times, accuracies = (part.splitlines() for part in "\n".join(printed).split("\n\n"))
    assert {line.split("  ")[0] for line in accuracies[1:]} == {
        "covered by 80%",
        "covered by 95%",
        "scaled error",
        "Brier, next period",
        "precision of flags",
        "recall of flags",
    }
    assert [line.split("  ")[0] for line in times[1:]] == [
        "forecast series",
        "judge labelled",
        "judge held out",
        "judge held out again",
        "judge mutations",
        "build a pack",
        "build it after a change",
        "assess programme",
        "read portfolio",
        "cut portfolio",
        "another cut on the page",
        "spc Parquet",
        "spc Parquet",
        "spc CSV",
    ]
