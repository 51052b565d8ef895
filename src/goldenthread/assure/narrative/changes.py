"""Changes and variances that a text says, held against those that the records make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.assure.narrative.claims import Claim, is_of
from goldenthread.assure.narrative.context import Certainty, View
from goldenthread.assure.narrative.facts import Fact, Subject, SubjectKind
from goldenthread.assure.narrative.figures import (
    FEW_SUBJECTS,
    FigureJudge,
    agreed,
    nothing,
)
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.assure.narrative.sides import goes, lies
from goldenthread.assure.narrative.tied import is_of_part
from goldenthread.vocabulary import Period, PeriodKind
from goldenthread.vocabulary.money import money_words
from goldenthread.vocabulary.printing import plain, rounded
from goldenthread.vocabulary.quantities import (
    Basis,
    Course,
    Nearness,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
    Side,
)

HUNDRED = Decimal(100)
YEAR = 12


@dataclass(frozen=True)
class Step:
    """How a subject's figure moved from one period to another; `is_usual` for the newest month."""

    subject: Subject
    was: Fact
    now: Fact
    is_usual: bool = False

    @property
    def difference(self) -> Decimal:
        """The newer figure less the older."""
        return self.now.number - self.was.number

    @property
    def words(self) -> str:
        """The two figures with their periods."""
        return f"{told(self.was)}, {told(self.now)}"


def told(fact: Fact) -> str:
    """Give a figure with its period."""
    return f"{fact.text} in {fact.period.long_label}" if fact.period else fact.text


def steps_of(subject: Subject, quantity: Quantity | None = None) -> Iterator[Step]:
    """Give the movements that a change can be about: the newest month's first, then a year's.

    A period that the quantity is tied to gives its own: the month named against the one before it
    or, where it lies behind, the newest against it.
    """
    values = {
        f.period: f for f in subject.facts if f.role is QuantityRole.VALUE and f.period is not None
    }
    latest = subject.latest
    if latest is None or latest not in values:
        return
    ends: list[tuple[Period, Period, bool]] = []
    mention = quantity.mention if quantity else None
    if quantity and mention and mention.period and mention.basis is not Basis.WINDOW:
        at = mention.period
        if quantity.period_source is not PeriodSource.NONE:
            before = mention.is_relative and mention.count > 0
            ends += [(at, latest, before)] if before else [(at.previous(), at, True)]
            ends.append((at, latest, False))
    if mention and mention.basis is Basis.WINDOW and mention.count:
        ends.append((latest.shift(-mention.count), latest, False))
    ends += [(latest.previous(), latest, not ends), (latest.shift(-YEAR), latest, False)]
    known = sorted(one for one in values if one < latest)
    if known:
        ends.append((known[-1], latest, False))
    for was, now, is_usual in dict.fromkeys(ends):
        if was in values and now in values:
            yield Step(subject, values[was], values[now], is_usual)


def says_change(quantity: Quantity, step: Step) -> bool:
    """Say whether a written change can be the step's: in points, in its unit, or in percent."""
    size = abs(step.difference)
    if quantity.kind is QuantityKind.POINTS or quantity.kind is step.now.kind:
        as_points = quantity.kind in (QuantityKind.POINTS, QuantityKind.PERCENT)
        if rounds_fairly(quantity, size) and (as_points or quantity.kind is step.now.kind):
            return True
    if quantity.kind is QuantityKind.PERCENT and step.was.number:
        return rounds_fairly(quantity, size / abs(step.was.number) * HUNDRED)
    return False


def rounds_fairly(quantity: Quantity, size: Decimal) -> bool:
    """Say whether a size rounds to what is written; half a step may not be doubled by it."""
    if not quantity.says(size):
        return False
    is_tie = quantity.nearness is Nearness.EXACT and size * 2 == quantity.step
    return not (is_tie and quantity.number == quantity.step)


class ChangeJudge:
    """Judges the changes and variances of sentences."""

    def __init__(self, figures: FigureJudge) -> None:
        self.figures = figures

    def judge(self, view: View, place: int) -> Judged:
        """Give the verdict on a change or variance."""
        quantity = view.sentence.quantities[place]
        kind = QuantityKind.PERCENT if quantity.kind is QuantityKind.POINTS else quantity.kind
        about = view.about_at(quantity.start, quantity.end, kind)
        if quantity.kind is QuantityKind.PERCENT and not about.subjects:
            about = view.about_at(quantity.start, quantity.end)
        facts = tuple((s, f) for s in about.subjects for f in s.facts)
        claim = Claim(view, quantity, about, facts)
        if quantity.role is QuantityRole.VARIANCE:
            return self.variance(claim)
        return self.change(claim)

    def change(self, claim: Claim) -> Judged:
        """Give the verdict on 'rose by 2 points'."""
        quantity = claim.quantity
        steps = [one for s in claim.about.subjects for one in steps_of(s, quantity)]
        said = [one for one in steps if says_change(quantity, one)]
        right = [one for one in said if goes(quantity.course, one.difference, one.subject.better)]
        if right or (said and quantity.course is None):
            best = (right or said)[0]
            return replace(agreed(quantity, best.subject, best.now), words=best.words)
        gap = gap_to_target(claim)
        if gap is not None:
            return gap
        usual = next((one for one in steps if one.is_usual), None)
        if usual is None or not self.is_sure(claim):
            return nothing(quantity, claim.about)
        return contradicted_change(claim, said[0] if said else usual, is_turned=bool(said))

    def is_sure(self, claim: Claim) -> bool:
        """Say whether a change is surely of the subject's own figure, in points or in its unit."""
        quantity = claim.quantity
        if quantity.is_ahead or quantity.nearness is not Nearness.EXACT or quantity.bound.value:
            return False
        if len(claim.about.subjects) > FEW_SUBJECTS or is_of_part(claim):
            return False
        mention = quantity.mention
        if mention is not None and mention.basis is Basis.WINDOW:
            return False
        if quantity.kind is not QuantityKind.POINTS:
            return False
        if quantity.course is None:
            return False
        is_month = (
            mention is None or mention.period is None or (mention.period.kind is PeriodKind.MONTH)
        )
        return is_month and claim.about.certainty >= Certainty.OPENING

    def variance(self, claim: Claim) -> Judged:
        """Give the verdict on '£0.2m better than plan' and '3 points under target'."""
        quantity = claim.quantity
        held = self.variances(claim)
        said = [(s, f) for s, f in held if quantity.kind is f.kind and quantity.says(f.number)]
        right = [(s, f) for s, f in said if lies(quantity.side, f)]
        if not claim.about.subjects:
            right = self.of_any_statement(claim)
        if right:
            return agreed(quantity, *right[0])
        gap = gap_to_target(claim)
        if gap is not None:
            return gap
        held = held or [(step.subject, as_fact(step)) for step in gaps_of(claim)]
        said = said or [(s, f) for s, f in held if quantity.says(f.number)]
        if not held or not self.is_sure_variance(claim):
            return nothing(quantity, claim.about)
        if said:
            return contradicted_variance(claim, *said[0], is_turned=True)
        subject, fact = min(held, key=lambda pair: abs(abs(pair[1].number) - quantity.number))
        return contradicted_variance(claim, subject, fact, is_turned=False)

    def of_any_statement(self, claim: Claim) -> list[tuple[Subject, Fact]]:
        """Give the one statement line whose variance of the period is said without its name."""
        quantity = claim.quantity
        if (
            not claim.periods
            or quantity.side is Side.NONE
            or quantity.kind is not QuantityKind.MONEY
        ):
            return []
        basis = quantity.mention.basis if quantity.mention else Basis.WITHIN
        lines = self.figures.reader.book.of_kind(SubjectKind.STATEMENT_LINE)
        return [
            (line, fact)
            for line in lines
            for fact in line.facts
            if fact.role is QuantityRole.VARIANCE
            and fact.basis is basis
            and fact.period in claim.periods
            and quantity.says(fact.number)
            and lies(quantity.side, fact)
        ][:1]

    def variances(self, claim: Claim) -> list[tuple[Subject, Fact]]:
        """Give the variances of what is spoken of, of its period and stretch where said."""
        own = [(s, f) for s, f in claim.facts if f.role is QuantityRole.VARIANCE]
        quantity, context = claim.quantity, self.figures.context
        if claim.periods:
            mention = quantity.mention
            basis = mention.basis if mention else Basis.WITHIN
            there = [(s, f) for s, f in own if any(is_of(f, one, basis) for one in claim.periods)]
            exact = [(s, f) for s, f in there if f.basis is basis]
            return exact or there
        now = [(s, f) for s, f in own if f.period == s.latest]
        if context.basis is not None:
            return [(s, f) for s, f in now if f.basis is context.basis] or now
        return now

    def is_sure_variance(self, claim: Claim) -> bool:
        """Say whether a variance is surely the named line's own."""
        quantity = claim.quantity
        if quantity.is_ahead or quantity.nearness is not Nearness.EXACT or quantity.bound.value:
            return False
        if len(claim.about.subjects) > FEW_SUBJECTS or is_of_part(claim):
            return False
        kinds = {one.kind for one in claim.about.subjects}
        if not kinds <= {SubjectKind.STATEMENT_LINE, SubjectKind.SAVINGS, SubjectKind.MEASURE}:
            return False
        return claim.about.certainty >= Certainty.NAMED


def gap_to_target(claim: Claim) -> Judged | None:
    """Give the verdict of a distance from the target that the records bear out; None else."""
    quantity = claim.quantity
    for step in gaps_of(claim):
        if says_change(quantity, step) and is_on_side(quantity.side, step):
            words = f"{told(step.now)}, target {step.was.text}"
            return replace(agreed(quantity, step.subject, step.now), words=words)
    return None


def gaps_of(claim: Claim) -> Iterator[Step]:
    """Give how far each subject's figure lies from its target, at the period spoken of."""
    for subject in claim.about.subjects:
        for period in claim.periods or ((subject.latest,) if subject.latest else ()):
            now = fact_at(subject, QuantityRole.VALUE, period)
            aim = fact_at(subject, QuantityRole.TARGET, period)
            if now is not None and aim is not None and now.number != aim.number:
                yield Step(subject, aim, now)


def as_fact(step: Step) -> Fact:
    """Give a distance from the target as a variance: favourable is positive."""
    is_better = goes(Course.BETTER, step.difference, step.subject.better)
    size = abs(step.difference)
    shown = money_words(size, "£k", 0) if step.now.kind is QuantityKind.MONEY else plain(size)
    return replace(
        step.now,
        role=QuantityRole.VARIANCE,
        number=size if is_better else -size,
        text=f"{shown} {'favourable' if is_better else 'adverse'}",
        words=f"{step.now.words} less its target",
        over=1 if step.difference > 0 else -1,
    )


def fact_at(subject: Subject, role: QuantityRole, period: Period) -> Fact | None:
    """Give the subject's fact of a role at a period."""
    return next((f for f in subject.facts if f.role is role and f.period == period), None)


def is_on_side(side: Side, step: Step) -> bool:
    """Say whether a figure lies on the side of its target that is said."""
    match side:
        case Side.OVER:
            return step.difference > 0
        case Side.UNDER:
            return step.difference < 0
        case Side.FAVOURABLE:
            return goes(Course.BETTER, step.difference, step.subject.better)
        case Side.ADVERSE:
            return goes(Course.WORSE, step.difference, step.subject.better)
    return True


def contradicted_change(claim: Claim, step: Step, *, is_turned: bool) -> Judged:
    """Give the verdict of a change that the records do not make."""
    quantity = claim.quantity
    size = abs(step.difference)
    if quantity.kind is QuantityKind.PERCENT and step.now.kind is not QuantityKind.PERCENT:
        size = rounded(size / abs(step.was.number) * HUNDRED, 1)
    unit = " points" if step.now.kind is QuantityKind.PERCENT else ""
    way = "up" if step.difference > 0 else "down" if step.difference else "unchanged"
    words = f"{step.subject.label} was {step.words}: {way} {plain(size)}{unit}."
    code = RemarkCode.DIRECTION if is_turned else RemarkCode.FIGURE
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, code,
        words=words, offer="" if is_turned else rewritten(quantity, size),
        subject=step.subject.key, fact=step.now, place=step.now.place or step.subject.place,
    )  # fmt: skip


def contradicted_variance(claim: Claim, subject: Subject, fact: Fact, *, is_turned: bool) -> Judged:
    """Give the verdict of a variance that is another, or lies on the other side."""
    quantity = claim.quantity
    code = RemarkCode.DIRECTION if is_turned else RemarkCode.FIGURE
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, code,
        words=f"{fact.words[:1].upper()}{fact.words[1:]} is {fact.text}.",
        offer="" if is_turned else rewritten(quantity, fact.number),
        subject=subject.key, fact=fact, place=fact.place or subject.place,
    )  # fmt: skip
