"""The end of a programme's report: what was restated, and how it was judged."""

from __future__ import annotations

from goldenthread.assure.programmes.results import ProgrammeResult
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import status_of
from goldenthread.report.compositions.programmes.restated import restated
from goldenthread.report.model import Block, Cell, Paragraph, Section, Table
from goldenthread.vocabulary import StatusScale

RULES = {
    "worst_of_musts": "the worst of musts, conditions and exit criteria; where there are none, "
    "the majority of the rest, ties to the worse",
    "worst": "the worst of all",
    "majority": "the majority, ties to the worse",
    "share_overdue": "red from 20% overdue, amber from 10% late or one red must",
}


def restated_section(material: Material) -> Section | None:
    """Give what the last edition printed and is known differently now."""
    edition = material.previous_edition
    found = restated(material) if edition else []
    if not edition or not found:
        return None
    rows = tuple(
        (
            Cell(one.name, is_header=True),
            Cell(one.period_label),
            Cell(one.was, align="end"),
            Cell(one.now, align="end"),
            Cell(one.reason or "No reason recorded"),
        )
        for one in found
    )
    return Section(
        "restated",
        "Restated since the last edition",
        (
            Paragraph(
                f"Against edition {edition.number} of {edition.period.long_label}, frozen "
                f"{edition.frozen_at:%-d %B %Y}."
            ),
            Table(
                "Restated figures and statuses",
                ("What", "Period", "Printed then", "Known now", "Reason"),
                rows,
                widths=(3.5, 1, 1.6, 1.6, 2.5),
            ),
        ),
    )


def method_section(material: Material) -> Section:
    """Say how statuses were judged and rolled up, with the scales in use."""
    result = material.assessed.result
    blocks: list[Block] = [
        Paragraph(
            "Delivery: complete once completed and approved by the evidence assurance panel. "
            "Otherwise the later of the report's date and the forecast is held against the "
            "baselined date: on time is on track, under a month late is off track and needs a "
            "recovery action, a month or more is overdue. Embedding is judged from its own date "
            "and evidence of the effect, and is complete only with delivery and the panel. The "
            "owner states a status; where it differs from the rule's, both are printed with the "
            "reason."
        ),
        Paragraph(f"Roll-up by the rule '{result.roll_up}': {RULES[result.roll_up]}."),
        *scale_tables(result),
    ]
    return Section("method", "How statuses are judged", tuple(blocks))


def scale_tables(result: ProgrammeResult) -> list[Table]:
    """Give each scale in use with what its steps mean."""
    scales: dict[str, StatusScale] = {result.scale.code: result.scale}
    if result.milestones:
        scales[result.milestone_scale.code] = result.milestone_scale
    return [
        Table(
            scale.name,
            ("Step", "Meaning to the rule"),
            tuple(
                (
                    Cell(status=status_of(step), is_header=True),
                    Cell(step.standing.label),
                )
                for step in reversed(scale.steps)
            ),
            widths=(2, 2),
        )
        for scale in scales.values()
    ]
