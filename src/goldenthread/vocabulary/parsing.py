"""Typed values read as the papers write them: never bare floats."""

from __future__ import annotations

import re
from decimal import Decimal

from goldenthread.vocabulary.kinds import (
    MONEY_UNITS,
    ORDINAL_KINDS,
    Absence,
    Bound,
    Kind,
    ValueSpec,
)
from goldenthread.vocabulary.values import Value, ValueParseError

LONGEST = 200  # characters of a written value
LARGEST = Decimal(10) ** 15
MOST_DECIMALS = 8  # a spreadsheet's 0.30000000000000004 is 0.3
SMALLEST = Decimal(1).scaleb(-MOST_DECIMALS)
MULTIPLIERS = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
PLAIN = re.compile(rf"([-+]?)({NUMBER})", re.ASCII)
PERCENT = re.compile(rf"([-+]?)({NUMBER})\s?%?", re.ASCII)
MONEY = re.compile(rf"([-+]?)£?\s?([-+]?)({NUMBER})\s?(k|m|bn)?", re.ASCII | re.IGNORECASE)
CLOCK = re.compile(r"([-+]?)(\d{1,7}):([0-5]\d):([0-5]\d)", re.ASCII)
BOUND = re.compile(r"(>=|<=|≥|≤|>|<)\s*(.*)", re.DOTALL)
BRACKETS = re.compile(r"(£?)\s?\(([^()]*)\)\s?(%|k|m|bn)?", re.ASCII | re.IGNORECASE)
UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
ABSENT = {
    "": Absence.NO_DATA,
    "-": Absence.NO_DATA,
    "no data": Absence.NO_DATA,
    "not known": Absence.NO_DATA,
    "n/a": Absence.NA,
    "na": Absence.NA,
    "n.a.": Absence.NA,
    "tbc": Absence.TBC,
}
YES_NO = {"y": 1, "yes": 1, "n": 0, "no": 0}
SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),  # hyphens, dashes, minus
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),  # spaces that do not break, thin spaces
    }
)


def parse_value(written: str, spec: ValueSpec) -> Value:
    """Give the typed value of `written` under `spec`; ValueParseError says what is allowed.

    Empty cells, '-', 'N/A' and 'TBC' are values of every kind: they say that there is no figure.
    """
    if len(written) > LONGEST:
        raise ValueParseError(written, spec, f"at most {LONGEST} characters")
    if UNSTORABLE.search(written):
        raise ValueParseError(written, spec, "no control characters")
    text = written.translate(SIGNS).strip()
    if (absence := ABSENT.get(text.lower())) is not None:
        return Value(spec.kind, None, written.strip(), absence=absence)
    if spec.kind is Kind.TEXT:
        return Value(spec.kind, None, written.strip())
    if spec.kind is Kind.GRADE:
        return parse_grade(written, text, spec)
    bound, rest = split_bound(text)
    number = PARSERS[spec.kind](rest, spec)
    if number is None or (bound is not Bound.NONE and spec.kind in ORDINAL_KINDS):
        raise ValueParseError(written, spec, allowed_by(spec))
    if abs(number) >= LARGEST:
        raise ValueParseError(written, spec, "a figure under 1,000,000,000,000,000")
    return Value(spec.kind, settled(number), written.strip(), bound)


def allowed_by(spec: ValueSpec) -> str:
    """Give what a measure of this kind and unit allows, in words."""
    if spec.kind is Kind.MONEY and not spec.is_money_unit_known:
        return f"{ALLOWED[spec.kind]}; the unit {spec.unit!r} of the measure is none of these"
    return ALLOWED[spec.kind]


def settled(number: Decimal) -> Decimal:
    """Give the number with at most eight decimals, as it is stored, and without a negative zero."""
    short = number.quantize(SMALLEST)
    return (number if number == short else short) or Decimal(0)


def split_bound(text: str) -> tuple[Bound, str]:
    """Give the bound before a value ('>90%' gives '>' and '90%')."""
    match = BOUND.fullmatch(text)
    if not match:
        return Bound.NONE, text
    sign = {"≥": ">=", "≤": "<="}.get(match[1], match[1])
    return Bound(sign), match[2].strip()


def without_brackets(text: str) -> tuple[bool, str]:
    """Give whether the text stands in accounting brackets, and the text inside them.

    '(2.0)', '(2.0%)', '£(4.9)m' and '(£4.9m)' are negative.
    """
    match = BRACKETS.fullmatch(text)
    if not match:
        return False, text
    return True, f"{match[1]}{match[2].strip()}{match[3] or ''}"


def signed(sign: str, digits: str, *, negative: bool) -> Decimal | None:
    """Give the decimal of plain digits with its sign; None for brackets around a sign."""
    if negative and sign:
        return None
    number = Decimal(digits.replace(",", ""))
    return -number if negative or sign == "-" else number


def parse_plain(text: str, spec: ValueSpec) -> Decimal | None:
    """Give a count or rate; the measure's own unit may stand behind it."""
    unit = spec.unit.translate(SIGNS)
    if unit and text[-len(unit) :].lower() == unit.lower():
        text = text[: -len(unit)].rstrip()
    negative, inner = without_brackets(text)
    match = PLAIN.fullmatch(inner)
    return signed(match[1], match[2], negative=negative) if match else None


def parse_percent(text: str, spec: ValueSpec) -> Decimal | None:
    """Give percentage points; over 100 and below 0 are allowed."""
    negative, inner = without_brackets(text)
    match = PERCENT.fullmatch(inner)
    return signed(match[1], match[2], negative=negative) if match else None


def parse_money(text: str, spec: ValueSpec) -> Decimal | None:
    """Give pounds: '£1.4m', '£(4.9)m', '-£5k'; a bare number is in the measure's unit."""
    negative, inner = without_brackets(text)
    match = MONEY.fullmatch(inner)
    if not match or (match[1] and match[2]):
        return None
    suffix = (match[4] or "").lower()
    is_bare = not suffix and "£" not in inner
    number = signed(match[1] or match[2], match[3], negative=negative)
    if number is None or (is_bare and not spec.is_money_unit_known):
        return None
    return number * (spec.money_unit if is_bare else MULTIPLIERS[suffix])


def parse_duration(text: str, spec: ValueSpec) -> Decimal | None:
    """Give seconds of 'h:mm:ss'; two parts could be hours or minutes and are refused."""
    match = CLOCK.fullmatch(text)
    if not match:
        return None
    seconds = Decimal(int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4]))
    return -seconds if match[1] == "-" else seconds


def parse_yes_no(text: str, spec: ValueSpec) -> Decimal | None:
    """Give 1 for yes, 0 for no."""
    found = YES_NO.get(text.lower())
    return None if found is None else Decimal(found)


def parse_grade(written: str, text: str, spec: ValueSpec) -> Value:
    """Give a grade of the scale; a pair such as 'G/E' counts as the lower of the two."""
    steps = {grade.translate(SIGNS).lower(): step for step, grade in enumerate(spec.scale)}
    parts = [text] if text.lower() in steps else [part.strip() for part in text.split("/")]
    if len(parts) > 2 or any(part.lower() not in steps for part in parts):
        allowed = ", ".join(spec.scale) or "no scale is set for this measure"
        raise ValueParseError(written, spec, f"allowed are {allowed}, or two of them as in 'A/B'")
    found = [steps[part.lower()] for part in parts]
    grades = tuple(spec.scale[step] for step in found)
    return Value(spec.kind, Decimal(min(found)), written.strip(), grades=grades)


PARSERS = {
    Kind.PERCENT: parse_percent,
    Kind.COUNT: parse_plain,
    Kind.RATE: parse_plain,
    Kind.MONEY: parse_money,
    Kind.DURATION: parse_duration,
    Kind.YES_NO: parse_yes_no,
}
ALLOWED = {
    Kind.PERCENT: "a percentage such as 13.1%, (2.0)%, >90%, N/A, TBC or -",
    Kind.COUNT: "a number such as 1,247, 36.5, (12), N/A, TBC or -",
    Kind.RATE: "a number such as 6.36, N/A, TBC or -",
    Kind.MONEY: f"money such as £1.4m, £(4.9)m, £250k, (2.0) in the unit of the measure "
    f"({', '.join(unit for unit in MONEY_UNITS if unit)}), N/A, TBC or -",
    Kind.DURATION: "a duration of three parts, hours:minutes:seconds, such as 00:38:09, N/A, TBC "
    "or -",
    Kind.YES_NO: "Y, N, Yes, No, N/A, TBC or -",
}
