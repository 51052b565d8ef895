"""Figures held against the facts of what they are about."""

from __future__ import annotations

import re

from goldenthread.assure.narrative.claims import (
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
    About,
    Certainty,
    TextContext,
    View,
)
from goldenthread.assure.narrative.facts import Fact, Subject
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.assure.narrative.reader import TextReader
from goldenthread.assure.narrative.tied import (
    IN_TURN,
    counts_the_same,
    follows_value,
    is_listed,
    is_of_part,
    is_of_target,
    is_one_of_several,
    is_same_sort,
    is_stale,
    opens_sentence,
)
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
BARE_PAST = re.compile(r"\s(?:previously|before)(?:[.,;:)]|$)", re.IGNORECASE)
NOT_SO = re.compile(r"\b(?:not|never|no longer|instead of|rather than|n't)\s+(?:\w+\s){0,2}$", re.I)
LEAST_LIST = 3
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
        if is_of_part(claim) or NOT_SO.search(claim.view.before(quantity)):
            return False
        if IN_TURN.search(claim.view.sentence.text) and is_one_of_several(claim):
            return False
        if quantity.kind is QuantityKind.NUMBER and not counts_the_same(claim):
            return False
        match quantity.role:
            case QuantityRole.TARGET:
                return self.is_sure_target(claim, place)
            case QuantityRole.PREVIOUS:
                return self.is_sure_past(claim) and not is_of_target(claim, place)
            case QuantityRole.VALUE:
                return self.is_sure_value(claim, place)
        return False

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
            and one.role is not PREVIOUS
            and is_same_sort(one, claim)
            and claim.view.about(one).subjects == claim.about.subjects
        ]
        is_tied = quantity.period_source is PeriodSource.BESIDE
        if certainty >= Certainty.OPENING:
            return not earlier or is_tied
        if certainty is Certainty.LOOSE:
            return (not earlier and (is_tied or opens_sentence(claim))) or is_listed(claim)
        return certainty is Certainty.GIVEN and is_listed(claim) and not self.is_strange(claim)

    def is_strange(self, claim: Claim) -> bool:
        """Say whether a figure is one of a list by periods of which none is the subject's own."""
        view, kind = claim.view, claim.quantity.kind
        held = [
            one
            for place, quantity in enumerate(view.sentence.quantities)
            if quantity.kind is kind
            and not quantity.is_name
            and is_listed(one := self.claim_of(view, place))
        ]
        own = [any(says(one.quantity, f) for _, f in one.at_period(one.of_role())) for one in held]
        return len(held) >= LEAST_LIST and not any(own)

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
