"""Documents joined into a pack: one tree of tags, links, names, bookmarks, layers, page numbers."""

import subprocess

import numpy as np
import pikepdf
import pytest
from pikepdf import Name

from goldenthread.report.packs.pdf.joining import Volume, join
from goldenthread.report.packs.pdf.preparing import prepare
from tests.unit.report.packs import made
from tests.unit.report.packs.reading import (
    assert_whole,
    elements,
    kinds,
    opened,
    pictures,
    texts,
)

pytestmark = pytest.mark.slow


def volume(piece, content, *, title="", label="", group="", is_ours=False):
    title = title or f"Document {piece}"
    held = prepare(content, title=title, piece=piece, is_ours=is_ours)
    return Volume(piece, held, title, label, group)


@pytest.fixture(scope="module")
def volumes():
    return [
        volume("agenda", made.tagged("Agenda"), title="Agenda", is_ours=True),
        volume("front-1", made.tagged("Sheet"), label="04-1", group="04-1 Plan", is_ours=True),
        volume("paper-1", made.linked(), title="The plan", label="04-1", group="04-1 Plan"),
        volume("paper-2", made.tagged("Theirs"), label="04-2", group="04-2 Report"),
        volume("paper-3", made.layered(), label="04-3", group="04-3 Map"),
        volume("paper-4", made.form(turned=90), label="04-4", group="04-4 Form"),
        volume("paper-5", made.linked(), label="04-5", group="04-5 Again"),
    ]


@pytest.fixture(scope="module")
def joined(volumes):
    return join(volumes, title="Pack of the Board")


@pytest.fixture
def pack(joined):
    with opened(joined.content) as pdf:
        yield pdf


def test_trees_grow_into_one(pack):
    assert_whole(pack)
    tops = [one for depth, one in elements(pack) if depth == 1]
    assert kinds(pack)[0] == (0, "Document")
    assert {str(one.S) for one in tops} == {"/Part"}
    assert [str(one.T) for one in tops] == [
        "Agenda", "Document front-1", "The plan", "Document paper-2", "Document paper-3",
        "Document paper-4", "Document paper-5",
    ]  # fmt: skip
    assert str(tops[0].Lang) == "en-GB"
    assert "/Lang" not in tops[2]


def test_a_second_reader_sees_the_tags_and_their_words(joined, tmp_path):
    (tmp_path / "pack.pdf").write_bytes(joined.content)
    found = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "pack.pdf"], capture_output=True, text=True
    )
    assert "Syntax Error" not in found.stderr
    lines = [line.strip() for line in found.stdout.splitlines()]
    assert lines[0] == "Document"
    assert lines.count('"Words of the paper."') == 3
    assert 'Part "The plan"' in lines
    assert any(line.startswith('"Page 1 of 2 of The plan. It was uploaded') for line in lines)
    assert not any("page 1 of" in line for line in lines)  # stamps are decoration


def test_every_page_is_stamped_with_its_number(joined):
    found = texts(joined.content)
    count = len(found)
    labels = [""] * 4 + ["04-1"] * 6 + ["04-2"] * 4 + ["04-3", "04-4", "04-5", "04-5"]
    for number, (words, label) in enumerate(zip(found, labels, strict=True), 1):
        stamp = f"{label} · page {number} of {count}" if label else f"Page {number} of {count}"
        assert stamp in words


def test_stamps_are_decoration_in_an_embedded_font(pack):
    for page in pack.pages:
        stamp = page.obj.Contents[-1].read_bytes()
        assert stamp.startswith(b"/Artifact <</Type /Pagination")
        assert stamp.rstrip().endswith(b"Q EMC")
        font = page.obj.Resources.Font["/PageNumber"]
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert font.objgen == pack.pages[0].obj.Resources.Font["/PageNumber"].objgen


def test_links_stay_inside_their_document(pack):
    names = dict(pikepdf.NameTree(pack.Root.Names.Dests))
    pages = [page.obj.objgen for page in pack.pages]
    for start, piece in ((8, "paper-1"), (16, "paper-5")):
        first, second, third = pack.pages[start].obj.Annots
        assert str(first.Dest) == f"{piece}/chapter"
        assert str(second.Dest) == f"{piece}/old"
        assert pages.index(third.Dest[0].objgen) == start + 1
        assert pages.index(names[f"{piece}/chapter"][0].objgen) == start + 1
        assert pages.index(names[piece][0].objgen) == start


def test_links_between_pieces_lead_to_their_first_page():
    with opened(made.tagged()) as pdf:
        for target in ("paper-9", "paper-8"):
            made.annotate(
                pdf, pdf.pages[0].obj, Subtype=Name.Link, Rect=pikepdf.Array([60, 60, 90, 90]),
                A=pikepdf.Dictionary(S=Name.URI, URI=pikepdf.String(f"pack:{target}")),
            )  # fmt: skip
        content = made.saved(pdf)
    pair = [
        volume("agenda", content, is_ours=True),
        volume("paper-9", made.sheets("Nine"), title="Paper nine"),
    ]
    with opened(join(pair, title="t").content) as pdf:
        first, second = pdf.pages[0].obj.Annots
        assert first.Dest[0].objgen == pdf.pages[4].obj.objgen
        assert str(first.Contents) == "Paper nine, page 5"
        assert "/A" not in first
        assert "/A" not in second
        assert "/Dest" not in second


def test_bookmarks_have_two_levels(pack):
    pages = [page.obj.objgen for page in pack.pages]
    with pack.open_outline() as outline:
        found = [
            (
                one.title,
                pages.index(one.destination[0].objgen),
                [each.title for each in one.children],
            )
            for one in outline.root
        ]
        assert all(not each.children for one in outline.root for each in one.children)
    assert found == [
        ("Agenda", 0, ["First part", "Second part"]),
        ("04-1 Plan", 4, ["Document front-1", "The plan"]),
        ("04-2 Report", 10, ["First part", "Second part"]),
        ("04-3 Map", 14, []),
        ("04-4 Form", 15, []),
        ("04-5 Again", 16, ["Chapter one", "Chapter two"]),
    ]


def test_a_layer_that_was_hidden_stays_hidden(pack, joined):
    assert len(pack.Root.OCProperties.OCGs) == 2
    picture = pictures(joined.content)[14]
    assert tuple(picture[842 - 725, 85]) == (255, 0, 0)
    assert tuple(picture[842 - 725, 185]) == (255, 255, 255)


def test_title_language_labels_and_version(pack):
    assert str(pack.docinfo.Title) == "Pack of the Board"
    assert str(pack.Root.Lang) == "en-GB"
    assert pack.Root.ViewerPreferences.DisplayDocTitle is True
    assert pack.pdf_version == "1.7"
    with pack.open_metadata() as described:
        assert described["dc:title"] == "Pack of the Board"
        assert "pdfuaid:part" not in described


def test_accessibility_is_claimed_only_where_every_part_keeps_it(volumes):
    ours = join(volumes[:2], title="Ours alone")
    assert ours.claims_accessibility
    with opened(ours.content) as pdf, pdf.open_metadata() as described:
        assert described["pdfuaid:part"] == "1"
        assert_whole(pdf)
    theirs = join([volumes[0], volumes[3]], title="With another's")
    assert not theirs.claims_accessibility


def test_the_same_volumes_give_the_same_bytes(volumes, joined):
    assert join(volumes, title="Pack of the Board").content == joined.content


def test_progress_is_told(volumes):
    told = []
    join(volumes, title="t", progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 7) for done in range(1, 8)]


BOXES = [
    ("A4", made.A4), ("A3", (0, 0, 842, 1191)), ("poster", (-500, -500, 1884, 2870)),
    ("slide", (0, 0, 960, 540)), ("card", (0, 0, 241, 153)), ("stamp", (10, 10, 60, 40)),
    ("banner", (0, 0, 3000, 200)),
]  # fmt: skip


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [box for _, box in BOXES], ids=[name for name, _ in BOXES])
def test_stamps_are_seen_upright_in_the_free_corner_of_any_page(box, turned):
    content = made.sheets("Body", box=box, turned=turned)
    held = prepare(content, title="t", piece="p")
    out = join([Volume("p", held, "t", "04-11")], title="t").content
    assert "04-11 · page 1 of 1" in texts(out)[0]
    scale = 1_000 / max(box[2] - box[0], box[3] - box[1])
    (plain,), (after,) = pictures(held, scale), pictures(out, scale)
    marks = np.argwhere(np.abs(after - plain).max(axis=2) > 40)
    tall, wide = after.shape[:2]
    (top, left), (bottom, right) = marks.min(axis=0), marks.max(axis=0)
    assert top > tall / 2
    assert 0 < left < right < wide - 1
    assert bottom < tall - 1
    assert bottom - top < (right - left) / 4  # a line along the bottom, not up the side
    assert (plain[top : bottom + 1, left : right + 1] >= 250).all()  # nothing was there


@pytest.mark.parametrize("colour", ["0 0 0.5 rg", "0.9 g"])
def test_a_corner_that_is_not_free_gets_a_strip_below(colour):
    pdf = pikepdf.new()
    page = made.add_page(pdf, "Dark slide")
    page.Contents = pdf.make_stream(
        f"q {colour} 0 0 595 842 re f Q ".encode() + page.Contents.read_bytes()
    )
    content = made.saved(pdf)
    out = join([volume("p", content)], title="t").content
    (before,), (after,) = pictures(content), pictures(out)
    assert after.shape[0] - before.shape[0] == 19
    assert np.abs(before - after[: before.shape[0]]).max() <= 8
    assert after[-19:].mean() > 240


def test_a_stamp_stands_where_a_page_leaves_its_states_open():
    out = join([volume("p", made.unbalanced(), label="04-1")], title="t").content
    assert "04-1 · page 1 of 1" in texts(out)[0]
    corner = pictures(out, 2)[0][-38:, -430:]
    assert (corner < 100).sum() > 200


def test_user_units_are_counted():
    pdf = pikepdf.new()
    made.add_page(pdf, "Large", (0, 0, 59.5, 84.2)).UserUnit = 10
    out = join([volume("p", made.saved(pdf), label="04-1")], title="t").content
    with opened(out) as joined:
        stamp = joined.pages[0].obj.Contents[-1].read_bytes()
        assert b"/PageNumber 0.85 Tf" in stamp
