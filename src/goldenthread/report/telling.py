"""An author's words as they are read: live figures printed, figures linked, contradictions told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.assure.narrative.live import TOKEN, LiveFigure, name_in
from goldenthread.report.model import Span

LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True)
class Told:
    """A text as it prints, its stretches that the records bear out, and what contradicts them."""

    text: str
    spans: tuple[Span, ...] = ()
    flag: str = ""


@dataclass(frozen=True)
class Mark:
    """A stretch of a text as written, and what stands there when it is read."""

    start: int
    end: int
    printed: str
    span: Span | None


def tell(text: str, judged: Iterable[Judged], figures: Mapping[str, LiveFigure]) -> Told:
    """Give a text with its live figures printed and the figures that agree as spans."""
    held = list(judged)
    marks = [*live_marks(text, figures), *agreeing_marks(held)]
    parts: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.start < last:
            continue
        before = text[last : mark.start]
        length += len(before)
        if mark.span is not None:
            spans.append(replace(mark.span, start=length, end=length + len(mark.printed)))
        parts += [before, mark.printed]
        length += len(mark.printed)
        last = mark.end
    flag = " ".join(dict.fromkeys([*contradictions(held), *unknown_names(text, figures)]))
    return Told("".join([*parts, text[last:]]), tuple(spans), flag)


def lines_told(
    text: str, judged: Iterable[Judged], figures: Mapping[str, LiveFigure]
) -> list[Told]:
    """Give the lines of a text that say something, each as it is read."""
    held = list(judged)
    return [
        tell(line, within(held, start, start + len(line)), figures)
        for start, line in placed_lines(text)
    ]


def placed_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a text that say something, without spaces round them, and their places."""
    for match in LINE.finditer(text):
        if line := match[0].strip():
            yield match.start() + match[0].index(line), line


def within(judged: Iterable[Judged], start: int, end: int) -> Iterator[Judged]:
    """Give the verdicts inside a stretch, with their places in it."""
    for one in judged:
        if start <= one.start and one.end <= end:
            yield replace(one, start=one.start - start, end=one.end - start)


def live_marks(text: str, figures: Mapping[str, LiveFigure]) -> Iterator[Mark]:
    """Give the live figures of a text; a name that there is not prints in square brackets."""
    for match in TOKEN.finditer(text):
        figure = figures.get(name_in(match[1]))
        if figure is None:
            yield Mark(match.start(), match.end(), f"[no live figure '{name_in(match[1])}']", None)
            continue
        place = figure.place
        span = Span(
            0, 0, f"Live figure. {figure.label}", place.record, place.code, place.id,
            place.parent, is_live=True,
        )  # fmt: skip
        yield Mark(match.start(), match.end(), figure.text, span)


def agreeing_marks(judged: Iterable[Judged]) -> Iterator[Mark]:
    """Give the figures that a fact bears out; words that do are left as they are."""
    for one in judged:
        place = one.place
        has_digit = any(sign.isdigit() for sign in one.text)
        if one.verdict is Verdict.AGREES and one.fact and place and has_digit:
            span = Span(0, 0, one.words, place.record, place.code, place.id, place.parent)
            yield Mark(one.start, one.end, one.text, span)


def contradictions(judged: Iterable[Judged]) -> Iterator[str]:
    """Give what contradicts in words, but for what is no more than a note."""
    for one in judged:
        is_flagged = one.is_contradiction and one.severity != "note"
        if is_flagged and one.code is not RemarkCode.UNKNOWN_LIVE:
            yield one.words


def unknown_names(text: str, figures: Mapping[str, LiveFigure]) -> Iterator[str]:
    """Say which live figures of a text there are not."""
    for match in TOKEN.finditer(text):
        if name_in(match[1]) not in figures:
            yield f"There is no live figure '{name_in(match[1])}'."
