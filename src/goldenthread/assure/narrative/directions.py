"""Direction words: 'rose from a to b', 'improved', held against the figures that moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.assure.narrative.changes import Step, steps_of
from goldenthread.assure.narrative.context import LINKS, About, Certainty, View
from goldenthread.assure.narrative.facts import Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.assure.narrative.sides import goes
from goldenthread.vocabulary import Better
from goldenthread.vocabulary.quantities import (
    Course,
    Movement,
    PeriodMention,
    PeriodSource,
    Quantity,
    QuantityKind,
    QuantityRole,
)
from goldenthread.vocabulary.quantities.cues import AHEAD, AIM
from goldenthread.vocabulary.quantities.numbers import word_set

OPPOSITE = {
    "rose": "fell",
    "risen": "fallen",
    "rises": "falls",
    "increased": "decreased",
    "increases": "decreases",
    "grew": "shrank",
    "grown": "shrunk",
    "climbed": "fell",
    "jumped": "dropped",
    "fell": "rose",
    "fallen": "risen",
    "decreased": "increased",
    "decreases": "increases",
    "reduced": "increased",
    "dropped": "rose",
    "declined": "rose",
    "lowered": "raised",
    "improved": "deteriorated",
    "improves": "deteriorates",
    "deteriorated": "improved",
    "deteriorates": "improves",
    "worsened": "improved",
    "worsens": "improves",
    "recovered": "deteriorated",
    "dipped": "rose",
    "up": "down",
    "down": "up",
    "better than": "worse than",
    "worse than": "better than",
    "higher than": "lower than",
    "lower than": "higher than",
    "falls": "rises",
}
ADVERBS = word_set(
    """
    has have had is was are were it they this which that slightly further again steadily now then
    also and but the a figure rate number measure performance position share score percentage since
    significantly sharply markedly remained continued still been month monthly year
    """
)
LONG_TERM = re.compile(
    r"\b(?:over (?:time|several)|long[- ]term|in recent|throughout|until|up to|at first|before)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
APART = re.compile(r";|:(?!\sfrom\b)")
NEAR = 60  # characters between a movement and the figures that moved


def direction_verdicts(view: View) -> Iterator[Judged]:
    """Give the verdicts on the direction words of a sentence; those of changes are judged there."""
    told = {
        place
        for place, one in enumerate(view.sentence.quantities)
        if one.role is QuantityRole.CHANGE and one.course is not None
    }
    for movement in view.sentence.movements:
        if any(close(movement, view.sentence.quantities[place]) for place in told):
            continue
        first, _ = view.clause_of(movement.start)
        if AHEAD.search(view.sentence.between(first, movement.start)):
            continue
        found = of_pair(view, movement) or of_records(view, movement)
        if found is not None:
            yield found


def close(movement: Movement, quantity: Quantity) -> bool:
    """Say whether a change stands right behind its verb."""
    return 0 <= quantity.start - movement.end <= 30


def of_pair(view: View, movement: Movement) -> Judged | None:
    """Give the verdict of a word whose two figures stand beside it: 'fell from 5 to 3'."""
    quantities = view.sentence.quantities
    for place, one in enumerate(quantities):
        if one.role is not QuantityRole.PREVIOUS:
            continue
        if one.partner is None:
            if 0 <= one.start - movement.end <= 1 or is_from(view, movement, one):
                return against_newest(view, movement, one)
            continue
        other = quantities[one.partner]
        gap = min(abs(one.start - movement.end), abs(other.start - movement.end))
        first = min(one.start, other.start)
        between = view.sentence.between(movement.end, first)
        if any(movement.end <= m.start and m.end <= first for m in view.sentence.movements):
            continue  # of the movement that stands nearer: 'fell in April but rose from 91 to 123'
        is_beside = movement.end <= max(one.start, other.start) and gap <= NEAR
        if (
            not is_beside
            or APART.search(between)
            or any(movement.end <= m.start < one.start for m in view.sentence.movements)
            or (other.role is QuantityRole.PREVIOUS and (place > one.partner))
        ):
            continue
        if one.bound.value or other.bound.value:
            return None
        about = view.about(other)
        subject = about.subject
        better = subject.better if subject else Better.NEITHER
        if movement.course in (Course.BETTER, Course.WORSE) and better is Better.NEITHER:
            return None
        difference = other.signed - one.signed
        is_so = goes(movement.course, difference, better)
        words = f"from {one.text} to {other.text}"
        if is_so:
            return verdict(movement, subject, words, is_so=True)
        way = "up" if difference > 0 else "down" if difference else "no change"
        lean = f", and {better.words}" if movement.course in (Course.BETTER, Course.WORSE) else ""
        return verdict(movement, subject, f"{words} is {way}{lean}.", is_so=False)
    return None


def is_from(view: View, movement: Movement, one: Quantity) -> bool:
    """Say whether a movement starts at a figure and ends at the newest: 'rose from 9.4%.'"""
    gap = view.sentence.between(movement.end, one.start).strip().lower()
    is_surely_its = view.about(one).certainty >= Certainty.LOOSE
    return gap == "from" and is_surely_its and not view.sentence.periods


def against_newest(view: View, movement: Movement, one: Quantity) -> Judged | None:
    """Give the verdict of 'better than 19.3% a year before': against the newest figure."""
    subject = view.about(one).subject
    now = subject.current if subject else None
    if subject is None or now is None or one.kind is not now.kind:
        return None
    if movement.course in (Course.BETTER, Course.WORSE) and subject.better is Better.NEITHER:
        return None
    difference = now.number - one.number
    words = f"{subject.label} is {now.text}, {subject.better.words}"
    is_so = goes(movement.course, difference, subject.better)
    return verdict(movement, subject, words if is_so else f"{words}.", is_so=is_so)


def of_records(view: View, movement: Movement) -> Judged | None:
    """Give the verdict of a word that stands alone, held against every reading of the records.

    It contradicts only where the newest change, the change over a year or since the period named,
    and the chart's icon all speak against it.
    """
    about = view.about_at(movement.start, movement.end)
    subject = about.subject
    if subject is None or len(about.subjects) > 1 or subject.kind is not SubjectKind.MEASURE:
        return None
    if about.certainty < Certainty.LOOSE or not is_its_verb(view, movement, about):
        return None
    if movement.course in (Course.BETTER, Course.WORSE) and subject.better is Better.NEITHER:
        return None
    steps = readings(view, movement, subject)
    moved = [one for one in steps if one.difference]
    if not moved:
        return None
    fitting = [one for one in moved if goes(movement.course, one.difference, subject.better)]
    if fitting:
        return verdict(movement, subject, fitting[0].words, is_so=True)
    if icon_fits(subject, movement.course) or LONG_TERM.search(view.sentence.text):
        return None
    is_dated = period_of(view, movement) is not None
    if not is_dated and (len(moved) < 2 or not has_icon(subject)):
        return None  # too little is known to say that no reading bears it out
    usual = next((one for one in steps if one.is_usual), moved[0])
    return verdict(movement, subject, f"{subject.label} was {usual.words}.", is_so=False)


def readings(view: View, movement: Movement, subject: Subject) -> list[Step]:
    """Give the movements that a word can be about, by the period that its sentence names."""
    mention = period_of(view, movement)
    if mention is None:
        return list(steps_of(subject))
    asked = Quantity(
        0, 0, "", QuantityKind.POINTS, Decimal(0), mention=mention,
        period_source=PeriodSource.BESIDE,
    )  # fmt: skip
    steps = list(steps_of(subject, asked))
    if SINCE.search(view.sentence.between(view.sentence.start, mention.start)):
        return [one for one in steps if one.was.period == mention.period] or steps
    return steps


def period_of(view: View, movement: Movement) -> PeriodMention | None:
    """Give the period of a movement's clause: behind it, else before it."""
    first, last = view.clause_of(movement.start)
    inside = [one for one in view.sentence.periods if first <= one.start and one.end <= last]
    behind = [one for one in inside if one.start >= movement.end]
    return behind[0] if behind else inside[-1] if inside else None


def is_its_verb(view: View, movement: Movement, about: About) -> bool:
    """Say whether nothing but the subject's name or a pronoun stands before the verb."""
    first, _ = view.clause_of(movement.start)
    lead = view.sentence.between(first, movement.start)
    if re.search(rf"\b{AIM}\b", lead, re.IGNORECASE):
        return False
    covered = [(n.start, n.end) for n in view.namings] + [
        (p.start, p.end) for p in view.sentence.periods
    ]
    words = re.finditer(r"[A-Za-z'’]+", lead)
    allowed = ADVERBS | LINKS
    return all(
        word[0].lower() in allowed or any(a <= first + word.start() < b for a, b in covered)
        for word in words
    )


def has_icon(subject: Subject) -> bool:
    """Say whether the chart has enough points for an icon."""
    groups = ("improvement", "common_cause", "concern")
    return subject.standing is not None and subject.standing.variation.group in groups


def icon_fits(subject: Subject, course: Course) -> bool:
    """Say whether the chart's icon bears a direction word out."""
    if subject.standing is None:
        return False
    group = subject.standing.variation.group
    if course in (Course.BETTER, Course.WORSE):
        return group == ("improvement" if course is Course.BETTER else "concern")
    name = subject.standing.variation.value
    return name.endswith("_high" if course is Course.UP else "_low")


def verdict(movement: Movement, subject: Subject | None, words: str, *, is_so: bool) -> Judged:
    """Give the verdict on a direction word."""
    low = movement.text.lower().strip()
    other = OPPOSITE.get(low, "")
    if other and movement.text[:1].isupper():
        other = other.capitalize()
    if other and movement.text.endswith(" "):
        other += " "
    return Judged(
        movement.start, movement.end, movement.text,
        Verdict.AGREES if is_so else Verdict.CONTRADICTS,
        RemarkCode.NONE if is_so else RemarkCode.DIRECTION,
        words=words if is_so else words[:1].upper() + words[1:],
        offer="" if is_so else other,
        subject=subject.key if subject else "", place=subject.place if subject else None,
    )  # fmt: skip
