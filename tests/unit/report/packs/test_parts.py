"""Odd parts of documents: boxes, names, bookmarks, fonts, trees and forms that few files have."""

import itertools

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from goldenthread.report.packs.pdf.bookmarks import Bookmark, first_level, write_bookmarks
from goldenthread.report.packs.pdf.contents import depths, nesting
from goldenthread.report.packs.pdf.fonts import letters_for
from goldenthread.report.packs.pdf.geometry import A4, Sight, sight_of, written
from goldenthread.report.packs.pdf.joining import Volume, join
from goldenthread.report.packs.pdf.links import is_web, named_places
from goldenthread.report.packs.pdf.preparing import notes_of, prepare
from goldenthread.report.packs.pdf.values import numbers_at, plain_text, tree_entries, whole_at
from tests.unit.report.packs import made
from tests.unit.report.packs.reading import assert_whole, elements, opened, texts

pytestmark = pytest.mark.slow


def page(**entries):
    return Dictionary(Type=Name.Page, **entries)


@pytest.mark.parametrize(
    ("entries", "sight"),
    [
        ({}, Sight(A4)),
        ({"MediaBox": Array([100, 200, 0, 0])}, Sight((0, 0, 100, 200))),
        ({"MediaBox": Array([0, 0, 0, 0])}, Sight(A4)),
        ({"MediaBox": Array([0, 0, 100])}, Sight(A4)),
        ({"MediaBox": Array([0, 0, Name.x, 100])}, Sight(A4)),
        ({"MediaBox": Array([0, 0, 9_000_000, 100])}, Sight(A4)),
        ({"MediaBox": Array([0, 0, 100, 100]), "CropBox": Array([50, 50, 150, 80])},
         Sight((50, 50, 100, 80))),
        ({"MediaBox": Array([0, 0, 100, 100]), "CropBox": Array([200, 200, 300, 300])},
         Sight((0, 0, 100, 100))),
        ({"Rotate": -90}, Sight(A4, 270)),
        ({"Rotate": 450}, Sight(A4, 90)),
        ({"Rotate": 45}, Sight(A4)),
        ({"Rotate": Name.x}, Sight(A4)),
        ({"UserUnit": 2}, Sight(A4, 0, 2.0)),
        ({"UserUnit": -2}, Sight(A4)),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_page(entries, sight):
    assert sight_of(page(**entries)) == sight


@given(st.sampled_from([0, 90, 180, 270]), st.floats(1, 500), st.floats(1, 500), st.floats(-99, 99))
def test_what_is_seen_is_mapped_onto_the_box(turned, width, height, left):
    sight = Sight((left, 10, left + width, 10 + height), turned)
    a, b, c, d, e, f = sight.matrix
    across, up = sight.size
    corners = [(a * u + c * v + e, b * u + d * v + f) for u in (0, across) for v in (0, up)]
    assert min(x for x, _ in corners) == pytest.approx(left)
    assert max(x for x, _ in corners) == pytest.approx(left + width)
    assert min(y for _, y in corners) == pytest.approx(10)
    assert max(y for _, y in corners) == pytest.approx(10 + height)
    taller = Sight(sight.below(7), turned)
    assert taller.size == pytest.approx((across, up + 7))
    # The bottom as seen moved, and nothing else.
    x, y = taller.matrix[2] * 7 + taller.matrix[4], taller.matrix[3] * 7 + taller.matrix[5]
    assert (x, y) == pytest.approx((e, f))


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, b"0"), (-0.00001, b"-0"), (1.5, b"1.5"), (100, b"100"), (-2.25, b"-2.25")],
)
def test_numbers_are_written_short(number, words):
    assert written(number) == words


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"q Q", (0, 0)), (b"Q", (-1, -1)), (b"q q Q", (0, 1)), (b"Q Q q", (-2, -1)),
        (b"(q q q) Tj", (0, 0)), (b"q 1 0 0 1 0 0 cm BT (Q) Tj ET", (0, 1)),
    ],
)  # fmt: skip
def test_open_states_are_counted(content, found):
    pdf = pikepdf.new()
    held = made.add_page(pdf, "")
    held.Contents = pdf.make_stream(content)
    assert nesting(held) == found


@given(st.lists(st.booleans()))
def test_as_many_states_are_closed_as_are_open(opens):
    lowest, last = depths(opens)
    repaired = [True] * -lowest + opens + [False] * (last - lowest)
    assert depths(repaired) == (0, 0)


def test_fonts_hold_the_letters_that_are_asked_for():
    letters = letters_for(frozenset("Page 1 · é"))
    assert set("Page 1 · é") <= set(letters.glyphs)
    assert letters.width("Page", 10) > letters.width("Pag", 10) > 0
    assert letters.written("P") != letters.written("a")
    assert letters.width("漢", 10) == letters.widths[0] / 100  # what is lacking is a box
    assert letters_for(frozenset("Page 1 · é")) is letters


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://www.nhs.uk", True), ("HTTP://x", True), ("mailto:a@b", True), ("tel:1", True),
        ("javascript:alert(1)", False), ("file:///etc", False), (" data:text/html,x", False),
        ("www.nhs.uk", False), ("http://[broken", False), ("", False), ("pack:paper-1", False),
    ],
)  # fmt: skip
def test_web_addresses_are_told_from_others(address, is_allowed):
    assert is_web(address) is is_allowed


def test_trees_of_names_that_go_round_end():
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Names=Array([String("a"), 1])))
    root.Kids = Array([root, Dictionary(Names=Array([String("b"), 2, String("odd")])), 7])
    assert sorted((str(key), held) for key, held in tree_entries(root, "/Names")) == [
        ("a", 1), ("b", 2),
    ]  # fmt: skip


def test_values_of_the_wrong_kind_are_none():
    held = Dictionary(A=Name.x, B=Array([1, True]), C=True, D=String("x"))
    assert whole_at(held, "/C") == 0
    assert whole_at(held, "/A", 7) == 7
    assert numbers_at(held, "/B") == []
    assert plain_text(7) == ""
    pdf = pikepdf.new()
    assert plain_text(pdf.make_stream(b"long")) == "long"


def bookmarked(*items):
    """Give a document of two pages with bookmarks as they are written."""
    pdf = pikepdf.new()
    first, second = made.add_page(pdf, "1"), made.add_page(pdf, "2")
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    kept = [pdf.make_indirect(Dictionary(one(first, second))) for one in items]
    for before, after in itertools.pairwise(kept):
        before.Next = after
    kept[-1].Next = kept[0]  # goes round
    root.First = kept[0]
    pdf.Root.Outlines = root
    pdf.Root.Dests = Dictionary(Place=Array([second, Name.XYZ, 0, 300, 0]))
    return pdf


def test_bookmarks_of_every_kind_are_read():
    pdf = bookmarked(
        lambda a, b: {"/Title": String("Page"), "/Dest": Array([a, Name.Fit])},
        lambda a, b: {"/Title": String("Name"), "/Dest": Name.Place},
        lambda a, b: {"/Title": String("Action"),
                      "/A": Dictionary(S=Name.GoTo, D=Array([b, Name.XYZ, 0, Name.x, 0]))},
        lambda a, b: {"/Title": String("Gone"), "/Dest": Array([])},
        lambda a, b: {"/Title": String(" "), "/Dest": Array([a, Name.Fit])},
        lambda a, b: {"/Title": String("Runs"), "/A": Dictionary(S=Name.Launch)},
    )  # fmt: skip
    found = first_level(pdf, named_places(pdf.Root))
    assert found == [Bookmark("Page", 0), Bookmark("Name", 1, 300.0), Bookmark("Action", 1)]


def test_no_bookmarks_make_no_outline():
    pdf = pikepdf.new()
    write_bookmarks(pdf, [])
    assert "/Outlines" not in pdf.Root


def test_a_tree_of_several_tops_gets_one_above_them():
    with opened(made.tagged()) as pdf:
        root = pdf.Root.StructTreeRoot
        whole = root.K[0]
        space = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("own")))
        second = pdf.make_indirect(Dictionary(S=Name.Sect, P=root, K=Array(), NS=space))
        for kid in list(whole.K)[-2:]:
            kid.P = second
            second.K.append(kid)
        whole.K = Array(list(whole.K)[:-2])
        root.K, root.Namespaces = Array([whole, second]), Array([space])
        content = made.saved(pdf)
    held = prepare(content, title="t", piece="p")
    with opened(join([Volume("p", held, "Two tops")], title="t").content) as pack:
        assert_whole(pack)
        tops = [str(one.S) for depth, one in elements(pack) if depth in (1, 2)]
        assert tops == ["/Part", "/Document", "/Sect"]
        assert len(pack.Root.StructTreeRoot.Namespaces) == 1


def test_content_inside_a_picture_keeps_its_tags():
    with opened(made.tagged()) as pdf:
        page_of_it = pdf.pages[2].obj
        picture = pdf.make_stream(
            b"/P <</MCID 0>> BDC 0 0 10 10 re f EMC", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 10, 10]), StructParents=99,
        )  # fmt: skip
        page_of_it.Resources.XObject = Dictionary(Inner=picture)
        top = pdf.Root.StructTreeRoot.K[0]
        element = pdf.make_indirect(Dictionary(S=Name.Figure, P=top, Alt=String("x")))
        element.K = Dictionary(Type=Name.MCR, Pg=page_of_it, Stm=picture, MCID=0)
        top.K.append(element)
        content = made.saved(pdf)
    parts = [
        Volume(f"p{n}", prepare(content, title="t", piece=f"p{n}"), f"Part {n}") for n in (1, 2)
    ]
    with opened(join(parts, title="t").content) as pack:
        assert_whole(pack)
        figures = [one for _, one in elements(pack) if Name.Figure == one.S]
        keys = [int(one.K.Stm.StructParents) for one in figures]
        assert len(set(keys)) == 2


def test_pictures_of_fields_borrow_the_fonts_of_their_form():
    pdf = pikepdf.new()
    form_page = made.add_page(pdf, "Form")
    bare = pdf.make_stream(b"BT /Shared 12 Tf 2 5 Td (Borrowed) Tj ET", BBox=Array([0, 0, 100, 20]))
    own = pdf.make_stream(
        b"BT /Shared 12 Tf 2 5 Td (Partly) Tj ET", BBox=Array([0, 0, 100, 20]),
        Resources=Dictionary(Font=Dictionary(Own=made.helvetica(pdf))),
    )  # fmt: skip
    boxless = pdf.make_stream(b"BT ET")
    fields = [
        made.annotate(
            pdf, form_page, Subtype=Name.Widget, FT=Name.Btn, F=4, T=String(f"f{place}"),
            Rect=Array([60, place, 160, place + 20]), AP=Dictionary(N=picture),
        )
        for place, picture in ((700, bare), (600, own), (500, boxless))
    ]  # fmt: skip
    form_page.Annots.append(7)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields),
        DR=Dictionary(Font=Dictionary(Shared=made.helvetica(pdf)), XObject=Dictionary(), Odd=7),
    )
    (words,) = texts(prepare(made.saved(pdf), title="t", piece="p"))
    assert "Borrowed" in words
    assert "Partly" in words


def test_links_inside_a_page_that_are_no_objects_are_kept():
    pdf = pikepdf.new()
    held = made.add_page(pdf, "Direct")
    action = Dictionary(S=Name.URI, URI=String("https://www.nhs.uk"))
    held.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])
    content = prepare(made.saved(pdf), title="t", piece="p")
    with opened(content) as found:
        (link,) = found.pages[0].obj.Annots
        assert str(link.Contents) == "Link to https://www.nhs.uk"
        assert notes_of(found).left_out == ()


def test_what_a_page_inherits_stays_with_it():
    pdf = pikepdf.new()
    held = made.add_page(pdf, "Inherits", (0, 0, 300, 200), turned=90)
    for key in ("/Resources", "/MediaBox", "/Rotate"):
        pdf.Root.Pages[key] = held[key]
        del held[key]
    content = prepare(made.saved(pdf), title="t", piece="p")
    (words,) = texts(content)
    assert words.endswith("Inherits")
    with opened(content) as found:
        assert sight_of(found.pages[0].obj).turned == 90
