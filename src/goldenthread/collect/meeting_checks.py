"""What rows of committees, meetings and their agendas must fulfil together."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from goldenthread.collect.boardroom import Boardroom, part_of
from goldenthread.collect.catalogue import Catalogue
from goldenthread.collect.meeting_sheets import UPLOAD
from goldenthread.collect.problems import CellError
from goldenthread.collect.programme_checks import Check, Rows, Typed, dates_in_order
from goldenthread.collect.rows import Problems, TypedRow
from goldenthread.records.history.keeping import Key, Subject, change_of
from goldenthread.records.meetings import subjects
from goldenthread.records.meetings.subjects import IN_COMMITTEE, IN_MEETING
from goldenthread.records.organisations.models import Organisation
from goldenthread.vocabulary.meetings import PaperSource
from goldenthread.vocabulary.quorum import QuorumError, parse_quorum


def keepers_only(subject: Subject, column: str) -> Check:
    """Give the check that only who keeps the organisation's committees changes these records."""

    def check(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
        by, may, boardroom = catalogue.by, {}, Boardroom(catalogue, typed)
        if by is None:
            return rows
        for row in rows:
            code = row.fields["organisation"]
            if code not in may:
                organisation = Organisation.objects.filter(code=code).first()
                may[code] = by.has_perm("meetings.keep_committees", organisation)
            if not may[code] and boardroom.changes(row, subject):
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
    """A version has one review date; one that is stored neither changes nor gets more sections."""
    stored, boardroom = catalogue.directory.records("terms"), Boardroom(catalogue, typed)
    reviews: dict[Key, dt.date] = {}
    for row in rows:
        key, review = subjects.TERMS.key_of(row.fields), row.fields.pop("review_due", None)
        if review and reviews.setdefault(key, review) != review:
            error = CellError(f"is another than {reviews[key]}", "one day for a version, or empty")
            problems.error(row.number, "review_due", str(review), error)
    for row in rows:
        key, number = subjects.TERMS.key_of(row.fields), row.fields["number"]
        row.fields["review_due"] = reviews.get(key)
        version = stored.get(key)
        if version and (
            boardroom.changes(row, subjects.TERMS_SECTIONS)
            or reviews.get(key) not in (None, version.values["review_due"])
        ):
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
    rows = boardroom.open_rows(rows, problems, boardroom.with_stored(subjects.PLANNED_ITEMS))
    for row in rows:
        if row.fields.get("source") == UPLOAD:
            row.fields["source"] = PaperSource.UPLOAD.value
    return dates_in_order("first", "until")(rows, catalogue, problems, typed)


def check_meetings(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """A private meeting needs a seat; a meeting ends after it begins."""
    boardroom = Boardroom(catalogue, {**typed, "meetings": [row.fields for row in rows]})

    rows = boardroom.open_rows(
        rows, problems, lambda row: [{**row.fields, "meeting": row.fields["code"]}]
    )
    begun = {key[:3] for key in catalogue.directory.records("agenda")}
    for row in rows:
        key, before = subjects.MEETINGS.key_of(row.fields), boardroom.before(row, subjects.MEETINGS)
        part = row.fields.get("part")
        if before and part not in (None, before.values["part"]) and key in begun:
            error = CellError("cannot change: the meeting has an agenda", before.values["part"])
            problems.error(row.number, "part", part, error)
        if (
            before
            and key in boardroom.approved
            and change_of(subjects.MEETINGS, row.fields, before)
        ):
            error = CellError("the minutes of this meeting are approved", "what is stored of it")
            problems.error(row.number, "code", row.fields["code"], error)
        starts, ends = row.fields.get("starts"), row.fields.get("ends")
        if starts and ends and ends <= starts:
            error = CellError(f"is not after {starts:%H:%M}", "a later time")
            problems.error(row.number, "ends", f"{ends:%H:%M}", error)
    return rows


def check_agenda(rows: Rows, catalogue: Catalogue, problems: Problems, typed: Typed) -> Rows:
    """Items keep the order of the rows; an item names one paper at most."""
    boardroom = Boardroom(catalogue, {**typed, "agenda": [row.fields for row in rows]})
    planned = {subjects.PLANNED_ITEMS.key_of(row) for row in boardroom.rows("planned_items")}
    rows = boardroom.open_rows(
        rows, problems, lambda row: [{**row.fields, "item": row.fields["reference"]}]
    )
    for row in rows:
        fields = row.fields
        if fields.get("planned") and (*part_of(fields, IN_COMMITTEE), fields["planned"]) not in (
            planned
        ):
            error = CellError("is no item of the forward plan", "a code of the sheet planned_items")
            problems.error(row.number, "planned", fields["planned"], error)
        if fields.get("file") and fields.get("report"):
            error = CellError("stands beside a report", "one of the two; more in the sheet papers")
            problems.error(row.number, "file", fields["file"], error)
        need_period(row, problems)
        boardroom.refuse_move(row, problems, subjects.AGENDA)
    in_order_of_rows(rows, catalogue, subjects.AGENDA, IN_MEETING)
    for row in rows:
        boardroom.refuse_approved(row, problems, subjects.AGENDA)
    return rows


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


MEETING_CHECKS: dict[str, Check] = {
    "committees": check_committees,
    "committee_seats": check_seats,
    "terms": check_terms,
    "terms_approvals": check_approvals,
    "planned_items": check_planned,
    "meetings": check_meetings,
    "agenda": check_agenda,
}
