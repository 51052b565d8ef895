"""Judges a text: every figure, direction, state, count and date that it says. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goldenthread.assure.narrative.arithmetic import arithmetic_verdicts
from goldenthread.assure.narrative.changes import ChangeJudge
from goldenthread.assure.narrative.context import TextContext, View
from goldenthread.assure.narrative.counts import count_verdicts
from goldenthread.assure.narrative.dates import date_verdicts
from goldenthread.assure.narrative.directions import direction_verdicts
from goldenthread.assure.narrative.facts import Subject
from goldenthread.assure.narrative.figures import FigureJudge
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.assure.narrative.reader import TextReader
from goldenthread.assure.narrative.spells import SpellJudge
from goldenthread.assure.narrative.states import state_verdicts
from goldenthread.vocabulary import Better, Bound
from goldenthread.vocabulary.quantities import QuantityKind, QuantityRole

CHANGING = (QuantityRole.CHANGE, QuantityRole.VARIANCE)
DESIRED = re.compile(r"\b(above|over|below|under)\s(?:the|its)\smean", re.IGNORECASE)
UPWARD = (Bound.ABOVE, Bound.AT_LEAST)
SIGNS = re.compile(r"[<>≤≥]=?\s*$")


def judge_text(text: str, context: TextContext, reader: TextReader) -> tuple[Judged, ...]:
    """Give the verdicts on a text, in the order of their places.

    Each figure has one verdict: what its own text contradicts weighs more than what the records
    say, and a contradiction more than nothing.
    """
    figures = FigureJudge(reader, context)
    changes, spells = ChangeJudge(figures), SpellJudge()
    given = reader.book.subjects.get(context.subject)
    found: list[Judged] = []
    views = list(reader.views(text, context))
    for view in views:
        for place, quantity in enumerate(view.sentence.quantities):
            if quantity.kind is QuantityKind.SPELL or quantity.role is QuantityRole.PART:
                spelled = spells.judge(view, quantity)
                if spelled is not None:
                    found.append(spelled)
                    continue
            if quantity.role in CHANGING and not quantity.is_name:
                found.append(changes.judge(view, place))
            elif not quantity.is_name:
                found.append(figures.judge(view, place))
        found += direction_verdicts(view)
        found += state_verdicts(view)
        found += count_verdicts(view, reader.book, given)
        found += date_verdicts(view, context, given)
        found += aim_signs(view)
    found += arithmetic_verdicts([view.sentence for view in views])
    return tuple(settled(found))


def settled(found: Iterable[Judged]) -> Iterator[Judged]:
    """Give one verdict a place: arithmetic first, then contradictions, then what agrees."""

    def weight(one: Judged) -> tuple[bool, bool, bool]:
        """Give how much a verdict weighs, the least first."""
        return (
            one.code is not RemarkCode.ARITHMETIC,
            one.code is not RemarkCode.COUNT,
            one.verdict is not Verdict.CONTRADICTS,
        )

    kept: list[Judged] = []
    order = {Verdict.CONTRADICTS: 0, Verdict.AGREES: 1, Verdict.NOTHING: 2}
    for one in sorted(found, key=lambda one: (weight(one), order[one.verdict])):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.start)


def aim_signs(view: View) -> Iterator[Judged]:
    """Give aims whose sign contradicts their measure: '<77.9%' of what is to rise."""
    for quantity in view.sentence.quantities:
        if quantity.bound is Bound.NONE or not SIGNS.search(view.before(quantity)):
            continue
        subject = view.about(quantity).subject
        if subject is None or subject.better is Better.NEITHER or quantity.role in CHANGING:
            continue
        if subject.unit is not quantity.kind or quantity.is_name:
            continue
        if (quantity.bound in UPWARD) == (subject.better is Better.HIGHER):
            continue
        sign = ">" if subject.better is Better.HIGHER else "<"
        yield Judged(
            quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, RemarkCode.DIRECTION,
            words=(
                f"'{quantity.bound.value}{quantity.text}' is the wrong way round for "
                f"{subject.label}: {subject.better.words}, so '{sign}' is meant."
            ),
            subject=subject.key, place=subject.place,
        )  # fmt: skip


def judge_desired_trend(text: str, subject: Subject | None) -> tuple[Judged, ...]:
    """Give the verdict on a desired trend: on the side of the mean that is better."""
    match = DESIRED.search(text)
    if match is None or subject is None or subject.better is Better.NEITHER:
        return ()
    is_above = match[1].lower() in ("above", "over")
    if is_above == (subject.better is Better.HIGHER):
        return ()
    other = "below" if is_above else "above"
    return (
        Judged(
            match.start(1), match.end(1), match[1], Verdict.CONTRADICTS, RemarkCode.DIRECTION,
            words=f"{subject.label}: {subject.better.words}, so {other} the mean is meant.",
            offer=other, subject=subject.key, place=subject.place,
        ),
    )  # fmt: skip
