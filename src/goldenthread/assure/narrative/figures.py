"""Figures held against the facts of what they are about."""

from __future__ import annotations

import re

from goldenthread.assure.narrative.claims import (
    COUNT,
    PREVIOUS,
    TARGET,
    VALUE,
    Claim,
    agreeing,
    by_nearness,
    is_quoted,
    says,
    sign_fits,
    with_outlook,
)
from goldenthread.assure.narrative.context import (
    LINKS,
    About,
    Certainty,
    TextContext,
    TextReader,
    View,
    is_label,
)
from goldenthread.assure.narrative.facts import Fact, Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.assure.narrative.naming import stem, tokens
from goldenthread.vocabulary import Bound
from goldenthread.vocabulary.quantities import (
    Basis,
    Nearness,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
)

JUDGED_ROLES = (VALUE, TARGET, PREVIOUS, QuantityRole.PART, QuantityRole.WHOLE, QuantityRole.MEAN,
                QuantityRole.EXTREME)  # fmt: skip
# Figures that belong to a part of what is spoken of.
OF_PART = re.compile(
    r"(?:of (?:it|them|these|those|which|whom)|each|apiece|a (?:week|month|head))\b"
)
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
    r"(?!(?:the|our|its|their|first|last|past|past|previous|same|month|year|"
    r"quarter|period|week|trust|organisation|system|group|total|all|end|line|time|"
    r"full|"
    r"draft|whole|which|hospital|report|target|limit|least|risk|under|over|about|"
    r"nearly|some|a|an|one|two|"
    r"addition|fact|just)\b)[a-z][\w-]+",
)
BARE_PAST = re.compile(r"\s(?:previously|before)(?:[.,;:)]|$)", re.IGNORECASE)
NOT_SO = re.compile(r"\b(?:not|never|no longer|instead of|rather than|n't)\s+(?:\w+\s){0,2}$", re.I)
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
FEW_SUBJECTS = 3  # a name that could mean more than these is never sure enough to contradict


class FigureJudge:
    """Judges the figures of sentences against the facts of a book."""

    def __init__(self, reader: TextReader, context: TextContext) -> None:
        self.reader, self.context = reader, context

    def judge(self, view: View, place: int) -> Judged:
        """Give the verdict on one figure of a sentence."""
        claim = self.claim_of(view, place)
        quantity = claim.quantity
        if quantity.is_name or quantity.role not in JUDGED_ROLES:
            return nothing(quantity, claim.about)
        if quantity.role is QuantityRole.EXTREME:
            return extreme(claim)
        hit = agreeing(claim)
        if hit is not None and not is_stale(claim, hit[1], self.context):
            return agreed(quantity, *hit)
        right = right_fact(claim, self.context) if self.is_sure(claim, place) else None
        if right is not None and not quantity.bounds(abs(right[1].number)):
            return contradicted(claim, *right)
        return agreed(quantity, *hit) if hit else nothing(quantity, claim.about)

    def claim_of(self, view: View, place: int) -> Claim:
        """Give a figure with what it is about: a line or row of it where one is named beside it."""
        quantity = with_outlook(view, place, self.context)
        about = view.about(quantity)
        part = self.part_of(view, place, about)
        subjects = part.subjects if part else about.subjects
        facts = tuple((s, f) for s in subjects for f in s.facts_of([quantity.kind]))
        if part:
            about = About(part.subjects, min(about.certainty, part.certainty))
        return Claim(view, quantity, about, facts, bool(part))

    def part_of(self, view: View, place: int, about: About) -> About | None:
        """Give the line or row of a subject that is named right before a figure, None for none."""
        subject = about.subject
        names = self.reader.children_of(subject) if subject else None
        if names is None:
            return None
        quantity = view.sentence.quantities[place]
        before = [one.end for one in view.sentence.quantities[:place] if not one.is_name]
        start = before[-1] if before else view.sentence.start
        found = names.find(view.sentence.between(start, quantity.start), start)
        return About(found[-1].subjects, about.certainty) if found else None

    def is_sure(self, claim: Claim, place: int) -> bool:
        """Say whether a figure is surely told of what it is held against: it can be wrong."""
        quantity, about = claim.quantity, claim.about
        if not about.subjects or len(about.subjects) > FEW_SUBJECTS or not claim.of_role():
            return False
        if quantity.is_range or quantity.nearness is not Nearness.EXACT:
            return False
        if quantity.is_ahead and quantity.role is not TARGET:
            return False
        if self.is_of_part(claim) or NOT_SO.search(claim.view.before(quantity)):
            return False
        if quantity.kind is QuantityKind.NUMBER and not self.counts_the_same(claim):
            return False
        match quantity.role:
            case QuantityRole.TARGET:
                return self.is_sure_target(claim, place)
            case QuantityRole.PREVIOUS:
                return self.is_sure_past(claim)
            case QuantityRole.VALUE:
                return self.is_sure_value(claim, place)
        return False

    def is_of_part(self, claim: Claim) -> bool:
        """Say whether a figure is told of a part of its subject, or of something else beside it."""
        quantity = claim.quantity
        before = claim.view.before(quantity)
        if OF_PART.match(quantity.counted) or PART_BEFORE.search(before):
            return True
        if quantity.role is not PREVIOUS and GROUP_BEFORE.search(claim.view.since_name(quantity)):
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

    def counts_the_same(self, claim: Claim) -> bool:
        """Say whether a plain number is of the sort of its subject's figures."""
        subject, quantity = claim.about.subject, claim.quantity
        if subject is None or (quantity.text[:1].isalpha() and quantity.number == 1):
            return False
        if subject.prints_decimals:
            return quantity.step < 1 or bool(quantity.per)
        if quantity.role is not VALUE or not quantity.counted:
            return True
        return quantity.period_source is PeriodSource.BESIDE or counts_own(subject, quantity)

    def is_sure_value(self, claim: Claim, place: int) -> bool:
        """Say whether a figure is surely the subject's own."""
        certainty, quantity = claim.about.certainty, claim.quantity
        if is_quoted(claim):
            return certainty >= Certainty.GIVEN
        if claim.is_part_named:
            return certainty >= Certainty.GIVEN
        earlier = [
            one
            for one in claim.view.sentence.quantities[:place]
            if one.kind is quantity.kind
            and not one.is_name
            and is_same_sort(one, claim)
            and claim.view.about(one).subjects == claim.about.subjects
        ]
        is_tied = quantity.period_source is PeriodSource.BESIDE
        if certainty >= Certainty.OPENING:
            return not earlier or is_tied
        if certainty is Certainty.LOOSE:
            return (not earlier and (is_tied or opens_sentence(claim))) or is_listed(claim)
        is_plain_count = quantity.kind is QuantityKind.NUMBER and quantity.step >= 1
        return certainty is Certainty.GIVEN and is_listed(claim) and not is_plain_count

    def is_sure_target(self, claim: Claim, place: int) -> bool:
        """Say whether a target is surely the subject's own at its time."""
        quantity = claim.quantity
        if " " in quantity.role_words.strip() or quantity.is_ahead:
            return False  # 'national target', 'monthly limit': of which there may be several
        if not quantity.is_role_said and not follows_value(claim, place):
            return False
        certainty = claim.about.certainty
        if certainty >= Certainty.OPENING or (
            certainty is Certainty.LOOSE and quantity.is_role_said
        ):
            return True
        return certainty >= Certainty.GIVEN and (follows_value(claim, place) or is_listed(claim))

    def is_sure_past(self, claim: Claim) -> bool:
        """Say whether a figure of the past is surely the subject's own."""
        if claim.periods:
            held = claim.at_period(claim.of_role())
            return bool(held) and claim.about.certainty >= Certainty.GIVEN
        is_bare = BARE_PAST.match(claim.view.behind(claim.quantity)) is not None
        return is_bare and claim.about.certainty >= Certainty.OPENING and len(claim.of_role()) > 1


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
    """Say whether a target stands behind the subject's own figure."""
    return any(
        one.kind is claim.quantity.kind
        and one.role in (VALUE, PREVIOUS)
        and one.bound is Bound.NONE
        and one.nearness is Nearness.EXACT
        and any(says(one, fact) for _, fact in claim.facts if fact.role is VALUE)
        for one in claim.view.sentence.quantities[:place]
    )


def right_fact(claim: Claim, context: TextContext) -> tuple[Subject, Fact] | None:
    """Give the fact that should have been said: of the period, else the newest of the role."""
    own = claim.of_role()
    there = claim.at_period(own)
    if claim.periods and not there:
        return None  # nothing is recorded of that period
    if claim.quantity.role is PREVIOUS and not there:
        return by_nearness(own, claim)[1]
    held = there or [
        (s, f) for s, f in own if s.latest is None or f.period is None or f.period == s.latest
    ]
    if not held:
        held = by_nearness(own, claim)[:1]
    basis = context.basis
    in_basis = [(s, f) for s, f in held if basis is None or f.basis is basis]
    held = in_basis or held
    return min(held, key=lambda pair: abs(pair[1].number - claim.quantity.number), default=None)


def extreme(claim: Claim) -> Judged:
    """Give the verdict on 'the best of the last twelve months was 64.0%'."""
    quantity, subject, mention = claim.quantity, claim.about.subject, claim.quantity.mention
    values = by_nearness(claim.of_role(), claim)
    if subject is None or not values:
        return nothing(quantity, claim.about)
    is_window = mention is not None and mention.basis is Basis.WINDOW and mention.count > 0
    held = values[: mention.count] if is_window and mention else values
    ends = sorted(held, key=lambda pair: pair[1].number)
    for one, fact in (ends[0], ends[-1]):
        if says(quantity, fact):
            return agreed(quantity, one, fact)
    is_exact = quantity.nearness is Nearness.EXACT and quantity.bound is Bound.NONE
    if not (is_window and is_exact and claim.about.certainty >= Certainty.OPENING):
        return nothing(quantity, claim.about)
    nearest = min((ends[0], ends[-1]), key=lambda pair: abs(pair[1].number - quantity.number))
    return contradicted(claim, *nearest)


def nothing(quantity: Quantity, about: About) -> Judged:
    """Give the verdict of a figure that matches nothing."""
    subject = about.subject
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.NOTHING,
        subject=subject.key if subject else "",
    )  # fmt: skip


def agreed(quantity: Quantity, subject: Subject, fact: Fact) -> Judged:
    """Give the verdict of a figure that a fact bears out: a live link to it."""
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.AGREES,
        words=f"{fact.words}: {fact.text}", subject=subject.key, fact=fact,
        place=fact.place or subject.place,
    )  # fmt: skip


def contradicted(claim: Claim, subject: Subject, fact: Fact) -> Judged:
    """Give the verdict of a figure that the records contradict, with the right one."""
    quantity = claim.quantity
    when = f" in {fact.period.long_label}" if fact.period else ""
    if fact.role is TARGET:
        said = f"its target is {fact.text}{when}"
    else:
        said = f"the record says {fact.text}{when}"
    is_turned = quantity.says(fact.number) and not sign_fits(claim, fact)
    code = RemarkCode.DIRECTION if is_turned else RemarkCode.FIGURE
    wrong = "has the wrong sign for" if is_turned else "is not a figure of"
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, code,
        words=f"{quantity.text} {wrong} {subject.label}; {said}.",
        offer=rewritten(quantity, fact.number), subject=subject.key, fact=fact,
        place=fact.place or subject.place, is_quoted=is_quoted(claim),
    )  # fmt: skip
