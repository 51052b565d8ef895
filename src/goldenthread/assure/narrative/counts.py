"""Counts by status: 'two milestones are complete and two green', held against the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.assure.narrative.context import View
from goldenthread.assure.narrative.facts import FactBook, Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.vocabulary.quantities import Quantity, QuantityKind, QuantityRole
from goldenthread.vocabulary.quantities.numbers import word_set

COUNTED = re.compile(r"\b(milestone|action)s?\b", re.IGNORECASE)
KINDS = (SubjectKind.WORKSTREAM, SubjectKind.PROGRAMME)
REACH = 6  # words between a number and the status that it counts
FILLERS = word_set(
    """
    is are was were have has been of them the now milestones milestone actions action rated and
    """
)


def count_verdicts(view: View, book: FactBook, given: Subject | None) -> Iterator[Judged]:
    """Give the verdicts on numbers of milestones and actions by status."""
    sentence = view.sentence
    noun = COUNTED.search(sentence.text)
    subject = counted_subject(view, given)
    if noun is None or subject is None:
        return
    held = subject.counts.get(noun[1].lower())
    if not held:
        return
    for place, quantity in enumerate(sentence.quantities):
        if quantity.kind is not QuantityKind.NUMBER or quantity.is_name or quantity.is_ahead:
            continue
        if quantity.role not in (QuantityRole.VALUE, QuantityRole.PART):
            continue
        status = status_behind(view, place, held)
        if status:
            yield verdict(quantity, subject, noun[1].lower(), status, held[status])


def counted_subject(view: View, given: Subject | None) -> Subject | None:
    """Give the workstream or programme whose parts a sentence counts."""
    named = [s for n in view.namings for s in n.subjects if s.kind in KINDS]
    if len(named) > 1:
        return None
    if named:
        return named[0]
    if given is not None and given.kind in KINDS:
        return given
    carried = view.carried.subject
    return carried if carried is not None and carried.kind in KINDS else None


def status_behind(view: View, place: int, held: dict[str, int]) -> str:
    """Give the status right behind a number, with nothing but its noun between; '' for none."""
    quantities = view.sentence.quantities
    quantity = quantities[place]
    end = quantities[place + 1].start if place + 1 < len(quantities) else view.sentence.end
    text = re.split(r"[.;,:()]", view.sentence.between(quantity.end, end).lower())[0]
    for status in sorted(held, key=len, reverse=True):
        match = re.search(rf"\b{re.escape(status)}\b", text)
        if match is None or status == "all":
            continue
        between = text[: match.start()].split()
        if len(between) <= REACH and all(word in FILLERS for word in between):
            return status
    return ""


def verdict(quantity: Quantity, subject: Subject, what: str, status: str, count: int) -> Judged:
    """Give the verdict on one number of parts with a status."""
    plural = what if count == 1 else f"{what}s"
    words = f"{subject.label}: {count} {plural} {status}"
    is_so = quantity.says(Decimal(count))
    return Judged(
        quantity.start, quantity.end, quantity.text,
        Verdict.AGREES if is_so else Verdict.CONTRADICTS,
        RemarkCode.NONE if is_so else RemarkCode.COUNT,
        words=words if is_so else f"{words}.",
        offer="" if is_so else rewritten(quantity, Decimal(count)),
        subject=subject.key, place=subject.place,
    )  # fmt: skip
