"""Which figures are new, which correct an earlier one: pure comparison, nothing is written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

Line = tuple[str, str, str]  # organisation, measure, series
Place = tuple[Line, str, dt.date]  # line, period kind, first day of the period
OPTIONAL = frozenset({"numerator", "denominator", "status", "note"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is brought in: where it belongs, what it says, where it stood.

    `recorded` is when it was known, None for now; `row` is for messages and `cell` for provenance.
    """

    line: Line
    period_kind: str
    period_start: dt.date
    written: str
    number: Decimal | None
    bound: str = ""
    absence: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: str = "final"
    note: str = ""
    recorded: dt.datetime | None = None
    cell: str = ""
    row: int = 0

    @property
    def place(self) -> Place:
        """The line and period that the figure is for."""
        return self.line, self.period_kind, self.period_start


@dataclass(frozen=True, slots=True)
class Kept:
    """A revision that is stored, or that an earlier row of the same import adds (no pk yet)."""

    pk: int | None
    revision: int
    recorded_at: dt.datetime
    written: str
    number: Decimal | None
    bound: str
    absence: str
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    note: str


@dataclass(slots=True)
class Revision:
    """A revision to write; `before` is the one that it supersedes."""

    figure: Figure
    revision: int
    recorded_at: dt.datetime
    before: Kept | None
    superseded_at: dt.datetime | None = None


@dataclass
class Revisions:
    """What figures would do; `refused` are those that would be put before a later revision."""

    added: list[Revision] = field(default_factory=list)
    changed: list[Revision] = field(default_factory=list)
    unchanged: int = 0
    refused: list[tuple[Figure, Kept]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)


def revisions(
    figures: Iterable[Figure],
    stored_at: Callable[[Place], Collection[Kept]],
    now: dt.datetime,
    given: Collection[str] = OPTIONAL,
) -> Revisions:
    """Give what `figures` would add and correct.

    Several figures of one place are successive revisions in the order in which they were recorded.
    One that says the same as the revision recorded then, or as the current one, adds nothing.
    `given` are the optional columns that were filled in: one left out changes nothing.
    """
    found = Revisions()
    by_place: dict[Place, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_place[figure.place].append(figure)
    for place, successive in by_place.items():
        successive.sort(key=lambda figure: figure.recorded or now)
        settle(found, successive, sorted(stored_at(place), key=revision_of), now, given)
    return found


def revision_of(kept: Kept) -> int:
    """Give the number of a revision."""
    return kept.revision


def settle(
    found: Revisions,
    successive: list[Figure],
    kept: list[Kept],
    now: dt.datetime,
    given: Collection[str],
) -> None:
    """Add to `found` what the figures of one place do."""
    written: Revision | None = None
    for figure in successive:
        current = kept[-1] if kept else None
        if current and is_known(figure, kept, given):
            found.unchanged += 1
            continue
        moment = figure.recorded or now
        if current and moment <= current.recorded_at:
            if figure.recorded:
                found.refused.append((figure, current))
                continue
            moment = current.recorded_at + dt.timedelta(microseconds=1)
        if written:
            written.superseded_at = moment
        number = current.revision + 1 if current else 1
        written = Revision(figure, number, moment, current)
        (found.changed if current else found.added).append(written)
        kept.append(kept_of(written))


def is_known(figure: Figure, kept: list[Kept], given: Collection[str]) -> bool:
    """Say whether the current revision, or the one that held when this was recorded, says this."""
    if says_the_same(figure, kept[-1], given):
        return True
    if figure.recorded is None:
        return False
    held = [one for one in kept if one.recorded_at <= figure.recorded]
    return bool(held) and says_the_same(figure, held[-1], given)


def says_the_same(figure: Figure, kept: Kept, given: Collection[str]) -> bool:
    """Say whether figure and revision agree; 13.1% and 13.10% do."""
    if figure.absence != kept.absence or figure.bound != kept.bound:
        return False
    is_worded = figure.number is None or "/" in figure.written or "/" in kept.written
    if is_worded and not figure.absence and figure.written != kept.written:
        return False
    if figure.number != kept.number:
        return False
    return all(getattr(figure, name) == getattr(kept, name) for name in given)


def kept_of(revision: Revision) -> Kept:
    """Give a revision that is about to be written, as the next figure of its place finds it."""
    figure = revision.figure
    return Kept(
        None,
        revision.revision,
        revision.recorded_at,
        figure.written,
        figure.number,
        figure.bound,
        figure.absence,
        figure.numerator,
        figure.denominator,
        figure.status,
        figure.note,
    )


def changes_of(revision: Revision, given: Collection[str]) -> Mapping[str, tuple[object, object]]:
    """Give what a correction changes: column, old, new."""
    figure, before = revision.figure, revision.before
    if before is None:
        return {}
    changed: dict[str, tuple[object, object]] = {}
    if not says_the_same(figure, before, ()):
        changed["value"] = (before.written, figure.written)
    for name in sorted(given):
        old, new = getattr(before, name), getattr(figure, name)
        if old != new:
            changed[name] = (old, new)
    return changed
