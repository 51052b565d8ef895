"""The tags of a document: read from whatever is there, written anew so that all of it fits."""

from __future__ import annotations

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from goldenthread.report.packs.pdf.values import (
    Found,
    at,
    dictionary_at,
    identity,
    items_at,
    name_at,
    text_at,
    tree_entries,
    whole_at,
)

MOST_ELEMENTS, DEEPEST = 400_000, 200
KEPT = (
    "/Type", "/S", "/P", "/K", "/Pg", "/ID", "/A", "/T", "/Lang", "/Alt", "/E",
    "/ActualText", "/NS",
)  # fmt: skip
Key = tuple[int, int]


@dataclass
class Content:
    """The marked content of a page or picture: the element of each number."""

    holder: Found
    elements: dict[int, Dictionary] = field(default_factory=dict)


@dataclass
class Tags:
    """The structure tree of a document as it was read.

    `contents` by the page or picture that holds the marked content; `objects` are annotations with
    the element that stands for each.
    """

    top: list[Dictionary]
    elements: list[Dictionary]
    contents: dict[Key, Content]
    objects: dict[Key, tuple[Found, Dictionary]]
    spaces: list[Dictionary]  # namespaces of the names of elements
    used: dict[Key, int] = field(default_factory=dict)  # numbers of marked content, by page

    def mark(self, page: Dictionary, annotation: Dictionary) -> bytes:
        """Give the mark of what draws an annotation, for which its element stands from now on.

        Where no element stands for the annotation, the drawing is marked as decoration.
        """
        found = self.objects.pop(identity(annotation) or (0, 0), None)
        if found is None:
            return b"/Artifact BMC\n"
        own = self.contents.setdefault(page.objgen, Content(page))
        number = 1 + max([self.used.get(page.objgen, 0) - 1, *own.elements])
        own.elements[number] = found[1]
        part = Dictionary(Type=Name.MCR, Pg=page, MCID=number)
        replace_kid(found[1], annotation, part)
        return b"/Form <</MCID %d>> BDC\n" % number


def read_tags(pdf: Pdf) -> Tags | None:
    """Give the tags of a document; None where it has none, or they make no sense."""
    root = dictionary_at(pdf.Root, "/StructTreeRoot")
    marked = at(dictionary_at(pdf.Root, "/MarkInfo"), "/Marked")
    if root is None or marked is not True:
        return None
    spaces = [one for one in items_at(root, "/Namespaces") if isinstance(one, Dictionary)]
    tags = Tags([], [], {}, {}, spaces)
    listed_at = {
        key: len(held)
        for key, held in tree_entries(at(root, "/ParentTree"), "/Nums")
        if isinstance(key, int) and isinstance(held, Array)
    }
    for page in pdf.pages:
        tags.used[page.obj.objgen] = listed_at.get(whole_at(page.obj, "/StructParents", -1), 0)
    tags.top = [one for one in kids_of(root) if is_element(one)]
    if not read_elements(tags) or not tags.contents:
        return None
    settle(tags, at(root, "/RoleMap"), at(root, "/ClassMap"))
    return tags


def read_elements(tags: Tags) -> bool:
    """Read every element below the top; False where there are too many, too deep, or they go
    round."""
    seen: set[Key] = set()
    waiting = [(element, 1) for element in reversed(tags.top)]
    while waiting:
        element, depth = waiting.pop()
        own = identity(element)
        if own is None or own in seen or depth > DEEPEST or len(seen) >= MOST_ELEMENTS:
            return False
        seen.add(own)
        tags.elements.append(element)
        below = [found for kid in kids_of(element) if (found := read_kid(kid, element, tags))]
        waiting += [(one, depth + 1) for one in reversed(below)]
    return True


def kids_of(element: Dictionary) -> list[Found]:
    """Give what stands directly below an element or the root."""
    held = at(element, "/K")
    return list(held) if isinstance(held, Array) else [] if held is None else [held]


def is_element(found: Found) -> bool:
    """Say whether an object is an element of structure."""
    return isinstance(found, Dictionary) and bool(name_at(found, "/S"))


def read_kid(kid: Found, element: Dictionary, tags: Tags) -> Dictionary | None:
    """Read one thing below an element: content and objects are listed, an element given."""
    if isinstance(kid, int) and not isinstance(kid, bool):
        list_content(dictionary_at(element, "/Pg"), kid, element, tags)
        return None
    kind = name_at(kid, "/Type")
    if kind == "/MCR":
        holder = at(kid, "/Stm") or at(kid, "/Pg") or at(element, "/Pg")
        list_content(holder, whole_at(kid, "/MCID", -1), element, tags)
        return None
    if kind == "/OBJR":
        held = at(kid, "/Obj")
        if (own := identity(held)) and isinstance(held, Dictionary | Stream):
            tags.objects[own] = (held, element)
        return None
    return kid if is_element(kid) else None


def list_content(holder: Found, number: int, element: Dictionary, tags: Tags) -> None:
    """Note which element marked content belongs to."""
    own = identity(holder)
    if own and number >= 0 and isinstance(holder, Dictionary | Stream):
        tags.contents.setdefault(own, Content(holder)).elements[number] = element


def replace_kid(element: Dictionary, annotation: Dictionary, part: Dictionary) -> None:
    """Put content in the place of the reference to an annotation below an element."""
    own = identity(annotation)
    kids = [part if identity(at(kid, "/Obj")) == own and own else kid for kid in kids_of(element)]
    element.K = Array(kids)


def without_lost(tags: Tags, kept: set[Key]) -> None:
    """Take away references to annotations that are no more."""
    for own in [own for own in tags.objects if own not in kept]:
        _, element = tags.objects.pop(own)
        kids = [kid for kid in kids_of(element) if identity(at(kid, "/Obj")) != own]
        element.K = Array(kids)


def settle(tags: Tags, roles: Found, classes: Found) -> None:
    """Let each element say by itself what it is, instead of by the maps of its document.

    Maps of several documents may say different things of one name.
    """
    known: dict[str, str] = {}
    for element in tags.elements:
        if "/NS" not in element:
            name = name_at(element, "/S")
            if name not in known:
                known[name] = standard_role(name, roles)
            element.S = Name(known[name])
        names = items_at(element, "/C") or [at(element, "/C")]
        held = [at(classes, str(one)) for one in names if isinstance(one, Name)]
        if held:
            lent = [one for each in held for one in attributes_in(each)]
            element.A = Array([*lent, *attributes_in(at(element, "/A"))])


def standard_role(name: str, roles: Found) -> str:
    """Give what a document's role map makes of a name in the end; the name where it goes round."""
    found, seen = name, set()
    while found not in seen and (mapped := name_at(roles, found)):
        seen.add(found)
        found = mapped
    return name if found in seen else found


def write_tags(pdf: Pdf, tags: Tags, prefix: str) -> int:
    """Write the tree anew with its parent tree, ids under the prefix; give how many keys it has.

    Keys run over pages first, then pictures, then annotations. `/Holders` lists the pictures.
    """
    for page in pdf.pages:
        tags.contents.setdefault(page.obj.objgen, Content(page.obj))
    numbers, holders = Array(), Array()
    for key, content in enumerate(tags.contents.values()):
        content.holder.StructParents = key
        numbers.append(key)
        numbers.append(listed(content))
        if isinstance(content.holder, Stream):
            holders.append(content.holder)
    for key, (held, element) in enumerate(tags.objects.values(), len(tags.contents)):
        held.StructParent = key
        numbers.append(key)
        numbers.append(element)
    ids = with_prefixed_ids(tags, prefix)
    root = Dictionary(Type=Name.StructTreeRoot, K=Array(tags.top), Holders=holders)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.IDTree, root.Namespaces = Dictionary(Names=ids), Array(tags.spaces)
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    for element in tags.top:
        element.P = pdf.Root.StructTreeRoot
    return len(tags.contents) + len(tags.objects)


def listed(content: Content) -> Array:
    """Give the elements of marked content by their numbers, null where a number is not used."""
    most = max(content.elements, default=-1)
    return Array([content.elements.get(number) for number in range(most + 1)])


def with_prefixed_ids(tags: Tags, prefix: str) -> Array:
    """Put the prefix before the id of each element and where cells name their headings.

    Gives the ids with their elements in order. Elements keep nothing else than they need.
    """
    ids: dict[bytes, Dictionary] = {}
    named: set[Key | None] = set()  # attributes that several elements share
    for element in tags.elements:
        for key in [key for key in element if key not in KEPT]:
            del element[key]
        if "/ID" in element:
            element.ID = String(prefix + text_at(element, "/ID"))
            ids[bytes(element.ID)] = element
        for attributes in attributes_in(at(element, "/A")):
            if (own := identity(attributes)) not in named or own is None:
                name_headings(attributes, prefix)
            named.add(own)
    made = Array()
    for own in sorted(ids):
        made.append(String(own))
        made.append(ids[own])
    return made


def attributes_in(held: Found) -> list[Dictionary]:
    """Give the attribute dictionaries of an element or a class."""
    found = list(held) if isinstance(held, Array) else [held]
    return [one for one in found if isinstance(one, Dictionary)]


def name_headings(attributes: Dictionary, prefix: str) -> None:
    """Put the prefix before the ids of the headings that a cell names."""
    headings = items_at(attributes, "/Headers")
    if headings:
        attributes.Headers = Array([String(prefix + str(one)) for one in headings])
