"""The number of each page, put in its free corner: '04-11 · page 57 of 312'."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Dictionary, Name, Pdf

from goldenthread.report.packs.pdf.contents import add_content
from goldenthread.report.packs.pdf.fonts import Letters, embedded, letters_for
from goldenthread.report.packs.pdf.geometry import sight_of, written
from goldenthread.report.packs.pdf.strips import corner_of
from goldenthread.report.packs.pdf.values import at
from goldenthread.report.render.pdf.text import drawable

FONT = "/PageNumber"
INK = b"0.129 0.169 0.196 rg"
MARK = b"/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC q "


def stamp_words(label: str, number: int, count: int) -> str:
    """Give what is stamped on a page; `label` '' where no item is printed before it."""
    page = f"page {number} of {count}"
    return f"{label} · {page}" if label else page.capitalize()


def stamp(pdf: Pdf, labels: Sequence[str]) -> None:
    """Stamp every page of a pack with its label and number, as decoration that is not read out.

    Each page's content must end in the state in which it began. Words that are wider than the
    corner are printed smaller.
    """
    said = [
        drawable(stamp_words(label, number, len(labels))) for number, label in enumerate(labels, 1)
    ]
    letters = letters_for(frozenset("".join(said)))
    font = embedded(pdf, letters)
    for page, words in zip(pdf.pages, said, strict=True):
        add_content(pdf, page.obj, drawn(page.obj, words, letters))
        lend_font(page.obj, font)


def drawn(page: Dictionary, words: str, letters: Letters) -> bytes:
    """Give the content that stamps words on a page."""
    sight = sight_of(page)
    corner = corner_of(sight)
    room = min(corner.width, sight.size[0]) - corner.side
    width = letters.width(words, corner.text)
    size = corner.text * min(1.0, room / width)
    left = sight.size[0] - corner.side - width * size / corner.text
    return b" ".join(
        [
            MARK, written(*sight.matrix), b"cm", INK, b"BT", FONT.encode(), written(size), b"Tf",
            written(left, corner.line), b"Td", letters.written(words), b"ET Q EMC\n",
        ]
    )  # fmt: skip


def lend_font(page: Dictionary, font: Dictionary) -> None:
    """Put the font of stamps among a page's resources, which other pages may share."""
    resources = page.get("/Resources")
    held = {key: resources[key] for key in resources} if isinstance(resources, Dictionary) else {}
    fonts = at(resources, "/Font")
    own = {key: fonts[key] for key in fonts} if isinstance(fonts, Dictionary) else {}
    page.Resources = Dictionary({**held, "/Font": Dictionary({**own, FONT: font})})
    page.Tabs = Name.S
