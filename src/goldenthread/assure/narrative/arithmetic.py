"""Arithmetic inside one text: changes, shares, parts and running totals that must add up. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.assure.narrative.changes import HUNDRED
from goldenthread.assure.narrative.judged import Judged, rewritten
from goldenthread.assure.narrative.naming import stem
from goldenthread.assure.narrative.sums import (
    HALF,
    half,
    is_exact,
    odd,
    parts,
)
from goldenthread.vocabulary.printing import plain, rounded
from goldenthread.vocabulary.quantities import (
    Basis,
    Course,
    Quantity,
    QuantityKind,
    QuantityRole,
    Sentence,
    Side,
)
from goldenthread.vocabulary.quantities.numbers import word_set

VALUE, PREVIOUS, TARGET = QuantityRole.VALUE, QuantityRole.PREVIOUS, QuantityRole.TARGET
MOST_APART = 15  # points between a share and its ratio that are still meant for each other
JOINED = re.compile(
    r"^(?:[^()]{0,45}[(–—-]\s?|,\s(?:or\s|i\.e\.\s)?|:\s|\s(?:or|equals|is|being)\s)$",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"\b(?:the|this|that)\s(?:full\s|whole\s|total\s)?$", re.IGNORECASE)
VERBS = word_set(
    """
    delivered saved spent identified received achieved paid lost planned forecast approved reported
    earned released invested funded generated realised
    """
)
NEAR_WORDS = 6


def arithmetic_verdicts(sentences: Sequence[Sentence]) -> Iterator[Judged]:
    """Give what does not add up in a text: only contradictions, each on the figure that is odd."""
    for sentence in sentences:
        yield from changes(sentence)
        yield from shares(sentence)
        yield from parts(sentence)
        yield from variances(sentence)
        yield from running_totals(sentence)
    yield from restated(sentences)


def pair_of(sentence: Sentence, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """Give the figures before and after a change, None where its sentence says none."""
    kinds = {
        QuantityKind.POINTS: (QuantityKind.PERCENT,),
        QuantityKind.PERCENT: (QuantityKind.NUMBER, QuantityKind.MONEY, QuantityKind.DURATION,
                               QuantityKind.PERCENT),
    }.get(change.kind, (change.kind,))  # fmt: skip
    for one in sentence.quantities:
        if one.role is not PREVIOUS or one.partner is None or one.kind not in kinds:
            continue
        other = sentence.quantities[one.partner]
        if other is not change and one is not change and is_exact(one, other):
            return one, other
    return None


def changes(sentence: Sentence) -> Iterator[Judged]:
    """Give changes that their two figures do not make: 'by 1 point, from 71.35% to 70.85%'."""
    for change in sentence.quantities:
        if change.role is not QuantityRole.CHANGE or not is_exact(change):
            continue
        found = pair_of(sentence, change)
        if found is None:
            continue
        was, now = found
        difference = now.signed - was.signed
        size, slack = abs(difference), half(was, now)
        options = [(size, slack)]
        if change.kind is QuantityKind.PERCENT and was.number:
            share = size / was.number * HUNDRED
            wide = slack / was.number * HUNDRED * 2
            options = [(share, wide)]
            if was.kind is QuantityKind.PERCENT:
                options.append((size, slack))
        if (
            change.kind is QuantityKind.PERCENT
            and was.kind is QuantityKind.NUMBER
            and not was.number
        ):
            continue
        if any(fits(change, number, give) for number, give in options):
            if change.course in (Course.UP, Course.DOWN) and turned(change, difference):
                way = "up" if difference > 0 else "down"
                yield odd(change, f"From {was.text} to {now.text} is {way}.", change.number)
            continue
        right = options[0][0]
        right = rounded(right, 1) if change.kind is QuantityKind.PERCENT else right
        said = moved_by(change, right, difference)
        yield odd(change, f"From {was.text} to {now.text} is {said}.", right)


def moved_by(change: Quantity, size: Decimal, difference: Decimal) -> str:
    """Give a change in words: 'down 48.6%', 'up £0.2m', 'no change'."""
    if not difference:
        return "no change"
    unit = {QuantityKind.PERCENT: "%", QuantityKind.POINTS: " points"}.get(change.kind, "")
    is_money = change.kind is QuantityKind.MONEY
    shown = rewritten(change, size) if is_money else f"{plain(size)}{unit}"
    return f"{'up' if difference > 0 else 'down'} {shown}"


def turned(change: Quantity, difference: Decimal) -> bool:
    """Say whether a change is said the other way round."""
    return difference != 0 and (difference > 0) != (change.course is Course.UP)


def fits(change: Quantity, size: Decimal, slack: Decimal) -> bool:
    """Say whether a change is right within rounding; half a step may not be doubled by it."""
    apart = abs(change.number - size)
    if apart > slack + change.step * HALF:
        return False
    return not (change.number == change.step and size * 2 == change.step)


def shares(sentence: Sentence) -> Iterator[Judged]:
    """Give percentages that the ratio beside them does not make: '78.8% (78 of 90)'."""
    found = [one for one in sentence.quantities if not one.is_name]
    for place, part in enumerate(found[:-1]):
        whole = found[place + 1]
        if part.role is not QuantityRole.PART or whole.role is not QuantityRole.WHOLE:
            continue
        if not whole.number or not is_exact(part, whole):
            continue
        before = found[place - 1] if place else None
        behind = found[place + 2] if place + 2 < len(found) else None
        for share in (before, behind):
            if share is None or share.kind is not QuantityKind.PERCENT or not is_exact(share):
                continue
            ahead = share.start < part.start
            gap = (
                sentence.between(share.end, part.start)
                if ahead
                else sentence.between(whole.end, share.start)
            )
            true = part.number / whole.number * HUNDRED
            if (ahead and not JOINED.match(gap)) or (not ahead and not beside(gap)):
                continue
            if share.rounds(true) or share.rounds(HUNDRED - true):
                break
            is_bracketed = ahead and "(" in gap
            if is_bracketed or abs(share.number - true) <= MOST_APART:
                words = f"{part.text} of {whole.text} is {plain(rounded(true, 1))}%."
                yield odd(share, words, rounded(true, 1))
            break


def beside(gap: str) -> bool:
    """Say whether only the name of what is counted and a comma part a ratio from its share."""
    return re.fullmatch(r"(?:\s[\w-]+){0,3}(?:,|\s\(|:|\s[–-])\s?", gap) is not None


def variances(sentence: Sentence) -> Iterator[Judged]:
    """Give variances that actual and plan do not make: '£10.6m against £10.8m, £0.3m adverse'."""
    found = [one for one in sentence.quantities if not one.is_name]
    for place in range(2, len(found)):
        actual, plan, said = found[place - 2 : place + 1]
        roles = (actual.role, plan.role, said.role)
        if roles != (VALUE, TARGET, QuantityRole.VARIANCE) or not is_exact(actual, plan, said):
            continue
        kinds = {actual.kind, plan.kind}
        if len(kinds) != 1 or said.kind not in (*kinds, QuantityKind.POINTS):
            continue
        difference = actual.signed - plan.signed
        if abs(abs(difference) - said.number) > half(actual, plan, said):
            shown = rewritten(said, difference)
            yield odd(said, f"{actual.text} against {plan.text} is {shown}.", abs(difference))
        elif difference and said.side is (Side.UNDER if difference > 0 else Side.OVER):
            way = "over" if difference > 0 else "under"
            yield odd(said, f"{actual.text} is {way} {plan.text}.", said.number)


def running_totals(sentence: Sentence) -> Iterator[Judged]:
    """Give a figure to date that the months before and the month do not make."""
    told = [
        one
        for one in sentence.quantities
        if one.role is QuantityRole.VARIANCE
        and one.side in (Side.FAVOURABLE, Side.ADVERSE)
        and one.mention is not None
        and one.mention.period is not None
        and is_exact(one)
    ]
    to_date = [one for one in told if one.mention and one.mention.basis is Basis.TO_DATE]
    within = [one for one in told if one.mention and one.mention.basis is Basis.WITHIN]
    for month in within:
        at = month.mention.period if month.mention else None
        if at is None:
            continue
        before = next((one for one in to_date if period_of(one) == at.previous()), None)
        total = next((one for one in to_date if period_of(one) == at), None)
        if before is None or total is None or len({before.kind, month.kind, total.kind}) != 1:
            continue
        made = signed(before) + signed(month)
        if abs(made - signed(total)) > half(before, month, total):
            side = "favourable" if made > 0 else "adverse"
            words = (
                f"{before.text} {before.side.value} and {month.text} {month.side.value} make "
                f"{rewritten(total, made)} {side}."
            )
            yield odd(total, words, made)


def period_of(quantity: Quantity) -> object:
    """Give the period of a quantity."""
    return quantity.mention.period if quantity.mention else None


def signed(quantity: Quantity) -> Decimal:
    """Give a variance with its side as sign."""
    return quantity.number if quantity.side is Side.FAVOURABLE else -quantity.number


def restated(sentences: Sequence[Sentence]) -> Iterator[Judged]:
    """Give figures that speak of one said before and say another: 'of the £10.8m delivered'."""
    earlier: list[tuple[Quantity, frozenset[str]]] = []
    for sentence in sentences:
        for quantity in sentence.quantities:
            words = verbs_near(sentence, quantity)
            before = sentence.between(sentence.start, quantity.start)
            own = quantity.counted.split()[:1]
            verb = stem(own[0]) if own and own[0] in VERBS else ""
            if verb and DEFINITE.search(before) and quantity.kind is QuantityKind.MONEY:
                same = [one for one, held in earlier if verb in held and one.kind is quantity.kind]
                if same and not any(agree(one, quantity) for one in same):
                    first = same[0]
                    said = f"{first.text} {own[0]} is said before, and here {quantity.text}."
                    yield odd(quantity, said[:1].upper() + said[1:], first.number)
            if quantity.role is VALUE and is_exact(quantity):
                earlier.append((quantity, words))


def agree(one: Quantity, other: Quantity) -> bool:
    """Say whether two figures can be one."""
    return abs(one.number - other.number) <= half(one, other)


def verbs_near(sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """Give what is said to have been done with a figure, in the words round it."""
    before = sentence.between(sentence.start, quantity.start).split()[-NEAR_WORDS:]
    after = re.split(r"[.;,:]", sentence.between(quantity.end, sentence.end))[0].split()
    near = (word.strip(".,;:()").lower() for word in (*before, *after[:NEAR_WORDS]))
    return frozenset(stem(word) for word in near if word in VERBS)
