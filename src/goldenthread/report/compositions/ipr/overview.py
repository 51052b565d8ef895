"""Scorecards, the matrix and the stacked bars: the report's overview of all measures."""

from __future__ import annotations

from goldenthread.assure.results import Assessment, Change, MeasureResult, Position
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

JUDGED = (
    Assurance.CONSISTENTLY_PASSING,
    Assurance.PASSING,
    Assurance.HIT_AND_MISS,
    Assurance.FAILING,
    Assurance.CONSISTENTLY_FAILING,
)
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


def scorecard_section(theme: Theme, anchors: dict[int, str]) -> Section:
    """Give the scorecard of a theme; `anchors` leads from a measure to its page."""
    groups = []
    for tier in Tier:
        rows = tuple(
            scorecard_row(result, anchors) for result in theme.measures if result.tier == tier
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
                notes=("(p) provisional figure.",) if provisional else (),
            ),
        ),
    )


def scorecard_row(result: MeasureResult, anchors: dict[int, str]) -> ScorecardRow:
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
    placed: dict[tuple[str, str], list[MatrixEntry]] = {}
    apart: list[MatrixEntry] = []
    for result in assessment.measures:
        row = variation_group(result)
        if row and result.assurance in JUDGED:
            entry = matrix_entry(result, anchors)
            placed.setdefault((row, result.assurance.value), []).append(entry)
        else:
            apart.append(matrix_entry(result, anchors, reason_apart(result)))
    used = [row for row in VARIATION_ROWS if row[0] != "neutral" or
            any(key[0] == "neutral" for key in placed)]
    matrix = Matrix(
        caption="Measures by variation and assurance",
        columns=tuple((a.value, a.label) for a in JUDGED),
        rows=tuple(used),
        cells=tuple(
            tuple(tuple(placed.get((code, a.value), ())) for a in JUDGED) for code, _ in used
        ),
        not_placed=tuple(apart),
    )
    return Section(anchor="matrix", title="Matrix summary", blocks=(matrix,))


def variation_group(result: MeasureResult) -> str:
    """The matrix row of a measure, '' for none."""
    code = result.variation.value
    if code == "insufficient_data":
        return ""
    return code if code == "common_cause" else code.split("_")[0]


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


def bars_section(themes: tuple[Theme, ...]) -> Section:
    """Give the stacked bars of assurance by theme."""
    categories = [(a.value, a.label, a.colour) for a in Assurance]
    bars = tuple(
        (theme.name, tuple(sum(r.assurance == a for r in theme.measures) for a in Assurance))
        for theme in themes
    )
    used = [i for i in range(len(categories)) if any(counts[i] for _, counts in bars)]
    picked = tuple(categories[i] for i in used)
    shown = tuple((name, tuple(counts[i] for i in used)) for name, counts in bars)
    description = ". ".join(
        f"{name}: "
        + ", ".join(
            f"{count} {words.lower()}"
            for (_, words, _), count in zip(picked, counts, strict=True)
            if count
        )
        for name, counts in shown
    )
    block = StackedBars("Measures by assurance category and theme", description, picked, shown)
    spec = stacked_bars_spec(block)
    return Section(
        anchor="assurance-bars",
        title="Assurance by strategic theme",
        blocks=(StackedBars(block.caption, description, picked, shown, spec),),
    )
