"""References, order, timescales in words and words left out of what is published."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary.agenda import (
    action_reference,
    moved,
    next_number,
    prefix_of,
    reference_of,
    renumbered,
)
from goldenthread.vocabulary.redaction import HIDDEN, is_redacted, published, whole
from goldenthread.vocabulary.timescale import timescale_day

ORDERS = st.lists(st.integers(), min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize(
    ("prefix", "number", "reference"),
    [("04", 11, "04-11"), ("", 7, "7"), ("TB/", 3, "TB/3"), (" 03 ", 6, "03-6"), ("Q.", 2, "Q.2")],
)
def test_a_reference_is_its_prefix_and_number(prefix, number, reference):
    assert reference_of(prefix, number) == reference


def test_no_item_has_the_number_nought():
    with pytest.raises(ValueError, match="0 is no number"):
        reference_of("04", 0)


@pytest.mark.slow
@given(st.sampled_from(["", "04", "TB/"]), st.integers(1, 50), st.integers(0, 60))
def test_renumbered_references_are_as_many_and_all_different(prefix, start, count):
    found = renumbered(prefix, start, count)
    assert len(set(found)) == len(found) == count
    assert next_number(prefix, found) == (start + count if count else 1)


def test_the_next_number_follows_the_highest_of_its_own_prefix():
    assert next_number("04", ["04-2", "04-10", "03-40", "04-x", "verbal"]) == 11


def test_references_begin_with_the_month():
    assert prefix_of(dt.date(2023, 4, 27)) == "04"


@pytest.mark.slow
@given(ORDERS, st.data())
def test_moving_puts_one_before_another_and_keeps_the_rest(order, draw):
    key = draw.draw(st.sampled_from(order))
    others = [one for one in order if one != key]
    before = draw.draw(st.sampled_from([*others, None]))
    found = moved(order, key, before)
    assert sorted(found) == sorted(order)
    assert [one for one in found if one != key] == others
    assert found[found.index(key) + 1 :][:1] == (() if before is None else (before,))


@pytest.mark.parametrize(("key", "before"), [(1, 1), (9, None), (1, 9)])
def test_what_cannot_be_moved_is_refused(key, before):
    with pytest.raises(ValueError):
        moved([1, 2, 3], key, before)


@pytest.mark.slow
@given(st.integers(0, 90))
def test_actions_of_an_item_have_references_of_their_own(count):
    found = [action_reference("03-20", earlier) for earlier in range(count)]
    assert len(set(found)) == count
    assert found[:3] == ["03-20", "03-20b", "03-20c"][:count]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("February 2023 onwards", dt.date(2023, 2, 1)),
        ("March 2023 onwards", dt.date(2023, 3, 1)),
        ("April 2023", dt.date(2023, 4, 1)),
        ("from Apr-23", dt.date(2023, 4, 1)),
        ("by the end of June 2023", dt.date(2023, 6, 30)),
        ("end of Q2 2023/24.", dt.date(2023, 9, 30)),
        ("Q2 2023/24", dt.date(2023, 7, 1)),
        ("by 27/04/2023", dt.date(2023, 4, 27)),
        ("27 April 2023 at the latest", dt.date(2023, 4, 27)),
        ("next meeting", None),
        ("Ongoing", None),
        ("end of", None),
        ("", None),
    ],
)
def test_a_timescale_in_words_means_a_day(words, day):
    assert timescale_day(words) == day


@pytest.mark.slow
@given(st.text(max_size=40))
def test_any_timescale_is_read_or_has_no_day(words):
    found = timescale_day(words)
    assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize(
    ("text", "shown", "full"),
    [
        ("All of it.", "All of it.", "All of it."),
        ("Pay [[of the chief nurse]] agreed.", f"Pay {HIDDEN} agreed.",
         "Pay of the chief nurse agreed."),
        ("[[a]] and [[b]]", f"{HIDDEN} and {HIDDEN}", "a and b"),
        ("[[a [[b]] c]] d", f"{HIDDEN} d", "a b c d"),
        ("open [[and all the rest", f"open {HIDDEN}", "open and all the rest"),
        ("a]] b", "a]] b", "a b"),
    ],
)  # fmt: skip
def test_words_in_double_brackets_are_not_published(text, shown, full):
    assert published(text) == shown
    assert whole(text) == full
    assert is_redacted(text) == (HIDDEN in shown)


@pytest.mark.slow
@given(st.lists(st.sampled_from(["a", "b", "[[", "]]", "["]), max_size=12))
def test_nothing_that_stands_in_brackets_is_published(pieces):
    """Letters are kept exactly where no bracket is open."""
    text, depth, kept = "".join(pieces), 0, ""
    place = 0
    while place < len(text):
        if text[place : place + 2] in ("[[", "]]"):
            depth = depth + 1 if text[place] == "[" else max(depth - 1, 0)
            place += 2
            continue
        kept += text[place] if depth == 0 and text[place].isalpha() else ""
        place += 1
    shown = published(text).replace(HIDDEN, "")
    assert "".join(one for one in shown if one.isalpha()) == kept
