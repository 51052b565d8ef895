"""A folder of CSV files or a workbook as sheets of text; nothing is understood here yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.collect.limits import LARGEST_FILE
from goldenthread.collect.problems import Problem, SourceError


@dataclass
class SheetText:
    """A sheet as text: its header, and its rows with the number that a spreadsheet shows."""

    name: str
    file: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


@dataclass
class Source:
    """What was read: sheets of text, what was wrong already, and the digest of the bytes."""

    name: str
    sha256: str
    sheets: list[SheetText] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def read_source(path: Path, name: str = "") -> Source:
    """Give the sheets of a folder of CSV files, a workbook or one CSV file.

    `name` is the name that the file had before it was uploaded. SourceError where there is nothing
    to read at all.
    """
    from goldenthread.collect.csv_files import read_csv
    from goldenthread.collect.workbooks import read_workbook

    known_as = name or path.name or path.resolve().name
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if is_file(one, ".csv"))
        if not files:
            raise SourceError(f"{known_as}: the folder holds no CSV files")
        source = Source(known_as, digest(files))
        for one in files:
            read_csv(one, one.name, source)
        return source
    if not path.is_file():
        raise SourceError(f"{known_as}: there is no such file or folder")
    source = Source(known_as, digest([path]))
    ending = Path(known_as).suffix.lower()
    if ending == ".csv":
        read_csv(path, known_as, source)
    elif ending == ".xlsx":
        read_workbook(path, known_as, source)
    else:
        raise SourceError(
            f"{known_as}: {ending or 'a file without an ending'} cannot be read; "
            "allowed: a workbook (.xlsx), a CSV file named as its sheet, a folder of CSV files"
        )
    return source


def is_file(path: Path, ending: str) -> bool:
    """Say whether the path is a visible file of the ending (a lock file of an office is not)."""
    return path.is_file() and path.suffix.lower() == ending and path.name[0] not in ".~"


def digest(files: Iterable[Path]) -> str:
    """Give the SHA-256 over names and bytes of the files; of one file, over its bytes alone."""
    listed = list(files)
    total = hashlib.sha256()
    for path in listed:
        if path.stat().st_size > LARGEST_FILE:
            raise SourceError(
                f"{path.name}: larger than {LARGEST_FILE // 1024 // 1024} MB; split it into parts"
            )
        if len(listed) > 1:
            total.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as opened:
            while block := opened.read(1 << 20):
                total.update(block)
    return total.hexdigest()


def column_name(text: str) -> str:
    """Give a heading as the name of a column: 'Reports to *' is `reports_to`."""
    return "_".join(text.replace("*", " ").lower().replace("_", " ").split())


def add_sheet(
    source: Source, name: str, file: str, rows: Iterable[tuple[int, list[str]]]
) -> SheetText | None:
    """Add a sheet of numbered rows, the first of which is the header; empty rows are left out."""
    filled = ((number, cells) for number, cells in rows if any(cells))
    first = next(filled, None)
    if first is None:
        return None
    header = [column_name(cell) for cell in first[1]]
    while header and not header[-1]:
        header.pop()
    sheet = SheetText(name, file, header, list(filled))
    source.sheets.append(sheet)
    return sheet


def problem_of(file: str, message: str, *, sheet: str = "", allowed: str = "") -> Problem:
    """Give a problem of a whole file or sheet."""
    return Problem(file, sheet, 0, "", "", allowed, message)
