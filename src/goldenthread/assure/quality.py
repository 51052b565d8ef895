"""What a reader should know about the figures behind a result, in words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.assure.lines import is_stale
from goldenthread.assure.results import Position, QualityNote
from goldenthread.assure.targets import Aim, aim_text, contradicts_direction, is_words_only
from goldenthread.vocabulary import (
    Better,
    Kind,
    ValueSpec,
    WarningCode,
    is_chartable_as_xmr,
)

NOT_CHARTED = "Graded and worded values have steps but neither mean nor limits: no control chart."
NO_FIGURE = "No figure is known for this period or any before it."
PARTS_ONLY = "No figure of the whole is known; its parts have figures of their own."
FROM_PARTS = "Recomputed from the numerators and denominators of its parts."
GHOST = "The newest figure is kept out of the limits, signals and icons."
MIXED_PERIODS = "Figures of another length of period are left out."


@dataclass(frozen=True)
class QualityFacts:
    """What the notes are made from."""

    spec: ValueSpec
    better: Better
    latest: Position | None
    aim: Aim | None  # in force at the newest figure
    last_day: dt.date  # the report looks at nothing later
    warnings: tuple[WarningCode, ...]
    from_parts: bool
    parts_known: int  # lines with a figure for the newest period
    parts: int
    has_part_figures: bool  # some line has a figure, of whatever period
    mixed_periods: bool
    is_ghost: bool  # the newest figure is kept out of calculations


def quality_notes(facts: QualityFacts) -> tuple[QualityNote, ...]:
    """Give the notes in the order of their weight."""
    return (*_figure_notes(facts), *_target_notes(facts), *_chart_notes(facts))


def _figure_notes(facts: QualityFacts) -> Iterable[QualityNote]:
    latest = facts.latest
    if latest is None:
        yield QualityNote("no_figure", PARTS_ONLY if facts.has_part_figures else NO_FIGURE)
        return
    if is_stale(latest.period, facts.last_day):
        words = f"The newest figure is of {latest.period.label}; a newer one was due."
        yield QualityNote("stale", words)
    if latest.is_provisional:
        yield QualityNote("provisional", "The newest figure is provisional and may change.")
    if facts.is_ghost:
        yield QualityNote("ghost", GHOST)
    if facts.from_parts:
        yield QualityNote("computed_from_parts", FROM_PARTS)
        if facts.parts_known < facts.parts:
            words = f"{facts.parts_known} of {facts.parts} parts have a figure for the period."
            yield QualityNote("parts_missing", words)


def _target_notes(facts: QualityFacts) -> Iterable[QualityNote]:
    if facts.latest is None:
        return
    if facts.aim is None:
        words = WarningCode.TARGET_MISSING.words
        yield QualityNote(WarningCode.TARGET_MISSING.value, words)
        return
    written = aim_text(facts.aim, facts.spec)
    if is_words_only(facts.aim.value) and facts.spec.kind is not Kind.TEXT:
        words = f"The target '{written}' is no figure of this kind and cannot be compared."
        yield QualityNote("target_not_comparable", words)
    elif contradicts_direction(facts.aim, facts.better):
        words = f"The target '{written}' contradicts the direction, which decides: "
        yield QualityNote("target_contradicts_direction", f"{words}{facts.better.words}.")


def _chart_notes(facts: QualityFacts) -> Iterable[QualityNote]:
    if not is_chartable_as_xmr(facts.spec.kind):
        yield QualityNote("not_charted", NOT_CHARTED)
    if facts.mixed_periods:
        yield QualityNote("mixed_periods", MIXED_PERIODS)
    for warning in facts.warnings:
        if warning is not WarningCode.TARGET_MISSING:
            yield QualityNote(warning.value, warning.words)
