"""Uploaded papers: a PDF is kept as it is, a Word document becomes one, others are refused."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from goldenthread.records.meetings.pdf_check import TOO_MUCH
from goldenthread.records.meetings.pdf_streams import MOST_UNPACKED

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
CHECK_SECONDS = 120
CONVERSION_SECONDS = 180
CHECK = [sys.executable, "-m", "goldenthread.records.meetings.pdf_check"]
OFFICE = ("soffice", "libreoffice")
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
LONGEST_NAME = 255


class UploadRefusedError(Exception):
    """A file that cannot be a paper; the message tells the person why and what to do."""


@dataclass(frozen=True)
class CheckedUpload:
    """A paper as a PDF. `sha256` is of the bytes that were uploaded, `name` without any folder."""

    content: bytes
    name: str
    sha256: str
    pages: int
    converted: bool = False


def checked_upload(content: bytes, name: str) -> CheckedUpload:
    """Give an uploaded paper as a PDF with its number of pages; UploadRefusedError says why not."""
    if len(content) > MOST_BYTES:
        raise UploadRefusedError(f"The file is larger than {MOST_BYTES // MEGABYTE} MB.")
    sha256, plain = hashlib.sha256(content).hexdigest(), plain_name(name)
    if b"%PDF-" in content[:1024]:
        return CheckedUpload(content, plain, sha256, pages_of(content))
    if suffix := word_suffix(content):
        made = converted(content, suffix)
        return CheckedUpload(made, plain, sha256, pages_of(made), converted=True)
    raise UploadRefusedError("The file is neither a PDF nor a Word document.")


def plain_name(name: str) -> str:
    """Give a file's name without folders and characters that no list can print."""
    last = name.replace("\\", "/").rpartition("/")[2]
    words = "".join(one if one.isprintable() else " " for one in last).strip()
    stem, dot, suffix = words.rpartition(".")
    kept = f"{stem[: LONGEST_NAME - len(suffix) - 1]}{dot}{suffix}" if stem else words
    return kept[:LONGEST_NAME] or "paper"


def pages_of(content: bytes) -> int:
    """Give the number of pages of a PDF, counted by a process of its own."""
    try:
        done = subprocess.run(
            CHECK, input=content, capture_output=True, timeout=CHECK_SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise UploadRefusedError(TOO_MUCH) from error
    found = json.loads(done.stdout)
    if "refused" in found:
        raise UploadRefusedError(found["refused"])
    return int(found["pages"])


def word_suffix(content: bytes) -> str:
    """Give the ending of a Word document's name, '' for another file."""
    if content.startswith(OLD_WORD):
        return ".doc"
    if not content.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return ""
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UploadRefusedError("The Word document unpacks to more than a paper can be.")
    return ".docx" if any(part.filename == "word/document.xml" for part in parts) else ""


def converted(content: bytes, suffix: str) -> bytes:
    """Give a Word document as a PDF, made by LibreOffice in a folder that is its own."""
    program = next((found for name in OFFICE if (found := shutil.which(name))), None)
    if program is None:
        raise UploadRefusedError(
            "Word documents are turned into PDF by LibreOffice, which is not installed here. Save "
            "the document as a PDF and add that."
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"paper{suffix}")
        source.write_bytes(content)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "pdf", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=CONVERSION_SECONDS, check=True)
            return Path(folder, "paper.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            words = "The Word document could not be turned into a PDF. Save it as one and add that."
            raise UploadRefusedError(words) from error
