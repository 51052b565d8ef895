"""Dates that cannot be: days that no calendar has, plans in the past, other days than recorded."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from goldenthread.assure.narrative.context import TextContext, View
from goldenthread.assure.narrative.facts import DatedFact, Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.quantities import PeriodMention, WrittenDate
from goldenthread.vocabulary.quantities.cues import AHEAD

PLANNED = re.compile(
    r"\b(?:(?:planned|scheduled|booked|arranged) (?:for|in|to|on|at)|will|is to|"
    r"are to|to be held|takes? place|upcoming|is due|are due)\b",
    re.IGNORECASE,
)
WAS_DONE = re.compile(
    r"\b(?:agreed|approved|revised|reviewed|held|took|was|were|since|published|"
    r"signed|issued|accepted|had)\b",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"\b(?:establish(?:ed|es)|operational|live|formed|created|starts?|started|"
    r"begins?|began|in place|"
    r"opens?|opened|launched|set up|comes? into being)\b",
    re.IGNORECASE,
)
IS_DUE = re.compile(
    r"\b(?:due|target date|deadline|to be complete|complete[ds]?|finished|forecast|ends?)\b", re.I
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONG_PAST = 18  # months before the text's period in which nothing is still planned
SURELY_NEAR = 120  # days from the text's period in which a date without a year is of that year
MONTH_FIRST = re.compile(r"^\s*(?:in|by|on|from|of)?\s*$", re.IGNORECASE)


def date_verdicts(view: View, context: TextContext, given: Subject | None) -> Iterator[Judged]:
    """Give the dates of a sentence that cannot be or that the records contradict."""
    on = context.period.end
    for date in view.sentence.dates:
        found = impossible(date, on) or wrong_weekday(date, on)
        if found is not None:
            yield found
    for mention in view.sentence.periods:
        if found := long_past(view, mention, context):
            yield found
    yield from recorded(view, context, given)


def wrong(span: WrittenDate | PeriodMention, words: str, offer: str = "", **said: Any) -> Judged:
    """Give the verdict on a date that is wrong."""
    return Judged(
        span.start, span.end, span.text, Verdict.CONTRADICTS, RemarkCode.DATE, words, offer, **said
    )


def impossible(date: WrittenDate, on: dt.date) -> Judged | None:
    """Give the verdict on a day that its year does not have."""
    if date.near(on) is not None:
        return None
    month = calendar.month_name[date.month]
    return wrong(date, f"{date.year_near(on)} has no {date.day} {month}.")


def wrong_weekday(date: WrittenDate, on: dt.date) -> Judged | None:
    """Give the verdict on a date with another day of the week than its own."""
    day = date.near(on)
    if date.weekday is None or day is None or day.weekday() == date.weekday:
        return None
    is_far = abs((day - on).days) > SURELY_NEAR
    if date.year is None and is_far and any(falls_on(date, day.year + at) for at in (-1, 1)):
        return None
    true = calendar.day_name[day.weekday()]
    return wrong(date, f"{day:%-d %B %Y} is a {true}.", f"{true} {day:%-d %B}")


def falls_on(date: WrittenDate, year: int) -> bool:
    """Say whether a date falls on its day of the week in a year."""
    if date.day > calendar.monthrange(year, date.month)[1]:
        return False
    return dt.date(year, date.month, date.day).weekday() == date.weekday


def long_past(view: View, mention: PeriodMention, context: TextContext) -> Judged | None:
    """Give the verdict on a planned day or month that passed long before the text's period."""
    period, year = mention.period, YEAR.search(mention.text)
    if (
        period is None
        or year is None
        or "/2" in mention.text
        or period.kind is not PeriodKind.MONTH
    ):
        return None
    latest = Period.containing(context.period.start, PeriodKind.MONTH).shift(-LONG_PAST)
    if period.start >= latest.start:
        return None
    clause = view.sentence.between(*view.clause_of(mention.start))
    is_planned = PLANNED.search(clause) or AHEAD.search(clause)
    if WAS_DONE.search(clause) or not (context.is_plan or is_planned):
        return None
    return wrong(
        mention,
        f"{mention.text} lies long before {context.period.long_label}: what is planned "
        f"cannot be then.",
        mention.text.replace(year[0], str(context.period.end.year)),
    )


def recorded(view: View, context: TextContext, given: Subject | None) -> Iterator[Judged]:
    """Give the days on which something is said to begin or end and the records say others."""
    sentence = view.sentence
    for pattern in (BEGINS, IS_DUE):
        for match in pattern.finditer(sentence.text):
            place = sentence.start + match.start()
            subject = dated_subject(view, place, given)
            if subject is None:
                continue
            held = [one for one in subject.dates if fits(one, subject, pattern is BEGINS)]
            first, last = view.clause_of(place)
            lead = sentence.between(first, place)
            if not held or AHEAD.search(lead) or re.search(r"\bnot\b", lead):
                continue
            mention = date_behind(view, sentence.start + match.end(), last)
            if mention is not None and (found := differs(mention, held, subject, context)):
                yield found


def fits(one: DatedFact, subject: Subject, begins: bool) -> bool:
    """Say whether a dated fact is of the sort that the verb speaks of."""
    return (
        not begins
        or subject.kind is SubjectKind.UNIT
        or one.words in ("due", "agreed", "completed")
    )


def dated_subject(view: View, place: int, given: Subject | None) -> Subject | None:
    """Give the unit or milestone that a verb surely tells of, None where there is none."""
    first, _ = view.clause_of(place)
    named = [n for n in view.namings if n.end <= place and n.start >= first]
    for naming in reversed(named):
        dated = [s for s in naming.subjects if s.dates]
        gap = view.sentence.between(naming.end, place)
        if dated and len(gap.split()) <= 5:
            return dated[0]
        return None
    lead = view.sentence.between(view.sentence.start, place).strip()
    if not lead and given is not None and given.dates and view.first_in_text:
        return given
    return None


def date_behind(view: View, place: int, last: int) -> PeriodMention | None:
    """Give the month or date right behind a verb: 'in October', 'on 23 September'."""
    for mention in view.sentence.periods:
        if mention.start >= place and mention.end <= last and not mention.is_relative:
            gap = view.sentence.between(place, mention.start)
            return mention if MONTH_FIRST.match(gap.replace("as", "")) else None
    return None


def differs(
    mention: PeriodMention, held: list[DatedFact], subject: Subject, context: TextContext
) -> Judged | None:
    """Give the verdict on a date that none recorded is; a month without a year fits any."""
    dates = [one for one in (mention.period,) if one is not None]
    if not dates or dates[0].kind is not PeriodKind.MONTH:
        return None
    month = dates[0].start.month
    has_year = bool(re.search(r"\d{4}|-\d\d\b", mention.text))
    for one in held:
        if one.day.month == month and (not has_year or one.day.year == dates[0].start.year):
            return None
    nearest = min(held, key=lambda one: abs((one.day - context.period.end).days))
    shape = "%-d %B %Y" if mention.text[:1].isdigit() else "%B"
    words = f"{subject.label}: {nearest.words} {nearest.day:%-d %B %Y}."
    return wrong(
        mention, words, f"{nearest.day:{shape}}",
        subject=subject.key, place=subject.place,
    )  # fmt: skip
