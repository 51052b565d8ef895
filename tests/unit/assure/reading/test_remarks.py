"""Remarks found again in another version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.reading.remarks import (
    Anchor,
    Placed,
    Standing,
    occurrences,
    place,
    range_of,
)
from goldenthread.assure.reading.search import PageText
from goldenthread.assure.reading.words import solid

LONG = "the waiting list is reviewed each week"


def pieces(**texts):
    """Give pages by piece; the pages of the pack are numbered through all pieces."""
    number, found = 0, {}
    for name, pages in texts.items():
        found[name] = []
        for at, text in enumerate(pages, 1):
            number += 1
            found[name].append(PageText(number, name, at, text))
    return found


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (Anchor("b", 2, "Second page"), Placed(3, Standing.HERE)),
        (Anchor("b", 1, "second PAGE"), Placed(3, Standing.MOVED)),
        (Anchor("b", 9, "Second page"), Placed(3, Standing.MOVED)),
        (Anchor("b", 1, "not there"), Placed(2, Standing.WORDS_GONE)),
        (Anchor("b", 2), Placed(3, Standing.HERE)),
        (Anchor("b", 9), Placed(4, Standing.PAGE_GONE)),
        (Anchor("gone", 1), Placed(None, Standing.PIECE_GONE)),
        (Anchor("gone", 1, "Second"), Placed(None, Standing.PIECE_GONE)),
        (Anchor("gone", 1, LONG), Placed(4, Standing.MOVED)),
        (Anchor("b", 1, " - "), Placed(2, Standing.WORDS_GONE)),
    ],
)
def test_a_remark_is_placed_by_piece_words_and_nearest_page(anchor, expected):
    held = pieces(
        a=["Agenda"], b=["First page", "Second\r\npage", f"Third. {LONG[:20]}-\r\n{LONG[20:]}"]
    )
    assert place(anchor, held) == expected


def test_the_nearest_of_several_pages_with_the_words_is_taken():
    held = pieces(b=["same words", "other", "other", "same words"])
    assert place(Anchor("b", 3, "same words"), held) == Placed(4, Standing.MOVED)
    assert place(Anchor("b", 2, "same words"), held) == Placed(1, Standing.MOVED)


def test_words_that_stand_in_two_other_pieces_are_not_guessed_at():
    held = pieces(a=[LONG], b=[LONG])
    assert place(Anchor("gone", 1, LONG), held) == Placed(None, Standing.PIECE_GONE)


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_but_the_usual_one_is_told_in_words(standing):
    assert bool(standing.words) == (standing is not Standing.HERE)


def test_a_quote_that_stands_twice_is_told_apart_by_the_words_before_it():
    text = "Cancer 71.4% against 85%; diagnostics 71.4% again"
    assert range_of(text, "71.4%") == (7, 12)
    assert range_of(text, "71.4%", before="against 85%; diagnostics") == (38, 43)
    assert range_of(text, "71.4%", before="words of an older version: Cancer") == (7, 12)


@pytest.mark.parametrize("quote", ["", " ", "-", "absent"])
def test_what_does_not_stand_there_has_no_place(quote):
    assert range_of("some text", quote) is None


def test_a_quote_over_a_divided_word_covers_all_of_it():
    text = "and recov\ufffe\r\nery is near"
    start, end = range_of(text, "recovery is")
    assert text[start:end] == "recov\ufffe\r\nery is"


@given(
    st.text("ab é-\n", min_size=1, max_size=30), st.text("ab é-\n", max_size=30),
    st.text("abé", min_size=1, max_size=5),
)  # fmt: skip
def test_words_of_a_page_are_always_found_on_it(before, after, quote):
    text = f"{before}{quote}{after}"
    found = range_of(text, quote, before)
    assert found is not None
    start, end = found
    assert solid(text[start:end]) == solid(quote)
    # The place just after `before` always has the longest lead, so none before it is shorter.
    assert solid(text[:start]).endswith(solid(before)) or start < len(before)


@given(st.text("ab", max_size=20), st.text("ab", min_size=1, max_size=3))
def test_every_occurrence_is_given_as_a_second_computation_gives_it(text, wanted):
    expected = [n for n in range(len(text)) if text[n:].startswith(wanted)]
    assert occurrences(text, wanted) == expected
