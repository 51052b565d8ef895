"""Opening a document of others: what cannot stand in a pack is refused in words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Pdf

from goldenthread.report.packs.pdf.values import at, dictionary_at, whole_at

MOST_PAGES = 1_000


class DocumentRefusedError(Exception):
    """The document cannot stand in a pack; the message says why, to be read by a person."""


@contextmanager
def opened(content: bytes) -> Iterator[Pdf]:
    """Give a document that was opened, repaired where that can be done.

    DocumentRefusedError where it is encrypted, broken, without pages, too long, or a form of the
    kind whose pages are drawn by the viewer (XFA); also where any of that comes to light later,
    while it is read.
    """
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            refuse_unfit(pdf)
            yield pdf
    except pikepdf.PasswordError as error:
        raise DocumentRefusedError("it is protected by a password") from error
    except (pikepdf.PdfError, pikepdf.PikepdfError, RecursionError) as error:
        raise DocumentRefusedError("it is broken and could not be repaired") from error


def refuse_unfit(pdf: Pdf) -> None:
    """Raise DocumentRefusedError where an opened document cannot stand in a pack."""
    if pdf.is_encrypted:
        raise DocumentRefusedError("it is encrypted: save it again without protection")
    form = dictionary_at(pdf.Root, "/AcroForm")
    if at(form, "/XFA") is not None:
        raise DocumentRefusedError("it is an XFA form: print it to a PDF and upload that")
    if whole_at(dictionary_at(pdf.Root, "/Pages"), "/Count") > MOST_PAGES:
        raise DocumentRefusedError(f"it has more than {MOST_PAGES:,} pages")
    count = len(pdf.pages)
    if count > MOST_PAGES:
        raise DocumentRefusedError(f"it has more than {MOST_PAGES:,} pages")
    if count == 0:
        raise DocumentRefusedError("it has no pages")
