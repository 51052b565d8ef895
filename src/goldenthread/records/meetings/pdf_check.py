"""Counts the pages of a PDF that can be taken into a pack, or says why it cannot.

It runs as a process of its own with bounded memory and time: whatever a file unpacks to, it
cannot take the server with it. Nothing of Django is loaded.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys

import pikepdf

from goldenthread.records.meetings.pdf_streams import MOST_UNPACKED, unpacks_to_too_much

MOST_PAGES = 1_000
MOST_NODES = 20_000  # of a page tree
MOST_OBJECTS = 1_000_000
MOST_MEMORY = 2 * 1024**3  # bytes
MOST_SECONDS = 60  # of the processor
BROKEN = "The PDF is broken and cannot be read. Make it again, and open it before you add it."
LOCKED = "The PDF is encrypted or protected by a password. Save it without protection."
XFA = "The PDF is an XFA form, which only Adobe's reader shows. Print it to a PDF."
TOO_MUCH = "The PDF unpacks to more than a paper can be."
UNREADABLE = (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError)


class RefusedPdfError(Exception):
    """A PDF that cannot be a paper; the message is for the person."""


def checked_pages(content: bytes) -> int:
    """Give the number of pages; RefusedPdfError for what is locked, broken, empty, or a bomb."""
    try:
        with pikepdf.open(io.BytesIO(content), inherit_page_attributes=False) as pdf:
            if pdf.is_encrypted:
                raise RefusedPdfError(LOCKED)
            if "/AcroForm" in pdf.Root and "/XFA" in pdf.Root.AcroForm:
                raise RefusedPdfError(XFA)
            check_tree(pdf)
            if len(pdf.objects) > MOST_OBJECTS or any(map(unpacks_to_too_much, pdf.objects)):
                raise RefusedPdfError(TOO_MUCH)
            return len(pdf.pages)
    except pikepdf.PasswordError:
        raise RefusedPdfError(LOCKED) from None
    except UNREADABLE as error:
        raise RefusedPdfError(BROKEN) from error


def check_tree(pdf: pikepdf.Pdf) -> None:
    """Refuse a tree of pages that is empty, too large, or names one so often that no list holds it.

    It is walked before qpdf makes its own list of the pages.
    """
    nodes, count, seen = [pdf.Root.Pages], 0, 0
    while nodes:
        node = nodes.pop()
        seen += 1
        kids = node.get("/Kids")
        if kids is None:
            count += 1
        elif seen > MOST_NODES:
            raise RefusedPdfError(BROKEN)
        elif len(kids) <= MOST_NODES:
            nodes.extend(kids)
        if count > MOST_PAGES or (kids is not None and len(kids) > MOST_NODES):
            raise RefusedPdfError(f"The PDF has more than {MOST_PAGES:,} pages.")
    if count == 0:
        raise RefusedPdfError("The PDF has no pages.")


def bound() -> None:
    """Bound what this process may take, where the system knows how."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED
    )
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def answer(content: bytes) -> str:
    """Give what the check found as JSON: the pages, or why the file is refused."""
    try:
        return json.dumps({"pages": checked_pages(content)})
    except RefusedPdfError as refusal:
        return json.dumps({"refused": str(refusal)})


if __name__ == "__main__":
    bound()
    sys.stdout.write(answer(sys.stdin.buffer.read()))
