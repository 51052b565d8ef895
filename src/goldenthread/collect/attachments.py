"""Documents that lie beside the sheets of an import: PDF and Word files that cells name."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goldenthread.collect.limits import LARGEST_DOCUMENT
from goldenthread.collect.problems import CellError

BESIDE = "the name of a file in the imported folder or .zip, such as papers/item-3.pdf"


@dataclass(frozen=True)
class Attachments:
    """The place of an import where documents are looked for; none where a single file came."""

    folder: Path | None = None
    archive: Path | None = None

    def read(self, name: str) -> bytes:
        """Give the bytes of the document; CellError where it is not there or may not be read."""
        parts = PurePosixPath(name.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in name:
            raise CellError("leads out of what is imported", BESIDE)
        if self.folder:
            return self.from_folder(self.folder, parts)
        if self.archive:
            return self.from_archive(self.archive, parts)
        raise CellError(
            "names a document, and a single workbook or CSV file brings none along",
            "a folder or .zip of CSV files with the document in it",
        )

    def from_folder(self, folder: Path, parts: PurePosixPath) -> bytes:
        """Give a document of a folder; a link that leads out of it is not followed."""
        path = (folder / parts).resolve()
        if not path.is_file() or not path.is_relative_to(folder.resolve()):
            raise CellError("is no file of the imported folder", BESIDE)
        if path.stat().st_size > LARGEST_DOCUMENT:
            raise too_large()
        return path.read_bytes()

    def from_archive(self, archive: Path, parts: PurePosixPath) -> bytes:
        """Give a document of a .zip, from the folder that its sheets stand in as well."""
        with zipfile.ZipFile(archive) as opened:
            found = [one for one in opened.infolist() if ends_with(one.filename, parts)]
            if len(found) != 1:
                many = (
                    "stands in several folders of the .zip" if found else "is no file of the .zip"
                )
                raise CellError(many, BESIDE)
            if found[0].file_size > LARGEST_DOCUMENT:
                raise too_large()
            try:
                return opened.read(found[0])
            except Exception as error:  # a broken archive fails in ways that no list names
                raise CellError("cannot be unpacked: the .zip is broken", BESIDE) from error


def ends_with(name: str, parts: PurePosixPath) -> bool:
    """Say whether a part of an archive is the document, in whichever folder of it."""
    own = PurePosixPath(name).parts
    return bool(parts.parts) and own[-len(parts.parts) :] == parts.parts and "__MACOSX" not in own


def too_large() -> CellError:
    """Give the error of a document that is larger than any paper may be."""
    return CellError("is too large", f"at most {LARGEST_DOCUMENT // 1024 // 1024} MB")
