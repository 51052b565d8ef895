"""Text made safe for the page of a document."""

import pytest

from goldenthread.report.render.pdf.text import LONGEST_WORD, REPLACEMENT, drawable, printable


@pytest.mark.parametrize(
    "text",
    ["Plain words", "£1.4m – 95% ≥ 90%", "✓ ≈ ✗ ✕", "Ærøskøbing", "#let x = 1 $a$ *b* <script>"],
)
def test_text_that_the_fonts_have_is_kept(text):
    assert drawable(text) == text


def test_what_no_font_has_is_a_box_and_control_characters_vanish():
    assert drawable("a\U0001f600b") == f"a{REPLACEMENT}b"
    assert drawable("a\x00\x1bb\ufe0f") == "ab"
    assert drawable("a\tb\r\nc") == "a b\nc"


def test_long_words_can_break_and_lose_nothing():
    word = "x" * (2 * LONGEST_WORD + 5)
    broken = drawable(word)
    assert broken.replace("\u200b", "") == word
    assert max(map(len, broken.split("\u200b"))) == LONGEST_WORD


def test_names_that_the_layout_looks_up_are_kept():
    name = "a-very-long-anchor-that-is-longer-than-any-word"
    assert printable({"anchor": name, "text": name})["anchor"] == name
    spec = {"axis": {"labelExpr": "a" * 60}}
    assert printable({"spec": spec})["spec"] == spec
    assert printable({"rows": [("x\x00", 1, None)]}) == {"rows": [["x", 1, None]]}
