"""Files of series: read and checked in batches, analysed in parts of whole series, written whole.

Memory holds one part, never the text of a file: a CSV file is typed batch by batch into Parquet in
a folder of its own first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from goldenthread.spc import Analysis, Problem, SpcInputError, analyse
from goldenthread.spc.columns import read_columns

ENDINGS = (".csv", ".parquet")
BATCH = 50_000
LEAST_PART, MOST_PART = 100_000, 4_000_000
WHOLE = 8_000_000


def ending(path: Path) -> str:
    """Give the ending that says how a file is written, in small letters."""
    return path.suffix.lower()


def analyse_file(
    source: Path, points: Path | None, summary: Path | None, profile: str
) -> pl.DataFrame:
    """Analyse a file, write the outputs that have a path, and give the summary.

    Outputs are made beside their places and moved there when all are complete, so that nothing
    half-written is ever seen. Raises SpcInputError (rows count from 1, a CSV header not counted)
    and OSError where an output cannot be written.
    """
    with ExitStack() as kept:
        rows = opened(source, Path(kept.enter_context(TemporaryDirectory(prefix="goldenthread-"))))
        folders = {path: beside(path, kept) for path in (points, summary) if path}
        summaries = []
        for number, analysis in enumerate(analyses(rows, ending(source), profile)):
            summaries.append(analysis.summary)
            if points:
                add_part(analysis.points, number, folders[points], ending(points))
        whole = pl.concat(summaries)
        if points and ending(points) == ".parquet":
            join_parts(folders[points])
        if summary:
            write(whole, folders[summary] / f"whole{ending(summary)}")
        for path, folder in folders.items():
            (folder / f"whole{ending(path)}").replace(path)
    return whole


def beside(path: Path, kept: ExitStack) -> Path:
    """Make a folder next to an output, on the same disk, that goes when `kept` is left."""
    folder = TemporaryDirectory(dir=path.resolve().parent, prefix=".goldenthread-")
    return Path(kept.enter_context(folder))


def opened(source: Path, folder: Path) -> pl.LazyFrame:
    """Give a file's rows; those of a CSV file typed, from Parquet files in `folder`."""
    try:
        if ending(source) == ".parquet":
            rows = pl.scan_parquet(source, glob=False)
            rows.collect_schema()
            return rows
        stage(source, folder)
    except pl.exceptions.NoDataError:
        words = "the file is empty; a header row is required"
        raise SpcInputError([Problem(None, "", "", words)]) from None
    except pl.exceptions.PolarsError as error:
        raise SpcInputError([unreadable(source, str(error))]) from None
    return pl.scan_parquet(sorted(folder.iterdir()))


def stage(source: Path, folder: Path) -> None:
    """Type a CSV file batch by batch into Parquet; SpcInputError tells the wrong cells of all."""
    text = pl.scan_csv(source, infer_schema=False, glob=False)
    empty = pl.DataFrame(schema=text.collect_schema())
    refuse_repeated_columns(empty.columns)
    problems: list[Problem] = []
    count = row = 0
    for number, batch in enumerate(chain([empty], text.collect_batches(chunk_size=BATCH))):
        try:
            typed = read_columns(batch)
        except SpcInputError as error:
            if not batch.height:
                raise
            problems += [replace(found, row=row + (found.row or 0)) for found in error.problems]
            count += error.count
        else:
            path = folder / f"{number:06}.parquet"
            batch.with_columns(typed.get_columns()).write_parquet(path, compression="lz4")
        row += batch.height
    if count:
        raise SpcInputError(problems, count)


def refuse_repeated_columns(columns: list[str]) -> None:
    """Refuse a header that names a column twice; polars numbers the second one."""
    repeated = [
        name.partition("_duplicated_")[0]
        for name in columns
        if "_duplicated_" in name and name.partition("_duplicated_")[0] in columns
    ]
    if repeated:
        raise SpcInputError(
            [Problem(None, name, name, "this column stands twice") for name in repeated]
        )


def unreadable(source: Path, words: str) -> Problem:
    """Say where a file cannot be read; of CSV the row with too many cells, or text not UTF-8."""
    words = f"the file cannot be read: {words.splitlines()[0]}"
    if ending(source) != ".csv":
        return Problem(None, "", "", words)
    try:
        with source.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            width = len(next(reader))
            for row, cells in enumerate(reader, start=1):
                if len(cells) > width:
                    allowed = f"allowed are the {width} cells of the header"
                    return Problem(row, f"number {width + 1}", cells[width], allowed)
    except UnicodeDecodeError as error:
        words = f"the file is not UTF-8 text: {error}"
    return Problem(None, "", "", words)


def analyses(rows: pl.LazyFrame, written_as: str, profile: str) -> Iterator[Analysis]:
    """Analyse the rows in parts of whole series, in the order of the series."""
    total = int(rows.select(pl.len()).collect().item())
    most = WHOLE if written_as == ".parquet" else max(LEAST_PART, min(total // 8, MOST_PART))
    if total <= most:
        yield analyse(rows.collect(), profile=profile)
        return
    analyse(rows.head(0).collect(), profile=profile)  # columns that are missing, before their use
    named = rows.with_columns(pl.col("series_id").cast(pl.String).fill_null(""))
    for low, high in parts(named, most):
        inside = pl.col("series_id").is_between(pl.lit(low), pl.lit(high))
        try:
            analysis = analyse(named.filter(inside).collect(), profile=profile)
        except SpcInputError:
            # A part numbers its own rows: the whole raises with the file's, and every problem.
            analysis = analyse(rows.collect(), profile=profile)
        yield analysis


def parts(rows: pl.LazyFrame, most: int) -> list[tuple[str, str]]:
    """Give the first and last series of each part of about `most` rows."""
    sizes = rows.group_by("series_id").len().sort("series_id").collect(engine="streaming")
    part = ((sizes["len"].cum_sum() - 1) // most).alias("part")
    ends = sizes.group_by(part, maintain_order=True).agg(
        pl.col("series_id").first().alias("low"), pl.col("series_id").last().alias("high")
    )
    return [(str(low), str(high)) for low, high in ends.select("low", "high").iter_rows()]


def add_part(frame: pl.DataFrame, number: int, folder: Path, written_as: str) -> None:
    """Write a part of the points: CSV at the end of the whole, Parquet as a file to be joined."""
    if written_as == ".parquet":
        write(frame, folder / f"{number:06}.parquet")
    else:
        with (folder / f"whole{written_as}").open("ab") as whole:
            frame.write_csv(whole, include_header=number == 0)


def join_parts(folder: Path) -> None:
    """Make one Parquet file, `whole.parquet`, of those in a folder."""
    found, whole = sorted(folder.iterdir()), folder / "whole.parquet"
    if len(found) == 1:
        found[0].rename(whole)
    else:
        pl.scan_parquet(found).sink_parquet(whole, compression="lz4", statistics=False)


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as its path's ending says."""
    if ending(path) == ".parquet":
        frame.write_parquet(path, compression="lz4", statistics=False)
    else:
        frame.write_csv(path)
