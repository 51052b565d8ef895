"""What signals mean: the type of each point, the variation icon and the assurance icons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.spc.arrays import Block, Flags, Ints, Signs, trailing_run
from goldenthread.spc.limits import Limits
from goldenthread.spc.profiles import Profile
from goldenthread.spc.signals import Signals

POINT_TYPES = ("common_cause", "improvement", "concern", "neutral_high", "neutral_low")
RULE_NAMES = ("common_cause", "outside", "shift", "trend", "two_in_three")
VARIATIONS = (
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
    "insufficient_data",
)
ASSURANCES = (
    "consistently_passing",
    "passing",
    "hit_and_miss",
    "failing",
    "consistently_failing",
    "no_target",
    "insufficient_data",
)
LIMIT_READINGS = ("", "pass", "fail", "inconsistent")
STATE_LENGTH = 6  # periods that make a state of passing or failing


def point_classes(signals: Signals, block: Block, profile: Profile) -> tuple[Ints, Ints]:
    """Give each point's rule (index of RULE_NAMES) and type (index of POINT_TYPES)."""
    rule = np.zeros(len(signals.side), dtype=np.int64)
    for name in reversed(profile.rule_order):
        rule[getattr(signals, name)] = RULE_NAMES.index(name)
    up, down = raised_and_lowered(signals, rule, profile)
    direction = block.direction[block.series]
    better = np.where(direction > 0, up, down)
    worse = np.where(direction > 0, down, up)
    if profile.concern_wins:
        judged = np.select([worse, better], [2, 1], 0)
    else:
        judged = np.select([better, worse], [1, 2], 0)
    neutral = np.where(up, 3, np.where(down, 4, 0))
    return rule, np.where(direction == 0, neutral, judged)


def raised_and_lowered(signals: Signals, rule: Ints, profile: Profile) -> tuple[Flags, Flags]:
    """Give whether each point signals upwards and whether it signals downwards."""
    if profile.one_label:
        sign = np.where(rule == RULE_NAMES.index("trend"), signals.turn, signals.side)
        signed = np.where(rule > 0, sign, 0)
        return signed > 0, signed < 0
    by_side = signals.outside | signals.shift | signals.two_in_three
    return (by_side & (signals.side > 0)) | signals.rising, (
        by_side & (signals.side < 0)
    ) | signals.falling


def last_points(block: Block, profile: Profile) -> Ints:
    """Give the index of the point that each series' variation icon is read from, -1 for none."""
    last = block.first[1:] - 1
    if profile.icon_of_last_row:
        return np.where(block.lengths > 0, last, -1)
    found = np.full(len(last), -1, dtype=np.int64)
    present = np.flatnonzero(block.counted)
    found[block.series[present]] = present  # the last assignment of each series stays
    return found


def variations(
    point_type: Ints, block: Block, limits: Limits, last: Ints, profile: Profile
) -> Ints:
    """Give the variation icon of each series (index of VARIATIONS)."""
    kind = np.where(last >= 0, point_type[last], 0)
    increase = block.direction > 0
    improved, worsened = np.where(increase, 1, 2), np.where(increase, 4, 3)
    neutral = np.where(kind == 3, 5, np.where(kind == 4, 6, 0))
    found = np.where(kind == 1, improved, np.where(kind == 2, worsened, neutral))
    counted = np.bincount(block.series, block.counted, len(last))
    too_few = counted < max(profile.points_needed, 2)
    return np.where(too_few, VARIATIONS.index("insufficient_data"), found)


@dataclass(frozen=True)
class AssuranceReading:
    """Per series: `assurance` (index of ASSURANCES), `from_limits` (index of LIMIT_READINGS),
    `for_periods`, the length of the present state, and the `target` in force (NaN none)."""

    assurance: Ints
    from_limits: Ints
    for_periods: Ints
    target: np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def assurances(block: Block, limits: Limits, last: Ints, profile: Profile) -> AssuranceReading:
    """Give the assurance of each series: by limits, else by whether the last six periods and more
    met (missed) their own targets, else hit and miss (RULES 1)."""
    reading = limit_readings(block, limits, profile)
    exists = last >= 0
    target = np.where(exists, block.target[last], np.nan)
    from_limits = np.where(exists, reading[last], 0)
    met = met_targets(block)
    chosen = np.flatnonzero(block.counted)
    first = np.searchsorted(chosen, block.first)
    met_run = trailing_run(met[chosen] == 1, first)
    missed_run = trailing_run(met[chosen] == -1, first)
    judged = exists & ~np.isnan(target) & (block.direction != 0)
    enough = judged & (from_limits > 0)
    state = np.select(
        [from_limits == 1, from_limits == 2, met_run >= STATE_LENGTH, missed_run >= STATE_LENGTH],
        [0, 4, 1, 3],
        2,
    )
    assurance = np.where(enough, state, np.where(judged, 6, 5))
    held = trailing_run(reading[chosen] == np.repeat(from_limits, np.diff(first)), first)
    spell = np.select(
        [state == 1, state == 3, state == 2],
        [met_run, missed_run, hit_and_miss_run(met[chosen], first)],
        held,
    )
    return AssuranceReading(
        assurance=assurance,
        from_limits=np.where(judged, from_limits, 0),
        for_periods=np.where(enough, spell, 0),
        target=target,
    )


def limit_readings(block: Block, limits: Limits, profile: Profile) -> Ints:
    """Give what its own segment's limits say of each point's own target (index of
    LIMIT_READINGS)."""
    direction = block.direction[block.series]
    with np.errstate(invalid="ignore"):
        if profile.equality_decides:
            below, above = block.target <= limits.lower, block.target >= limits.upper
        else:
            below, above = block.target < limits.lower, block.target > limits.upper
    passes = np.where(direction > 0, below, above)
    fails = np.where(direction > 0, above, below) & ~passes
    known = ~np.isnan(block.target) & ~np.isnan(limits.lower) & (direction != 0)
    return np.where(known, np.select([passes, fails], [1, 2], 3), 0)


def met_targets(block: Block) -> Signs:
    """Give 1 where a point met its own target, -1 where it missed, 0 where there is none."""
    direction = block.direction[block.series]
    with np.errstate(invalid="ignore"):
        gap = (block.value - block.target) * direction
        met = np.where(block.strict, gap > 0, gap >= 0)
    known = block.counted & ~np.isnan(block.target) & (direction != 0)
    return np.where(known, np.where(met, 1, -1), 0).astype(np.int8)


def hit_and_miss_run(met: Signs, first: Ints) -> Ints:
    """Give for how many of its last points each series was hit and miss: neither met nor missed
    for six in a row up to that point. Points without a target, and those before the sixth, end
    the count."""
    position = np.arange(len(met))
    begin = np.repeat(first[:-1], np.diff(first))
    changed = np.ones(len(met), dtype=np.bool_)
    changed[1:] = (met[1:] != met[:-1]) | (begin[1:] != begin[:-1])
    run_begin = np.maximum.accumulate(np.where(changed, position, 0))
    length = position - run_begin + 1
    undecided = (met != 0) & (length < STATE_LENGTH) & (position - begin >= STATE_LENGTH - 1)
    return trailing_run(undecided, first)
