"""The outlook of all measures: what is expected next, how surely, and how that was foretold."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.assure.foresight.method import EXPLAINED
from goldenthread.assure.foresight.results import Outlook, Step
from goldenthread.assure.foresight.words import (
    chance_words,
    expected_short,
    interval_words,
    pace_short,
)
from goldenthread.assure.results import MeasureResult
from goldenthread.report.compositions.ipr.material import Material, Theme
from goldenthread.report.model import (
    Block,
    Bullets,
    Cell,
    Link,
    Paragraph,
    Section,
    Subheading,
    Table,
)

TITLE = "Outlook of the measures"
COLUMNS = (
    "Measure",
    "Next period",
    "Expected",
    "80% interval",
    "Target",
    "Chance",
    "By the target's date",
    "Change needed",
    "Foretold by",
)
WIDTHS = (3.2, 1.2, 1.2, 2.2, 1.2, 1.2, 2.4, 2.6, 2.8)


def outlook_section(material: Material, anchors: dict[int, str]) -> Section:
    """Give every measure's outlook by theme, then those that are not foretold with the reason."""
    blocks: list[Block] = [
        Paragraph(
            "What each measure's own figures say of the periods ahead if nothing else changes. Of "
            "ten figures to come, about eight will lie in their 80% interval."
        ),
        *(Paragraph(words, lead=f"{name}:") for name, words in EXPLAINED),
    ]
    for theme in material.themes:
        if table := theme_table(theme, material, anchors):
            blocks.append(table)
    blocks += withheld_blocks(material, anchors)
    return Section(anchor="outlook", title=TITLE, blocks=tuple(blocks))


def theme_table(theme: Theme, material: Material, anchors: dict[int, str]) -> Table | None:
    """Give the outlooks of a theme that are not withheld, None where all are."""
    rows = []
    for result in theme.measures:
        outlook = material.assessment.outlook_of(result)
        if outlook and outlook.next:
            rows.append(outlook_row(result, outlook, outlook.next, anchors))
    if not rows:
        return None
    return Table(f"{theme.name}: outlook", COLUMNS, tuple(rows), widths=WIDTHS)


def outlook_row(
    result: MeasureResult, outlook: Outlook, step: Step, anchors: dict[int, str]
) -> tuple[Cell, ...]:
    """Give the cells of one measure."""
    chance = outlook.no_chance.short if outlook.no_chance else ""
    if step.chance is not None:
        chance = chance_words(step.chance)
    return (
        Cell(result.label, is_header=True, anchor=anchors.get(result.id, "")),
        Cell(step.period.label),
        Cell(expected_short(step, outlook.spec), align="end"),
        Cell(interval_words(step, outlook.spec), align="end"),
        Cell(step.target_text, align="end"),
        Cell(chance, align="end"),
        Cell(date_words(outlook)),
        Cell(pace_short(outlook)),
        Cell(outlook.method_short),
    )


def date_words(outlook: Outlook) -> str:
    """Give the chance of the target's date, or why there is none."""
    step = outlook.end_step
    if step is None or step.chance is None:
        return outlook.no_end.words if outlook.no_end else ""
    return f"{chance_words(step.chance)} of {step.target_text} in {step.period.label}"


def withheld_blocks(material: Material, anchors: dict[int, str]) -> list[Block]:
    """List the measures that are not foretold with the reason of each."""
    items = tuple(
        Link(f"{result.label}: {outlook.withheld.words}", anchors.get(result.id, ""))
        for result, outlook in outlooks_of(material)
        if outlook.withheld
    )
    if not items:
        return []
    return [Subheading("Not foretold, and why"), Bullets(items)]


def outlooks_of(material: Material) -> Iterable[tuple[MeasureResult, Outlook]]:
    """Give every measure with its outlook, theme by theme."""
    for theme in material.themes:
        for result in theme.measures:
            if outlook := material.assessment.outlook_of(result):
                yield result, outlook
