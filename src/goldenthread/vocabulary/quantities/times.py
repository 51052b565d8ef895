"""Periods and dates as sentences name them, read from the period that the text belongs to."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.vocabulary.period_forms import financial, month_number, whole_year
from goldenthread.vocabulary.periods import FULL_MONTHS, MONTHS, Period, PeriodKind
from goldenthread.vocabulary.quantities.model import Basis, PeriodMention, WrittenDate
from goldenthread.vocabulary.quantities.numbers import EITHER, number_of

FULL = "|".join(month.capitalize() for month in FULL_MONTHS)
SHORT = "|".join(month.capitalize() for month in (*MONTHS, "sept"))
NAME = rf"(?P<month>{FULL}|(?:{SHORT})\b\.?)"
# 'JAN-24': alone, capitals can be another word, such as the MAR chart of medicines.
DATED_NAME = rf"(?P<month>{FULL}|{FULL.upper()}|(?:{SHORT}|{SHORT.upper()})\b\.?)"
WEEKDAYS = tuple(day.lower() for day in calendar.day_name)
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(calendar.day_name)}),?\s+)?"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FY = r"(?P<first>20\d\d(?=[/-])|(?:1[5-9]|[23]\d)(?=/))[/-](?P<second>(?:20)?\d\d)(?![\d/%])"
KINDS = {"month": PeriodKind.MONTH, "quarter": PeriodKind.QUARTER, "year": PeriodKind.YEAR}
LEADS = re.compile(
    r"\b(?:(?P<to>up to|to|by|until|at the end of|as at|as of)|in|for|during|of|since|from|at|on)"
    r"\s+(?:the\s+)?(?:end\s+of\s+|month\s+of\s+|early\s+|late\s+|mid[- ])?$",
    re.IGNORECASE,
)
FIRST_MONTH = 4  # of the financial year
MONTHS_AHEAD = 6  # 'month 12' is of this year where it is no further ahead than this
MOST_SHORT_YEARS = 5  # 'March 23' is 2023 where the text is of about that time


@dataclass(frozen=True)
class Form:
    """One way to write a period: its pattern, and what it means in a text of a period."""

    pattern: re.Pattern[str]
    make: Callable[[re.Match[str], Period | None], PeriodMention | None]


def mention(
    match: re.Match[str], period: Period | None, basis: Basis = Basis.WITHIN, **said: bool | int
) -> PeriodMention:
    """Give the mention at a match."""
    return PeriodMention(match.start(), match.end(), match[0], period, basis, **said)  # type: ignore[arg-type]


def month_at(year: int, name: str) -> Period:
    """Give a month by its name."""
    return Period.month(year, month_number(name.rstrip(".")))


def named_month(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'March' as the last one; 'May' and 'March' only where they can be no other word."""
    name, before = match["month"], match.string[: match.start()]
    if name in ("May", "March") and not can_be_month(before, match.string[match.end() :]):
        return None
    return mention(match, None if at is None else month_up_to(month_number(name.rstrip(".")), at))


def can_be_month(before: str, after: str) -> bool:
    """Say whether the words round 'May' or 'March' make it a month."""
    if LEADS.search(before) or re.search(r"\b(?:and|this|last|next|early|late)\s$", before):
        return True
    return bool(
        re.match(
            r"[\s:–-]*(?:trajectory|actual|target)?\s*[£(\d]|\s+(?:and|to)\s+[A-Z]|[,.;)]", after
        )
        or re.search(rf"(?:{FULL})(?:,|\sand|\sto)\s$", before)
    )


def month_up_to(number: int, at: Period) -> Period:
    """Give the month of a number in the twelve up to `at`: figures are told of what has been."""
    return Period.month(at.end.year - (number > at.end.month), number)


def year_month(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'March 2023' and 'Mar-23'."""
    return mention(match, month_at(whole_year(match["year"]), match["month"]))


def month_of_financial_year(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'March 2019/20': the month of that name in the financial year."""
    year = financial(match["first"], match["second"])
    number = month_number(match["month"].rstrip("."))
    return mention(match, Period.month(year + (number < FIRST_MONTH), number))


def short_year_month(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'March 23' where 2023 is near: people write the day first."""
    year = whole_year(match["year"])
    if at is None or abs(year - at.end.year) > MOST_SHORT_YEARS:
        return None
    return mention(match, month_at(year, match["month"]))


def financial_month(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'M7', 'm7', 'month 7' and 'M12 2022/23'; M1 is April."""
    number = int(match["number"])
    if not 1 <= number <= 12:
        return None
    if match["first"]:
        year = Period.financial_year(financial(match["first"], match["second"]))
    elif at is not None:
        year = Period.containing(at.end, PeriodKind.YEAR)
        if number > at_month(at):
            year = year.shift(-1) if number - at_month(at) > MONTHS_AHEAD else year
    else:
        return mention(match, None)
    return mention(match, Period(PeriodKind.MONTH, year.start).shift(number - 1))


def at_month(at: Period) -> int:
    """Give the month of the financial year in which a period ends."""
    return Period.containing(at.end, PeriodKind.MONTH).financial_month


def quarter(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'Q3', 'quarter 3' and 'Q3 2023/24'; Q1 begins in April."""
    number = int(match["number"])
    if match["first"]:
        year = Period.financial_year(financial(match["first"], match["second"]))
    elif at is not None:
        year = Period.containing(at.end, PeriodKind.YEAR)
        if number - (at_month(at) + 2) // 3 >= 2:
            year = year.shift(-1)
    else:
        return mention(match, None)
    return mention(match, Period.quarter(year.start.year, number))


def whole_financial_year(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give '2022/23'."""
    return mention(match, Period.financial_year(financial(match["first"], match["second"])))


def to_date(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'year to date' as the months up to the text's own."""
    return mention(match, at, Basis.TO_DATE, is_relative=True)


def own_period(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'this month' and 'in the month'."""
    return mention(match, at, is_relative=True)


def before(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give the mention of 'the month before', 'last month' and 'the same month last year'."""
    unit = (match["unit"] or match["other"] or match["third"]).lower()
    if at is None or at.kind is not PeriodKind.MONTH:
        known = at.previous() if at is not None and unit == "period" else None
        return mention(match, known, is_relative=True)
    months = {"month": 1, "period": 1, "quarter": 3, "year": 12}[unit]
    return mention(match, at.shift(-months), is_relative=True, count=months)


def window(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'the last twelve months'."""
    count = int(number_of(match["count"])[0])
    return mention(match, at, Basis.WINDOW, is_relative=True, count=count)


def whole_year_of(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give 'in the year' as the financial year of the text."""
    period = None if at is None else Period.containing(at.end, PeriodKind.YEAR)
    return mention(match, period, Basis.TO_DATE, is_relative=True)


def nothing_known(match: re.Match[str], at: Period | None) -> PeriodMention | None:
    """Give a time that is no NHS period: '2035', 'H2'."""
    return mention(match, None)


def form(
    pattern: str, make: Callable[[re.Match[str], Period | None], PeriodMention | None],
    flags: re.RegexFlag = re.IGNORECASE,
) -> Form:  # fmt: skip
    """Compile one form."""
    return Form(re.compile(pattern, flags), make)


CASED = re.RegexFlag(0)
# Tried in this order; a later form never takes what an earlier one has read.
FORMS = (
    form(rf"\b{DATED_NAME}\s{FY}", month_of_financial_year, CASED),
    form(rf"\b{DATED_NAME}[\s-]+{YEAR}\b(?![/-]\d)", year_month, CASED),
    form(rf"\b{DATED_NAME}[-'’](?P<year>\d\d)\b", year_month, CASED),
    form(
        rf"\b{DATED_NAME}\s(?P<year>[2-4]\d)\b(?!\s?(?:%|per|[/-]\d)|[.,]\d)",
        short_year_month,
        CASED,
    ),
    form(
        rf"\bM(?:onth)?[\s-]?(?P<number>\d{{1,2}})\b(?!\.\d|:|%)(?:\s(?:of\s)?{FY})?",
        financial_month,
    ),
    form(rf"\b(?:Q|quarter\s)(?P<number>[1-4])\b(?:[\s,]+(?:FY\s?)?{FY})?", quarter),
    form(rf"(?<![\d/.,£-])(?:FY\s?)?{FY}", whole_financial_year),
    form(r"\b(?:year[- ]to[- ]date|YTD|to date)\b", to_date),
    form(
        rf"\b(?:the\s|its\s)?(?:last|past|previous|preceding|latest)\s(?P<count>{EITHER})\s"
        r"(?P<unit>months|quarters|years|weeks|periods)\b",
        window,
    ),
    form(
        r"\b(?:the\s|a\s|one\s)?(?:last|previous|prior)\s(?P<unit>month|quarter|year|period)\b"
        r"|\b(?:the|a|one)\s(?P<other>month|quarter|year|period)\s(?:before|earlier|"
r"ago|previously)\b"
        r"|\bsame\s(?:month|time|period|point)\slast\s(?P<third>year)\b",
        before,
    ),
    form(r"\b(?:this|in|in the|in-)\s?(?:month|quarter)\b", own_period),
    form(r"\b(?:(?:in|for|over|of|across)\sthe\s(?:whole\s|full\s|financial\s)*year|"
r"year[- ]end)\b", whole_year_of),
    form(rf"\b{NAME}(?![\w'’]|-\d)", named_month, CASED),
    form(
        r"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\bfrom\s)|"
r"(?<=\buntil\s)|(?<=\bfor\s))"
        r"(?:19|20)\d\d\b(?![/-]?\d|\s?[%£]|,\d|\.\d)|\bH[12]\b",
        nothing_known,
    ),
)  # fmt: skip


DATE_FORMS = (
    re.compile(rf"\b{WEEKDAY}{DAY}\s(?:of\s)?{NAME}\b(?:,?\s{YEAR})?"),
    re.compile(rf"(?<![\d/.£]){WEEKDAY}{DAY}(?P<gap>[/.])(?P<number>1[0-2]|"
rf"0?[1-9])(?P=gap)(?P<year>(?:20)?\d\d)(?![\d/%])"),
    re.compile(r"(?<![\d/.-])(?P<weekday>(?!))?(?P<year>20\d\d)-(?P<number>1[0-2]|"
r"0[1-9])-(?P<day>3[01]|[12]\d|0[1-9])(?![\d-])"),
)  # fmt: skip
# The first day of '9 to 13 September': its month stands behind the second.
FIRST_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(calendar.day_name)})\s)?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?:,\s\d{1,2})?\s?(?:to|and|or|–|-|/)\s?$"
)


def find_dates(text: str, taken: list[tuple[int, int]]) -> Iterator[WrittenDate]:
    """Give the dates of a text in order of their forms; `taken` grows by what they hold."""
    for pattern in DATE_FORMS:
        for match in pattern.finditer(text):
            if is_free(match.span(), taken):
                taken.append(match.span())
                found = date_at(match)
                yield found
                if first := FIRST_DAY.search(text[: match.start()]):
                    taken.append(first.span())
                    start, end = first.span("day")
                    yield WrittenDate(
                        start, end, first["day"], int(first["day"]), found.month, found.year
                    )


def date_at(match: re.Match[str]) -> WrittenDate:
    """Give the date of a match of one of the forms."""
    groups = match.groupdict()
    number = groups.get("number")
    month = int(number) if number else month_number(groups["month"].rstrip("."))
    weekday = WEEKDAYS.index(groups["weekday"].lower()) if groups.get("weekday") else None
    year = whole_year(groups["year"]) if groups.get("year") else None
    return WrittenDate(
        match.start(), match.end(), match[0], int(groups["day"]), month, year, weekday
    )


def find_periods(
    text: str, at: Period | None, taken: list[tuple[int, int]]
) -> Iterator[PeriodMention]:
    """Give the periods that a text names; `taken` grows by what they hold."""
    for one in FORMS:
        for match in one.pattern.finditer(text):
            if not is_free(match.span(), taken):
                continue
            try:
                found = one.make(match, at)
            except (ValueError, OverflowError):
                continue  # 'M13', '21/40': no period
            if found is not None:
                taken.append(match.span())
                yield with_lead(text, found)


def with_lead(text: str, found: PeriodMention) -> PeriodMention:
    """Give a month as a stretch to its end where 'to' or 'by' leads to it."""
    lead = LEADS.search(text[: found.start])
    if lead is None or not lead["to"] or found.is_relative or found.basis is not Basis.WITHIN:
        return found
    if lead["to"].lower() in ("at the end of",):
        return found
    return PeriodMention(found.start, found.end, found.text, found.period, Basis.TO_DATE)


def month_of_date(date: WrittenDate, at: Period | None) -> PeriodMention:
    """Give the month of a date as the period that it stands in."""
    period = None
    if at is not None:
        period = Period.month(date.year_near(at.end), date.month)
    elif date.year is not None:
        period = Period.month(date.year, date.month)
    return PeriodMention(date.start, date.end, date.text, period)


def is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Say whether a stretch holds nothing that was read already."""
    return all(span[1] <= start or span[0] >= end for start, end in taken)
