"""Figures held against the facts of what they are about: they agree, contradict, or match nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

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
from goldenthread.assure.narrative.naming import EMPTY_STEMS, stem, tokens
from goldenthread.vocabulary import Bound, Period, PeriodKind
from goldenthread.vocabulary.quantities import (
    Basis,
    Nearness,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
)

VALUE, TARGET, PREVIOUS = QuantityRole.VALUE, QuantityRole.TARGET, QuantityRole.PREVIOUS
SAYING = {
    QuantityRole.PREVIOUS: QuantityRole.VALUE,
    QuantityRole.EXTREME: QuantityRole.VALUE,
}  # the role of the facts that a figure is held against
JUDGED_ROLES = (VALUE, TARGET, PREVIOUS, QuantityRole.PART, QuantityRole.WHOLE, QuantityRole.MEAN,
                QuantityRole.EXTREME)  # fmt: skip
# The text tells what another text says.
QUOTING = re.compile(
    r"\b(?:page|paper|summary|scorecard|table|report|contents|heading|minutes|front sheet|milestone|"
    r"section|dashboard|matrix|chart|narrative|commentary)\b[^.;:(]{0,40}?"
    r"\b(?:prints?|says?|shows?|gives?|words?|counts?|has|writes?|reads?|sets?|states?|quotes?)\b"
    r"|\bthe (?:escalation )?(?:page|scorecard|paper|summary|table)\s$",
    re.IGNORECASE,
)
# Figures that belong to a part of what is spoken of.
OF_PART = re.compile(
    r"(?:of (?:it|them|these|those|which|whom)|each|apiece|a (?:week|month|head))\b"
)
PART_BEFORE = re.compile(
    r"\b[Oo]f (?:these|those|them|which|whom)\b[^;:]*$|\b(?:of which|including|among(?:st)? (?:them|these)|mainly|mostly|driven by|due to|because of|"
    r"e\.g\.|such as|for example|for instance|in (?:one|two|some|other|most))\s[^;:]*$|"
    r"\b(?:another|other|different|elsewhere|peers?|region(?:al|ally)?|country|nationally|sector)\b[^;:]*$",
    re.IGNORECASE,
)
# A group between the name and the figure: 'absence in theatres was 7.9%'.
GROUP_BEFORE = re.compile(
    r"\b(?:in|among|amongst|at|for)\s(?:the\s|our\s|its\s)?"
    r"(?!(?:the|our|its|their|first|last|past|past|previous|same|month|year|quarter|period|week|trust|organisation|system|group|total|all|end|line|time|full|"
    r"draft|whole|which|hospital|report|target|limit|least|risk|under|over|about|nearly|some|a|an|one|two|"
    r"addition|fact|just)\b)[a-z][\w-]+",
)
NOT_SO = re.compile(r"\b(?:not|never|no longer|instead of|rather than|n't)\s+(?:\w+\s){0,2}$", re.I)
WAS_EARLIER = re.compile(
    r"\b(?:had been|was then|at that time|previously|historically|used to|in the past|baseline|before|"
    r"once|record|peak|since|ever)\b",
    re.IGNORECASE,
)
SURPLUS = re.compile(r"\b(?:surplus|profit)\b[^.;:,]*$", re.IGNORECASE)
DEFICIT = re.compile(
    r"\bdeficit\b(?! support)[^.;,]*$|\b(?:loss|overspen[dt])\b[^.;:,]*$", re.IGNORECASE
)
SIGNED_NAME = re.compile(r"surplus|deficit|balance|position|result", re.IGNORECASE)
IN_SURPLUS = re.compile(r"\s(?:in\s)?(?:surplus|profit)\b", re.IGNORECASE)
IN_DEFICIT = re.compile(r"\s(?:in\s)?(?:deficit|loss)\b", re.IGNORECASE)
PEOPLE = frozenset(
    stem(word) for word in ("patients", "people", "cases", "events", "incidents", "staff")
)
COUNTED_WORDS = 3
NEAR_WORDS = 45  # characters before an amount in which 'surplus' or 'deficit' is about it
NEAR_BOUND = Decimal("0.15")
COUNT = QuantityKind.NUMBER
FEW_SUBJECTS = 3  # a name that could mean more than these is never sure enough to contradict


@dataclass(frozen=True)
class Claim:
    """A figure with what it is about and the facts that it is held against."""

    view: View
    quantity: Quantity
    about: About
    facts: tuple[tuple[Subject, Fact], ...]
    is_part_named: bool = False  # a line or row of the subject is named beside it

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the figure may be of; none where the text does not tie it to one."""
        mention = self.quantity.mention
        if mention is None or mention.basis is Basis.WINDOW or mention.period is None:
            return ()
        source = self.quantity.period_source
        if not source.is_firm or (
            self.quantity.role is PREVIOUS and source is not PeriodSource.BESIDE
        ):
            return ()
        found = [mention.period]
        if mention.is_relative and mention.count:
            found += [
                one.latest.shift(-mention.count)
                for one in self.about.subjects
                if one.latest is not None and one.latest.kind is PeriodKind.MONTH
            ]
        return tuple(dict.fromkeys(found))

    @property
    def role(self) -> QuantityRole:
        """The role of the facts that it is held against."""
        return SAYING.get(self.quantity.role, self.quantity.role)

    def of_role(self) -> list[tuple[Subject, Fact]]:
        """Give the facts of the figure's role."""
        return [(s, f) for s, f in self.facts if f.role is self.role]

    def at_period(self, held: Sequence[tuple[Subject, Fact]]) -> list[tuple[Subject, Fact]]:
        """Give the facts of the period that the text ties the figure to."""
        basis = self.quantity.mention.basis if self.quantity.mention else Basis.WITHIN
        return [(s, f) for s, f in held if any(is_of(f, one, basis) for one in self.periods)]


def is_of(fact: Fact, period: Period, basis: Basis) -> bool:
    """Say whether a fact is of a period that a text names."""
    if fact.period is None:
        return False
    if period.kind is PeriodKind.YEAR and fact.period.kind is not PeriodKind.YEAR:
        return fact.basis is Basis.TO_DATE and fact.period.end == period.end
    if fact.kind is QuantityKind.MONEY and basis is Basis.TO_DATE and fact.basis is Basis.WITHIN:
        return fact.place is not None and fact.place.record == "measure" and fact.period == period
    return fact.period == period


def says(quantity: Quantity, fact: Fact) -> bool:
    """Say whether a figure is a way to write a fact; one finer than the record is rounded to it."""
    if quantity.kind is not fact.kind:
        return False
    if quantity.bound is not Bound.NONE and not is_near(quantity, fact):
        return False  # '9% or more' says little of 139.9%
    if quantity.says(fact.number):
        return True
    place = precision_of(fact)
    if quantity.step < place and quantity.bound is Bound.NONE:
        return replace(quantity, number=abs(fact.number), step=place).rounds(quantity.number)
    return False


def is_near(quantity: Quantity, fact: Fact) -> bool:
    """Say whether a bound lies close enough to a figure to be said of it."""
    return abs(abs(fact.number) - quantity.number) <= max(
        abs(fact.number) * NEAR_BOUND, quantity.step
    )


def precision_of(fact: Fact) -> Decimal:
    """Give what the last digit of a recorded figure is worth, as printed or as kept."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?\)?(bn|m|k)?", fact.text)
    if fact.kind is QuantityKind.DURATION or digits is None:
        return Decimal(1)
    worth = {"bn": 9, "m": 6, "k": 3}.get(digits[2] or "", 0)
    printed = Decimal(1).scaleb(worth - len(digits[1] or ""))
    exponent = fact.number.as_tuple().exponent
    kept = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else printed
    return min(printed, kept)


def with_outlook(view: View, place: int, context: TextContext) -> Quantity:
    """Give a figure as its text means it: all of a plan is to come; a quoted one behind a target
    is a target too ('against 33% (the contents page says 25%)')."""
    quantity = view.sentence.quantities[place]
    if context.is_plan and quantity.role is not TARGET:
        quantity = replace(quantity, is_ahead=True)
    before = [one for one in view.sentence.quantities[:place] if not one.is_name]
    if quantity.role is VALUE and before and before[-1].role is TARGET:
        gap = view.sentence.between(before[-1].end, quantity.start)
        if "(" in gap and QUOTING.search(gap):
            return replace(quantity, role=TARGET, is_role_said=True)
    return quantity


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
        if self.is_sure(claim, place) and (right := right_fact(claim, self.context)):
            if not quantity.bounds(abs(right[1].number)):
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
        """Say whether a figure is surely told of what it is held against, so that it can be wrong."""
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
        if subject is None or quantity.text[:1].isalpha() and quantity.number == 1:
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
            return not earlier and (is_tied or opens_sentence(claim)) or is_listed(claim)
        return certainty is Certainty.GIVEN and is_listed(claim)

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
        if not claim.periods or not claim.at_period(claim.of_role()):
            return False
        return claim.about.certainty >= Certainty.GIVEN


def counts_own(subject: Subject, quantity: Quantity) -> bool:
    """Say whether what is counted is what the subject counts: 'incidents', or no noun at all."""
    first = [one.stem for one in tokens(quantity.counted)][:COUNTED_WORDS]
    own = {one.stem for name in subject.names for one in tokens(name)} | PEOPLE
    is_bare = not first or quantity.counted.split()[0] in LINKS
    return is_bare or any(word in own for word in first)


def agreeing(claim: Claim) -> tuple[Subject, Fact] | None:
    """Give the fact that a figure agrees with: of its role and period, else of another."""
    quantity, own = claim.quantity, claim.of_role()
    there = claim.at_period(own)
    if quantity.bound is not Bound.NONE and quantity.role is VALUE:  # 'still under 75%'
        aims = [(s, f) for s, f in claim.facts if f.role is TARGET]
        for subject, fact in by_nearness(claim.at_period(aims) or aims, claim):
            if fact.kind is quantity.kind and quantity.rounds(abs(fact.number)):
                return subject, fact
    order = [there]
    if not there:
        usual = [
            (s, f)
            for s, f in claim.facts
            if f.role in (VALUE, TARGET) or f.kind is COUNT or is_named_part(claim, f)
        ]
        order += [by_nearness(own, claim), by_nearness(usual, claim)]
    elif has_sibling(claim):
        order.append(claim.at_period(list(claim.facts)))
    for held in order:
        for subject, fact in held:
            if says(quantity, fact) and sign_fits(claim, fact):
                return subject, fact
    return None


def is_named_part(claim: Claim, fact: Fact) -> bool:
    """Say whether the words behind an amount name the part that a fact is of: 'was recurrent'."""
    own = {one.stem for one in tokens(claim.quantity.counted)} - EMPTY_STEMS
    words = {one.stem for one in tokens(fact.words)}
    return fact.role is QuantityRole.PART and bool(own & words)


def by_nearness(held: list[tuple[Subject, Fact]], claim: Claim) -> list[tuple[Subject, Fact]]:
    """Give facts, the newest first."""

    def key(pair: tuple[Subject, Fact]) -> tuple[bool, int]:
        period = pair[1].period
        return period is None, -period.end.toordinal() if period else 0

    return sorted(held, key=key)


def has_sibling(claim: Claim) -> bool:
    """Say whether another figure is told of the same period: 'August 77.00% and 74.8%'."""
    mention = claim.quantity.mention
    return any(
        one.mention == mention and one != claim.quantity and one.kind is claim.quantity.kind
        for one in claim.view.sentence.quantities
    )


def sign_fits(claim: Claim, fact: Fact) -> bool:
    """Say whether the sign that is written or worded can be the fact's.

    'A surplus of' a deficit is wrong, and so is a bare amount beside others in brackets.
    """
    quantity = claim.quantity
    if quantity.sign or fact.number == 0:
        return fact.number == 0 or (fact.number < 0) == (quantity.sign < 0)
    if quantity.kind is not QuantityKind.MONEY or fact.role is QuantityRole.VARIANCE:
        return True
    if not any(SIGNED_NAME.search(name) for s in claim.about.subjects for name in s.names):
        return True
    near, behind = claim.view.before(quantity)[-NEAR_WORDS:], claim.view.behind(quantity)
    says_plus = SURPLUS.search(near) or IN_SURPLUS.match(behind)
    says_minus = DEFICIT.search(near) or IN_DEFICIT.match(behind)
    if bool(says_plus) != bool(says_minus):
        return (fact.number < 0) == bool(says_minus)
    writes_signs = any(one.sign < 0 for one in claim.view.sentence.quantities)
    return not (writes_signs and fact.number < 0 and not says_minus)


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


def is_quoted(claim: Claim) -> bool:
    """Say whether the text tells what another text says."""
    return QUOTING.search(claim.view.before(claim.quantity)) is not None


def is_same_sort(quantity: Quantity, claim: Claim) -> bool:
    """Say whether another number can be the subject's figure: whole numbers beside a rate are not."""
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
