"""The forecast weighted by risk: with an organisation's own weights or not at all (RULES 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.vocabulary.savings import Rating

Weights = Mapping[Rating, Decimal]  # percent


@dataclass(frozen=True)
class Weighted:
    """A forecast by rating with the weights that were used; `missing` are ratings without one."""

    forecast: Decimal
    risk_adjusted: Decimal | None
    parts: tuple[WeightedPart, ...]
    missing: tuple[Rating, ...]


@dataclass(frozen=True)
class WeightedPart:
    """The money of a rating, the weight it has in percent, and what is counted of it."""

    rating: Rating
    amount: Decimal
    weight: Decimal | None
    counted: Decimal | None


def weigh(by_rating: Mapping[Rating, Decimal], weights: Weights) -> Weighted:
    """Give the risk-adjusted forecast of money by rating; none where a weight is missing.

    Money delivered or in delivery is never weighted.
    """
    parts = []
    for rating in Rating:
        amount = by_rating.get(rating, Decimal(0))
        if not amount:
            continue
        weight = weights.get(rating) if rating.is_weighted else Decimal(100)
        counted = None if weight is None else amount * weight / 100
        parts.append(WeightedPart(rating, amount, weight, counted))
    missing = tuple(part.rating for part in parts if part.weight is None)
    adjusted = sum((part.counted or Decimal(0) for part in parts), Decimal(0))
    return Weighted(
        forecast=sum((part.amount for part in parts), Decimal(0)),
        risk_adjusted=None if missing else adjusted,
        parts=tuple(parts),
        missing=missing,
    )
