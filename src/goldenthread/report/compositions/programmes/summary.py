"""Sentences about a programme, made from its computed facts."""

from __future__ import annotations

import datetime as dt

from goldenthread.assure.programmes.assess import steps_in
from goldenthread.report.compositions.programmes.completion import LEAST_DATED, completion_words
from goldenthread.report.compositions.programmes.material import Material


def generated_words(material: Material) -> list[str]:
    """Word the programme's status, movements, reds, completion and what falls due."""
    result = material.assessed.result
    words = [f"Programme status: {result.status.words} ({result.status.why})."]
    for word in ("improved", "worsened"):
        moved = [one.name for one in result.workstreams if one.movement == word]
        if moved:
            words.append(f"{word.capitalize()} since the last period: {', '.join(moved)}.")
    counts = steps_in(one.delivery.effective for one in result.actions)
    if counts:
        parts = ", ".join(f"{count} {step.words.lower()}" for step, count in counts.items())
        words.append(f"Actions by delivery status: {parts}.")
    reds = [one for one in result.actions if one.is_red]
    if reds:
        words.append(f"{len(reds)} {'action is' if len(reds) == 1 else 'actions are'} rated red.")
    dated = sum(one.baseline is not None for one in result.actions)
    if dated and dated >= len(result.actions) * LEAST_DATED:
        words += completion_words(material.assessed.completion)
    if due := due_words(material, 31):
        words.append(due)
    return words


def due_words(material: Material, days: int) -> str:
    """Word how many milestones and actions fall due in the days after the report's date."""
    result = material.assessed.result
    last = result.on + dt.timedelta(days=days)
    actions = sum(
        one.baseline is not None and result.on < one.baseline <= last and not one.approved
        for one in result.actions
    )
    milestones = sum(
        one.due is not None and result.on < one.due <= last and not one.completed
        for one in result.milestones
    )
    if not actions and not milestones:
        return ""
    return f"Due in the next {days} days: {actions} actions and {milestones} milestones."
