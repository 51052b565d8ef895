"""How work stands by the rule, from dates, evidence and recovery actions (RULES 3)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from goldenthread.vocabulary import Standing

PERIODS_OF_EFFECT = 3


@dataclass(frozen=True)
class DeliveryFacts:
    """What the delivery of an action or a milestone is judged from."""

    due: dt.date | None  # baselined
    forecast: dt.date | None = None
    completed: dt.date | None = None
    is_approved: bool = False
    has_recovery: bool = False


@dataclass(frozen=True)
class EmbeddingFacts:
    """What the embedding of an action is judged from; `delivery` is how its delivery stands."""

    due: dt.date | None
    delivery: Standing | None
    has_effect: bool = False
    is_approved: bool = False
    has_recovery: bool = False


@dataclass(frozen=True)
class Proposal:
    """What the rule proposes: a standing or none, the rule's name, why, and what is missing."""

    standing: Standing | None
    rule: str
    words: str
    findings: tuple[str, ...] = ()


def month_later(day: dt.date) -> dt.date:
    """Give the same day of the next month, or that month's last day where it is shorter."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def propose_delivery(facts: DeliveryFacts, on: dt.date) -> Proposal:
    """Give how delivery stands on a day (RULES 3).

    Completed and approved is complete. Otherwise the later of the day and the forecast is held
    against the baselined date: on time is on track; under a month late is off track, which needs
    a recovery action; a calendar month late or more is overdue. Without a date nothing is proposed.
    """
    if facts.completed and facts.completed <= on and facts.is_approved:
        words = f"completed on {written(facts.completed)} and approved by the panel"
        return Proposal(Standing.COMPLETE, "delivery", words)
    if facts.due is None:
        return Proposal(None, "delivery", "no date due is recorded")
    waits = " (completed, not yet approved)" if facts.completed else ""
    expected = max(on, facts.forecast or facts.due)
    return late_proposal("delivery", facts.due, expected, on, facts.has_recovery, waits)


def late_proposal(
    rule: str, due: dt.date, expected: dt.date, on: dt.date, has_recovery: bool, waits: str = ""
) -> Proposal:
    """Give the proposal from how much later than due the work is expected."""
    if expected <= due:
        return Proposal(Standing.ON_TRACK, rule, f"due on {written(due)}{waits}")
    reason = "forecast" if expected > on else "not done"
    words = f"due on {written(due)}, {reason} on {written(expected)}{waits}"
    if expected >= month_later(due):
        return Proposal(Standing.OVERDUE, rule, f"{words}: a month late or more")
    if has_recovery:
        return Proposal(Standing.OFF_TRACK, rule, f"{words}: under a month, recovery in place")
    missing = ("recovery_missing",)
    return Proposal(
        Standing.OFF_TRACK, rule, f"{words}: under a month, no recovery action", missing
    )


def propose_embedding(facts: EmbeddingFacts, on: dt.date) -> Proposal:
    """Give how embedding stands on a day (RULES 3).

    It is judged from its own date and evidence of the effect, and is never better than on track
    before delivery is complete. Complete needs both, and the panel's approval.
    """
    if facts.delivery is Standing.COMPLETE and facts.has_effect and facts.is_approved:
        words = "delivery is complete, the effect is shown, the panel has approved"
        return Proposal(Standing.COMPLETE, "embedding", words)
    if facts.due is None:
        missing = "delivery is not complete" if facts.delivery is not Standing.COMPLETE else ""
        words = f"no date for embedding is recorded{', ' if missing else ''}{missing}"
        return Proposal(None, "embedding", words)
    return late_proposal("embedding", facts.due, max(on, facts.due), on, facts.has_recovery)


def written(day: dt.date) -> str:
    """Give a date in words."""
    return f"{day:%-d %B %Y}"
