"""Aggregates: ratios are recomputed from their parts, ordinal values are never averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.vocabulary.kinds import ORDINAL_KINDS, Absence, Kind, ValueSpec
from goldenthread.vocabulary.printing import value_from_number
from goldenthread.vocabulary.values import Value


class AggregateError(ValueError):
    """Values that must not be added or averaged."""


@dataclass(frozen=True)
class Ratio:
    """A numerator over a denominator; shared events make fractions (36.5 of 55) valid."""

    numerator: Decimal
    denominator: Decimal


def combine_ratios(ratios: Iterable[Ratio]) -> Ratio:
    """Give the ratio of the sums: a trust's performance is not the mean of its sites'."""
    found = list(ratios)
    return Ratio(
        sum((ratio.numerator for ratio in found), Decimal(0)),
        sum((ratio.denominator for ratio in found), Decimal(0)),
    )


def ratio_value(ratio: Ratio, spec: ValueSpec, per: Decimal = Decimal(1)) -> Value:
    """Give the ratio as a value: a percentage, or so many `per` (1,000 bed days) for a rate.

    A zero denominator is no data. AggregateError for kinds that a ratio cannot be.
    """
    if spec.kind not in (Kind.PERCENT, Kind.RATE):
        raise AggregateError(f"{spec.kind.words} is not a ratio")
    if ratio.denominator == 0:
        return Value(spec.kind, None, "", absence=Absence.NO_DATA)
    share = ratio.numerator / ratio.denominator
    return value_from_number(share * (100 if spec.kind is Kind.PERCENT else per), spec)


def total(values: Iterable[Value], spec: ValueSpec) -> Value:
    """Give the sum of counts, money or durations; no data where no value is present.

    AggregateError for percentages and rates (sum their parts) and for ordinal kinds.
    """
    if spec.kind in ORDINAL_KINDS or spec.kind in (Kind.PERCENT, Kind.RATE):
        raise AggregateError(f"values of kind {spec.kind.value} cannot be added")
    numbers = [value.number for value in values if value.is_present and value.number is not None]
    if not numbers:
        return Value(spec.kind, None, "", absence=Absence.NO_DATA)
    return value_from_number(sum(numbers, Decimal(0)), spec)
