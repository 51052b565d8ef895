"""How the text of a cell becomes a typed value, by the type that its column declares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from goldenthread.collect.problems import CellError
from goldenthread.vocabulary import (
    Bound,
    Kind,
    PeriodKind,
    PeriodParseError,
    Value,
    ValueParseError,
    ValueSpec,
    parse_period,
    parse_value,
)
from goldenthread.vocabulary.timescale import timescale_day

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SLUG = re.compile(r"[-a-zA-Z0-9_]+")
DIGITS = re.compile(r"\d{1,9}", re.ASCII)
NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(am|pm|noon)?", re.ASCII | re.IGNORECASE)
LARGEST = Decimal(10) ** 15
MOST_MONEY = Decimal(10) ** 13


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    SLUG = "slug"
    DATE = "date"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"
    CHOICE = "choice"
    GRADES = "grades"
    PERIOD = "period"
    VALUE = "value"
    ORGANISATION = "organisation"
    UNIT = "unit"
    POST = "post"
    MEASURE = "measure"
    SERIES = "series"
    RECORD = "code of a record"
    CODES = "codes of records"
    COLOUR = "colour"
    STEP = "step of a scale"
    MONEY = "money"
    MONEY_UNIT = "unit of money"
    PERCENT = "percentage"
    FIGURE = "number or none"
    TIME = "time of day"
    DUE = "day or timescale"
    MEETING = "meeting"


class BadCell(str):
    """A cell that the file itself marks as broken (an error or a formula without a result)."""

    message: str

    def __new__(cls, text: str, message: str) -> BadCell:
        cell = super().__new__(cls, text)
        cell.message = message
        return cell


def read_text(text: str) -> str:
    """Give text as written; whatever it starts with, it is text and never a formula."""
    if CONTROL.search(text):
        raise CellError("holds control characters", "text")
    return text


def read_code(text: str) -> str:
    """Give a code: any text without a colon, which stands between organisation and code."""
    if ":" in text:
        raise CellError("a code holds no colon", "letters, digits, hyphens, dots, spaces")
    return read_text(text)


def read_slug(text: str) -> str:
    """Give the code of a measure, which also stands in addresses."""
    if not SLUG.fullmatch(text):
        raise CellError("is no code", "letters, digits, hyphens and underscores")
    return text


def read_colour(text: str) -> str:
    """Give a colour in the notation of web pages."""
    if not COLOUR.fullmatch(text):
        raise CellError("is no colour", "six hexadecimal digits such as #d5281b")
    return text.lower()


def read_codes(text: str) -> tuple[str, ...]:
    """Give the codes of a cell, each once, in their order."""
    codes = [read_code(code.strip()) for code in text.split("|") if code.strip()]
    return tuple(dict.fromkeys(codes))


def read_date(text: str) -> dt.date:
    """Give a date; a month, quarter or year means its first day."""
    try:
        return parse_period(text).start
    except PeriodParseError as error:
        raise CellError(
            "is no date", "2023-03-13, 13/03/2023, or a month such as Mar-23"
        ) from error


def read_time(text: str) -> dt.time:
    """Give a time of day: 11:00, 11am, 12:10pm; a bare number is none."""
    match = CLOCK.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
    half = (match[3] or "").lower() if match else ""
    if match and half and 1 <= hour <= 12:
        hour = hour % 12 + (0 if half == "am" else 12)
    elif match and (half or match[2] is None):
        match = None
    if match is None or hour > 23 or minute > 59:
        raise CellError("is no time of day", "09:45, 9.45am, 12:10pm")
    return dt.time(hour, minute)


def read_due(text: str) -> tuple[dt.date | None, str]:
    """Give the day that a timescale means, and its words where they say more than a day.

    Words without a day ('next meeting') are kept alone.
    """
    try:
        if (period := parse_period(text)).kind is PeriodKind.DAY:
            return period.start, ""
    except PeriodParseError as error:
        if text[0].isdigit():
            raise CellError(
                "is no date", "2023-03-13, 13/03/2023, March 2023, 'March 2023 onwards'"
            ) from error
    return timescale_day(text), read_text(text)


def read_whole(text: str) -> int:
    """Give a whole number."""
    if not DIGITS.fullmatch(text):
        raise CellError("is no whole number", "digits only, such as 12")
    return int(text)


def read_number(text: str) -> Decimal:
    """Give a number; 36.5 is one (an event shared by two organisations counts half)."""
    try:
        if not NUMBER.fullmatch(text):
            raise InvalidOperation
        number = Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise CellError("is no number", "a number such as 1,247 or 36.5") from error
    if abs(number) >= LARGEST:
        raise CellError("is too large", f"a number under {LARGEST:,}")
    return number


def read_money(text: str, unit: str) -> Value:
    """Give an amount in pounds; a bare number is in `unit`; N/A, TBC and '-' are none."""
    value = read_figure(text, ValueSpec(Kind.MONEY, unit))
    if value.number is not None and abs(value.number) >= MOST_MONEY:
        raise CellError("is too large", f"an amount under £{MOST_MONEY:,}")
    return value


def read_figure(text: str, spec: ValueSpec) -> Value:
    """Give an exact figure of a kind, or none where the cell says that there is none."""
    try:
        value = parse_value(text, spec)
    except ValueParseError as error:
        raise CellError(f"is not {spec.kind.words}", error.allowed) from error
    if value.bound is not Bound.NONE:
        raise CellError("is a bound, not a figure", f"{spec.kind.words} without < or >")
    return value


def read_percent(text: str) -> Decimal | None:
    """Give a percentage, None where the cell says that there is none."""
    return read_figure(text, ValueSpec(Kind.PERCENT)).number


def read_count(text: str) -> Decimal | None:
    """Give a number, None where the cell says that there is none."""
    return read_figure(text, ValueSpec(Kind.RATE)).number


def read_yes_no(text: str) -> bool:
    """Give yes or no."""
    found = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
    if text.lower() not in found:
        raise CellError("is neither yes nor no", "yes, no")
    return found[text.lower()]


def read_grades(text: str) -> list[str]:
    """Give the grades of a scale, worst first."""
    grades = [grade.strip() for grade in text.split("|")]
    if len(grades) < 2 or not all(grades) or len({g.lower() for g in grades}) != len(grades):
        raise CellError("is no scale", "two or more different grades, worst first: R|A|G")
    return read_text(text) and grades


def read_choice(text: str, choices: tuple[str, ...]) -> str:
    """Give one of the choices; capitals do not matter, and a space may stand for an underscore."""
    folded = text.lower().replace(" ", "_")
    found = next((choice for choice in choices if choice.lower() == folded), None)
    if found is None:
        raise CellError("is not one of the choices", ", ".join(choices))
    return found


def read_period(text: str, frequency: PeriodKind | None) -> tuple[str, dt.date]:
    """Give the kind and first day of a period; a date means the period of `frequency` around it."""
    try:
        period = parse_period(text, frequency)
    except PeriodParseError as error:
        raise CellError("is no period", error.allowed) from error
    return period.kind.value, period.start


READERS: dict[Cell, Callable[[str], Any]] = {
    Cell.TEXT: read_text,
    Cell.CODE: read_code,
    Cell.SLUG: read_slug,
    Cell.DATE: read_date,
    Cell.WHOLE: read_whole,
    Cell.NUMBER: read_number,
    Cell.YES_NO: read_yes_no,
    Cell.GRADES: read_grades,
    Cell.COLOUR: read_colour,
    Cell.STEP: read_text,
    Cell.PERCENT: read_percent,
    Cell.FIGURE: read_count,
    Cell.TIME: read_time,
}
