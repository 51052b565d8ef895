"""Totals and their parts inside one sentence, and how far rounded figures may lie apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.assure.narrative.claims import VALUE
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.vocabulary import Bound
from goldenthread.vocabulary.quantities import (
    Nearness,
    Quantity,
    QuantityKind,
    QuantityRole,
    Sentence,
)

OF_TOTAL = re.compile(r"^\W*of (?:the |these |those |its |all )?(?:\w+ )?$", re.IGNORECASE)
MADE_OF = re.compile(
    r"\b(?:made up of|comprising|comprises|consisting of|consists of|split (?:into|"
    r"between)|broken down|"
    r"divided (?:into|between))\b",
    re.IGNORECASE,
)
WHOLE_PAIRS = (
    ("recurrent", "non-recurrent"), ("approved", "declined"), ("pay", "non-pay"), ("met", "missed"),
    ("accepted", "rejected"), ("open", "closed"), ("male", "female"), ("completed", "outstanding"),
    ("passed", "failed"), ("elective", "emergency"), ("identified", "unidentified"),
)  # fmt: skip
THE_REST = re.compile(
    r"\b(?:the rest|remaining|the remainder|the others?|the balance)\b", re.IGNORECASE
)
NEAR_SHARE = Decimal("0.08")  # parts so near to their total are meant to make it
SUBTRACTS = re.compile(r"\bless\b|\bfewer\b|\bminus\b", re.IGNORECASE)
HALF = Decimal("0.5")


def half(*quantities: Quantity) -> Decimal:
    """Give how far figures together may be off by rounding: what is counted is exact."""
    rounded_ones = (
        one.step for one in quantities if one.kind is not QuantityKind.NUMBER or one.step != 1
    )
    return sum(rounded_ones, Decimal(0)) * HALF


def is_exact(*quantities: Quantity) -> bool:
    """Say whether figures are said without bounds or 'about'."""
    return all(
        one.bound is Bound.NONE and one.nearness is Nearness.EXACT and not one.is_range
        for one in quantities
    )


def odd(quantity: Quantity, words: str, number: Decimal) -> Judged:
    """Give the verdict on a figure that the others of its text do not make."""
    offer = "" if abs(number) == quantity.number else rewritten(quantity, number)
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, RemarkCode.ARITHMETIC,
        words=words, offer=offer,
    )  # fmt: skip


def parts(sentence: Sentence) -> Iterator[Judged]:
    """Give totals that their parts do not make: 'of the £10.8m, £5.2m was ... and £5.4m ...'."""
    found = [one for one in sentence.quantities if not one.is_name and one.kind in (
        QuantityKind.MONEY, QuantityKind.NUMBER)]  # fmt: skip
    for place, total in enumerate(found):
        if not is_exact(total) or total.role in (QuantityRole.PART, QuantityRole.WHOLE):
            continue
        held = parts_of(sentence, total, found[place + 1 :])
        if len(held) < 2 or not is_exact(*held):
            continue
        signs = [-1 if is_taken_away(sentence, one) else 1 for one in held]
        made = sum((one.number * sign for one, sign in zip(held, signs, strict=True)), Decimal(0))
        apart = abs(made - total.number)
        if apart <= half(total, *held) or not total.number:
            continue
        is_whole = is_told_whole(sentence, total, held)
        if is_whole or (
            apart / total.number <= NEAR_SHARE and leads_to_parts(sentence, total, held)
        ):
            listed = " and ".join(one.text for one in held)
            yield odd(total, f"{listed} make {rewritten(total, made)}.", made)
        return


def parts_of(sentence: Sentence, total: Quantity, after: Sequence[Quantity]) -> list[Quantity]:
    """Give the figures behind a total that can be its parts: of its kind, none larger than it."""
    held = []
    for one in after:
        if one.kind is not total.kind or one.number > total.number:
            break
        if one.role not in (VALUE, QuantityRole.CHANGE) and not one.is_ahead:
            break
        if one.role in (QuantityRole.PART, QuantityRole.WHOLE):
            break
        held.append(one)
    return held


def leads_to_parts(sentence: Sentence, total: Quantity, held: Sequence[Quantity]) -> bool:
    """Say whether the words between a total and its first part lead to parts."""
    before = sentence.between(sentence.start, total.start)
    gap = sentence.between(total.end, held[0].start)
    if OF_TOTAL.match(before) or MADE_OF.search(gap):
        return True
    return ":" in gap and not re.search(r"[.;]", gap)


def is_told_whole(sentence: Sentence, total: Quantity, held: Sequence[Quantity]) -> bool:
    """Say whether the parts are told as all: 'recurrent and non-recurrent', 'the rest'."""
    gap = sentence.between(total.end, held[0].start)
    if MADE_OF.search(gap):
        return True
    if not leads_to_parts(sentence, total, held):
        return False
    text = sentence.between(held[0].start, sentence.end).lower()
    if THE_REST.search(text):
        return False
    for one, other in WHOLE_PAIRS:
        has_other = re.search(rf"(?<![\w-]){re.escape(other)}\b", text)
        if (
            len(held) == 2
            and has_other
            and re.search(rf"(?<![\w-])(?:is |was |were )?{one}\b", text)
        ):
            return True
    first, last = held[0].counted, held[-1].counted
    negated = re.search(r"\b(?:are|were|is|was|have|has) not\b", last)
    return bool(negated) and not re.search(r"\bnot\b", first) and len(held) == 2


def is_taken_away(sentence: Sentence, quantity: Quantity) -> bool:
    """Say whether a part is taken away: '£1.7m less on nursing'."""
    return quantity.sign < 0 or bool(SUBTRACTS.match(quantity.counted))
