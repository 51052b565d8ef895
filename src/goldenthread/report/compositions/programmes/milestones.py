"""Milestones in a report: a table for each group, and the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.assure.programmes.assess import steps_in
from goldenthread.assure.programmes.results import MilestoneResult
from goldenthread.report.charts import TimelineItem, timeline_graph
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import (
    day,
    difference,
    status_of,
)
from goldenthread.report.model import Block, Cell, Graph, Section, Table

SIGNS = {"met": " ✓", "nearly": " ≈", "not_met": " ✕"}
COLUMNS = ("Reference", "Milestone", "Due", "Status", "Actuals", "Commentary")
WIDTHS = (0.8, 2.2, 1, 2.2, 1.6, 3.8)
ACTUALS = COLUMNS.index("Actuals")


def milestone_tables(milestones: Sequence[MilestoneResult], name: str) -> list[Table]:
    """Give a table for each group of milestones, in their order; actuals where one has any."""
    groups: dict[str, list[MilestoneResult]] = {}
    for one in milestones:
        groups.setdefault(one.group, []).append(one)
    has_actuals = any(one.actuals for one in milestones)
    shown = [at for at in range(len(COLUMNS)) if has_actuals or at != ACTUALS]
    return [
        Table(
            group or f"{name}: milestones",
            tuple(COLUMNS[at] for at in shown),
            tuple(tuple(row_of(one)[at] for at in shown) for one in held),
            widths=tuple(WIDTHS[at] for at in shown),
        )
        for group, held in groups.items()
    ]


def row_of(one: MilestoneResult) -> tuple[Cell, ...]:
    """Give a milestone's row."""
    return (
        Cell(one.reference, is_header=True),
        Cell(one.description or "No description", flag="" if one.description else "missing"),
        Cell(dates_of(one)),
        status_cell(one),
        Cell(actuals_of(one)),
        Cell(one.commentary),
    )


def dates_of(one: MilestoneResult) -> str:
    """Give the date due, and the forecast and completion where there are."""
    parts = [day(one.due or one.baseline) or "No date"]
    if one.baseline and one.due and one.baseline != one.due:
        parts.append(f"baseline {day(one.baseline)}")
    if one.forecast:
        parts.append(f"forecast {day(one.forecast)}")
    if one.completed:
        parts.append(f"completed {day(one.completed)}")
    return "\n".join(parts)


def status_cell(one: MilestoneResult) -> Cell:
    """Give the stated status; where none is stated, the rule's with its reason."""
    view = one.status
    if view.stated:
        return Cell(difference(view), status=status_of(view.stated))
    if view.proposed is None:
        return Cell("No status")
    return Cell(f"By rule: {view.why}", status=status_of(view.proposed))


def actuals_of(one: MilestoneResult) -> str:
    """Give the figures of the measure behind it, with how they stand to the target."""
    return "\n".join(
        f"{actual.period.label}: {actual.text}{SIGNS.get(actual.comparison, '')}"
        for actual in one.actuals
    )


def timeline(material: Material, milestones: Iterable[MilestoneResult]) -> Graph | None:
    """Give the timeline of dated milestones; None where none has a date."""
    items = tuple(
        TimelineItem(
            group=one.workstream_name,
            label=one.label,
            baseline=one.baseline,
            due=one.due or one.baseline,
            forecast=one.forecast,
            completed=one.completed,
            status=status_of(one.status.effective),
        )
        for one in milestones
        if one.due or one.baseline
    )
    if not items:
        return None
    on = material.assessed.result.on
    return timeline_graph(
        caption=f"Milestones as of {on:%-d %B %Y}",
        description=f"Timeline of {len(items)} milestones with baseline, forecast and completion.",
        items=items,
        on=on,
    )


def milestones_section(material: Material) -> Section | None:
    """Give all milestones of the programme: the timeline, then a table for each workstream."""
    result = material.assessed.result
    if not result.milestones:
        return None
    blocks: list[Block] = []
    if picture := timeline(material, result.milestones):
        blocks.append(picture)
    for workstream in result.workstreams:
        own = [one for one in result.milestones if one.workstream == workstream.code]
        blocks += milestone_tables(own, workstream.name)
    return Section("milestones", "Milestones", tuple(blocks))


def counts_words(milestones: Iterable[MilestoneResult]) -> str:
    """Word how many milestones have which status."""
    counts = steps_in(one.status.effective for one in milestones)
    return ", ".join(f"{count} {step.words.lower()}" for step, count in reversed(counts.items()))
