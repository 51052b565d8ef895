"""Who was there for an item: part attendance, deputies, withdrawal for an interest."""

import pytest

from goldenthread.assure.meetings.attendance import (
    Held,
    There,
    one_seat_each,
    quorum_at,
    sitting_at,
)
from goldenthread.vocabulary.meetings import AttendanceState, Seat, Standing
from goldenthread.vocabulary.quorum import parse_quorum

RULE = parse_quorum("the chair and two non-executive directors")
NED = Standing.NON_EXECUTIVE
SEATS = [
    Held(1, "Chair", Seat.CHAIR, NED),
    Held(2, "Director A", Seat.MEMBER, NED),
    Held(3, "Director B", Seat.MEMBER, NED),
    Held(4, "Chief Nurse", Seat.MEMBER, Standing.EXECUTIVE),
    Held(9, "Secretary", Seat.SECRETARY, Standing.OTHER),
]
PRESENT = There(AttendanceState.PRESENT)
ALL = {1: PRESENT, 2: PRESENT, 3: PRESENT}


def check(there, place=5, withdrawn=()):
    return quorum_at(RULE, SEATS, there, place, withdrawn)


@pytest.mark.parametrize("state", [one for one in AttendanceState if one != "present"])
def test_only_who_is_present_counts(state):
    assert check(ALL).met
    assert check({**ALL, 3: There(state)}).missing == "one non-executive director"


@pytest.mark.parametrize(
    ("first", "last", "met"),
    [(None, None, True), (5, 5, True), (6, None, False), (None, 4, False), (1, 5, True),
     (5, None, True)],
)  # fmt: skip
def test_who_was_there_for_a_part_counts_for_its_items(first, last, met):
    there = {**ALL, 3: There(AttendanceState.PRESENT, first, last)}
    assert check(there).met is met


def test_a_deputy_counts_by_a_seat_of_their_own_alone():
    without = {1: PRESENT, 2: PRESENT, 77: PRESENT}  # post 77 stands in for Director B
    assert check(without).missing == "one non-executive director"
    with_seat = {1: PRESENT, 2: PRESENT, 4: PRESENT}  # the Chief Nurse does: as an executive
    assert check(with_seat).missing == "one non-executive director"


def test_who_left_for_an_interest_does_not_count_to_the_item():
    assert check(ALL, withdrawn={1}).missing == "the chair"
    assert check(ALL, withdrawn={4}).met


def test_without_a_rule_or_attendance_nothing_is_said():
    assert quorum_at(None, SEATS, ALL, 1) is None
    assert check({}) is None


def test_a_post_with_two_seats_counts_once_by_the_one_that_counts():
    seats = [Held(1, "Chair", Seat.INVITED, NED), SEATS[0], Held(1, "Chair", Seat.INVITED, NED)]
    assert [one.seat for one in one_seat_each(seats)] == [Seat.CHAIR]
    assert len(sitting_at(seats, ALL, 1, ())) == 1
