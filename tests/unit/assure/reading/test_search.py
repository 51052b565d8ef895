"""Search across pages: which are found, and what is shown of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.reading.search import (
    CONTEXT,
    MOST_TERMS,
    PageText,
    excerpt_of,
    ranges_of,
    search,
    terms_of,
)
from goldenthread.assure.reading.words import solid

TEXT = (
    "The follow-up of long waits is on track. Recov\ufffe\r\nery of the waiting\r\nlist began in "
    "May; difficult winters hide the ICU’s real need. Item 04-11 costs £1.4m."
)


def page(number, text, name="paper-1"):
    return PageText(number, name, number, text)


def words_found(query, text=TEXT):
    return [text[start:end] for start, end in ranges_of(text, terms_of(query))]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Long waits", ("long", "waits")),
        ('"Long  waits" ICU', ("long waits", "icu")),
        ('"never closed', ("never closed",)),
        ("waits WAITS", ("waits",)),
        ("“curly quotes”", ("curly quotes",)),
        ("– ! %", ()),
        ("", ()),
        (" ".join(f"word{n}" for n in range(20)), tuple(f"word{n}" for n in range(MOST_TERMS))),
    ],
)
def test_a_query_is_words_and_phrases(query, terms):
    assert terms_of(query) == terms


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wait", ["wait", "wait"]),  # a word is found by its beginning
        ("icu", ["ICU"]),  # and not by its middle
        ("ICU's", ["ICU’s"]),
        ("recovery", ["Recov\ufffe\r\nery"]),  # a word that is divided is whole
        ('"waiting list"', ["waiting\r\nlist"]),
        ("followup", []),
        ("follow-up", ["follow-up"]),
        ("04-11", ["04-11"]),
        ("£1.4m", ["£1.4m"]),
        ("long nowhere", []),  # every word must stand on the page
        ("track long", ["long", "track"]),
        ('"long waits" long', ["long waits"]),  # what overlaps is one
    ],
)
def test_what_is_found_on_a_page(query, found):
    assert words_found(query) == found


def test_a_divided_word_is_found_where_the_ends_of_lines_were_left_out():
    assert words_found("recovery", "of recov\x02 ery, pre- and post-") == ["recov\x02 ery"]
    assert words_found("preand", "pre- and post-") == []


def test_a_compound_is_found_with_or_without_its_hyphen():
    assert words_found("follow-up", "the followup and the follow-\r\nup") == [
        "followup", "follow-\r\nup",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["a(b", "[x]", "co*t", "50%+", "\\d", "a{1,2}"])
def test_signs_of_patterns_stand_for_themselves(query):
    assert words_found(query, f"here is {query} written") != []
    assert words_found(query, "nothing of the kind: aab coost 5 11") == []


def test_pages_come_in_their_order_with_counts_and_the_first_hits_apart():
    far = " filler" * 30
    pages = [
        page(1, "nothing"),
        page(2, "waits " + far + " waits" + far + " waits" + far + " waits"),
    ]
    (found,) = search([*pages, page(3, "x")], "waits")
    assert (found.page.number, found.count, len(found.excerpts)) == (2, 4, 3)


def test_a_query_without_words_finds_nothing():
    assert search([page(1, "anything")], "  ?! ") == []


def test_an_excerpt_is_cut_between_words_and_says_so():
    text = "word " * 40 + "HIT" + " word" * 40
    found = excerpt_of(text, (200, 203))
    assert found.hit == "HIT"
    assert found.before.startswith("…word")
    assert found.after.endswith("word…")
    assert len(found.before) <= CONTEXT + 1
    short = excerpt_of("a HIT\r\nb", (2, 5))
    assert (short.before, short.hit, short.after) == ("a ", "HIT", " b")


WORDS = st.lists(st.sampled_from(["wait", "waits", "await", "list", "icu", "x-ray"]), max_size=8)


@given(words=WORDS, term=st.sampled_from(["wait", "icu", "list", "ray"]))
def test_a_page_is_found_as_a_second_computation_finds_it(words, term):
    """Word by word, without any pattern."""
    parts = [part for word in words for part in word.split("-")]
    expected = sum(part.startswith(term) for part in parts)
    assert len(ranges_of(" ".join(words), (term,))) == expected


PAGES = st.lists(st.sampled_from([*"abé -ﬁ", "-\r\n", "\x02\r\n"]), max_size=60).map("".join)


@given(PAGES, st.text("abé", min_size=1, max_size=4))
def test_what_is_found_reads_as_what_was_looked_for(text, term):
    found = ranges_of(text, terms_of(term))
    assert found == sorted(found)
    for start, end in found:
        assert solid(text[start:end]) in {solid(term), solid(term + "f"), solid(term + "fi")}
        assert not start or not text[start - 1].isalnum()
