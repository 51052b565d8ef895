"""The status of a workstream or programme from its parts, by a named rule (RULES 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.vocabulary import Standing, StatusScale, StatusStep, worst

RED_SHARE, AMBER_SHARE = 0.20, 0.10
LATE = (Standing.OVERDUE, Standing.OFF_TRACK)


@dataclass(frozen=True)
class Part:
    """A part that counts once: its step, and whether it answers a must, condition or criterion."""

    step: StatusStep
    is_must: bool = False


@dataclass(frozen=True)
class RolledUp:
    """The status that a rule gives, with the rule's name and what it saw."""

    step: StatusStep | None
    rule: str
    words: str


def roll_up(rule: str, parts: Sequence[Part], scale: StatusScale) -> RolledUp:
    """Give the status of the parts by the rule; KeyError for a rule that there is not."""
    judge = ROLL_UPS[rule]
    if not parts:
        return RolledUp(None, rule, "nothing has a status yet")
    step, words = judge(parts, scale)
    return RolledUp(step, rule, words)


def worst_of_all(parts: Sequence[Part], scale: StatusScale) -> tuple[StatusStep | None, str]:
    """Give the worst of all parts."""
    step = worst(part.step for part in parts)
    return step, f"the worst of {counted(len(parts))}"


def majority(parts: Sequence[Part], scale: StatusScale) -> tuple[StatusStep | None, str]:
    """Give the step that most parts have; ties go to the worse."""
    counts = Counter(part.step for part in parts)
    most = max(counts.values())
    step = worst(step for step, count in counts.items() if count == most)
    return step, f"{most} of {counted(len(parts))}"


def worst_of_musts(parts: Sequence[Part], scale: StatusScale) -> tuple[StatusStep | None, str]:
    """Give the worst of the musts, conditions and exit criteria, else the majority of the rest."""
    musts = [part for part in parts if part.is_must]
    if not musts:
        step, words = majority(parts, scale)
        return step, f"no must among them; {words}"
    return worst(part.step for part in musts), f"the worst of {counted(len(musts), 'must')}"


def share_overdue(parts: Sequence[Part], scale: StatusScale) -> tuple[StatusStep | None, str]:
    """Give red from 20% overdue, amber from 10% late or one red must, complete where all are."""
    total = len(parts)
    overdue = sum(part.step.standing is Standing.OVERDUE for part in parts)
    late = sum(part.step.standing in LATE for part in parts)
    red_musts = sum(part.is_must and part.step.standing is Standing.OVERDUE for part in parts)
    words = f"{overdue} overdue and {late} late of {counted(total)}"
    if overdue / total >= RED_SHARE:
        return scale.step_for(Standing.OVERDUE), words
    if late / total >= AMBER_SHARE or red_musts:
        return scale.step_for(Standing.OFF_TRACK), words
    is_done = all(part.step.standing is Standing.COMPLETE for part in parts)
    return scale.step_for(Standing.COMPLETE if is_done else Standing.ON_TRACK), words


Rule = Callable[[Sequence[Part], StatusScale], tuple[StatusStep | None, str]]
ROLL_UPS: dict[str, Rule] = {
    "worst_of_musts": worst_of_musts,
    "worst": worst_of_all,
    "majority": majority,
    "share_overdue": share_overdue,
}


def counted(number: int, noun: str = "part") -> str:
    """Give a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
