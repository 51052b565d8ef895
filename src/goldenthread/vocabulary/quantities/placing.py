"""Which period each number of a sentence is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.vocabulary.periods import Period, PeriodKind
from goldenthread.vocabulary.quantities.model import (
    Basis,
    PeriodMention,
    PeriodSource,
    Quantity,
    QuantityRole,
)

TIES = re.compile(
    r"(?:^|[\s(])(?:in|for|at|by|during|of|on|since|to|from|as at|as of|until|"
    r"up to|dated|over|ending)"
    r"\s(?:the\s)?(?:(?:end|start|month|months|quarter|year)\s(?:of|"
    r"to)\s)?(?:early\s|late\s|mid-?\s?)?$",
    re.IGNORECASE,
)
BREAKS = re.compile(r"[;:(]|\s[–—-]\s|\b(?:while|whereas|but|and then)\b", re.IGNORECASE)
JOINS = re.compile(
    r"^[\s,:–—-]*(?:(?:the|its|a|trajectory|actual|actuals|performance|position|"
    r"figure|result|total|"
    r"rate|score|was|were|is|are|at|planned|stood|saw|shows?|showed|had|has|it|they|there|of|with|brought|"
    r"came|to|remained|held|reached|target|aim|plan|scored|prints?|printed|sees|"
    r"read|reads|reported|and)"
    r"\b[\s,:–—-]*)*[(<>≥≤=~]*\s*$",
    re.IGNORECASE,
)
# Words of another subject follow: '98.7 and mortality for October'.
OTHER_CLAUSE = re.compile(
    r"\band\s(?!(?:in|for|at|by|during|of|on|since|to|from|up)\b)\w", re.IGNORECASE
)
ASIDE = re.compile(r"\([^()]*\)")
SUMMARIES = (QuantityRole.EXTREME, QuantityRole.MEAN)
FARTHEST = 90  # characters between a number and the period behind it
FOLLOWERS = (QuantityRole.TARGET, QuantityRole.VARIANCE, QuantityRole.PART, QuantityRole.WHOLE)


def placed(
    text: str, found: Sequence[Quantity], periods: Sequence[PeriodMention], at: Period | None
) -> list[Quantity]:
    """Give the quantities with the period that the text ties each to, or the likeliest one."""
    given = [one for one in periods if one.basis is not Basis.WINDOW]
    behind: dict[int, PeriodMention] = {}
    for place in range(len(found)):
        if mention := mention_behind(text, found, place, given):
            behind[place] = mention
    used = {id(one) for one in behind.values()}
    result: list[Quantity] = []
    for place, quantity in enumerate(found):
        if quantity.mention is not None:
            result.append(quantity)
            continue
        mention, source = behind.get(place), PeriodSource.BESIDE
        if mention is None and quantity.role in SUMMARIES:
            mention = next((one for one in periods if one.basis is Basis.WINDOW), None)
        if mention is None:
            mention = mention_ahead(text, found, place, [m for m in given if id(m) not in used])
        if mention is None and quantity.role in FOLLOWERS:
            led = leader(text, result, quantity, given)
            if led is not None:
                mention, source = led.mention, led.period_source
        if mention is None:
            mention, source = nearest(text, quantity, given)
        result.append(replace(quantity, mention=mention, period_source=source))
    told = {
        id(one.mention)
        for one in result
        if one.role is QuantityRole.PREVIOUS and one.period_source is PeriodSource.BESIDE
    }
    result = [loosened(one, told) for one in result]
    return [relative_to_others(one, result, at) for one in result]


def leader(
    text: str, result: Sequence[Quantity], quantity: Quantity, given: Sequence[PeriodMention]
) -> Quantity | None:
    """Give the number whose period the next one shares: no other is named between them.

    What stands in brackets between them is an aside, and so is what was before: '72% in May (69% in
    April) against 80%', '72% in May, up from 69% in April, against 80%'.
    """
    passed: list[PeriodMention | None] = []
    for last in reversed(result):
        gap = text[last.end : quantity.start]
        if last.role is QuantityRole.PREVIOUS and last is not result[0]:
            passed.append(last.mention)
            continue
        if ")" in gap and "(" not in gap and "(" in text[: last.start]:
            continue
        aside = ASIDE.search(gap)
        between = [
            one
            for one in given
            if last.end <= one.start < quantity.start
            and one not in passed
            and not (aside and last.end + aside.start() <= one.start < last.end + aside.end())
        ]
        return last if all(one is last.mention for one in between) else None
    return None


def loosened(quantity: Quantity, told: set[int]) -> Quantity:
    """Give a quantity whose only period is that of a figure of the past as no more than near it."""
    is_only = quantity.period_source is PeriodSource.ONLY
    if is_only and quantity.role is not QuantityRole.TARGET and id(quantity.mention) in told:
        return replace(quantity, period_source=PeriodSource.NEAR)
    return quantity


def mention_behind(
    text: str, found: Sequence[Quantity], place: int, given: Sequence[PeriodMention]
) -> PeriodMention | None:
    """Give the period that stands behind a number and is tied to it: '12% in March'."""
    quantity = found[place]
    others = (one.start for one in found[place + 1 :] if not one.is_name)
    following = min(others, default=len(text))
    mention = next((one for one in given if one.start >= quantity.end), None)
    if mention is None or mention.start >= following:
        return None
    gap = text[quantity.end : mention.start]
    if gap.strip() == "(" and is_bracketed(text, mention):
        return mention
    if len(gap) > FARTHEST or BREAKS.search(gap):
        return None
    if OTHER_CLAUSE.search(gap) and opened_by_period(text, found, place, given):
        return None
    if mention.is_relative:
        return mention if len(gap.split()) <= 4 else None
    if not TIES.search(gap):
        return None
    opens_next = gap.lstrip().startswith(",") and JOINS.match(text[mention.end : following])
    return None if opens_next and following < len(text) else mention


def is_bracketed(text: str, mention: PeriodMention) -> bool:
    """Say whether a period stands alone in brackets: '5.0% (Feb)'."""
    return text[: mention.start].endswith("(") and text[mention.end :].startswith(")")


def opened_by_period(
    text: str, found: Sequence[Quantity], place: int, given: Sequence[PeriodMention]
) -> bool:
    """Say whether a period leads to a number, so that the next is of another: 'for May was 4'."""
    before = [one for one in given if one.end <= found[place].start]
    return bool(before) and JOINS.match(text[before[-1].end : found[place].start]) is not None


def mention_ahead(
    text: str, found: Sequence[Quantity], place: int, given: Sequence[PeriodMention]
) -> PeriodMention | None:
    """Give the period that stands right before a number: 'March 12%', 'in March it was 12%'."""
    quantity = found[place]
    before = [one for one in given if one.end <= quantity.start]
    if not before:
        return None
    mention = before[-1]
    earlier = [one for one in found[:place] if one.start >= mention.end and not one.is_name]
    gap = text[mention.end : quantity.start]
    if not earlier and JOINS.match(gap):
        return mention
    if earlier and not BREAKS.search(gap) and all(beside_each_other(text, earlier, quantity)):
        return mention
    return None


def beside_each_other(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Sequence[bool]:
    """Say of each gap in 'trajectory 78.0%, actual 76.9%' whether only joining words fill it."""
    chain = [*earlier, quantity]
    return [bool(JOINS.match(text[one.end : other.start])) for one, other in pairwise(chain)]


def nearest(
    text: str, quantity: Quantity, given: Sequence[PeriodMention]
) -> tuple[PeriodMention | None, PeriodSource]:
    """Give the only period of the sentence, else the last one before the number.

    One in brackets is that of the number before them: no more than near to this one.
    """
    if len(given) == 1:
        is_before = given[0].end <= quantity.start and not given[0].is_relative
        is_aside = is_bracketed(text, given[0])
        return given[0], PeriodSource.ONLY if is_before and not is_aside else PeriodSource.NEAR
    before = [one for one in given if one.end <= quantity.start]
    if before:
        return before[-1], PeriodSource.NEAR
    return None, PeriodSource.NONE


def relative_to_others(
    quantity: Quantity, found: Sequence[Quantity], at: Period | None
) -> Quantity:
    """Give 'the month before' counted from the period that the sentence spoke of first."""
    mention = quantity.mention
    is_back = mention is not None and mention.basis is not Basis.WINDOW and mention.count > 0
    if mention is None or not is_back or at is None:
        return quantity
    base = next(
        (
            one.mention.period
            for one in found
            if one.mention is not None
            and one.mention.period is not None
            and not one.mention.is_relative
            and one.period_source is PeriodSource.BESIDE
            and one.start < quantity.start
        ),
        None,
    )
    if base is None or base.kind is not PeriodKind.MONTH:
        return quantity
    return replace(quantity, mention=replace(mention, period=base.shift(-mention.count)))
