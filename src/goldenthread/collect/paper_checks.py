"""What rows of papers and their front sheets must fulfil, and the documents that they name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from goldenthread.collect.boardroom import SEATED, Boardroom, part_of
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.meeting_checks import need_period
from goldenthread.collect.meeting_sheets import UPLOAD
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key, Row, Stored, change_of
from goldenthread.records.meetings import subjects
from goldenthread.records.meetings.subjects import IN_ITEM, IN_MEETING, IN_PAPER
from goldenthread.records.meetings.uploads import UploadRefusedError, checked_upload
from goldenthread.vocabulary.meetings import PaperSource, PaperState

BODY = ("report", "period_kind", "period_start", "file", "upload")
APPROVED = PaperState.APPROVED.value


def check_papers(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A paper belongs to an item, has one body, and stays as it is once it is approved."""
    boardroom, documents = Boardroom(catalogue, typed), Documents(catalogue)
    tables = {key[1] for key in catalogue.directory.records("tables")}
    tables |= {row["table"] for row in typed.get("tables", [])}
    named = papers_of_items(typed.get("agenda", []))
    rows = boardroom.open_rows(rows, problems, boardroom.with_stored(subjects.PAPERS))
    for row in rows:
        fields = row.fields
        boardroom.need_item(row, "item", problems)
        take_body(row, named.get(subjects.PAPERS.key_of(fields)), problems)
        before = catalogue.directory.records("papers").get(subjects.PAPERS.key_of(fields))
        need_period(row, problems)
        if "about" in fields and fields["about"] is None:
            fields["about_committee"] = None
        for code in filter(None, (fields.get("tables") or "").split("|")):
            if code.strip() not in tables:
                error = CellError("is no table", "codes of the sheet tables, separated by |")
                problems.error(row.number, "tables", code, error)
        need_body(row, problems)
        if not fields.get("upload"):
            documents.attach(row, subjects.PAPERS.key_of(fields), problems)
        refuse_approved(row, fields, before, catalogue, problems)
        refuse_hidden_body(row, boardroom, problems)
        boardroom.refuse_move(row, problems, subjects.PAPERS)
        boardroom.refuse_approved(without_state(row), problems, subjects.PAPERS)
    return rows


def without_state(row: TypedRow) -> TypedRow:
    """Give a row without the state that is only settled once it is compared."""
    fields = {name: value for name, value in row.fields.items() if name != "state"}
    return TypedRow(row.number, fields)


def refuse_hidden_body(row: TypedRow, boardroom: Boardroom, problems: Problems) -> None:
    """Tell an error where a public paper prints a private meeting, or one that the user may not."""
    fields = row.fields
    if not fields.get("about"):
        return
    committee = (fields["organisation"], fields["about_committee"])
    if (*committee, fields["about"]) not in boardroom.private_meetings:
        return
    if not boardroom.is_private(fields):
        error = CellError("is a private meeting, and this paper is public", "a public meeting")
        problems.error(row.number, "about", fields["about"], error)
    elif boardroom.seated is not None and committee not in boardroom.seated:
        error = CellError("is private business, and you hold no seat that reads it", SEATED)
        problems.error(row.number, "about", fields["about"], error)


def check_papers_of_items(
    rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed
) -> Rows:
    """Documents that items name are papers; a paper that is approved stays as it is."""
    documents, stored = Documents(catalogue), catalogue.directory.records("papers")
    boardroom = Boardroom(catalogue, typed)
    for row in rows:
        if row.fields.get("file") or row.fields.get("report"):
            key = subjects.PAPERS.key_of(paper_of(row.fields))
            documents.attach(row, key, problems)
            paper = TypedRow(row.number, paper_of(row.fields))
            refuse_approved(row, paper.fields, stored.get(key), catalogue, problems)
            boardroom.refuse_approved(paper, problems, subjects.PAPERS)
    return rows


def refuse_approved(
    row: TypedRow, paper: Row, before: Stored | None, catalogue: Catalogue, problems: Problems
) -> None:
    """Tell an error where a row would change an approved paper, or a person would approve one.

    How far a paper was earlier is no change of one that is approved by now.
    """
    by = catalogue.by
    if before and before.values["state"] == APPROVED:
        row.fields = {k: v for k, v in row.fields.items() if k not in ("state", "received")}
        given = {name: value for name, value in paper.items() if name not in ("state", "received")}
        if given.get("upload") or change_of(subjects.PAPERS, given, before):
            words = "what is stored of it; or reopen it first"
            column = "item" if "item" in row.fields else "reference"
            error = CellError("this paper is approved", words)
            problems.error(row.number, column, str(row.fields[column]), error)
    elif paper.get("state") == APPROVED and by and not by.is_superuser:
        error = CellError("an executive approves a paper in the product", "submitted, or earlier")
        problems.error(row.number, "state", APPROVED, error)


class Documents:
    """The documents that cells name, checked where they are not the paper's already."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        files = catalogue.directory.records("paper_files").values()
        self.newest: dict[Key, str] = {  # digest of the file that stands, by paper
            part_of(one.values, IN_PAPER): one.values["sha256"]
            for one in sorted(files, key=lambda file: file.pk)
            if one.values["removed_at"] is None
        }

    def attach(self, row: TypedRow, paper: Key, problems: Problems) -> None:
        """Give the row the checked document that it names; tell an error where it is none."""
        name = row.fields.get("file")
        if not name:
            return
        try:
            content = self.catalogue.attachments.read(name)
            if hashlib.sha256(content).hexdigest() != self.newest.get(paper):
                row.fields["upload"] = checked_upload(content, name)
        except CellError as error:
            problems.error(row.number, "file", name, error)
        except UploadRefusedError as error:
            problems.error(
                row.number,
                "file",
                name,
                CellError(f"cannot be a paper: {error}", "a PDF or Word file"),
            )


def paper_of(item: Row) -> dict[str, Any]:
    """Give the first paper of an item as the row of the agenda names it."""
    source = PaperSource.REPORT if item.get("report") else PaperSource.UPLOAD
    found = {name: item[name] for name in BODY if name in item}
    place = {name: item[name] for name in IN_MEETING}
    return {**place, "item": item["reference"], "order": 0, **found, "source": source.value}


def papers_of_items(agenda: Iterable[Row]) -> dict[Key, dict[str, Any]]:
    """Give the papers that items of an agenda name themselves, by their keys."""
    papers = [paper_of(item) for item in agenda if item.get("file") or item.get("report")]
    return {subjects.PAPERS.key_of(paper): paper for paper in papers}


def take_body(row: TypedRow, named: Row | None, problems: Problems) -> None:
    """Give a paper the body that its item names; tell an error where it names another itself."""
    if named is None:
        return
    for column in ("source", "report", "file"):
        written = row.fields.get(column)
        if written not in (None, "", named.get(column)) and (column, written) != ("source", UPLOAD):
            error = CellError("is not what the agenda names", "the same, or an empty cell")
            problems.error(row.number, column, written, error)
    row.fields |= {name: named[name] for name in ("source", *BODY) if name in named}


BODIES = {"file": UPLOAD, "report": "report", "words": "words", "terms": "terms"}
NEEDED = {
    PaperSource.WORDS: ("words",),
    PaperSource.REPORT: ("report",),
    PaperSource.MINUTES: ("about",),
    PaperSource.SUMMARY: ("about",),
    PaperSource.TERMS: ("terms", "version"),
}


def need_body(row: TypedRow, problems: Problems) -> None:
    """Say where the body comes from, where the row does not; tell what it needs and has not."""
    fields = row.fields
    named = [column for column in BODIES if fields.get(column)]
    source = fields.get("source") or (BODIES[named[0]] if named else "")
    for column in named:
        if BODIES[column] != source:
            error = CellError("stands beside another body", f"one of {', '.join(BODIES)}")
            problems.error(row.number, column, fields[column], error)
    if source or "source" in fields:
        fields["source"] = PaperSource.UPLOAD.value if source == UPLOAD else source
    for column in NEEDED.get(PaperSource(fields.get("source") or ""), ()):
        if not fields.get(column):
            words = f"is empty, and the source of the paper is {source.replace('_', ' ')}"
            problems.error(row.number, column, "", CellError(words, column))


def check_front_rows(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A row of a front sheet belongs to a paper."""
    boardroom = Boardroom(catalogue, typed)
    rows = boardroom.open_rows(rows, problems, lambda row: [row.fields])
    for row in rows:
        fields = row.fields
        boardroom.need_item(row, "item", problems)
        if (*part_of(fields, IN_ITEM), fields["paper"]) not in boardroom.papers:
            error = CellError("is no paper of this item", "a row of the sheet papers")
            problems.error(row.number, "paper", str(fields["paper"]), error)
        boardroom.refuse_approved(row, problems, subjects.FRONT_SHEET_ROWS)
    return rows


PAPER_CHECKS: dict[str, Check] = {
    "papers": check_papers,
    "front_sheet_rows": check_front_rows,
}
