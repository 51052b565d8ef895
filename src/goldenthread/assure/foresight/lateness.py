"""How late things are done, those still open counted for as long as they have waited. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Waits:
    """Days late of n things: of those done, and of those still open as late as they are by now.

    Days before the due date are negative. `is_done` says which are known to the day.
    """

    days: Ints
    is_done: NDArray[np.bool_]

    @property
    def done(self) -> int:
        """How many are done."""
        return int(self.is_done.sum())

    @property
    def facts(self) -> list[tuple[int, bool]]:
        """Each wait as plain values."""
        return list(zip(self.days.tolist(), self.is_done.tolist(), strict=True))


@dataclass(frozen=True)
class Survival:
    """The share still open after each of some numbers of days late (Kaplan and Meier, 1958).

    `days` rise; `open_after` (curves, days) falls from 1. What is left after the last day known is
    later than anything yet seen: it is not said when.
    """

    days: Ints
    open_after: Floats

    def at(self, days: Ints) -> Floats:
        """Give the share open after so many days late: (curves, *days.shape)."""
        places = np.searchsorted(self.days, days, side="right") - 1
        shares = self.open_after[:, np.maximum(places, 0)]
        return np.asarray(np.where(places < 0, 1.0, shares))


def survival_of(waits: Waits, counts: Floats | None = None) -> Survival:
    """Give the share of things that is still open by days late.

    `counts` (curves, n) says how often each wait is counted in each curve, once in one curve
    where it is not given. Something done on a day was open until then; something open since a
    day counts as open on that day.
    """
    often = np.ones((1, len(waits.days))) if counts is None else counts
    days = np.unique(waits.days[waits.is_done])
    order = np.argsort(waits.days, kind="stable")
    sorted_days, sorted_often = waits.days[order], often[:, order]
    total = np.cumsum(sorted_often[:, ::-1], axis=1)[:, ::-1]
    first = np.searchsorted(sorted_days, days, side="left")
    at_risk = total[:, first] if len(days) else np.zeros((len(often), 0))
    place = np.searchsorted(days, waits.days[waits.is_done])
    done = np.zeros((len(often), len(days)))
    for column, at in zip(often[:, waits.is_done].T, place, strict=True):
        done[:, at] += column
    share = np.divide(done, at_risk, out=np.zeros_like(done), where=at_risk > 0)
    return Survival(days, np.cumprod(1 - share, axis=1))
