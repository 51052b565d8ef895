"""The times of an agenda: the paper's own, cases, a second computation, properties."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.meetings.timetable import Slot, Timed, clock_time, in_minutes, timetable


def at(text):
    return dt.time.fromisoformat(text) if text else None


def plan(text):
    """Give items: minutes, or minutes@time, '?' for no length."""
    found = []
    for one in text.split():
        minutes, _, fixed = one.partition("@")
        found.append(Timed(None if minutes == "?" else int(minutes), at(fixed)))
    return found


@pytest.mark.parametrize(
    ("starts", "items", "begins", "ends"),
    [
        ("09:45", "5 10 30", "09:45 09:50 10:00", "10:30"),
        ("09:45", "5 ? 30", "09:45 09:50 -", ""),
        ("09:45", "5 ? 30@11:00 10", "09:45 09:50 11:00 11:30", "11:40"),
        ("09:45", "5 30@09:50 10", "09:45 09:50 10:20", "10:30"),
        ("", "5 10@10:00 10", "- 10:00 10:10", "10:20"),
        ("", "5 10", "- -", ""),
        ("23:50", "10 30", "23:50 -", ""),  # the second begins on another day
        ("09:00", "", "", "09:00"),
    ],
)
def test_times_follow_from_lengths_and_fixed_times(starts, items, begins, ends):
    found = timetable(at(starts), None, plan(items))
    assert [one.starts for one in found.slots] == [at(t.strip("-")) for t in begins.split()]
    assert found.ends == at(ends)
    assert found.overrun == ""


@pytest.mark.parametrize(
    ("starts", "items", "place", "words"),
    [
        ("09:45", "45 45 10@11:00", 2, "11:00 cannot hold: what stands before it ends at 11:15 at "
         "the earliest, 15 minutes later"),
        ("09:45", "10@09:30", 0, "09:30 cannot hold"),
        ("09:45", "75 1@11:00", None, ""),
        ("09:45", "76 1@11:00", 1, "1 minute later"),
        # Items without a length take no time for certain.
        ("09:45", "? ? ? 1@09:45", None, ""),
        ("09:45", "? 80 1@11:00", 2, "5 minutes later"),
        ("", "? 80 1@11:00 5@10:30", 3, "30 minutes later|31 minutes later"),
    ],
)  # fmt: skip
def test_a_fixed_time_that_cannot_hold_is_warned_of(starts, items, place, words):
    found = timetable(at(starts), None, plan(items)).slots
    warned = [number for number, one in enumerate(found) if one.warning]
    assert warned == ([] if place is None else [place])
    if place is not None:
        assert any(one in found[place].warning for one in words.split("|"))
        assert found[place].is_fixed
        assert found[place].starts == plan(items)[place].fixed


def test_what_follows_a_broken_fixed_time_begins_when_it_really_can():
    found = timetable(at("09:00"), None, plan("90 10@10:00 5"))
    assert found.slots[2] == Slot(at("10:40"), at("10:45"), False, "")


@pytest.mark.parametrize(
    ("ends", "items", "words"),
    [
        ("13:00", "60 135", ""),
        ("13:00", "60 136", "ends at 13:01 at the earliest, 1 minute after"),
        ("13:00", "? 20@12:45", "ends at 13:05 at the earliest, 5 minutes after"),
        ("13:00", "1000", "ends at 02:25 1 day later"),
    ],
)
def test_an_agenda_that_goes_over_the_end_says_so(ends, items, words):
    overrun = timetable(at("09:45"), at(ends), plan(items)).overrun
    assert words in overrun
    assert bool(overrun) == bool(words)


def test_the_fixed_times_of_the_paper_hold():
    """Paper 001: 09:45 to 13:00, three fixed times, no lengths."""
    items = [
        Timed(fixed=at({13: "11:00", 17: "12:10", 20: "12:45"}.get(n, ""))) for n in range(1, 24)
    ]
    found = timetable(at("09:45"), at("13:00"), items)
    assert [one.warning for one in found.slots] == [""] * 23
    assert (found.minutes, found.without_minutes, found.overrun) == (0, 23, "")


LENGTHS = st.one_of(st.none(), st.integers(0, 90))
TIMES = st.one_of(
    st.none(), st.times().map(lambda t: t.replace(second=0, microsecond=0, tzinfo=None))
)
ITEMS = st.lists(st.builds(Timed, LENGTHS, TIMES), max_size=10)


def plainly(starts, items):
    """Give the earliest beginning of each item, minute by minute, and the earliest end."""
    clock, found = in_minutes(starts), []
    for item in items:
        if item.fixed is not None:
            wanted = in_minutes(item.fixed)
            clock = wanted if clock is None else max(clock, wanted)
        found.append(clock)
        for _ in range(item.minutes or 0):
            clock = None if clock is None else clock + 1
    return found, clock


@pytest.mark.slow
@given(TIMES, ITEMS)
def test_a_second_computation_gives_the_same(starts, items):
    found = timetable(starts, dt.time(0), items)
    earliest, clock = plainly(starts, items)
    for item, slot, begins in zip(items, found.slots, earliest, strict=True):
        late = item.fixed is not None and begins > in_minutes(item.fixed)
        assert bool(slot.warning) == late
        if slot.starts is not None and not late:
            assert slot.starts == clock_time(begins)
    assert bool(found.overrun) == (clock is not None and clock > 0)


@pytest.mark.slow
@given(st.integers(0, 1000), st.lists(st.integers(0, 40), max_size=10))
def test_without_fixed_times_the_end_is_the_sum(starts, lengths):
    found = timetable(clock_time(starts), None, [Timed(one) for one in lengths])
    assert found.minutes == sum(lengths)
    assert found.ends == clock_time(starts + sum(lengths))
    ends = [slot.ends for slot in found.slots]
    assert [slot.starts for slot in found.slots][1:] == ends[:-1]
