"""Typed values printed as the papers print them."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from goldenthread.vocabulary.kinds import Absence, Bound, Kind, ValueSpec
from goldenthread.vocabulary.parsing import LARGEST, MOST_DECIMALS
from goldenthread.vocabulary.values import Value

ABSENCE_WORDS = {Absence.NO_DATA: "-", Absence.NA: "N/A", Absence.TBC: "TBC"}
DEFAULT_DECIMALS = {Kind.PERCENT: 1, Kind.RATE: 2}
SUFFIXES = {1: "", 1_000: "k", 1_000_000: "m", 1_000_000_000: "bn"}
MILLION = 1_000_000
MOST_WRITTEN = 6  # more decimals than this were computed by a spreadsheet, not written
WIDE = Context(prec=80)
WRITTEN_NUMBER = re.compile(r"(?:\d[\d,]*|(?=\.))(?:\.(\d+))?", re.ASCII)


def value_from_number(number: Decimal | int | float, spec: ValueSpec) -> Value:
    """Give the value of a number in percentage points, pounds, seconds or steps.

    ValueError for numbers that are not finite or too large, for a step that is not on the scale
    (there is no grade between two grades) and for text, which has no number.
    """
    exact = Decimal(str(number))
    if spec.kind is Kind.TEXT:
        raise ValueError("a text has no number")
    if not exact.is_finite() or abs(exact) >= LARGEST:
        raise ValueError(f"{number} is not a figure under {LARGEST:,f}")
    if spec.kind is Kind.GRADE:
        if exact not in range(len(spec.scale)):
            raise ValueError(f"{number} is no step of the scale {', '.join(spec.scale)}")
        grade = spec.scale[int(exact)]
        return Value(spec.kind, exact, grade, grades=(grade,))
    if spec.kind is Kind.YES_NO and exact not in (0, 1):
        raise ValueError(f"{number} is neither 1 (yes) nor 0 (no)")
    bare = Value(spec.kind, exact, "")
    return Value(spec.kind, exact, format_value(bare, spec))


def format_value(value: Value, spec: ValueSpec) -> str:
    """Give the value as printed: '13.1%', '£1.4m', '(2.0)', '00:38:09', 'G/E', 'N/A', '-'.

    Decimals are the measure's, else those that were written, else the kind's usual ones.
    """
    if not value.is_present:
        return ABSENCE_WORDS[value.absence]
    if value.kind is Kind.TEXT:
        return value.written
    if value.kind is Kind.GRADE:
        return format_grades(value, spec)
    bound = "" if value.bound is Bound.NONE else value.bound.value
    number = value.number if value.number is not None else Decimal(0)
    if value.kind is Kind.YES_NO:
        return "Yes" if number else "No"
    if value.kind is Kind.DURATION:
        return bound + format_duration(number)
    return bound + format_quantity(number, value, spec)


def format_quantity(number: Decimal, value: Value, spec: ValueSpec) -> str:
    """Give a percentage, count, rate or amount of money; negatives of money in brackets."""
    scaled = number / spec.money_unit if spec.kind is Kind.MONEY else number
    shown = rounded(abs(scaled), decimals_of(value, spec))
    negative = scaled < 0 and shown != 0
    if spec.kind is Kind.PERCENT:
        return f"{'-' if negative else ''}{shown:f}%"
    digits = f"{shown:,f}"
    if spec.kind is Kind.MONEY:
        inner = f"({digits})" if negative else digits
        return f"£{inner}{money_suffix(spec)}"
    return f"{'-' if negative else ''}{digits}"


def format_grades(value: Value, spec: ValueSpec) -> str:
    """Give one grade or a pair as the scale writes them."""
    scale = {grade.lower(): grade for grade in spec.scale}
    grades = value.grades or tuple(value.written.split("/"))
    return "/".join(scale.get(grade.lower(), grade) for grade in grades)


def format_change(change: Decimal, spec: ValueSpec) -> str:
    """Give the difference of two figures with its sign; '' for yes/no and text, which have none.

    A percentage moves by percentage points, a grade by steps of its scale.
    """
    if spec.kind in (Kind.YES_NO, Kind.TEXT):
        return ""
    sign = "+" if change > 0 else ""
    if spec.kind is Kind.GRADE:
        return f"{sign}{plain(change)} step{'' if abs(change) == 1 else 's'}"
    return sign + format_value(Value(spec.kind, change, ""), spec)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round half up, as finance and board papers do."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=WIDE)


def decimals_of(value: Value, spec: ValueSpec) -> int:
    """Give how many decimals to print."""
    if spec.decimals is not None:
        return min(spec.decimals, MOST_DECIMALS)
    match = WRITTEN_NUMBER.search(value.written)
    if match and len(match[1] or "") <= MOST_WRITTEN:
        if spec.kind is Kind.MONEY:
            exact = abs(value.number or Decimal(0)) / spec.money_unit
            if Decimal(match[0].replace(",", "")) != exact:  # written in another unit
                return min(len(plain(exact).partition(".")[2]), 2)
        return len(match[1] or "")
    if spec.kind is Kind.MONEY:
        return 0 if spec.money_unit < MILLION else 1
    if spec.kind is Kind.COUNT:
        return min(len(plain(value.number or Decimal(0)).partition(".")[2]), 1)
    return DEFAULT_DECIMALS[spec.kind]


def plain(number: Decimal) -> str:
    """Give the digits without exponent and without closing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_duration(seconds: Decimal) -> str:
    """Give 'hh:mm:ss'."""
    whole = int(rounded(abs(seconds), 0))
    sign = "-" if seconds < 0 and whole else ""
    return f"{sign}{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def to_number(value: Value, spec: ValueSpec | None = None) -> float | None:
    """Give the number for a chart: percentage points, money in the unit of `spec` (else pounds),
    minutes of a duration, steps of a grade; None for text and where there is no value."""
    if value.number is None or not value.is_present:
        return None
    if value.kind is Kind.DURATION:
        return float(value.number / 60)
    if value.kind is Kind.MONEY and spec is not None:
        return float(value.number / spec.money_unit)
    return float(value.number)


def format_chart_number(number: float | None, spec: ValueSpec) -> str:
    """Give a mean or limit, which is in the unit of `to_number`, as printed; '' for None or NaN."""
    if number is None or not math.isfinite(number):
        return ""
    exact = Decimal(repr(float(number)))
    factor = {Kind.DURATION: 60, Kind.MONEY: spec.money_unit}.get(spec.kind, 1)
    finer = spec if spec.kind is not Kind.COUNT or spec.decimals is not None else one_decimal(spec)
    return format_value(Value(spec.kind, exact * factor, ""), finer)


def one_decimal(spec: ValueSpec) -> ValueSpec:
    """Give the spec with one decimal: the mean of whole counts is seldom whole."""
    return ValueSpec(spec.kind, spec.unit, 1, spec.scale)


def money_suffix(spec: ValueSpec) -> str:
    """Give what stands behind an amount in the measure's unit: 'k', 'm', 'bn' or nothing."""
    return SUFFIXES[spec.money_unit]
