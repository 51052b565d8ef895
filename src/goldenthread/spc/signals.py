"""The special-cause rules, for every point of a block at once (RULES 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.spc.arrays import Block, Flags, Floats, Ints, Signs, run_lengths, shifted
from goldenthread.spc.limits import Limits
from goldenthread.spc.profiles import Profile


@dataclass(frozen=True)
class Signals:
    """Per point: `side` of the mean (-1, 0, 1; 0 also where missing), `near` (beyond the near
    limit, not beyond the process limit), the four rules, `rising` and `falling` (in a trend of
    that direction) and `turn`, the one direction that a single label takes."""

    side: Signs
    near: Flags
    outside: Flags
    shift: Flags
    trend: Flags
    two_in_three: Flags
    rising: Flags
    falling: Flags
    turn: Signs


def signals_of(block: Block, limits: Limits, profile: Profile) -> Signals:
    """Give every rule's signals; none in a run chart, nor where all ranges were screened away."""
    charted = block.counted & limits.is_chart[block.series] & ~limits.all_screened[limits.segment]
    with np.errstate(invalid="ignore"):
        outside = charted & ((block.value > limits.upper) | (block.value < limits.lower))
        beyond = charted & ((block.value > limits.near_upper) | (block.value < limits.near_lower))
        side = np.sign(block.value - limits.mean)
    side = np.where(charted, np.nan_to_num(side), 0).astype(np.int8)
    group = block.starts if profile.runs_cross_rebases else segment_starts(limits.segment)
    shift = (side != 0) & (run_lengths(side, group) >= block.shift_length[block.series])
    near = beyond & ~outside
    in_two = beyond if profile.count_outside_in_two_in_three else near
    rising, falling, step = trends(block, charted, group)
    return Signals(
        side=side,
        near=near,
        outside=outside,
        shift=shift,
        trend=rising | falling,
        two_in_three=two_in_three(side, in_two, group),
        rising=rising,
        falling=falling,
        turn=turns(rising | falling, step, group),
    )


def segment_starts(segment: Ints) -> Flags:
    """Mark the first point of each segment."""
    found = np.ones(len(segment), dtype=np.bool_)
    found[1:] = segment[1:] != segment[:-1]
    return found


def steps(value: Floats, charted: Flags, group: Flags) -> Signs:
    """Give the sign of the step into each point; 0 at a group's start and beside a gap."""
    found = np.zeros(len(value), dtype=np.int8)
    usable = charted[1:] & charted[:-1] & ~group[1:]
    found[1:][usable] = np.sign(np.diff(value)[usable]).astype(np.int8)
    return found


def trends(block: Block, charted: Flags, group: Flags) -> tuple[Flags, Flags, Signs]:
    """Give the points in a rising and in a falling trend, and the steps into each point.

    A trend of n points is n - 1 steps of one sign; the point before the first step belongs to it.
    """
    step = steps(block.value, charted, group)
    long_enough = run_lengths(step, group) >= block.trend_length[block.series] - 1
    up, down = (step > 0) & long_enough, (step < 0) & long_enough
    return up | np.asarray(shifted(up, -1)), down | np.asarray(shifted(down, -1)), step


def turns(trend: Flags, step: Signs, group: Flags) -> Signs:
    """Give the one direction of each trend point: the step to the next point where that belongs to
    a trend too (a tie counts as falling), else the step into it."""
    next_step = np.asarray(shifted(step, -1))
    next_in_trend = np.asarray(shifted(trend & ~group, -1), dtype=np.bool_)
    onward = np.where(next_step > 0, 1, -1)
    return np.where(trend, np.where(next_in_trend, onward, step), 0).astype(np.int8)


def two_in_three(side: Signs, near: Flags, group: Flags) -> Flags:
    """Mark the near points of every three in a row on one side that hold at least two of them."""
    found = np.zeros(len(side), dtype=np.bool_)
    if len(side) < 3:
        return found
    same = (side[:-2] != 0) & (side[:-2] == side[1:-1]) & (side[:-2] == side[2:])
    unbroken = ~group[1:-1] & ~group[2:]
    enough = near[:-2].astype(np.int8) + near[1:-1] + near[2:] >= 2
    window = same & unbroken & enough
    for place in range(3):
        found[place : place + len(window)] |= window
    return found & near
