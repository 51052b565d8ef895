"""Finds figures in an author's words on a measure that contradict the computed ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assure.results import MeasureResult

FIGURE = re.compile(
    r"(?<![\w.£-])(?:£\s?)?\(?-?\d[\d,]*(?:\.\d+)?\)?\s?(?:%|[km]\b)?", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


@dataclass(frozen=True)
class ContradictingFigure:
    """A figure that no fact of the measure named in the same sentence agrees with."""

    measure: str
    written: str
    words: str


def contradicting_figures(
    text: str, measures: Iterable[MeasureResult]
) -> tuple[ContradictingFigure, ...]:
    """Give the figures of `text` that contradict the measure their sentence is about.

    A sentence is about the measure whose name or short name it holds (the longest such name).
    Only figures written with the measure's own sign or unit are judged ('13.9%' for a percentage,
    '£3.6m' for money); a whole number may be a count of something else and is left alone.
    """
    found: list[ContradictingFigure] = []
    candidates = sorted(measures, key=lambda result: -len(result.label))
    for sentence in SENTENCE_END.split(text):
        subject = subject_of(sentence, candidates)
        if subject is None:
            continue
        known = known_numbers(subject)
        for match in FIGURE.finditer(sentence):
            written = match.group().strip()
            if is_of_kind(written, subject) and not agrees(written, known):
                found.append(contradiction(subject, written))
    return tuple(found)


def subject_of(sentence: str, candidates: Iterable[MeasureResult]) -> MeasureResult | None:
    """Give the measure that the sentence names, None where it names none."""
    lowered = sentence.lower()
    for result in candidates:
        if any(name and name.lower() in lowered for name in (result.label, result.name)):
            return result
    return None


def known_numbers(result: MeasureResult) -> set[str]:
    """Give the figures that may be said of the measure, as digits with their decimals."""
    texts = [
        text
        for position in (result.latest, result.previous)
        if position
        for text in (position.text, position.target_text)
    ]
    texts += [point.text for point in result.points]
    return {digits(match.group()) for text in texts for match in FIGURE.finditer(text)}


def is_of_kind(written: str, result: MeasureResult) -> bool:
    """Say whether the figure is written in the measure's own unit."""
    kind = result.kind.value
    if kind == "percent":
        return written.endswith("%")
    return kind == "money" and written.startswith("£")


def agrees(written: str, known: set[str]) -> bool:
    """Say whether a known figure equals the written one, or rounds to its decimals."""
    figure = digits(written)
    decimals = len(figure.partition(".")[2])
    return figure in known or any(
        f"{float(number):.{decimals}f}" == f"{float(figure):.{decimals}f}" for number in known
    )


def digits(written: str) -> str:
    """Give the bare number of a figure."""
    return re.sub(r"[^\d.]", "", written).rstrip(".")


def contradiction(result: MeasureResult, written: str) -> ContradictingFigure:
    """Word the contradiction with the figure that the record holds."""
    latest = result.latest
    held = f"{latest.text} in {latest.period.long_label}" if latest else "no figure"
    return ContradictingFigure(
        result.code,
        written,
        f"{written} is not a figure of {result.label}; the record says {held}.",
    )
