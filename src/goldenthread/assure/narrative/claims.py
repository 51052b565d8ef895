"""A figure with what it is about, and the facts that it can be held against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.assure.narrative.context import (
    About,
    TextContext,
    View,
)
from goldenthread.assure.narrative.facts import Fact, Subject
from goldenthread.assure.narrative.naming import EMPTY_STEMS, stem, tokens
from goldenthread.vocabulary import Bound, Period, PeriodKind
from goldenthread.vocabulary.quantities import (
    Basis,
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
# The text tells what another text says.
QUOTING = re.compile(
    r"\b(?:page|paper|summary|scorecard|table|report|contents|heading|minutes|"
    r"front sheet|milestone|"
    r"section|dashboard|matrix|chart|narrative|commentary)\b[^.;:(]{0,40}?"
    r"\b(?:prints?|says?|shows?|gives?|words?|counts?|has|writes?|reads?|sets?|states?|quotes?)\b"
    r"|\bthe (?:escalation )?(?:page|scorecard|paper|summary|table)\s$",
    re.IGNORECASE,
)
SURPLUS = re.compile(r"\b(?:surplus|profit)\b[^.;:,]*$", re.IGNORECASE)
DEFICIT = re.compile(
    r"\bdeficit\b(?! support)[^.;,]*$|\b(?:loss|overspen[dt])\b[^.;:,]*$", re.IGNORECASE
)
SIGNED_NAME = re.compile(r"surplus|deficit|balance|position|result", re.IGNORECASE)
IN_SURPLUS = re.compile(r"\s(?:in\s)?(?:surplus|profit)\b", re.IGNORECASE)
IN_DEFICIT = re.compile(r"\s(?:in\s)?(?:deficit|loss)\b", re.IGNORECASE)
NEAR_WORDS = 45  # characters before an amount in which 'surplus' or 'deficit' is about it
LEAST_NAME = 4  # letters
NEAR_BOUND = Decimal("0.15")
COUNT = QuantityKind.NUMBER


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
    else:
        order.append([(s, f) for s, f in own if is_named_aim(quantity, f)])
        if has_sibling(claim):
            order.append(claim.at_period(list(claim.facts)))
    for held in order:
        for subject, fact in held:
            if says(quantity, fact) and sign_fits(claim, fact):
                return subject, fact
    return None


def is_named_aim(quantity: Quantity, fact: Fact) -> bool:
    """Say whether a target in force for longer has the name that is said: 'a plan of £1.4m'."""
    if quantity.role is not TARGET or fact.period is not None:
        return False
    label = {one.stem for one in tokens(fact.words)}
    said = {one.stem for one in tokens(quantity.role_words)} - {stem("target")}
    return any(word.startswith(name) for word in said for name in label if len(name) >= LEAST_NAME)


def is_named_part(claim: Claim, fact: Fact) -> bool:
    """Say whether the words behind an amount name the part that a fact is of: 'was recurrent'."""
    own = {one.stem for one in tokens(claim.quantity.counted)} - EMPTY_STEMS
    words = {one.stem for one in tokens(fact.words)}
    return fact.role is QuantityRole.PART and bool(own & words)


def by_nearness(held: list[tuple[Subject, Fact]], claim: Claim) -> list[tuple[Subject, Fact]]:
    """Give facts, the newest first."""

    def key(pair: tuple[Subject, Fact]) -> tuple[bool, int]:
        """Give where a fact stands: the newest first, those of no period last."""
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


def is_quoted(claim: Claim) -> bool:
    """Say whether the text tells what another text says."""
    return QUOTING.search(claim.view.before(claim.quantity)) is not None
