"""Totals from the numerators and denominators of parts, never averaged (RULES 7). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from goldenthread.assure.lines import Line, Reading
from goldenthread.vocabulary import Kind, Period, Ratio, ValueSpec, combine_ratios, ratio_value

PER = re.compile(r"\bper\s+([\d,]+)", re.IGNORECASE)


def total_line(
    lines: tuple[Line, ...], spec: ValueSpec, parents: Mapping[int, int | None]
) -> Line | None:
    """Give the whole organisation's line from its parts; None where it cannot be computed.

    Only parts that do not hold one another count (`parents`: unit to its parent): a ward inside a
    site is already in the site's figure. A period counts only when each part with a figure gives
    its numerator and denominator.
    """
    per = ratio_scale(spec)
    parts = topmost(lines, parents)
    if per is None or not parts:
        return None
    by_period: dict[Period, list[Reading]] = {}
    for part in parts:
        for reading in part.readings:
            if reading.value.is_present:
                by_period.setdefault(reading.period, []).append(reading)
    readings = (total_reading(period, found, spec, per) for period, found in by_period.items())
    known = [reading for reading in readings if reading is not None]
    if not known:
        return None
    return Line(None, "", "", tuple(sorted(known, key=lambda reading: reading.period.start)))


def total_reading(
    period: Period, readings: list[Reading], spec: ValueSpec, per: Decimal
) -> Reading | None:
    """Give a period's total; provisional where a part is; None where a part lacks its ratio."""
    ratios = [
        Ratio(reading.numerator, reading.denominator)
        for reading in readings
        if reading.numerator is not None and reading.denominator is not None
    ]
    if len(ratios) < len(readings):
        return None
    whole = combine_ratios(ratios)
    provisional = any(reading.status == "provisional" for reading in readings)
    return Reading(
        period=period,
        value=ratio_value(whole, spec, per),
        status="provisional" if provisional else "final",
        numerator=whole.numerator,
        denominator=whole.denominator,
    )


def ratio_scale(spec: ValueSpec) -> Decimal | None:
    """Give what a ratio is multiplied by: a rate says it in its unit ('per 1,000 bed days')."""
    if spec.kind is Kind.PERCENT:
        return Decimal(1)
    found = PER.search(spec.unit) if spec.kind is Kind.RATE else None
    return Decimal(found[1].replace(",", "")) if found else None


def topmost(lines: tuple[Line, ...], parents: Mapping[int, int | None]) -> tuple[Line, ...]:
    """Give the lines that no other line holds; none where lines with and without units mix."""
    units = {line.unit_id for line in lines}
    if None in units:
        return lines if units == {None} else ()
    return tuple(line for line in lines if not _ancestors(line.unit_id, parents) & units)


def _ancestors(unit: int | None, parents: Mapping[int, int | None]) -> set[int | None]:
    found: set[int | None] = set()
    above = parents.get(unit) if unit is not None else None
    while above is not None and above not in found:
        found.add(above)
        above = parents.get(above)
    return found
