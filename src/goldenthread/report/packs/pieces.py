"""Pieces of packs: each is made once from what it is made of, and kept for later packs."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.records.meetings.models import PackPiece, PaperFile
from goldenthread.report.fonts import FOLDER as FONTS
from goldenthread.report.model import Report
from goldenthread.report.packs.pdf.opening import DocumentRefusedError
from goldenthread.report.packs.pdf.preparing import Notes, notes_of, prepare
from goldenthread.report.render import pdf
from goldenthread.report.render.pdf import LAYOUT
from goldenthread.report.serialise import content_hash, to_json

METHOD = 1  # raise it when documents are prepared otherwise than before
log = logging.getLogger(__name__)
KEPT_DAYS = 90  # since a piece was last used by a pack
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Recipe:
    """What a piece is made of. `source` is the hash of its content alone: a report, or the bytes
    of a file; `key` tells it from every other piece that was ever made."""

    piece: str
    title: str
    source: str
    make: Callable[[], bytes]
    is_ours: bool

    @property
    def key(self) -> str:
        """The hash of all that the piece is made from."""
        ours = layout_hash() if self.is_ours else ""
        told = (str(METHOD), self.piece, self.title, self.source, ours, pikepdf.__version__)
        return hashlib.sha256("\0".join(told).encode()).hexdigest()


@dataclass(frozen=True)
class Made:
    """A piece as a prepared document, with what is known of it."""

    content: bytes
    notes: Notes

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.notes.texts)


def document_recipe(piece: str, report: Report) -> Recipe:
    """Give the recipe of a piece that is composed here."""
    source = content_hash(to_json(report))
    return Recipe(piece, report.title, source, lambda: pdf.render(report), is_ours=True)


def edition_recipe(piece: str, title: str, content: bytes) -> Recipe:
    """Give the recipe of a piece that was frozen here: its document is as it was then."""
    source = hashlib.sha256(content).hexdigest()
    return Recipe(piece, title, source, lambda: content, is_ours=True)


def upload_recipe(piece: str, title: str, file: PaperFile) -> Recipe:
    """Give the recipe of a piece that others made; its file is read only where it has to be."""

    source = f"{file.sha256} converted" if file.converted else file.sha256
    return Recipe(piece, title, source, lambda: content_of(file), is_ours=False)


def content_of(file: PaperFile) -> bytes:
    """Give the document of an upload."""
    with file.file.open() as held:
        return bytes(held.read())


@cache
def layout_hash() -> str:
    """Give the hash of everything that lays our own documents out."""
    digest = hashlib.sha256(f"typst {version_of_layout()}".encode())
    for path in sorted([*LAYOUT.glob("*"), *Path(FONTS).glob("*.ttf")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def version_of_layout() -> str:
    """Give the version of the program that lays documents out."""
    from importlib.metadata import version

    return version("typst")


def made(
    recipes: Sequence[Recipe],
    refused: Callable[[int, str], Recipe],
    progress: Progress | None = None,
) -> list[Made]:
    """Give the pieces of recipes in order; those that were made before are taken as they are.

    Of a document that cannot stand in a pack `refused` is told which it is and why, and gives the
    recipe of what stands in its place.
    """
    kept = {one.key: one for one in PackPiece.objects.filter(key__in=[r.key for r in recipes])}
    found = []
    for number, recipe in enumerate(recipes):
        held = kept.get(recipe.key)
        try:
            found.append((held and taken(held)) or new(recipe))
        except DocumentRefusedError as error:
            found.append(new(refused(number, str(error))))
        if progress:
            progress(number + 1, len(recipes))
    PackPiece.objects.filter(key__in=list(kept)).update(made_at=timezone.now())
    return found


def taken(kept: PackPiece) -> Made | None:
    """Give a piece that was kept; None where its file is lost or damaged: it is made again."""
    try:
        with kept.file.open() as file:
            content = file.read()
        return opened(content)
    except (OSError, pikepdf.PdfError, AttributeError, KeyError, ValueError):
        forget([kept])
        return None


def opened(content: bytes) -> Made:
    """Give a prepared document with its notes."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return Made(content, notes_of(document))


def new(recipe: Recipe) -> Made:
    """Make a piece and keep it for later packs."""
    found = prepared(recipe)
    keep(recipe.key, found)
    return found


def prepared(recipe: Recipe) -> Made:
    """Make a piece.

    DocumentRefusedError for a document of others that cannot be read, whatever it is that fails.
    """
    name = {"title": recipe.title, "piece": recipe.piece}
    try:
        content = prepare(recipe.make(), **name, is_ours=recipe.is_ours)
    except DocumentRefusedError:
        raise
    except Exception as error:
        if recipe.is_ours:
            raise
        log.exception("%s cannot be prepared", recipe.piece)
        raise DocumentRefusedError("it cannot be read") from error
    return opened(content)


def keep(key: str, found: Made) -> None:
    """Keep a piece under its key; another worker may have kept the same meanwhile."""
    try:
        with transaction.atomic():
            PackPiece.objects.create(
                key=key, file=ContentFile(found.content, f"{key}.pdf"), page_count=found.pages
            )
    except IntegrityError:
        return


def forget(pieces: Sequence[PackPiece]) -> None:
    """Let pieces go with their files."""
    for one in pieces:
        one.file.delete(save=False)
        one.delete()


def forget_unused(now: dt.datetime | None = None) -> int:
    """Let the pieces go that no pack has used for 90 days; give how many they were."""
    before = (now or timezone.now()) - dt.timedelta(days=KEPT_DAYS)
    old = list(PackPiece.objects.filter(made_at__lt=before))
    forget(old)
    return len(old)
