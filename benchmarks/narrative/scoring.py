"""Scores of the judge of texts: how many of its flags are right, how many wrongs it finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.narrative.labelled import HELD_OUT, HELD_OUT_AGAIN, LABELLED, Case
from benchmarks.narrative.mutations import Edited, edits

SENTENCE_BREAK = re.compile(r"[.;]\s")
LABELLED_SETS = {
    "labelled": LABELLED,
    "held out": HELD_OUT,
    "held out again": HELD_OUT_AGAIN,
}
SETS = (*LABELLED_SETS, "mutations")
# Gives the verdicts on a text of an organisation's period about a subject.
Judge = Callable[[str, str, str, str], Sequence[Any]]


@dataclass
class Score:
    """Counts of verdicts; `missed` and `false` tell which ones, for whoever mends the judge."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    labels: int = 0
    linked: int = 0  # of those that the records bear out
    linkable: int = 0
    kinds: Counter[str] = field(default_factory=Counter)  # of edits, found and in all

    @property
    def precision(self) -> float:
        """The share of flags that are right; 1 where nothing was flagged."""
        flagged = self.found + len(self.false)
        return self.found / flagged if flagged else 1.0

    @property
    def recall(self) -> float:
        """The share of wrong figures and words that are flagged."""
        wrong = self.found + len(self.missed)
        return self.found / wrong if wrong else 1.0


def score_labels(cases: Iterable[Case], judge: Judge) -> Score:
    """Hold the verdicts on labelled texts against their labels."""
    score = Score()
    for case in cases:
        judged = judge(case.organisation, case.period, case.subject, case.text)
        seen: set[int] = set()
        for label in case.labels:
            hit = [one for one in judged if one.start < label.end and one.end > label.start]
            seen |= {id(one) for one in hit}
            is_flagged = any(one.is_contradiction for one in hit)
            score.labels += 1
            if label.expected == "x":
                score.found += is_flagged
                score.missed += [] if is_flagged else [f"{label.text} | {case.text}"]
            elif is_flagged:
                score.false.append(f"{label.text} | {case.text}")
            if label.expected == "a":
                score.linkable += 1
                score.linked += any(one.verdict == "agrees" for one in hit)
        score.false += [
            f"{one.text} (no label) | {case.text}"
            for one in judged
            if one.is_contradiction and id(one) not in seen
        ]
    return score


def score_edits(found: Iterable[Edited], judge: Judge) -> Score:
    """Hold the verdicts on edited texts against what the edit made of them.

    A flag anywhere in the edited sentence finds its slip; one in another sentence is false, and so
    is any flag of a text that is still correct.
    """
    score = Score()
    for one in found:
        judged = judge(one.organisation, one.period, one.subject, one.text)
        flags = [each for each in judged if each.is_contradiction]
        first, last = sentence_round(one.text, one.start)
        hits = [each for each in flags if each.start < last and each.end > first and one.is_wrong]
        score.labels += 1
        if one.is_wrong:
            score.kinds[one.kind] += 1
            score.kinds[f"{one.kind} found"] += bool(hits)
            score.found += bool(hits)
            score.missed += [] if hits else [f"{one.kind}: {one.text[first:last]}"]
        score.false += [f"{one.kind}: {e.text} | {one.text}" for e in flags if e not in hits]
    return score


def sentence_round(text: str, place: int) -> tuple[int, int]:
    """Give where the sentence round a place begins and ends."""
    before = [match.end() for match in SENTENCE_BREAK.finditer(text) if match.end() <= place]
    after = [match.start() for match in SENTENCE_BREAK.finditer(text) if match.start() >= place]
    return max(before, default=0), min(after, default=len(text))


def judge_of_records() -> Judge:
    """Give the judge over the examples as they stand in the database, their facts loaded once."""
    from goldenthread.assure.narrative.checking import Checker
    from goldenthread.assure.narrative.context import TextContext
    from goldenthread.assure.narrative.loading import load_facts
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.vocabulary import parse_period

    held: dict[tuple[str, str], Checker] = {}

    def judge(organisation: str, period: str, subject: str, text: str) -> Sequence[Any]:
        """Give the verdicts on a text."""
        at = parse_period(period)
        if (organisation, period) not in held:
            owner = Organisation.objects.get(code=organisation)
            held[organisation, period] = Checker(load_facts(owner, at))
        return held[organisation, period].judge(text, TextContext(at, subject))

    return judge


def judge_of_equals() -> Judge:
    """Give the plainest judge over the same records: it flags what equals no figure of theirs."""
    from benchmarks.narrative.naive import naive_judge
    from goldenthread.assure.narrative.loading import load_facts
    from goldenthread.records.organisations.models import Organisation
    from goldenthread.vocabulary import parse_period

    held: dict[tuple[str, str], Callable[[str], Sequence[Any]]] = {}

    def judge(organisation: str, period: str, subject: str, text: str) -> Sequence[Any]:
        """Give the flags of a text."""
        if (organisation, period) not in held:
            owner = Organisation.objects.get(code=organisation)
            held[organisation, period] = naive_judge(load_facts(owner, parse_period(period)).book)
        return held[organisation, period](text)

    return judge


def texts_of(name: str) -> tuple[Any, ...]:
    """Give the texts of a set: labelled cases, or edits of correct texts."""
    return tuple(edits()) if name == "mutations" else LABELLED_SETS[name]


def score_of(name: str, texts: Iterable[Any], judge: Judge) -> Score:
    """Give the score over texts of a set."""
    return score_edits(texts, judge) if name == "mutations" else score_labels(texts, judge)
