"""What stands in double brackets never reaches a published text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary.redaction import HIDDEN, is_redacted, published, whole


@pytest.mark.parametrize(
    ("text", "out", "all_of_it"),
    [
        ("", "", ""),
        ("Nothing to hide.", "Nothing to hide.", "Nothing to hide."),
        ("The price is [[£5m]].", "The price is [redacted].", "The price is £5m."),
        ("[[a]] and [[b]]", "[redacted] and [redacted]", "a and b"),
        ("Two\n[[lines\nof it]] end", "Two\n[redacted] end", "Two\nlines\nof it end"),
        ("never closed [[secret", "never closed [redacted]", "never closed secret"),
        ("in [[a [[b]] c]] out", "in [redacted] out", "in a b c out"),
        ("[[[a]]] b", "[redacted]] b", "[a] b"),
        ("closed only]] here", "closed only]] here", "closed only here"),
        ("[one] bracket", "[one] bracket", "[one] bracket"),
        ("a [[b] ]c", "a [redacted]", "a b] ]c"),
    ],
)
def test_cases(text, out, all_of_it):
    assert published(text) == out
    assert whole(text) == all_of_it
    assert is_redacted(text) is ("[[" in text)


def second_reading(text):
    """Leave brackets out letter by letter."""
    out, depth, at = "", 0, 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair == "[[":
            out += HIDDEN if depth == 0 else ""
            depth, at = depth + 1, at + 2
        elif pair == "]]":
            out += "]]" if depth == 0 else ""
            depth, at = max(depth - 1, 0), at + 2
        else:
            out += text[at] if depth == 0 else ""
            at += 1
    return out


TEXTS = st.lists(st.sampled_from(["[[", "]]", "[", "]", "secret", "open", " ", "\n"])).map("".join)


@given(TEXTS)
def test_second_reading_agrees(text):
    assert published(text) == second_reading(text)


@given(st.text(alphabet="ab \n"), st.text(alphabet="xyz["), st.text(alphabet="ab \n"))
def test_nothing_inside_is_kept(before, inside, after):
    out = published(f"{before}[[{inside}]]{after}")
    assert not set("xyz") & set(out.replace(HIDDEN, ""))
    assert out.startswith(before)
