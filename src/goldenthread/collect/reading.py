"""A folder of CSV files or a workbook as sheets of text; nothing is understood here yet."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.collect.attachments import Attachments
from goldenthread.collect.limits import LARGEST_EXPANDED, LARGEST_FILE, MOST_PARTS
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
    """What was read: sheets of text, what was wrong already, and the digest of the bytes.

    `attachments` finds the documents that lie beside the sheets.
    """

    name: str
    sha256: str
    sheets: list[SheetText] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    attachments: Attachments = field(default_factory=Attachments)


def read_source(path: Path, name: str = "") -> Source:
    """Give the sheets of a workbook, a folder or .zip of CSV files, or one CSV file.

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
        source = Source(known_as, digest(files), attachments=Attachments(folder=path))
        for one in files:
            read_csv(one.read_bytes(), one.name, source)
        return source
    if not path.is_file():
        raise SourceError(f"{known_as}: there is no such file or folder")
    source = Source(known_as, digest([path]))
    ending = Path(known_as).suffix.lower()
    if ending == ".csv":
        read_csv(path.read_bytes(), known_as, source)
    elif ending == ".xlsx":
        read_workbook(path, known_as, source)
    elif ending == ".zip":
        source.attachments = Attachments(archive=path)
        read_archive(path, source)
    else:
        raise SourceError(
            f"{known_as}: {ending or 'a file without an ending'} cannot be read; allowed: a "
            "workbook (.xlsx), a CSV file named as its sheet, a folder or .zip of CSV files"
        )
    return source


def read_archive(path: Path, source: Source) -> None:
    """Add the CSV files of a .zip, in whichever folder of it they stand."""
    from goldenthread.collect.csv_files import read_csv

    parts = parts_of(path, source.name)
    files = [part for part in parts if is_csv_part(part.filename)]
    if not files:
        raise SourceError(f"{source.name}: the archive holds no CSV files")
    with zipfile.ZipFile(path) as archive:
        for part in sorted(files, key=lambda one: one.filename):
            try:
                content = archive.read(part)
            except Exception as error:  # a broken archive fails in ways that no list names
                raise SourceError(f"{source.name}: the archive is broken") from error
            read_csv(content, Path(part.filename).name, source)


def is_csv_part(name: str) -> bool:
    """Say whether a part of an archive is a CSV file (a Mac's shadow files are not)."""
    return name.lower().endswith(".csv") and "__MACOSX" not in name and Path(name).name[0] != "."


def parts_of(path: Path, file: str) -> list[zipfile.ZipInfo]:
    """Give the parts of an archive, refusing one that would fill the machine once unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SourceError(f"{file}: this is no {Path(file).suffix} file") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_EXPANDED:
        raise SourceError(f"{file}: too large once unpacked; split it into parts")
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(f"{file}: protected by a password; save it without one")
    return parts


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
