"""Packs for tests of reading them: small PDFs with the words that a test gives."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache

import pypdfium2
import typst
from django.core.files.base import ContentFile
from django.utils import timezone

from goldenthread.records.meetings.models import Meeting, Pack, PackPage

SOURCE = """
#let pages = json(bytes(sys.inputs.pages))
#set document(title: "Pack")
#set page(paper: "a4", footer: context [Page #counter(page).display()])
#for (number, words) in pages.enumerate() {
  if number > 0 { pagebreak() }
  for paragraph in words.split("\\n\\n") { par(paragraph) }
}
"""


@dataclass(frozen=True)
class Piece:
    """A piece of a pack: `pages` are the words of each page."""

    name: str
    title: str
    pages: tuple[str, ...]
    kind: str = "upload"
    item: int | None = None
    reference: str = ""
    more: dict[str, object] = field(default_factory=dict)


@cache
def pdf_of(pages: tuple[str, ...]) -> bytes:
    """Give a PDF with the words on its pages."""
    return typst.compile(SOURCE.encode(), sys_inputs={"pages": json.dumps(pages)})


@cache
def texts_of(pdf: bytes) -> tuple[str, ...]:
    """Give the text of each page, as a reader of PDF finds it."""
    document = pypdfium2.PdfDocument(pdf)
    texts = tuple(page.get_textpage().get_text_range() for page in document)
    document.close()
    return texts


def make_pack(meeting: Meeting, pieces: list[Piece], *, part: str = "1", **options: object) -> Pack:
    """Make the next version of the pack of a part, built."""
    pdf = pdf_of(tuple(words for piece in pieces for words in piece.pages))
    texts = texts_of(pdf)
    number = meeting.packs.filter(part=part).count() + 1
    built = {"state": Pack.State.READY, "built_at": timezone.now()}
    pack = Pack(
        meeting=meeting, part=part, number=number, page_count=len(texts),
        sha256=hashlib.sha256(pdf).hexdigest(), **built | options,
    )  # fmt: skip
    held, first = [], 1
    for piece in pieces:
        count = len(piece.pages)
        words = "\n".join(piece.pages)
        pack.manifest.append({
            "piece": piece.name, "item": piece.item, "reference": piece.reference,
            "title": piece.title, "first_page": first, "pages": count, "kind": piece.kind,
            "sha256": hashlib.sha256(words.encode()).hexdigest(), "private": part == "2",
            **piece.more,
        })  # fmt: skip
        held += [(first + at, piece.name, at + 1) for at in range(count)]
        first += count
    pack.file.save(f"{meeting.code}-{part}-{number}.pdf", ContentFile(pdf), save=True)
    PackPage.objects.bulk_create(
        PackPage(pack=pack, number=page, piece=name, page_of_piece=at, text=texts[page - 1])
        for page, name, at in held
    )
    return pack
