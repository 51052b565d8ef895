"""Typed values: parsed as the papers write them, never bare floats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from goldenthread.vocabulary.kinds import MONEY_UNITS, Absence, Bound, Kind, ValueSpec

LONGEST = 200  # characters of a written value
LARGEST = Decimal(10) ** 15
MULTIPLIERS = {"": 1, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
PLAIN = re.compile(rf"^([-+]?)({NUMBER})$", re.ASCII)
PERCENT = re.compile(rf"^([-+]?)({NUMBER})\s?%?$", re.ASCII)
MONEY = re.compile(rf"^([-+]?)£?\s?([-+]?)({NUMBER})\s?(k|m|bn)?$", re.ASCII | re.IGNORECASE)
CLOCK = re.compile(r"^([-+]?)(\d{1,4}):([0-5]\d):([0-5]\d)$", re.ASCII)
BOUND = re.compile(r"^(>=|<=|≥|≤|>|<)\s*(.*)$")
ABSENT = {
    "": Absence.NO_DATA,
    "-": Absence.NO_DATA,
    "no data": Absence.NO_DATA,
    "n/a": Absence.NA,
    "na": Absence.NA,
    "n.a.": Absence.NA,
    "tbc": Absence.TBC,
}
YES_NO = {"y": 1, "yes": 1, "n": 0, "no": 0}
SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u00a0": " ", "\u202f": " "})


class ValueParseError(ValueError):
    """A written value that its kind does not allow; `allowed` says what is."""

    def __init__(self, written: str, spec: ValueSpec, allowed: str) -> None:
        self.written = written
        self.allowed = allowed
        shown = written if len(written) <= 60 else f"{written[:57]}..."
        super().__init__(f"{shown!r} is not a {spec.kind.value.replace('_', '/')}: {allowed}")


@dataclass(frozen=True)
class Value:
    """A typed value. `number` is in percentage points, pounds, seconds or steps of the scale;
    None for text and where there is no value. `written` is the text as entered."""

    kind: Kind
    number: Decimal | None
    written: str
    bound: Bound = Bound.NONE
    absence: Absence = Absence.NONE
    grades: tuple[str, ...] = ()

    @property
    def is_present(self) -> bool:
        """True where there is a value (not N/A, TBC or no data)."""
        return self.absence is Absence.NONE


def parse_value(written: str, spec: ValueSpec) -> Value:
    """Give the typed value of `written` under `spec`; ValueParseError says what is allowed.

    Empty cells, '-', 'N/A' and 'TBC' are values of every kind: they say that there is no figure.
    """
    if len(written) > LONGEST:
        raise ValueParseError(written, spec, f"at most {LONGEST} characters")
    text = written.translate(SIGNS).strip()
    if (absence := ABSENT.get(text.lower())) is not None:
        return Value(spec.kind, None, written.strip(), absence=absence)
    if spec.kind is Kind.TEXT:
        return Value(spec.kind, None, written.strip())
    bound, rest = split_bound(text)
    if spec.kind is Kind.GRADE:
        return parse_grade(written, bound, rest, spec)
    number = PARSERS[spec.kind](rest, spec)
    if number is None or abs(number) >= LARGEST:
        raise ValueParseError(written, spec, ALLOWED[spec.kind])
    return Value(spec.kind, number, written.strip(), bound)


def split_bound(text: str) -> tuple[Bound, str]:
    """Give the bound before a value ('>90%' gives '>' and '90%')."""
    match = BOUND.match(text)
    if not match:
        return Bound.NONE, text
    sign = {"≥": ">=", "≤": "<="}.get(match[1], match[1])
    return Bound(sign), match[2].strip()


def without_brackets(text: str) -> tuple[bool, str]:
    """Give whether the text stands in accounting brackets, and the text inside them.

    '(2.0)', '(2.0%)', '£(4.9)m' and '(£4.9m)' are negative.
    """
    match = re.match(r"^(£?)\s?\(([^()]*)\)\s?(%|k|m|bn)?$", text, re.IGNORECASE)
    if not match:
        return False, text
    return True, f"{match[1]}{match[2]}{match[3] or ''}"


def to_decimal(digits: str) -> Decimal | None:
    """Give the decimal of plain digits, commas allowed."""
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:  # pragma: no cover - the patterns admit digits only
        return None


def signed(sign: str, digits: str, *, negative: bool) -> Decimal | None:
    """Give the decimal with its sign; brackets around a minus are refused."""
    if negative and sign:
        return None
    number = to_decimal(digits)
    return None if number is None else -number if negative or sign == "-" else number


def parse_plain(text: str, spec: ValueSpec) -> Decimal | None:
    """Give a count or rate; the measure's own unit may stand behind it."""
    if spec.unit and text.lower().endswith(spec.unit.lower()):
        text = text[: -len(spec.unit)].rstrip()
    negative, inner = without_brackets(text)
    match = PLAIN.match(inner)
    return signed(match[1], match[2], negative=negative) if match else None


def parse_percent(text: str, spec: ValueSpec) -> Decimal | None:
    """Give percentage points; over 100 and below 0 are allowed."""
    negative, inner = without_brackets(text)
    match = PERCENT.match(inner)
    return signed(match[1], match[2], negative=negative) if match else None


def parse_money(text: str, spec: ValueSpec) -> Decimal | None:
    """Give pounds: '£1.4m', '£(4.9)m', '-£5k'; a bare number is in the measure's unit."""
    negative, inner = without_brackets(text)
    match = MONEY.match(inner)
    if not match or (match[1] and match[2]):
        return None
    number = signed(match[1] or match[2], match[3], negative=negative)
    if number is None:
        return None
    suffix = (match[4] or "").lower()
    has_unit = bool(suffix) or "£" in inner
    return number * (MULTIPLIERS[suffix] if has_unit else spec.money_unit)


def parse_duration(text: str, spec: ValueSpec) -> Decimal | None:
    """Give seconds of 'h:mm:ss'."""
    match = CLOCK.match(text)
    if not match:
        return None
    seconds = Decimal(int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4]))
    return -seconds if match[1] == "-" else seconds


def parse_yes_no(text: str, spec: ValueSpec) -> Decimal | None:
    """Give 1 for yes, 0 for no."""
    found = YES_NO.get(text.lower())
    return None if found is None else Decimal(found)


def parse_grade(written: str, bound: Bound, text: str, spec: ValueSpec) -> Value:
    """Give a grade of the scale; a pair such as 'G/E' counts as the lower of the two."""
    steps = {grade.lower(): step for step, grade in enumerate(spec.scale)}
    parts = [text] if text.lower() in steps else [part.strip() for part in text.split("/")]
    if len(parts) > 2 or any(part.lower() not in steps for part in parts):
        allowed = ", ".join(spec.scale) or "no scale is set for this measure"
        raise ValueParseError(written, spec, f"allowed are {allowed}, or two of them as in 'A/B'")
    found = [steps[part.lower()] for part in parts]
    grades = tuple(spec.scale[step] for step in found)
    return Value(spec.kind, Decimal(min(found)), written.strip(), bound, grades=grades)


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
    Kind.DURATION: "a duration as hours:minutes:seconds such as 00:38:09, N/A, TBC or -",
    Kind.YES_NO: "Y, N, Yes, No, N/A, TBC or -",
}
