"""The action log of a committee in its three tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from goldenthread.assure.meetings.log import LogRow, LogTables
from goldenthread.records.meetings.models import Committee
from goldenthread.records.organisations.models import Organisation
from goldenthread.report.compositions.meetings.parts import day, paper_of
from goldenthread.report.model import Cell, Paragraph, Report, Section, Status, Table
from goldenthread.vocabulary.meetings import LogState, LogStatus
from goldenthread.vocabulary.redaction import published, whole

WHITE = "#ffffff"
OPEN = ("Ref.", "Action", "Person responsible", "Original timescale", "Progress")
CLOSED = ("Ref.", "Action", "Person responsible", "Date completed", "Action taken to close")
WIDTHS = (0.9, 3.6, 1.8, 1.6, 3.0)
CAPTIONS = {
    "due_open": "Actions due and still open",
    "due_closed": "Actions due and closed",
    "not_due": "Actions not yet due, and still open",
}


def action_log_document(
    organisation: Organisation,
    committee: Committee,
    log: LogTables,
    *,
    is_public: bool,
    **more: object,
) -> Report:
    """Give the log that a committee's meeting of a day receives, as a document.

    The public form leaves out what stands in double brackets; give it the log of the public part.
    """
    shown = published if is_public else whole
    tables = [
        log_table(
            CAPTIONS[table.value],
            [said(row, shown) for row in rows],
            is_closed=table.value == "due_closed",
        )
        for table, rows in log.tables
    ]
    steps = ", ".join(f"{one.symbol} {one.label.lower()}" for one in LogStatus)
    has_status = any(row.status for _, rows in log.tables for row in rows)
    key = [Paragraph(f"Progress: {steps}.")] if has_status else []
    return paper_of(
        organisation,
        "action-log",
        f"Action log: {committee.name}",
        f"For the meeting of {day(log.on)}",
        [Section("action-log", "", (*tables, *key))],
        **more,
    )


def said(row: LogRow, shown: Callable[[str], str]) -> LogRow:
    """Give an action with its words as they are shown."""
    return replace(
        row,
        text=shown(row.text),
        progress=shown(row.progress),
        outcome=shown(row.outcome),
        answered_by=shown(row.answered_by),
    )


def log_table(caption: str, rows: Sequence[LogRow], *, is_closed: bool) -> Table:
    """Give one of the three tables; one without rows says so in each of its columns."""
    columns = CLOSED if is_closed else OPEN
    made = tuple(closed_row(row) if is_closed else open_row(row) for row in rows)
    return Table(caption, columns, made or ((Cell("N/A"),) * len(columns),), widths=WIDTHS)


def open_row(row: LogRow) -> tuple[Cell, ...]:
    """Give an action that is open: its timescales and its progress."""
    revised = [f"Revised: {words}" for words in row.revised]
    return (
        *first_cells(row),
        Cell("\n".join([row.original or "Not set", *revised])),
        Cell(row.progress, status=status_of(row.status)),
    )


def closed_row(row: LogRow) -> tuple[Cell, ...]:
    """Give an action that is closed, proposed for closure or passed on: when, and how."""
    when, how = row.closed_when, row.outcome or row.progress
    if row.state is LogState.PROPOSED:
        when = f"{when}\n(proposed for closure)".strip()
    if row.state is LogState.DELEGATED:
        how = "\n".join(words for words in (f"Passed to: {row.passed_to}", how) if words)
    return (*first_cells(row), Cell(when), Cell(how))


def first_cells(row: LogRow) -> tuple[Cell, ...]:
    """Give reference, action and who is responsible."""
    passed = f"\nPassed on by: {row.passed_from}" if row.passed_from else ""
    answer = f"\nAnswered by the programme's action: {row.answered_by}" if row.answered_by else ""
    return (
        Cell(row.reference, is_header=True),
        Cell(f"{row.text}{passed}{answer}"),
        Cell(" and ".join(row.owners) or "Not recorded"),
    )


def status_of(status: LogStatus | None) -> Status | None:
    """Give a status as printed: words and sign on its colour."""
    return Status(status.label, status.symbol, status.colour, WHITE) if status else None
