"""The front sheet of a paper, from the author's words."""

from __future__ import annotations

from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.model import Block, Cell, Section, Table

FIELDS = (
    ("front.meeting", "Meeting"),
    ("front.sponsor", "Sponsor"),
    ("front.author", "Author"),
    ("front.appendices", "Appendices"),
    ("front.action_required", "Action required"),
    ("front.purpose", "Purpose"),
    ("front.key_issues", "Summary of key issues"),
    ("front.recommendations", "Recommendations"),
    ("front.assurance_route", "Assurance route"),
)


def front_section(
    material: Material,
    fields: tuple[tuple[str, str], ...] = FIELDS,
    implications: str = "front.implications",
) -> Section | None:
    """Give the front sheet: its fields, then the implications; None where nothing is written."""
    rows = tuple(
        (Cell(label, is_header=True), Cell("\n".join(words)))
        for section, label in fields
        if (words := material.words(section))
    )
    blocks: list[Block] = []
    if rows:
        blocks.append(Table("Front sheet", ("Field", "Entry"), rows, widths=(1, 4)))
    if lines := material.words(implications):
        parts = [line.partition(":") for line in lines]
        blocks.append(
            Table(
                "Implications",
                ("Kind", "Implication"),
                tuple((Cell(k.strip(), is_header=True), Cell(v.strip())) for k, _, v in parts),
                widths=(1, 4),
            )
        )
    return Section("front-sheet", "Front sheet", tuple(blocks)) if blocks else None
