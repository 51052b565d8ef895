"""Segments, their means and their limits (RULES 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.spc.batch import Batch, Flags, Floats, Ints, count, firsts, total

LIMIT = 2.66
NEAR = 2 * (LIMIT / 3)
SCREEN = 3.267


@dataclass(frozen=True)
class Limits:
    """Segments and their limits.

    A row an element: used (present and not ghosted), segment (its number in the batch). A segment
    an element: start, length, points (counted ones), mean, mean_range (NaN: no limits), screened
    (every moving range was left out). A series an element: points, enough (for limits),
    first_segment, n_segments.
    """

    used: Flags
    segment: Ints
    start: Ints
    length: Ints
    points: Ints
    mean: Floats
    mean_range: Floats
    screened: Flags
    series_points: Ints
    enough: Flags
    first_segment: Ints
    n_segments: Ints

    def at_rows(self, factor: float) -> Floats:
        """Give mean + factor x mean range of each row's segment, NaN where there are no limits."""
        return np.repeat(self.mean + factor * self.mean_range, self.length)


def find_limits(batch: Batch) -> Limits:
    """Give the segments of a batch with their means and limits."""
    used = ~(np.isnan(batch.value) | batch.ghost)
    opens = segment_starts(batch)
    start = np.flatnonzero(opens)
    length = np.diff(start, append=opens.size)
    first_segment = np.searchsorted(start, batch.start)
    n_segments = np.diff(first_segment, append=start.size)
    window = used & baseline_rows(batch, start, length, first_segment, n_segments)
    series_points = count(used, batch.start)
    enough = series_points >= batch.profile.points_needed
    screen = np.repeat(batch.screen, n_segments)
    mean_range, screened = mean_ranges(batch.value, window, opens, start, length, screen)
    mean_range[~np.repeat(enough, n_segments)] = np.nan
    return Limits(
        used=used,
        segment=np.repeat(np.arange(start.size), length),
        start=start,
        length=length,
        points=count(used, start),
        mean=means(batch.value, window, start, length),
        mean_range=mean_range,
        screened=screened,
        series_points=series_points,
        enough=enough,
        first_segment=first_segment,
        n_segments=n_segments,
    )


def segment_starts(batch: Batch) -> Flags:
    """Give true at the first row of each segment.

    Where the baseline wins, a series with fixed limits is one segment: its rebases give way. Only
    when the first rebase stands exactly where the baseline ends do the two say the same of the
    series' beginning; then both hold (chart 'Baselines - Recalculated' of the conformance data).
    """
    begins = firsts(batch.value.size, batch.start)
    rebase = batch.rebase
    if batch.profile.baseline_wins and batch.fix_after.any():
        position = np.arange(batch.value.size) - batch.per_row(batch.start)
        later = np.where(rebase & (position > 0), position, batch.value.size)
        first_rebase = np.minimum.reduceat(later, batch.start)
        gives_way = (batch.fix_after > 0) & (first_rebase != batch.fix_after)
        rebase = rebase & ~batch.per_row(gives_way)
    return np.asarray(begins | rebase)


def baseline_rows(
    batch: Batch, start: Ints, length: Ints, first_segment: Ints, n_segments: Ints
) -> Flags:
    """Give true for the rows whose values set the limits: all, or the first so many."""
    if not batch.fix_after.any():
        return np.ones(batch.value.size, dtype=np.bool_)
    allowed = np.repeat(batch.fix_after, n_segments)
    if batch.profile.baseline_wins:
        allowed[~firsts(start.size, first_segment)] = 0
    allowed[allowed == 0] = batch.value.size
    return np.asarray(np.arange(batch.value.size) - np.repeat(start, length) < np.repeat(allowed, length))


def means(value: Floats, window: Flags, start: Ints, length: Ints) -> Floats:
    """Give each segment's mean, NaN without points.

    The second pass takes away the rounding of the first: without it a flat series of 0.95 misses
    its own mean by one bit and becomes a false shift.
    """
    n = count(window, start)
    with np.errstate(invalid="ignore"):
        mean = total(np.where(window, value, 0.0), start) / n
        rest = np.where(window, value - np.repeat(mean, length), 0.0)
        return np.asarray(mean + total(rest, start) / n)


def mean_ranges(
    value: Floats, window: Flags, opens: Flags, start: Ints, length: Ints, screen: Flags
) -> tuple[Floats, Flags]:
    """Give each segment's mean moving range (NaN: none), and where all ranges were screened away."""
    paired = window.copy()
    paired[1:] &= window[:-1]
    paired &= ~opens
    ranges = np.zeros_like(value)
    np.abs(np.subtract(value[1:], value[:-1]), out=ranges[1:])
    ranges[~paired] = 0.0
    n = count(paired, start)
    with np.errstate(invalid="ignore"):
        mean = total(ranges, start) / n
        if not screen.any():
            return mean, np.zeros(start.size, dtype=np.bool_)
        bound = np.where(screen, SCREEN * mean, np.inf)
        kept = paired & (ranges < np.repeat(bound, length))
        n_kept = count(kept, start)
        mean = total(np.where(kept, ranges, 0.0), start) / n_kept
    return mean, (n > 0) & (n_kept == 0)
