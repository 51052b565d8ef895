"""`goldenthread spc`: the statistical engine alone, file to file."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from goldenthread.cli.series_files import ENDINGS, analyse_file, ending
from goldenthread.spc import Problem, SpcInputError


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
    check_paths(source, points, summary)
    try:
        found = analyse_file(source, points, summary, profile.value)
    except SpcInputError as error:
        refuse(list(told(source, error)), 1)
    except OSError as error:
        refuse([f"{error.filename}: {error.strerror}"], 2)
    if as_json:
        print(found.write_json())
    elif points is None and summary is None:
        found.write_csv(sys.stdout)


def refuse(lines: Iterable[str], code: int) -> NoReturn:
    """Print problems on stderr, one a line, and end."""
    for line in lines:
        print(line, file=sys.stderr)
    raise typer.Exit(code)


def told(source: Path, error: SpcInputError) -> Iterator[str]:
    """Give a line for each problem that is listed, and how many more there are."""
    for problem in error.problems:
        yield located(source, problem)
    if error.count > len(error.problems):
        yield f"{source}: and {error.count - len(error.problems):,} more problems"


def located(source: Path, problem: Problem) -> str:
    """Give a problem with its file; a row of a CSV file counts the header."""
    if not problem.column:
        return f"{source}: {problem.allowed}"
    if problem.row is None or ending(source) != ".csv":
        return f"{source}: {problem}"
    return f"{source}: {replace(problem, row=problem.row + 1)}"


def check_paths(source: Path, *outputs: Path | None) -> None:
    """Refuse files that cannot be read or written, before any work is done."""
    for path in (source, *filter(None, outputs)):
        if ending(path) not in ENDINGS:
            refuse([f"{path}: allowed are file names ending in {' or '.join(ENDINGS)}"], 2)
        if path.is_dir():
            refuse([f"{path}: a folder; a file is needed"], 2)
    if not source.is_file():
        refuse([f"{source}: no such file"], 2)
    places = [path.resolve() for path in outputs if path]
    for place in places:
        if not place.parent.is_dir():
            refuse([f"{place}: the folder does not exist"], 2)
    if len(set(places)) < len(places):
        refuse([f"{places[0]}: points and summary need a file each"], 2)
