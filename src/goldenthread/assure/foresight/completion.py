"""When actions will be complete, from how late past ones were: a simulation. Pure.

An action that is late and still open counts as at least as late as it is by now, so a programme
that closes only its easy actions does not look punctual.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldenthread.assure.foresight.lateness import Survival, Waits, survival_of
from goldenthread.assure.foresight.reasons import Reason
from goldenthread.assure.foresight.seed import chance_from
from goldenthread.assure.programmes.completion import Completable
from goldenthread.vocabulary import Period, PeriodKind

DONE_NEEDED = 10  # completions with a date to be late against
CURVES = 200  # of how late: the past drawn again as often, so that its own chance counts
RUNS_A_CURVE = 10
MONTHS_BEYOND = 24  # after the last date that is due
LOW, HIGH = 10, 90  # percent: 80% of the runs lie between
SURE = 0.8
MOST_MONTHS = 120
NEVER = np.iinfo(np.int64).max
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Expected:
    """How many actions are complete by the end of a month: mean and the range of 80% of runs."""

    month: Period
    mean: float
    low: int
    high: int


@dataclass(frozen=True)
class CompletionOutlook:
    """When a programme's actions will be complete, or the reason why that is not said.

    `noun` is what is completed: 'action' or 'milestone'. `by` is the date that all are to be
    complete by, None where it has passed. In a run, what comes later than anything yet seen is
    not complete in any month.
    """

    total: int
    complete: int
    open: int
    noun: str = "action"
    by: dt.date | None = None
    withheld: Reason | None = None
    months: tuple[Expected, ...] = ()
    by_date: Expected | None = None
    chance_all: float | None = None  # that all are complete by the date
    likely_month: Period | None = None  # by its end all are complete in 80% of runs
    past: int = 0
    median_late: int | None = None  # days; None where over half come later than any yet seen
    method_words: str = ""


def foresee_completion(
    items: Iterable[Completable], on: dt.date, ends: dt.date | None = None, noun: str = "action"
) -> CompletionOutlook:
    """Give when the items will be complete as seen on a day.

    Each open item is as late as past ones were that were not done as late as it is by now. The
    date to land by is `ends`, else the last baselined date; None where both have passed. Items
    without a baselined date cannot be late and count as never complete.
    """
    held = sorted(items, key=in_time)
    waiting = [item for item in held if not is_done(item, on)]
    waits = waits_of(held, on)
    last = max((item.due for item in held if item.due), default=None)
    by = next((day for day in (ends, last) if day and day > on), None)
    counts = CompletionOutlook(len(held), len(held) - len(waiting), len(waiting), noun, by)
    if reason := reason_to_withhold(counts, waits, waiting):
        return CompletionOutlook(**{**vars(counts), "withheld": reason})
    return simulated(counts, waits, waiting, on)


def in_time(item: Completable) -> tuple[dt.date, dt.date]:
    """Give what items are put in order by, so that the same ones draw the same chance."""
    return item.due or dt.date.max, item.approved or dt.date.max


def is_done(item: Completable, on: dt.date) -> bool:
    """Say whether an item was approved by a day."""
    return item.approved is not None and item.approved <= on


def waits_of(items: Sequence[Completable], on: dt.date) -> Waits:
    """Give how late each item with a baselined date was, or is by now; future ones tell least."""
    dated = [item for item in items if item.due is not None]
    done = [is_done(item, on) for item in dated]
    days = [
        ((item.approved if finished and item.approved else on) - (item.due or on)).days
        for item, finished in zip(dated, done, strict=True)
    ]
    return Waits(np.array(days, dtype=np.int64), np.array(done, dtype=bool))


def reason_to_withhold(
    counts: CompletionOutlook, waits: Waits, waiting: Sequence[Completable]
) -> Reason | None:
    """Give why the completion is not foretold, None where it is."""
    many = f"{counts.noun}s"
    if not counts.total:
        return Reason("nothing_to_complete", f"There are no {many}.")
    if not waiting:
        return Reason("all_complete", f"All {many} are complete.")
    if not any(item.due for item in waiting):
        return Reason("no_dates", f"No open {counts.noun} has a baselined date.")
    if waits.done < DONE_NEEDED:
        words = (
            f"{waits.done} {many} with a baselined date are complete. How late the rest will be "
            f"is told from {DONE_NEEDED} and more."
        )
        return Reason("few_completions", words)
    return None


def simulated(
    counts: CompletionOutlook, waits: Waits, waiting: Sequence[Completable], on: dt.date
) -> CompletionOutlook:
    """Give the outlook from simulated runs, the same ones for the same records."""
    due = np.array([item.due.toordinal() for item in waiting if item.due], dtype=np.int64)
    facts = [*waits.facts, *((int(day), "open") for day in due), on.isoformat()]
    chance = chance_from(facts)
    drawn = chance.multinomial(len(waits.days), [1 / len(waits.days)] * len(waits.days), CURVES)
    curves = survival_of(waits, drawn.astype(float))
    finished = finish_days(curves, due, on, chance)
    undated = len(waiting) - len(due)
    months = months_ahead(on, counts.by, waiting)
    complete = complete_by(finished, [month.end for month in months], counts.complete)
    return CompletionOutlook(
        **{
            **vars(counts),
            "months": tuple(map(expected, months, complete)),
            "by_date": by_date(finished, counts),
            "chance_all": None if counts.by is None else all_done(finished, counts.by, undated),
            "likely_month": likely_month(finished, months, undated),
            "past": waits.done,
            "median_late": median_late(survival_of(waits)),
            "method_words": method_words(waits, undated, counts.noun),
        }
    )


def finish_days(curves: Survival, due: Counts, on: dt.date, chance: np.random.Generator) -> Counts:
    """Give the day (ordinal) that each open item is done on in each run: (runs, items).

    NEVER where it comes later than any yet seen. An item is not done before the day after `on`.
    """
    late_by_now = on.toordinal() - due
    left = curves.at(late_by_now)
    runs = np.empty((len(left) * RUNS_A_CURVE, len(due)), dtype=np.int64)
    for curve, share_left in enumerate(left):
        unseen = share_left <= 0  # already later than all that this curve was drawn from
        draws = np.where(unseen, -1.0, chance.random((RUNS_A_CURVE, len(due))) * share_left)
        falling = curves.open_after[curve]
        # The first day late after which no more than the drawn share is still open.
        place = np.searchsorted(-falling, -draws, side="left")
        known = place < len(curves.days)
        days = due + curves.days[np.minimum(place, len(curves.days) - 1)]
        rows = slice(curve * RUNS_A_CURVE, (curve + 1) * RUNS_A_CURVE)
        runs[rows] = np.where(known, np.maximum(days, on.toordinal() + 1), NEVER)
    return runs


def complete_by(finished: Counts, days: Sequence[dt.date], already: int) -> list[Counts]:
    """Give how many are complete by each day in each run."""
    return [already + (finished <= day.toordinal()).sum(axis=1) for day in days]


def expected(month: Period, counts: Counts) -> Expected:
    """Give the mean and the range of 80% of the runs."""
    low, high = np.percentile(counts, (LOW, HIGH), method="nearest")
    return Expected(month, float(counts.mean()), int(low), int(high))


def by_date(finished: Counts, counts: CompletionOutlook) -> Expected | None:
    """Give how many are complete by the date to land by."""
    if counts.by is None:
        return None
    complete = complete_by(finished, [counts.by], counts.complete)[0]
    return expected(Period.containing(counts.by, PeriodKind.MONTH), complete)


def all_done(finished: Counts, by: dt.date, undated: int) -> float:
    """Give the share of runs in which every item is done by a day."""
    if undated:
        return 0.0
    return float((finished <= by.toordinal()).all(axis=1).mean())


def likely_month(finished: Counts, months: Sequence[Period], undated: int) -> Period | None:
    """Give the first month by whose end all are done in 80% of the runs; None for none."""
    return next((month for month in months if all_done(finished, month.end, undated) >= SURE), None)


def months_ahead(
    on: dt.date, by: dt.date | None, waiting: Sequence[Completable]
) -> tuple[Period, ...]:
    """Give the months from that of the day to MONTHS_BEYOND after the last date, ten years most."""
    last = max([on, *([by] if by else []), *(item.due for item in waiting if item.due)])
    months = [Period.containing(on, PeriodKind.MONTH)]
    end = Period.containing(last, PeriodKind.MONTH).shift(MONTHS_BEYOND)
    while months[-1] < end and len(months) < MOST_MONTHS:
        months.append(months[-1].next())
    return tuple(months)


def median_late(curve: Survival) -> int | None:
    """Give the days late by which half are done; None where half never are as far as is seen."""
    place = int(np.argmax(curve.open_after[0] <= 0.5))
    return int(curve.days[place]) if curve.open_after[0][place] <= 0.5 else None


def method_words(waits: Waits, undated: int, noun: str) -> str:
    """Give how it was foretold."""
    late_open = int(((waits.days > 0) & ~waits.is_done).sum())
    words = (
        f"Simulated {CURVES * RUNS_A_CURVE:,} times from how late {waits.done} completed {noun}s "
        f"were against their baselined dates, with {late_open} late and unfinished ones counted "
        "for as long as they have waited (Kaplan-Meier). The same records give the same figures."
    )
    if undated:
        words += f" {undated} open without a baselined date count as not complete."
    return words
