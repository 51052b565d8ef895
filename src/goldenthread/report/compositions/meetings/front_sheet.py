"""The front sheet of a paper: what it asks, who brings it, what it touches, who has seen it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from goldenthread.records.meetings.models import FrontSheetRow, Paper
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.parts import (
    NOTHING,
    SAYS_NOTHING,
    day,
    paper_of,
    short_day,
)
from goldenthread.report.model import Block, Cell, Paragraph, Report, Section, Table
from goldenthread.vocabulary.meetings import FrontRow, Part, Purpose
from goldenthread.vocabulary.redaction import published, whole

COLUMNS = {
    FrontRow.IMPLICATION: ("Implication", "Answer", "Comment"),
    FrontRow.OBJECTIVE: ("Objective", "Answer", "Comment"),
    FrontRow.SEEN_BY: ("Committee or group", "Date", "Outcome"),
    FrontRow.ASSESSMENT: ("Assessment", "Answer", "Comment"),
    FrontRow.CONFLICT: ("Conflict", "Answer", "Comment"),
}
KINDS = (
    FrontRow.SEEN_BY,
    FrontRow.OBJECTIVE,
    FrontRow.IMPLICATION,
    FrontRow.ASSESSMENT,
    FrontRow.CONFLICT,
)
WIDTHS = (2.6, 1.2, 3.0)


@dataclass(frozen=True)
class FrontSheet:
    """What the front sheet of a paper says: (label, words) in order, then rows by their kind."""

    title: str
    label: str
    entries: tuple[tuple[str, str], ...]
    rows: tuple[tuple[FrontRow, tuple[tuple[str, str, str], ...]], ...] = ()


def front_sheet_of(paper: Paper, part: Part) -> FrontSheet:
    """Give the front sheet of a paper; its item, meeting, posts, risk and rows are at hand.

    In the public part what stands in double brackets is left out.
    """
    shown = published if part is Part.PUBLIC else whole
    item, meeting = paper.item, paper.item.meeting
    purpose = Purpose(item.purpose).label if item.purpose else ""
    risk = " ".join(words for words in (paper.risk_words, str(paper.risk or "")) if words)
    entries = (
        ("Agenda item", str(item) if str(paper) != item.title else item.reference),
        ("Sponsor", paper.sponsor.title if paper.sponsor else ""),
        ("Author", paper.author.title if paper.author else ""),
        ("For", purpose),
        ("Action required", paper.action_required),
        ("Purpose", paper.purpose),
        ("Summary of key issues", paper.summary),
        ("Recommendation", paper.recommendation),
        ("Assurance route", paper.assurance_route),
        ("Risk register", risk),
        ("Appendices", paper.appendices),
        ("Confidentiality", paper.confidentiality),
    )
    rows = [(kind, rows_of(paper, kind, shown)) for kind in KINDS]
    nothing = [(kind.label, NOTHING) for kind, held in rows if held and says_nothing(held)]
    return FrontSheet(
        title=str(paper),
        label=f"{meeting.title or meeting.committee.name}, {day(meeting.date)}",
        entries=tuple(
            (label, shown(words.strip())) for label, words in (*entries, *nothing) if words.strip()
        ),
        rows=tuple((kind, held) for kind, held in rows if held and not says_nothing(held)),
    )


def rows_of(
    paper: Paper, kind: FrontRow, shown: Callable[[str], str]
) -> tuple[tuple[str, str, str], ...]:
    """Give the rows of a kind that a paper's front sheet has."""
    held = [row_words(one) for one in paper.front_rows.all() if one.kind == kind]
    return tuple((shown(name), shown(middle), shown(comment)) for name, middle, comment in held)


def says_nothing(rows: Iterable[tuple[str, str, str]]) -> bool:
    """Say whether rows only say that there is nothing: 'N/A'."""
    return all(SAYS_NOTHING.match(words.strip()) for row in rows for words in row)


def row_words(row: FrontSheetRow) -> tuple[str, str, str]:
    """Give a row's name, its answer or day, and its comment."""
    middle = short_day(row.on) if row.kind == FrontRow.SEEN_BY else row.answer
    return (row.name, middle or row.answer, row.comment)


def front_sheet_document(organisation: Organisation, sheet: FrontSheet, **more: object) -> Report:
    """Give a front sheet as a document of its own."""
    blocks = front_blocks(sheet) or (Paragraph("Nothing is written on its front sheet."),)
    return paper_of(
        organisation, "front-sheet", sheet.title, sheet.label,
        [Section("front-sheet", "", tuple(blocks))], **more,
    )  # fmt: skip


def front_section(sheet: FrontSheet) -> Section | None:
    """Give a front sheet as the first section of a paper that is written here; None when empty."""
    blocks = front_blocks(sheet)
    return Section("front-sheet", "", tuple(blocks)) if blocks else None


def front_blocks(sheet: FrontSheet) -> list[Block]:
    """Give the tables of a front sheet that have something in them."""
    blocks: list[Block] = []
    if sheet.entries:
        rows = tuple((Cell(label, is_header=True), Cell(words)) for label, words in sheet.entries)
        blocks.append(Table("Front sheet", ("Field", "Entry"), rows, widths=(1.4, 5.4)))
    return [*blocks, *(kind_table(kind, rows) for kind, rows in sheet.rows)]


def kind_table(kind: FrontRow, held: Sequence[tuple[str, str, str]]) -> Table:
    """Give the table of a kind of rows without the columns that nothing stands in."""
    used = [at for at in range(3) if at == 0 or any(row[at].strip() for row in held)]
    return Table(
        kind.label,
        tuple(COLUMNS[kind][at] for at in used),
        tuple(tuple(Cell(row[at]) for at in used) for row in held),
        widths=tuple(WIDTHS[at] for at in used),
    )
