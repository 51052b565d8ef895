"""A document made ready to stand in a pack: whole to the eye, without anything that acts."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf

from goldenthread.report.packs.pdf.annotations import (
    Drawn,
    draw_annotations,
    unmarked,
)
from goldenthread.report.packs.pdf.bookmarks import Bookmark, first_level
from goldenthread.report.packs.pdf.contents import add_content, add_pictures, close_content
from goldenthread.report.packs.pdf.fields import fill_fields
from goldenthread.report.packs.pdf.geometry import sight_of
from goldenthread.report.packs.pdf.links import Places, links_of, named_places, own_names
from goldenthread.report.packs.pdf.opening import opened
from goldenthread.report.packs.pdf.seeing import is_blank, seen, text_of
from goldenthread.report.packs.pdf.strips import add_strip, corner_of
from goldenthread.report.packs.pdf.structure import Tags, read_tags, without_lost, write_tags
from goldenthread.report.packs.pdf.sweep import has_actions, has_files, plain_pages, sweep
from goldenthread.report.packs.pdf.untagged import tag_pages
from goldenthread.report.packs.pdf.values import dictionary_at, text_at

NOTES = "/PackNotes"  # where a prepared document keeps what is known of it


@dataclass(frozen=True)
class Notes:
    """What is known of a prepared document.

    `texts` by page; `left_out` says in words what was taken away; `keys` counts the entries of its
    parent tree; `is_proved` says that it claims PDF/UA and was made here.
    """

    texts: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    left_out: tuple[str, ...]
    keys: int
    is_tagged: bool
    is_proved: bool
    language: str


def prepare(content: bytes, *, title: str, piece: str, is_ours: bool = False) -> bytes:
    """Give a document ready to be joined into a pack; the same content gives the same bytes.

    Fields and comments that are seen are drawn into their pages; scripts, actions, files and all
    that no reader sees are gone. Names, ids and links carry the name of the `piece`, so that
    several documents never clash. Without tags, or with tags that make no sense, each page tells
    which page of `title` it is. The corner for the page's number is free on every page.
    DocumentRefusedError where the document cannot stand in a pack.
    """
    with opened(content) as pdf:
        prefix = f"{piece}/"
        left_out = words_of_actions(pdf)
        is_proved = is_ours and claims_accessibility(pdf)
        places = named_places(pdf.Root)
        marks = first_level(pdf, places)
        plain_pages(pdf)
        tags = read_tags(pdf)
        if not is_ours:
            sweep([*(page.obj for page in pdf.pages), *(tags.top if tags else ())])
        drawn = draw(pdf, places, prefix, tags, is_ours=is_ours)
        texts, blank = look(content if is_ours and not drawn.contents else saved(pdf), pdf)
        used = tags or tag_pages(pdf, title, texts)
        for number, page in enumerate(pdf.pages):
            if not blank[number]:
                add_strip(pdf, page.obj)
        notes = Notes(
            texts=tuple(texts),
            bookmarks=tuple(marks),
            left_out=(*left_out, *words_of_drawn(drawn)),
            keys=write_tags(pdf, used, prefix),
            is_tagged=tags is not None,
            is_proved=is_proved,
            language=text_at(pdf.Root, "/Lang"),
        )
        keep_only(pdf, places, prefix, notes)
        return saved(pdf)


def words_of_actions(pdf: Pdf) -> list[str]:
    """Say what a whole document does or carries that is left out of packs."""
    found = ["scripts or actions that run by themselves"] if has_actions(pdf) else []
    return [*found, "files that were inside it"] if has_files(pdf) else found


def words_of_drawn(drawn: Drawn) -> list[str]:
    """Say what of the annotations of a document is left out of packs."""
    counts = (
        (drawn.comments, "comments on its pages"),
        (drawn.files, "files or media on its pages"),
        (drawn.links, "links to files, programs or places that are not in it"),
    )
    return [f"{count} {words}" for count, words in counts if count]


def claims_accessibility(pdf: Pdf) -> bool:
    """Say whether a document claims PDF/UA-1."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as described:
        return str(described.get("pdfuaid:part", "")) == "1"


def draw(pdf: Pdf, places: Places, prefix: str, tags: Tags | None, *, is_ours: bool) -> Drawn:
    """Put what is seen of annotations into the pages; give what was drawn.

    In a tagged document the element of a field stands for its drawing from then on.
    """
    if not is_ours:
        fill_fields(pdf)
    drawn = draw_annotations(
        pdf, places, prefix, is_ours=is_ours, marker=tags.mark if tags else unmarked
    )
    for number, page in enumerate(pdf.pages):
        has_drawings = number in drawn.contents
        if has_drawings or (tags and not is_ours):
            close_content(pdf, page.obj)
        if has_drawings:
            add_pictures(page.obj, drawn.pictures[number])
            add_content(pdf, page.obj, drawn.contents[number])
    if tags:
        kept = {link.objgen for page in pdf.pages for link in links_of(page.obj)}
        without_lost(tags, kept)
    return drawn


def look(content: bytes, pdf: Pdf) -> tuple[list[str], list[bool]]:
    """Give the text of each page, and whether the corner for its number is free."""
    with seen(content) as document:
        texts, free = [], []
        for number, page in enumerate(pdf.pages):
            sight = sight_of(page.obj)
            corner = corner_of(sight)
            texts.append(text_of(document, number))
            free.append(
                is_blank(
                    document,
                    number,
                    width=corner.width * sight.unit,
                    height=corner.height * sight.unit,
                )
            )
    return texts, free


def keep_only(pdf: Pdf, places: Places, prefix: str, notes: Notes) -> None:
    """Leave of a document what a pack takes from it, with the notes."""
    layers = dictionary_at(pdf.Root, "/OCProperties")
    tree = pdf.Root.StructTreeRoot
    pages = pdf.Root.Pages
    for key in list(pdf.Root.keys()):
        del pdf.Root[key]
    pdf.Root.Type, pdf.Root.Pages, pdf.Root.StructTreeRoot = Name.Catalog, pages, tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    if layers is not None:
        pdf.Root.OCProperties = layers
    pdf.Root.Places = pdf.make_indirect(own_names(places, prefix))
    pdf.Root[NOTES] = pdf.make_stream(json.dumps(asdict(notes)).encode())
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]


def notes_of(pdf: Pdf) -> Notes:
    """Give the notes of a prepared document."""
    held = json.loads(pdf.Root[NOTES].read_bytes())
    marks = tuple(Bookmark(one["title"], one["page"], one["height"]) for one in held["bookmarks"])
    lists = {key: tuple(held[key]) for key in ("texts", "left_out")}
    return Notes(**{**held, **lists, "bookmarks": marks})


def saved(pdf: Pdf) -> bytes:
    """Give a document as bytes, the same for the same content; trees of tags are compressed."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=ObjectStreamMode.generate,
    )
    return stream.getvalue()
