"""Counts of statuses that a text gives, held against the records. Pure; quiet where unsure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.assure.findings.days import MONTHS
from goldenthread.assure.findings.wording import sentences
from goldenthread.vocabulary import Standing, StatusScale, StatusStep

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
COLOURS = {"#005eb8": "blue", "#007f3b": "green", "#ffb81c": "amber", "#d5281b": "red"}
TOKEN = re.compile(r"\d[\d.,/:%]*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[;:]")
FARTHEST = 14  # words between a count and its status
OTHER_TIME = re.compile(
    r"\b(?:last (?:month|period|quarter|year)|previous(?:ly)?|formerly|target of|plan of|were)\b",
    re.IGNORECASE,
)
LARGEST = 500


@dataclass(frozen=True)
class Claim:
    """A sentence that tells how many records have which status, by the words it uses."""

    sentence: str
    counts: dict[str, int]

    @property
    def words(self) -> str:
        """The counts as a short list."""
        return ", ".join(f"{count} {term}" for term, count in self.counts.items())


def terms_of(scale: StatusScale) -> dict[str, tuple[StatusStep, ...]]:
    """Give the words that mean steps of a scale: its words, its colours, 'complete'."""
    found: dict[str, list[StatusStep]] = {}
    for step in scale.steps:
        names = {step.words.casefold(), COLOURS.get(step.colour.casefold(), "")}
        if step.standing is Standing.COMPLETE:
            names |= {"complete", "completed"}
        for name in names - {""}:
            found.setdefault(name, []).append(step)
    return {name: tuple(steps) for name, steps in found.items()}


def claims_in(text: str, noun: str, scale: StatusScale) -> list[Claim]:
    """Give the sentences about `noun` ('milestone') that tell two counts of statuses or more.

    A sentence about another time, or one that tells a status twice, is left.
    """
    known = sorted({*terms_of(scale), *COLOURS.values(), "complete", "completed"}, key=len)
    found = []
    for sentence in wholes(text):
        if noun not in sentence.casefold() or OTHER_TIME.search(sentence):
            continue
        counts = counts_in(sentence, known[::-1])
        if counts and len(counts) >= 2:
            found.append(Claim(sentence, counts))
    return found


def wholes(text: str) -> list[str]:
    """Give the sentences of a text with the parts after a semicolon kept together."""
    whole: list[str] = []
    for part in sentences(text):
        if whole and whole[-1].endswith(";"):
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return whole


def counts_in(sentence: str, terms: Sequence[str]) -> dict[str, int] | None:
    """Give the count before each status word; None where a word has two counts or is denied."""
    tokens = [found[0].casefold() for found in TOKEN.finditer(sentence)]
    counts: dict[str, int] = {}
    pending: tuple[int, int] | None = None  # count, place
    place = 0
    while place < len(tokens):
        term = term_at(tokens, place, terms)
        if term:
            if pending and place - pending[1] <= FARTHEST:
                if term in counts or "not" in tokens[pending[1] : place]:
                    return None
                counts[term] = pending[0]
            pending = None
            place += len(term.split())
            continue
        number = number_at(tokens, place)
        if number is not None and not (pending and tokens[place - 1] == "of"):
            pending = number, place
        place += 1
    return counts


def term_at(tokens: Sequence[str], place: int, terms: Iterable[str]) -> str:
    """Give the status word that begins at a place, '' for none."""
    for term in terms:
        words = term.split()
        if list(tokens[place : place + len(words)]) == words:
            return term
    return ""


def number_at(tokens: Sequence[str], place: int) -> int | None:
    """Give the count at a place; a day of a month, a percentage and a reference are none."""
    token = tokens[place]
    if token in NUMBERS:
        return NUMBERS.index(token)
    plain = token.rstrip(".,:")
    is_day = place + 1 < len(tokens) and tokens[place + 1] in MONTHS
    if not plain.isdecimal() or is_day or int(plain) > LARGEST:
        return None
    return int(plain)


def disagreement(
    claim: Claim, steps: Sequence[StatusStep | None], scale: StatusScale
) -> dict[str, tuple[int, int]]:
    """Give each status word of a claim that the records count otherwise: (said, counted).

    Nothing is held against the claim where a record has no status, nor where it tells of other
    records than these: its words are not all steps of the scale, and its sum is another.
    """
    if any(step is None for step in steps):
        return {}
    terms = terms_of(scale)
    comparable = {term: count for term, count in claim.counts.items() if term in terms}
    is_about_all = sum(claim.counts.values()) == len(steps)
    if not comparable or not (is_about_all or len(comparable) == len(claim.counts)):
        return {}
    held = {term: sum(step in terms[term] for step in steps) for term in comparable}
    return {term: (count, held[term]) for term, count in comparable.items() if held[term] != count}
