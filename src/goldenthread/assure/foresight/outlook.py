"""The outlook of many lines at once: forecast, chances, date, pace, or why there is none. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.assure.foresight.history import Goal, History
from goldenthread.assure.foresight.method import short_words
from goldenthread.assure.foresight.pace import pace_of
from goldenthread.assure.foresight.reasons import Reason, reason_to_withhold
from goldenthread.assure.foresight.results import Outlook, Step
from goldenthread.assure.foresight.spreads import spreads_of
from goldenthread.assure.foresight.steps import Line, steps_of

TOO_STILL = Reason("zero_width", "The figures move too little to tell how far the next may lie.")


def outlooks(histories: Sequence[History]) -> dict[str, Outlook]:
    """Give the outlook of each line by key; all lines are foretold in one batch."""
    withheld = {one.key: reason for one in histories if (reason := reason_to_withhold(one))}
    spreads = spreads_of([one for one in histories if one.key not in withheld])
    withheld |= {key: TOO_STILL for key, spread in spreads.items() if not spread.is_usable}
    lines = {
        one.key: Line.of(one, spreads[one.key]) for one in histories if one.key not in withheld
    }
    steps = steps_of(list(lines.values()))
    return {
        one.key: Outlook(one.spec, withheld=withheld[one.key])
        if one.key in withheld
        else outlook_of(lines[one.key], steps[one.key])
        for one in histories
    }


def outlook_of(line: Line, steps: tuple[Step, ...]) -> Outlook:
    """Give a line's outlook from its periods ahead: chances, the date, the pace."""
    history, end = line.history, line.history.end
    end_step = next((step for step in steps if step.period == end), None)
    return Outlook(
        spec=history.spec,
        method=line.spread.method,
        method_words=line.spread.words,
        method_short=short_words(line.spread.method, history),
        points=len(history.known),
        first=history.first_period,
        last=history.periods[-1],
        steps=steps,
        end=end,
        end_step=end_step,
        no_chance=chance_reason(history.goals[0], steps[0]),
        no_end=end_reason(history, end_step),
        pace=pace_of(history, history.end_goal, periods_to(history)) if end else None,
    )


def periods_to(history: History) -> int:
    """Give how many periods the target's date is ahead."""
    count, period = 0, history.periods[-1]
    while history.end is not None and period < history.end:
        count, period = count + 1, period.next()
    return count


def end_reason(history: History, step: Step | None) -> Reason | None:
    """Give why there is no chance of the target's date, None where there is one."""
    if history.end is None:
        return Reason("no_date", "The target has no date.")
    if step is None:
        words = f"{history.end.long_label} lies further ahead than these figures can tell."
        return Reason("too_far", words)
    return chance_reason(history.end_goal, step)


def chance_reason(goal: Goal | None, step: Step) -> Reason | None:
    """Give why a period with a forecast has no chance of its target, None where it has one."""
    when = step.period.long_label
    if step.chance is not None:
        return None
    if goal is None or not goal.text:
        return Reason("no_target", f"No target is in force in {when}.")
    if goal.number is None:
        return Reason("no_number", f"The target of {when}, {goal.text}, is no number.")
    if goal.comparator is None:
        return Reason("no_direction", "Neither direction is better, so no figure meets the target.")
    return Reason(
        "exact_target", f"{goal.text} exactly: no figure has a chance of being just that."
    )
