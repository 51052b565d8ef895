"""Risks and issues in a report, and how risks stand to the corporate register."""

from __future__ import annotations

from goldenthread.assure.programmes.results import RiskResult
from goldenthread.records.risks.models import Risk
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import day
from goldenthread.report.model import Block, Cell, Paragraph, Section, Status, Table
from goldenthread.vocabulary import band_of

DARK, WHITE = "#212b32", "#ffffff"


def registers_section(material: Material) -> Section | None:
    """Give the open risks and issues; themed risks that only the alignment counts are left out."""
    result = material.assessed.result
    risks = [one for one in result.risks if one.is_open and not one.alignment]
    issues = [one for one in result.issues if one.is_open]
    if not risks and not issues:
        return None
    names = {one.code: one.name for one in result.workstreams}
    blocks: list[Block] = []
    if risks:
        blocks.append(risk_table(risks, names))
    if issues:
        rows = tuple(
            (
                Cell(one.title, is_header=True),
                Cell(names.get(one.workstream, "")),
                Cell(one.owner),
                Cell(one.severity.capitalize() or "Not rated"),
                Cell(day(one.raised)),
                Cell("Escalated" if one.escalated else ""),
            )
            for one in issues
        )
        blocks.append(
            Table(
                "Issues",
                ("Issue", "Workstream", "Owner", "Severity", "Raised", "Escalated"),
                rows,
                widths=(4, 1.5, 1.5, 0.9, 0.9, 0.9),
            )
        )
    return Section("risks", "Risks and issues", tuple(blocks))


def risk_table(risks: list[RiskResult], names: dict[str, str]) -> Table:
    """Give the risks, the highest current score first, those without a score last."""
    ordered = sorted(risks, key=lambda one: -(one.score or 0))
    is_scored = any(one.score for one in risks)
    columns = ["Risk", "Workstream", "Owner"]
    columns += ["Before controls", "Now", "Target"] if is_scored else []
    columns.append("Controls and mitigation")
    widths = [3.2, 1.3, 1.5, *([0.9, 0.9, 0.9] if is_scored else []), 3]
    rows = []
    for one in ordered:
        row = [
            Cell(one.title, is_header=True, flag="above appetite" if one.exceeds_appetite else ""),
            Cell(names.get(one.workstream, "Whole programme")),
            Cell(one.owner),
        ]
        if is_scored:
            row += [score_cell(one.inherent), score_cell(one.score), score_cell(one.target)]
        rows.append((*row, Cell(one.controls or "None recorded")))
    return Table("Risks", tuple(columns), tuple(rows), widths=tuple(widths))


def score_cell(score: int | None) -> Cell:
    """Give a score in the colour of its band."""
    if score is None:
        return Cell("Not scored")
    band = band_of(score)
    ink = WHITE if band.code in ("low", "extreme") else DARK
    return Cell(status=Status(f"{score} {band.words.lower()}", band.symbol, band.colour, ink))


def alignment_table(material: Material) -> Table | None:
    """Count the themed risks by how they stand to the corporate register."""
    themed = [one for one in material.assessed.result.risks if one.alignment]
    if not themed:
        return None
    rows = [(Cell("Risks identified once themed", is_header=True), figure(len(themed)))]
    for code, label in Risk.Alignment.choices:
        count = sum(one.alignment == code for one in themed)
        if code and count:
            rows.append((Cell(label, is_header=True), figure(count)))
    return Table(
        "Alignment with the corporate risk register", ("Risks", "Number"), tuple(rows),
        widths=(6, 1),
    )  # fmt: skip


def alignment_section(material: Material) -> Section | None:
    """Give the alignment table with the author's words."""
    table = alignment_table(material)
    if table is None:
        return None
    words = [Paragraph(text) for text in material.words("register_alignment")]
    return Section("register-alignment", "Risk register alignment", (*words, table))


def figure(number: int) -> Cell:
    """Give a number in a cell."""
    return Cell(str(number), align="end")
