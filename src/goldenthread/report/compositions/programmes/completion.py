"""Completion against trajectory and the evidence assurance panel's table."""

from __future__ import annotations

from goldenthread.assure.foresight.programmes import foresee_programme
from goldenthread.assure.programmes.assess import CUTS, completion_by
from goldenthread.assure.programmes.completion import Completion
from goldenthread.assure.programmes.panel import KINDS, PanelRow, PanelTable
from goldenthread.report.charts import completion_graph
from goldenthread.report.compositions.programmes.expected import expected_blocks
from goldenthread.report.compositions.programmes.material import Material
from goldenthread.report.compositions.programmes.parts import share
from goldenthread.report.model import Block, Cell, Graph, Paragraph, Section, Table

LEAST_DATED = 0.5  # a trajectory of fewer dated actions would mislead


def completion_section(material: Material) -> Section | None:
    """Give the completion of all dated actions, then by each cut that has parts."""
    found, result = material.assessed.completion, material.assessed.result
    dated = sum(one.baseline is not None for one in result.actions)
    if not dated:
        return None
    if dated < len(result.actions) * LEAST_DATED:
        words = (
            f"{share(found.actual_now, found.total)} of the actions are complete with the panel's "
            f"approval. Only {dated} of {found.total} have an agreed date: no trajectory is drawn."
        )
        return Section("completion", "Completion against trajectory", (Paragraph(words),))
    blocks: list[Block] = [
        *(Paragraph(text) for text in completion_words(found)),
        graph_of("All actions", found),
    ]
    if material.organisation.shows_chances:
        blocks += expected_blocks(foresee_programme(result))
    for cut, label in CUTS.items():
        parts = completion_by(cut, result)
        if len(parts) > 1:
            blocks.append(cut_table(label, parts))
    return Section("completion", "Completion against trajectory", tuple(blocks))


def completion_words(found: Completion) -> list[str]:
    """Word how completion stands, the gap, and the surge of what falls due next."""
    month = found.months[found.at].long_label
    planned, actual = found.planned_now, found.actual_now
    words = [
        f"By {month} {share(actual, found.total)} of the actions are complete with the panel's "
        f"approval; {share(planned, found.total)} were planned."
    ]
    if found.gap < 0:
        words.append(f"That is {-found.gap} behind the trajectory.")
    elif found.gap:
        words.append(f"That is {found.gap} ahead of the trajectory.")
    if any(count for _, count in found.ahead):
        ahead = ", ".join(f"{count} in {month.long_label}" for month, count in found.ahead)
        words.append(f"Falling due next: {ahead}.")
    return [" ".join(words)]


def graph_of(name: str, found: Completion) -> Graph:
    """Give the picture of planned, actual and forecast completion in percent."""
    month = found.months[found.at].long_label
    return completion_graph(
        caption=f"{name}: cumulative completion",
        description=(
            f"{name}: by {month} {found.actual_now} of {found.total} complete, "
            f"{found.planned_now} planned."
        ),
        months=tuple(period.label for period in found.months),
        planned=tuple(found.percent(count) for count in found.planned),
        actual=tuple(found.percent(count) for count in found.actual),
        forecast=tuple(found.percent(count) for count in found.forecast),
        percent=True,
    )


def cut_table(label: str, parts: dict[str, Completion]) -> Table:
    """Give completion by the parts of a cut, with the gap."""
    rows = tuple(
        (
            Cell(readable(name), is_header=True),
            Cell(str(found.total), align="end"),
            Cell(share(found.planned_now, found.total), align="end"),
            Cell(share(found.actual_now, found.total), align="end"),
            Cell(f"{found.gap:+d}" if found.gap else "0", align="end"),
        )
        for name, found in parts.items()
    )
    return Table(
        f"Completion by {label}",
        (label.capitalize() if label.islower() else label, "Actions", "Planned", "Complete",
         "Gap"),
        rows,
        widths=(3, 1, 1.4, 1.4, 1),
    )  # fmt: skip


def readable(name: str) -> str:
    """Give a code as words."""
    return name.replace("_", " ").capitalize() if name.islower() else name


def panel_block(table: PanelTable) -> Table | None:
    """Give the panel's table; None where nothing was presented."""
    if not table.total.presented:
        return None
    kinds = [KINDS[kind] for kind in table.kinds]
    has_more = bool(table.total.more_evidence)
    columns = ["Division", "Presented", "Approved", "Declined"]
    columns += ["More evidence"] if has_more else []
    columns += [f"Approved: {kind}" for kind in kinds] + [f"Declined: {kind}" for kind in kinds]
    dates = ", ".join(f"{date:%-d %B %Y}" for date in table.dates)
    return Table(
        f"Evidence assurance panel of {dates}",
        tuple(columns),
        tuple(panel_cells(row, has_more) for row in (*table.rows, table.total)),
        widths=(2, *([1] * (len(columns) - 1))),
    )


def panel_cells(row: PanelRow, has_more: bool) -> tuple[Cell, ...]:
    """Give a row of the panel's table."""
    counts = [row.presented, row.approved, row.declined]
    counts += [row.more_evidence] if has_more else []
    counts += [*row.approved_by_kind, *row.declined_by_kind]
    return (
        Cell(row.division, is_header=True),
        *(Cell(str(count), align="end") for count in counts),
    )


def panel_section(material: Material) -> Section | None:
    """Give the panel's month with the author's words."""
    table = panel_block(material.assessed.panel)
    if table is None:
        return None
    words = [Paragraph(text) for text in material.words("evidence_assurance")]
    return Section("evidence-assurance", "Evidence assurance panel", (*words, table))


def domain_section(material: Material) -> Section | None:
    """Give the completed actions by CQC domain, with the author's words."""
    words = [Paragraph(text) for text in material.words("domains")]
    done = [one for one in material.assessed.result.actions if one.approved]
    counts: dict[str, int] = {}
    for action in done:
        for domain in action.domains:
            counts[domain] = counts.get(domain, 0) + 1
    blocks: list[Block] = list(words)
    if counts:
        rows = tuple(
            (Cell(name, is_header=True), Cell(share(count, len(done)), align="end"))
            for name, count in counts.items()
        )
        blocks.append(Table("Completed actions by CQC domain", ("CQC domain", "Completed"), rows))
    return Section("domains", "Completed actions by CQC domain", tuple(blocks)) if blocks else None
