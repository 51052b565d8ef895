"""Uploads made ready for a pack: the same to the eye, and nothing that acts or hides."""

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from goldenthread.report.packs.pdf.opening import DocumentRefusedError
from goldenthread.report.packs.pdf.preparing import Notes, notes_of, prepare
from tests.unit.report.packs import made
from tests.unit.report.packs.reading import (
    assert_whole,
    elements,
    kinds,
    opened,
    pictures,
    texts,
    words_in,
)

pytestmark = pytest.mark.slow


def prepared(content, title="Forward plan", piece="paper-7", **how):
    return prepare(content, title=title, piece=piece, **how)


def notes(content) -> Notes:
    with opened(content) as pdf:
        return notes_of(pdf)


def assert_same_look(before, after):
    for was, now in zip(pictures(before), pictures(after), strict=True):
        height, width = was.shape[:2]
        assert now.shape[0] >= height
        assert np.abs(was - now[:height, :width]).max() <= 8


def assert_like(before, after):
    """Compare dots in squares of six: letters of fields are smoothed in another way."""
    for was, now in zip(pictures(before, with_form=True), pictures(after), strict=True):
        height, width = (side // 6 * 6 for side in was.shape[:2])
        squares = [
            one[:height, :width].reshape(height // 6, 6, width // 6, 6, 3).mean(axis=(1, 3, 4))
            for one in (was, now)
        ]
        assert np.abs(squares[0] - squares[1]).max() < 50


@pytest.mark.parametrize("name", ["layered", "unbalanced", "linked", "tagged"])
def test_pages_look_as_they_were(name):
    content = getattr(made, name)()
    assert_same_look(content, prepared(content))


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_filled_forms_look_as_they_were_and_are_forms_no_more(turned):
    content = made.form(turned=turned)
    out = prepared(content)
    assert_like(content, out)
    (words,) = texts(out)
    assert "Drawn value" in words
    assert "Bare value" in words
    assert "Hidden value" not in words
    with opened(out) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
    assert "/SubmitForm" not in words_in(out).splitlines()
    assert "Hidden value" not in words_in(out)


def test_the_same_content_gives_the_same_bytes():
    for name in ("form", "hostile", "tagged", "linked"):
        content = getattr(made, name)()
        assert prepared(content) == prepared(content)


def test_nothing_that_acts_or_hides_is_left():
    out = prepared(made.hostile())
    words = words_in(out)
    for name in (
        "/JavaScript", "/JS", "/Launch", "/GoToR", "/EmbeddedFile", "/EmbeddedFiles", "/EF",
        "/FileAttachment", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Screen", "/Next",
        "SECRET", "ACTS", "cmd.exe", "javascript:", "file:///", "pack:", "other.pdf",
    ):  # fmt: skip
        is_name = name.startswith("/")
        assert name not in (words.splitlines() if is_name else words), name
    assert "https://www.england.nhs.uk/" in words
    assert texts(out)[0].endswith("Innocent words")
    said = "; ".join(notes(out).left_out)
    assert "scripts or actions" in said
    assert "files that were inside it" in said
    assert "1 comments" in said
    assert "6 links" in said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "broken"),
        (b"%PDF-1.7 nothing else", "broken"),
        (made.page_tree_bomb(), "broken"),
        (made.deep(), "nested too deep"),
        (made.saved(pikepdf.new()), "no pages"),
    ],
    ids=["empty", "rubbish", "bomb", "deep", "no pages"],
)
def test_what_cannot_stand_in_a_pack_is_refused_in_words(content, why):
    with pytest.raises(DocumentRefusedError, match=why):
        prepared(content)


@pytest.mark.parametrize("opener", ["", "guessed"])
def test_encrypted_documents_are_refused(opener):
    pdf = pikepdf.new()
    made.add_page(pdf, "Protected")
    content = made.saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=opener))
    with pytest.raises(DocumentRefusedError, match="password" if opener else "encrypted"):
        prepared(content)


def test_xfa_forms_are_refused():
    pdf = pikepdf.new()
    made.add_page(pdf, "Please wait")
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))
    with pytest.raises(DocumentRefusedError, match="XFA"):
        prepared(made.saved(pdf))


def test_too_many_pages_are_refused():
    with pytest.raises(DocumentRefusedError, match="1,000 pages"):
        prepared(made.sheets(*["page"] * 1_001))


@pytest.mark.parametrize("damage", ["no xref", "wrong xref"])
def test_a_broken_index_of_a_file_is_repaired(damage):
    content = made.sheets("Whole")
    head = content[: content.rindex(b"startxref")]
    broken = head if damage == "no xref" else head + b"startxref\n7\n%%EOF"
    assert texts(prepared(broken))[0].endswith("Whole")


def test_a_document_without_tags_says_so_on_each_page():
    out = prepared(made.sheets("One", "Two"), title="The plan")
    with opened(out) as pdf:
        found = [one for _, one in elements(pdf)]
        sheet = [(1, "Sect"), (2, "P"), (2, "P")]
        assert kinds(pdf) == [(0, "Part"), *sheet, *sheet]
        assert all(one.Pg.objgen == pdf.pages[0].obj.objgen for one in found[2:4])
    first, second = texts(out)
    assert first.startswith("Page 1 of 2 of The plan. It was uploaded without tags")
    assert first.endswith("One")
    assert second.startswith("Page 2 of 2 of The plan.")
    assert notes(out).texts == ("One", "Two")
    assert not notes(out).is_tagged


def test_a_page_without_text_is_told_as_a_picture():
    pdf = pikepdf.new()
    page = made.add_page(pdf, "")
    page.Contents = pdf.make_stream(b"1 0 0 rg 100 100 200 200 re f")
    with opened(prepared(made.saved(pdf), title="A scan")) as out:
        figure = [one for _, one in elements(out) if Name.Figure == one.S]
        assert len(figure) == 1
        assert "holds no text" in str(figure[0].Alt)
        assert "Page 1 of 1 of A scan." in str(figure[0].Alt)


def test_links_without_tags_get_them():
    with opened(prepared(made.linked())) as pdf:
        links = [one for _, one in elements(pdf) if Name.Link == one.S]
        assert len(links) == 3
        assert all("/Contents" in one.K[0].Obj for one in links)


def test_left_over_marks_of_lost_tags_are_taken_out():
    with opened(made.tagged()) as pdf:
        del pdf.Root.StructTreeRoot
        content = made.saved(pdf)
    out = prepared(content)
    assert_same_look(content, out)
    with opened(out) as pdf:
        picture = pdf.pages[0].obj.Resources.XObject["/WholePage"]
        assert b"BDC" not in picture.read_bytes()
        assert not notes_of(pdf).is_tagged


def test_tags_are_kept_and_said_to_be_ours_only_where_they_are():
    content = made.tagged()
    assert notes(prepared(content, is_ours=True)).is_proved
    theirs = prepared(content)
    assert not notes(theirs).is_proved
    assert notes(theirs).is_tagged
    with opened(theirs) as pdf, opened(content) as before:
        expected = {"Strong": "Span", "Em": "Span", "Title": "P", "Terms": "Part"}
        was = [(depth, expected.get(kind, kind)) for depth, kind in kinds(before)]
        assert kinds(pdf) == was


def test_ids_carry_the_piece_so_that_they_never_clash():
    with opened(prepared(made.tagged(), piece="paper-9")) as pdf:
        ids = [str(one.ID) for _, one in elements(pdf) if "/ID" in one]
        assert ids
        assert all(one.startswith("paper-9/") for one in ids)


def tagged_form():
    """Give a tagged document with a field that an element stands for."""
    with opened(made.tagged()) as pdf:
        page = pdf.pages[2].obj
        field = made.annotate(
            pdf, page, Subtype=Name.Widget, FT=Name.Tx, T=String("sum"), V=String("Forty-two"), F=4,
            Rect=Array([60, 100, 260, 120]), AP=Dictionary(N=made.words_picture(pdf, "Forty-two")),
        )  # fmt: skip
        loose = made.annotate(
            pdf, page, Subtype=Name.Stamp, Rect=Array([300, 100, 400, 120]), F=4,
            AP=Dictionary(N=made.words_picture(pdf, "DRAFT")),
        )  # fmt: skip
        assert loose is not None
        top = pdf.Root.StructTreeRoot.K[0]
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Form, P=top, T=String("Sum"))
        )
        element.K = Dictionary(Type=Name.OBJR, Pg=page, Obj=field)
        top.K.append(element)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        return made.saved(pdf)


def test_the_element_of_a_field_stands_for_its_drawing():
    content = tagged_form()
    out = prepared(content)
    assert_like(content, out)
    with opened(out) as pdf:
        (element,) = [one for _, one in elements(pdf) if Name.Form == one.S]
        part = element.K[0]
        drawing = pdf.pages[2].obj.Contents[-1].read_bytes()
        assert f"/Form <</MCID {part.MCID}>> BDC".encode() in drawing
        assert b"/Artifact BMC" in drawing
        pdf.Root.StructTreeRoot.ParentTreeNextKey = 10_000
        assert_whole(pdf)


def test_roles_and_classes_are_settled_in_each_element():
    with opened(made.tagged()) as pdf:
        root = pdf.Root.StructTreeRoot
        root.RoleMap = Dictionary(
            {
                **dict(root.RoleMap),
                "/Heading": Name.H1,
                "/Round": Name("/Trip"),
                "/Trip": Name.Round,
            }
        )
        root.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, SpaceAfter=9))
        top = root.K[0].K
        top[0].S, top[1].S = Name.Heading, Name("/Round")
        top[1].C = Name.Wide
        content = made.saved(pdf)
    with opened(prepared(content)) as out:
        found = [one for _, one in elements(out)]
        assert found[1].S == Name.H1
        assert Name("/Round") == found[2].S
        assert found[2].A[0].SpaceAfter == 9
        assert "/RoleMap" not in out.Root.StructTreeRoot


@pytest.mark.parametrize("harm", ["round", "deep", "empty", "rubbish"])
def test_tags_that_make_no_sense_are_as_none(harm):
    with opened(made.tagged()) as pdf:
        root = pdf.Root.StructTreeRoot
        if harm == "round":
            root.K[0].K.append(root.K[0])
        elif harm == "deep":
            node = root.K[0]
            for _ in range(300):
                inside = pdf.make_indirect(Dictionary(S=Name.Sect, P=node, K=Array()))
                node.K.append(inside)
                node = inside
        elif harm == "empty":
            root.K[0].K = Array()
        else:
            root.K = Array([7, String("x"), Dictionary(A=1)])
        content = made.saved(pdf)
    out = prepared(content)
    assert not notes(out).is_tagged
    assert_same_look(content, out)


def test_bookmarks_of_the_first_level_are_noted():
    found = notes(prepared(made.linked())).bookmarks
    assert [(one.title, one.page) for one in found] == [("Chapter one", 0), ("Chapter two", 1)]
    titles = [one.title for one in notes(prepared(made.tagged(), is_ours=True)).bookmarks]
    assert titles == ["First part", "Second part"]


def bare(value, *, size=0, **entries):
    """Give the picture of a field that had none."""
    pdf = pikepdf.new()
    page = made.add_page(pdf, "Form")
    field = made.annotate(
        pdf, page, Subtype=Name.Widget, T=String("a"), F=4, V=value,
        DA=String(f"/No {size} Tf 0 g"), Rect=Array([60, 100, 260, 220]),
        **{"FT": Name.Tx, **entries},
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
    return texts(prepared(made.saved(pdf)))[0].split("Form")[1].strip()


def test_values_without_a_picture_are_drawn():
    assert bare(String("£5m – naïve")) == "£5m – naïve"
    assert bare(String("漢字 kept"), size=9) == "kept"  # letters that we lack are boxes
    assert bare(String("one\rtwo")) == "one two"
    assert bare(String(" ".join(["word"] * 30)), Ff=1 << 12).count("word") == 30
    assert bare(String("secret"), Ff=1 << 13) == ""
    options = Array([Array([String("a"), String("Apples")]), String("b")])
    assert bare(String("a"), FT=Name.Ch, Opt=options) == "Apples"
    assert bare(Array([String("a"), String("b")]), FT=Name.Ch, Opt=options) == "Apples b"
    assert bare(7) == ""
