"""`goldenthread spc`: the statistical engine alone, file to file."""

import os
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from goldenthread.spc import Analysis, Problem, SpcInputError, analyse


class ProfileName(StrEnum):
    """The named profiles."""

    MAKING_DATA_COUNT = "making_data_count"
    PLOTTHEDOTS = "plotthedots"


class Engine(StrEnum):
    """Where the calculation runs."""

    AUTO = "auto"
    LOCAL = "local"
    SPARK = "spark"


def spc(
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="A .csv or .parquet file.")],
    points: Annotated[Path | None, typer.Option(help="File for one row a point.")] = None,
    summary: Annotated[Path | None, typer.Option(help="File for one row a series.")] = None,
    profile: Annotated[
        ProfileName, typer.Option(help="The settings of the charts.")
    ] = ProfileName.MAKING_DATA_COUNT,
    engine: Annotated[Engine, typer.Option(help="auto and local run here.")] = Engine.AUTO,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Calculate control charts: limits, special causes and icons of every series in a file."""
    if engine is Engine.SPARK:
        refuse(["--engine spark: not built yet; use --engine local"], 2)
    for path in (points, summary):
        check_output(path)
    frame = read_frame(source)
    try:
        analysis = analyse(frame, profile=profile.value)
    except SpcInputError as error:
        more = error.count - len(error.problems)
        lines = [located(source, problem) for problem in error.problems]
        refuse([*lines, *([f"{source}: and {more:,} more problems"] if more > 0 else [])], 1)
    del frame
    write_outputs(analysis, points, summary)
    if as_json:
        print(analysis.summary.write_json())
    elif points is None and summary is None:
        analysis.summary.write_csv(sys.stdout)


def refuse(lines: list[str], code: int) -> None:
    """Print problems on stderr, one a line, and end."""
    for line in lines:
        print(line, file=sys.stderr)
    raise typer.Exit(code)


def located(source: Path, problem: Problem) -> str:
    """Give a problem with its file; a row of a CSV file counts the header."""
    row = problem.row
    if row is not None and source.suffix.lower() == ".csv":
        row += 1
    return f"{source}: {Problem(row, problem.column, problem.value, problem.allowed)}"


def check_output(path: Path | None) -> None:
    """Refuse an output that cannot be written, before any work is done."""
    if path is None:
        return
    if path.suffix.lower() not in (".csv", ".parquet"):
        refuse([f"{path}: allowed are file names ending in .csv or .parquet"], 2)
    if not path.resolve().parent.is_dir():
        refuse([f"{path}: the folder does not exist"], 2)


def read_frame(source: Path) -> pl.DataFrame:
    """Read the input; CSV cells come as text, so that each is checked and told with its row."""
    ending = source.suffix.lower()
    if ending not in (".csv", ".parquet"):
        refuse([f"{source}: allowed are files ending in .csv or .parquet"], 2)
    if not source.is_file():
        refuse([f"{source}: no such file"], 2)
    try:
        if ending == ".parquet":
            return pl.read_parquet(source)
        return pl.read_csv(source, infer_schema=False, low_memory=True)
    except pl.exceptions.NoDataError:
        refuse([f"{source}: the file is empty; a header row is required"], 1)
    except (pl.exceptions.PolarsError, OSError) as error:
        refuse([f"{source}: not a readable {ending[1:]} file: {str(error).splitlines()[0]}"], 1)
    raise AssertionError  # pragma: no cover - refuse() always ends the command


def write_outputs(analysis: Analysis, points: Path | None, summary: Path | None) -> None:
    """Write every output beside its place first, so that nothing half-written is ever seen."""
    finished: list[tuple[Path, Path]] = []
    for frame, path in ((analysis.points, points), (analysis.summary, summary)):
        if path is not None:
            finished.append((write_beside(frame, path), path))
    for temporary, path in finished:
        temporary.replace(path)


def write_beside(frame: pl.DataFrame, path: Path) -> Path:
    """Write a frame to a temporary file in the folder of `path`."""
    handle, name = tempfile.mkstemp(dir=path.resolve().parent, suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        if path.suffix.lower() == ".parquet":
            frame.write_parquet(temporary, compression="lz4", statistics=False)
        else:
            frame.write_csv(temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    temporary.chmod(0o644)
    return temporary
