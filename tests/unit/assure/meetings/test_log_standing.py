"""The action log in its three tables: the paper's log, cases, a second computation day by day."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.assure.meetings.log_standing import (
    Due,
    LogFacts,
    Moment,
    Step,
    Table,
    Told,
    position_at,
    table_of,
)
from goldenthread.vocabulary.meetings import LogState, LogStatus

FEB, MARCH, APRIL, MAY, JUNE = (
    dt.date(2023, 2, 23), dt.date(2023, 3, 30), dt.date(2023, 4, 27), dt.date(2023, 5, 25),
    dt.date(2023, 6, 29),
)  # fmt: skip
MEETINGS = [FEB, MARCH, APRIL, MAY, JUNE]
ONE_DAY = dt.timedelta(days=1)
LOGS = {date: Moment(date, before) for before, date in pairwise(MEETINGS)}
OPEN, CLOSED, LATER = Table.DUE_OPEN, Table.DUE_CLOSED, Table.NOT_DUE


def step_of(day, step):
    """Give a step; 'heard' is a proposal at the meeting itself."""
    is_heard = step == "heard"
    return Step(day, "proposed" if is_heard else step, f"{step} then", is_heard)


def facts(*steps, agreed=MARCH, words="April 2023", **more):
    taken = [Step(agreed, "opened"), *(step_of(day, step) for day, step in steps)]
    return LogFacts(agreed=agreed, original=Due(words=words), steps=tuple(taken), **more)


def tables(one):
    """Give the tables of an action in the logs of March to June."""
    return [table_of(one, LOGS[date]) for date in MEETINGS[1:]]


PROPOSED = (dt.date(2023, 4, 20), "proposed")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (facts(), [None, OPEN, OPEN, OPEN]),
        (facts(words="June 2023"), [None, LATER, LATER, OPEN]),
        (facts(words="30/06/2023"), [None, LATER, LATER, LATER]),
        (facts(words="by the end of May 2023"), [None, LATER, LATER, OPEN]),
        (facts(words="February 2023 onwards"), [None, OPEN, OPEN, OPEN]),
        (facts(words="next meeting"), [None, LATER, LATER, LATER]),  # no day is named
        (facts(words=""), [None, LATER, LATER, LATER]),
        (facts(agreed=FEB, words="March 2023"), [OPEN, OPEN, OPEN, OPEN]),
        # Proposed before April's meeting, agreed by it: closed there, and gone in May.
        (facts(PROPOSED, (APRIL, "closed")), [None, CLOSED, None, None]),
        (facts(PROPOSED), [None, CLOSED, CLOSED, CLOSED]),
        (facts(PROPOSED, (APRIL, "reopened")), [None, CLOSED, OPEN, OPEN]),
        (facts((APRIL, "proposed"), (APRIL, "closed")), [None, CLOSED, None, None]),
        (facts(PROPOSED, (MAY, "closed")), [None, CLOSED, CLOSED, None]),
        (facts(PROPOSED, (APRIL, "closed"), words="June 2023"), [None, CLOSED, None, None]),
        # April's meeting heard of it and agreed at once: its own log stays, May's tells of it.
        (facts((APRIL, "heard"), (APRIL, "closed")), [None, OPEN, CLOSED, None]),
        (facts((APRIL, "heard"), (MAY, "closed")), [None, OPEN, CLOSED, None]),
        # Passed on by April's meeting: no completion, it stays until its own minute closes it.
        (facts((APRIL, "passed")), [None, OPEN, OPEN, OPEN]),
        (facts((APRIL, "passed"), (dt.date(2023, 6, 1), "proposed")), [None, OPEN, OPEN, CLOSED]),
        # Brought in without steps.
        (LogFacts(original=Due(day=APRIL)), [LATER, OPEN, OPEN, OPEN]),
        (LogFacts(agreed=MARCH, state=LogState.CLOSED, closed=APRIL), [None, CLOSED, None, None]),
        (LogFacts(agreed=MARCH, state=LogState.CLOSED, closed=dt.date(2023, 4, 3)),
         [None, CLOSED, None, None]),
        (LogFacts(agreed=FEB, state=LogState.CLOSED, closed=APRIL), [LATER, CLOSED, None, None]),
        (LogFacts(agreed=FEB, state=LogState.CLOSED, closed_words="April 2023"),
         [LATER, CLOSED, None, None]),
        (LogFacts(agreed=FEB, state=LogState.CLOSED), [None, None, None, None]),  # no day is known
        (LogFacts(state=LogState.CLOSED), [None, None, None, None]),
        (LogFacts(agreed=MARCH, state=LogState.PROPOSED), [None, CLOSED, CLOSED, CLOSED]),
        (LogFacts(agreed=MARCH, state=LogState.DELEGATED, original=Due(day=MAY)),
         [None, LATER, OPEN, OPEN]),
    ],
)  # fmt: skip
def test_an_action_stands_in_the_table_of_each_log(one, expected):
    assert tables(one) == expected


def test_a_revised_date_counts_from_the_meeting_after_the_one_that_agreed_it():
    one = facts(revisions=(Due(words="July 2023", on=APRIL), Due(day=JUNE, on=MAY)))
    assert tables(one) == [None, OPEN, LATER, OPEN]
    assert [due.printed for due in position_at(one, LOGS[JUNE]).dues] == [
        "April 2023", "July 2023", "29 June 2023",
    ]  # fmt: skip
    assert len(position_at(one, LOGS[APRIL]).dues) == 1


def test_progress_is_the_last_told_by_the_day():
    one = facts(progress=(Told(MARCH, "first"), Told(APRIL, "second", LogStatus.ISSUE)))
    found = [position_at(one, LOGS[date]).told for date in MEETINGS[1:]]
    assert [told.text for told in found] == ["first", "second", "second", "second"]
    assert position_at(facts(), LOGS[APRIL]).told is None


def test_the_action_taken_is_the_one_that_was_proposed_then():
    one = facts(
        PROPOSED, (APRIL, "reopened"), (dt.date(2023, 5, 20), "proposed"), (MAY, "closed"),
        outcome="written last",
    )  # fmt: skip
    assert position_at(one, LOGS[APRIL]).outcome == "proposed then"
    assert position_at(one, Moment(dt.date(2023, 5, 10), APRIL)).outcome == ""
    assert position_at(one, Moment(MAY + ONE_DAY, MAY)).closed == MAY
    without = LogFacts(state=LogState.CLOSED, closed=APRIL, outcome="Done.")
    assert position_at(without, LOGS[APRIL]).outcome == "Done."
    assert position_at(without, LOGS[MARCH]).outcome == ""


def test_at_the_close_of_the_day_what_its_meeting_agreed_counts():
    close = Moment(MARCH, FEB, at_close=True)
    assert table_of(facts(), LOGS[MARCH]) is None
    assert table_of(facts(), close) is LATER
    done = facts(PROPOSED, (APRIL, "closed"))
    assert table_of(done, Moment(APRIL, MARCH, at_close=True)) is CLOSED
    assert position_at(done, LOGS[APRIL]).closed is None
    assert position_at(done, Moment(APRIL, MARCH, at_close=True)).closed == APRIL


def test_a_first_meeting_prints_all_that_is_closed():
    one = LogFacts(state=LogState.CLOSED, closed=dt.date(2020, 1, 1))
    assert table_of(one, Moment(APRIL)) is CLOSED


def test_headings_of_the_tables():
    assert [table.label for table in Table] == [
        "Actions due and still open", "Actions due and closed",
        "Actions not yet due and still open",
    ]  # fmt: skip


def test_the_log_of_the_paper():
    """Paper 001, lines 663-690: two due and open, three due and closed, none not yet due."""
    log = {
        "02-10a": facts(agreed=FEB, words="February 2023 onwards"),
        "03-20a": facts(words="March 2023 onwards"),
        "02-10d": facts(PROPOSED, agreed=FEB),
        "03-3": facts(PROPOSED, agreed=MARCH),
        "03-20b": facts((APRIL, "proposed")),
    }
    found = {table: [ref for ref, one in log.items() if table_of(one, LOGS[APRIL]) is table]
             for table in Table}  # fmt: skip
    assert found == {OPEN: ["02-10a", "03-20a"], CLOSED: ["02-10d", "03-3", "03-20b"], LATER: []}


KINDS = ("proposed", "heard", "reopened", "closed", "passed")
DAYS = st.dates(FEB, JUNE)
STEPS = st.lists(st.tuples(DAYS, st.sampled_from(KINDS)), max_size=5)


def state_at(steps, log):
    """Walk the days up to the log's meeting, taking the steps of each as the meeting knows them."""
    state, closed, day = "open", None, FEB
    while day <= log:
        for when, step in steps:
            if when == day and (day < log or step == "proposed"):
                state, closed = step, day if step == "closed" else None
        day += ONE_DAY
    return state.replace("heard", "proposed"), closed


def walked(steps, agreed, due, log, previous):
    state, closed = state_at(steps, log)
    if agreed >= log:
        return None
    if state == "closed":
        was_told = state_at(steps, previous)[0] in ("proposed", "closed")
        return CLOSED if closed > previous or (closed == previous and not was_told) else None
    if state == "proposed":
        return CLOSED
    return OPEN if due <= log else LATER


@pytest.mark.slow
@given(STEPS, DAYS, DAYS)
def test_walking_day_by_day_gives_the_same(steps, agreed, due):
    steps = sorted(steps, key=lambda one: one[0])
    one = LogFacts(agreed=agreed, original=Due(day=due), steps=tuple(step_of(*s) for s in steps))
    if not steps:
        return
    for previous, log in pairwise(MEETINGS):
        assert table_of(one, Moment(log, previous)) is walked(steps, agreed, due, log, previous)


@pytest.mark.slow
@given(STEPS, DAYS)
def test_what_happens_later_never_changes_an_earlier_log(steps, due):
    steps = sorted(steps, key=lambda one: one[0])
    whole = LogFacts(agreed=FEB, original=Due(day=due), steps=tuple(step_of(*s) for s in steps))
    for log in MEETINGS[1:]:
        earlier = tuple(one for one in whole.steps if one.on <= log)
        if earlier:
            then = LogFacts(agreed=FEB, original=Due(day=due), steps=earlier)
            assert table_of(then, LOGS[log]) is table_of(whole, LOGS[log])


@pytest.mark.slow
@given(st.lists(st.sampled_from(["passed", "reopened"]), max_size=4), DAYS)
def test_passing_on_never_counts_as_completed(kinds, due):
    steps = tuple(Step(MARCH, kind) for kind in kinds)
    one = LogFacts(agreed=FEB, original=Due(day=due), steps=steps)
    assert CLOSED not in tables(one)
