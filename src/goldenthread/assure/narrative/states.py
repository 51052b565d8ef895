"""States that a text says in words: icons, targets met or missed, statuses of workstreams."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.assure.narrative.changes import fact_at
from goldenthread.assure.narrative.context import Certainty, View
from goldenthread.assure.narrative.facts import Subject, SubjectKind
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict
from goldenthread.vocabulary import Assurance, Better
from goldenthread.vocabulary.quantities import PeriodSource, QuantityRole
from goldenthread.vocabulary.quantities.cues import AHEAD, AIM

PASSING = (Assurance.PASSING, Assurance.CONSISTENTLY_PASSING)
FAILING = (Assurance.FAILING, Assurance.CONSISTENTLY_FAILING)
VARIATION_WORDS = {
    "improvement": "special cause improvement",
    "concern": "special cause concern",
    "common_cause": "common cause variation",
}
JUDGED = (*PASSING, *FAILING, Assurance.HIT_AND_MISS)


@dataclass(frozen=True)
class Phrase:
    """Words for a state, and the icons that they fit."""

    pattern: re.Pattern[str]
    variations: tuple[str, ...] = ()  # groups
    assurances: tuple[Assurance, ...] = ()


def phrase(
    words: str, variations: tuple[str, ...] = (), assurances: tuple[Assurance, ...] = ()
) -> Phrase:
    """Give the words for a state."""
    return Phrase(re.compile(rf"\b(?:{words})", re.IGNORECASE), variations, assurances)


PHRASES = (
    phrase(
        r"special[- ]cause(?: variation)?(?: is)?(?: of)?(?: an?)?(?: high| low)?,?:? ?"
        r"(?:concern(?:ing)?\b|deteriorat\w+|worsening)(?: nature)?",
        ("concern",),
    ),
    phrase(
        r"special[- ]cause(?: variation)?(?: is)?(?: of)?(?: an?)?(?: high|"
        r" low)?,?:? ?improv\w+(?: nature)?|"
        r"improving \(special cause\)",
        ("improvement",),
    ),
    phrase(
        r"(?:in |is |remains? )?common[- ]cause(?: variation)?|(?:varies|vary|varied|"
        r"moves?) by chance alone",
        ("common_cause",),
    ),
    phrase(r"consistently (?:fail\w*|miss\w*)", (), FAILING),
    phrase(
        r"(?:cannot|can not|will not|is unlikely to) (?:reach|meet) (?:the target|"
        r"its target|it) without a change",
        (),
        (Assurance.CONSISTENTLY_FAILING,),
    ),
    phrase(r"consistently (?:pass\w*|meet\w*|achiev\w*)", (), PASSING),
    phrase(r"hits? and miss(?:es)?|variable achievement", (), (Assurance.HIT_AND_MISS,)),
)
RELATION = re.compile(
    rf"\b(?P<word>within|inside|above|over|below|under|outside|exceed(?:s|ed|ing)|"
    rf"short of|meets|met|"
    rf"missed|misses|achieved|achieves)\s(?:(?:the|its|this|that|their|a)\s)?"
    rf"(?:(?:[a-z-]+|[£\d.,]+(?:%|k|m)?)\s)?(?P<aim>{AIM})\b(?!\sby\b)",
    re.IGNORECASE,
)
NOT_NOW = re.compile(
    r"\b(?:not|never|no longer|rather than|sometimes|when|until|had|whether|"
    r"in some|some months|would|if|to|or|than|only|"
    r"often|once|since|for)\s"
    r"(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
COUNTED_BEHIND = re.compile(
    r"\s(?:in|for)\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|some|most|all|each)"
)
MET_WORDS = ("within", "inside", "meets", "met", "achieved", "achieves")
MISSED_WORDS = ("outside", "missed", "misses", "short of")
ABOVE_WORDS = ("above", "over")
BELOW_WORDS = ("below", "under")
OTHER_WAY = {
    "within": "outside",
    "inside": "outside",
    "outside": "within",
    "above": "below",
    "over": "under",
    "below": "above",
    "under": "over",
    "meets": "misses",
    "met": "missed",
    "missed": "met",
    "misses": "meets",
    "achieved": "missed",
    "achieves": "misses",
    "exceeds": "is below",
    "exceeded": "was below",
}
STATUS = re.compile(
    r"(?:\s(?:programme|workstream|theme|priority|plan|status))?\s(?:is|are|"
    r"remains?|stays?|remained|stayed|was|"
    r"were|tracks?|moved (?:from [\w ]+ )?to)\s(?:(?:now|currently|still|rated|RAG rated)\s)*",
    re.IGNORECASE,
)


def state_verdicts(view: View) -> Iterator[Judged]:
    """Give the verdicts on states that a sentence says of measures with enough points."""
    yield from icon_verdicts(view)
    yield from relation_verdicts(view)
    yield from status_verdicts(view)


def measure_at(view: View, start: int, end: int) -> Subject | None:
    """Give the one measure that a stretch of a sentence is surely about."""
    about = view.about_at(start, end, looks_behind=False)
    if about.certainty < Certainty.LOOSE or len(about.subjects) != 1:
        return None
    subject = about.subjects[0]
    return subject if subject.kind is SubjectKind.MEASURE else None


def icon_verdicts(view: View) -> Iterator[Judged]:
    """Give the verdicts on 'special cause of concern', 'consistently failing' and the like."""
    sentence = view.sentence
    for one in PHRASES:
        for match in one.pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            lead = sentence.text[max(match.start() - 40, 0) : match.start()]
            if NOT_NOW.search(lead) or re.search(r"\b(?:or|words?|says?|called|calls)\b", lead):
                continue
            subject = measure_at(view, start, end)
            if subject is None or subject.standing is None:
                continue
            found = verdict_on(one, subject, start, end, match[0])
            if found is not None:
                yield found


def verdict_on(one: Phrase, subject: Subject, start: int, end: int, text: str) -> Judged | None:
    """Give the verdict on a phrase; None where the chart says nothing."""
    standing = subject.standing
    if standing is None:
        return None
    if one.variations:
        group = standing.variation.group
        if group not in VARIATION_WORDS:
            return None
        is_so, says = group in one.variations, standing.variation.label
        offer = variation_like(text, group)
    else:
        if standing.assurance not in JUDGED:
            return None
        is_so, says = standing.assurance in one.assurances, standing.assurance.label
        offer = says.lower()
    label = subject.label
    if is_so:
        return Judged(start, end, text, Verdict.AGREES, words=f"{label}: {says}",
                      subject=subject.key, place=subject.place)  # fmt: skip
    return Judged(
        start,
        end,
        text,
        Verdict.CONTRADICTS,
        RemarkCode.STATE,
        words=f"The chart of {label} says: {says.lower()}.",
        offer=offer,
        subject=subject.key,
        place=subject.place,
    )


def variation_like(text: str, group: str) -> str:
    """Give a variation in the words of the sentence that it is to stand in."""
    first = text.split()[0].lower()
    verb = {"varies": "shows", "vary": "show", "varied": "showed", "moves": "shows", "move": "show"}
    lead = verb.get(first, first if first in ("in", "is", "remain", "remains") else "")
    return f"{lead} {VARIATION_WORDS[group]}".strip()


def relation_verdicts(view: View) -> Iterator[Judged]:
    """Give the verdicts on 'within the limit', 'above target', 'missed its standard'."""
    sentence = view.sentence
    for match in RELATION.finditer(sentence.text):
        start = sentence.start + match.start("word")
        end = sentence.start + match.end("word")
        first, last = view.clause_of(start)
        lead = sentence.between(first, start)
        if NOT_NOW.search(sentence.text[: match.start()]) or AHEAD.search(lead):
            continue
        if COUNTED_BEHIND.match(sentence.text, match.end()) or last < end:
            continue
        subject = measure_at(view, start, end)
        if subject is not None and not is_of_name(view, start, match["word"]):
            found = relation_verdict(view, subject, match["word"], start, end)
            if found is not None:
                yield found


def is_of_name(view: View, start: int, word: str) -> bool:
    """Say whether a relation belongs to a name: 'complaints answered within target'."""
    is_verb = word.lower().startswith(("m", "achiev", "exceed"))
    return not is_verb and any(
        not view.sentence.between(naming.end, start).strip(" ,")
        for naming in view.namings
        if naming.end <= start
    )


def relation_verdict(
    view: View, subject: Subject, word: str, start: int, end: int
) -> Judged | None:
    """Give the verdict on one relation to the target, at the period spoken of; None if unknown."""
    period = subject.latest
    beside = [
        one.mention.period
        for one in view.sentence.quantities
        if one.mention and one.mention.period and one.period_source is PeriodSource.BESIDE
        and one.end <= start and one.role is QuantityRole.VALUE and not one.is_name
    ]  # fmt: skip
    period = beside[-1] if beside else period
    if period is None:
        return None
    now = fact_at(subject, QuantityRole.VALUE, period)
    aim = fact_at(subject, QuantityRole.TARGET, period)
    if now is None or aim is None or subject.better is Better.NEITHER:
        return None
    words = f"{subject.label} was {now.text} in {period.long_label}, its target {aim.text}"
    agrees = Judged(
        start, end, word, Verdict.AGREES, words=words, subject=subject.key, fact=now,
        place=now.place or subject.place,
    )  # fmt: skip
    if holds(word.lower(), now.number, aim.number, subject.better):
        return agrees
    return replace(
        agrees, verdict=Verdict.CONTRADICTS, code=RemarkCode.STATE, words=f"{words}.",
        offer=OTHER_WAY.get(word.lower(), ""),
    )  # fmt: skip


def holds(word: str, now: Decimal, aim: Decimal, better: Better) -> bool:
    """Say whether a figure stands to its target as a word says; `better` is its good side."""
    is_met = now >= aim if better is Better.HIGHER else now <= aim
    if word in MET_WORDS:
        return is_met
    if word in MISSED_WORDS:
        return not is_met
    if word in ABOVE_WORDS or word.startswith("exceed"):
        return now > aim
    return now < aim


def status_verdicts(view: View) -> Iterator[Judged]:
    """Give the verdicts on the statuses of workstreams: 'Finance is amber'."""
    sentence = view.sentence
    for naming in view.namings:
        subjects = [
            s for s in naming.subjects if s.kind in (SubjectKind.WORKSTREAM, SubjectKind.PROGRAMME)
        ]
        if len(subjects) != 1 or not subjects[0].statuses:
            continue
        subject = subjects[0]
        pattern = re.compile(
            rf"\b({'|'.join(sorted(map(re.escape, subject.scale), key=len, reverse=True))})\b", re.I
        )
        behind = sentence.between(naming.end, view.clause_of(naming.end)[1])
        match = pattern.search(behind)
        if match is None or not STATUS.fullmatch(behind[: match.start()]):
            continue
        start = naming.end + match.start()
        is_so = match[0].lower() in subject.statuses
        words = f"{subject.label}: {subject.status_words}"
        yield Judged(
            start, naming.end + match.end(), match[0],
            Verdict.AGREES if is_so else Verdict.CONTRADICTS,
            RemarkCode.NONE if is_so else RemarkCode.STATE,
            words=words if is_so else f"The status of {words}.",
            offer="" if is_so else subject.status_words.lower(),
            subject=subject.key, place=subject.place,
        )  # fmt: skip
