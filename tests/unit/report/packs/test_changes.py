"""What changed between versions of a pack, in words: cases, and what holds for any two."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.report.packs.changes import (
    Line,
    changes,
    is_unchanged,
    lines_of,
    moved_pieces,
)

ITEMS = {number: f"04-{number} Item {number}" for number in range(1, 9)}


def line(number, *, source="a", kind="upload", reference="", title="", piece="paper"):
    return Line(
        f"{piece}-{number}", number, reference or f"04-{number}", title or f"Item {number}", kind,
        source,
    )  # fmt: skip


def told(before, after, *, agenda_changed=False, items=ITEMS):
    return changes(before, after, agenda_changed=agenda_changed, items=items)


def agenda(source):
    return Line("agenda", None, "", "Agenda", "agenda", source)


FRONT = line(1, piece="front", kind="front_sheet", title="Front sheet: Item 1")
ONE, TWO, THREE = (line(number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([ONE, TWO], [ONE, TWO], []),
        ([ONE], [ONE, TWO], ["Added: 04-2 Item 2"]),
        ([ONE], [ONE, line(2, kind="missing")], ["Expected: 04-2 Item 2"]),
        ([ONE, TWO], [ONE], ["Removed: a paper of 04-2 Item 2"]),
        ([ONE], [line(1, source="b")], ["Replaced: 04-1 Item 1"]),
        ([line(1, kind="words")], [line(1, kind="words", source="b")], ["Changed: 04-1 Item 1"]),
        ([ONE], [line(1, title="Other")], ["Renamed: 04-1 Other"]),
        ([agenda("a"), ONE], [agenda("b"), ONE], ["The agenda changed"]),
        ([ONE], [line(1, kind="missing", source="b")],
         ["Taken out: the document of 04-1 Item 1"]),
        ([line(1, kind="missing")], [line(1, source="b")],
         ["Added: the document of 04-1 Item 1"]),
        ([line(1, kind="missing")], [line(1, kind="missing", source="b")],
         ["Changed: 04-1 Item 1"]),
        ([ONE, TWO, THREE], [THREE, ONE, TWO], ["Moved: 04-3 Item 3"]),
        ([ONE, TWO], [line(2, reference="04-1"), line(1, reference="04-2")],
         ["Moved: 04-1 Item 2", "Renumbered: 04-2 is now 04-1", "Renumbered: 04-1 is now 04-2"]),
        ([line(1, piece="front", kind="front_sheet"), ONE],
         [line(1, piece="front", kind="front_sheet", source="b"), ONE],
         ["Changed: 04-1 Item 1"]),
        ([ONE], [FRONT, ONE], ["Added: 04-1 Front sheet: Item 1"]),
        ([FRONT, ONE], [ONE], ["Removed: the front sheet of 04-1 Item 1"]),
        ([line(1, kind="missing")], [FRONT, line(1, source="b")],
         ["Added: the document of 04-1 Item 1"]),
        ([FRONT, ONE], [line(1, kind="missing", source="b")],
         ["Taken out: the document of 04-1 Item 1"]),
        ([TWO], [FRONT, ONE, TWO], ["Added: 04-1 Item 1"]),
        ([FRONT, ONE, TWO], [TWO], ["Removed: a paper of 04-1 Item 1"]),
    ],
)  # fmt: skip
def test_cases(before, after, words):
    assert told(before, after) == words


def test_the_agenda_comes_first_and_what_was_removed_last():
    assert told([ONE, TWO], [ONE, THREE], agenda_changed=True) == [
        "The agenda changed", "Added: 04-3 Item 3", "Removed: a paper of 04-2 Item 2",
    ]  # fmt: skip


def test_what_was_removed_is_named_only_where_it_may_be():
    secret = line(7, title="A secret title")
    assert told([secret], [], items={}) == ["Removed: a paper"]
    assert "secret" not in " ".join(told([secret], [ONE]))


def test_many_items_with_new_numbers_are_one_line():
    before = [line(number) for number in range(1, 6)]
    after = [line(number, reference=f"04-{number + 1}") for number in range(1, 6)]
    assert told(before, after) == ["Renumbered: 5 items, 04-1 is now 04-2 and so on"]


def test_rows_of_a_manifest_are_compared_without_the_cover():
    row = {"piece": "paper-1", "item": 1, "reference": "04-1", "title": "T", "kind": "upload",
           "sha256": "x", "source": "y", "first_page": 3}  # fmt: skip
    cover = {"piece": "cover", "kind": "cover", "sha256": "z"}
    (found,) = lines_of([cover, row])
    assert (found.piece, found.source) == ("paper-1", "y")
    assert is_unchanged([found], lines_of([{**cover, "sha256": "other"}, row]))
    assert not is_unchanged([found], lines_of([{**row, "title": "Other"}]))


@given(st.permutations(range(6)))
def test_as_few_as_explain_it_are_moved(order):
    before = [f"paper-{number}" for number in range(6)]
    after = [line(number) for number in order]
    moved = moved_pieces(before, after)
    stay = [number for number in order if f"paper-{number}" not in moved]
    assert stay == sorted(stay)
    longest = max(
        length
        for length in range(7)
        for kept in itertools.combinations(order, length)
        if list(kept) == sorted(kept)
    )
    assert len(moved) == 6 - longest


LINES = st.lists(
    st.builds(line, st.integers(1, 5), source=st.sampled_from("ab"), title=st.sampled_from("xy")),
    unique_by=lambda one: one.piece,
)


@given(LINES, LINES)
def test_something_is_told_exactly_where_something_changed(before, after):
    found = told(before, after)
    assert bool(found) is (before != after)
    was = {one.piece for one in before}
    assert sum(words.startswith("Added: ") for words in found) == sum(
        one.piece not in was for one in after
    )
    assert sum(words.startswith("Removed: ") for words in found) == len(
        was - {one.piece for one in after}
    )
