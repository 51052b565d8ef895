"""Words and readings that the pages of the boardroom make by themselves."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.meetings.timeliness import Timeliness
from goldenthread.assure.meetings.timetable import Slot
from goldenthread.vocabulary.quorum import QuorumCheck
from goldenthread.vocabulary.wording import Passage
from goldenthread.web.presenters.meetings.agenda import length_words, slot_words
from goldenthread.web.presenters.meetings.attendance import QuorumLine, quorum_words
from goldenthread.web.presenters.meetings.paper_states import lateness
from goldenthread.web.presenters.meetings.terms import read_passages, words_of
from goldenthread.web.presenters.meetings.timeliness import share_words

DAY = dt.date(2023, 4, 20)
MET, MISSED = QuorumCheck(True), QuorumCheck(False, "the chair")


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        (Slot(), ""),
        (Slot(dt.time(9, 45)), "09:45"),
        (Slot(dt.time(9, 45), dt.time(10)), "09:45 to 10:00"),
    ],
)
def test_a_slot_in_words(slot, expected):
    assert slot_words(slot) == expected


@pytest.mark.parametrize(
    ("minutes", "without", "expected"),
    [
        (0, 3, "No item has minutes"),
        (90, 0, "90 minutes"),
        (90, 1, "90 minutes; 1 item without minutes"),
        (90, 2, "90 minutes; 2 items without minutes"),
    ],
)
def test_a_planned_length_in_words(minutes, without, expected):
    assert length_words(minutes, without) == expected


@pytest.mark.parametrize(
    ("days", "received", "expected"),
    [(0, DAY, ""), (-2, None, ""), (1, None, "1 day late"), (3, DAY, "Came 3 days late")],
)
def test_how_late_a_paper_is(days, received, expected):
    assert lateness(days, received) == expected


@pytest.mark.parametrize(
    ("checks", "rule", "problem", "expected"),
    [
        ([MET], "the chair", "The quorum is not counted: why.", "The quorum is not counted: why."),
        ([], "", "", "No quorum is counted: the committee has no quorum rule."),
        ([], "the chair", "", "The quorum follows once attendance is recorded."),
        ([MET, MET], "the chair", "", "There is a quorum for every item."),
        ([MISSED, MISSED], "the chair", "", "There is no quorum for any item."),
        ([MET, MISSED, MET], "the chair", "", "There is no quorum for 1 of 3 items."),
    ],
)
def test_a_quorum_in_words(checks, rule, problem, expected):
    assert quorum_words([QuorumLine(None, one) for one in checks], rule, problem) == expected


def test_a_share_in_words():
    assert share_words(Timeliness()) == "Nothing to judge yet"
    assert share_words(Timeliness(expected=3, on_time=2, late=1)) == "67%"


def test_clauses_before_a_heading_have_none():
    assert read_passages("To advise.\n\n# 2. Quorum\n Three. \n") == [
        Passage("", ("To advise.",)), Passage("2. Quorum", ("Three.",)),
    ]  # fmt: skip


PLAIN = st.text(alphabet="abc .,-1", min_size=1).map(str.strip).filter(bool)
PASSAGES = st.lists(st.builds(Passage, PLAIN, st.lists(PLAIN, max_size=3).map(tuple)), max_size=4)


@pytest.mark.slow
@given(PASSAGES)
def test_what_the_form_shows_is_read_as_it_was(passages):
    assert read_passages(words_of(passages)) == passages
