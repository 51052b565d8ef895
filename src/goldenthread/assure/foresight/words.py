"""Forecasts in the words of pages, reports and sentences. Pure."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.assure.foresight.results import Outlook, Pace, Step
from goldenthread.vocabulary import (
    Kind,
    PeriodKind,
    ValueSpec,
    format_chart_number,
)

LEAST, MOST = 0.01, 0.99  # nearer to never and always than the figures can tell
UNLIKELY = 1 / 3
PERIOD_WORDS = {
    PeriodKind.DAY: ("day", "days"),
    PeriodKind.WEEK: ("week", "weeks"),
    PeriodKind.MONTH: ("month", "months"),
    PeriodKind.QUARTER: ("quarter", "quarters"),
    PeriodKind.YEAR: ("year", "years"),
}


def chance_words(chance: float) -> str:
    """Give a chance as printed: '62%', 'under 1%', 'over 99%'."""
    if chance < LEAST:
        return "under 1%"
    return "over 99%" if chance > MOST else f"{100 * chance:.0f}%"


def next_words(outlook: Outlook) -> str:
    """Give the chance of the next period for a narrow column, or why there is none."""
    return " in ".join(part for part in next_parts(outlook) if part)


def next_parts(outlook: Outlook) -> tuple[str, str]:
    """Give the chance of the next period and its label; or why there is none, and ''."""
    if outlook.next_chance is None or outlook.next is None:
        return outlook.reason.short if outlook.reason else "", ""
    return chance_words(outlook.next_chance), outlook.next.period.label


def interval_words(step: Step, spec: ValueSpec, *, wide: bool = False) -> str:
    """Give the ends of the 80% interval (of the 95% one where `wide`): '71.2% to 78.9%'."""
    low, high = (step.low_95, step.high_95) if wide else (step.low_80, step.high_80)
    return f"{end_words(low, spec)} to {end_words(high, spec)}"


def end_words(number: float, spec: ValueSpec) -> str:
    """Give an end of an interval as printed: whole counts stay whole."""
    if spec.kind is Kind.COUNT and number == int(number) and spec.decimals is None:
        return f"{number:,.0f}"
    return format_chart_number(number, spec)


def expected_short(step: Step, spec: ValueSpec) -> str:
    """Give what is expected in a period."""
    return format_chart_number(step.expected, spec)


def expected_words(step: Step, spec: ValueSpec) -> str:
    """Give what is expected in a period with its 80% interval."""
    return f"{expected_short(step, spec)} expected (80% interval {interval_words(step, spec)})"


def next_sentence(outlook: Outlook) -> str:
    """Give the sentence on the next period: figure, interval, chance; or why there is none."""
    step = outlook.next
    if step is None:
        return f"No forecast: {lowered(outlook.withheld.words) if outlook.withheld else ''}"
    start = f"{step.period.long_label}: {expected_words(step, outlook.spec)}"
    if step.chance is None:
        return f"{start}. {outlook.no_chance.words if outlook.no_chance else ''}".strip()
    chance = chance_words(step.chance)
    return f"{start}. The chance of meeting the target of {step.target_text} is {chance}."


def end_sentence(outlook: Outlook) -> str:
    """Give the sentence on the target's date; '' where the target has none."""
    step = outlook.end_step
    if outlook.end is None:
        return ""
    if step is None or step.chance is None:
        return outlook.no_end.words if outlook.no_end else ""
    return (
        f"{step.period.long_label}, the target's date: {expected_words(step, outlook.spec)}. "
        f"The chance of meeting the target of {step.target_text} then is "
        f"{chance_words(step.chance)}."
    )


def pace_sentence(outlook: Outlook) -> str:
    """Give the sentence on the change that is needed; '' where the target has no date."""
    pace = outlook.pace
    if pace is None or outlook.last is None:
        return ""
    one, many = PERIOD_WORDS[outlook.last.kind]
    if pace.is_there:
        return "The newest figure is where the target of the date asks for already."
    span = f"{pace.periods} {one if pace.periods == 1 else many}"
    needed = f"{change_words(pace.needed, outlook.spec)} a {one} for {span}"
    if pace.best is None:
        return f"The target needs {needed}; the figures do not reach back far enough to compare."
    verdict = "it has done that before" if pace.has_done else "it has never done that"
    return (
        f"The target needs {needed}. The most it ever sustained so long is "
        f"{change_words(pace.best, outlook.spec)} a {one}{best_words(pace)}: {verdict}."
    )


def pace_short(outlook: Outlook) -> str:
    """Give the change that is needed and whether it was ever done, for a narrow column."""
    pace = outlook.pace
    if pace is None or outlook.last is None:
        return ""
    if pace.is_there:
        return "None: it is there"
    one, _ = PERIOD_WORDS[outlook.last.kind]
    done = {True: "done before", False: "never done"}[pace.has_done]
    if pace.best is None:
        done = "no figures as far back"
    return f"{change_words(pace.needed, outlook.spec)} a {one}; {done}"


def best_words(pace: Pace) -> str:
    """Give when the greatest change was."""
    if pace.best_from is None or pace.best_to is None:
        return ""
    return f" ({pace.best_from.label} to {pace.best_to.label})"


def change_words(change: float, spec: ValueSpec) -> str:
    """Give a change with its sign, one decimal finer than the figures; percentages in points."""
    sign = "+" if change > 0 else "-" if change < 0 else ""
    if spec.kind is Kind.PERCENT:
        decimals = (1 if spec.decimals is None else spec.decimals) + 1
        return f"{sign}{abs(change):.{decimals}f} percentage points"
    finer = {Kind.COUNT: 1, Kind.RATE: 3, Kind.MONEY: 2}.get(spec.kind)
    if finer is not None and spec.decimals is not None:
        finer = spec.decimals + 1
    return f"{sign}{format_chart_number(abs(change), replace(spec, decimals=finer))}"


def lowered(sentence: str) -> str:
    """Give a sentence as the second half of another."""
    return sentence[:1].lower() + sentence[1:]
