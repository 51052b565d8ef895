"""Scorecards, the matrix and the stacked bars: the report's overview of all measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goldenthread.assure.foresight.results import Outlook
from goldenthread.assure.foresight.words import next_words
from goldenthread.assure.results import (
    JUDGED,
    Assessment,
    Change,
    MeasureResult,
    Position,
)
from goldenthread.report.charts import stacked_bars_spec
from goldenthread.report.compositions.ipr.material import Theme
from goldenthread.report.model import (
    Emphasis,
    Matrix,
    MatrixEntry,
    Scorecard,
    ScorecardGroup,
    ScorecardRow,
    Section,
    StackedBars,
)
from goldenthread.vocabulary import Assurance, Tier

Outlooks = Mapping[int, Outlook] | None
VARIATION_ROWS = (
    ("improvement", "Special cause: improvement"),
    ("common_cause", "Common cause"),
    ("concern", "Special cause: concern"),
    ("neutral", "Special cause: neither better nor worse"),
)


def emphasis_of(result: MeasureResult) -> Emphasis:
    """How strongly the measure is marked."""
    if not result.escalated:
        return ""
    return "full_cms" if result.action.code == "full_cms" else "escalated"


CHANCE_NOTE = (
    "Chance next period: how likely that period's figure meets its target, foretold from the "
    "measure's own figures; how, and how surely, is in the outlook of the measures."
)


def scorecard_section(theme: Theme, anchors: dict[int, str], outlooks: Outlooks) -> Section:
    """Give the scorecard of a theme; `anchors` leads from a measure to its page.

    Without `outlooks` (None) it has no column of chances.
    """
    groups = []
    for tier in Tier:
        rows = tuple(
            scorecard_row(result, anchors, outlooks)
            for result in theme.measures
            if result.tier == tier
        )
        if rows:
            groups.append(ScorecardGroup(tier.heading, rows))
    provisional = any(row.provisional for group in groups for row in group.rows)
    return Section(
        anchor=f"theme-{theme.slug}",
        title=f"Strategic theme: {theme.name}",
        blocks=(
            Scorecard(
                caption=f"{theme.name}: latest and previous positions",
                groups=tuple(groups),
                notes=(
                    *(("(p) provisional figure.",) if provisional else ()),
                    *((CHANCE_NOTE,) if outlooks is not None else ()),
                ),
                has_chances=outlooks is not None,
            ),
        ),
    )


def scorecard_row(
    result: MeasureResult, anchors: dict[int, str], outlooks: Outlooks
) -> ScorecardRow:
    """Give one measure's row."""
    latest, previous = result.latest, result.previous
    return ScorecardRow(
        measure=result.code,
        name=result.name,
        domain=result.domain,
        latest_target=target_text(latest),
        latest=latest.text if latest else "No data",
        latest_period=latest.period.label if latest else "",
        previous_target=target_text(previous),
        previous=previous.text if previous else "",
        previous_period=previous.period.label if previous else "",
        role=result.role.label,
        variation=result.variation.value,
        assurance=result.assurance.value,
        action=result.action.words,
        comparison=comparison_of(latest),
        previous_comparison=comparison_of(previous),
        emphasis=emphasis_of(result),
        provisional=bool(latest and latest.status == "provisional"),
        change="" if result.change in (Change.UNCHANGED, Change.NEW) else result.change.label,
        anchor=anchors.get(result.id, ""),
        chance="" if outlooks is None else next_words(outlooks[result.id]),
    )


def target_text(position: Position | None) -> str:
    """The target as printed, '' where there is none."""
    return position.target_text if position else ""


def comparison_of(position: Position | None) -> str:
    """How the figure compares with its target, '' where it cannot be."""
    if position is None or position.comparison.value == "not_comparable":
        return ""
    return position.comparison.value


def matrix_section(assessment: Assessment, anchors: dict[int, str]) -> Section:
    """Give the variation by assurance matrix with those that cannot be placed listed below."""
    placed = assessment.matrix()
    rows = [row for row in VARIATION_ROWS if row[0] != "neutral" or is_used("neutral", placed)]
    matrix = Matrix(
        caption="Measures by variation and assurance",
        columns=tuple((assurance.value, assurance.label) for assurance in JUDGED),
        rows=tuple(rows),
        cells=tuple(
            tuple(
                tuple(matrix_entry(result, anchors) for result in placed[code, assurance])
                for assurance in JUDGED
            )
            for code, _ in rows
        ),
        not_placed=tuple(
            matrix_entry(result, anchors, reason_apart(result))
            for result in assessment.outside_matrix()
        ),
    )
    return Section(anchor="matrix", title="Matrix summary", blocks=(matrix,))


def is_used(group: str, placed: dict[tuple[str, Assurance], tuple[MeasureResult, ...]]) -> bool:
    """Say whether any measure stands in a row of the matrix."""
    return any(placed[group, assurance] for assurance in JUDGED)


def reason_apart(result: MeasureResult) -> str:
    """Why a measure has no place in the matrix."""
    if result.variation.value == "insufficient_data":
        return result.variation.label.lower()
    return result.assurance.label.lower()


def matrix_entry(result: MeasureResult, anchors: dict[int, str], reason: str = "") -> MatrixEntry:
    """Give a measure's entry in the matrix."""
    return MatrixEntry(
        measure=result.code,
        name=result.label,
        anchor=anchors.get(result.id, ""),
        emphasis=emphasis_of(result),
        reason=reason,
    )


def bars_section(assessment: Assessment) -> Section:
    """Give the stacked bars of assurance by theme."""
    counted = assessment.assurance_by_theme()
    used = [a for a in Assurance if any(counts[a] for counts in counted.values())]
    block = StackedBars(
        caption="Measures by assurance category and theme",
        description=". ".join(
            f"{theme}: " + ", ".join(f"{counts[a]} {a.label.lower()}" for a in used if counts[a])
            for theme, counts in counted.items()
        ),
        categories=tuple((a.value, a.label, a.colour) for a in used),
        bars=tuple((theme, tuple(counts[a] for a in used)) for theme, counts in counted.items()),
    )
    return Section(
        anchor="assurance-bars",
        title="Assurance by strategic theme",
        blocks=(replace(block, spec=stacked_bars_spec(block)),),
    )
