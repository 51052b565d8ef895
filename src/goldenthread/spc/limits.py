"""Means and process limits of each segment (RULES 1, 'Limits of a segment')."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.spc.arrays import Block, Flags, Floats, Ints
from goldenthread.spc.profiles import Profile

SIGMA_FACTOR = 2.66  # 3 / 1.128: three sigma from the mean moving range
NEAR_SHARE = 2 / 3
SCREEN_FACTOR = 3.267


@dataclass(frozen=True)
class Limits:
    """Per point: `segment` (index over the block), `mean`, `lower`, `upper`, `near_lower`,
    `near_upper` (NaN where there are none). Per segment: `segment_series`, `segment_points`
    (counted points), `range_mean`, `all_screened`. `has_limits` per series."""

    segment: Ints
    mean: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    segment_series: Ints
    segment_points: Ints
    range_mean: Floats
    all_screened: Flags
    is_chart: Flags


def segments_of(block: Block, profile: Profile) -> tuple[Ints, Ints]:
    """Give the segment of each point and the row of each point in its segment.

    Where the baseline wins, a rebase inside the baseline's rows is set aside.
    """
    rebases = block.rebase
    if profile.baseline_wins:
        row = np.arange(len(block.value)) - block.first[:-1][block.series]
        rebases = rebases & (row >= block.baseline[block.series])
    begins = block.starts | rebases
    segment = np.cumsum(begins) - 1
    first = np.flatnonzero(begins)
    return segment, np.arange(len(segment)) - first[segment]


def base_points(block: Block, segment: Ints, row: Ints, profile: Profile) -> Flags:
    """Give the points that limits are calculated from: all counted ones, or the first rows of the
    baseline: of every segment, or of the series' first one where the baseline wins."""
    baseline = block.baseline[block.series]
    inside = (baseline == 0) | (row < baseline)
    if profile.baseline_wins:
        inside |= segment != segment[block.first[:-1]][block.series]
    return np.asarray(block.counted & inside)


def limits_of(block: Block, profile: Profile) -> Limits:
    """Give the limits of every segment of the block; no rounding, no clipping."""
    series = block.series
    segment, row = segments_of(block, profile)
    count = int(segment[-1]) + 1 if len(segment) else 0
    base = base_points(block, segment, row, profile)
    mean = segment_means(block.value, base, segment, count)
    ranges = moving_ranges(block.value, base, row)
    range_mean, all_screened = mean_ranges(ranges, segment, count, block.screen[series])
    segment_series = np.zeros(count, dtype=np.int64)
    segment_series[segment] = series
    counted_in_series = np.bincount(series, block.counted, len(block.first) - 1)
    is_chart = counted_in_series >= profile.points_needed
    spread = np.where(is_chart[segment_series], SIGMA_FACTOR * range_mean, np.nan)
    near = NEAR_SHARE * spread
    return Limits(
        segment=segment,
        mean=mean[segment],
        lower=(mean - spread)[segment],
        upper=(mean + spread)[segment],
        near_lower=(mean - near)[segment],
        near_upper=(mean + near)[segment],
        segment_series=segment_series,
        segment_points=np.bincount(segment, block.counted, count).astype(np.int64),
        range_mean=range_mean,
        all_screened=all_screened,
        is_chart=is_chart,
    )


def segment_means(value: Floats, base: Flags, segment: Ints, count: int) -> Floats:
    """Give the mean of each segment's base points, with one correction pass.

    Without the pass a flat series misses its own mean by one bit, and all of it becomes a shift.
    """
    held = np.where(base, value, 0.0)
    number = np.bincount(segment, base, count)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(segment, held, count) / number
        missed = np.where(base, value - mean[segment], 0.0)
        return np.asarray(mean + np.bincount(segment, missed, count) / number)


def moving_ranges(value: Floats, base: Flags, row: Ints) -> Floats:
    """Give |y[i] - y[i-1]| inside a segment; NaN where either is not a base point."""
    ranges = np.full(len(value), np.nan)
    usable = (row[1:] > 0) & base[1:] & base[:-1]
    ranges[1:][usable] = np.abs(np.diff(value))[usable]
    return ranges


def mean_ranges(ranges: Floats, segment: Ints, count: int, screen: Flags) -> tuple[Floats, Flags]:
    """Give the mean moving range of each segment, screened once where asked for, and whether
    screening left none of a segment's ranges."""
    present = ~np.isnan(ranges)
    mean = mean_where(ranges, present, segment, count)
    with np.errstate(invalid="ignore"):
        kept = present & (~screen | (ranges < SCREEN_FACTOR * mean[segment]))
    screened = mean_where(ranges, kept, segment, count)
    return screened, ~np.isnan(mean) & np.isnan(screened)


def mean_where(values: Floats, chosen: Flags, segment: Ints, count: int) -> Floats:
    """Give the mean of the chosen values of each segment, NaN for none."""
    total = np.bincount(segment, np.where(chosen, values, 0.0), count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(total / np.bincount(segment, chosen, count))
