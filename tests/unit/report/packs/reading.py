"""Reading what was made: trees of tags, all strings and names of a file, pictures of pages."""

import io
from collections.abc import Iterator

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream, String

Rows = list[tuple[int, str, dict]]


def opened(content: bytes) -> pikepdf.Pdf:
    """Give a document to read."""
    return pikepdf.open(io.BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Dictionary]]:
    """Give every element of structure with its depth, in reading order."""

    def walk(node, depth):
        held = node.get("/K")
        for kid in held if isinstance(held, Array) else [held]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield depth, kid
                yield from walk(kid, depth + 1)

    yield from walk(pdf.Root.StructTreeRoot, 0)


def kinds(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Give depth and kind of every element."""
    return [(depth, str(one.S)[1:]) for depth, one in elements(pdf)]


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, object]:
    """Give what the parent tree holds by its keys."""
    return dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree))


def assert_whole(pdf: pikepdf.Pdf) -> None:
    """Check that tree, parent tree, pages and annotations say the same of each other."""
    root, tree = pdf.Root.StructTreeRoot, parent_tree(pdf)
    assert pdf.Root.MarkInfo.Marked is True
    keys = list(tree)
    assert keys == sorted(set(keys))
    assert root.ParentTreeNextKey > max(keys)
    pages = {page.obj.objgen: page.obj for page in pdf.pages}
    assert len({int(page.StructParents) for page in pages.values()}) == len(pages)
    annotations = {
        one.objgen: one for page in pages.values() for one in page.get("/Annots", Array())
    }
    listed, ids = 0, {}
    for _, element in elements(pdf):
        assert element.P is not None
        if "/ID" in element:
            assert bytes(element.ID) not in ids
            ids[bytes(element.ID)] = element
        held = element.get("/K")
        for kid in held if isinstance(held, Array) else [] if held is None else [held]:
            if isinstance(kid, int):
                page = pages[element.Pg.objgen]
                assert tree[int(page.StructParents)][kid].objgen == element.objgen
                listed += 1
            elif "/MCID" in kid:
                holder = kid.get("/Stm") or kid.get("/Pg") or element.Pg
                assert tree[int(holder.StructParents)][int(kid.MCID)].objgen == element.objgen
                listed += 1
            elif "/Obj" in kid:
                own = annotations[kid.Obj.objgen]
                assert tree[int(own.StructParent)].objgen == element.objgen
            else:
                assert kid.P.objgen == element.objgen
    assert listed
    assert_headings(pdf, ids)
    names = dict(pikepdf.NameTree(root.IDTree)) if "/IDTree" in root else {}
    assert {name.encode(): one.objgen for name, one in names.items()} == {
        name: one.objgen for name, one in ids.items()
    }


def assert_headings(pdf: pikepdf.Pdf, ids: dict[bytes, Dictionary]) -> None:
    """Check that every heading that a cell names is there."""
    for _, element in elements(pdf):
        held = element.get("/A")
        for attributes in held if isinstance(held, Array) else [held] if held else []:
            for heading in attributes.get("/Headers", ()):
                assert ids[bytes(heading)].S == Name.TH


def words_in(content: bytes) -> str:
    """Give every name, text and uncompressed stream of a file, to look for what must not be there.

    Streams of fonts and pictures are left out: they hold no words.
    """
    found = []
    with opened(content) as pdf:
        for held in [pdf.trailer, *pdf.objects]:
            found += list(texts_of(held))
    return "\n".join(found)


def texts_of(held: object) -> Iterator[str]:
    """Give the texts of an object and of those inside it that are no objects of their own."""
    if isinstance(held, String):
        yield str(held)
        yield bytes(held).decode("latin-1")
    elif isinstance(held, Name):
        yield str(held)
    elif isinstance(held, Array):
        for one in held:
            yield from inner(one)
    elif isinstance(held, Dictionary | Stream):
        for key in held:
            yield key
            yield from inner(held.get(key))
        if isinstance(held, Stream) and "/Length1" not in held:
            yield held.read_bytes().decode("latin-1")


def inner(held: object) -> Iterator[str]:
    """Give the texts of what stands inside an object."""
    if not (isinstance(held, pikepdf.Object) and held.is_indirect):
        yield from texts_of(held)


def pictures(content: bytes, scale: float = 1.0, *, with_form: bool = False) -> list[np.ndarray]:
    """Give each page as a picture: rows, columns, colours."""
    document = pypdfium2.PdfDocument(content)
    if with_form:
        document.init_forms()
    try:
        return [
            document[number]
            .render(scale=scale, rev_byteorder=True)
            .to_numpy()[:, :, :3]
            .astype(int)
            for number in range(len(document))
        ]
    finally:
        document.close()


def texts(content: bytes) -> list[str]:
    """Give the text of each page, as a second library reads it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [
            " ".join(document[number].get_textpage().get_text_bounded().split())
            for number in range(len(document))
        ]
    finally:
        document.close()
