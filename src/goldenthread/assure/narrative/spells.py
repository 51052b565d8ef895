"""Runs that a text counts: months of failing, so many of the last twelve, points below the mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.assure.narrative.context import Certainty, View
from goldenthread.assure.narrative.facts import Outcome, Subject
from goldenthread.assure.narrative.judged import Judged, RemarkCode, Verdict, rewritten
from goldenthread.vocabulary import Bound
from goldenthread.vocabulary.quantities import Basis, Quantity, QuantityKind
from goldenthread.vocabulary.quantities.cues import AIM

MISSED = re.compile(
    r"\b(?:fail\w*|miss\w*|outside|short of (?:the|its) \w+|off (?:target|plan)|"
    r"below (?:target|plan|standard))\b",
    re.IGNORECASE,
)
MET = re.compile(
    r"\b(?:meets?|met|meeting|pass\w*|achiev\w*|reach\w*|hit|within (?:the|"
    r"its) \w+|above (?:plan|target|standard)|"
    r"on (?:target|plan))\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|never|no longer|failed to|fails to|failing to|unable to)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
FIRST_TIME = re.compile(r"\bfirst time (?:in|for)\b[^.;]*$", re.IGNORECASE)
ITS_AIM = re.compile(
    rf"^\W*(?:and\s|but\s)?(?:the|its|it|which|this)\s(?:{AIM}|has|have|figure|rate)\b",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"\bafter\s(?:having\s)?(?:been\s)?\w+ing\b[^.;:]*$", re.IGNORECASE)
MEAN_SIDE = re.compile(r"\b(above|over|below|under)\s(?:the|its)\smean", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """How long what a text says has lasted, and whether more points could show otherwise."""

    length: int
    is_whole: bool  # every point recorded belongs to it: it may be longer


def run_at_end(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool | None]) -> Run:
    """Give how many of the newest points hold what is said, one after another."""
    length = 0
    for outcome in reversed(outcomes):
        if not holds(outcome):
            break
        length += 1
    return Run(length, length == len(outcomes))


class SpellJudge:
    """Judges the runs that sentences count."""

    def judge(self, view: View, quantity: Quantity) -> Judged | None:
        """Give the verdict on a run or 'so many of the last twelve'; None where it is neither."""
        about = view.about_at(quantity.start, quantity.end, QuantityKind.SPELL)
        subject = about.subject
        if subject is None or subject.standing is None or about.certainty < Certainty.GIVEN:
            return None
        if len(about.subjects) > 1 or quantity.is_ahead:
            return None
        outcomes = subject.standing.outcomes
        if quantity.kind is QuantityKind.NUMBER:
            return self.share_of_window(view, quantity, subject, outcomes)
        start = view.clause_of(quantity.start)[0]
        told = view.sentence.between(start, quantity.start)
        if about.certainty is Certainty.GIVEN and not ITS_AIM.search(told):
            return None
        if quantity.unit == "point":
            return self.side_of_mean(view, quantity, subject, outcomes)
        if quantity.unit not in ("month", "period", "quarter") or quantity.is_name:
            return None
        return self.months(view, quantity, subject, outcomes)

    def months(
        self, view: View, quantity: Quantity, subject: Subject, outcomes: Sequence[Outcome]
    ) -> Judged | None:
        """Give the verdict on 'failing for more than six months'."""
        start, _ = view.clause_of(quantity.start)
        lead = view.sentence.between(start, quantity.start)
        says_met = met_or_missed(lead)
        if says_met is None:
            if start <= view.sentence.start:
                return None
            lead = view.before(quantity)
            says_met = met_or_missed(lead)
        if says_met is None or not outcomes:
            return None
        if AFTERWARDS.search(lead):
            return ended(quantity, subject, outcomes, says_met)
        if FIRST_TIME.search(lead):
            return first_time(quantity, subject, outcomes, says_met)
        if not re.search(r"\bfor\b|\bconsecutive|\bin a row", view.sentence.text):
            return None
        run = run_at_end(outcomes, lambda one: one.met is says_met)
        least = int(quantity.number)
        word = "met" if says_met else "missed"
        if run.length >= least:
            return agreed(
                quantity, subject, f"{subject.label}: target {word} for {run.length} periods"
            )
        if run.is_whole or any(one.met is None for one in outcomes[-least:]):
            return None
        length = (
            "not at all" if not run.length else f"for {run.length} period{'s' * (run.length > 1)}"
        )
        return wrong(quantity, subject, f"{subject.label} has {word} its target {length} up to "
                     f"{outcomes[-1].period.long_label}.")  # fmt: skip

    def share_of_window(
        self, view: View, quantity: Quantity, subject: Subject, outcomes: Sequence[Outcome]
    ) -> Judged | None:
        """Give the verdict on 'met in 6 of the last twelve months'."""
        mention = quantity.mention
        if mention is None or mention.basis is not Basis.WINDOW or not mention.count:
            return None
        says_met = met_or_missed(view.before(quantity))
        held = outcomes[-mention.count :]
        if says_met is None or len(held) < mention.count or any(one.met is None for one in held):
            return None
        count = sum(one.met is says_met for one in held)
        word = "met" if says_met else "missed"
        words = f"{subject.label}: target {word} in {count} of the last {mention.count} periods"
        if quantity.number == count or (quantity.bound is not Bound.NONE and quantity.says(
            type(quantity.number)(count))):  # fmt: skip
            return agreed(quantity, subject, words)
        return wrong(quantity, subject, f"{words}.", RemarkCode.FIGURE,
                     rewritten(quantity, type(quantity.number)(count)))  # fmt: skip

    def side_of_mean(
        self, view: View, quantity: Quantity, subject: Subject, outcomes: Sequence[Outcome]
    ) -> Judged | None:
        """Give the verdict on 'seven points in a row below the mean'."""
        side = MEAN_SIDE.search(view.behind(quantity))
        if side is None or not outcomes or any(one.mean is None for one in outcomes):
            return None
        is_above = side[1].lower() in ("above", "over")
        run = run_at_end(outcomes, lambda one: lies_beyond(one, is_above))
        where = "above" if is_above else "below"
        words = f"{subject.label}: {run.length} points in a row {where} the mean"
        if run.length >= int(quantity.number):
            return agreed(quantity, subject, words)
        return None if run.is_whole else wrong(quantity, subject, f"{words}.")


def lies_beyond(outcome: Outcome, is_above: bool) -> bool:
    """Say whether a point lies on a side of its mean."""
    if outcome.value is None or outcome.mean is None:
        return False
    return outcome.value > outcome.mean if is_above else outcome.value < outcome.mean


def met_or_missed(words: str) -> bool | None:
    """Say whether words tell of a target met or missed, by the last that does; None for neither."""
    if re.search(r"\bsometimes\b|\bhit", words, re.IGNORECASE):
        return None
    missed = [match.end() for match in MISSED.finditer(words)]
    met = list(MET.finditer(words))
    if not met:
        return False if missed else None
    if missed and missed[-1] > met[-1].end():
        return False
    return DENIED.search(words[: met[-1].start()]) is None


def first_time(
    quantity: Quantity, subject: Subject, outcomes: Sequence[Outcome], says_met: bool
) -> Judged | None:
    """Give the verdict on 'met for the first time in over six months'."""
    least = int(quantity.number)
    earlier = outcomes[:-1]
    if len(earlier) < least or any(one.met is None for one in outcomes[-least - 1 :]):
        return None
    before = run_at_end(earlier, lambda one: one.met is not says_met)
    word = "met" if says_met else "missed"
    words = f"{subject.label}: target {word} in {outcomes[-1].period.long_label}"
    if outcomes[-1].met is says_met and before.length >= least:
        return agreed(quantity, subject, f"{words} after {before.length} periods")
    found = next((one for one in reversed(earlier) if one.met is says_met), None)
    last = f", and before in {found.period.long_label}" if found else ""
    other = "" if outcomes[-1].met is says_met else " is not so"
    return wrong(quantity, subject, f"{words}{other}{last}.")


def ended(
    quantity: Quantity, subject: Subject, outcomes: Sequence[Outcome], says_met: bool
) -> Judged | None:
    """Give the verdict on 'met after missing it for six months'."""
    least = int(quantity.number)
    before = run_at_end(outcomes[:-1], lambda one: one.met is says_met)
    if before.length >= least and outcomes[-1].met is not says_met:
        return agreed(quantity, subject, f"{subject.label}: {before.length} periods before")
    return None


def agreed(quantity: Quantity, subject: Subject, words: str) -> Judged:
    """Give the verdict of a run that the points bear out."""
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.AGREES, words=words,
        subject=subject.key, place=subject.place,
    )  # fmt: skip


def wrong(
    quantity: Quantity, subject: Subject, words: str, code: RemarkCode = RemarkCode.STATE,
    offer: str = "",
) -> Judged:  # fmt: skip
    """Give the verdict of a run that the points contradict."""
    return Judged(
        quantity.start, quantity.end, quantity.text, Verdict.CONTRADICTS, code, words, offer,
        subject=subject.key, place=subject.place,
    )  # fmt: skip
