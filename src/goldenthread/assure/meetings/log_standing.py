"""Where an action of the log stood on a day, and in which of the three tables it is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.vocabulary.meetings import LogState, LogStatus
from goldenthread.vocabulary.timescale import timescale_day


class Table(StrEnum):
    """The three tables of an action log."""

    DUE_OPEN = "due_open"
    DUE_CLOSED = "due_closed"
    NOT_DUE = "not_due"

    @property
    def label(self) -> str:
        """The heading of the table."""
        return {
            "due_open": "Actions due and still open",
            "due_closed": "Actions due and closed",
            "not_due": "Actions not yet due and still open",
        }[self.value]


@dataclass(frozen=True)
class Due:
    """A due date as it was agreed on a day: a date, or words that may name one."""

    day: dt.date | None = None
    words: str = ""
    on: dt.date | None = None
    reason: str = ""

    @property
    def date(self) -> dt.date | None:
        """The day; of words the first day of the period that they name, None where they do not."""
        return self.day or timescale_day(self.words)

    @property
    def printed(self) -> str:
        """The words as agreed, else the date."""
        return self.words or (f"{self.day:%-d %B %Y}" if self.day else "")


@dataclass(frozen=True)
class Told:
    """What an owner told on a day."""

    on: dt.date
    text: str
    status: LogStatus | None = None


@dataclass(frozen=True)
class Step:
    """A step of an action on a day; `remark` is the action taken where closure was proposed.

    A meeting itself took it where `is_at_meeting`, as it does all but proposals.
    """

    on: dt.date
    step: str
    remark: str = ""
    is_at_meeting: bool = False


@dataclass(frozen=True)
class LogFacts:
    """What is kept of an action of the log, all of it: a log is drawn from it as of a day.

    An action that was brought in without its steps has its state and closing day alone.
    """

    agreed: dt.date | None = None
    state: LogState = LogState.OPEN
    original: Due = Due()
    revisions: tuple[Due, ...] = ()
    progress: tuple[Told, ...] = ()
    steps: tuple[Step, ...] = ()
    closed: dt.date | None = None
    closed_words: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Moment:
    """A meeting that receives a log: its day, and the meeting before it.

    What the meeting itself agrees is not in the log that it receives; `at_close` counts it.
    """

    on: dt.date
    previous: dt.date | None = None
    at_close: bool = False

    def knows(self, day: dt.date) -> bool:
        """Say whether what a meeting agreed on a day stands in the log."""
        return day <= self.on if self.at_close else day < self.on


@dataclass(frozen=True)
class Position:
    """How an action stood: its state, what is printed of its closure, its due dates, progress."""

    state: LogState
    closed: dt.date | None = None
    outcome: str = ""
    dues: tuple[Due, ...] = ()  # the original first
    told: Told | None = None

    @property
    def due(self) -> dt.date | None:
        """The day on which it is due as last agreed."""
        return self.dues[-1].date if self.dues else None


LEADS_TO = {
    "proposed": LogState.PROPOSED,
    "reopened": LogState.OPEN,
    "closed": LogState.CLOSED,
    "passed": LogState.DELEGATED,
}


def position_at(facts: LogFacts, moment: Moment) -> Position:
    """Give how an action stood when a meeting received its log."""
    steps = [one for one in facts.steps if one.step in LEADS_TO]
    dues = (facts.original, *(one for one in facts.revisions if counts(one, moment)))
    told = [one for one in facts.progress if one.on <= moment.on]
    last = told[-1] if told else None
    if not steps:
        return Position(*without_steps(facts, moment), dues, last)
    known = [one for one in steps if is_known(one, moment)]
    state = LEADS_TO[known[-1].step] if known else LogState.OPEN
    closed = known[-1].on if state is LogState.CLOSED else None
    proposals = [one.remark for one in known if one.step == "proposed"]
    is_ending = state in (LogState.PROPOSED, LogState.CLOSED)
    outcome = (proposals[-1] if proposals else facts.outcome) if is_ending else ""
    return Position(state, closed, outcome, dues, last)


def is_known(step: Step, moment: Moment) -> bool:
    """Say whether a step stands in the log: proposals are made before the meeting of the day."""
    is_before = step.step == "proposed" and not step.is_at_meeting
    return step.on <= moment.on if is_before else moment.knows(step.on)


def counts(due: Due, moment: Moment) -> bool:
    """Say whether a revised date had been agreed."""
    return due.on is None or moment.knows(due.on)


def without_steps(facts: LogFacts, moment: Moment) -> tuple[LogState, dt.date | None, str]:
    """Give state, closing day and outcome of an action whose steps are not kept."""
    if facts.state is not LogState.CLOSED:
        return facts.state, None, facts.outcome if facts.state is LogState.PROPOSED else ""
    day = facts.closed or timescale_day(facts.closed_words) or dt.date.min
    if day > moment.on:
        return LogState.OPEN, None, ""
    return LogState.CLOSED, day, facts.outcome


def table_of(facts: LogFacts, moment: Moment) -> Table | None:
    """Give the table in which an action is printed; None where it is not in the log.

    A closed one is in the first log that tells of it, one passed on is never a closed one, and one
    is due where the day of its newest due date is not after the meeting.
    """
    if facts.agreed is not None and not moment.knows(facts.agreed):
        return None
    position = position_at(facts, moment)
    if position.closed is not None:
        is_new = is_first_told(facts, position.closed, moment.previous)
        return Table.DUE_CLOSED if is_new else None
    if position.state is LogState.PROPOSED:
        return Table.DUE_CLOSED
    due = position.due
    return Table.DUE_OPEN if due is not None and due <= moment.on else Table.NOT_DUE


def is_first_told(facts: LogFacts, closed: dt.date, previous: dt.date | None) -> bool:
    """Say whether the log before did not print an action as closed or proposed for closure."""
    if previous is None or closed > previous:
        return True
    before = position_at(facts, Moment(previous)).state
    return closed == previous and before not in (LogState.PROPOSED, LogState.CLOSED)
