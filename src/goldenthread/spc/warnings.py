"""What to bear in mind when reading each chart (RULES 1, warnings)."""

from __future__ import annotations

import numpy as np
import polars as pl

from goldenthread.spc.arrays import Block, Flags, Ints
from goldenthread.spc.limits import Limits

RELIABLE_POINTS = 13
LOW_MEAN = 5
GAP_FACTOR = 1.5  # of the usual step between dates


def warnings_of(block: Block, limits: Limits, last: Ints) -> pl.Series:
    """Give the warning codes of each series, joined with ';'."""
    count = len(block.first) - 1
    columns = {
        "few_points": few_points(block, count),
        "short_segment": short_segment(limits, count),
        "zero_width_limits": zero_width(block, limits, count),
        "missing_points": any_of(np.isnan(block.value), block, count),
        "low_mean_counts": low_mean_counts(block, limits, count),
        "gap_in_periods": gap_in_periods(block, count),
        "all_points_screened": any_segment(limits.all_screened, limits, count),
        "target_missing": np.isnan(block.target[last]) | (last < 0)
        if len(block.target)
        else np.zeros(count, dtype=np.bool_),
    }
    codes = [pl.when(pl.Series(flags)).then(pl.lit(code)) for code, flags in columns.items()]
    joined = pl.select(pl.concat_str(codes, separator=";", ignore_nulls=True).alias("warnings"))
    return joined["warnings"] if count else pl.Series("warnings", [], dtype=pl.String)


def any_of(flags: Flags, block: Block, count: int) -> Flags:
    """Say of each series whether any of its points is marked."""
    return np.asarray(np.bincount(block.series, flags, count) > 0)


def any_segment(flags: Flags, limits: Limits, count: int) -> Flags:
    """Say of each series whether any of its segments is marked."""
    return np.asarray(np.bincount(limits.segment_series, flags, count) > 0)


def few_points(block: Block, count: int) -> Flags:
    """Fewer than 13 counted points."""
    return np.asarray(np.bincount(block.series, block.counted, count) < RELIABLE_POINTS)


def short_segment(limits: Limits, count: int) -> Flags:
    """A segment of several with fewer than 13 counted points."""
    several = np.bincount(limits.segment_series, minlength=count) > 1
    return several & any_segment(limits.segment_points < RELIABLE_POINTS, limits, count)


def zero_width(block: Block, limits: Limits, count: int) -> Flags:
    """Limits on the mean although a segment's points differ."""
    with np.errstate(invalid="ignore"):
        differs = block.counted & (block.value != limits.mean)
    differing = np.bincount(limits.segment, differs, len(limits.range_mean)) > 0
    return any_segment((limits.range_mean == 0) & differing, limits, count)


def low_mean_counts(block: Block, limits: Limits, count: int) -> Flags:
    """Whole numbers from nought up, with a mean under 5 in the newest segment."""
    with np.errstate(invalid="ignore"):
        fractional = block.counted & ((block.value < 0) | (block.value != np.floor(block.value)))
    if not count:
        return np.zeros(0, dtype=np.bool_)
    with np.errstate(invalid="ignore"):
        low = limits.mean[block.first[1:] - 1] < LOW_MEAN
    return np.asarray(low & ~any_of(fractional, block, count))


def gap_in_periods(block: Block, count: int) -> Flags:
    """A step between dates of more than one and a half times the usual (least) step."""
    step = np.zeros(len(block.day), dtype=np.int64)
    inside = ~block.starts[1:]
    step[1:][inside] = np.diff(block.day)[inside]
    usual = np.full(count, np.iinfo(np.int64).max)
    moved = step > 0
    np.minimum.at(usual, block.series[moved], step[moved])
    # The least month has 28 days and the longest 31, so 1.5 lets calendars pass and no lost month.
    return any_of(moved & (step > GAP_FACTOR * usual[block.series]), block, count)
