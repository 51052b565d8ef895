"""The four rules of special cause, for every point of a batch at once (RULES 1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.spc.batch import Batch, Flags, Floats, Ints, Small, firsts, shifted
from goldenthread.spc.limits import LIMIT, NEAR, Limits
from goldenthread.spc.profiles import Profile


@dataclass(frozen=True)
class Signals:
    """What each row signals; `side` is -1, 0, 1 against the mean (0 too where not counted).

    rising and falling are the trends a row belongs to; both at a turning point.
    """

    lower: Floats
    upper: Floats
    mean: Floats
    side: Small
    near: Flags
    outside: Flags
    shift: Flags
    rising: Flags
    falling: Flags
    two_in_three: Flags

    def high_and_low(self, rule: str) -> tuple[Flags, Flags]:
        """Give where a rule signals upwards and where downwards."""
        if rule == "trend":
            return self.rising, self.falling
        flags = {
            "outside_limits": self.outside,
            "shift": self.shift,
            "two_in_three": self.two_in_three,
        }[rule]
        return flags & (self.side > 0), flags & (self.side < 0)


def find_signals(batch: Batch, limits: Limits) -> Signals:
    """Give the signals of every row."""
    value, used = batch.value, limits.used
    mean = np.repeat(limits.mean, limits.length)
    lower, upper = limits.at_rows(-LIMIT), limits.at_rows(LIMIT)
    quiet = np.repeat(
        limits.screened | ~np.repeat(limits.enough, limits.n_segments), limits.length
    )
    side = (value > mean).view(np.int8) - (value < mean).view(np.int8)
    side[~used] = 0
    outside = used & ((value > upper) | (value < lower))
    near = used & ~outside & ((value > limits.at_rows(NEAR)) | (value < limits.at_rows(-NEAR)))
    opens = firsts(value.size, batch.start if batch.profile.runs_cross_rebases else limits.start)
    heard = ~quiet
    rising, falling = trends(batch, used, opens)
    counted = near | outside if batch.profile.two_in_three_counts_outside else near
    return Signals(
        lower=lower,
        upper=upper,
        mean=mean,
        side=side,
        near=near,
        outside=outside,
        shift=shifts(batch, side, opens) & heard,
        rising=rising & heard,
        falling=falling & heard,
        two_in_three=two_in_three(side, counted, opens) & heard,
    )


def long_runs(codes: Small, opens: Flags, needed: Ints) -> Flags:
    """Give true for rows in a run of one code other than 0, at least `needed` (a row) rows long.

    Shapes: all a row an element. A run never goes on over a row where `opens` is true.
    """
    breaks = opens.copy()
    breaks[1:] |= codes[1:] != codes[:-1]
    start = np.flatnonzero(breaks)
    length = np.diff(start, append=codes.size)
    long = (codes[start] != 0) & (length >= needed[start])
    return np.repeat(long, length)


def shifts(batch: Batch, side: Small, opens: Flags) -> Flags:
    """Give the rows of runs on one side of the mean; a tie or a missing point breaks a run."""
    return long_runs(side, opens, np.repeat(batch.shift_length, batch.length))


def trends(batch: Batch, used: Flags, opens: Flags) -> tuple[Flags, Flags]:
    """Give the rows of rising and of falling trends; n points make n - 1 steps."""
    value = batch.value
    step = np.zeros(value.size, dtype=np.int8)
    both = used[1:] & used[:-1] & ~opens[1:]
    step[1:] = ((value[1:] > value[:-1]).view(np.int8) - (value[1:] < value[:-1])) * both
    long = long_runs(step, opens, np.repeat(batch.trend_length - 1, batch.length))
    up, down = long & (step > 0), long & (step < 0)
    return up | shifted(up, 1), down | shifted(down, 1)


def two_in_three(side: Small, counted: Flags, opens: Flags) -> Flags:
    """Give the counted rows of windows of three, all on one side, with at least two counted."""
    hit = np.zeros_like(counted)
    a, b, c = counted[:-2], counted[1:-1], counted[2:]
    together = (side[2:] == side[1:-1]) & (side[1:-1] == side[:-2]) & (side[2:] != 0)
    hit[2:] = together & ~opens[2:] & ~opens[1:-1] & ((a & b) | (a & c) | (b & c))
    return counted & (hit | shifted(hit, 1) | shifted(hit, 2))


def classify(profile: Profile, signals: Signals, value: Floats) -> tuple[Small, Small]:
    """Give each row's direction (1 high, -1 low, 0 both of them at once, 2 none) and rule code.

    The rule code is the place in names.RULE_NAMES of the first rule, in the profile's order.
    """
    raise NotImplementedError


