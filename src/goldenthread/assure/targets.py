"""The target in force for a figure, and how it is met. Pure.

Precedence, first difference decides:
1. a target of the line itself before one of the whole measure;
2. the organisation's own (`target`, `trajectory`), then `national`, then `system`; a `benchmark`
   is shown elsewhere and never judges;
3. the value of one period (a trajectory) before a step with dates;
4. the exact period before a longer one that holds it; the later step before the earlier;
5. `target` before `trajectory`; what was entered last.
A dash is no value and hides nothing; 'TBC' and 'N/A' are statements and are in force.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.vocabulary import (
    Absence,
    Better,
    Bound,
    Comparator,
    Comparison,
    Kind,
    Period,
    Value,
    ValueSpec,
    comparator_of,
    compare,
    format_value,
    to_number,
)

KIND_RANK = {"target": 2, "trajectory": 2, "national": 1, "system": 0}
_TURNED = {
    Comparator.ABOVE: Comparator.BELOW,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.BELOW: Comparator.ABOVE,
    Comparator.AT_MOST: Comparator.AT_LEAST,
}
_STRICT = (Comparator.ABOVE, Comparator.BELOW)
_UPWARD = (Comparator.ABOVE, Comparator.AT_LEAST)
_DOWNWARD = (Comparator.BELOW, Comparator.AT_MOST)


@dataclass(frozen=True)
class Aim:
    """One target as entered: a step from a date to a date, or the aim of one period."""

    id: int
    value: Value
    kind: str = "target"
    comparator: Comparator | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    period: Period | None = None
    series_id: int | None = None
    label: str = ""

    def covers(self, period: Period) -> bool:
        """Say whether it holds for `period`: its own period holds it, or its dates touch it."""
        own = self.period
        if own is None:
            begun = self.valid_from is None or self.valid_from <= period.end
            return begun and (self.valid_to is None or period.start <= self.valid_to)
        if own.kind is period.kind:
            return own.start == period.start
        return own.start <= period.start and period.end <= own.end


def aim_in_force(aims: Iterable[Aim], period: Period, series_id: int | None) -> Aim | None:
    """Give the aim that a figure of the line `series_id` in `period` is held against."""
    found = [
        aim
        for aim in aims
        if aim.kind in KIND_RANK
        and aim.value.absence is not Absence.NO_DATA
        and aim.series_id in (None, series_id)
        and aim.covers(period)
    ]
    return max(found, key=_precedence, default=None)


def _precedence(aim: Aim) -> tuple[bool, int, bool, int, bool, int]:
    if aim.period is not None:
        nearness = -(aim.period.end - aim.period.start).days
    else:
        nearness = (aim.valid_from or dt.date.min).toordinal()
    return (
        aim.series_id is not None,
        KIND_RANK[aim.kind],
        aim.period is not None,
        nearness,
        aim.kind == "target",
        aim.id,
    )


def comparator_for(aim: Aim, better: Better) -> Comparator | None:
    """Give the comparator that judges: stated, by the bound ('>90%' is strict), or by direction.

    One that contradicts the measure's direction is turned round: the direction decides (RULES 1),
    strictness is kept.
    """
    stated = comparator_of(aim.value, better, aim.comparator)
    if stated is not None and contradicts_direction(aim, better):
        return _TURNED[stated]
    return stated


def contradicts_direction(aim: Aim, better: Better) -> bool:
    """Say whether the target is written the wrong way round ('<77.9%' where higher is better)."""
    stated = comparator_of(aim.value, better, aim.comparator)
    wrong = {Better.HIGHER: _DOWNWARD, Better.LOWER: _UPWARD}.get(better, ())
    return stated in wrong


def compare_with(value: Value, aim: Aim | None, better: Better) -> Comparison:
    """Give how a figure stands against the aim in force; not comparable where there is none."""
    if aim is None or (is_words_only(aim.value) and value.kind is not Kind.TEXT):
        return Comparison.NOT_COMPARABLE
    return compare(value, aim.value, better, comparator=comparator_for(aim, better))


def is_words_only(value: Value) -> bool:
    """Say whether it is present but has no number ('As expected'): of another kind than figures."""
    return value.is_present and value.number is None


def shown(value: Value, spec: ValueSpec) -> str:
    """Give a value as printed; words entered where a number belongs print as written."""
    if is_words_only(value) and value.kind is not Kind.TEXT:
        return value.written
    return format_value(value, spec)


def aim_text(aim: Aim | None, spec: ValueSpec) -> str:
    """Give the aim as printed, a strict comparator before it ('>90%'); '' where there is none."""
    if aim is None:
        return ""
    strict = aim.comparator in _STRICT and aim.value.bound is Bound.NONE and aim.value.is_present
    return f"{aim.comparator if strict else ''}{shown(aim.value, spec)}"


def aim_number(aim: Aim | None, spec: ValueSpec) -> float | None:
    """Give the aim for a chart in the measure's unit; None where there is none."""
    return None if aim is None else to_number(aim.value, spec)
