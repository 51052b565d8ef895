"""What changed between two wordings, against examples and by properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.vocabulary.wording import (
    Change,
    MarkedPassage,
    Passage,
    Stretch,
    marked_lines,
    marked_passages,
    marked_words,
)

KEPT, IN, OUT = Change.KEPT, Change.PUT_IN, Change.TAKEN_OUT
TEXTS = st.text(alphabet="ab c.\n", max_size=30)
LINES = st.lists(st.sampled_from(["one", "two words", "two other words", "", "three"]), max_size=6)
HEADINGS = st.sampled_from(["1. Purpose", "2. Duties", "3. Quorum", "Purpose", "History"])
PASSAGES = st.lists(st.builds(Passage, HEADINGS, LINES.map(tuple)), max_size=5)


def plain(line):
    return [(one.change, one.words) for one in line]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("same", "same", [(KEPT, "same")]),
        ("", "new", [(IN, "new")]),
        ("old", "", [(OUT, "old")]),
        (
            "The Executive Directors.",
            "The Executive Team.",
            [(KEPT, "The Executive "), (OUT, "Directors"), (IN, "Team"), (KEPT, ".")],
        ),
        (
            "review members of the team",
            "review the team",
            [(KEPT, "review"), (OUT, " members of"), (KEPT, " the team")],
        ),
    ],
)
def test_words_put_in_and_taken_out_are_marked(before, after, expected):
    assert plain(marked_words(before, after)) == expected


def side(lines, without):
    return ["".join(one.words for one in line if one.change is not without) for line in lines]


@pytest.mark.slow
@given(TEXTS, TEXTS)
def test_both_wordings_can_be_read_back(before, after):
    found = marked_words(before, after)
    assert side([found], IN) == [before]
    assert side([found], OUT) == [after]
    assert all(one.words for one in found)


@pytest.mark.slow
@given(LINES, LINES)
def test_all_lines_of_both_can_be_read_back(before, after):
    found = marked_lines(before, after)
    for lines, without in ((before, IN), (after, OUT)):
        assert [one for one in side(found, without) if one] == [one for one in lines if one]


@pytest.mark.slow
@given(LINES)
def test_lines_that_are_the_same_are_kept(lines):
    assert all(one.change is KEPT for line in marked_lines(lines, lines) for one in line)


def test_a_line_that_was_changed_stands_once_beside_lines_that_came_and_went():
    before = ["Meets once a year.", "Gone for good, this clause."]
    after = ["A new clause stands first.", "Meets twice a year."]
    found = [plain(line) for line in marked_lines(before, after)]
    assert found == [
        [(IN, "A new clause stands first.")],
        [(KEPT, "Meets "), (OUT, "once"), (IN, "twice"), (KEPT, " a year.")],
        [(OUT, "Gone for good, this clause.")],
    ]


def test_a_line_before_the_one_that_is_like_was_taken_out():
    found = marked_lines(["Something else", "The chair sits"], ["The chair stands"])
    assert plain(found[0]) == [(OUT, "Something else")]
    assert (KEPT, "The chair ") in plain(found[1])


def test_passages_are_matched_by_heading_whatever_their_number():
    before = [Passage("1. Purpose", ("To advise.",)), Passage("2. Powers", ("None.",))]
    after = [Passage("1. Purpose", ("To decide.",)), Passage("2. Quorum", ("Three.",)),
             Passage("3. Powers", ("None.",))]  # fmt: skip
    purpose, quorum, powers = marked_passages(before, after)
    assert (purpose.change, quorum.change, powers.change) == (KEPT, IN, KEPT)
    assert plain(powers.heading)[:2] == [(OUT, "2"), (IN, "3")]
    assert quorum == MarkedPassage(IN, (Stretch(IN, "2. Quorum"),), ((Stretch(IN, "Three."),),))
    assert all(one.is_changed for one in (purpose, quorum, powers))


def test_a_passage_that_was_taken_out_stands_where_it_stood():
    before = [Passage("A", ()), Passage("B", ("gone",)), Passage("C", ())]
    found = marked_passages(before, [before[0], before[2]])
    assert [one.change for one in found] == [KEPT, OUT, KEPT]
    assert not found[0].is_changed


@pytest.mark.slow
@given(PASSAGES, PASSAGES)
def test_both_versions_can_be_read_back(before, after):
    found = marked_passages(before, after)
    for passages, without in ((before, IN), (after, OUT)):
        kept = [one for one in found if one.change is not without]
        assert side([one.heading for one in kept], without) == [one.heading for one in passages]
        for held, shown in zip(passages, kept, strict=True):
            lines = [line for line in side(shown.lines, without) if line]
            assert lines == [line for line in held.lines if line]
