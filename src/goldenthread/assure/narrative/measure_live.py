"""What texts can insert of measures and their lines: figures, periods, changes, icons in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.assure.narrative.facts import (
    LiveValue,
)
from goldenthread.assure.results import LineResult, MeasureResult
from goldenthread.vocabulary import (
    Kind,
    PeriodKind,
    ValueSpec,
    format_change,
    format_chart_number,
)

NO_FIGURE = "no figure"
YEAR = 12


def live_values(result: MeasureResult) -> Iterator[LiveValue]:
    """Give what texts can insert of a measure: figures with period, icons in words."""
    for what, position, name in (
        ("", result.latest, "newest figure"),
        ("previous", result.previous, "figure before the newest"),
    ):
        yield LiveValue(what, name, position.text if position else NO_FIGURE)
    latest, previous = result.latest, result.previous
    if latest is None:
        return
    yield LiveValue("period", "period of the newest figure", latest.period.long_label)
    if latest.target_text:
        yield LiveValue("target", "target of the newest figure", latest.target_text)
    now, was = latest.value.number, previous.value.number if previous else None
    if now is not None and was is not None and (change := change_words(now - was, result.spec)):
        yield LiveValue("change", "change since the figure before", change)
    if latest.period.kind is PeriodKind.MONTH:
        before = latest.period.shift(-YEAR)
        for point in result.points:
            if point.period == before and point.value is not None:
                yield LiveValue("year-before", "figure a year before", point.text)
    if result.limits.mean is not None:
        mean = format_chart_number(result.limits.mean, result.spec)
        yield LiveValue("mean", "mean of its chart", mean)
        yield LiveValue(
            "variation", "variation of its chart in words", result.variation.label.lower()
        )
        yield LiveValue(
            "assurance", "assurance of its chart in words", result.assurance.label.lower()
        )


def change_words(difference: Decimal, spec: ValueSpec) -> str:
    """Give a change: 'down 0.7 percentage points', 'unchanged'; '' for what does not change so."""
    size = format_change(abs(difference), spec).removeprefix("+")
    if not size or not difference:
        return "unchanged" if size else ""
    if spec.kind is Kind.PERCENT:
        size = f"{size.removesuffix('%')} percentage points"
    return f"{'up' if difference > 0 else 'down'} {size}"


def line_values(line: LineResult) -> tuple[LiveValue, ...]:
    """Give what texts can insert of a breakdown."""
    if line.latest is None:
        return ()
    found = [LiveValue("", "newest figure", line.latest.text)]
    if line.latest.target_text:
        found.append(LiveValue("target", "target of the newest figure", line.latest.target_text))
    return tuple(found)
