"""Foresight as plain values for `goldenthread export --json`: documented, stable keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goldenthread.assure.foresight.completion import CompletionOutlook, Expected
from goldenthread.assure.foresight.programmes import ProgrammeOutlook
from goldenthread.assure.foresight.reasons import Reason
from goldenthread.assure.foresight.results import Outlook, Pace, Step
from goldenthread.assure.foresight.savings import SavingsOutlook

Plain = dict[str, Any]


def outlook_row(found: Outlook | None) -> Plain | None:
    """Give a measure's outlook; numbers are in the measure's unit. None where not asked for."""
    if found is None:
        return None
    return {
        "withheld": reason_row(found.withheld),
        "method": found.method,
        "method_words": found.method_words,
        "points": found.points,
        "first": found.first.code if found.first else None,
        "last": found.last.code if found.last else None,
        "steps": [step_row(step) for step in found.steps],
        "next_chance": found.next_chance,
        "no_chance": reason_row(found.no_chance),
        "date": found.end.code if found.end else None,
        "date_chance": found.end_chance,
        "no_date_chance": reason_row(found.no_end),
        "pace": pace_row(found.pace) if found.pace else None,
    }


def step_row(step: Step) -> Plain:
    """Give one period ahead."""
    return {
        "period": step.period.code,
        "expected": step.expected,
        "low_80": step.low_80,
        "high_80": step.high_80,
        "low_95": step.low_95,
        "high_95": step.high_95,
        "target": step.target_text or None,
        "target_number": step.target,
        "chance": step.chance,
    }


def pace_row(pace: Pace) -> Plain:
    """Give the change a period that is needed beside the best ever sustained."""
    return {
        "needed": pace.needed,
        "periods": pace.periods,
        "best": pace.best,
        "best_from": pace.best_from.code if pace.best_from else None,
        "best_to": pace.best_to.code if pace.best_to else None,
        "has_done": pace.has_done,
    }


def reason_row(reason: Reason | None) -> Plain | None:
    """Give why something is not told."""
    return {"code": reason.code, "words": reason.words} if reason else None


def programme_outlook_row(found: ProgrammeOutlook) -> Plain:
    """Give when a programme's actions and milestones will be complete."""
    return {
        "actions": completion_row(found.actions),
        "milestones": completion_row(found.milestones),
    }


def completion_row(found: CompletionOutlook) -> Plain:
    """Give when the actions or milestones will be complete."""
    return {
        "withheld": reason_row(found.withheld),
        "total": found.total,
        "complete": found.complete,
        "by": found.by.isoformat() if found.by else None,
        "by_date": expected_row(found.by_date) if found.by_date else None,
        "chance_all": found.chance_all,
        "likely_month": found.likely_month.code if found.likely_month else None,
        "median_days_late": found.median_late,
        "months": [expected_row(one) for one in found.months],
        "method_words": found.method_words,
    }


def expected_row(one: Expected) -> Plain:
    """Give how many are complete by the end of a month (or by the date in it)."""
    return {"month": one.month.code, "expected": one.mean, "low_80": one.low, "high_80": one.high}


def savings_outlook_row(found: SavingsOutlook) -> Plain:
    """Give where a year's savings will land; amounts are pounds as text, exact to the penny."""
    has_range = found.chance is not None
    return {
        "withheld": reason_row(found.withheld),
        "goal": text(found.goal),
        "is_target": found.is_target,
        "chance": found.chance,
        "low_80": text(found.low) if has_range else None,
        "middle": text(found.middle) if has_range else None,
        "high_80": text(found.high) if has_range else None,
        "delivered_share": text(found.share) if found.share is not None else None,
        "months": found.months,
        "schemes": found.schemes,
        "method_words": found.method_words,
    }


def text(amount: Decimal) -> str:
    """Give an exact decimal as text."""
    return f"{amount:f}"
