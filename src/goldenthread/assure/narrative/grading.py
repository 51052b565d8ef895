"""How grave a contradiction of a text is: an error only where nothing else can be meant. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldenthread.assure.narrative.claims import Claim, precision_of
from goldenthread.assure.narrative.context import Certainty, TextContext, View
from goldenthread.assure.narrative.facts import Fact
from goldenthread.assure.narrative.figures import FigureJudge
from goldenthread.assure.narrative.judged import Judged, RemarkCode
from goldenthread.assure.narrative.reader import TextReader
from goldenthread.vocabulary.quantities import Quantity, QuantityKind, QuantityRole

ERROR, WARNING, NOTE = "error", "warning", "note"
# What a text contradicts by itself, or by a count of the records that it names.
CERTAIN = (RemarkCode.ARITHMETIC, RemarkCode.COUNT, RemarkCode.UNKNOWN_LIVE)
HELD_ROLES = (QuantityRole.VALUE, QuantityRole.TARGET, QuantityRole.PREVIOUS)


def graded(
    found: Iterable[Judged], text: str, context: TextContext, reader: TextReader
) -> tuple[Judged, ...]:
    """Give the verdicts on a text, each contradiction with how grave it is."""
    held = list(found)
    if not any(one.is_contradiction for one in held):
        return tuple(held)
    views, judge = list(reader.views(text, context)), FigureJudge(reader, context)
    return tuple(
        replace(one, severity=severity_of(one, claim_at(one.start, views, judge)))
        if one.is_contradiction
        else one
        for one in held
    )


def claim_at(start: int, views: Sequence[View], judge: FigureJudge) -> Claim | None:
    """Give the figure that stands at a place of a text with what it is about, None for none."""
    for view in views:
        for place, quantity in enumerate(view.sentence.quantities):
            if quantity.start == start:
                return judge.claim_of(view, place)
    return None


def severity_of(judged: Judged, claim: Claim | None) -> str:
    """Give how grave a contradiction is.

    What is told of another text is a note, and so is a last digit that rounding may have moved. A
    figure is an error where its subject and its period are named beside it; all else is a warning.
    """
    if judged.is_quoted:
        return NOTE
    if judged.code in CERTAIN:
        return ERROR
    if judged.code is not RemarkCode.FIGURE or claim is None or judged.fact is None:
        return WARNING
    if is_last_digit(claim.quantity, judged.fact):
        return NOTE
    return ERROR if is_certain(claim, judged.fact) else WARNING


def is_last_digit(quantity: Quantity, fact: Fact) -> bool:
    """Say whether a figure is as fine as the record and one in the last digit off, if at all."""
    precision = precision_of(fact)
    difference = abs(abs(fact.number) - quantity.number)
    return quantity.step <= precision and difference * 2 <= quantity.step + precision


def is_certain(claim: Claim, fact: Fact) -> bool:
    """Say whether a figure names its subject, its period and its unit, and is told of no other."""
    quantity = claim.quantity
    has_unit = quantity.kind is not QuantityKind.NUMBER or quantity.step < 1
    return (
        has_unit
        and quantity.role in HELD_ROLES
        and claim.about.certainty is Certainty.NAMED
        and len(claim.about.subjects) == 1
        and fact.period in claim.periods
    )
