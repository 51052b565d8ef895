"""What may be said: the facts of the records, by the subject that they are about. Plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from goldenthread.vocabulary import Assurance, Better, Period, Variation
from goldenthread.vocabulary.quantities import Basis, QuantityKind, QuantityRole


class SubjectKind(StrEnum):
    """What a sentence can be about."""

    MEASURE = "measure"
    LINE = "line"  # a breakdown of a measure
    ROW = "row"  # a row or column of a measure's table
    STATEMENT_LINE = "statement_line"
    SAVINGS = "savings"
    SCHEME = "scheme"
    WORKSTREAM = "workstream"
    PROGRAMME = "programme"
    MILESTONE = "milestone"
    UNIT = "unit"


@dataclass(frozen=True)
class RecordPlace:
    """Where in the records a fact is kept: the kind of record, its code and its number."""

    record: str
    code: str
    id: int
    parent: int = 0  # number of the programme that it belongs to


@dataclass(frozen=True)
class Fact:
    """One figure that may be said of a subject.

    `number` is in percentage points, pounds, seconds, or the number itself; favourable variances
    are positive. `over` is +1 where the actual lies over its plan, -1 where under it.
    """

    kind: QuantityKind
    role: QuantityRole
    number: Decimal
    text: str  # as the records print it
    words: str  # what it is: 'Turnover rate in March 2026'
    period: Period | None = None
    basis: Basis = Basis.WITHIN
    label: str = ""  # of a target: 'target', 'national', 'system', 'benchmark' ...
    over: int = 0
    place: RecordPlace | None = None


@dataclass(frozen=True)
class Outcome:
    """A point of a measure: its value, whether it met its own period's target, and its mean."""

    period: Period
    value: Decimal | None
    met: bool | None  # None where nothing could be compared
    mean: Decimal | None = None


@dataclass(frozen=True)
class Standing:
    """What a measure's chart says: its icons and its points, oldest first."""

    variation: Variation
    assurance: Assurance
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class DatedFact:
    """A day on which something of a subject begins, is due or was done."""

    day: dt.date
    words: str


@dataclass(frozen=True)
class LiveValue:
    """What a live figure of a subject prints: `what` of it ('' for the newest), and the text."""

    what: str
    label: str
    text: str


@dataclass(frozen=True, eq=False)  # a subject is itself: none is equal to another
class Subject:
    """Something that a sentence can be about, with what may be said of it.

    `names` are the ways to name it. `counts` are numbers of its parts by status, in words of the
    scale; `statuses` its own status in every word that may be used of it.
    """

    key: str
    kind: SubjectKind
    label: str
    names: tuple[str, ...]
    place: RecordPlace
    facts: tuple[Fact, ...] = ()
    better: Better = Better.NEITHER
    unit: QuantityKind | None = None
    latest: Period | None = None
    standing: Standing | None = None
    parent: str = ""
    group: str = ""  # theme of a measure, section of a line
    is_plain: bool = False  # a name that is a common word: 'pay'
    prints_decimals: bool = True
    counts: dict[str, dict[str, int]] = field(default_factory=dict)  # of what, by status
    statuses: frozenset[str] = frozenset()
    scale: frozenset[str] = frozenset()  # every word of the scale
    status_words: str = ""
    dates: tuple[DatedFact, ...] = ()
    live_name: str = ""  # by which texts insert its figures; '' where they cannot
    live: tuple[LiveValue, ...] = ()

    def facts_of(self, kinds: Iterable[QuantityKind]) -> tuple[Fact, ...]:
        """Give the facts of some kinds."""
        wanted = set(kinds)
        return tuple(one for one in self.facts if one.kind in wanted)

    @property
    def current(self) -> Fact | None:
        """The newest figure."""
        own = [f for f in self.facts if f.role is QuantityRole.VALUE and f.period == self.latest]
        return own[0] if own else None


@dataclass(frozen=True)
class FactBook:
    """Every subject of an organisation at a period, by key."""

    period: Period
    subjects: dict[str, Subject]

    @cached_property
    def children(self) -> dict[str, tuple[Subject, ...]]:
        """The lines and rows of each measure."""
        found: dict[str, list[Subject]] = {}
        for one in self.subjects.values():
            if one.parent:
                found.setdefault(one.parent, []).append(one)
        return {key: tuple(held) for key, held in found.items()}

    def of_kind(self, kind: SubjectKind) -> tuple[Subject, ...]:
        """Give the subjects of a kind."""
        return tuple(one for one in self.subjects.values() if one.kind is kind)

    @cached_property
    def nameable(self) -> tuple[Subject, ...]:
        """The subjects that a sentence can name by themselves."""
        return tuple(one for one in self.subjects.values() if not one.parent)
