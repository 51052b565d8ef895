"""Text compared whatever its case, signs, accents and line breaks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.reading.words import SOLID, SPACED, folded, places, solid

SIGNS = [*"aAbé ﬁ-‘’–\n\x02\ufffe\u00ad£4%", "e\u0301", "\r\n"]
PAGE = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Trust’s “IPR” – 04–11", 'trust\'s "ipr" - 04-11'),
        ("ﬁrst ofﬁce", "first office"),
        ("Caﬀé Ynys Môn", "caffe ynys mon"),
        ("soft\u00adhyphen", "softhyphen"),
        ("STRASSE Straße", "strasse strasse"),
    ],
)
def test_case_signs_ligatures_and_accents_make_no_difference(written, plain):
    assert folded(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "improve-\r\nment plan",
        "improve\x02\r\nment plan",
        "improve\ufffement\nplan",
        "improvementplan",
    ],
)
def test_line_breaks_and_hyphens_make_no_difference_to_a_quote(written):
    assert solid(written) == "improvementplan"


@given(PAGE)
def test_the_places_lead_back_to_the_characters_that_were_folded(text):
    for table, plain in ((SPACED, folded(text)), (SOLID, solid(text))):
        at = places(text, table)
        assert len(at) == len(plain) + 1
        assert at == sorted(at)
        assert all(plain[n] in table[ord(text[place])] for n, place in enumerate(at[:-1]))
        assert at[-1] == len(text)


def second_fold(text):
    """A second computation: over the whole text at once, character class by character class."""
    for sign, plain in {
        "‘": "'",
        "’": "'",
        "–": "-",
        "\ufffe": "\x02",
        "\u00ad": "",
    }.items():
        text = text.replace(sign, plain)
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if unicodedata.category(one) != "Mn").casefold()


@given(PAGE)
def test_folding_agrees_with_a_second_computation(text):
    assert folded(text) == second_fold(text)
    assert solid(text) == "".join(second_fold(text).replace("-", "").replace("\x02", "").split())
