"""Reads a page of a PDF: its picture at a width, and its text with the place of each character."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from goldenthread.report.packs.pdf.seeing import READER
from goldenthread.report.reading.leaf import Leaf

WIDTHS = (640, 1000, 1600)  # pixels; a browser takes the smallest that its screen needs
LONGEST = 8_000  # pixels of the height: a very long page is drawn smaller
LIGHT = 200_000  # bytes from which a picture may lose what the eye does not miss
QUALITY = 60
FINE = 16  # steps of a point in which places are asked for
SPAN = 1000  # points
NOWHERE = (0.0, 0.0, 0.0, 0.0)
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
SMALLEST = 2.0  # points: what is smaller is nothing that a reader sees, such as words for machines


class PageMissingError(Exception):
    """The document has no such page."""


@contextmanager
def opened(path: Path, number: int) -> Iterator[pypdfium2.PdfPage]:
    """Give page `number` (from 1) of a PDF; PageMissingError where there is none."""
    with READER:
        document = pypdfium2.PdfDocument(path)
        try:
            if not 1 <= number <= len(document):
                raise PageMissingError(f"{path.name} has {len(document)} pages, not {number}")
            page = document[number - 1]
            try:
                yield page
            finally:
                page.close()
        finally:
            document.close()


def picture_of(path: Path, number: int, width: int) -> bytes:
    """Give a page as a WebP picture of `width` pixels, less where it is very long.

    Lossless, which is smallest and sharpest for words; a page of photographs, more than 200 kB,
    is kept with some loss where that is smaller.
    """
    with opened(path, number) as page:
        scale = min(width / page.get_width(), LONGEST / page.get_height())
        drawn = page.render(scale=scale).to_pil().convert("RGB")
    exact = io.BytesIO()
    drawn.save(exact, "WEBP", lossless=True, method=2)
    if exact.tell() <= LIGHT:
        return exact.getvalue()
    light = io.BytesIO()
    drawn.save(light, "WEBP", quality=QUALITY, method=4)
    return min(exact.getvalue(), light.getvalue(), key=len)


def leaf_of(path: Path, number: int) -> Leaf:
    """Give the text of a page with the place of every character."""
    with opened(path, number) as page:
        width, height = page.get_size()
        held = page.get_textpage()
        try:
            text, boxes = characters_of(held)
        finally:
            held.close()
        shown = shown_boxes(boxes, page)
    return Leaf(width, height, text, shown)


def characters_of(held: pypdfium2.PdfTextPage) -> tuple[str, NDArray[np.float64]]:
    """Give the characters of a page and their boxes (left, bottom, right, top) as the PDF has them.

    What the library adds, such as a space or the end of a line, has a box without area.
    """
    rectangle = raw.FS_RECTF()
    signs, boxes = [], []
    for place in range(held.count_chars()):
        box = NOWHERE
        is_drawn = raw.FPDFText_IsGenerated(held, place) == 0
        if is_drawn and raw.FPDFText_GetLooseCharBox(held, place, byref(rectangle)):
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if max(box[2] - box[0], box[3] - box[1]) < SMALLEST:
                continue
        code = raw.FPDFText_GetUnicode(held, place)
        signs.append(chr(code) if code and not 0xD800 <= code <= 0xDFFF else UNKNOWN)
        boxes.append(box)
    return "".join(signs), np.array(boxes, dtype=np.float64).reshape(-1, 4)


def shown_boxes(boxes: NDArray[np.float64], page: pypdfium2.PdfPage) -> NDArray[np.float32]:
    """Give boxes of the PDF as left, top, right, bottom on the page as it is shown.

    The page may be turned or cropped: the library tells where three corners of a square come to
    stand, and every other place follows from them.
    """
    origin, across, up = (shown_point(page, *point) for point in ((0, 0), (SPAN, 0), (0, SPAN)))
    turn = np.stack([across - origin, up - origin]) / SPAN
    first = boxes[:, :2] @ turn + origin
    second = boxes[:, 2:] @ turn + origin
    return np.hstack([np.minimum(first, second), np.maximum(first, second)]).astype(np.float32)


def shown_point(page: pypdfium2.PdfPage, x: int, y: int) -> NDArray[np.float64]:
    """Give where a point of the PDF stands on the page as it is shown, in points."""
    across, down = c_int(), c_int()
    size = [round(one * FINE) for one in page.get_size()]
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, byref(across), byref(down))
    return np.array([across.value, down.value], dtype=np.float64) / FINE
