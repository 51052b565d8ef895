"""Links of a page: those that lead to a page or a web address are kept, all else is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from pikepdf import Array, Dictionary, Name, String

from goldenthread.report.packs.pdf.values import (
    Found,
    at,
    dictionary_at,
    identity,
    items_at,
    name_at,
    text_at,
    tree_entries,
)

WEB = frozenset({"http", "https", "mailto", "tel"})
KEPT = ("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/F", "/QuadPoints")
PLACE = "pack:"  # what our own documents lead to elsewhere in the pack: 'pack:paper-7'
Places = Mapping[str, Array]  # explicit destinations by the names that a document gives them


def named_places(root: Dictionary) -> dict[str, Array]:
    """Give a document's named destinations, of the old kind and the new, as explicit ones."""
    found: dict[str, Array] = {}
    old = dictionary_at(root, "/Dests")
    pairs = [(str(key)[1:], old.get(key)) for key in old] if old else []
    named = dictionary_at(dictionary_at(root, "/Names"), "/Dests")
    pairs += [(str(key), held) for key, held in tree_entries(named, "/Names")]
    for name, held in pairs:
        place = held if isinstance(held, Array) else at(held, "/D")
        if isinstance(place, Array) and is_page(place[0] if len(place) else None):
            found.setdefault(name, place)
    return found


def is_page(found: Found) -> bool:
    """Say whether an object may be a page: a dictionary of its own."""
    return isinstance(found, Dictionary) and identity(found) is not None


def kept_link(link: Dictionary, places: Places, prefix: str, is_ours: bool) -> Dictionary | None:
    """Give a link with nothing but what it needs; None where it leads nowhere that is allowed.

    Names of destinations get the prefix, so that those of several documents never clash.
    """
    target = target_of(link, places, prefix, is_ours)
    if target is None:
        return None
    made = Dictionary({key: link.get(key) for key in KEPT if key in link})
    made.Type, made.Subtype, made.F = Name.Annot, Name.Link, 4
    for key, held in target.items():
        made[key] = held
    made.Contents = String(text_at(link, "/Contents") or words_of(target))
    return made


def target_of(
    link: Dictionary, places: Places, prefix: str, is_ours: bool
) -> dict[str, Found] | None:
    """Give where a link leads as its entries: /Dest, or /A with a web address."""
    place = at(link, "/Dest")
    action = dictionary_at(link, "/A")
    kind = name_at(action, "/S")
    if place is None and kind == "/GoTo":
        place = at(action, "/D")
    if place is not None:
        return destination(place, places, prefix)
    if kind != "/URI":
        return None
    address = text_at(action, "/URI")
    if not (is_web(address) or (is_ours and address.startswith(PLACE))):
        return None
    return {"/A": Dictionary(S=Name.URI, URI=String(address))}


def destination(place: Found, places: Places, prefix: str) -> dict[str, Found] | None:
    """Give a destination as a link's entry; None where it leads to no page of the document."""
    if isinstance(place, Array):
        return {"/Dest": place} if is_page(place[0] if len(place) else None) else None
    name = str(place)[1:] if isinstance(place, Name) else str(place)
    return {"/Dest": String(prefix + name)} if name in places else None


def is_web(address: str) -> bool:
    """Say whether an address is one of the web or of a person: never a file or a script."""
    try:
        return urlsplit(address.strip()).scheme.lower() in WEB
    except ValueError:
        return False


def words_of(target: Mapping[str, Found]) -> str:
    """Give words for a link that has none, for those who do not see where it stands."""
    address = text_at(dictionary_at(target.get("/A"), "/URI"), "") or text_at(
        target.get("/A"), "/URI"
    )
    return f"Link to {address}" if address else "Link to a place in this document"


def own_names(places: Places, prefix: str) -> Array:
    """Give the named destinations under their prefixed names, as a name tree lists them."""
    held = Array()
    for name in sorted(places, key=lambda one: bytes(String(prefix + one))):
        held.append(String(prefix + name))
        held.append(places[name])
    return held


def links_of(page: Dictionary) -> list[Dictionary]:
    """Give the links of a page."""
    return [one for one in items_at(page, "/Annots") if name_at(one, "/Subtype") == "/Link"]
