"""What pages show, seen with a second library: their text, and whether a corner is blank."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

READER = threading.RLock()  # the library must not be used by two threads at once
LEADERS = re.compile(r"(?:\.\s*){4,}")  # dots that lead to a page number
WHITE = 250  # of 255: lighter is seen as blank
SCALE = 1.5  # pixels a point, fine enough for hair lines


@contextmanager
def seen(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Give a document to look at, alone."""
    with READER:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


def text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    """Give the text of a page (from nought) in the order in which it was written."""
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            return " ".join(LEADERS.sub("… ", words.get_text_bounded()).split())
        finally:
            words.close()
    finally:
        page.close()


def is_blank(document: pypdfium2.PdfDocument, number: int, *, width: float, height: float) -> bool:
    """Say whether the corner at the bottom right of a page is white over a width and height.

    Both are points as the page is seen; a page that is smaller is looked at whole.
    """
    page = document[number]
    try:
        whole_width, whole_height = page.get_size()
        left, top = max(whole_width - width, 0), max(whole_height - height, 0)
        picture = page.render(scale=SCALE, crop=(left, 0, 0, top), no_smoothtext=False)
        return bool((picture.to_numpy()[:, :, :3] >= WHITE).all())
    finally:
        page.close()
