"""Must and should do, actions rated red, exit criteria."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.assure.programmes.results import (
    ActionResult,
    ProgrammeResult,
    RequirementResult,
    WorkstreamResult,
)
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import joined, step_cell, view_cell
from goldenthread.report.model import Block, Cell, Columns, Paragraph, Section, Subheading, Table

NOT_HERE = ("exit_criterion",)
COLUMNS = ("Kind", "Requirement", "Actions", "Embedding")
WIDTHS = (0.7, 5, 1.5, 1.5)


def requirements_section(material: Material) -> Section | None:
    """Give every requirement with its two statuses, a table for each workstream."""
    result = material.assessed.result
    held = [one for one in result.requirements if one.kind not in NOT_HERE]
    if not held:
        return None
    blocks: list[Block] = [Paragraph(counts_sentence(held))]
    for workstream, own in by_workstream(held, result):
        name = workstream.name if workstream else "Not assigned to a workstream"
        lead = f" ({joined(workstream.executive_leads)})" if workstream else ""
        blocks.append(Table(f"{name}{lead}", COLUMNS, rows_of(own), widths=WIDTHS))
    return Section("requirements", title_of(held), tuple(blocks))


def title_of(held: Iterable[RequirementResult]) -> str:
    """Give the heading: of musts and shoulds, or of requirements of other kinds too."""
    return (
        "Must and should do actions"
        if {one.kind for one in held} <= {"must", "should"}
        else "Requirements"
    )


def counts_sentence(held: list[RequirementResult]) -> str:
    """Count the requirements by kind, and how many have no action."""
    kinds: dict[str, int] = {}
    for one in held:
        label = one.kind_label.lower()
        kinds[label] = kinds.get(label, 0) + 1
    parts = [f"{count} {label}{'' if count == 1 else 's'}" for label, count in kinds.items()]
    without = sum(not one.actions for one in held)
    tail = f" {without} {'has' if without == 1 else 'have'} no action yet." if without else ""
    return f"{', '.join(parts)}.{tail} A requirement has the worst status of its actions."


def by_workstream(
    held: Iterable[RequirementResult], result: ProgrammeResult
) -> list[tuple[WorkstreamResult | None, list[RequirementResult]]]:
    """Give the requirements of each workstream, those of none last."""
    found = []
    listed = list(held)
    for workstream in result.workstreams:
        if own := [one for one in listed if one.workstream == workstream.code]:
            found.append((workstream, own))
    if loose := [one for one in listed if not one.workstream]:
        found.append((None, loose))
    return found


def rows_of(requirements: Iterable[RequirementResult]) -> tuple[tuple[Cell, ...], ...]:
    """Give a row for each requirement."""
    return tuple(
        (
            Cell(one.kind_label.removesuffix(" do"), is_header=True),
            Cell(worded(one)),
            step_cell(one.delivery, "No action yet" if not one.actions else ""),
            step_cell(one.embedding, "–" if not one.actions else ""),
        )
        for one in requirements
    )


def worded(one: RequirementResult) -> str:
    """Give the text with its number and regulation."""
    number = f"{one.number} " if one.number else ""
    regulation = f" ({one.regulation})" if one.regulation else ""
    return f"{number}{one.text}{regulation}"


def reds_section(material: Material) -> Section | None:
    """Give each action that is red, or explained as one was: explanation and mitigation."""
    result = material.assessed.result
    if not result.actions:
        return None
    told = [one for one in result.actions if one.is_red or (one.explanation and one.mitigation)]
    blocks: list[Block] = []
    for action in told:
        blocks += red_blocks(action, result)
    if not told:
        blocks.append(Paragraph("No action is rated red."))
    return Section("reds", "Actions rated red", tuple(blocks))


def red_blocks(action: ActionResult, result: ProgrammeResult) -> list[Block]:
    """Give an action with its statuses, explanation and mitigation."""
    asked = [one for one in result.requirements if one.id in action.requirement_ids]
    text = "; ".join(worded(one) for one in asked) or action.title
    kind = asked[0].kind_label if asked else "Action"
    row = (Cell(kind, is_header=True), Cell(text), view_cell(action.delivery),
           view_cell(action.embedding))  # fmt: skip
    missing = "Missing: it must be written before sign-off."
    return [
        Subheading(action.workstream_name or action.title),
        Table("Statuses", ("Kind", "Requirement", "Delivery", "Embedding"), (row,), widths=WIDTHS),
        Columns(
            (
                ("Explanation", (explained(action.explanation, missing, action),)),
                ("Mitigation", (explained(action.mitigation, missing, action),)),
            )
        ),
    ]


def explained(text: str, missing: str, action: ActionResult) -> Paragraph:
    """Give the words, or the flag that they are missing where the action is red."""
    return Paragraph(text) if text else Paragraph("", flag=missing if action.is_red else "")


def exit_section(material: Material) -> Section | None:
    """Give the exit criteria by workstream under their headline."""
    result = material.assessed.result
    held = [one for one in result.requirements if one.kind == "exit_criterion"]
    if not held:
        return None
    blocks: list[Block] = []
    for workstream, own in by_workstream(held, result):
        code = workstream.code if workstream else ""
        name = workstream.name if workstream else "Not assigned to a workstream"
        blocks.append(Subheading(name))
        blocks += [Paragraph(words) for words in material.words(f"exit_criteria.{code}")]
        lead = joined(workstream.executive_leads) if workstream else ""
        blocks.append(
            Table(
                f"Exit criteria: {name}",
                ("Number", "Criterion", "Lead", "Actions", "Embedding"),
                tuple(
                    (
                        Cell(one.number or str(place), is_header=True),
                        Cell(one.text),
                        Cell(one.lead or lead),
                        step_cell(one.delivery, "No action recorded"),
                        step_cell(one.embedding, "–"),
                    )
                    for place, one in enumerate(own, 1)
                ),
                widths=(0.6, 5, 1.6, 1.4, 1.4),
            )
        )
    return Section("exit-criteria", "Exit criteria", tuple(blocks))
