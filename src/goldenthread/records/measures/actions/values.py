"""Typed values as the columns of a record."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from goldenthread.vocabulary import Value

KEPT_DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)  # what SQLite gives back unchanged
STEP = Decimal(1).scaleb(-8)


def kept_number(number: Decimal | None) -> Decimal | None:
    """Give the number as every database gives it back: 15 digits, at most 8 decimals."""
    if number is None:
        return None
    short = KEPT_DIGITS.plus(number)
    return short.quantize(STEP) if int(short.as_tuple().exponent) < -8 else short


def value_columns(value: Value) -> dict[str, Any]:
    """Give the columns of a typed value."""
    return {
        "written": value.written,
        "number": kept_number(value.number),
        "bound": value.bound.value,
        "absence": value.absence.value,
    }
