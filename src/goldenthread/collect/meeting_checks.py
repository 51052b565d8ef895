"""What rows of committees, meetings and their agendas must fulfil together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from goldenthread.collect.boardroom import Boardroom, part_of
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.meeting_sheets import UPLOAD
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed, dates_in_order
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key, Row, Subject, change_of
from goldenthread.records.meetings import subjects
from goldenthread.records.meetings.subjects import IN_COMMITTEE, IN_ITEM, IN_MEETING
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.meetings import PaperSource
from goldenthread.vocabulary.quorum import QuorumError, parse_quorum

BODY = ("report", "period_kind", "period_start", "file", "upload")


def changes(row: TypedRow, subject: Subject, catalogue: Catalogue) -> bool:
    """Say whether the row would add or change a record."""
    before = catalogue.directory.records(subject.name).get(subject.key_of(row.fields))
    return before is None or bool(change_of(subject, row.fields, before))


def keepers_only(subject: Subject, column: str) -> Check:
    """Give the check that only who keeps the organisation's committees changes these records."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        by, may = catalogue.by, {}
        if by is None:
            return rows
        for row in rows:
            code = row.fields["organisation"]
            if code not in may:
                organisation = Organisation.objects.filter(code=code).first()
                may[code] = by.has_perm("meetings.keep_committees", organisation)
            if not may[code] and changes(row, subject, catalogue):
                error = CellError(
                    "only an administrator adds or changes committees and their seats",
                    "what is stored of them",
                )
                problems.error(row.number, column, str(row.fields[column]), error)
        return rows

    return check


def check_committees(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A quorum is a rule that can be counted."""
    for row in rows:
        if words := row.fields.get("quorum"):
            try:
                parse_quorum(words)
            except QuorumError as error:
                problems.error(
                    row.number, "quorum", words,
                    CellError(f"cannot be counted: {error.reason}", error.allowed),
                )  # fmt: skip
    return keepers_only(subjects.COMMITTEES, "code")(rows, catalogue, problems, typed)


def check_seats(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A seat ends after it begins."""
    dates_in_order("held_from", "held_to")(rows, catalogue, problems, typed)
    return keepers_only(subjects.COMMITTEE_SEATS, "post")(rows, catalogue, problems, typed)


def check_terms(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A version that is stored does not change, nor does it get further sections."""
    stored = catalogue.directory.records("terms")
    for row in rows:
        version = stored.get(subjects.TERMS.key_of(row.fields))
        if version and (
            changes(row, subjects.TERMS_SECTIONS, catalogue)
            or row.fields.get("review_due", version.values["review_due"])
            != version.values["review_due"]
        ):
            number = row.fields["number"]
            error = CellError(f"version {number} is stored and does not change", "a new version")
            problems.error(row.number, "version", str(number), error)
    return rows


def check_approvals(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """An approval is of a version that there is, and is never rewritten."""
    known = set(catalogue.directory.records("terms"))
    known |= {subjects.TERMS.key_of(row) for row in typed.get("terms", [])}
    stored = catalogue.directory.records("terms_approvals")
    for row in rows:
        number = row.fields.get("number")
        if number is not None and subjects.TERMS.key_of(row.fields) not in known:
            error = CellError("is no version of these terms", "a version of the sheet terms")
            problems.error(row.number, "version", str(number), error)
        before = stored.get(subjects.TERMS_APPROVALS.key_of(row.fields))
        if before and change_of(subjects.TERMS_APPROVALS, row.fields, before):
            error = CellError("this approval is stored and does not change", "what is stored of it")
            problems.error(row.number, "on", str(row.fields["on"]), error)
    return rows


def check_planned(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Private items of a forward plan need a seat."""
    boardroom = Boardroom(catalogue, typed)
    stored = catalogue.directory.records("planned_items")
    for row in rows:
        before = stored.get(subjects.PLANNED_ITEMS.key_of(row.fields))
        is_private = row.fields.get("is_private") or (before and before.values["is_private"])
        boardroom.refuse_private(row, problems, is_private=bool(is_private))
        if row.fields.get("source") == UPLOAD:
            row.fields["source"] = PaperSource.UPLOAD.value
    return dates_in_order("first", "until")(rows, catalogue, problems, typed)


def check_meetings(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A private meeting needs a seat; it ends after it begins."""
    boardroom = Boardroom(catalogue, {**typed, "meetings": [row.fields for row in rows]})
    for row in rows:
        key = subjects.MEETINGS.key_of(row.fields)
        boardroom.refuse_private(row, problems, is_private=key in boardroom.private_meetings)
        starts, ends = row.fields.get("starts"), row.fields.get("ends")
        if starts and ends and ends <= starts:
            error = CellError(f"is not after {starts:%H:%M}", "a later time")
            problems.error(row.number, "ends", f"{ends:%H:%M}", error)
    return rows


def check_agenda(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Items keep the order of the rows; an item names one paper at most."""
    boardroom = Boardroom(catalogue, {**typed, "agenda": [row.fields for row in rows]})
    planned = {subjects.PLANNED_ITEMS.key_of(row) for row in boardroom.rows("planned_items")}
    for row in rows:
        fields = row.fields
        row_is_private = boardroom.is_private({**fields, "item": fields["reference"]})
        boardroom.refuse_private(row, problems, is_private=row_is_private)
        if fields.get("planned") and (*part_of(fields, IN_COMMITTEE), fields["planned"]) not in (
            planned
        ):
            error = CellError("is no item of the forward plan", "a code of the sheet planned_items")
            problems.error(row.number, "planned", fields["planned"], error)
        if fields.get("file") and fields.get("report"):
            error = CellError("stands beside a report", "one of the two; more in the sheet papers")
            problems.error(row.number, "file", fields["file"], error)
        need_period(row, problems)
    in_order_of_rows(rows, catalogue, subjects.AGENDA, IN_MEETING)
    return rows


def paper_of(item: Row) -> dict[str, Any]:
    """Give the first paper of an item as the row of the agenda names it."""
    source = PaperSource.REPORT if item.get("report") else PaperSource.UPLOAD
    found = {name: item[name] for name in BODY if name in item}
    place = {name: item[name] for name in IN_MEETING}
    return {**place, "item": item["reference"], "order": 0, **found, "source": source.value}


def need_period(row: TypedRow, problems: Problems) -> None:
    """Tell an error where a report has no period; leave no period without a report."""
    if row.fields.get("report") and not row.fields.get("period_start"):
        error = CellError("a report is one of a period", "a period such as 2023-03")
        problems.error(row.number, "period", "", error)
    elif "report" in row.fields and not row.fields["report"]:
        row.fields |= {"period_kind": "", "period_start": None}


def in_order_of_rows(
    rows: Rows, catalogue: Catalogue, subject: Subject, owner: tuple[str, ...]
) -> None:
    """Give new rows without an order a place after those before them; stored ones keep theirs."""
    stored = catalogue.directory.records(subject.name)
    last: Counter[Key] = Counter()
    for key, before in stored.items():
        last[key[: len(owner)]] = max(last[key[: len(owner)]], before.values["order"])
    for row in rows:
        place, before = part_of(row.fields, owner), stored.get(subject.key_of(row.fields))
        if row.fields.get("order"):
            last[place] = max(last[place], row.fields["order"])
        elif before:
            row.fields.pop("order", None)
        else:
            last[place] += 1
            row.fields["order"] = last[place]


def check_papers(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A paper belongs to an item, has one body, and stays as it is once it is approved."""
    boardroom = Boardroom(catalogue, typed)
    tables = {key[1] for key in catalogue.directory.records("tables")}
    tables |= {row["table"] for row in typed.get("tables", [])}
    named = papers_of_items(typed.get("agenda", []))
    for row in rows:
        fields = row.fields
        boardroom.need_item(row, "item", problems)
        take_body(row, named.get(subjects.PAPERS.key_of(fields)), problems)
        stored = catalogue.directory.records("papers").get(subjects.PAPERS.key_of(fields))
        was_private = bool(stored and stored.values["is_private"])
        boardroom.refuse_private(
            row, problems, is_private=was_private or boardroom.is_private(fields)
        )
        need_period(row, problems)
        if "about" in fields and fields["about"] is None:
            fields["about_committee"] = None
        for code in filter(None, (fields.get("tables") or "").split("|")):
            if code.strip() not in tables:
                error = CellError("is no table", "codes of the sheet tables, separated by |")
                problems.error(row.number, "tables", code, error)
        need_body(row, problems)
    return rows


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
    named = [
        source
        for source, column in (("report", "report"), ("words", "words"), ("terms", "terms"))
        if fields.get(column)
    ]
    written = fields.get("source") or (UPLOAD if fields.get("file") else "")
    if "source" in fields or named or fields.get("file"):
        source = written or next(iter(named), "")
        fields["source"] = PaperSource.UPLOAD.value if source == UPLOAD else source
    if fields.get("file") and fields["source"]:
        error = CellError("stands beside another body", "a file, or another source of the body")
        problems.error(row.number, "file", fields["file"], error)
    for column in NEEDED.get(PaperSource(fields.get("source") or ""), ()):
        if not fields.get(column):
            source = fields["source"].replace("_", " ")
            error = CellError(f"is empty, and the source of the paper is {source}", column)
            problems.error(row.number, column, "", error)


def check_front_rows(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A row of a front sheet belongs to a paper."""
    boardroom = Boardroom(catalogue, typed)
    for row in rows:
        fields = row.fields
        boardroom.need_item(row, "item", problems)
        boardroom.refuse_private(row, problems, is_private=boardroom.is_private(fields))
        if (*part_of(fields, IN_ITEM), fields["paper"]) not in boardroom.papers:
            error = CellError("is no paper of this item", "a row of the sheet papers")
            problems.error(row.number, "paper", str(fields["paper"]), error)
    return rows


PAPER_CHECKS: dict[str, Check] = {
    "committees": check_committees,
    "committee_seats": check_seats,
    "terms": check_terms,
    "terms_approvals": check_approvals,
    "planned_items": check_planned,
    "meetings": check_meetings,
    "agenda": check_agenda,
    "papers": check_papers,
    "front_sheet_rows": check_front_rows,
}
