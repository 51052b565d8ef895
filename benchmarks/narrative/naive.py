"""The plainest judge of texts: it flags every figure that equals no figure of the records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.assure.narrative.facts import FactBook, Subject
from goldenthread.assure.narrative.judged import Verdict
from goldenthread.vocabulary.quantities import QuantityKind, QuantityRole

FIGURE = re.compile(
    r"(?P<pounds>£)?\(?(?P<digits>\d[\d,]*(?:\.\d+)?)\)?(?P<unit>%|bn|m|k)?(?![\w:])"
)
WORTH = {"bn": 10**9, "m": 10**6, "k": 1_000}
Figure = tuple[str, Decimal]  # '£', '%' or '', and the size


@dataclass(frozen=True)
class Flag:
    """A figure of a text, and whether any figure of the records equals it."""

    start: int
    end: int
    text: str
    is_contradiction: bool

    @property
    def verdict(self) -> Verdict:
        """What it says of the figure."""
        return Verdict.CONTRADICTS if self.is_contradiction else Verdict.AGREES


def figures_in(text: str) -> Iterator[tuple[re.Match[str], Figure]]:
    """Give the figures of a text as a plain pattern finds them; a bare year is none."""
    for match in FIGURE.finditer(text):
        size = Decimal(match["digits"].replace(",", ""))
        if match["pounds"]:
            yield match, ("£", size * WORTH.get(match["unit"] or "", 1))
        elif match["unit"] == "%":
            yield match, ("%", size)
        elif not re.fullmatch(r"(?:19|20)\d\d", match[0]):
            yield match, ("", size)


def naive_judge(book: FactBook) -> Callable[[str], Sequence[Flag]]:
    """Give a judge that knows the newest and the last figure and the targets of each subject."""
    signs = {QuantityKind.MONEY: "£", QuantityKind.PERCENT: "%"}
    known: set[Figure] = set()
    for subject in book.subjects.values():
        for fact in shown_of(subject):
            known |= {figure for _, figure in figures_in(fact[0])}
            known.add((signs.get(fact[1], ""), abs(fact[2])))

    def judge(text: str) -> Sequence[Flag]:
        """Give each figure of a text."""
        return [
            Flag(match.start(), match.end(), match[0], figure not in known)
            for match, figure in figures_in(text)
        ]

    return judge


def shown_of(subject: Subject) -> Iterator[tuple[str, QuantityKind, Decimal]]:
    """Give what a report of the period prints of a subject: newest, last, changes and targets."""
    months = (None, subject.latest, subject.latest.previous() if subject.latest else None)
    for fact in subject.facts:
        if fact.period in months or fact.role is QuantityRole.VARIANCE:
            yield fact.text, fact.kind, fact.number
