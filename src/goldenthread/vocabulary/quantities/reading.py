"""Reads a text: its sentences with the quantities, periods, dates and movements that they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from goldenthread.vocabulary.periods import Period
from goldenthread.vocabulary.quantities.amounts import find_amounts, mask
from goldenthread.vocabulary.quantities.cues import AHEAD
from goldenthread.vocabulary.quantities.model import (
    Basis,
    PeriodMention,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
    Sentence,
    Span,
)
from goldenthread.vocabulary.quantities.movements import find_movements
from goldenthread.vocabulary.quantities.placing import placed
from goldenthread.vocabulary.quantities.roles import with_role
from goldenthread.vocabulary.quantities.sentences import clause_breaks, split_sentences
from goldenthread.vocabulary.quantities.times import find_dates, find_periods, month_of_date

OF = re.compile(
    r"^\s(?:out\s)?of\s(?:the\s|our\s|its\s|all\s|these\s|those\s|a\stotal\sof\s)*$", re.I
)
IN = re.compile(r"^\sin\s(?:every\s)?$")
OF_WINDOW = re.compile(r"^\s(?:out\s)?of\s$")
PER = re.compile(r"\bper\s$", re.I)
COUNTED = re.compile(r"[\s-]*((?:[A-Za-z&][\w'’&/-]*[ ]?){1,6})")
SET_BY = re.compile(
    r"\b(?:within|inside|under|over|beyond|(?:longer|more|less|later|earlier) than|"
    r"waited|waiting|wait|"
    r"of|after|for over|in)\s$",
    re.I,
)
OR_LESS = re.compile(r"\sor\s(?:less|more|longer|fewer|over|under)\b|-", re.I)
COUNTS = (QuantityKind.PERCENT, QuantityKind.NUMBER)
END_OF_CLAUSE = re.compile(r";|(?<!\b[A-Z])\.\s")
KEPT = 4_096
Stretch = TypeVar("Stretch", bound=Span)


TO = re.compile(r"^[^;:()]*\bto\b", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
HYPHENS = ("-", "–")


@lru_cache(maxsize=KEPT)
def read_text(text: str, at: Period | None = None) -> tuple[Sentence, ...]:
    """Give the sentences of a text with what they say in figures.

    `at` is the period that the text belongs to: 'March', 'month 7', 'a year before' are read from
    it, and stay without a period where it is not given. Places count from the start of the text.
    """
    return tuple(read_sentence(sentence, at) for sentence in split_sentences(text))


def read_sentence(bare: Sentence, at: Period | None) -> Sentence:
    """Give a sentence with what it says."""
    text = bare.text
    taken: list[tuple[int, int]] = []
    dates = in_order(find_dates(text, taken))
    periods = in_order(
        [*find_periods(text, at, taken), *(month_of_date(date, at) for date in dates)]
    )
    mask(text, taken)
    found = with_denominators(text, in_order(find_amounts(text, taken)))
    found = [with_standing(text, found, one) for one in found]
    found = parts_of_wholes(text, alternatives(text, found), periods)
    found = [with_words(text, found, place) for place in range(len(found))]
    found = pairs(text, placed(text, unled_pairs(text, found), periods, at))
    return replace(
        bare,
        quantities=tuple(moved(one, bare.start) for one in with_outlook(text, found, at)),
        periods=tuple(moved(one, bare.start) for one in periods),
        dates=tuple(moved(one, bare.start) for one in dates),
        movements=tuple(moved(one, bare.start) for one in in_order(find_movements(text))),
    )


def in_order(found: Iterable[Stretch]) -> list[Stretch]:
    """Give what was found in the order in which it stands."""
    return sorted(found, key=lambda one: one.start)


def moved(one: Stretch, shift: int) -> Stretch:
    """Give something with places of the whole text."""
    there = replace(one, start=one.start + shift, end=one.end + shift)
    if isinstance(there, Quantity) and there.mention is not None:
        return replace(there, mention=moved(there.mention, shift))
    return there


def with_denominators(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give '2.54 per 1,000 bed days' as one quantity."""
    kept: list[Quantity] = []
    for one in found:
        if kept and one.kind is QuantityKind.NUMBER and PER.search(text[: one.start]):
            words = COUNTED.match(text, one.end)
            per = f"{one.text} {words[1].strip()}" if words else one.text
            kept[-1] = replace(kept[-1], per=per.lower())
        else:
            kept.append(one)
    return kept


def with_standing(text: str, found: Sequence[Quantity], one: Quantity) -> Quantity:
    """Give a time that only says what is counted as part of its name: 'within four hours'."""
    if one.kind is not QuantityKind.DURATION or one.unit == "clock":
        return one
    is_limit = SET_BY.search(text[: one.start]) or OR_LESS.match(text, one.end)
    counts = any(other.kind in COUNTS for other in found)
    return replace(one, is_name=True) if is_limit and counts else one


def alternatives(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give '3 or 4' and 'between 5 and 7' as ranges, of which neither end is a figure."""
    result = list(found)
    for place, one in enumerate(result[:-1]):
        other = result[place + 1]
        gap = text[one.end : other.start]
        is_between = gap == " and " and BETWEEN.search(text[: one.start])
        if gap == " or " or is_between or (one.is_range and gap.strip() in HYPHENS):
            result[place] = replace(one, is_range=True)
            result[place + 1] = replace(other, is_range=True)
    return result


def parts_of_wholes(
    text: str, found: Sequence[Quantity], periods: Sequence[PeriodMention]
) -> list[Quantity]:
    """Give 'n of m', 'nine in ten' and '9 of the last twelve months' as parts of their wholes."""
    result = list(found)
    for place, one in enumerate(result):
        if is_share_of(text, result, place):
            whole = replace(result[place + 1], role=QuantityRole.WHOLE, is_name=True)
            result[place + 1] = replace(whole, partner=place)
        if one.kind is not QuantityKind.NUMBER or one.role is not QuantityRole.VALUE:
            continue
        for window in periods:
            if window.basis is Basis.WINDOW and OF_WINDOW.match(text[one.end : window.start]):
                result[place] = replace(
                    one, role=QuantityRole.PART, mention=window, period_source=PeriodSource.BESIDE
                )
        if place + 1 == len(result):
            continue
        other, gap = result[place + 1], text[one.end : result[place + 1].start]
        is_share = OF.match(gap) or (IN.match(gap) and other.number in (10, 100))
        if is_share and other.kind is QuantityKind.NUMBER and one.number <= other.number:
            result[place] = replace(one, role=QuantityRole.PART, partner=place + 1)
            result[place + 1] = replace(other, role=QuantityRole.WHOLE, partner=place)
    return result


def unled_pairs(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give 'dropped, 88% to 79%' as what was and what is, other figures so joined as a range."""
    result = list(found)
    moves = [one.end for one in find_movements(text)]
    for place, one in enumerate(result[:-1]):
        other = result[place + 1]
        is_plain = one.role is other.role is QuantityRole.VALUE and one.kind is other.kind
        if text[one.end : other.start] != " to " or not is_plain or one.is_name or other.is_name:
            continue
        if any(end <= one.start for end in moves):
            result[place] = replace(one, role=QuantityRole.PREVIOUS, is_role_said=True)
        else:
            result[place] = replace(one, is_range=True)
            result[place + 1] = replace(other, is_range=True)
    return result


def is_share_of(text: str, found: Sequence[Quantity], place: int) -> bool:
    """Say whether a percentage is told of a number behind it: '61.2% of 51,860 patients'."""
    one = found[place]
    if one.kind is not QuantityKind.PERCENT or place + 1 == len(found):
        return False
    other = found[place + 1]
    gap = text[one.end : other.start]
    return other.kind is QuantityKind.NUMBER and OF.match(gap) is not None


def with_words(text: str, found: Sequence[Quantity], place: int) -> Quantity:
    """Give a quantity with its role and the words behind it."""
    one = found[place]
    first = max((other.end for other in found[:place] if not other.is_name), default=0)
    last = min(
        (other.start for other in found[place + 1 :] if not other.is_name), default=len(text)
    )
    before, after = text[first : one.start], text[one.end : last]
    breaks = [mark.end() for mark in END_OF_CLAUSE.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    if mark := END_OF_CLAUSE.search(after):
        after = after[: mark.start()]
    counted = COUNTED.match(after)
    words = counted[1].strip().lower() if counted else ""
    return replace(with_role(one, before, after), counted=words)


def pairs(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give each 'from a' and 'after a' the value that it leads to, and loose targets their due.

    'Against 88.9% a year before' compares with what was, not with a target.
    """
    result = list(found)
    for place, one in enumerate(result):
        is_past = one.mention is not None and one.mention.is_relative and one.mention.count > 0
        beside = one.period_source is PeriodSource.BESIDE
        if one.role is QuantityRole.TARGET and not one.is_role_said and is_past and beside:
            result[place] = one = replace(one, role=QuantityRole.PREVIOUS, is_role_said=True)
        if one.role is not QuantityRole.PREVIOUS:
            continue
        other = value_beside(text, result, place)
        if other is not None:
            result[place] = replace(one, partner=other)
            result[other] = replace(result[other], partner=place)
    return result


def value_beside(text: str, found: Sequence[Quantity], place: int) -> int | None:
    """Give the place of the value that a figure of the past is set beside: of the same kind."""
    one = found[place]
    before = text[: one.start].rstrip().lower()
    leads_on = before.endswith("from") and not before.endswith(("up from", "down from"))
    behind = [at for at in range(place + 1, len(found)) if not found[at].is_name][:1]
    if behind and leads_on:
        leads_on = TO.search(text[one.end : found[behind[0]].start]) is not None
    ahead = [
        at
        for at in range(place - 1, -1, -1)
        if found[at].role is not QuantityRole.TARGET and not found[at].is_name
    ]
    for other in (*behind, *ahead[:1]) if leads_on else (*ahead[:1], *behind):
        gap = text[min(one.end, found[other].end) : max(one.start, found[other].start)]
        is_free = found[other].partner is None and ";" not in gap
        is_value = found[other].role in (QuantityRole.VALUE, QuantityRole.PREVIOUS)
        if is_free and is_value and found[other].kind is one.kind:
            return other
    return None


def with_outlook(text: str, found: Sequence[Quantity], at: Period | None) -> list[Quantity]:
    """Give the quantities, those said of what is to come marked."""
    marks = [mark for _, mark in clause_breaks(text)]
    result = []
    for one in found:
        first = max((mark for mark in marks if mark <= one.start), default=0)
        last = min((mark for mark in marks if mark > one.end), default=len(text))
        period = one.mention.period if one.mention else None
        later = at is not None and period is not None and period.start > at.end
        is_beside = one.period_source is PeriodSource.BESIDE
        ahead = bool(AHEAD.search(text[first:last])) or (later and is_beside)
        result.append(replace(one, is_ahead=ahead))
    return result
