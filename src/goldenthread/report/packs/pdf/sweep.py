"""Taking away what acts, hides or embeds, wherever it stands in what a document's pages use."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Pdf, Stream

from goldenthread.report.packs.pdf.geometry import inherited
from goldenthread.report.packs.pdf.opening import DocumentRefusedError
from goldenthread.report.packs.pdf.values import Found, at, dictionary_at, identity, name_at

PAGE_KEYS = frozenset(
    {
        "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate",
        "/Group", "/Annots", "/UserUnit", "/StructParents", "/Tabs",
    }
)  # fmt: skip
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
# Actions, scripts, embedded and outside files, private notes of programs, descriptions of pictures,
# and places in a tree of tags, which is written anew.
UNWANTED = frozenset(
    {
        "/AA", "/AF", "/EF", "/JS", "/JavaScript", "/OPI", "/Ref", "/PieceInfo", "/Metadata",
        "/Alternates", "/Measure", "/PtData", "/LastModified", "/StructParents", "/StructParent",
    }
)  # fmt: skip
LISTINGS = frozenset(
    {
        "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties",
        "/CharProcs", "/RoleMap", "/ClassMap", "/Colorants",
    }
)  # fmt: skip
DEEPEST = 1_000  # dictionaries and lists inside each other: no honest document comes near


def plain_pages(pdf: Pdf) -> None:
    """Let each page hold what it needs, with what it inherits, and nothing else."""
    for page in pdf.pages:
        for key in INHERITED:
            if key not in page.obj and (held := inherited(page.obj, key)) is not None:
                page.obj[key] = held
        for key in [key for key in page.obj if key not in PAGE_KEYS]:
            del page.obj[key]


def has_files(pdf: Pdf) -> bool:
    """Say whether a document carries files inside it."""
    return "/EmbeddedFiles" in (dictionary_at(pdf.Root, "/Names") or ()) or "/AF" in pdf.Root


def has_actions(pdf: Pdf) -> bool:
    """Say whether a document does anything by itself: scripts, or actions on being opened."""
    named = dictionary_at(pdf.Root, "/Names") or {}
    opening = at(pdf.Root, "/OpenAction")
    opens = isinstance(opening, Dictionary) and name_at(opening, "/S") != "/GoTo"
    acting = any("/AA" in page.obj for page in pdf.pages)
    return opens or acting or "/JavaScript" in named or "/AA" in pdf.Root


def sweep(roots: Iterable[Found]) -> None:
    """Take what is unwanted out of all that can be reached from `roots`; pages end the way.

    DocumentRefusedError where things are nested so deep that reading on would be unsafe.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Found, int, bool]] = [(root, 0, False) for root in roots]
    while waiting:
        found, depth, is_listing = waiting.pop()
        if depth > DEEPEST:
            raise DocumentRefusedError("its parts are nested too deep")
        own = identity(found)
        if own:
            if own in seen:
                continue
            seen.add(own)
        if depth and name_at(found, "/Type") in ("/Page", "/Pages"):
            continue
        waiting += [(one, depth + 1, names) for one, names in inside(found, is_listing)]


def inside(found: Found, is_listing: bool) -> list[tuple[Found, bool]]:
    """Give the containers inside one after taking out what is unwanted, and whether the keys of
    each are a document's own names, of which none is unwanted."""
    if isinstance(found, Array):
        return [(one, False) for one in found if isinstance(one, Array | Dictionary | Stream)]
    keys = set(found.keys())
    if not is_listing:
        for key in keys & UNWANTED:
            del found[key]
        keys -= UNWANTED | {"/Parent"}
    held = [(found.get(key), key in LISTINGS and not is_listing) for key in sorted(keys)]
    return [pair for pair in held if isinstance(pair[0], Array | Dictionary | Stream)]
