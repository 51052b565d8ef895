"""What ties a figure to its subject, and what ties it to a part, a place or a time of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.assure.narrative.claims import (
    COUNT,
    PREVIOUS,
    TARGET,
    VALUE,
    Claim,
    says,
)
from goldenthread.assure.narrative.context import (
    LINKS,
    Certainty,
    TextContext,
    is_label,
)
from goldenthread.assure.narrative.facts import Fact, Subject, SubjectKind
from goldenthread.assure.narrative.naming import stem, tokens
from goldenthread.vocabulary import Bound
from goldenthread.vocabulary.quantities import (
    Nearness,
    PeriodSource,
    Quantity,
)

# Figures that belong to a part of what is spoken of.
OF_PART = re.compile(r"(?:of (?:it|them|these|those|which|whom)|each|apiece)\b")
PART_BEFORE = re.compile(
    r"\b[Oo]f (?:these|those|them|which|whom)\b[^;:]*$|\b(?:of which|including|"
    r"among(?:st)? (?:them|these)|mainly|mostly|driven by|due to|because of|"
    r"e\.g\.|such as|for example|for instance|in (?:one|two|some|other|most))\s[^;:]*$|"
    r"\b(?:another|other|different|elsewhere|peers?|region(?:al|ally)?|country|"
    r"nationally|sector)\b[^;:]*$",
    re.IGNORECASE,
)
# A group between the name and the figure: 'absence in theatres was 7.9%'.
GROUP_BEFORE = re.compile(
    r"\b(?:in|among|amongst|at|for)\s(?:the\s|our\s|its\s)?"
    r"(?!(?:the|our|its|their|first|last|past|previous|same|month|year|"
    r"quarter|period|week|trust|organisation|system|group|total|all|end|line|time|"
    r"full|"
    r"whole|which|hospital|target|limit|least|risk|under|over|about|"
    r"nearly|some|a|an|at|one|two|"
    r"addition|fact|just)\b)[a-z][\w-]+",
)
# A place of its own: 'and Elm Ward has reached 29%'.
PLACE_BEFORE = re.compile(
    r"\b[A-Z][\w’'-]*\s(?:[Ww]ard|[Uu]nit|[Hh]ospital|[Cc]linic|[Cc]entre|[Tt]eam|[Ss]ite|"
    r"[Dd]ivision|[Dd]irectorate|[Pp]ractice)\b"
)
# Figures are told one each of several subjects.
IN_TURN = re.compile(r"\b(?:both|respectively|in turn|each)\b", re.IGNORECASE)
WAS_EARLIER = re.compile(
    r"\b(?:had been|was then|at that time|previously|historically|used to|"
    r"in the past|baseline|before|"
    r"once|record|peak|since|ever)\b",
    re.IGNORECASE,
)
PEOPLE = frozenset(
    stem(word) for word in ("patients", "people", "cases", "events", "incidents", "staff")
)
COUNTED_WORDS = 3


def is_of_part(claim: Claim) -> bool:
    """Say whether a figure is told of a part of its subject, or of something else beside it."""
    quantity = claim.quantity
    before = claim.view.before(quantity)
    if OF_PART.match(quantity.counted) or PART_BEFORE.search(before):
        return True
    since = claim.view.since_name(quantity)
    if PLACE_BEFORE.search(since):
        return True
    if quantity.role is not PREVIOUS and GROUP_BEFORE.search(since):
        return True
    if claim.is_part_named:
        return False
    label = is_label(claim.view.before(quantity))
    if not label:
        return False
    end = quantity.start
    start = end - len(label) - 1
    named = any(n.start < end and n.end > start for n in claim.view.namings)
    told = any(p.start < end and p.end > start for p in claim.view.sentence.periods)
    return not named and not told


def counts_the_same(claim: Claim) -> bool:
    """Say whether a plain number is of the sort of its subject's figures."""
    subject, quantity = claim.about.subject, claim.quantity
    if subject is None or (quantity.text[:1].isalpha() and quantity.number == 1):
        return False
    if subject.prints_decimals:
        return quantity.step < 1 or bool(quantity.per)
    if quantity.role is not VALUE or not quantity.counted:
        return True
    return quantity.period_source is PeriodSource.BESIDE or counts_own(subject, quantity)


def is_of_target(claim: Claim, place: int) -> bool:
    """Say whether a figure of the past is that of a target: 'the target is 34, after 32'."""
    before = [one for one in claim.view.sentence.quantities[:place] if not one.is_name]
    return claim.quantity.partner is None and bool(before) and before[-1].role is TARGET


def is_one_of_several(claim: Claim) -> bool:
    """Say whether a figure is joined to another of its sort: 'to 5.65 and 0.87'."""
    held = claim.view.sentence.quantities
    joins = [claim.view.sentence.between(a.end, b.start) for a, b in pairwise(held)]
    place = next(at for at, one in enumerate(held) if one.start == claim.quantity.start)
    return any(gap.strip() == "and" for gap in joins[max(place - 1, 0) : place + 1])


def counts_own(subject: Subject, quantity: Quantity) -> bool:
    """Say whether what is counted is what the subject counts: 'incidents', or no noun at all."""
    first = [one.stem for one in tokens(quantity.counted)][:COUNTED_WORDS]
    own = {one.stem for name in subject.names for one in tokens(name)} | PEOPLE
    is_bare = not first or quantity.counted.split()[0] in LINKS
    return is_bare or any(word in own for word in first)


def is_stale(claim: Claim, fact: Fact, context: TextContext) -> bool:
    """Say whether a figure without a period is one of an earlier period, told as today's."""
    quantity, subject = claim.quantity, claim.about.subject
    if quantity.role is not VALUE or claim.periods or subject is None or subject.latest is None:
        return False
    if fact.role is not VALUE or fact.period is None or fact.period >= subject.latest:
        return False
    if subject.kind is not SubjectKind.MEASURE or quantity.mention in tied_alone(claim):
        return False
    is_now = claim.about.certainty >= Certainty.OPENING and not claim.is_part_named
    return is_now and not WAS_EARLIER.search(claim.view.before(quantity))


def tied_alone(claim: Claim) -> list[object]:
    """Give the periods of the sentence that no other figure of it is tied to."""
    others = [
        one.mention
        for one in claim.view.sentence.quantities
        if one is not claim.quantity and one.period_source is PeriodSource.BESIDE
    ]
    return [one for one in claim.view.sentence.periods if one not in others]


def opens_sentence(claim: Claim) -> bool:
    """Say whether a sentence begins with the figure, or with a pronoun before it."""
    return len(claim.view.before(claim.quantity).split()) <= 4


def is_listed(claim: Claim) -> bool:
    """Say whether a period stands right before the figure: 'October 51.6%'."""
    quantity = claim.quantity
    mention = quantity.mention
    is_ahead = mention is not None and mention.end <= quantity.start
    return is_ahead and quantity.period_source is PeriodSource.BESIDE


def is_same_sort(quantity: Quantity, claim: Claim) -> bool:
    """Say whether another number can be the subject's figure: no count beside a rate."""
    subject = claim.about.subject
    is_rate = subject is not None and subject.prints_decimals and quantity.kind is COUNT
    return not is_rate or quantity.step < 1 or bool(quantity.per)


def follows_value(claim: Claim, place: int) -> bool:
    """Say whether a target stands behind a figure that is the subject's own."""
    told = [
        one
        for one in claim.view.sentence.quantities[:place]
        if one.kind is claim.quantity.kind and one.role in (VALUE, PREVIOUS) and not one.is_name
    ]
    return any(
        one.bound is Bound.NONE
        and one.nearness is Nearness.EXACT
        and any(says(one, fact) for _, fact in claim.facts if fact.role is VALUE)
        for one in told[-1:]
    )
