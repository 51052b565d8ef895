"""The outlook of all measures: what is expected next, how surely, and how that was foretold."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.assure.foresight.method import EXPLAINED
from goldenthread.assure.foresight.results import Outlook
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
    Cell,
    Paragraph,
    Section,
    Table,
)

TITLE = "Outlook of the measures"
COLUMNS = ("Measure", "Next period", "Expected", "80% interval", "Target", "Chance")
WIDTHS = (3.2, 1.3, 1.2, 2.2, 1.2, 1.2)
DATE_COLUMNS = ("By the target's date", "Change needed")
DATE_WIDTHS = (2.4, 2.6)
METHOD_COLUMN, METHOD_WIDTH = "Foretold by", 3.6


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
    blocks += withheld_blocks(material)
    return Section(anchor="outlook", title=TITLE, blocks=tuple(blocks))


def theme_table(theme: Theme, material: Material, anchors: dict[int, str]) -> Table | None:
    """Give the outlooks of a theme that are not withheld, None where all are.

    What its targets' dates say has columns where any of them has a date.
    """
    found = [
        (result, outlook)
        for result in theme.measures
        if (outlook := material.assessment.outlook_of(result)) and outlook.next
    ]
    if not found:
        return None
    has_dates = any(outlook.end for _, outlook in found)
    rows = (outlook_row(result, one, anchors, has_dates=has_dates) for result, one in found)
    return Table(
        f"{theme.name}: outlook",
        (*COLUMNS, *(DATE_COLUMNS if has_dates else ()), METHOD_COLUMN),
        tuple(rows),
        widths=(*WIDTHS, *(DATE_WIDTHS if has_dates else ()), METHOD_WIDTH),
    )


def outlook_row(
    result: MeasureResult, outlook: Outlook, anchors: dict[int, str], *, has_dates: bool
) -> tuple[Cell, ...]:
    """Give the cells of one measure."""
    step = outlook.steps[0]
    chance = outlook.no_chance.short if outlook.no_chance else ""
    if step.chance is not None:
        chance = chance_words(step.chance)
    dates = (Cell(date_words(outlook)), Cell(pace_short(outlook))) if has_dates else ()
    return (
        Cell(result.label, is_header=True, anchor=anchors.get(result.id, "")),
        Cell(step.period.label),
        Cell(expected_short(step, outlook.spec), align="end"),
        Cell(interval_words(step, outlook.spec), align="end"),
        Cell(step.target_text, align="end"),
        Cell(chance, align="end"),
        *dates,
        Cell(outlook.method_short),
    )


def date_words(outlook: Outlook) -> str:
    """Give the chance of the target's date, or in short why there is none."""
    step = outlook.end_step
    if step is None or step.chance is None:
        return outlook.no_end.short if outlook.no_end else ""
    return f"{chance_words(step.chance)} of {step.target_text} in {step.period.label}"


def withheld_blocks(material: Material) -> list[Block]:
    """Give why measures are not foretold, each reason once with the measures that it holds for."""
    found: dict[str, list[str]] = {}
    for result, outlook in outlooks_of(material):
        if outlook.withheld:
            found.setdefault(outlook.withheld.words, []).append(result.label)
    rows = tuple(
        (Cell(reason, is_header=True), Cell("; ".join(labels))) for reason, labels in found.items()
    )
    return (
        [Table("Not foretold, and why", ("Reason", "Measures"), rows, widths=(1.0, 3.0))]
        if rows
        else []
    )


def outlooks_of(material: Material) -> Iterable[tuple[MeasureResult, Outlook]]:
    """Give every measure with its outlook, theme by theme."""
    for theme in material.themes:
        for result in theme.measures:
            if outlook := material.assessment.outlook_of(result):
                yield result, outlook
