"""Finds figures in an author's words on measures that contradict the computed ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goldenthread.assure.results import MeasureResult, Position
from goldenthread.vocabulary import Kind

NUMBER = r"\(?-?(\d[\d,]*(?:\.\d+)?)\)?"
FIGURES = {
    Kind.PERCENT: re.compile(rf"(?<![\w.£]){NUMBER}\s?(%|per\s?cent\b)", re.IGNORECASE),
    Kind.MONEY: re.compile(
        rf"£\s?{NUMBER}(?:\s?(bn|billion|million|m|thousand|k)\b)?", re.IGNORECASE
    ),
}
POUNDS = {"bn": 10**9, "billion": 10**9, "million": 10**6, "m": 10**6, "thousand": 1000, "k": 1000}
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class ContradictingFigure:
    """A figure that no fact of the measures named in the same sentence agrees with."""

    measure: str
    written: str
    words: str


@dataclass(frozen=True)
class WrittenFigure:
    """A figure as the author wrote it: its size without sign, in percentage points or pounds.

    `step` is what its last digit is worth: '£1.4m' is right to 100,000 pounds.
    """

    written: str
    kind: Kind
    size: Decimal
    step: Decimal

    def says(self, number: Decimal) -> bool:
        """Say whether `number` rounds to what is written, whatever its sign."""
        return (abs(number) / self.step).quantize(Decimal(1), ROUND_HALF_UP) == (
            self.size / self.step
        )


def contradicting_figures(
    text: str, measures: Iterable[MeasureResult]
) -> tuple[ContradictingFigure, ...]:
    """Give the figures of `text` that contradict the measures their sentence is about.

    A sentence is about the measures whose name or short name it holds. Only percentages and money
    are judged, against measures of that kind: figures, targets and points known, and how far the
    newest lies from its target and from the one before. A plain number may count something else
    and is left alone.
    """
    candidates = sorted(measures, key=lambda result: -len(result.name))
    found: list[ContradictingFigure] = []
    for sentence in SENTENCE_END.split(text):
        named, rest = named_in(sentence, candidates)
        for figure in written_figures(rest):
            judged = [result for result in named if result.kind is figure.kind]
            if judged and not any(map(figure.says, known_numbers(judged))):
                found.append(contradiction(judged[0], figure.written))
    return tuple(found)


def named_in(sentence: str, candidates: Iterable[MeasureResult]) -> tuple[list[MeasureResult], str]:
    """Give the measures that a sentence names, and the sentence without their names.

    A name inside a longer one that was found ('Falls' in 'Rate of falls') does not count.
    """
    named: list[MeasureResult] = []
    rest = sentence
    for result in candidates:
        for name in sorted({result.name, result.label}, key=len, reverse=True):
            shorter = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest, flags=re.IGNORECASE)
            if shorter != rest and result not in named:
                named.append(result)
            rest = shorter
    return named, rest


def written_figures(sentence: str) -> Iterator[WrittenFigure]:
    """Give the percentages and amounts of money of a sentence."""
    for kind, pattern in FIGURES.items():
        for match in pattern.finditer(sentence):
            digits = match[1].replace(",", "")
            worth = POUNDS.get((match[2] or "").lower(), 1) if kind is Kind.MONEY else 1
            decimals = len(digits.partition(".")[2])
            step = Decimal(worth).scaleb(-decimals)
            yield WrittenFigure(match.group().strip(), kind, Decimal(digits) * worth, step)


def known_numbers(measures: Iterable[MeasureResult]) -> Iterator[Decimal]:
    """Give every number that may be said of the measures, in percentage points or pounds."""
    for result in measures:
        worth = result.spec.money_unit if result.kind is Kind.MONEY else 1
        for position in (result.latest, result.previous):
            yield from numbers_at(position)
        if result.latest and result.previous:
            yield from difference(result.latest.value.number, result.previous.value.number)
        for point in result.points:
            for number in (point.value, point.target):
                if number is not None:
                    yield Decimal(str(number)) * worth


def numbers_at(position: Position | None) -> Iterator[Decimal]:
    """Give the figure, its target and how far apart they are."""
    if position is None:
        return
    target = position.target.number if position.target else None
    yield from (n for n in (position.value.number, target) if n is not None)
    yield from difference(position.value.number, target)


def difference(one: Decimal | None, other: Decimal | None) -> Iterator[Decimal]:
    """Give how far two numbers are apart; nothing where one is missing."""
    if one is not None and other is not None:
        yield one - other


def contradiction(result: MeasureResult, written: str) -> ContradictingFigure:
    """Word the contradiction with the figure that the record holds."""
    latest = result.latest
    held = f"{latest.text} in {latest.period.long_label}" if latest else "no figure"
    return ContradictingFigure(
        result.code,
        written,
        f"{written} is not a figure of {result.label}; the record says {held}.",
    )
