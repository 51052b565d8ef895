"""Annotations drawn into their page: what a reader sees stays, what acts or hides is gone."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Annotation, Array, Dictionary, Name, Pdf, Stream

from goldenthread.report.packs.pdf.geometry import resources_of, sight_of
from goldenthread.report.packs.pdf.links import Places, kept_link
from goldenthread.report.packs.pdf.values import (
    at,
    dictionary_at,
    identity,
    items_at,
    name_at,
    stream_at,
    whole_at,
)

INVISIBLE, HIDDEN, NO_VIEW = 1, 2, 32  # flags of annotations that nobody sees
COMMENTS = frozenset({"/Text", "/Popup"})
FILES = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
Marker = Callable[[Dictionary, Dictionary], bytes]  # of page and annotation: the drawing's mark


@dataclass
class Drawn:
    """What became of the annotations of a document: which were drawn, and what was left out."""

    fields: int = 0
    comments: int = 0
    files: int = 0
    links: int = 0  # that led to a file, a script or nowhere
    contents: dict[int, bytes] = field(default_factory=dict)  # by page from nought: what draws them
    pictures: dict[int, dict[str, Stream]] = field(default_factory=dict)  # that are drawn, by page


def unmarked(page: Dictionary, annotation: Dictionary) -> bytes:
    """Give no mark: in a document without tags nothing is marked."""
    return b""


def draw_annotations(
    pdf: Pdf, places: Places, prefix: str, *, is_ours: bool, marker: Marker
) -> Drawn:
    """Give what draws that which is seen of annotations, and leave only links on the pages.

    It is given by page, to be put behind the page's own content.
    """
    drawn = Drawn()
    for number, page in enumerate(pdf.pages):
        kept = Array()
        for annotation in items_at(page.obj, "/Annots"):
            if not isinstance(annotation, Dictionary):
                continue
            if name_at(annotation, "/Subtype") == "/Link":
                keep_link(pdf, annotation, kept, places, prefix, is_ours=is_ours, drawn=drawn)
            else:
                draw_one(pdf, number, annotation, drawn, marker)
        if len(kept):
            page.obj.Annots = kept
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]
    return drawn


def keep_link(
    pdf: Pdf,
    link: Dictionary,
    kept: Array,
    places: Places,
    prefix: str,
    *,
    is_ours: bool,
    drawn: Drawn,
) -> None:
    """Keep a link in its own place in the document, so that tags still find it."""
    made = kept_link(link, places, prefix, is_ours)
    if made is None:
        drawn.links += 1
        return
    if "/StructParent" in link:
        made.StructParent = link.StructParent
    if identity(link) is None:
        kept.append(pdf.make_indirect(made))
        return
    for key in list(link.keys()):
        del link[key]
    for key in made:
        link[key] = made[key]
    kept.append(link)


def draw_one(pdf: Pdf, number: int, annotation: Dictionary, drawn: Drawn, marker: Marker) -> None:
    """Add what draws an annotation of a page, nothing for one that is not seen."""
    kind = name_at(annotation, "/Subtype")
    drawn.fields += kind == "/Widget"
    drawn.comments += kind == "/Text"
    drawn.files += kind in FILES
    picture = picture_of(annotation)
    flags = whole_at(annotation, "/F")
    if picture is None or kind in COMMENTS or flags & (INVISIBLE | HIDDEN | NO_VIEW):
        return
    page = pdf.pages[number].obj
    lend_resources(pdf, picture)
    name = free_name(page, drawn.pictures.setdefault(number, {}))
    placed = Annotation(annotation).get_page_content_for_appearance(
        Name(name), sight_of(page).turned, 0, 0
    )
    if not placed:
        return
    drawn.pictures[number][name] = picture
    mark = marker(page, annotation)
    content = mark + placed + b"EMC\n" if mark else placed
    drawn.contents[number] = drawn.contents.get(number, b"") + content


def free_name(page: Dictionary, taken: Container[str]) -> str:
    """Give a name for a picture that neither a page's resources nor others use."""
    held = at(resources_of(page), "/XObject") or ()
    number = 0
    while (name := f"/Drawn{number}") in held or name in taken:
        number += 1
    return name


def picture_of(annotation: Dictionary) -> Stream | None:
    """Give the picture that stands for an annotation in the state it is in."""
    pictures = dictionary_at(annotation, "/AP")
    if pictures is None:
        return None
    found = stream_at(pictures, "/N")
    state = name_at(annotation, "/AS")
    if found is None and state:
        found = stream_at(dictionary_at(pictures, "/N"), state)
    if found is not None:
        found.Type, found.Subtype = Name.XObject, Name.Form
        if not isinstance(at(found, "/BBox"), Array):
            return None
    return found


def lend_resources(pdf: Pdf, picture: Stream) -> None:
    """Give a picture the fonts of its form where it has none of its own."""
    shared = dictionary_at(dictionary_at(pdf.Root, "/AcroForm"), "/DR")
    if shared is None:
        return
    own = dictionary_at(picture, "/Resources")
    if own is None:
        picture.Resources = pikepdf.Dictionary({key: shared[key] for key in shared})
        return
    for kind in shared:
        lent, held = dictionary_at(shared, kind), dictionary_at(own, kind)
        if lent is None:
            continue
        if held is None:
            own[kind] = lent
            continue
        for name in lent:
            if name not in held:
                held[name] = lent[name]
