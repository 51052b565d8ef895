"""Pages read from PDFs: pictures, and every character where it stands."""

import io
import re

import numpy as np
import pikepdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from goldenthread.report.reading.leaf import (
    Box,
    Leaf,
    box_of,
    lines_of,
    marks_of,
    paragraphs_of,
)
from goldenthread.report.reading.pages import (
    LIGHT,
    WIDTHS,
    PageMissingError,
    leaf_of,
    picture_of,
)

SOURCE = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 12pt)
Waiting times grew in March.

#place(top + left, dx: 5cm, dy: 10cm, rect(width: 2cm, height: 1cm, fill: red))
#place(top + left, dx: 5cm, dy: 12cm)[Below the box]
#place(top + left, dx: 14cm, dy: 12cm, rotate(-90deg, reflow: true)[Sideways])
#place(bottom + left, text(size: 1pt)[words for machines alone])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def plain(folder):
    path = folder / "plain.pdf"
    path.write_bytes(typst.compile(SOURCE.encode()))
    return path


def changed(plain, folder, change):
    """Give the page turned, cropped or both."""
    with pikepdf.open(plain) as pdf:
        change(pdf.pages[0])
        path = folder / "changed.pdf"
        pdf.save(path)
    return path


def crop(page):
    page.cropbox = [100, 100, 500, 800]


def turn(page):
    page.rotate(90, relative=True)


def both(page):
    crop(page)
    page.rotate(270, relative=True)


def shown(path, number=1, width=1000):
    return Image.open(io.BytesIO(picture_of(path, number, width))).convert("RGB")


def ink_in(picture, leaf, box):
    """Say whether a picture has anything darker than half within a box of the page."""
    scale = picture.width / leaf.width
    edges = (box.left, box.top, box.left + box.width, box.top + box.height)
    cut = picture.crop(tuple(round(edge * scale) for edge in edges))
    return np.asarray(cut.convert("L")).min() < 128 if 0 not in cut.size else False


@pytest.mark.slow
@pytest.mark.parametrize("change", [lambda page: None, crop, turn, both])
def test_every_word_stands_where_the_picture_has_ink(plain, folder, change):
    path = changed(plain, folder, change)
    leaf, picture = leaf_of(path, 1), shown(path)
    assert picture.height == pytest.approx(1000 * leaf.height / leaf.width, abs=1)
    words = [word for line in lines_of(leaf) for word in line]
    assert len(words) >= 8
    inside = [
        word
        for word in words
        if 0 <= word.box.left < leaf.width and 0 <= word.box.top < leaf.height
    ]
    assert [word for word in inside if not ink_in(picture, leaf, word.box)] == []
    empty = Box(leaf.width * 0.45, leaf.height * 0.02, 20, 10)
    assert not ink_in(picture, leaf, empty)


def test_the_words_of_a_page_line_by_line(plain):
    leaf = leaf_of(plain, 1)
    lines = ["".join(word.text for word in line) for line in lines_of(leaf)]
    assert lines[:2] == ["Waiting times grew in March.", "Below the box"]
    first = lines_of(leaf)[0][0]
    assert first.box.left == pytest.approx(2 * 72 / 2.54, abs=2)
    assert first.length > first.box.width  # it reaches the next word
    assert "machines" not in leaf.text


def test_a_word_that_runs_upwards_is_known_by_its_box(plain):
    words = [word for line in lines_of(leaf_of(plain, 1)) for word in line]
    assert [word.text.strip() for word in words if word.is_sideways] == ["Sideways"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_picture_has_the_width_that_is_asked_for(plain, width):
    assert shown(plain, width=width).width == width


def test_a_very_long_page_is_drawn_smaller(folder):
    path = folder / "long.pdf"
    path.write_bytes(typst.compile(b"#set page(width: 100pt, height: 5000pt)\nWords"))
    drawn = shown(path, width=1000)
    assert (drawn.width, drawn.height) == (160, 8000)


@pytest.mark.slow
def test_a_page_of_photographs_is_kept_with_some_loss(folder):
    noise = np.random.default_rng(5).integers(0, 255, (700, 500, 3), dtype=np.uint8)
    Image.fromarray(noise).save(folder / "noise.png")
    path = folder / "noise.pdf"
    source = folder / "noise.typ"
    source.write_text('#set page(margin: 0pt)\n#image("noise.png", width: 100%)')
    path.write_bytes(typst.compile(str(source)))
    found = picture_of(path, 1, 1000)
    exact = io.BytesIO()
    shown(path).save(exact, "WEBP", lossless=True)
    assert LIGHT < len(found) < exact.tell() / 2


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_refused(plain, number):
    with pytest.raises(PageMissingError, match="has 1 pages"):
        leaf_of(plain, number)


def leaf(text, *boxes):
    return Leaf(100, 100, text, np.array(boxes, dtype=np.float32).reshape(-1, 4))


NONE = (0, 0, 0, 0)


def test_a_leaf_has_a_box_for_each_character():
    with pytest.raises(ValueError, match="2 characters"):
        leaf("ab", (0, 0, 1, 1))


def test_marks_cover_what_is_drawn_line_by_line():
    page = leaf("ab\ncd", (0, 0, 5, 9), (5, 1, 9, 10), NONE, (0, 20, 5, 29), NONE)
    assert marks_of(page, 1, 5) == [Box(5, 1, 4, 9), Box(0, 20, 5, 9)]
    assert box_of(page, 2, 3) is None
    assert [[word.text for word in line] for line in lines_of(page)] == [["ab"], ["cd"]]


def test_a_word_reaches_the_next_one_only_where_it_is_near():
    page = leaf("a b c", (0, 0, 4, 9), NONE, (7, 0, 11, 9), NONE, (80, 0, 84, 9))
    (line,) = lines_of(page)
    assert [(word.text, word.length) for word in line] == [("a ", 7), ("b ", 4), ("c", 9)]


def test_characters_that_no_document_may_hold_are_replaced():
    page = leaf("re\x02 \x01x", *[(n * 5, 0, n * 5 + 4, 9) for n in range(6)])
    (line,) = lines_of(page)
    assert [word.text for word in line] == ["re- ", "\N{REPLACEMENT CHARACTER}x"]


EDGE = st.integers(0, 60)
SIGN = st.tuples(st.sampled_from("ab \n\x02"), st.tuples(EDGE, EDGE, EDGE, EDGE))


@given(st.lists(SIGN, max_size=40))
def test_every_word_that_is_drawn_is_given_once_in_order(signs):
    page = leaf("".join(sign for sign, _ in signs), *(box for _, box in signs))
    words = [word for line in lines_of(page) for word in line]
    expected = [
        match[0].replace("\x02", "-")
        for match in re.finditer(r"\S+", page.text)
        if any(right > left and low > high for left, high, right, low in
               page.boxes[match.start() : match.end()])
    ]  # fmt: skip
    assert [word.text.strip() for word in words] == expected
    assert " ".join(paragraphs_of(page)).replace("| ", "").replace("-", "").replace(" ", "") == (
        "".join(expected).replace("-", "")
    )
    marks = marks_of(page, 0, len(page.text))
    assert all(one.width > 0 and one.height > 0 for one in [*marks, *(w.box for w in words)])


def test_a_page_without_words_has_no_lines():
    assert lines_of(leaf("", *())) == []
    (line,) = lines_of(leaf("a\nb", NONE, NONE, (0, 0, 4, 9)))
    assert [word.text for word in line] == ["b"]
    assert paragraphs_of(leaf("", *())) == []


PROSE = """
#set page(width: 300pt, height: 400pt, margin: 20pt)
#set text(size: 10pt)
#heading[Waiting times]
Waits grew in March for the third month, and recovery is not expected before the summer ends.

A second paragraph.
#table(columns: (1fr, 1fr), stroke: none, [Cancer], [71.4%], [Diagnostics], [91.1%])
- First of the actions
- Second of them
#place(bottom + right, dx: 18pt)[04-1 · page 1 of 9]
"""


@pytest.fixture(scope="module")
def prose(folder):
    path = folder / "prose.pdf"
    path.write_bytes(typst.compile(PROSE.encode()))
    return paragraphs_of(leaf_of(path, 1))


@pytest.mark.parametrize(
    "expected",
    [
        "Waiting times",
        "Waits grew in March for the third month, and recovery is not expected before the summer "
        "ends.",
        "A second paragraph.",
        "Cancer | 71.4%",
        "Diagnostics | 91.1%",
        "04-1 · page 1 of 9",
    ],
)
def test_paragraphs_are_whole_and_rows_of_tables_apart(prose, expected):
    assert expected in prose


def test_items_of_a_list_stay_apart(prose):
    assert [one for one in prose if "of the actions" in one and "Second" in one] == []


def test_no_word_of_a_page_is_lost_in_its_paragraphs(folder, prose):
    leaf = leaf_of(folder / "prose.pdf", 1)
    words = [word.text.strip() for line in lines_of(leaf) for word in line]
    assert " ".join(prose).replace("| ", "").split() == words


def test_a_divided_word_is_joined_without_a_space():
    boxes = [(n * 5, 0, n * 5 + 5, 9) for n in range(6)] + [NONE] + [(0, 12, 5, 21)] * 3
    page = leaf("recov-\nery", *boxes)
    assert paragraphs_of(page) == ["recov-ery"]
