"""What became of a measure since the last period, with words. Pure."""

from __future__ import annotations

from goldenthread.assure.results import JUDGED, Change, Position, State
from goldenthread.vocabulary import Assurance, Better, Kind, ValueSpec

VARIATION_RANK = {"concern": 0, "common_cause": 1, "improvement": 2}


def change_between(before: State, now: State) -> tuple[Change, str]:
    """Give the change and its words: escalation first, then assurance, then variation."""
    if not before.has_figure or not now.has_figure:
        return (Change.NEW, "first figure") if now.has_figure else (Change.UNCHANGED, "no figure")
    if now.escalated != before.escalated:
        change = Change.NEWLY_ESCALATED if now.escalated else Change.DE_ESCALATED
        return change, f"{change.label.lower()}: {_moved(before, now)}"
    rank_before, rank_now = _rank(before), _rank(now)
    if rank_now is None:
        return Change.UNCHANGED, "no change"
    if rank_before is None:
        return Change.NEW, f"judged for the first time: {_words(now)}"
    if rank_now == rank_before:
        return Change.UNCHANGED, "no change"
    change = Change.IMPROVED if rank_now > rank_before else Change.WORSENED
    return change, f"{change.label.lower()}: {_moved(before, now)}"


def _rank(state: State) -> tuple[int, int] | None:
    """Order states from worst to best; None where there is no judgement."""
    if state.assurance not in JUDGED or state.variation.group not in VARIATION_RANK:
        return None
    return -JUDGED.index(state.assurance), VARIATION_RANK[state.variation.group]


def _moved(before: State, now: State) -> str:
    if _words(before) == _words(now):
        return _words(now)
    return f"from {_words(before)} to {_words(now)}"


def _words(state: State) -> str:
    if state.assurance is Assurance.INSUFFICIENT_DATA:
        return state.assurance.label.lower()
    return f"{state.assurance.label.lower()} with {state.variation.label.lower()}"


def movement(
    latest: Position | None, previous: Position | None, spec: ValueSpec, better: Better
) -> str:
    """Give the steps between two graded values in words; '' for other kinds or no comparison."""
    if spec.kind not in (Kind.GRADE, Kind.YES_NO) or latest is None or previous is None:
        return ""
    if latest.value.number is None or previous.value.number is None:
        return ""
    steps = int(latest.value.number - previous.value.number)
    if not steps:
        return f"unchanged at {latest.text}"
    count = f"{abs(steps)} step" if abs(steps) == 1 else f"{abs(steps)} steps"
    way = "up" if steps > 0 else "down"
    judged = {
        Better.HIGHER: "better" if steps > 0 else "worse",
        Better.LOWER: "worse" if steps > 0 else "better",
    }.get(better)
    tail = f" ({judged})" if judged else ""
    return f"{way} {count}, from {previous.text} to {latest.text}{tail}"
