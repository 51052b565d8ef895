"""The structure trees of documents grown into one, each document a part below its root."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from goldenthread.report.packs.pdf.links import links_of
from goldenthread.report.packs.pdf.structure import kids_of
from goldenthread.report.packs.pdf.values import Found, identity, items_at, name_at

WHOLE = frozenset({"/Document", "/Part"})  # what the top of a document's own tree may be


class Forest:
    """The tree of a pack while prepared documents are added to it."""

    def __init__(self, pack: Pdf) -> None:
        self.pack = pack
        self.root = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.whole = self.element(Name.Document, self.root)
        self.parts: list[Dictionary] = []
        self.numbers = Array()
        self.ids: dict[bytes, Dictionary] = {}
        self.spaces: dict[Found, Dictionary] = {}
        self.next = 0

    def element(self, kind: Name, parent: Dictionary) -> Dictionary:
        """Give a new element of structure."""
        return self.pack.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent))

    def add(
        self, source: Pdf, keys: int, pages: Iterable[Page], *, title: str, language: str
    ) -> None:
        """Add the tree of a prepared document, whose `pages` were copied before.

        `keys` says how many entries its parent tree has.
        """
        tree = self.pack.copy_foreign(source.Root.StructTreeRoot)
        part = self.part_of(tree)
        part.T = String(title)
        if language:
            part.Lang = String(language)
        self.parts.append(part)
        self.shift(tree, pages)
        listed = items_at(tree.IDTree, "/Names")
        self.ids |= zip(map(bytes, listed[::2]), listed[1::2], strict=True)
        self.spaces |= {identity(one): one for one in items_at(tree, "/Namespaces")}
        self.next += keys

    def part_of(self, tree: Dictionary) -> Dictionary:
        """Give the element that stands for a whole document: its own, or a new one above it."""
        tops = kids_of(tree)
        if len(tops) == 1 and name_at(tops[0], "/S") in WHOLE and "/NS" not in tops[0]:
            part = tops[0]
            part.S, part.P = Name.Part, self.whole
            return part
        part = self.element(Name.Part, self.whole)
        part.K = Array(tops)
        for one in tops:
            one.P = part
        return part

    def shift(self, tree: Dictionary, pages: Iterable[Page]) -> None:
        """Number what a document's parent tree lists on from what was added before."""
        for page in pages:
            page.obj.StructParents = int(page.obj.StructParents) + self.next
            for link in links_of(page.obj):
                if "/StructParent" in link:
                    link.StructParent = int(link.StructParent) + self.next
        for holder in items_at(tree, "/Holders"):
            holder.StructParents = int(holder.StructParents) + self.next
        listed = items_at(tree.ParentTree, "/Nums")
        for key, held in zip(listed[::2], listed[1::2], strict=True):
            self.numbers.append(key + self.next)
            self.numbers.append(held)

    def write(self, language: str) -> None:
        """Write the tree into the pack."""
        self.whole.K, self.whole.Lang = Array(self.parts), String(language)
        names = Array()
        for own in sorted(self.ids):
            names.append(String(own))
            names.append(self.ids[own])
        self.root.K = Array([self.whole])
        self.root.ParentTree = self.pack.make_indirect(Dictionary(Nums=self.numbers))
        self.root.ParentTreeNextKey = self.next
        if names:
            self.root.IDTree = Dictionary(Names=names)
        if self.spaces:
            self.root.Namespaces = Array(self.spaces.values())
        self.pack.Root.StructTreeRoot = self.root
        self.pack.Root.MarkInfo = Dictionary(Marked=True)
