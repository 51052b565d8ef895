"""Restated figures, business rules, and how passing and failing are told."""

from __future__ import annotations

from goldenthread.assure.business_rules import Grid
from goldenthread.assure.results import Assessment
from goldenthread.report.compositions.ipr.material import Material
from goldenthread.report.model import Cell, Figure, Paragraph, Section, Table
from goldenthread.report.restatement import restatements
from goldenthread.vocabulary import Assurance, Role

ASSURANCE_GROUPS = (
    ("failing", "Failing", (Assurance.FAILING, Assurance.CONSISTENTLY_FAILING)),
    ("hit_and_miss", "Hit and miss", (Assurance.HIT_AND_MISS,)),
    ("passing", "Passing", (Assurance.PASSING, Assurance.CONSISTENTLY_PASSING)),
)
VARIATION_GROUPS = (
    ("concern", "Special cause of concern"),
    ("common_cause", "Common cause"),
    ("improvement", "Special cause of improvement"),
)


def figures_of(assessment: Assessment) -> tuple[Figure, ...]:
    """Give the figures that the scorecards print, for comparison by a later edition."""
    return tuple(
        Figure(r.code, r.label, position.period.code, position.period.label, position.text)
        for r in assessment.measures
        for position in (r.latest, r.previous)
        if position is not None
    )


def restated_section(material: Material) -> Section | None:
    """List what has changed since the previous edition, None where nothing has."""
    if material.previous_edition is None:
        return None
    found = restatements(material.previous_edition, material.as_at)
    if not found:
        return None
    rows = tuple(
        (
            Cell(item.name, is_header=True),
            Cell(item.period_label),
            Cell(item.was, align="end"),
            Cell(item.now, align="end"),
            Cell(item.difference, align="end"),
            Cell(item.reason or "No reason recorded"),
        )
        for item in found
    )
    return Section(
        anchor="restated",
        title="Restated figures",
        blocks=(
            Table(
                f"Figures restated since {material.previous_edition}",
                ("Measure", "Period", "Printed then", "Known now", "Change", "Reason"),
                rows,
                widths=(3, 1, 1, 1, 1, 3),
            ),
        ),
    )


def rules_section(grid: Grid) -> Section:
    """Print the business rules in force, a table for each state of assurance."""
    tables = []
    for code, words, members in ASSURANCE_GROUPS:
        rows = tuple(
            (
                Cell(variation_words, is_header=True),
                Cell(grid[Role.DRIVER, code, variation].words),
                Cell(grid[Role.WATCH, code, variation].words),
            )
            for variation, variation_words in VARIATION_GROUPS
        )
        states = " or ".join(member.label.lower() for member in members)
        tables.append(
            Table(
                f"{words} ({states})",
                ("Variation", "Driver measure", "Watch measure"),
                rows,
                widths=(1, 2, 2),
            )
        )
    return Section(
        anchor="business-rules",
        title="Business rules",
        blocks=(
            Paragraph(
                "A CMS is a countermeasure summary: the problem, its top contributors, and "
                "the actions against them. A verbal CMS is given at the meeting."
            ),
            *tables,
        ),
    )


def examples_section() -> Section:
    """Explain how passing, failing and hit and miss are told apart."""
    rows = (
        (
            "Consistently passing",
            "Lower process limit on or above the target",
            "Upper process limit on or below the target",
        ),
        (
            "Passing",
            "Each of the last six or more periods met its own period's target",
            "Each of the last six or more periods met its own period's target",
        ),
        (
            "Hit and miss",
            "Target between the limits, met in some periods and missed in others",
            "Target between the limits, met in some periods and missed in others",
        ),
        (
            "Failing",
            "Each of the last six or more periods missed its own period's target",
            "Each of the last six or more periods missed its own period's target",
        ),
        (
            "Consistently failing",
            "Upper process limit on or below the target",
            "Lower process limit on or above the target",
        ),
    )
    return Section(
        anchor="assurance-examples",
        title="How assurance is judged",
        blocks=(
            Table(
                "The five states of assurance",
                ("State", "Where higher is better", "Where lower is better"),
                tuple(
                    (Cell(name, is_header=True), Cell(higher), Cell(lower))
                    for name, higher, lower in rows
                ),
                widths=(1, 2, 2),
            ),
        ),
    )
