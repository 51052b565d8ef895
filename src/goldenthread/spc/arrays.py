"""A block of whole series as flat arrays, and the run arithmetic that the rules share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Signs = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """Series one after the other, each in order of date. Points: `value` (NaN missing), `target`
    (NaN none), `rebase`, `ghost`, `strict` (equality misses the target), `day` (days since the
    epoch). Series: `first` (index of its first point, with the total as a last extra entry),
    `direction` (1 increase, -1 decrease, 0 neutral), `baseline` (0 none), `screen`,
    `shift_length`, `trend_length`."""

    value: Floats
    target: Floats
    rebase: Flags
    ghost: Flags
    strict: Flags
    day: Ints
    first: Ints
    direction: Signs
    baseline: Ints
    screen: Flags
    shift_length: Ints
    trend_length: Ints

    @property
    def lengths(self) -> Ints:
        """Points of each series."""
        return np.diff(self.first)

    @property
    def series(self) -> Ints:
        """The series of each point."""
        return np.repeat(np.arange(len(self.first) - 1), self.lengths)

    @property
    def counted(self) -> Flags:
        """Points that take part in calculations: present and not ghosted."""
        return ~np.isnan(self.value) & ~self.ghost

    @property
    def starts(self) -> Flags:
        """Marks the first point of each series."""
        found = np.zeros(len(self.value), dtype=np.bool_)
        found[self.first[:-1]] = True
        return found


def shifted(values: npt.NDArray[np.generic], by: int) -> npt.NDArray[np.generic]:
    """Give the values moved `by` places later (earlier where negative), zeros moved in."""
    moved = np.zeros_like(values)
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
    return moved


def run_lengths(labels: Signs, breaks: Flags) -> Ints:
    """Give for each point the length of the run of equal labels that it is in.

    A run ends where the label changes and where `breaks` marks the first point of a group.
    """
    if not len(labels):
        return np.zeros(0, dtype=np.int64)
    new = breaks.copy()
    new[0] = True
    new[1:] |= labels[1:] != labels[:-1]
    run = np.cumsum(new) - 1
    return np.asarray(np.bincount(run)[run], dtype=np.int64)


def trailing_run(flags: Flags, first: Ints) -> Ints:
    """Give for each group how many of its last flags are true without interruption.

    `first` holds the index of each group's first flag and the total as a last extra entry; a
    group may be empty.
    """
    position = np.arange(len(flags))
    broken = np.where(flags, -1, position)
    last_broken = first[:-1] - 1
    filled = np.diff(first) > 0
    if filled.any():
        group = np.repeat(np.arange(len(first) - 1), np.diff(first))
        np.maximum.at(last_broken, group, broken)
    return np.asarray(first[1:] - 1 - last_broken, dtype=np.int64)
